"""A session while it runs: the live screen in every state, with a clock that is moved on by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.tour.stage import NOW, Scene, Stage, Trouble
from workwell_desktop.app import App, Options
from workwell_desktop.domain.session import Session
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import ToRun
from workwell_desktop.ui.run.controller import RunPage
from workwell_desktop.usecases.desk import Desk


@dataclass
class Evening:
    """An open program on the evening of a session."""

    stage: Stage
    now: datetime = NOW
    app: App | None = None

    def clock(self) -> datetime:
        """Return the time it is."""
        return self.now

    @property
    def page(self) -> RunPage:
        """The live screen."""
        assert self.app is not None
        found = self.app.window.navigator.page
        if not isinstance(found, RunPage):
            raise Trouble("the live screen is not in front")
        return found

    def at(self, session: Session, minutes: float) -> None:
        """Let it be so many minutes after the start of a session, a second ticked."""
        self.now = session.starts_at + timedelta(minutes=minutes)
        self.page.controller.tick()

    def shoot(self, title: str, *, every_look: bool = False) -> None:
        """Look at what has just been done."""
        assert self.app is not None
        self.stage.settle()
        self.stage.shoot(self.app, title, every_look=every_look)

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.page.focusWidget() or self.page, key)


@contextmanager
def opened(stage: Stage) -> Iterator[tuple[Evening, Desk, Session]]:
    """Open a program with the sample group, whose next session is tonight."""
    places, store = stage.places(), KeyStore.for_this_run()
    stage.make_vault(places, store)
    evening = Evening(stage)
    app = App(places, Options(now=evening.clock, background=Background(inline=True), store=store))
    stage.dress(app)
    app.start()
    stage.settle()
    if app.opened is None:
        raise Trouble("the vault did not open")
    evening.app = app
    desk = app.opened.desk(app.window.bulletin.announce, evening.clock)
    group = desk.sample.add()
    session = next(each for each in desk.sessions.of_group(group) if each.day == NOW.date())
    evening.now = session.starts_at - timedelta(minutes=12)
    app.window.go(ToRun(session.id))
    stage.settle()
    yield evening, desk, session
    stage.end(app)


def running_session(stage: Stage) -> None:
    """An evening from before the start to the end."""
    with opened(stage) as (evening, _desk, session):
        evening.shoot("Running · before the start")
        page = evening.page
        rows = list(page.view.people.rows.values())
        for row in rows[:6]:
            row.click()
        evening.at(session, 1)
        page.controller.start()
        _round(evening, session)
        _discussion(evening, session)
        evening.at(session, 88)
        page.controller.end()
        assert evening.app is not None
        evening.app.window.go(ToRun(session.id))
        evening.shoot("Running · ended", every_look=True)


def _round(evening: Evening, session: Session) -> None:
    evening.at(session, 5)
    page = evening.page
    page.controller.next()
    evening.press(Qt.Key.Key_R)
    evening.at(session, 6)
    evening.press(Qt.Key.Key_P)
    evening.at(session, 7)
    evening.shoot("Running · a round", every_look=True)
    late = list(page.view.people.rows.values())[6]
    evening.at(session, 12)
    late.click()
    evening.shoot("Running · somebody comes late")
    page.view.people.strip.by_code[next(c for c in page.view.people.strip.by_code if c.letters == "L")].click()
    page.view.people.choose(None)


def _discussion(evening: Evening, session: Session) -> None:
    page = evening.page
    notes = page.view.notes.text
    evening.at(session, 21)
    page.controller.next()
    notes.kept.emit("! @Grace bus change makes 18:30 hard. Ask about a lift.")
    evening.at(session, 29)
    page.controller.next()
    notes.kept.emit("@Devon walked with a colleague twice. Goal reached.")
    evening.at(session, 36.5)
    notes.kept.emit("Quieter start than last week; the pairs may need longer.")
    evening.shoot("Running · a discussion", every_look=True)
    page.view.open_tab("cards")
    page.view.cards.buttons[0].click()
    evening.at(session, 46)
    evening.shoot("Running · coming to its end, a card open")
    page.view.open_tab("notes")
    page.view.people.newcomer.click()
    evening.at(session, 53)
    evening.shoot("Running · over its time, somebody new")
    page.view.people.close_form()
    assert evening.app is not None
    evening.app.window.actions_known["view.hide_names"].trigger()
    evening.shoot("Running · names hidden", every_look=True)
    evening.app.window.actions_known["view.hide_names"].trigger()
    page.controller.pause()
    evening.shoot("Running · paused")
    page.controller.pause()


SCENES: tuple[Scene, ...] = (running_session,)
