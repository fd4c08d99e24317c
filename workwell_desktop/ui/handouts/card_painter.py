"""How a paper of the gallery is painted: the top of its real first page, its title, how large it is, and a box."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workwell_desktop.ui.handouts.cards_model import CardsModel
from workwell_desktop.ui.handouts.shown import ROW, CardShown
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, MEDIUM, SMALL, TINY

_Index = QModelIndex | QPersistentModelIndex
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
THUMB_HEIGHT = 92
"""Pixels of the page in sight, at 100 % text."""
NOT_OFFERED = "Not in this group"


def _font(size: int, *, bold: bool = False) -> QFont:
    return theme.current().font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def card_height() -> int:
    """Return how high a card is with the gap beneath it, in pixels."""
    sizes = theme.current().sizes
    words = QFontMetrics(_font(sizes.body, bold=True)).height() + QFontMetrics(_font(sizes.small)).height()
    return sizes.px(THUMB_HEIGHT) + words + 2 * (SMALL + 2) + SMALL + MEDIUM


def box_of(cell: QRect) -> QRect:
    """Return the little box that is ticked, and what may be pressed around it, within a card's cell."""
    side = max(24, theme.current().sizes.px(28))
    return QRect(cell.right() - MEDIUM - SMALL - side, cell.top() + SMALL + 2, side, side)


class CardPainter(QStyledItemDelegate):
    """Paints cards, each of the same size, and hears the box being pressed."""

    tick_requested = Signal(str)
    """The key of the paper whose box was pressed."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell = option.widget.gridSize() if isinstance(option.widget, QListView) else QSize()
        return cell if cell.isValid() else QSize(theme.current().sizes.px(150), card_height())

    @override
    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: _Index) -> bool:
        card = index.data(ROW)
        if isinstance(event, QMouseEvent) and isinstance(card, CardShown) and card.offered:
            inside = box_of(option.rect).contains(event.position().toPoint())
            if inside and event.type() == QEvent.Type.MouseButtonRelease:
                self.tick_requested.emit(card.key)
            return inside
        return False

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card, model = index.data(ROW), index.model()
        if not isinstance(card, CardShown) or not isinstance(model, CardsModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(0, 0, -MEDIUM, -MEDIUM)
        self._paint_ground(painter, option, ground)
        inner = ground.adjusted(SMALL + 2, SMALL + 2, -SMALL - 2, -SMALL - 2)
        metrics = QFontMetrics(_font(theme.current().sizes.body, bold=True))
        more = metrics.height() if len(_parted(card.title, metrics, inner.width())) > 1 else 0
        high = theme.current().sizes.px(THUMB_HEIGHT) - more  # a title in two lines takes the second from the page
        thumb = QRect(inner.left(), inner.top(), inner.width(), high)
        self._paint_page(painter, thumb, model, card)
        look = model.look(card.key)
        line = NOT_OFFERED if not card.offered else look.line if look else card.about
        self._paint_words(painter, inner.adjusted(0, thumb.height() + SMALL, 0, 0), card, line)
        over = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        if card.offered and (over or model.picking or model.ticked(card.key)):
            _paint_box(painter, box_of(option.rect), ticked=model.ticked(card.key))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        dressed = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver) and not chosen
        painting.box(
            painter, card, dressed.colour("sunken" if over else "surface"), dressed.colour("line"), CARD_RADIUS
        )
        list_view = option.widget
        focused = isinstance(list_view, QListView) and list_view.hasFocus()
        if chosen:
            painting.ring(painter, card, dressed.colour("primary"), CARD_RADIUS)
        if focused and option.state & QStyle.StateFlag.State_HasFocus:
            painting.ring(painter, card.adjusted(3, 3, -3, -3), dressed.colour("primary"), CARD_RADIUS - 3)

    def _paint_page(self, painter: QPainter, thumb: QRect, model: CardsModel, card: CardShown) -> None:
        dressed = theme.current()
        picture = model.picture(card.key) if card.offered else None
        inside = thumb.adjusted(1, 1, -1, -1)
        painter.fillRect(inside, dressed.colour("paper" if picture else "sunken"))
        if picture is not None:
            size = picture.size.scaled(inside.width(), 1, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            painter.save()
            painter.setClipRect(inside)
            device = painter.device()
            painter.drawPixmap(inside.topLeft(), picture.at(size, device.devicePixelRatioF() if device else 1.0))
            painter.restore()
        elif not card.offered or model.look(card.key) is not None:
            side = dressed.sizes.icon
            at = QPointF(thumb.center().x() - side / 2, thumb.center().y() - side / 2)
            painting.icon(painter, "file-text" if card.offered else "lock", "muted", side, at)
        painting.box(painter, thumb, None, dressed.colour("line"), TINY)

    def _paint_words(self, painter: QPainter, room: QRect, card: CardShown, line: str) -> None:
        dressed = theme.current()
        painter.setFont(_font(dressed.sizes.body, bold=True))
        painter.setPen(dressed.colour("text" if card.offered else "muted"))
        top = room.top()
        for line_of_title in _parted(card.title, painter.fontMetrics(), room.width()):
            top = _line(painter, room, top, line_of_title)
        painter.setFont(_font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        _line(painter, room, top, line)


def _parted(words: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """Return words in one line, or in two where they do not fit; what is too long even then ends in "…"."""
    if _fits(words, metrics, room):
        return (words,)
    first = ""
    for word in words.split():
        longer = f"{first} {word}".strip()
        if first and not _fits(longer, metrics, room):
            return first, words.removeprefix(first).strip()
        first = longer
    return (words,)


def _fits(words: str, metrics: QFontMetrics, room: int) -> bool:
    """Whether a line is painted whole: asked as it is painted, since widths are rounded differently elsewhere."""
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) == words


def _line(painter: QPainter, room: QRect, top: int, words: str) -> int:
    """Paint one line that ends in "…" when there is no room; return where it ends."""
    metrics = painter.fontMetrics()
    line = QRect(room.left(), top, room.width(), metrics.height())
    painter.drawText(line, _ONE_LINE, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
    return line.bottom() + 1


def _paint_box(painter: QPainter, room: QRect, *, ticked: bool) -> None:
    dressed = theme.current()
    side = dressed.sizes.icon
    square = QRect(room.center().x() - side // 2, room.center().y() - side // 2, side, side)
    painting.box(painter, square.adjusted(-3, -3, 3, 3), dressed.colour("surface"), None, TINY + 3)
    fill, edge = ("primary", "primary") if ticked else ("surface", "muted")
    painting.box(painter, square, dressed.colour(fill), dressed.colour(edge), TINY)
    if ticked:
        painting.icon(painter, "check", "on_primary", side - TINY, QPointF(square.left() + 2, square.top() + 2))
