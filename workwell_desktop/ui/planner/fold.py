"""A part of a form that is folded away until it is wanted; what it holds is built when it is first opened."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.controls import Button
from workwell_desktop.ui.kit.tokens import SMALL, TINY


class FoldButton(Button):
    """A line with an arrow: its words at the left, what is folded away in few words at the right."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.summary = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._speak()

    def show_summary(self, summary: str) -> None:
        """Say what is folded away; nothing for nothing."""
        self.summary = summary
        self._speak()
        self.update()

    def _speak(self) -> None:
        self.setAccessibleName(f"{self.text()}: {self.summary}" if self.summary else self.text())
        self.setToolTip(self.summary)

    def words_font(self) -> QFont:
        """Return the small font in half bold."""
        dressed = theme.current()
        return dressed.font(dressed.sizes.small, QFont.Weight.DemiBold)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._words_wide() + theme.current().sizes.icon + SMALL, max(28, theme.current().sizes.px(30)))

    def _words_wide(self) -> int:
        return QFontMetrics(self.words_font()).horizontalAdvance(self.caption()) + 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        if self.underMouse():
            painting.box(painter, self.rect(), dressed.colour("sunken"), None)
        if self.hasFocus() and self.by_keyboard:
            self._paint_ring(painter)
        side = dressed.sizes.icon - 2
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        painting.icon(painter, arrow, "muted", side, QPointF(0, (self.height() - side) / 2))
        painter.setFont(self.words_font())
        painter.setPen(dressed.colour("text"))
        left = side + TINY
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), middle, self.caption())
        left += self._words_wide() + SMALL
        painter.setFont(dressed.font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        room = QRect(left, 0, max(0, self.width() - left - TINY), self.height())
        words = painter.fontMetrics().elidedText(self.summary, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, words)
        painter.end()


class Fold(QWidget):
    """A line to press and, beneath it, what `build` returns once the line has been pressed."""

    opened = Signal()
    """What is inside is on the screen, and was built if it was not yet."""

    def __init__(self, text: str, build: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self.content: QWidget | None = None
        self.button = FoldButton(text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._column.addWidget(self.button)
        self.button.toggled.connect(self._turn)

    @property
    def is_open(self) -> bool:
        """Whether what is inside can be seen."""
        return self.button.isChecked()

    def open(self) -> None:
        """Show what is inside."""
        self.button.setChecked(True)

    def _turn(self, wanted: bool) -> None:
        if wanted and self.content is None:
            self.content = self._build()
            self._column.addWidget(self.content)
        if self.content is not None:
            self.content.setVisible(wanted)
        if wanted:
            self.opened.emit()
