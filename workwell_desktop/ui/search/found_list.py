"""The list of what was found and how a line of it is painted: the typed letters bold, one line each, cut with "…".

It shows lines of a model and says which row was pressed; the keyboard stays in the field above it.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import HUGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.search.shown import LINE, Found, Heading, Spans

_ENTER = "Enter"


class _Lines(QStyledItemDelegate):
    """Paints headings and finds."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE)
        small = _metrics(theme.current().sizes.small).height()
        if isinstance(line, Heading):
            return QSize(0, small + (MEDIUM if index.row() else TINY))
        words = small if isinstance(line, Found) and line.words else 0
        return QSize(0, _metrics(theme.current().sizes.body).height() + words + 2 * SMALL)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        line = index.data(LINE) if isinstance(index, QModelIndex) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Heading):
            _paint_heading(painter, option.rect, line)
        elif isinstance(line, Found):
            _paint_found(painter, option, line)
        painter.restore()


def _metrics(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    return QFontMetrics(theme.current().font(pixels, weight))


def _paint_heading(painter: QPainter, rect: QRect, heading: Heading) -> None:
    dressed = theme.current()
    painter.setFont(dressed.font(dressed.sizes.small))
    painter.setPen(dressed.colour("muted"))
    painter.drawText(rect.adjusted(0, 0, 0, -TINY), Qt.AlignmentFlag.AlignBottom, heading.words)


def _paint_found(painter: QPainter, option: QStyleOptionViewItem, found: Found) -> None:
    dressed, rect = theme.current(), option.rect
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painting.box(painter, rect, dressed.colour("primary_soft" if chosen else "sunken"), None)
    side, edge = dressed.sizes.icon, SMALL + 2
    at = QPointF(rect.left() + edge, rect.top() + (rect.height() - side) / 2)
    painting.icon(painter, found.icon, "text", side, at)
    room = rect.adjusted(edge + side + MEDIUM, SMALL, -edge, -SMALL)
    if chosen:
        painter.setFont(dressed.font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _ENTER)
        room.adjust(0, 0, -_metrics(dressed.sizes.small).horizontalAdvance(_ENTER) - MEDIUM, 0)
    painter.setPen(dressed.colour("text"))
    high = _paint_words(painter, room, (found.title, found.title_spans), dressed.sizes.body)
    painter.setPen(dressed.colour("muted"))
    room.setTop(room.top() + high)
    _paint_words(painter, room, (found.words, found.words_spans), dressed.sizes.small)


def _paint_words(painter: QPainter, room: QRect, words: tuple[str, Spans], pixels: int) -> int:
    """Paint one line of words with its bold parts and return its height."""
    font = theme.current().font(pixels)
    text, spans = words[0].replace("\n", " "), words[1]
    layout = _laid_out(text, font, spans)
    if layout.lineAt(0).naturalTextWidth() > room.width():
        wide = _metrics(pixels, QFont.Weight.Bold)
        cut = wide.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        left = len(cut.encode("utf-16-le", "surrogatepass")) // 2 - 1
        layout = _laid_out(cut, font, tuple(span for span in spans if sum(span) <= left))
    layout.draw(painter, QPointF(room.topLeft()))
    return QFontMetrics(font).height()


def _laid_out(text: str, font: QFont, spans: Spans) -> QTextLayout:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    formats = []
    for start, length in spans:
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = start, length, bold
        formats.append(marked)
    layout = QTextLayout(text, font)
    layout.setFormats(formats)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


class FoundList(QListView):
    """As tall as what it holds, and it scrolls when that is more than there is room."""

    pressed_row = Signal(int)
    """A row was pressed with the mouse."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setItemDelegate(_Lines(self))
        self.clicked.connect(self._tell)

    def choose(self, row: int) -> None:
        """Show a row as the one Enter opens, with its heading in sight when there is room; -1 chooses none."""
        model = self.model()
        if row < 0 or model is None:
            self.clearSelection()
            return
        if row == 1:
            self.scrollToTop()
        self.setCurrentIndex(model.index(row, 0))

    def content_height(self) -> int:
        """Return how tall all lines are together."""
        model = self.model()
        return sum(self.sizeHintForRow(row) for row in range(model.rowCount())) if model is not None else 0

    @override
    def reset(self) -> None:
        super().reset()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.content_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.content_height(), theme.current().sizes.px(2 * HUGE + HUGE)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.indexAt(event.position().toPoint())
        enabled = bool(over.flags() & Qt.ItemFlag.ItemIsEnabled)
        self.setCursor(Qt.CursorShape.PointingHandCursor if enabled else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        self.pressed_row.emit(index.row())
