"""Paints one part of the plan as a card: coloured edge, grip, clock time, title over category, minutes pill.

Colour is never alone: the category's word stands under the title.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import MEDIUM, RADIUS, SMALL, TINY
from workwell_desktop.ui.planner.part_row import ROW_ROLE, PartRow

EDGE = 5
"""Width of the coloured edge in pixels."""


@dataclass(frozen=True)
class Look:
    """How one row is painted just now."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False
    lifted: bool = False
    grip: bool = True


def row_height() -> int:
    """Return the height of a row with the gap below it, in pixels."""
    sizes = theme.current().sizes
    words = QFontMetrics(_title_font()).height() + QFontMetrics(_small_font()).height()
    return max(words, sizes.control) + 2 * SMALL + 2 + SMALL


def _title_font() -> QFont:
    dressed = theme.current()
    return dressed.font(dressed.sizes.body, QFont.Weight.DemiBold)


def _small_font() -> QFont:
    dressed = theme.current()
    return dressed.font(dressed.sizes.small)


class PartDelegate(QStyledItemDelegate):
    """Paints rows; `read_only` leaves the grip out, since nothing can be moved."""

    read_only = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.current().sizes.px(240), row_height())

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, PartRow):
            return
        state = option.state
        look = Look(
            selected=bool(state & QStyle.StateFlag.State_Selected),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            grip=not self.read_only,
        )
        paint_part(painter, option.rect.adjusted(0, 0, 0, -SMALL), row, look)


def paint_part(painter: QPainter, card: QRect, row: PartRow, look: Look) -> None:
    """Paint one part into `card`."""
    dressed = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = "primary_soft" if look.focused or look.lifted else "surface"
    painting.box(painter, card, dressed.colour(ground), dressed.colour("muted" if look.hovered else "line"))
    painting.stripe(painter, card, dressed.colour(row.token), EDGE, RADIUS)
    if look.selected or look.lifted:
        painting.ring(painter, card, dressed.colour("primary"), RADIUS)
    left = card.left() + EDGE + MEDIUM
    if look.grip:
        side = dressed.sizes.icon
        painting.icon(painter, "grip-vertical", "muted", side, QPointF(left, card.top() + (card.height() - side) / 2))
        left += side + MEDIUM
    left = _paint_start(painter, card, left, row)
    right = _paint_pill(painter, card, row)
    _paint_words(painter, QRect(left, card.top(), max(0, right - left - SMALL), card.height()), row)
    painter.restore()


def _paint_start(painter: QPainter, card: QRect, left: int, row: PartRow) -> int:
    painter.setFont(_title_font())
    painter.setPen(theme.current().colour("text"))
    digits = "".join("0" if letter.isdigit() else letter for letter in row.start)
    wide = painter.fontMetrics().horizontalAdvance(digits)
    room = QRect(left, card.top(), wide + 2, card.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.start)
    return left + wide + MEDIUM + TINY


def _paint_pill(painter: QPainter, card: QRect, row: PartRow) -> int:
    dressed = theme.current()
    painter.setFont(_small_font())
    metrics = painter.fontMetrics()
    wide, high = metrics.horizontalAdvance(row.pill) + 2 * (SMALL + 2), metrics.height() + TINY
    pill = QRect(card.right() - MEDIUM - wide, card.center().y() - high // 2 + 1, wide, high)
    painting.box(painter, pill, dressed.colour("sunken"), None, high / 2)
    painter.setPen(dressed.colour("text"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, row.pill)
    return pill.left()


def _paint_words(painter: QPainter, room: QRect, row: PartRow) -> None:
    dressed = theme.current()
    title, small = QFontMetrics(_title_font()), QFontMetrics(_small_font())
    top = room.top() + (room.height() - title.height() - small.height()) // 2
    elide = Qt.TextElideMode.ElideRight
    painter.setFont(_title_font())
    painter.setPen(dressed.colour("text"))
    at_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    line = QRect(room.left(), top, room.width(), title.height())
    painter.drawText(line, at_left, title.elidedText(row.title, elide, room.width()))
    painter.setFont(_small_font())
    painter.setPen(dressed.colour("muted"))
    line = QRect(room.left(), top + title.height(), room.width(), small.height())
    painter.drawText(line, at_left, small.elidedText(row.line, elide, room.width()))
