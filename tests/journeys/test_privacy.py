"""F9 hides every name on every page: walked page by page in the real window, with people on each of them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.journeys.eyes import Eyes, settle
from tests.journeys.screen import words_of
from tests.ui.test_every_page import places
from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.incident import IncidentText
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.session import Session
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCloseOut,
    ToCrisis,
    ToDebrief,
    ToGroups,
    ToGuideEditor,
    ToGuides,
    ToIncident,
    ToNote,
    ToProcessNotes,
    ToRun,
    ToSafety,
    ToSearch,
    ToSession,
    ToSettings,
    ToSupervision,
    ToToday,
)
from workwell_desktop.usecases.access import Access

if TYPE_CHECKING:
    from workwell_desktop.usecases.desk import Desk

NOW = datetime(2026, 11, 23, 9, 0).astimezone()
NAMELESS = {ToGroups, ToCrisis, ToSettings, ToGuides, ToGuideEditor} | {
    ToDebrief,
    ToProcessNotes,
    ToSafety,
    ToSupervision,
}
"""Where nobody's name stands in words even while names are shown; everywhere else the walk must have some to find."""


class Walk:
    """A running WorkWell with the sample group and a session that runs; every name of its people is known."""

    def __init__(self, home: Path, qtbot: QtBot) -> None:
        access = Access(Places(home), KeyStore.for_this_run())
        self.opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
        self.app = App(access.places, Options(now=self.clock, background=Background(inline=True)))
        self.window = self.app.window
        self.now = NOW
        self.desk: Desk = self.opened.desk(self.window.bulletin.announce, self.clock)
        group = self.desk.sample.add()
        self.window.show()
        self.app._enter(self.opened, None)
        self.names = self._names()
        running = next(each for each in self.desk.sessions.of_group(group) if each.day == NOW.date())
        self._names_everywhere(running)
        to_incident = ToIncident(self.desk.crisis.all()[0].incident.id)
        to_running = (ToSession(running.id), ToRun(running.id), ToNote(running.id), ToCloseOut(running.id))
        self.places: list[Place] = [*places(self.app), *to_running, to_incident, ToSearch("Amara")]
        self.eyes = Eyes(qtbot, self.window)

    def clock(self) -> datetime:
        """Return the time it is."""
        return self.now

    def _names_everywhere(self, session: Session) -> None:
        """Run the session, and let every text that can be typed name somebody, whatever it should hold."""
        amara = self.desk.people.all()[0].short_name
        parts = tuple(
            replace(part, title=f"{part.title} with {amara}", say=f"Thank {amara}.") for part in session.agenda
        )
        self.desk.sessions.save(replace(session, theme=f"A letter from {amara}", agenda=Agenda(parts)))
        after = self.desk.sessions.propose(session.group_id)
        self.desk.sessions.save(
            replace(after, theme=f"{amara} tells", starts_at=session.starts_at + timedelta(days=2))
        )
        self.now = session.starts_at + timedelta(minutes=5)
        self.desk.running.start(session.id)
        self.desk.notes.write(session.id, NoteText(happened=f"{amara} laughed."))
        self.desk.quick_notes.take(session.id, f"@{amara} wants to talk afterwards !")
        incident = self.desk.crisis.begin(self.desk.crisis.read("GB", session.id, None))
        self.desk.crisis.put(incident.written(IncidentText(facts=f"{amara} felt faint."), self.now))

    def _names(self) -> re.Pattern[str]:
        parts: set[str] = set()
        for person in self.desk.people.all():
            for name in (person.display_name, person.preferred_name, person.alias):
                parts |= {part for part in name.split() if len(part.strip(".")) > 2}
        return re.compile("|".join(rf"\b{re.escape(part)}\b" for part in sorted(parts)))

    def goes(self, place: Place) -> None:
        """Go to a place."""
        self.window.go(place)
        settle()

    def presses_f9(self) -> None:
        """Press F9 wherever the keyboard is."""
        QTest.keyClick(self.window.focusWidget() or self.window, Qt.Key.Key_F9)
        settle()

    def names_found(self) -> list[str]:
        """Return everything on the screen, or said by it, that names somebody."""
        return [words for words in self._words() if self.names.search(words)]

    def _words(self) -> Iterator[str]:
        for widget in self.eyes.visible():
            yield from words_of(widget)
            for action in widget.actions():
                yield from (action.text(), action.toolTip(), action.statusTip())


@pytest.fixture
def walk(tmp_path: Path, qtbot: QtBot) -> Iterator[Walk]:
    walk = Walk(tmp_path / "home", qtbot)
    yield walk
    walk.window.close()


@pytest.mark.slow
@pytest.mark.usefixtures("only_windows")
def test_no_page_shows_or_says_a_name_while_names_are_hidden(walk: Walk) -> None:
    named, leaks = set(), {}
    for place in walk.places:
        walk.goes(place)
        if walk.names_found():
            named.add(type(place))
    assert {type(place) for place in walk.places} - named == NAMELESS
    walk.goes(ToToday())
    walk.presses_f9()
    for place in walk.places:
        walk.goes(place)
        found = walk.names_found()
        if found:
            leaks[type(place).__name__] = found
    assert not leaks
    walk.presses_f9()
    assert walk.names_found(), "names are not shown again"
