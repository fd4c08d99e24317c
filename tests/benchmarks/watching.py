"""Watching the window of a program in this process: until a page is painted, until nothing is left to do."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from workwell_desktop.app import App
from workwell_desktop.ui.kit.places_to_go import Place

_PATIENCE = 20
"""Seconds."""


class _Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at each painting."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


@contextmanager
def painted(widget: QWidget) -> Iterator[None]:
    """Do what stands inside, then handle events until a widget has been painted since the beginning.

    Raises RuntimeError when it never is.
    """
    watch = _Painted()
    widget.installEventFilter(watch)
    yield
    given_up = time.monotonic() + _PATIENCE
    while not watch.seen:
        QApplication.processEvents()
        if time.monotonic() > given_up:
            raise RuntimeError(f"{type(widget).__name__} was not painted within {_PATIENCE} s")
    widget.removeEventFilter(watch)


def until_page_painted(app: App) -> None:
    """Handle events until the page in front has been painted."""
    page = app.window.navigator.page
    if page is None:
        raise RuntimeError("no page is in front")
    with painted(page):
        page.update()


def settle() -> None:
    """Handle everything that waits."""
    for _ in range(5):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def rest(app: App) -> None:
    """Handle everything that waits, and wait for the work done beside the window."""
    settle()
    app.window.background.wait()
    settle()


def go(app: App, place: Place) -> None:
    """Go to a place and handle events until its page has been painted."""
    app.window.go(place)
    until_page_painted(app)


def until_open(app: App) -> None:
    """Handle events until the vault is open and a page in front."""
    given_up = time.monotonic() + _PATIENCE
    while app.opened is None or app.window.navigator.page is None:
        QApplication.processEvents()
        if time.monotonic() > given_up:
            raise RuntimeError(f"the vault was not open within {_PATIENCE} s")


def close(app: App) -> None:
    """Close a program's rooms and its vault."""
    app.window.hide()
    opened, app.opened = app.opened, None
    app.window.close_rooms()
    settle()
    if opened is not None:
        opened.vault.close()
