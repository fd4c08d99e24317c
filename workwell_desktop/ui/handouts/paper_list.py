"""The cards of the gallery in as many columns as there is room for; it tells which of them are in sight."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from workwell_desktop.ui.handouts.card_painter import CardPainter, card_height
from workwell_desktop.ui.handouts.cards_model import CardsModel
from workwell_desktop.ui.handouts.shown import ROW, CardShown
from workwell_desktop.ui.kit import theme

_Index = QModelIndex | QPersistentModelIndex
NARROWEST = 160
"""Pixels a card has at the least, at 100 % text, with the gap beside it."""


class PaperList(QListView):
    """Papers to choose from with the arrow keys or a press; Space packs one, Enter goes to its page."""

    chosen = Signal(str)
    """The key of the paper that the facilitator moved to."""
    opened = Signal()
    """Enter: look at the page."""
    tick_requested = Signal(str)
    """Take the paper of this key into the packet, or out of it."""
    seen = Signal(tuple)
    """The keys of the papers in sight, when others came into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardsModel(self)
        painter = CardPainter(self)
        painter.tick_requested.connect(self.tick_requested)
        self.setItemDelegate(painter)
        self.setModel(self.cards)
        self.setAccessibleName("Papers")
        self.setAccessibleDescription("The arrow keys choose a paper, Space takes it into the packet.")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setProperty("bare", True)
        self.viewport().setAutoFillBackground(False)
        self._showing = False
        self._rows = 1
        self._last_seen: tuple[str, ...] = ()
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._tell_seen)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self._measure()

    def choose(self, key: str) -> None:
        """Show a paper as the chosen one without `chosen`; one that is not in the list is not shown there."""
        row = self.cards.row_of(key)
        self._showing = True
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.cards.index(row, 0))
        self._showing = False

    def in_sight(self) -> tuple[str, ...]:
        """Return the keys of the papers in sight, the first ones first."""
        room = self.viewport().rect()
        rects = ((card.key, self.visualRect(self.cards.index(row, 0))) for row, card in enumerate(self.cards.cards))
        return tuple(key for key, rect in rects if rect.intersects(room)) if self.isVisible() else ()

    def show_boxes(self, shown: bool) -> None:
        """Let every card show its box, not only the one that is chosen."""
        self.cards.picking = shown
        self.viewport().update()

    def keep_in_sight(self, rows: int) -> None:
        """Be at least so many rows high."""
        self._rows = rows
        self._measure()

    def columns(self) -> int:
        """Return how many cards stand side by side."""
        return max(1, (self.viewport().width() - 2) // theme.current().sizes.px(NARROWEST))

    def _measure(self) -> None:
        wide = max(1, (self.viewport().width() - 2) // self.columns())  # a row that just fits would be broken
        self.setGridSize(QSize(wide, card_height()))
        self.setMinimumHeight(self._rows * card_height())

    def _tell_seen(self) -> None:
        seen = self.in_sight()
        if seen != self._last_seen:
            self._last_seen = seen
            self.seen.emit(seen)

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        card = current.data(ROW)
        if isinstance(card, CardShown) and not self._showing:
            self.chosen.emit(card.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.currentIndex().data(ROW)
        if event.key() == Qt.Key.Key_Space and isinstance(card, CardShown):
            if card.offered:
                self.tick_requested.emit(card.key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(card, CardShown):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._look.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
