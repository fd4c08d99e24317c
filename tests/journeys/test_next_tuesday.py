"""“I do not know what to do next Tuesday”: from a word typed into the guides to the paper in one's hands, by keys."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.deeds import (
    outline_of,
    pages_of,
    presses_with_keys,
    prints_to,
    tabs_to,
    told_about,
)
from tests.journeys.evening import PARTS
from tests.journeys.person import Person
from tests.journeys.settled import Weekly, desk_of, settled
from workwell_desktop.domain.guide import Guide
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.domain.session import Session

TUESDAY = date(2026, 11, 24)
GUIDE = "Listening without fixing"
OFFERED = "Tue 24 Nov, 18:30, Lantern Circle · session 1, Nothing planned yet"
NAMES = ("Maya", "Roth", "Ben", "Ode", "Łukasz", "Ostrów", "Ada", "Finch")
FIRST_PAPERS = ("Sign-in sheet", "Agenda", "Run sheet")
LAST_PAPERS = ("Poster", "How was today?", "If you need someone now", "Incident form")
QUESTION = "Who listened to us this week?"


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_i_do_not_know_what_to_do_next_tuesday(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    settled(computer, Weekly(TUESDAY))
    person = computer.start()
    person.sees("Today")
    _finds_and_reads(person)
    _uses_it_takes_it_back_and_uses_it_again(computer, person)
    _looks_at_the_plan(computer, person)
    _sees_the_run_sheet(computer, person, tmp_path)
    _takes_the_packet(computer, person, tmp_path)
    _prints_the_packet(person, tmp_path)
    _prints_three_copies(person, tmp_path)
    _asks_for_large_print(person)
    _sees_that_papers_are_out(person)
    _keeps_a_copy_of_the_guide(computer, person)
    computer.pulls_the_plug(person)
    _finds_everything_again(computer)


def _finds_and_reads(person: Person) -> None:
    person.presses("Ctrl+5")
    person.sees("Find a guide")
    person.wait_until(lambda: bool(person.rows("Guides")), "the shelf stays empty")
    tabs_to(person, "Find a guide")
    person.types("listening")
    person.wait_until(lambda: GUIDE in person.rows("Guides")[0], "listening is not found first")
    person.presses("Return")
    person.sees("Hear someone out, and let them find the next step.")
    person.presses("Return")
    person.sees("Use in a session")
    tabs_to(person, "4 min, Your partner’s story")
    person.presses("Space")
    person.sees("Today you will hear things in pairs.")


def _uses_it_takes_it_back_and_uses_it_again(computer: Computer, person: Person) -> None:
    guide = _guide(computer)
    for again in (False, True):
        presses_with_keys(person, "Use in a session")
        person.sees(f"Use “{GUIDE}” in…")
        tabs_to(person, OFFERED)
        person.presses("Space")
        person.sees(f"“{GUIDE}” is now the plan of session 1 of Lantern Circle, Tue 24 Nov.")
        assert [block.title for block in _session(computer).agenda] == [block.title for block in guide.blocks]
        if not again:
            person.presses("Ctrl+Z")
            assert len(_session(computer).agenda) == 0
            person.presses("Esc")


def _looks_at_the_plan(computer: Computer, person: Person) -> None:
    presses_with_keys(person, "Open the plan")
    person.sees("90 of 90 min")
    rows = person.rows(PARTS)
    assert len(rows) == len(_guide(computer).blocks)


def _sees_the_run_sheet(computer: Computer, person: Person, folder: Path) -> None:
    person.presses("Ctrl+6")
    person.sees("For Lantern Circle · Session 1")
    tabs_to(person, "Find a paper")
    person.types("run sheet")
    person.presses("Return")
    person.sees("Facilitator run sheet")
    person.wait_until(lambda: person.can_press("Save PDF…"), "the run sheet is not drawn")
    presses_with_keys(person, "Save PDF…")
    assert person.proposed_file_name() == "Facilitator run sheet 2026-11-24.pdf"
    person.saves_as(folder / "run sheet.pdf")
    text = " ".join(pages_of(folder / "run sheet.pdf"))
    missing = [block.title for block in _guide(computer).blocks if " ".join(block.say.split()) not in text]
    assert missing == [], text


def _takes_the_packet(computer: Computer, person: Person, folder: Path) -> None:
    """Fill the packet before the session and save it as one PDF: its papers follow each other as they are used."""
    presses_with_keys(person, "Packet")
    tabs_to(person, "Ready-made packs")
    person.presses("Down")
    person.sees("13 pages, 27 with all copies")
    presses_with_keys(person, "Save one PDF…")
    assert person.proposed_file_name() == "Papers 2026-11-24.pdf"
    packet = folder / "packet.pdf"
    person.saves_as(packet)
    titles = [*FIRST_PAPERS, *_titles_of_handouts(computer)]
    assert outline_of(packet) == [*titles, *LAST_PAPERS]
    pages = pages_of(packet)
    begins = [next(number for number, words in enumerate(pages) if words.startswith(title)) for title in titles]
    assert begins == [0, 1, 2, 6, 7]
    assert [name for name in NAMES if name in " ".join(pages[1:])] == []
    told = told_about(packet)
    assert [name for name in (*NAMES, "Lantern", "Ruth") if name in told] == []
    assert _session(computer).printed_at == computer.now


def _prints_the_packet(person: Person, folder: Path) -> None:
    """Leave some papers out, ask for other copies, and print: one job, each page as often as it was asked for."""
    for title in ("Facilitator run sheet", "Agenda poster", "How was today?", "Crisis card", "Incident form"):
        presses_with_keys(person, f"Leave out {title}")
    for title, copies in (("Session agenda", "2"), ("Listening well", "1"), ("Listening in pairs", "3")):
        tabs_to(person, f"Copies of {title}")
        person.presses("Ctrl+A")
        person.types(copies)
        person.presses("Tab")
    person.sees("4 pages, 7 with all copies")
    presses_with_keys(person, "Print all")
    prints_to(person, folder / "printed.pdf")
    person.wait_until(lambda: _pages_in(folder / "printed.pdf") == 7, "the pages do not come out")
    presses_with_keys(person, "Close the packet")


def _sees_that_papers_are_out(person: Person) -> None:
    """Read on Today that the papers of the session are printed."""
    person.presses("Ctrl+1")
    person.sees("Papers printed, done")


def _prints_three_copies(person: Person, folder: Path) -> None:
    """Ask for three copies of one paper with Ctrl+P: the printer is told so, and gets every page once."""
    tabs_to(person, "Copies")
    person.presses("Ctrl+A")
    person.types("3")
    person.presses("Tab")
    person.sees("Print 3 copies")
    person.presses("Ctrl+P")
    printer = prints_to(person, folder / "three.pdf")
    assert printer.copyCount() == 3
    person.wait_until(lambda: _pages_in(folder / "three.pdf") == 4, "the run sheet does not come out")


def _asks_for_large_print(person: Person) -> None:
    """Choose how the group's papers are printed from now on."""
    tabs_to(person, "Size of print")
    person.presses("End")
    tabs_to(person, "Paper size")
    person.presses("Down")
    person.wait_until(lambda: person.text_in("Paper size") == "Letter", "another sheet cannot be chosen")


