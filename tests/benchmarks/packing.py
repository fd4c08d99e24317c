"""A packet of a dozen pages: from the click to everything being ready to go out, with the window alive meanwhile."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from tests.benchmarks.figure import Figure, middle
from tests.benchmarks.watching import close, go, rest, until_open
from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.catalogue import Pack
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.handouts.view import HandoutsView
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import ToHandouts
from workwell_desktop.usecases.access import Access

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROUNDS, PAGES = 7, 12
READY = 300
"""Milliseconds from the click."""

BEAT = 5
"""Milliseconds between two looks."""

PATIENCE = 30
"""Seconds."""

_LONG = "moment_cards"
"""A paper of several pages that fills up the pack."""


def measure(folder: Path) -> list[Figure]:
    """Fill a packet, then save it as one PDF and print it, again and again."""
    places = Places(folder)
    access = Access(places, KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
    desk = opened.desk(lambda _changes: None, lambda: NOW)
    group = desk.sample.add()
    session = next(each for each in desk.sessions.of_group(group, plans=False) if each.state.upcoming)
    opened.vault.close()
    app = App(places, Options(now=lambda: NOW, background=Background(), store=access.store))
    app.window.resize(1280, 800)
    app.start()
    until_open(app)
    rest(app)
    try:
        go(app, ToHandouts(session.id))
        rest(app)
        return _measure(app)
    finally:
        close(app)


def _measure(app: App) -> list[Figure]:
    view = next(each for each in app.window.findChildren(HandoutsView) if each.isVisible())
    view.packet.pack_requested.emit(Pack.BEFORE_SESSION)
    view.gallery.list.tick_requested.emit(_LONG)
    given_up = time.monotonic() + PATIENCE
    while "page" not in view.packet_button.text():
        QApplication.processEvents()
        if time.monotonic() > given_up:
            raise RuntimeError("the papers of the packet were not drawn")
    rest(app)
    pages = int(view.packet_button.text().rsplit(" · ", 1)[1].split()[0])
    if pages < PAGES:
        raise RuntimeError(f"the packet has {pages} pages, not {PAGES}")
    saving = [_until(app, view.packet.save.click, QFileDialog) for _ in range(ROUNDS)]
    printing = [_until(app, view.packet.print.click, QPrintDialog) for _ in range(ROUNDS)]
    return [
        Figure(f"{name}, {pages} pages", middle([one for one, _ in taken]), "ms", READY, note=_note(taken))
        for name, taken in (("packet ready to save", saving), ("packet ready to print", printing))
    ]


def _note(taken: list[tuple[float, float]]) -> str:
    return f"window never still for more than {max(still for _, still in taken):.0f} ms"


class _Watch(QObject):
    """Waits for a dialog as the window itself waits, and notes how long the window once stood still."""

    def __init__(self, app: App, kind: type[QDialog]) -> None:
        super().__init__()
        self._app, self._kind = app, kind
        self._loop = QEventLoop()
        self._last = time.perf_counter()
        self.still = 0.0
        self._beat = QTimer(self, interval=BEAT)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._look)
        self._beat.start()

    def dialogs(self) -> list[QDialog]:
        """Return the dialogs in sight."""
        return [each for each in self._app.window.findChildren(self._kind) if each.isVisible()]

    def wait(self) -> None:
        """Handle events until there is one."""
        if not self.dialogs():
            self._loop.exec()

    @Slot()
    def _look(self) -> None:
        now = time.perf_counter()
        self.still, self._last = max(self.still, now - self._last), now
        if self.dialogs():
            self._loop.quit()


def _until(app: App, click: Callable[[], object], kind: type[QDialog]) -> tuple[float, float]:
    """Click and wait for a dialog; return how long it took and the longest standstill, in ms."""
    watch = _Watch(app, kind)
    begun = time.perf_counter()
    click()
    watch.wait()
    taken = time.perf_counter() - begun
    watch.dialogs()[0].reject()
    watch.deleteLater()
    rest(app)
    return taken * 1000, watch.still * 1000
