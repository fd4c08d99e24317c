"""Every paper, on every sheet, in each size of print, with and without colour, in every mood: sound and true."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from tests.documents.boxes import text_faults
from tests.documents.structure import BLACK, TEAL, faults, inks, page_count, read_aloud, tree, visible_text
from tests.paper_samples.samples import AWKWARD_NAMES, GROUP, NAMES, START, all_papers, register, usual
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import (
    PaperSize,
    PaperStyle,
    PrintSize,
    RegisterRow,
    RegisterSheet,
    RunRow,
    RunSheet,
    SignInSheet,
)

PAPERS = all_papers()
STYLES = [PaperStyle(size=size, print=size_of_print) for size, size_of_print in product(PaperSize, PrintSize)]
COLOURED = [replace(style, colour=True) for style in STYLES]
SLOW_TO_DRAW = {"bilingual-hostile", "bilingual-long", "booklet-long", "poster-hostile", "booklet-hostile"}
PLAIN = PaperStyle()
REFERENCES = Path(__file__).parents[1] / "references"


def pages_of(data: bytes) -> list[str]:
    """Return the words of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def style_name(style: PaperStyle) -> str:
    return f"{style.size.value}-{style.print.value}{'-colour' if style.colour else ''}"


def in_style(row: int, name: str, style: PaperStyle) -> object:
    """Return a paper in a style. A Latin square of them is run every day: each kind and each mood in each style."""
    styles = COLOURED if row % 2 else STYLES
    usual_style = style is styles[row % len(styles)] and name not in SLOW_TO_DRAW
    marks = () if usual_style else pytest.mark.slow
    return pytest.param(name, style, id=f"{name}-{style_name(style)}", marks=marks)


MATRIX = [in_style(row, name, style) for row, name in enumerate(PAPERS) for style in (*STYLES, *COLOURED)]


@pytest.mark.parametrize(("name", "style"), MATRIX)
def test_every_paper_is_sound(name: str, style: PaperStyle) -> None:
    data = render(PAPERS[name], style)
    assert faults(data) == []
    assert text_faults(data) == []
    assert inks(data) <= ({BLACK, TEAL} if style.colour else {BLACK})


