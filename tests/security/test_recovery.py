"""The code on the recovery sheet survives tired eyes: slips are found, and the group to look at is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.security import bech32, keys, recovery
from workwell_desktop.security.header import RecoverySlot

codes = st.binary(min_size=16, max_size=16)
LETTERS = bech32.CHARACTERS.upper()


@st.composite
def slips(draw: st.DrawFn, most: int) -> tuple[bytes, str, set[int]]:
    """Draw a code, the code with one to `most` characters changed, and the groups changed."""
    code = draw(codes)
    line = list("".join(recovery.groups(code)))
    places = draw(st.sets(st.integers(0, 31), min_size=1, max_size=most))
    for place in places:
        line[place] = draw(st.sampled_from([letter for letter in LETTERS if letter != line[place]]))
    return code, "".join(line), {place // 4 for place in places}


@given(codes)
def test_a_code_reads_back(code: bytes) -> None:
    groups = recovery.groups(code)
    assert [len(group) for group in groups] == [4] * 8
    assert recovery.code_from("-".join(groups)) == code


@given(codes, st.randoms(use_true_random=False))
def test_case_spaces_dashes_and_look_alikes_are_forgiven(code: bytes, chance: object) -> None:
    shuffle = chance.choice  # type: ignore[attr-defined]
    looks = {"0": "0Oo", "L": "LlIi1", "8": "8Bb"}
    typed = ""
    for letter in "".join(recovery.groups(code)):
        typed += shuffle(looks.get(letter, letter + letter.lower()))
        typed += shuffle(["", "", " ", "-", "–", " — ", "\n", "\t", ".", "\u00a0"])
    assert recovery.code_from(typed) == code


@given(slips(4))
def test_one_to_four_changed_characters_are_always_noticed(slip: tuple[bytes, str, set[int]]) -> None:
    _, typed, _ = slip
    with pytest.raises(Refusal, match="differ from the sheet") as caught:
        recovery.code_from(typed)
    assert caught.value.field == "recovery_code"


@given(slips(2))
def test_one_or_two_slips_are_located(slip: tuple[bytes, str, set[int]]) -> None:
    _, typed, changed = slip
    names = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
    with pytest.raises(Refusal) as caught:
        recovery.code_from(typed)
    named = {number for number, name in enumerate(names) if f" {name} " in f" {caught.value.sentence} "}
    assert named == changed


@given(codes, st.integers(0, 31), st.sampled_from("?ąЖ漢\u0308é$"))
def test_a_character_that_no_sheet_has_is_named_or_missed(code: bytes, place: int, strange: str) -> None:
    line = list("".join(recovery.groups(code)))
    line[place] = strange
    with pytest.raises(Refusal) as caught:
        recovery.code_from("".join(line))
    assert "group" in caught.value.sentence


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "Type the eight groups"), (31, "here 1 is missing"), (28, "here 4 are missing"), (33, "1 is too many")],
)
def test_a_wrong_length_is_said(count: int, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        recovery.code_from("q" * count)


@given(st.text(max_size=60))
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    with pytest.raises(Refusal):
        recovery.code_from(text)


def test_a_whole_code_with_other_bits_set_is_not_ours() -> None:
    values = (*[0] * 25, 1)
    line = bech32.text(values + bech32.checksum("workwell", values, bech32.BECH32M))
    with pytest.raises(Refusal, match="not from a WorkWell"):
        recovery.code_from(line)


def test_the_sheet_opens_what_was_locked_to_it_without_being_there() -> None:
    code, vault_id, master = recovery.new_code(), keys.new_vault_id(), keys.new_key()
    slot = recovery.locked(code, vault_id, master)
    assert slot.recipient.startswith("age1")
    assert recovery.opened(slot, vault_id, code) == master
    assert slot.recipient == recovery.locked(code, vault_id, master).recipient


def test_another_sheet_is_refused_and_another_vault_is_damage() -> None:
    code, vault_id, master = recovery.new_code(), keys.new_vault_id(), keys.new_key()
    slot = recovery.locked(code, vault_id, master)
    with pytest.raises(Refusal, match="another vault"):
        recovery.opened(slot, vault_id, recovery.new_code())
    with pytest.raises(Damaged):
        recovery.opened(slot, keys.new_vault_id(), code)


def test_every_flipped_byte_of_the_slot_is_noticed() -> None:
    code, vault_id = recovery.new_code(), keys.new_vault_id()
    slot = recovery.locked(code, vault_id, keys.new_key())
    for place in range(len(slot.box)):
        box = bytearray(slot.box)
        box[place] ^= 1
        with pytest.raises(Damaged):
            recovery.opened(RecoverySlot(slot.recipient, bytes(box)), vault_id, code)


def test_the_identity_of_a_code_never_changes() -> None:
    """The sheets in people's drawers must open their vaults in ten years' time."""
    code = bytes(range(16))
    assert "-".join(recovery.groups(code)) == FIXED_CODE
    assert recovery.locked(code, "00" * 16, bytes(32)).recipient == FIXED_RECIPIENT


FIXED_CODE = "QQQS-YQCY-Q5RQ-WZQF-PG9S-CRGW-PUU9-LDE3"
FIXED_RECIPIENT = "age1an0fayh88a34tpswcczxkvy2cfygmlhtz6n0dnvngx6n2nxqsv8sljsy6a"


@pytest.mark.parametrize(
    ("text", "constant"),
    [
        ("a1lqfn3a", bech32.BECH32M),
        ("abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx", bech32.BECH32M),
        ("a12uel5l", 1),
    ],
)
def test_the_checksum_is_that_of_the_standard(text: str, constant: int) -> None:
    """Valid strings of BIP 350 and BIP 173."""
    prefix, _, rest = text.rpartition("1")
    values = [bech32.CHARACTERS.index(letter) for letter in rest]
    assert bech32.is_whole(prefix, values, constant)
    assert bech32.checksum(prefix, values[:-6], constant) == tuple(values[-6:])