def _keeps_a_copy_of_the_guide(computer: Computer, person: Person) -> None:
    """Duplicate the guide with the keyboard, type a title of one's own, and pull the plug right after."""
    person.presses("Ctrl+5")
    person.sees(GUIDE)
    presses_with_keys(person, "More for this guide")
    person.wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "no menu opens")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    person.sees("This is your own copy. What it was made from stays as it is.")
    tabs_to(person, "Text of the guide")
    person.presses("Ctrl+End")
    person.types(f"- {QUESTION}")
    person.wait_until(lambda: QUESTION in _own_guide(computer), "what was typed is not kept")


def _finds_everything_again(computer: Computer) -> None:
    person = computer.start()
    person.sees("Today")
    assert [block.title for block in _session(computer).agenda] == [block.title for block in _guide(computer).blocks]
    person.presses("Ctrl+6")
    person.sees("For Lantern Circle · Session 1")
    assert person.text_in("Paper size") == "Letter"
    assert "18 pt" in person.text_in("Size of print")
    person.presses("Ctrl+5")
    person.sees("1 of your own")
    presses_with_keys(person, "Show: My own")
    (row,) = person.rows("Guides")
    assert GUIDE in row
    tabs_to(person, "Guides")
    person.presses("Home")
    person.presses("Return")
    person.sees(QUESTION)


def _titles_of_handouts(computer: Computer) -> list[str]:
    keys = [handout.sheet for block in _guide(computer).blocks for handout in block.handouts]
    with desk_of(computer) as desk:
        return [desk.handouts.get(key, Language.ENGLISH).title for key in keys]


def _own_guide(computer: Computer) -> str:
    with desk_of(computer) as desk:
        (own,) = desk.guides.own_of(OwnKind.GUIDE)
        return own.source


def _pages_in(pdf: Path) -> int:
    """Return how many pages a file has, 0 while it is being written."""
    try:
        return len(pages_of(pdf))
    except (FileNotFoundError, pypdfium2.PdfiumError):
        return 0


def _guide(computer: Computer) -> Guide:
    with desk_of(computer) as desk:
        return desk.guides.get("listening-without-fixing", Language.ENGLISH)


def _session(computer: Computer) -> Session:
    with desk_of(computer) as desk:
        (group,) = desk.groups.all()
        first = desk.sessions.of_group(group.id)[0]
        return desk.sessions.get(first.id)[0]
