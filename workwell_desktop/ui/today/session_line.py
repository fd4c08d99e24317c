"""One session as a line on Today. It folds when the page is narrow or the text large, so that no word is cut."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.surfaces import Chip, ElidedLabel, Tone, WrappedLabel
from workwell_desktop.ui.kit.tokens import MEDIUM, TINY
from workwell_desktop.ui.today.shown import Line

DAY_WIDTH = 104
"""Pixels of the day column at 100 % text."""

ROOMY = 540
"""Pixels at 100 % text from which the chip stands beside the words instead of beneath."""


class SessionLine(QWidget):
    """Day and time, group and what, a chip, a button."""

    def __init__(self, line: Line, button: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = QWidget()
        day = QVBoxLayout(self._day)
        day.setContentsMargins(0, 0, 0, 0)
        day.setSpacing(0)
        day.addWidget(ElidedLabel(line.day, "strong"))
        if line.time:
            day.addWidget(ElidedLabel(line.time, "muted"))
        self._chip = Chip(line.chip, Tone[line.chip_tone], line.chip_icon)
        self._words = QVBoxLayout()
        self._words.setSpacing(TINY // 2)
        self._words.addWidget(WrappedLabel(line.group, "strong"))
        self._words.addWidget(WrappedLabel(line.words, "muted"))
        if line.left:
            self._words.addWidget(WrappedLabel(line.left, "muted"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(MEDIUM)
        self._line.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(self._words, 1)
        self._line.addWidget(self._chip)
        self._line.addWidget(button)
        self._folded = False

    def _fold(self) -> None:
        self._day.setFixedWidth(theme.current().sizes.px(DAY_WIDTH))
        folded = self.width() < theme.current().sizes.px(ROOMY)
        if folded != self._folded:
            self._folded = folded
            if folded:
                self._words.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._line.insertWidget(2, self._chip)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_folded"):
            self._fold()
        super().changeEvent(event)