@pytest.mark.parametrize("name", usual())
def test_a_screen_reader_is_given_the_reference_text(name: str) -> None:
    """After a wanted change: `python -m tests.paper_samples --references`, then read the difference."""
    said = read_aloud(render(usual()[name], PLAIN))
    assert said == (REFERENCES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", usual())
def test_the_same_paper_gives_the_same_bytes(name: str) -> None:
    assert render(usual()[name], PLAIN) == render(usual()[name], PLAIN)


@pytest.mark.parametrize("style", STYLES, ids=style_name)
@pytest.mark.parametrize("name", ["sign-in-sheet", "participant-agenda", "recovery-sheet"])
def test_ordinary_papers_waste_no_sheet(name: str, style: PaperStyle) -> None:
    allowed = 2 if name == "sign-in-sheet" and style.print is not PrintSize.NORMAL else 1
    assert page_count(render(usual()[name], style)) == allowed


@pytest.mark.parametrize("name", usual())
def test_metadata_names_the_kind_of_paper_and_nobody(name: str) -> None:
    data = render(usual()[name], PLAIN)
    outside_of_pages = data.decode("latin-1")  # pages are compressed; titles, alt texts and metadata are not
    for secret in (*NAMES, GROUP, "Ruth", "Open dialogue", "Elm Street", "WK4D"):
        assert secret not in outside_of_pages
        assert secret.encode("utf-16-be").decode("latin-1") not in outside_of_pages


def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError(f"something was opened: {arguments} {options}")

    render(usual()["run-sheet"], PLAIN)  # fonts are read once
    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("os.open", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert render(usual()["run-sheet"], PLAIN)


@pytest.mark.parametrize("name", ["sign-in-sheet", "run-sheet", "attendance-register"])
def test_awkward_names_are_printed_as_typed(name: str) -> None:
    text = visible_text(render(PAPERS[f"{name}-hostile"], PLAIN))
    for awkward in ("Ruth & Sam <b>bold</b>", 'Anna "Nan" O\'Neill', "Łukasz Ż.", "&amp; </para> <br/>"):
        assert awkward in text
    assert "bell[U+0007]tab here" in text


@pytest.mark.parametrize("character", ["李", "🌻", "ặ", "Ж", "ά"])
def test_letters_the_typeface_lacks_stay_visible(character: str) -> None:
    text = visible_text(render(PAPERS["sign-in-sheet-hostile"], PLAIN))
    parts = {"ặ": "ă[U+0323]"}
    assert character in text or parts.get(character, f"[U+{ord(character):04X}]") in text


def test_an_endless_name_is_cut_where_it_can_be_seen() -> None:
    text = visible_text(render(PAPERS["sign-in-sheet-hostile"], PLAIN))
    assert "x…" in text
    assert "many…" in text


def test_long_texts_are_printed_whole() -> None:
    text = visible_text(render(PAPERS["run-sheet-hostile"], PLAIN)).replace(" ", "")
    assert text.count("x") >= 2 * len(AWKWARD_NAMES[-2])  # what to say and what to ask
    sentences = visible_text(render(PAPERS["run-sheet-long"], PLAIN)).count("count to ten.")
    assert sentences == sum(number % 7 + number % 4 + 2 for number in range(40)) + 198


def test_a_register_of_many_sessions_repeats_names_and_heads() -> None:
    people = tuple(f"Member {number}" for number in range(1, 61))
    data = render(register(people, sessions=150), PLAIN)
    tables = [node for node in tree(data).walk() if node.role == "/Table"]
    assert sum(len(table.kids[0].kids) - 1 for table in tables) == 150 + 1  # and one column of rates
    for table in tables:
        assert [row.kids[0].text for row in table.kids] == ["Name", *people, "Came", "Visitors"]
    assert visible_text(data).count(" Name ") > len(tables)  # the head is printed again on each further page


def test_codes_stay_under_their_session() -> None:
    sheet = register(NAMES, sessions=30)
    tables = [node for node in tree(render(sheet, PLAIN)).walk() if node.role == "/Table"]
    for index, row in enumerate(sheet.rows):
        cells = [cell.text for table in tables for cell in table.kids[index + 1].kids[1:]]
        assert cells == [*row.codes, row.rate]
    heads = [cell.text for table in tables for cell in table.kids[0].kids[1:]]
    assert [head.split()[0] for head in heads] == [*(str(number) for number in range(1, 31)), "Rate"]


def test_a_register_without_names_still_counts() -> None:
    sheet = replace(register(NAMES, sessions=3), rows=())
    (table,) = [node for node in tree(render(sheet, PLAIN)).walk() if node.role == "/Table"]
    assert [row.kids[0].text for row in table.kids] == ["Session", "Came"]
    assert [cell.text for cell in table.kids[1].kids[1:4]] == [column.total for column in sheet.columns]


def test_a_session_not_held_is_explained() -> None:
    text = visible_text(render(usual()["attendance-register"], PLAIN))
    assert "session 5, 5 Oct: not held; session 10, 9 Nov: not held" in text


def test_a_ragged_register_is_refused() -> None:
    with pytest.raises(ValueError, match="1 codes for 0 sessions"):
        RegisterSheet(group_name=GROUP, period="", rows=(RegisterRow(name="Ben T.", codes=("P",)),))


@pytest.mark.parametrize("style", STYLES, ids=style_name)
def test_the_facilitators_box_never_stands_alone_on_a_page(style: PaperStyle) -> None:
    sheet = usual()["sign-in-sheet"]
    assert isinstance(sheet, SignInSheet)
    for blank_lines in range(1, 13):
        *_, last = pages_of(render(replace(sheet, blank_lines=blank_lines), style))
        assert "Facilitator" in last
        assert str(len(sheet.names) + blank_lines - 2) in last.split()


@pytest.mark.parametrize("size", PaperSize)
def test_a_register_in_large_print_keeps_its_tables_whole(size: PaperSize) -> None:
    data = render(usual()["attendance-register"], PaperStyle(size=size, print=PrintSize.LARGE))
    for page in pages_of(data):
        assert page.count("Name") == page.count("Came")


def test_a_run_sheet_tells_fixed_times_free_minutes_and_overlaps() -> None:
    parts = (
        RunRow(starts_at=START, minutes=10, title="Arrive", owner="Ruth"),
        RunRow(starts_at=START + timedelta(minutes=25), minutes=20, title="Talk", fixed=True, free_minutes=15),
        RunRow(starts_at=START + timedelta(minutes=44), minutes=46, title="Close", fixed=True, overlap_minutes=1),
    )
    said = read_aloud(render(RunSheet(group_name=GROUP, starts_at=START, length_minutes=90, rows=parts), PLAIN))
    assert "P     10 min · Ruth" in said
    assert "P     18:40\nP     15 minutes free, no part planned\nH2    18:55 Talk" in said
    assert said.count("P     fixed time") == 2
    assert "Overlap Begins 1 minute before the part above is over." in said
    assert "Ends 20:00, as planned." in said


def test_the_agreement_is_ticked_in_its_part_or_at_the_end() -> None:
    part = RunRow(starts_at=START, minutes=90, title="Our agreement")
    for row in (part, replace(part, agreement=True)):
        said = read_aloud(render(RunSheet(group_name=GROUP, starts_at=START, length_minutes=90, rows=(row,)), PLAIN))
        assert said.count("The agreement was read out") == 1


@pytest.mark.parametrize("style", [PLAIN, *(pytest.param(each, marks=pytest.mark.slow) for each in STYLES[1:])])
def test_pages_are_numbered(style: PaperStyle) -> None:
    data = render(PAPERS["run-sheet-long"], style)
    pages = page_count(data)
    text = visible_text(data)
    assert [text.count(f"Page {page} of {pages}") for page in range(1, pages + 1)] == [1] * pages


@pytest.mark.parametrize(
    ("facilitators", "line"),
    [
        ((), "Session 7 of 12"),
        (("Ruth",), "Session 7 of 12 · with Ruth"),
        (("Ruth", "Sam", "Di"), "Session 7 of 12 · with Ruth, Sam and Di"),
    ],
)
def test_a_run_sheet_names_who_leads(facilitators: tuple[str, ...], line: str) -> None:
    sheet = usual()["run-sheet"]
    assert isinstance(sheet, RunSheet)
    said = read_aloud(render(replace(sheet, theme="", facilitators=facilitators), PLAIN))
    assert f"P     {line} Monday 23 November 2026" in said


@pytest.mark.parametrize(
    ("minutes", "line"),
    [
        (90, "Ends 20:00, as planned."),
        (91, "The plan ends 20:00: 1 minute to spare before 20:01."),
        (80, "The plan ends 20:00: 10 minutes more than there is before 19:50."),
    ],
)
def test_a_run_sheet_says_whether_the_plan_fits(minutes: int, line: str) -> None:
    sheet = usual()["run-sheet"]
    assert isinstance(sheet, RunSheet)
    assert line in visible_text(render(replace(sheet, length_minutes=minutes), PLAIN))


def test_the_run_sheet_ends_as_planned_in_the_night_the_clocks_go_back() -> None:
    start = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    sheet = RunSheet(
        group_name="Circle",
        starts_at=start,
        length_minutes=120,
        rows=(RunRow(starts_at=start, minutes=120, title="Night watch"),),
    )
    assert "Ends 02:30, as planned." in read_aloud(render(sheet, PLAIN))
