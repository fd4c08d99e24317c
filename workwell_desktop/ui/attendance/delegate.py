"""Paints a cell of the register: its code and what is remarked of it, sums as quiet numbers, the ring of the keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.shown import CODE_ROLE, MORE_ROLE, Extra
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.code_pills import COLOURS, paint_code, pill_in
from workwell_desktop.ui.kit.tokens import RADIUS


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
                _paint_extra(painter, pill_in(rect, str(index.data() or "")), extra, code)
            if option.state & QStyle.StateFlag.State_Selected:
                ring = dressed.colour("primary" if option.state & QStyle.StateFlag.State_Active else "muted")
                painting.ring(painter, pill_in(rect, str(index.data() or "")).adjusted(-2, -2, 2, 2), ring, RADIUS)
        else:
            painter.setFont(dressed.font(dressed.sizes.body))
            painter.setPen(dressed.colour("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, dressed.colour("line"))
        painter.restore()


def _paint_extra(painter: QPainter, pill: QRect, extra: Extra, code: Code) -> None:
    """Paint a flag for a follow-up, or a small dot for words and minutes, at the corner of the pill."""
    dressed = theme.current()
    if extra.follow_up:
        side = dressed.sizes.px(14)
        painting.icon(painter, "flag", "accent_strong", side, QPointF(pill.right() - 1, pill.top() - side * 0.35))
    elif extra.words:
        dot = dressed.sizes.px(5)
        square = QRect(pill.right() - dot - 1, pill.top() + 2, dot, dot)
        painting.box(painter, square, dressed.colour(COLOURS[code][1]), None, dot / 2)
