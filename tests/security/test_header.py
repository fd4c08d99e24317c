"""The key file reads back as written, and every change to it is noticed before any key is tried."""

import contextlib
import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Damaged, Fault, NewerFormat, NotAVault
from workwell_desktop.security.framing import LARGEST
from workwell_desktop.security.header import (
    Cost,
    Header,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    parsed,
    written,
)

numbers = st.integers(1, 2**31 - 1)


def exactly(count: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=count, max_size=count)


slots = st.builds(PassphraseSlot, st.builds(Cost, numbers, numbers, numbers), exactly(16), exactly(12), exactly(48))
letters = st.text("023456789acdefghjklmnpqrstuvwxyz", min_size=58, max_size=58)
recovery_slots = st.builds(RecoverySlot, letters.map("age1{}".format), st.binary(max_size=600))


@st.composite
def headers(draw: st.DrawFn) -> Header:
    epoch = draw(numbers)
    older = draw(st.lists(st.tuples(numbers, exactly(60)), max_size=3))
    return Header(
        vault_id=draw(exactly(16)).hex(),
        epoch=epoch,
        revision=draw(numbers),
        mode=draw(st.sampled_from(Protection)),
        keyring=draw(st.none() | st.just(KeyringSlot("keyring.backends.SecretService.Keyring"))),
        passphrase=draw(st.none() | slots),
        recovery=draw(recovery_slots),
        keys=((epoch, draw(exactly(60))), *older),
        audit=draw(st.just(b"") | exactly(60)),
        key_check=draw(exactly(16)),
    ).sealed(draw(exactly(32)))


def framed(body: bytes) -> bytes:
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def sample() -> Header:
    slot = PassphraseSlot(Cost(65536, 1, 1), bytes(16), bytes(12), bytes(48))
    return Header(
        vault_id="0f" * 16,
        epoch=1,
        revision=1,
        mode=Protection.PASSPHRASE,
        keyring=None,
        passphrase=slot,
        recovery=RecoverySlot("age1" + "q" * 58, b"locked"),
        keys=((1, bytes(60)),),
        audit=bytes(60),
        key_check=bytes(16),
    ).sealed(bytes(32))


@given(headers())
def test_a_header_reads_back_as_written(header: Header) -> None:
    assert parsed(written(header)) == header


def test_every_flipped_bit_is_noticed() -> None:
    data = written(sample())
    for place in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[place] ^= 1 << bit
            with pytest.raises((Damaged, NotAVault)):
                parsed(bytes(changed))


def test_every_truncation_and_any_addition_is_noticed() -> None:
    data = written(sample())
    for length in range(len(data)):
        with pytest.raises(Damaged if length > 25 or not length else (Damaged, NotAVault)):
            parsed(data[:length])
    for more in (b"\n", b"\0", b" ", data):
        with pytest.raises(Damaged):
            parsed(data + more)


@given(headers(), exactly(32), exactly(32))
def test_the_seal_needs_the_key(header: Header, key: bytes, other: bytes) -> None:
    sealed = header.sealed(key)
    assert sealed.is_sealed_with(key)
    assert not replace(sealed, revision=sealed.revision + 1).is_sealed_with(key)
    assert key == other or not sealed.is_sealed_with(other)


@pytest.mark.parametrize("number", [3, 99, 123456789])
def test_a_newer_format_is_refused_whatever_it_holds(number: int) -> None:
    with pytest.raises(NewerFormat, match="newer version"):
        parsed(framed(b"WorkWell key file, format %d\nanything at all" % number))


@pytest.mark.parametrize("number", [b"0", b"01", b"-1", b"x", b"", b"1234567890"])
def test_a_format_that_never_was_is_damaged(number: bytes) -> None:
    with pytest.raises(Damaged):
        parsed(framed(b"WorkWell key file, format " + number + b"\n{}"))


@pytest.mark.parametrize("data", [b"SQLite format 3\0", b"%PDF-1.7", b"{}", b"\0" * 100])
def test_a_foreign_file_is_not_a_vault(data: bytes) -> None:
    with pytest.raises(NotAVault, match="does not belong to WorkWell"):
        parsed(data)


def test_a_file_of_length_zero_is_damaged() -> None:
    with pytest.raises(Damaged):
        parsed(b"")


def test_an_endless_file_is_damaged() -> None:
    with pytest.raises(Damaged):
        parsed(framed(b"WorkWell key file, format 1\n" + b" " * LARGEST))


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_fault(data: bytes) -> None:
    begun = (b"WorkWell key file, format 1\n", b"WorkWell key file, format 2\n")
    for attempt in (data, framed(data), *(framed(first + data) for first in begun)):
        with pytest.raises(Fault):
            parsed(attempt)


odd_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
names = (
    "vault_id",
    "epoch",
    "revision",
    "mode",
    "keyring",
    "passphrase",
    "recovery",
    "keys",
    "audit",
    "key_check",
    "mac",
)


@given(st.sampled_from(names), odd_values)
def test_a_well_framed_file_with_odd_contents_is_damaged_or_read(name: str, value: object) -> None:
    values = json.loads(written(sample()).split(b"\n")[1])
    values[name] = value
    data = framed(b"WorkWell key file, format 2\n" + json.dumps(values).encode())
    with contextlib.suppress(Damaged):
        assert isinstance(parsed(data), Header)


@pytest.mark.parametrize("name", names)
def test_a_missing_or_unknown_name_is_damaged(name: str) -> None:
    values = json.loads(written(sample()).split(b"\n")[1])
    held = values.pop(name)
    for names_now in (values, {**values, name: held, "more": 1}):
        with pytest.raises(Damaged):
            parsed(framed(b"WorkWell key file, format 2\n" + json.dumps(names_now).encode()))


def test_a_file_of_format_1_reads_back_and_has_no_audit_key() -> None:
    older = replace(sample(), audit=b"").sealed(bytes(32))
    data = written(older)
    assert data.startswith(b"WorkWell key file, format 1\n")
    assert b"audit" not in data
    assert parsed(data) == older
    with pytest.raises(Damaged):
        parsed(framed(data.rpartition(b"\n")[0].rpartition(b"\n")[0].replace(b"format 1", b"format 2")))


def test_an_epoch_without_its_key_is_damaged() -> None:
    with pytest.raises(Damaged):
        parsed(written(replace(sample(), epoch=2)))


def test_the_path_it_came_from_is_not_written(tmp_path: object) -> None:
    assert str(tmp_path).encode() not in written(replace(sample(), source=tmp_path))  # type: ignore[arg-type]
