"""Scrolling to what has just unfolded, once it has found its place."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_sight(widget: QWidget) -> None:
    """Let the page scroll so that a widget shows, as soon as its layout is known; nothing moves when it does."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        QTimer.singleShot(0, widget, _Seen(widget, around).show)


class _Seen:
    def __init__(self, widget: QWidget, around: QScrollArea) -> None:
        self._widget, self._around = widget, around

    def show(self) -> None:
        """Scroll, if it is still there to be seen."""
        if self._widget.isVisible():
            self._around.ensureWidgetVisible(self._widget)
