"""Paints a cell of the register: a soft pill with its letters. Letters carry the meaning, colour only helps."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.shown import CODE_ROLE, MORE_ROLE, Extra
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import RADIUS, TINY

COLOURS: dict[Code, tuple[str, str]] = {
    Code.PRESENT: ("ok_soft", "ok_strong"),
    Code.REMOTE: ("ok_soft", "ok_strong"),
    Code.LATE: ("warn_soft", "warn"),
    Code.LEFT_EARLY: ("warn_soft", "warn"),
    Code.APOLOGIES: ("primary_soft", "primary_strong"),
    Code.ABSENT: ("bad_soft", "bad"),
    Code.CANCELLED: ("sunken", "text"),
    Code.VISITOR: ("sunken", "text"),
    Code.ON_LEAVE: ("sunken", "text"),
}
"""Ground and letters of each code, as tokens."""


class RegisterDelegate(QStyledItemDelegate):
    """Cells as pills, sums as quiet numbers, the current cell with a ring."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        sizes = theme.current().sizes
        return QSize(sizes.px(52), sizes.px(35))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dressed = theme.current()
        rect: QRect = option.rect
        code = index.data(CODE_ROLE)
        if isinstance(code, Code):
            paint_code(painter, rect, code, str(index.data() or ""))
            extra = index.data(MORE_ROLE)
            if isinstance(extra, Extra):
                _paint_extra(painter, rect, extra, code)
            if option.state & QStyle.StateFlag.State_Selected:
                ring = dressed.colour("primary" if option.state & QStyle.StateFlag.State_Active else "muted")
                painting.ring(painter, _pill(rect).adjusted(-2, -2, 2, 2), ring, RADIUS)
        else:
            painter.setFont(dressed.font(dressed.sizes.body))
            painter.setPen(dressed.colour("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, dressed.colour("line"))
        painter.restore()


def paint_code(painter: QPainter, rect: QRect, code: Code, letters: str) -> None:
    """Paint what stands for a code: a quiet dot while nobody is marked, nothing for who is not expected."""
    dressed = theme.current()
    if code is Code.NOT_MARKED:
        dot = dressed.sizes.px(8)
        square = QRect(0, 0, dot, dot)
        square.moveCenter(rect.center())
        painting.box(painter, square, dressed.colour("line"), None, dot / 2)
    elif code in COLOURS:
        paint_letters(painter, rect, code, letters)


def _paint_extra(painter: QPainter, rect: QRect, extra: Extra, code: Code) -> None:
    """Paint a flag for a follow-up, or a small dot for words and minutes, at the corner of the pill."""
    dressed, pill = theme.current(), _pill(rect)
    if extra.follow_up:
        side = dressed.sizes.px(14)
        painting.icon(painter, "flag", "accent_strong", side, QPointF(pill.right() - 1, pill.top() - side * 0.35))
    elif extra.words:
        dot = dressed.sizes.px(5)
        square = QRect(pill.right() - dot - 1, pill.top() + 2, dot, dot)
        painting.box(painter, square, dressed.colour(COLOURS[code][1]), None, dot / 2)


def paint_letters(painter: QPainter, rect: QRect, code: Code, letters: str = "") -> None:
    """Paint a code's letters on their soft pill in the middle of `rect`; its codes are those that can be marked."""
    dressed = theme.current()
    ground, ink = COLOURS[code]
    painting.box(painter, _pill(rect), dressed.colour(ground), None, RADIUS - 2)
    painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.Bold))
    painter.setPen(dressed.colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters or code.letters)


def _pill(rect: QRect) -> QRect:
    sizes = theme.current().sizes
    pill = QRect(0, 0, min(sizes.px(31), rect.width() - TINY), min(sizes.px(26), rect.height() - TINY))
    pill.moveCenter(rect.center())
    return pill
