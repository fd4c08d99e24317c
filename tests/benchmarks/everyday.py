"""An ordinary day in a vault of ten years: how long each page takes from the click to its painting.

The first visit builds a page and stands on a line of its own. The floor, in the notes, is a bare page of labels
painted in the same window: what Qt itself takes here.
"""

import gc
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from tests.benchmarks.figure import Figure, middle
from tests.benchmarks.places import everywhere
from tests.benchmarks.ten_years import TenYears, fill
from tests.benchmarks.watching import close, go, painted, rest, settle, until_open, until_page_painted
from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.period import Period, Span
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.attendance.grid import RegisterGrid
from workwell_desktop.ui.attendance.remembered import with_chosen
from workwell_desktop.ui.attendance.shown import SUMS
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToSearch, ToSettings
from workwell_desktop.ui.kit.tidying import Tidying
from workwell_desktop.usecases.access import Access

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROUNDS, MARKS = 9, 15
PAINTED, MARKED, ANSWERED = 100, 50, 50
"""Milliseconds."""

TYPED = "amara open dia"

THREE_YEARS = timedelta(days=3 * 365)


def measure(folder: Path) -> list[Figure]:
    """Fill a vault with ten years and go through an ordinary day in it."""
    places = Places(folder)
    access = Access(places, KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
    made = fill(opened.vault, NOW)
    opened.vault.close()
    app = App(places, Options(now=lambda: NOW, background=Background(), store=access.store))
    tidying = Tidying(app)
    app.window.resize(1280, 800)
    app.start()
    until_open(app)
    rest(app)
    gc.freeze()  # as `app.run` does once everything is loaded
    try:
        return _measure(app, made)
    finally:
        close(app)
        tidying.deleteLater()


def _measure(app: App, made: TenYears) -> list[Figure]:
    if app.opened is None:
        raise RuntimeError("no vault is open")
    floor = _bare(app)
    figures: list[Figure] = []
    for name, place in everywhere(app.opened):
        figures.extend(_page(app, name, place, floor))
    _show_three_years(app, made)
    figures.extend(_page(app, "register, 3 years", ToGroup(made.groups[1], "attendance"), floor)[:1])
    return [*figures, _mark(app, made, floor), _search(app, floor)]


def _show_three_years(app: App, made: TenYears) -> None:
    """Let the register of the second group show three years from now on."""
    settings = app.window.services.settings
    period = Period(Span.CHOSEN, (NOW - THREE_YEARS).date(), NOW.date())
    settings.change(with_chosen(settings.current, made.groups[1], period, Whom.EVERYONE))


def _page(app: App, name: str, place: Place, floor: float) -> tuple[Figure, Figure]:
    """Go to a page and wait for its painting, again and again; the first visit, which builds it, apart."""
    taken = []
    for _ in range(ROUNDS + 1):
        app.window.go(ToSettings())
        rest(app)
        begun = time.perf_counter()
        go(app, place)
        taken.append((time.perf_counter() - begun) * 1000)
        rest(app)
    note = f"longest {max(taken[1:]):.0f} ms, bare page {floor:.1f} ms"
    again = Figure(f"{name} painted, ten years", middle(taken[1:]), "ms", PAINTED, note=note)
    return again, Figure(f"{name}, first visit", taken[0], "ms", PAINTED)


def _bare(app: App) -> float:
    """Return how long this window takes to bring forward a page that is nothing but labels."""
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(40):
        column.addWidget(QLabel(f"Line {number}"))
    stack = app.window.pages
    before, place = stack.currentIndex(), stack.addWidget(page)
    taken = []
    for _ in range(ROUNDS):
        stack.setCurrentIndex(before)
        settle()
        begun = time.perf_counter()
        with painted(page):
            stack.setCurrentIndex(place)
        taken.append((time.perf_counter() - begun) * 1000)
    stack.setCurrentIndex(before)
    stack.removeWidget(page)
    page.deleteLater()
    settle()
    return middle(taken)


def _mark(app: App, made: TenYears, floor: float) -> Figure:
    """Type letters into the register of three years; each is saved and every total is painted anew."""
    go(app, ToGroup(made.groups[1], "attendance"))
    rest(app)
    grid = next(each for each in app.window.findChildren(RegisterGrid) if each.isVisible())
    cells, totals = grid.cells, grid.totals
    column = cells.model().columnCount() - SUMS - 3
    taken: list[float] = []
    for letter in (Qt.Key.Key_P, *(Qt.Key.Key_L, Qt.Key.Key_P) * MARKS):
        cells.setCurrentIndex(cells.model().index(0, column))
        settle()
        if not taken and letter == Qt.Key.Key_P:
            QTest.keyClick(cells, letter)  # so that every later one changes the mark
            continue
        begun = time.perf_counter()
        with painted(totals.viewport()):
            QTest.keyClick(cells, letter)
        taken.append((time.perf_counter() - begun) * 1000)
    note = f"longest {max(taken):.0f} ms, bare page {floor:.1f} ms"
    return Figure("one mark saved, every total painted", middle(taken), "ms", MARKED, note=note)


def _search(app: App, floor: float) -> Figure:
    """Type a name and a theme into the search; each key is answered by a painted list."""
    go(app, ToSearch())
    rest(app)
    line = next(each for each in app.window.findChildren(QLineEdit) if each.isVisible() and each.hasFocus())
    taken = []
    for letter in TYPED:
        begun = time.perf_counter()
        QTest.keyClicks(line, letter)
        until_page_painted(app)
        taken.append((time.perf_counter() - begun) * 1000)
        rest(app)
    note = f"longest {max(taken):.0f} ms, bare page {floor:.1f} ms"
    return Figure("search, one key answered", middle(taken), "ms", ANSWERED, note=note)
