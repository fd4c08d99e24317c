"""The order in which the Tab key walks through widgets that are made later than those beneath them."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def walk_first(within: QWidget, stops: Iterable[QWidget]) -> None:
    """Let the Tab key come to these widgets, in this order, before all else in the widget that holds them."""
    for one, following in pairwise((_stop_before(within), *stops)):
        QWidget.setTabOrder(one, following)


def _stop_before(widget: QWidget) -> QWidget:
    """Return the last widget before another where the Tab key stops."""
    before: QWidget | None = widget.previousInFocusChain()
    while before is not None and before is not widget and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    return before or widget
