"""Each purpose has its own key, and nothing shows one."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.errors import Damaged
from workwell_desktop.security import keys, protection
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.storage.audit import audit_key

key_bytes = st.binary(min_size=32, max_size=32)
vault_ids = st.binary(min_size=16, max_size=16).map(bytes.hex)


@given(key_bytes, vault_ids, st.integers(1, 1000), key_bytes)
def test_a_wrapped_key_unwraps(master: bytes, vault_id: str, epoch: int, database_key: bytes) -> None:
    wrapped = keys.wrap(master, vault_id, epoch, database_key)
    assert len(wrapped) == 60
    assert database_key not in wrapped
    assert keys.unwrap(master, vault_id, epoch, wrapped) == database_key


@given(key_bytes, vault_ids, st.integers(0, 60 * 8 - 1))
def test_a_changed_wrapped_key_is_damaged(master: bytes, vault_id: str, bit: int) -> None:
    wrapped = bytearray(keys.wrap(master, vault_id, 1, bytes(32)))
    wrapped[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Damaged):
        keys.unwrap(master, vault_id, 1, bytes(wrapped))


def test_a_wrapped_key_belongs_to_its_vault_and_epoch() -> None:
    master, vault_id = keys.new_key(), keys.new_vault_id()
    wrapped = keys.wrap(master, vault_id, 1, keys.new_key())
    for wrong_id, epoch in ((vault_id, 2), (keys.new_vault_id(), 1)):
        with pytest.raises(Damaged):
            keys.unwrap(master, wrong_id, epoch, wrapped)
    with pytest.raises(Damaged):
        keys.unwrap(keys.new_key(), vault_id, 1, wrapped)
    with pytest.raises(Damaged):
        keys.unwrap(master, vault_id, 1, b"")


def test_each_label_and_each_vault_gives_another_key() -> None:
    master = keys.new_key()
    first, second = keys.new_vault_id(), keys.new_vault_id()
    found = {keys.derived(master, vault, label) for vault in (first, second) for label in ("one", "two")}
    assert len(found) == 4
    assert master not in found


def test_the_key_check_knows_its_key() -> None:
    master, vault_id = keys.new_key(), keys.new_vault_id()
    check = keys.key_check(master, vault_id)
    assert keys.is_key_of(master, vault_id, check)
    assert not keys.is_key_of(keys.new_key(), vault_id, check)
    assert not keys.is_key_of(b"", vault_id, check)


def test_keys_and_setup_show_nothing_and_are_never_copied() -> None:
    held = VaultKeys(b"D" * 32, "ab" * 16, 1, b"M" * 32, b"A" * 32)
    setup = protection.begin()
    for secret in (held, setup):
        assert "hidden" in f"{secret!r} {secret!s} {[secret]}"
        assert "DDDD" not in repr(secret)
        for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="not to be pickled"):
                attempt(secret)


def test_the_audit_key_is_bound_to_its_vault_and_is_what_the_first_database_key_gave() -> None:
    master, vault_id, first = keys.new_key(), keys.new_vault_id(), keys.new_key()
    wrapped = keys.wrap_audit(master, vault_id, keys.first_audit_key(first))
    assert keys.unwrap_audit(master, vault_id, wrapped) == audit_key(first)
    for other in (keys.new_vault_id(), vault_id[::-1]):
        with pytest.raises(Damaged):
            keys.unwrap_audit(master, other, wrapped)
    with pytest.raises(Damaged):
        keys.unwrap(master, vault_id, 1, wrapped)
