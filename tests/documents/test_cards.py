"""Cards to cut out: how many on a page, repeated or not, as large as can be, cut only when nothing else helps."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.documents.boxes import text_boxes
from tests.documents.structure import page_count, tree, visible_text
from tests.paper_samples.samples import NAMES, sign_in_cards, usual
from workwell_desktop.documents.render import fit_of_cards, render
from workwell_desktop.domain.papers import PaperStyle, PrintSize
from workwell_desktop.domain.sheet import PER_PAGE, CardSheet, Paragraph, SheetCard, rich

PLAIN = PaperStyle()
SENTENCE = "Say what you see, in few words. "


def cards(count: int, *, per_page: int, words: str = SENTENCE, fill: bool = False) -> CardSheet:
    made = tuple(SheetCard(f"Card {number}", (Paragraph(rich(words)),)) for number in range(1, count + 1))
    return CardSheet(title="Cards", per_page=per_page, cards=made, fill=fill)


def titles(data: bytes) -> list[str]:
    return [node.text for node in tree(data).walk() if node.role == "/H2"]


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_a_page_holds_as_many_cards_as_asked(per_page: int) -> None:
    data = render(cards(per_page + 1, per_page=per_page), PLAIN)
    assert page_count(data) == 2
    assert titles(data) == [f"Card {number}" for number in range(1, per_page + 2)]


def test_cards_are_repeated_until_the_last_page_is_full() -> None:
    data = render(cards(3, per_page=4, fill=True), PLAIN)
    assert titles(data) == ["Card 1", "Card 2", "Card 3", "Card 1"]
    assert titles(render(cards(5, per_page=4, fill=True), PLAIN))[4:] == ["Card 5", "Card 1", "Card 2", "Card 3"]


def test_every_card_is_a_section_of_its_own() -> None:
    data = render(cards(2, per_page=2), PLAIN)
    sections = [node for node in tree(data).walk() if node.role == "/Sect"]
    assert [[kid.text for kid in section.kids] for section in sections] == [
        [f"Card {number}", SENTENCE.strip()] for number in (1, 2)
    ]


def test_fewer_cards_go_on_a_page_when_their_words_do_not_fit() -> None:
    assert page_count(render(cards(10, per_page=10, words=SENTENCE * 3), PLAIN)) == 1
    data = render(cards(10, per_page=10, words=SENTENCE * 14), PLAIN)
    assert page_count(data) in {2, 3}
    assert visible_text(data).count(SENTENCE.strip()) == 140
    assert "…" not in visible_text(data)


def test_how_cards_fit_is_told_beforehand() -> None:
    assert fit_of_cards(cards(4, per_page=4), PLAIN)[::2] == (4, False)
    assert fit_of_cards(cards(4, per_page=10, words=SENTENCE * 14), PLAIN).per_page < 10
    assert fit_of_cards(cards(4, per_page=10, words=SENTENCE * 200), PLAIN)[::2] == (2, True)


def test_only_a_card_that_fits_nowhere_is_cut_and_says_so() -> None:
    data = render(cards(2, per_page=10, words=SENTENCE * 200), PLAIN)
    assert page_count(data) == 1
    assert visible_text(data).count("…") == 2


@pytest.mark.parametrize("print_size", PrintSize)
def test_the_words_of_a_card_are_never_too_small(print_size: PrintSize) -> None:
    data = render(cards(10, per_page=10, words=SENTENCE * 4), PaperStyle(print=print_size))
    least = {PrintSize.NORMAL: 10, PrintSize.CLEAR: 13, PrintSize.LARGE: 15}[print_size]
    assert min(sizes(data)) >= least - 0.01


def sizes(data: bytes) -> list[float]:
    """Return the size of type of every stretch of text."""
    document = pypdfium2.PdfDocument(data)
    found = [
        thing.get_font_size()
        for page in document
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=1)
    ]
    document.close()
    return found


def test_name_badges_are_read_across_a_room() -> None:
    assert max(sizes(render(usual()["badges"], PLAIN))) > 36


def test_nobody_reads_the_others_names_on_sign_in_cards() -> None:
    data = render(sign_in_cards(NAMES, blank_lines=5), PLAIN)
    assert titles(data) == list(NAMES)
    sections = [node for node in tree(data).walk() if node.role == "/Sect"]
    assert len(sections) == len(NAMES) + 5
    for section in sections:
        assert sum(name in " ".join(node.text for node in section.walk()) for name in NAMES) <= 1


def test_sign_in_cards_without_names_are_still_there_to_fill_in() -> None:
    data = render(sign_in_cards((), blank_lines=0), PLAIN)
    assert "The name you like to be called." in visible_text(data)


def test_text_of_a_card_stays_inside_its_card() -> None:
    data = render(cards(4, per_page=4, words=SENTENCE * 5), PLAIN)
    for page in text_boxes(data):
        middle = 595.28 / 2
        assert not [box for box in page if box.left < middle - 2 < middle + 2 < box.right]
