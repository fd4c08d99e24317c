"""Notices that nobody has touched the program for a while, or that the computer has slept meanwhile.

Touches are heard at the windows, where few events pass, and not at the application, where all of them do.
"""

import sys
import time
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from workwell_desktop.ui.kit.clock_watch import steady_seconds

LOOKS_EVERY = timedelta(seconds=10)
"""How often it looks at least: a timer does not go on while the computer sleeps."""

A_NAP = 5.0
"""Seconds asleep that count: the clocks of one moment are not read at one moment."""

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
}


def awake_seconds() -> float:
    """Return seconds that count on evenly while this computer is awake, and stand still while it sleeps."""
    if sys.platform == "darwin":
        seconds = time.clock_gettime(time.CLOCK_UPTIME_RAW)
    elif sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        seconds = ticks.value / 10_000_000
    else:
        seconds = time.monotonic()
    return seconds


class IdleWatch(QObject):
    """Watches every window of the program from `start` to `stop`."""

    gone = Signal()
    """Nobody has touched anything for as long as the limit, or the computer has slept."""

    def __init__(
        self,
        limit: Callable[[], timedelta],
        parent: QObject | None = None,
        steady: Callable[[], float] = steady_seconds,
        awake: Callable[[], float] = awake_seconds,
    ) -> None:
        super().__init__(parent)
        self._limit, self._steady, self._awake = limit, steady, awake
        self._touched = steady()
        self._asleep = steady() - awake()
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def is_watching(self) -> bool:
        """Whether it watches now."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin: this moment counts as a touch."""
        self._touched = self._steady()
        self._asleep = self._steady() - self._awake()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and not self._watched:
            for window in application.topLevelWindows():
                self._watch(window)
            application.focusWindowChanged.connect(self._watch)
        self._wait()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and self._watched:
            application.focusWindowChanged.disconnect(self._watch)
        for window in self._watched:
            window.removeEventFilter(self)
        self._watched.clear()

    @Slot()
    def look(self) -> None:
        """Tell when it is time; else look again when it may be."""
        asleep = self._steady() - self._awake()
        if asleep - self._asleep > A_NAP or self._left() <= 0:
            self._asleep = asleep
            self._touched = self._steady()  # whoever stays open nevertheless has the whole time again
            self.gone.emit()
        if self._watched:
            self._wait()

    def _left(self) -> float:
        return self._touched + self._limit().total_seconds() - self._steady()

    def _wait(self) -> None:
        self._timer.start(int(1000 * max(0.01, min(self._left(), LOOKS_EVERY.total_seconds()))))

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    @Slot(QObject)
    def _forget(self, window: QObject) -> None:
        self._watched = [each for each in self._watched if each is not window]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._steady()
        return False
