"""Keeps the windows out of screenshots and shared screens, where the system can: on Windows 10 of 2020 and later."""

import ctypes
import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

WORKS_HERE = sys.platform == "win32"
"""Whether this system can do it; elsewhere the switch is not offered."""

_SHOWN_TO_ALL, _EXCLUDED_FROM_CAPTURE = 0x00, 0x11


def exclude(window: int, *, excluded: bool) -> None:
    """Keep one window, by its number, out of captures, or let it be captured again."""
    if sys.platform == "win32":
        wish = _EXCLUDED_FROM_CAPTURE if excluded else _SHOWN_TO_ALL
        ctypes.windll.user32.SetWindowDisplayAffinity(window, wish)


class CaptureGuard(QObject):
    """Holds every window of the program to the wish, also those that open later."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._excluded = False

    def follow(self, excluded: bool) -> None:
        """Take a wish for all windows; does nothing where it is in force already."""
        application = QApplication.instance()
        if excluded == self._excluded or not isinstance(application, QApplication):
            return
        self._excluded = excluded
        if excluded:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)
        for window in application.topLevelWidgets():
            if window.isVisible():
                exclude(int(window.winId()), excluded=excluded)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            exclude(int(watched.winId()), excluded=True)
        return False
