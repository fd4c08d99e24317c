"""The list of guides and how a row of it is painted: a card with title, summary and two pills."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.guides.shown import ROW, GuideRow
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.surfaces import Tone
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, MEDIUM, SMALL, TINY

Index = QModelIndex | QPersistentModelIndex
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _font(size: int, *, bold: bool = False) -> QFont:
    return theme.current().font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


class GuideDelegate(QStyledItemDelegate):
    """Paints rows. A title and a summary take one line each, or two when they must."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, sizes = index.data(ROW), theme.current().sizes
        if not isinstance(row, GuideRow):
            return super().sizeHint(option, index)
        title, small = QFontMetrics(_font(sizes.body, bold=True)), QFontMetrics(_font(sizes.small))
        wide = self._ground.width() - 2 * MEDIUM
        words = _lines_high(row.title, title, wide) + _lines_high(row.summary, small, wide)
        return QSize(sizes.px(160), words + small.height() + TINY + SMALL + 2 * MEDIUM + SMALL)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, GuideRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(0, 0, 0, -SMALL)
        self._paint_ground(painter, option, card)
        self._paint_words(painter, card.adjusted(MEDIUM, MEDIUM - 2, -MEDIUM, -MEDIUM), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        dressed = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "primary_soft" if chosen else "sunken" if over else "surface"
        edge = "primary" if chosen else "line"
        painting.box(painter, card, dressed.colour(ground), dressed.colour(edge), CARD_RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.ring(painter, card, dressed.colour("primary"), CARD_RADIUS)

    def _paint_words(self, painter: QPainter, room: QRect, row: GuideRow) -> None:
        dressed = theme.current()
        painter.setFont(_font(dressed.sizes.body, bold=True))
        painter.setPen(dressed.colour("text"))
        top = _lines(painter, room, room.top(), row.title)
        painter.setFont(_font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        top = _lines(painter, room, top + 1, row.summary) + TINY + 2
        left = _pill(painter, QPointF(room.left(), top), (row.length, "clock"), Tone.NEUTRAL) if row.length else 0
        left = _pill(painter, QPointF(left or room.left(), top), (row.kind, ""), Tone.NEUTRAL)
        if row.own:
            left = _pill(painter, QPointF(left, top), ("Your own", ""), Tone.PRIMARY)
        if row.unfinished:
            _pill(painter, QPointF(left, top), ("Not finished", "pencil"), Tone.WARN)


def _parted(words: str, metrics: QFontMetrics, room: int) -> tuple[str, str]:
    """Return what fits in the first line, and the rest."""
    if metrics.horizontalAdvance(words) <= room:
        return words, ""
    first = ""
    for word in words.split():
        longer = f"{first} {word}".strip()
        if first and metrics.horizontalAdvance(longer) > room:
            break
        first = longer
    return first, words.removeprefix(first).strip()


def _lines_high(words: str, metrics: QFontMetrics, room: int) -> int:
    """Return how high words stand, in one line or in two."""
    return metrics.height() * (2 if metrics.horizontalAdvance(words) > room else 1)


def _lines(painter: QPainter, room: QRect, top: int, words: str) -> int:
    """Paint words in one line or in two; return where they end."""
    first, rest = _parted(words, painter.fontMetrics(), room.width())
    top = _line(painter, room, top, first)
    return _line(painter, room, top, rest) if rest else top


def _line(painter: QPainter, room: QRect, top: int, words: str) -> int:
    """Paint one line that ends in "…" when there is no room; return where it ends."""
    metrics = painter.fontMetrics()
    line = QRect(room.left(), top, room.width(), metrics.height())
    painter.drawText(line, _ONE_LINE, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
    return line.bottom() + 1


def _pill(painter: QPainter, at: QPointF, content: tuple[str, str], tone: Tone) -> int:
    """Paint a pill of words and perhaps an icon; return where the next one may begin."""
    words, icon = content
    ground, ink = tone.value
    dressed = theme.current()
    painter.setFont(_font(dressed.sizes.small))
    metrics = painter.fontMetrics()
    side = metrics.height() - 3 if icon else 0
    wide = metrics.horizontalAdvance(words) + 2 * (SMALL + 2) + (side + TINY if icon else 0)
    pill = QRect(round(at.x()), round(at.y()), wide, metrics.height() + TINY)
    painting.box(painter, pill, dressed.colour(ground), None, pill.height() / 2)
    left = pill.left() + SMALL + 2
    if icon:
        painting.icon(painter, icon, ink, side, QPointF(left, pill.top() + (pill.height() - side) / 2))
        left += side + TINY
    painter.setPen(dressed.colour(ink))
    painter.drawText(QRect(left, pill.top(), wide, pill.height()), _ONE_LINE, words)
    return pill.right() + TINY + 3


class GuideList(QListView):
    """Guides to choose from, with the arrow keys or a press; Enter goes on to reading."""

    chosen = Signal(str)
    """The key of the guide that the facilitator moved to."""
    opened = Signal()
    """Enter or a double press: read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Guides")
        self.setAccessibleDescription("The arrow keys choose a guide, Enter leads to its text.")
        self.setItemDelegate(GuideDelegate(self.viewport()))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setProperty("bare", True)
        self.viewport().setAutoFillBackground(False)
        self._showing = False

    def choose(self, row: int) -> None:
        """Show a row as the chosen one without `chosen`; -1 chooses none."""
        self._showing = True
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.model().index(row, 0))
        self._showing = False

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = current.data(ROW)
        if isinstance(row, GuideRow) and not self._showing:
            self.chosen.emit(row.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # rows are as high as their words need at this width
