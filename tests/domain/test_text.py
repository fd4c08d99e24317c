"""What may be typed: every script is welcome, nothing invisible, nothing endless, nothing silently lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.text import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text, folded, shows


def kept(value: str) -> str:
    return clean_line(value, "name", label="The name", needed=True)


@pytest.mark.parametrize("name", draw.HARD_NAMES)
def test_names_of_every_script_are_kept_letter_by_letter(name: str) -> None:
    assert kept(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("value", ["", "   ", "\t", "\n", "\u200b\u200d", "\u3164", "\u2800", "\u0301"])
def test_a_name_that_shows_nothing_is_still_empty(value: str) -> None:
    with pytest.raises(Refusal) as refused:
        kept(value)
    assert refused.value.sentence == "The name is still empty. Type a few letters to go on."
    assert refused.value.field == "name"


def test_a_field_that_may_be_empty_keeps_nothing_invisible() -> None:
    assert clean_line("\u200b \u3164", "alias", label="The alias") == ""


@pytest.mark.parametrize("value", ["a" * 10_000, "李" * 121])
def test_a_name_of_10_000_characters_is_refused_and_never_cut(value: str) -> None:
    with pytest.raises(Refusal) as refused:
        kept(value)
    assert refused.value.sentence == (
        f"The name has {len(value):,} characters; 120 is the most that fits. Please shorten it."
    )


def test_a_name_of_120_characters_fits() -> None:
    assert kept("é" * LINE_LIMIT) == "é" * LINE_LIMIT
    assert kept("e\u0301" * LINE_LIMIT) == "é" * LINE_LIMIT


@pytest.mark.parametrize(
    "value", ["Ma\x00ya", "Ma\x1bya", "Ma\nya", "Ma\tya", "Ma\x7fya", "Ma\u2028ya", "\u202eayaM", "Ma\u2066ya"]
)
def test_control_and_direction_characters_are_refused(value: str) -> None:
    with pytest.raises(Refusal) as refused:
        kept(value)
    assert refused.value.sentence == "The name has a character that cannot be shown. Type it again without it."


def test_a_half_of_a_character_is_refused() -> None:
    with pytest.raises(Refusal, match="cannot be shown"):
        kept("Ma\ud83dya")


def test_spaces_at_the_ends_and_doubled_ones_go() -> None:
    assert kept("  Maya \u00a0 Roth \n") == "Maya Roth"


@given(st.text(st.characters(codec="utf-8")))
def test_a_kept_line_is_kept_as_it_is(value: str) -> None:
    try:
        line = clean_line(value, "name", label="The name")
    except Refusal:
        return
    assert clean_line(line, "name", label="The name") == line
    assert "\n" not in line
    assert line == line.strip()
    assert not line or shows(line)


@given(st.text(st.characters(), max_size=300))
def test_a_kept_text_is_kept_as_it_is(value: str) -> None:
    text = clean_text(value, "say", label="What you say")
    assert clean_text(text, "say", label="What you say") == text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in "\n\t" for c in text)


@given(draw.texts())
def test_clean_texts_lose_nothing(text: str) -> None:
    assert clean_text(text, "say", label="What you say") == text


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_no_line_break_lets_two_words_run_together(line_break: str) -> None:
    assert clean_text(f"one{line_break}two", "say", label="What you say") == "one\ntwo"


def test_a_text_longer_than_ten_pages_is_refused_and_never_cut() -> None:
    assert len(clean_text("a" * TEXT_LIMIT, "say", label="What you say")) == TEXT_LIMIT
    with pytest.raises(Refusal) as refused:
        clean_text("a" * (TEXT_LIMIT + 1), "say", label="What you say")
    assert refused.value.sentence == (
        "What you say has 20,001 characters; 20,000 is the most WorkWell keeps. Please shorten it."
    )
    assert refused.value.field == "say"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maya  Roth ", "maya roth"), ("JOSÉ", "jose\u0301"), ("Straße", "STRASSE"), ("李", "李")],
)
def test_names_that_read_the_same_fold_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_letters_are_other_names() -> None:
    assert folded("Łukasz") != folded("Lukasz")
