"""What people typed reaches the paper: nothing read as markup, nothing lost, nothing wider than its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from workwell_desktop.documents.blocks import text
from workwell_desktop.documents.house_style import House
from workwell_desktop.documents.lettering import ELLIPSIS, Face, Lettering, clean
from workwell_desktop.documents.render import forget, render
from workwell_desktop.documents.typefaces import BOLD, REGULAR, Typefaces
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.domain.sheet import Paragraph, Sheet, rich

BARE = Lettering(Typefaces(system_fonts=()))
BODY = Face(12)
ANYTHING = st.text(alphabet=st.characters(codec=None), max_size=80)


def shown(words: str) -> str:
    """Give what a computer without further fonts prints."""
    lines = clean(words).split("\n")
    return "\n".join("".join(piece.text for piece in BARE.pieces(line, BODY)) for line in lines)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Łukasz Ünal", "Łukasz Ünal"),
        ("李 M.", "[U+674E] M."),
        ("Đặng", "Đă[U+0323]ng"),
        ("Lu\u0308ders", "Lüders"),
        ("Joy 🌻", "Joy [U+1F33B]"),
        ("Жанна", "[U+0416][U+0430][U+043D][U+043D][U+0430]"),
        ("a\x00b\x1bc", "a[U+0000]b[U+001B]c"),
        ("a\ud800b", "a[U+D800]b"),
        ("\ue000", "[U+E000]"),
        ("left\u202eright\u200d\ufe0f", "leftright"),
        ("a\tb\u2003c\u00a0d", "a b c\u00a0d"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
    ],
)
def test_what_is_printed_without_further_fonts(typed: str, printed: str) -> None:
    assert shown(typed) == printed


@given(ANYTHING)
def test_every_letter_is_printed_or_spelled_out(typed: str) -> None:
    printed = shown(typed)
    for character in unicodedata.normalize("NFC", typed):
        if unicodedata.category(character)[0] in "LN" and not unicodedata.decomposition(character):
            assert character in printed or f"[U+{ord(character):04X}]" in printed


@given(ANYTHING, st.booleans())
def test_no_text_upsets_a_paragraph(typed: str, bold: bool) -> None:
    house = House(PaperStyle(), BARE)
    paragraph = text(house, typed, house.heading if bold else house.body, label="Say")
    _, height = paragraph.wrap(200, 1e6)
    assert height > 0
    assert "".join(paragraph.getPlainText(identify=True).split()).endswith("".join(shown(typed).split()))


@given(ANYTHING, st.integers(min_value=1, max_value=4))
def test_lines_fit_and_lose_nothing_without_an_ellipsis(typed: str, limit: int) -> None:
    lines = BARE.lines(typed, BODY, 120, limit)
    assert len(lines) <= limit
    assert all(BARE.width(line, BODY) <= 120 or len(line) <= 1 for line in lines)
    if not typed.endswith(ELLIPSIS) and not (lines and lines[-1].endswith(ELLIPSIS)):
        assert "".join("".join(lines).split(" ")) == "".join(clean(typed).split()).replace(
            " ", ""
        ) or "\u00a0" in clean(typed)


def test_ten_thousand_letters_are_cut() -> None:
    lines = BARE.lines("x" * 10_000, BODY, 120, 2)
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)


def test_bold_text_uses_the_bold_face() -> None:
    assert {piece.font for piece in BARE.pieces("Ünal 李", Face(12, bold=True))} == {BOLD}
    assert {piece.font for piece in BARE.pieces("Ünal 李", BODY)} == {REGULAR}


def test_fonts_of_the_computer_are_opened_only_when_needed() -> None:
    typefaces = Typefaces()
    lettering = Lettering(typefaces)
    lettering.pieces("Łukasz", BODY)
    assert not typefaces._opened


def test_line_ends_are_kept_up_to_the_limit() -> None:
    assert BARE.paragraphs("7\n14 Sep", BODY, 120, 3) == ["7", "14 Sep"]
    assert BARE.paragraphs("one\n\ntwo\nthree\nfour", BODY, 120, 3) == ["one", "two", "three…"]


def test_no_word_of_a_paper_is_remembered_once_a_vault_is_closed() -> None:
    sheet = Sheet(title="Zyzzyva", pieces=(Paragraph(rich("Quillfeather whispered.")),))
    render(sheet, PaperStyle())
    assert _words_known()
    forget()
    assert _words_known() == 0
    assert render(sheet, PaperStyle())


def _words_known() -> int:
    fonts = (pdfmetrics.getFont(name) for name in pdfmetrics.getRegisteredFontNames())
    return sum(font._width_of_one.cache_info().currsize for font in fonts if hasattr(font, "_width_of_one"))
