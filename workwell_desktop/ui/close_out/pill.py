"""A rounded button of the close-out: a step, a tab, a code. A tick or a number stands with its colour."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.tokens import MEDIUM, TINY


class Pill(Button):
    """Checked, it is the one in front; `done` gives it a tick. A `steady` one keeps the tick's room all the time."""

    def __init__(self, text: str, *, steady: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.done = False
        self._steady = steady
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_done(self, done: bool) -> None:
        """Show the tick, or not."""
        self.done = done
        self.updateGeometry()
        self.update()

    @override
    def words_font(self) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.small)

    @override
    def sizeHint(self) -> QSize:
        sizes = theme.current().sizes
        tick = sizes.small + TINY + 2 if self.done or self._steady else 0
        wide = self.fontMetrics().horizontalAdvance(self.caption())
        return QSize(
            max(wide, super().sizeHint().width() - 2 * self.padding) + 2 * MEDIUM + tick, max(28, sizes.px(29))
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rows of the register walk with them
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        over = self.underMouse() or self.isDown()
        ground, words = ("ok_soft", "ok_strong") if self.done else ("sunken", "text")
        if self.isChecked() or over:
            ground, words = "primary_soft", "primary_strong"
        radius = self.height() / 2
        painting.box(painter, self.rect(), dressed.colour(ground), None, radius)
        if self.isChecked() and self.done:
            painting.box(painter, self.rect(), None, dressed.colour("primary"), radius)
        if self.hasFocus() and self.by_keyboard:
            painting.ring(painter, self.rect(), dressed.colour("primary"), radius)
        painter.setFont(self.words_font())
        painter.setPen(dressed.colour(words))
        left = MEDIUM
        if self.done:
            side = dressed.sizes.small + 2
            painting.icon(painter, "check", words, side, QPointF(left, (self.height() - side) / 2))
            left += side + TINY
        room = QRect(left, 0, self.width() - left - MEDIUM, self.height())
        place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(room, place, self.caption())
        painter.end()
