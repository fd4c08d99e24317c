"""A list of offers: chosen by mouse or keys, taken by Enter or a double click, and dragged out when wanted.

Dragging is our own rather than Qt's drag and drop, as in the list of parts: nothing is ever dropped elsewhere.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.planner.offer import OFFER_ROLE, Offer, OfferModel

Index = QModelIndex | QPersistentModelIndex


HIGHEST = 290
"""The most height of a list at 100 % text; further rows scroll."""


def _font(size: int, *, bold: bool = False) -> QFont:
    return theme.current().font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


class OfferDelegate(QStyledItemDelegate):
    """Paints rows: a grip when they can be dragged, the title, beneath it picture and words of what it is."""

    draggable = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[float, int], int] = {}
        """By text size and lines: a list of 500 plans asks for every row."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        offer = index.data(OFFER_ROLE)
        sizes = theme.current().sizes
        lines = 0 if not isinstance(offer, Offer) or offer.heading else 2 if offer.remark else 1
        key = (sizes.scale, lines)
        if key not in self._heights:
            small, body = QFontMetrics(_font(sizes.small)).height(), QFontMetrics(_font(sizes.body)).height()
            self._heights[key] = body + small * lines + 2 * SMALL if lines else small + MEDIUM
        return QSize(sizes.px(120), self._heights[key])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(OFFER_ROLE)
        if not isinstance(offer, Offer):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if offer.heading:
            _paint_heading(painter, option.rect, offer)
        else:
            self._paint_ground(painter, option)
            self._paint_offer(painter, option.rect, offer)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        dressed = theme.current()
        rect = option.rect
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), dressed.colour("line"))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            inner = rect.adjusted(0, 2, 0, -1)
            painting.box(painter, inner, dressed.colour("primary_soft" if chosen else "sunken"), None)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painting.ring(painter, inner, dressed.colour("primary"))

    def _paint_offer(self, painter: QPainter, rect: QRect, offer: Offer) -> None:
        dressed = theme.current()
        sizes = dressed.sizes
        left = rect.left() + (TINY if self.draggable else SMALL)
        if self.draggable:
            side = sizes.icon - 2
            at = QPointF(left, rect.top() + (rect.height() - side) / 2)
            painting.icon(painter, "grip-vertical", "muted", side, at)
            left += side + SMALL
        room = QRect(left, rect.top() + SMALL, max(0, rect.right() - left - TINY), 0)
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(_font(sizes.body))
        painter.setPen(dressed.colour("text"))
        metrics = painter.fontMetrics()
        room.setHeight(metrics.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, flags, metrics.elidedText(offer.title, elide, room.width()))
        painter.setFont(_font(sizes.small))
        painter.setPen(dressed.colour("muted"))
        small = painter.fontMetrics()
        line = QRect(room.left(), room.bottom() + 1, room.width(), small.height())
        if offer.icon:
            side = small.height() - 4
            painting.icon(painter, offer.icon, offer.token or "muted", side, QPointF(line.left(), line.top() + 2))
            line.setLeft(line.left() + side + TINY + 1)
        painter.drawText(line, flags, small.elidedText(offer.line, elide, max(0, line.width())))
        if offer.remark:
            line = QRect(room.left(), line.bottom() + 1, room.width(), small.height())
            painter.drawText(line, flags, small.elidedText(offer.remark, elide, room.width()))


def _paint_heading(painter: QPainter, rect: QRect, offer: Offer) -> None:
    dressed = theme.current()
    painter.setFont(_font(dressed.sizes.small, bold=True))
    painter.setPen(dressed.colour("muted"))
    words = painter.fontMetrics().elidedText(offer.title, Qt.TextElideMode.ElideRight, rect.width() - TINY)
    room = rect.adjusted(SMALL, 0, 0, -TINY)
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine, words)


class OfferList(QListView):
    """Shows offers, at most `most_rows` of them at once; further ones scroll."""

    taken = Signal(object)
    """The key of an offer: Enter or a double click."""
    chosen = Signal(object)
    """The `Offer` that is current now, or None."""
    drag_moved = Signal(object, QPoint)
    """An `Offer` is being dragged over this point of the screen."""
    dropped = Signal(object, QPoint)
    """An `Offer` was let go at this point of the screen."""
    drag_ended = Signal()
    """Nothing is dragged any more."""

    def __init__(self, name: str, *, draggable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = OfferDelegate(self)
        self._delegate.draggable = draggable
        self.offers = OfferModel(self)
        self.setModel(self.offers)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._pressed: QPoint | None = None
        self._dragged: Offer | None = None

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show these; the one that was chosen stays chosen when it is still there."""
        was = self.current()
        self.offers.show_offers(offers)
        row = self.offers.row_of(was.key) if was is not None else -1
        if row >= 0:
            self.setCurrentIndex(self.offers.index(row))
        self.updateGeometry()

    def current(self) -> Offer | None:
        """Return the offer that is chosen."""
        offer = self.currentIndex().data(OFFER_ROLE)
        return offer if isinstance(offer, Offer) and not offer.heading else None

    def choose_first(self) -> None:
        """Choose the first offer."""
        if self.offers.first() >= 0:
            self.setCurrentIndex(self.offers.index(self.offers.first()))

    @override
    def sizeHint(self) -> QSize:
        option = QStyleOptionViewItem()
        count = min(self.offers.rowCount(), 40)
        whole = sum(self._delegate.sizeHint(option, self.offers.index(row)).height() for row in range(count))
        sizes = theme.current().sizes
        return QSize(sizes.px(160), min(whole, sizes.px(HIGHEST)) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().sizes.px(120), self.sizeHint().height())

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragged is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (offer := self.current()) is not None:
            self.taken.emit(offer.key)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        offer = self.indexAt(event.position().toPoint()).data(OFFER_ROLE)
        if isinstance(offer, Offer) and not offer.heading:
            self.taken.emit(offer.key)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._delegate.draggable and self.current() is not None:
            self._pressed = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if self._dragged is None and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragged = self.current()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged is not None:
            self.drag_moved.emit(self._dragged, self.viewport().mapToGlobal(at))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self._dragged
        self._pressed = None
        if dragged is None:
            super().mouseReleaseEvent(event)
            return
        at = self.viewport().mapToGlobal(event.position().toPoint())
        self._let_go()
        self.dropped.emit(dragged, at)

    def _let_go(self) -> None:
        self._dragged = self._pressed = None
        self.viewport().unsetCursor()
        self.drag_ended.emit()
