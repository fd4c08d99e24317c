"""A computer with WorkWell on it: a folder, a clock that the test turns on, and starts of the real program."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.journeys.eyes import settle
from tests.journeys.person import Person
from workwell_desktop.app import App, Options
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore

MONDAY = datetime(2026, 11, 23, 22, 0).astimezone()
"""Late on a Monday: the next evening a session can be planned for is Tuesday's."""


@dataclass
class Computer:
    """One computer: what is started here finds what was left here."""

    qtbot: QtBot
    home: Path
    now: datetime = MONDAY
    running: list[App] = field(default_factory=list)
    store: KeyStore | None = None
    """A password store of its own; without one WorkWell looks for the computer's."""

    @property
    def places(self) -> Places:
        """Where WorkWell keeps its files on this computer."""
        return Places(self.home / "WorkWell")

    def clock(self) -> datetime:
        """Return the time it is."""
        return self.now

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def start(self) -> Person:
        """Start WorkWell and return the person in front of it."""
        app = App(self.places, Options(now=self.clock, store=self.store))
        self.running.append(app)
        app.start()
        self.qtbot.waitExposed(app.window)
        settle()
        app.window.activateWindow()
        self.qtbot.waitUntil(app.window.isActiveWindow)
        return Person(self.qtbot, app.window)

    def ends(self, person: Person) -> None:
        """See WorkWell go after the person has quit: no window, no widget of it is left."""
        self.qtbot.waitUntil(lambda: not person.window.isVisible())
        self.forget(next(app for app in self.running if app.window is person.window))

    def pulls_the_plug(self, person: Person) -> None:
        """End the program where it stands: nothing is asked, written or backed up."""
        app = next(each for each in self.running if each.window is person.window)
        app.window.background.wait()
        if app.opened is not None:
            app.opened.vault.close()
            app.opened = None
        app.window.hide()
        self.forget(app)

    def forget(self, app: App) -> None:
        """Let nothing of a program that has ended live on in this process."""
        self.running.remove(app)
        app.shut()
        app.window.deleteLater()
        app.deleteLater()
        settle()
