"""Counts how long nobody has touched the open notes. The count goes on while the computer sleeps."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.process_note import REST
from workwell_desktop.ui.kit.clock_watch import steady_seconds

_SECOND = 1000
_TOUCHES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.InputMethod}


class Rest(QObject):
    """Watches some widgets for keys, presses and the wheel."""

    left = Signal(int)
    """Seconds until the notes close; told once a second and at every touch."""
    ended = Signal()
    """Nobody has touched them for two minutes. Told again every second until `stop`."""

    def __init__(self, parent: QObject | None = None, steady: Callable[[], float] = steady_seconds) -> None:
        super().__init__(parent)
        self._steady = steady
        self._touched = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Begin to count."""
        self._timer.start(_SECOND)
        self.touch()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def watch(self, widget: QWidget) -> None:
        """Count anew whenever this widget, or anything in it, is touched."""
        for each in (widget, *widget.findChildren(QWidget)):
            each.installEventFilter(self)

    def touch(self) -> None:
        """Count anew."""
        self._touched = self._steady()
        self.look()

    def look(self) -> None:
        """Tell how long is left, or that it is over."""
        left = REST.total_seconds() - (self._steady() - self._touched)
        self.left.emit(max(0, round(left)))
        if left <= 0:
            self.ended.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self.running:
            self.touch()
        return False
