"""Sheets: room to write, headings that stay with what follows, posters, booklets, two languages, letterheads."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from tests.documents.boxes import text_boxes
from tests.documents.structure import (
    TEAL,
    Node,
    faults,
    inks,
    links,
    outline,
    page_count,
    read_aloud,
    tree,
    visible_text,
)
from tests.paper_samples.samples import all_papers, usual
from tests.paper_samples.sheets import logo
from workwell_desktop.documents.render import render
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize
from workwell_desktop.domain.sheet import (
    Box,
    Bullets,
    Heading,
    Lines,
    Manner,
    Paragraph,
    Piece,
    Ring,
    Rings,
    Run,
    Sheet,
    Table,
    rich,
)

PLAIN = PaperStyle()
LARGE = PaperStyle(print=PrintSize.LARGE)
MM = 72 / 25.4


def sheet(*pieces: Piece, title: str = "A sheet") -> Sheet:
    return Sheet(title=title, pieces=pieces)


def roles(data: bytes) -> list[str]:
    return [node.role for node in tree(data).walk()]


def ruled(data: bytes) -> list[list[float]]:
    """Return the gaps between level lines that were drawn in one go, downwards, for each such drawing."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            levels: list[float] = []
            for instruction in pikepdf.parse_content_stream(page, "m l S"):
                if str(instruction.operator) == "m":
                    start = [float(number) for number in instruction.operands]
                elif str(instruction.operator) == "l":
                    levels += [start[1]] if float(instruction.operands[1]) == start[1] else []
                else:
                    found.append([abs(one - other) for one, other in pairwise(levels)])
                    levels = []
    return [gaps for gaps in found if gaps]


@pytest.mark.parametrize("print_size", PrintSize)
def test_lines_to_write_on_are_nine_millimetres_apart(print_size: PrintSize) -> None:
    pieces = (Heading("Notes"), Lines(9))
    data = render(sheet(*pieces), PaperStyle(print=print_size))
    (gaps,) = ruled(data)
    assert len(gaps) == 8
    assert min(gaps) >= 9 * MM


def test_empty_cells_are_high_enough_to_write_in() -> None:
    data = render(sheet(Table(("When", "What"), (("", ""), ("", ""), ("", "")))), PLAIN)
    (gaps,) = ruled(data)
    assert [round(gap / MM, 1) for gap in gaps[1:]] == [9.5, 9.5, 9.5]


def test_lines_fill_the_page_and_leave_room_for_what_follows() -> None:
    data = render(sheet(Heading("Notes"), Lines(0), Paragraph(rich("Thank you."))), PLAIN)
    assert page_count(data) == 1
    (gaps,) = ruled(data)
    assert len(gaps) > 15
    (thanks,) = [box for box in text_boxes(data)[0] if box.words == "Thank you."]
    assert thanks.bottom < 100


@pytest.mark.parametrize("style", [PLAIN, LARGE], ids=["normal", "large"])
@pytest.mark.parametrize("name", ["sheet-long", "bilingual-long"])
def test_no_heading_is_the_last_thing_on_a_page(name: str, style: PaperStyle) -> None:
    for page in text_boxes(render(all_papers()[name], style)):
        lowest = min((box for box in page if box.bottom > 60), key=lambda box: box.bottom)
        assert not lowest.words.startswith("Chapter")


def test_strong_words_and_numbers_of_a_list() -> None:
    paper = sheet(Bullets((rich("First"), (Run("Then "), Run("this", strong=True), Run(" too."))), ordered=True))
    said = read_aloud(render(paper, PLAIN))
    assert "Lbl   1.\nLBody First\nLbl   2.\nLBody Then this too." in said


def test_headings_begin_below_the_title_and_skip_no_level() -> None:
    paper = sheet(Heading("One", 3), Heading("Two", 1), Heading("Three", 3), Box((Heading("Four", 2),)))
    said = read_aloud(render(paper, PLAIN)).splitlines()
    assert said == ["H1    A sheet", "H2    One", "H2    Two", "H3    Three", "H2    Four"]


def test_rings_are_a_figure_that_is_described() -> None:
    paper = sheet(Rings((Ring("Me", "what only I know"), Ring("Friends"))))
    (figure,) = [node for node in tree(render(paper, PLAIN)).walk() if node.role == "/Figure"]
    assert figure.alt.endswith("From the inside out: Me (what only I know), Friends.")
    assert "Me what only I know Friends" in figure.text


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("print_size", PrintSize)
def test_a_poster_fills_one_page_in_large_type(size: PaperSize, print_size: PrintSize) -> None:
    data = render(usual()["poster"], PaperStyle(size=size, print=print_size))
    assert page_count(data) == 1
    (boxes,) = text_boxes(data)
    (clause,) = [box for box in boxes if box.words.startswith("You can pass")]
    assert clause.top - clause.bottom > 24
    assert "Page 1" not in visible_text(data)


def test_a_sign_is_turned_when_that_makes_its_words_larger() -> None:
    sign = Sheet(title="Neighbourhood kitchen", manner=Manner.POSTER)
    with pikepdf.open(BytesIO(render(sign, PLAIN))) as pdf:
        _, _, width, height = (float(edge) for edge in pdf.pages[0].mediabox)
    assert width > height


