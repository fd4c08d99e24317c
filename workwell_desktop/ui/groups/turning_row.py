"""A row of fields that stands upright when the text is large, so that no field becomes too narrow to read."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.tokens import MEDIUM

UPRIGHT_FROM = 1.5
"""The scale of the text from which fields stand one under another."""


class TurningRow(QWidget):
    """Holds widgets side by side, or one under another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(MEDIUM)
        self._turn()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget; `stretch` is its share of the room that is left."""
        self._line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)

    def add_stretch(self) -> None:
        """Let the widgets keep to the left."""
        self._line.addStretch(1)

    def _turn(self) -> None:
        upright = theme.current().sizes.scale >= UPRIGHT_FROM
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if upright else directions.LeftToRight)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._turn()
        super().changeEvent(event)
