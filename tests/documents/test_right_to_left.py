"""Names in Hebrew and Arabic letters are turned round and joined; everything else is left alone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paper_samples.samples import usual
from workwell_desktop.documents.right_to_left import visual_order, whole_text
from workwell_desktop.domain.sheet import Box, Bullets, CardSheet, Paragraph, Sheet, SheetCard, rich

if TYPE_CHECKING:
    from workwell_desktop.domain.papers import Paper

HEBREW = st.text(alphabet=st.characters(min_codepoint=0x5D0, max_codepoint=0x5EA), min_size=1)
ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Łukasz (2)", "Łukasz (2)"),
        ("שלום K.", "םולש K."),
        ("Ruth שרה לוי, 2", "Ruth יול הרש, 2"),
        ("(שרה)", "(הרש)"),
        ("שרה (בת) לוי", "יול (תב) הרש"),
        ("בּת", "תבּ"),
        ("محمد", "\ufeaa\ufee4\ufea4\ufee3"),  # dal final, meem medial, hah medial, meem initial
        ("سلام", "\ufee1\ufefc\ufeb3"),  # meem alone, lam with alef final, seen initial
        ("دار", "\ufead\ufe8d\ufea9"),  # none of these joins the next
        ("پری", "\ufbfc\ufeae\ufb58"),
    ],
)
def test_the_order_and_shapes_drawn(typed: str, drawn: str) -> None:
    assert visual_order(typed) == drawn


@given(HEBREW)
def test_hebrew_letters_are_only_turned(word: str) -> None:
    assert visual_order(word) == word[::-1]


@given(ARABIC)
def test_arabic_letters_are_turned_and_stay_the_same_letters(word: str) -> None:
    spelled = "".join(unicodedata.normalize("NFKC", shape) for shape in reversed(visual_order(word)))
    assert spelled == word


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_other_text_is_left_alone(line: str) -> None:
    assert visual_order(line) == line


HEBREW_TEXT = "הקבוצה נפגשת בכל יום שני בשעה שש וחצי בערב, ואפשר גם רק להקשיב."


@pytest.mark.parametrize(
    ("paper", "refused"),
    [
        (Sheet(title="Trust"), False),
        (Sheet(title="Trust", pieces=(Paragraph(rich("With שרה לוי and محمد on Monday")),)), False),
        (Sheet(title="Names", pieces=(Bullets((rich("שרה לוי"), rich("محمد"))),)), False),
        (Sheet(title="אמון", pieces=(Paragraph(rich(HEBREW_TEXT)),)), True),
        (Sheet(title="Trust", pieces=(Box((Bullets((rich(HEBREW_TEXT),)),)),)), True),
        (Sheet(title="Trust", second=Sheet(title="אמון", pieces=(Paragraph(rich(HEBREW_TEXT)),))), True),
        (CardSheet(title="Cards", per_page=2, cards=(SheetCard("", (Paragraph(rich(HEBREW_TEXT)),)),)), True),
        (usual()["sign-in-sheet"], False),
    ],
)
def test_running_text_from_right_to_left_is_told(paper: Paper, refused: bool) -> None:
    assert whole_text(paper) is refused
