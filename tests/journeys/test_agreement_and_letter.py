"""What is given out by a group: its agreement, papers that name nobody, a letter of facts. Nothing lies elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QTabBar, QWidget

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.deeds import (
    PAPERS,
    pages_of,
    picks_paper,
    prints_to,
    tabs_to,
    told_about,
)
from tests.journeys.person import Person
from tests.journeys.screen import words_of
from tests.journeys.settled import SIX_THIRTY, Weekly, at, desk_of, settled
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.letter import Letter, LetterPolicy

if TYPE_CHECKING:
    from workwell_desktop.usecases.desk import Desk

FIRST, TODAY = date(2026, 11, 10), date(2026, 11, 20)
"""Two sessions lie behind the group; the third is next Tuesday."""
MEMBERS = ("Quillon Ashgrove", "Zephira Oakmantle", "Łukasz Ostrów")
NAMED = re.compile("Quillon|Ashgrove|Zephira|Oakmantle|Łukasz|Lukasz|Ostrów|Ostrow", re.IGNORECASE)
OFFICE = "The housing office"
REFUSED = ["Incident report", "Attendance card", "Certificate of attendance", "Letter of attendance"]
"""Papers that cannot be filled for such a group, as things stand."""
LINE, NEW_LINE = "We listen without mending each other.", "Phones sleep in the basket."
"""What the group agrees on, and what its next version says as well."""


class Later:
    """Lives in the weeks before and comes to today, in a group that gives out what its policy says."""

    def __init__(self, computer: Computer, letters: LetterPolicy = LetterPolicy.NOTHING) -> None:
        self.computer, self.letters = computer, letters

    def __call__(self, desk: "Desk") -> None:
        """Live what lies behind."""
        self.computer.now = at(FIRST, SIX_THIRTY) - timedelta(days=1)
        group_id = Weekly(FIRST, members=MEMBERS)(desk)
        desk.groups.save(replace(desk.groups.get(group_id), letters=self.letters))
        people = desk.people.all()
        for session in desk.sessions.of_group(group_id)[:2]:
            self.computer.now = session.starts_at
            desk.sessions.begin(session.id)
            self.computer.now = session.ends_at
            desk.sessions.end(session.id)
            desk.attendance.mark_many(session.id, [(person.id, Code.PRESENT) for person in people])
        self.computer.now = at(TODAY, SIX_THIRTY)


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_an_agreement_is_written_printed_and_followed_by_another(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    settled(computer, Later(computer))
    person = computer.start()
    person.sees("Today")
    _to_group(person, "Agreement")
    person.types_into("What we agree on", f"{LINE}\nWe may pass.")
    person.types_into("Who agreed", "everyone present")
    person.click("The group agreed")
    person.sees("Version 1, agreed on 20 Nov 2026 by everyone present")
    _prints_sheet_and_poster(person, tmp_path, (LINE,))
    _to_group(person, "Agreement")
    person.click("Begin the next version")
    person.goes_into("What we agree on")
    person.presses("Ctrl+End")
    person.types(f"\n{NEW_LINE}")
    person.click("The group agreed")
    person.sees("Version 2, agreed on 20 Nov 2026")
    person.sees("Earlier versions")
    _prints_sheet_and_poster(person, tmp_path, (LINE, NEW_LINE))


def _prints_sheet_and_poster(person: Person, folder: Path, lines: tuple[str, ...]) -> None:
    """Go from the agreement to its papers: both say every line, and name nobody."""
    person.click("Print")
    person.sees("Group agreement")
    for title in ("Group agreement", "Agreement poster"):
        picks_paper(person, title)
        person.click("Save PDF…")
        kept = folder / f"{len(lines)} {person.proposed_file_name()}"
        person.saves_as(kept)
        text = " ".join(pages_of(kept))
        assert [line for line in lines if line not in text] == []
        assert not NAMED.search(text + told_about(kept) + kept.name)


def _to_group(person: Person, tab: str) -> None:
    person.presses("Ctrl+3")
    person.opens("Lantern Circle")
    person.opens_tab(tab)


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_a_group_that_keeps_no_names_names_nobody_on_any_paper(
    computer: Computer, tmp_path: Path, password_store: MemoryKeyring
) -> None:
    settled(computer, Later(computer, LetterPolicy.CERTIFICATES_AND_LETTERS))
    person = computer.start()
    person.sees("Today")
    _hides_names(person)
    _to_group(person, "Details")
    person.chooses("Record profile", "Headcount only")
    person.click("Change and keep for now")
    with desk_of(computer) as desk:
        assert len(desk.people.all()) == len(MEMBERS), "the names are still kept, so they could be printed"
    person.presses("Ctrl+6")
    person.sees("For Lantern Circle")
    person.wait_until(lambda: bool(person.rows(PAPERS)), "the gallery stays empty")
    named, refused = [], []
    for title in _titles(person):
        for kept in _saved_in_every_way(person, title, tmp_path):
            if NAMED.search(" ".join((*pages_of(kept), told_about(kept), kept.name))):
                named.append(kept.name)
        if not person.named(f"{title}: page preview", QWidget):
            refused.append(title)
    assert named == []
    assert refused == REFUSED


def _hides_names(person: Person) -> None:
    """While a group still has names: F9 takes them off the screen, on its page and where papers are chosen."""
    for go in (partial(_to_group, person, "Members"), partial(_to_attendance_card, person)):
        go()
        person.sees("Zephira")
        person.presses("F9")
        assert [word for widget in person.visible() for word in words_of(widget) if NAMED.search(word)] == []
        person.presses("F9")
        person.sees("Zephira")


def _to_attendance_card(person: Person) -> None:
    person.presses("Ctrl+6")
    person.sees("For Lantern Circle")
    person.wait_until(lambda: bool(person.rows(PAPERS)), "the gallery stays empty")
    picks_paper(person, "Attendance card")


def _titles(person: Person) -> list[str]:
    """Return the title of every card, in order."""
    model = person.found(PAPERS, QAbstractItemView).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _saved_in_every_way(person: Person, title: str, folder: Path) -> Iterator[Path]:
    """Press a card and save its paper in each way it can be printed; nothing when it cannot be filled."""
    person.picks_row(PAPERS, f"{title}, ")
    preview = f"{title}: page preview"
    person.wait_until(
        lambda: person.can_press("Save PDF…") or not person.named(preview, QWidget), f"“{title}” is never drawn"
    )
    ways = person.named("Way of printing", QComboBox)
    for way in range(ways[0].count() if ways else 1):
        if not person.can_press("Save PDF…"):
            return
        if way:
            tabs_to(person, "Way of printing")
            person.presses("Down")
        person.click("Save PDF…")
        kept = folder / f"{len(list(folder.iterdir())):03d} {person.proposed_file_name()}"
        person.saves_as(kept)
        yield kept


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_a_letter_to_the_housing_office(computer: Computer, tmp_path: Path, password_store: MemoryKeyring) -> None:
    settled(computer, Later(computer))
    person = computer.start()
    person.sees("Today")
    _to_zephira(person)
    assert "Proof of attendance" not in _tabs(person)
    _to_group(person, "Details")
    person.chooses("Proof of attendance", "Certificates and cards, and letters to somebody the person names")
    _to_zephira(person)
    person.opens_tab("Proof of attendance")
    person.chooses("Kind", "Letter of attendance")
    person.types_into("Who gets the letter", OFFICE)
    person.click("Issue and print")
    person.sees("Ask them first, then tick that they agreed to this letter.")
    assert _letters(computer) == []
    person.ticks("They agreed to this letter on")
    issue = person.found("Issue and print", QAbstractButton)
    for _ in range(2):  # as in a hurry: there is one letter all the same
        QTest.keyClick(issue, Qt.Key.Key_Space)
    prints_to(person, tmp_path / "letter printed.pdf")
    person.sees(f"Letter of attendance no. 1 to {OFFICE}")
    (letter,) = _letters(computer)
    assert (letter.serial, letter.sessions, letter.minutes, letter.consent_on) == (1, 2, 180, TODAY)
    _reads_the_letter(person, tmp_path)
    _to_zephira(person)
    person.opens_tab("Proof of attendance")
    person.presses("Ctrl+Z")
    person.does_not_see(f"Letter of attendance no. 1 to {OFFICE}")
    assert _letters(computer) == []


def _reads_the_letter(person: Person, folder: Path) -> None:
    """Save the letter from the gallery: it says facts only, and what it does not prove."""
    person.presses("Ctrl+6")
    person.sees("For Lantern Circle")
    person.wait_until(lambda: bool(person.rows(PAPERS)), "the gallery stays empty")
    person.picks_row(PAPERS, "Letter of attendance, ")
    person.chooses("For whom?", "Zephira O.")
    person.wait_until(lambda: person.can_press("Save PDF…"), "the letter is not drawn")
    person.click("Save PDF…")
    assert person.proposed_file_name() == "Letter of attendance 2026-11-24.pdf"
    person.saves_as(folder / "letter.pdf")
    text = " ".join(pages_of(folder / "letter.pdf"))
    for words in (f"To: {OFFICE}", "Name: Zephira O.", "Sessions attended: 2", "Hours in all: 3", "Number 1"):
        assert words in text
    assert "What this does not prove" in text
    assert not re.search("Quillon|Łukasz|present|reason|note", text)
    assert not NAMED.search(told_about(folder / "letter.pdf"))


def _to_zephira(person: Person) -> None:
    person.presses("Ctrl+4")
    person.picks_row("People", "Zephira")
    person.sees("Contact log")


def _tabs(person: Person) -> list[str]:
    return [bar.tabText(i) for bar in person.visible() if isinstance(bar, QTabBar) for i in range(bar.count())]


def _letters(computer: Computer) -> list[Letter]:
    with desk_of(computer) as desk:
        return [letter for person in desk.people.all() for letter in desk.letters.of_person(person.id)]
