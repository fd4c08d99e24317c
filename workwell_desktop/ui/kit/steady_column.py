"""A column of a row that keeps its width from row to row, so that rows line up; it grows with the text."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme


class SteadyColumn(QWidget):
    """Holds its widgets one over the other. `width_at_100` is its width in pixels at 100 % text."""

    def __init__(self, width_at_100: int, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width_at_100
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in widgets:
            column.addWidget(widget)
        self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(theme.current().sizes.px(self._width))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)