def test_a_sign_with_the_groups_name_does_not_carry_it_in_its_metadata() -> None:
    data = render(Sheet(title="Monday Evening Circle", manner=Manner.POSTER), PLAIN)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Poster"


def test_a_booklet_lists_its_chapters_with_the_pages_they_begin_on() -> None:
    data = render(all_papers()["booklet-long"], PLAIN)
    entries = outline(data)
    assert [entry.title for entry in entries] == [f"Chapter {number}" for number in range(1, 26)]
    assert {entry.level for entry in entries} == {0, 1}
    assert [entry[1:] for entry in links(data)] == [entry[1:] for entry in entries]
    said = [node.text for node in tree(data).walk() if node.role == "/Link"]
    assert said == [f"{entry.title} {entry.page}" for entry in entries]
    document = pypdfium2.PdfDocument(data)
    for entry in entries:
        lines = [line.strip() for line in document[entry.page - 1].get_textpage().get_text_bounded().splitlines()]
        assert entry.title in lines
        assert entry.level or lines[3] == entry.title  # just below the furniture of the page
    document.close()


def test_two_languages_stand_side_by_side_and_are_read_one_after_the_other() -> None:
    data = render(usual()["bilingual"], PLAIN)
    sides = [kid for kid in tree(data).kids if kid.role == "/Sect"]
    assert [side.language for side in sides] == ["en-GB", "es"]
    for side, title in zip(sides, ("My trust map", "Mi mapa de confianza"), strict=True):
        heads = [node.text for node in side.walk() if node.role == "/H1"]
        assert heads == [title]
        assert roles_of(side).count("/Figure") == 1
    first, *_ = text_boxes(data)
    for words, translated in (("My trust map", "Mi mapa de confianza"), ("Me", "Yo")):
        (left,) = [box for box in first if box.words == words]
        (right,) = [box for box in first if box.words == translated]
        assert left.right < right.left
        assert abs(left.top - right.top) < 6


def roles_of(node: Node) -> list[str]:
    return [each.role for each in node.walk()]


@pytest.mark.parametrize("language", Language)
def test_the_file_says_its_language_and_numbers_pages_in_it(language: Language) -> None:
    data = render(replace(sheet(Lines(1)), language=language), PLAIN)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == language.tag
    pages = {"en": "Page 1 of 1", "es": "Página 1 de 1", "fr": "Page 1 sur 1"}
    assert pages[language.value] in visible_text(data)


def test_a_letterhead_stands_above_everything_once() -> None:
    head = Letterhead(name="Harbour House", contact="01273 000000", logo=logo())
    data = render(replace(sheet(Lines(60)), letterhead=head), PLAIN)
    first = tree(data).kids[0]
    assert (first.role, first.alt) == ("/Figure", "Logo of Harbour House")
    assert page_count(data) > 1
    assert visible_text(data).count("Harbour House") == 1


def test_a_logo_is_grey_without_colour() -> None:
    head = Letterhead(name="Harbour House", logo=logo())
    spaces = {}
    for colour in (False, True):
        data = render(replace(sheet(), letterhead=head), PaperStyle(colour=colour))
        with pikepdf.open(BytesIO(data)) as pdf:
            pictures = pdf.pages[0].resources.XObject.values()
            (spaces[colour],) = [str(picture.ColorSpace) for picture in pictures if "/ColorSpace" in picture]
    assert spaces == {False: "/DeviceGray", True: "/DeviceRGB"}


@pytest.mark.parametrize("broken", [logo()[:40], b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_a_logo_that_cannot_be_read_is_left_out(broken: bytes) -> None:
    data = render(replace(sheet(), letterhead=Letterhead(name="Harbour House", logo=broken)), PLAIN)
    assert "/Figure" not in roles(data)
    assert "Harbour House" in visible_text(data)


def test_a_poster_in_two_languages_is_as_large_as_one_page_allows() -> None:
    poster = usual()["poster"]
    assert isinstance(poster, Sheet)
    data = render(replace(poster, second=replace(poster, title="Nuestro acuerdo", language=Language.SPANISH)), PLAIN)
    assert page_count(data) == 1
    assert faults(data) == []
    (boxes,) = text_boxes(data)
    assert max(box.top - box.bottom for box in boxes if box.words.startswith("You can pass")) > 16


@pytest.mark.parametrize(
    ("print_size", "points"), [(PrintSize.NORMAL, 12), (PrintSize.CLEAR, 16), (PrintSize.LARGE, 18)]
)
def test_the_main_text_is_as_large_as_was_asked(print_size: PrintSize, points: float) -> None:
    data = render(sheet(Paragraph(rich("Nobody collects this sheet."))), PaperStyle(print=print_size))
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    things = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
    (size,) = [thing.get_font_size() for thing in things if thing.extract().startswith("Nobody")]
    document.close()
    assert size == pytest.approx(points)


def test_the_colour_of_headings_stands_out_from_white() -> None:
    parts = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in TEAL)
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    assert 1.05 / (luminance + 0.05) >= 7
    data = render(usual()["sheet"], PaperStyle(colour=True))
    assert TEAL in inks(data)
