"""Paints one part of the plan as a card: coloured edge, grip, clock time, title over category, minutes pill.

Colour is never alone: the category's picture and word stand under the title. Free minutes or an overlap before a part
that is locked to its time stand in a line of their own above the card.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
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


def band_height(row: object) -> int:
    """Return the height of the line above a part: 0 when it follows the part before, as most do."""
    if not isinstance(row, PartRow) or not row.between:
        return 0
    return QFontMetrics(_small_font()).height() + SMALL


def card_of(rect: QRect, row: PartRow) -> QRect:
    """Return where the card lies in the rectangle of an item."""
    return rect.adjusted(0, band_height(row), 0, -SMALL)


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
        return QSize(theme.current().sizes.px(240), row_height() + band_height(index.data(ROW_ROLE)))

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
        if row.between:
            _paint_band(painter, QRect(option.rect.topLeft(), QSize(option.rect.width(), band_height(row))), row)
        paint_part(painter, card_of(option.rect, row), row, look)


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


def _paint_band(painter: QPainter, band: QRect, row: PartRow) -> None:
    """Say between two cards how much time is free, or how far the part before runs into this one."""
    dressed = theme.current()
    token, picture = ("warn", "triangle-alert") if row.overlap else ("muted", "clock")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_small_font())
    metrics = painter.fontMetrics()
    side = metrics.height() - 2
    room = QRect(band.left() + EDGE + MEDIUM, band.top(), band.width() - 2 * MEDIUM - EDGE, metrics.height())
    painting.icon(painter, picture, token, side, QPointF(room.left(), room.top() + 1))
    room.setLeft(room.left() + side + SMALL)
    words = metrics.elidedText(row.between, Qt.TextElideMode.ElideRight, room.width())
    painter.setPen(dressed.colour(token))
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    left = room.left() + metrics.horizontalAdvance(words) + SMALL
    if left < room.right():
        painter.setPen(QPen(dressed.colour("warn" if row.overlap else "line"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(left, room.center().y(), room.right(), room.center().y())
    painter.restore()


def _paint_start(painter: QPainter, card: QRect, left: int, row: PartRow) -> int:
    dressed = theme.current()
    painter.setFont(_title_font())
    painter.setPen(dressed.colour("text"))
    metrics = painter.fontMetrics()
    wide = metrics.horizontalAdvance("".join("0" if letter.isdigit() else letter for letter in row.start))
    high = metrics.height()
    room = QRect(left, card.top(), wide + 2, card.height())
    if row.locked:
        side = QFontMetrics(_small_font()).height() - 3
        room = QRect(left, card.center().y() - (high + side) // 2, wide + 2, high)
        painting.icon(painter, "lock", "muted", side, QPointF(left + (wide - side) / 2, room.bottom() + 2))
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
    side = small.height() - 4
    line = QRect(room.left(), top + title.height(), room.width(), small.height())
    painting.icon(painter, row.icon, row.token, side, QPointF(line.left(), line.top() + 2))
    line.setLeft(line.left() + side + TINY + 1)
    painter.drawText(line, at_left, small.elidedText(row.line, elide, max(0, line.width())))
