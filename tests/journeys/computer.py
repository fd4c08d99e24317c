"""A computer with WorkWell on it: a folder, a clock that the test turns on, and starts of the real program."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.journeys.eyes import settle
from tests.journeys.person import Person
from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.shell.fresh_start import FreshStart
from workwell_desktop.ui.shell.single_instance import SingleInstance
from workwell_desktop.ui.shell.window import ShellWindow

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
    said: Protection | None = None
    """What the process that locked said to the fresh one."""
    ended: list[ShellWindow] = field(default_factory=list)
    """The windows of processes that have ended."""

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
        return self._start(Options(now=self.clock, store=self.store))

    def start_as_it_ships(self) -> Person:
        """Start a WorkWell that ends when it locks, as the real one does; `comes_back` is the fresh one."""
        return self._start(Options(now=self.clock, store=self.store, afresh=self._afresh))

    def comes_back(self, person: Person) -> Person:
        """See the WorkWell that locked end, and stand before the fresh one behind its curtain."""
        app = next(each for each in self.running if each.window is person.window)
        self.qtbot.waitUntil(lambda: app.window in self.ended)
        app.window.hide()
        self.forget(app)
        options = Options(now=self.clock, store=self.store, afresh=self._afresh, locked=True, known=self.said)
        return self._start(options)

    def _afresh(self, home: Path, instance: SingleInstance) -> FreshStart:
        """Note what the fresh process would be told, and that the old one has ended, instead of doing it."""
        app = len(self.running)

        def start(_home: Path, protection: Protection | None) -> None:
            self.said = protection

        return FreshStart(home, instance, start, lambda _code: self.ended.append(self.running[app].window))

    def _start(self, options: Options) -> Person:
        instance = SingleInstance(self.places.lock_file) if options.afresh else None
        assert instance is None or options.locked or instance.claim()
        app = App(self.places, options, instance)
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
