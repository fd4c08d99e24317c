"""Sealing for another person: words survive being spoken, keys survive being sent, and nothing else opens."""

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.domain.hand_over import OwnIdentity
from workwell_desktop.domain.spoken import BYTES, are_words, heard, spoken
from workwell_desktop.security import age_phrase, sealing

QUICK = 10
"""A cost of scrypt that tests can afford."""


@pytest.fixture
def own() -> OwnIdentity:
    return sealing.new_identity()


@given(st.binary(max_size=64).filter(lambda content: len(content) % 2 == 0))
def test_words_bring_back_every_byte_however_they_are_typed(content: bytes) -> None:
    words = spoken(content)
    assert heard("-".join(words)) == heard("  " + " , ".join(words).upper()) == content


def test_the_words_are_those_of_the_published_table() -> None:
    assert spoken(bytes((127, 0, 0, 1, 63, 84, 220, 193))) == ("lusab", "babad", "gutih", "tugad")


def test_a_word_that_is_none_is_named_by_its_place() -> None:
    with pytest.raises(Refusal, match="word 2"):
        heard("lusab coffee")


def test_a_passphrase_of_six_words_carries_96_bits_and_never_comes_twice() -> None:
    phrases = {sealing.new_phrase() for _ in range(200)}
    assert len(phrases) == 200
    assert {len(heard(phrase)) for phrase in phrases} == {BYTES}


def test_what_is_sealed_for_a_key_opens_with_that_key_only(own: OwnIdentity) -> None:
    box = sealing.sealed_to(own.public, b"the data key")
    assert sealing.opened(box, own) == b"the data key"
    assert not sealing.needs_phrase(box)
    with pytest.raises(Refusal, match="another key"):
        sealing.opened(box, sealing.new_identity())


@pytest.mark.slow
def test_what_is_sealed_with_words_opens_with_them_and_no_others() -> None:
    phrase = sealing.new_phrase()
    box = sealing.sealed_with_phrase(phrase, b"the data key")
    assert sealing.needs_phrase(box)
    assert sealing.opened_with_phrase(box, f" {phrase.upper().replace('-', ' ')} ") == b"the data key"
    with pytest.raises(Refusal, match="do not open") as no:
        sealing.opened_with_phrase(box, sealing.new_phrase())
    assert no.value.field == sealing.PHRASE_FIELD


@pytest.mark.slow
def test_another_age_program_opens_our_file_and_we_open_its() -> None:
    """The age library is an independent reader and writer of the format."""
    phrase = "lusab-babad-gutih-tugad-hitot-hubus"
    assert pyrage.passphrase.decrypt(age_phrase.locked(b"ours", phrase, QUICK), phrase) == b"ours"
    assert age_phrase.opened(pyrage.passphrase.encrypt(b"theirs", phrase), phrase) == b"theirs"


@pytest.mark.slow
def test_every_damaged_byte_of_a_box_is_noticed(own: OwnIdentity) -> None:
    with_words = age_phrase.locked(b"key", "six words", QUICK)
    to_key = sealing.sealed_to(own.public, b"key")
    for place in range(0, len(with_words), 3):
        with pytest.raises((Damaged, Refusal)):
            age_phrase.opened(_flipped(with_words, place), "six words")
    for place in range(0, len(to_key), 3):
        with pytest.raises((Damaged, Refusal)):
            sealing.opened(_flipped(to_key, place), own)


@pytest.mark.slow
@given(st.binary(max_size=400))
def test_no_bytes_at_all_do_more_than_be_refused(content: bytes) -> None:
    own = sealing.new_identity()
    for box in (content, b"age-encryption.org/v1\n-> scrypt " + content):
        with pytest.raises((Damaged, Refusal)):
            age_phrase.opened(box, "six words")
        with pytest.raises((Damaged, Refusal)):
            sealing.opened(box, own)


def test_a_box_that_would_only_keep_the_computer_busy_is_refused_unread() -> None:
    box = age_phrase.locked(b"key", "six words", QUICK).replace(b" 10\n", b" 40\n", 1)
    with pytest.raises(Damaged):
        age_phrase.opened(box, "six words")


def test_nothing_large_is_sealed(own: OwnIdentity) -> None:
    with pytest.raises(ValueError, match="small"):
        sealing.sealed_to(own.public, bytes(4097))
    with pytest.raises(ValueError, match="small"):
        age_phrase.locked(bytes(4097), "six words", QUICK)


def test_a_key_is_found_in_the_file_it_came_in_and_every_slip_in_it_too(own: OwnIdentity) -> None:
    file = f"WorkWell key of Ruth A.\r\n\r\n  {own.public.upper()}\n{sealing.fingerprint(own.public)}\n"
    assert sealing.key_in(file) == own.public
    for place in range(4, len(own.public), 5):
        letter = "q" if own.public[place] != "q" else "p"
        with pytest.raises(Refusal) as no:
            sealing.key_in(own.public[:place] + letter + own.public[place + 1 :])
        assert no.value.field == sealing.KEY_FIELD
    with pytest.raises(Refusal, match="no WorkWell key"):
        sealing.key_in("hello")
    with pytest.raises(Refusal, match="your own key"):
        sealing.key_in(file, own.public)


def test_two_keys_have_two_fingerprints_of_six_words(own: OwnIdentity) -> None:
    words = sealing.fingerprint(own.public)
    assert are_words(words)
    assert len(heard(words)) == BYTES
    assert words != sealing.fingerprint(sealing.new_identity().public)


@pytest.mark.parametrize("weak", ["", "lusab", "lusab-babad-gutih", "password1234", "aaaaaaaaaaaaaa"])
def test_a_typed_passphrase_that_can_be_guessed_is_refused(weak: str) -> None:
    with pytest.raises(Refusal) as no:
        sealing.checked_phrase(weak)
    assert no.value.field == sealing.PHRASE_FIELD


def test_a_strong_typed_passphrase_is_the_same_however_it_is_spaced() -> None:
    assert sealing.checked_phrase("quiet  lamp by the grey sea") == "quiet lamp by the grey sea"
    phrase = sealing.new_phrase()
    assert sealing.checked_phrase(phrase.replace("-", "  ").upper()) == phrase


def test_only_the_holder_of_a_key_can_vouch_for_a_bundle(own: OwnIdentity) -> None:
    giver, somebody_else = sealing.new_identity(), sealing.new_identity()
    told = sealing.proof(giver, own.public, b"this bundle")
    assert sealing.proved(own, giver.public, b"this bundle", told)
    assert not sealing.proved(own, giver.public, b"another bundle", told)
    assert not sealing.proved(own, somebody_else.public, b"this bundle", told)
    assert not sealing.proved(own, "no key at all", b"this bundle", told)


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes((content[place] ^ 1,)) + content[place + 1 :]
