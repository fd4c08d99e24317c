"""Bringing a part of the page into view when the page scrolls."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def area_around(widget: QWidget) -> QScrollArea | None:
    """Return the scroll area a widget lies in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def bring_into_view(widget: QWidget, at: QPoint, margin: int) -> None:
    """Scroll just enough that a point of the widget, with `margin` pixels above and below, can be seen."""
    area = area_around(widget)
    content = area.widget() if area is not None else None
    if area is not None and content is not None:
        near = widget.mapTo(content, at)
        area.ensureVisible(near.x(), near.y(), 0, margin)


def reveal(widget: QWidget) -> None:
    """Scroll to a widget once what was just shown has been laid out."""

    def scroll() -> None:
        area = area_around(widget)
        if area is not None:
            area.ensureWidgetVisible(widget)

    QTimer.singleShot(0, widget, scroll)
