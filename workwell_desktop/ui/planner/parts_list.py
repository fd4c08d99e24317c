"""The list of parts: chosen, moved, added and removed by mouse or keys. It tells wishes and changes nothing itself.

Dragging is our own rather than Qt's drag and drop: a part never leaves its plan, and the card follows the pointer.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.tokens import HUGE, SMALL
from workwell_desktop.ui.planner.delegate import Look, PartDelegate, band_height, card_of, paint_part, row_height
from workwell_desktop.ui.planner.part_row import ID_ROLE, ROW_ROLE, PartRow
from workwell_desktop.ui.planner.scrolling import bring_into_view

Index = QModelIndex | QPersistentModelIndex


class PartsList(QListView):
    """All parts without a scroll bar of its own: the page scrolls."""

    chosen = Signal(object)
    """A `BlockId`: the facilitator moved to this part."""
    move_requested = Signal(object, int)
    """Bring this part to this position of the result."""
    edit_requested = Signal()
    add_requested = Signal()
    remove_requested = Signal(object)
    duplicate_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = PartDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Parts of the session")
        self.setAccessibleDescription("Alt and the arrow keys move a part. Enter edits, Insert adds, Delete removes.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("bare", True)
        self._pressed: QPoint | None = None
        self._dragged: QModelIndex | None = None
        self._pointer = QPoint()
        self._offered = -1

    def set_read_only(self, read_only: bool) -> None:
        """Show a plan that cannot be changed any more."""
        self._delegate.read_only = read_only
        self.viewport().update()

    @property
    def read_only(self) -> bool:
        """Whether moving, adding and removing are off."""
        return self._delegate.read_only

    def fit(self) -> None:
        """Take the height of all rows."""
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()

    def choose(self, row: int) -> None:
        """Make a row the current one without telling anybody; -1 for none."""
        index = self.model().index(row, 0) if row >= 0 else QModelIndex()
        if index == self.currentIndex() and self.selectionModel().isSelected(index):
            return
        was = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.blockSignals(was)

    @override
    def sizeHint(self) -> QSize:
        model = self.model()
        rows = [model.index(number, 0).data(ROW_ROLE) for number in range(model.rowCount())] if model else []
        high = len(rows) * row_height() + sum(band_height(row) for row in rows)
        return QSize(theme.current().sizes.px(320), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().sizes.px(220), self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._show_current()
        if current.isValid():
            self.chosen.emit(current.data(ID_ROLE))

    def _show_current(self) -> None:
        rect = self.visualRect(self.currentIndex())
        if rect.isValid():
            bring_into_view(self, rect.center(), rect.height())

    # ----------------------------------------------------------------------------------------------------------- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragged is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go()
        elif self._answer(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _answer(self, event: QKeyEvent) -> bool:
        """Tell the wish behind a key; False when it stands for none."""
        key, with_alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        index = self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit_requested.emit()
            return True
        if self.read_only:
            return False
        if key == Qt.Key.Key_Insert:
            self.add_requested.emit()
            return True
        if not index.isValid():
            return False
        if with_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_by(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit(index.data(ID_ROLE))
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.duplicate_requested.emit(index.data(ID_ROLE))
        else:
            return False
        return True

    def _move_by(self, step: int) -> None:
        index = self.currentIndex()
        to = index.row() + step
        if 0 <= to < self.model().rowCount():
            self.move_requested.emit(index.data(ID_ROLE), to)

    # ---------------------------------------------------------------------------------------------------------- mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.read_only:
            at = event.position().toPoint()
            self._pressed = at if self.indexAt(at).isValid() else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if self._dragged is None and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragged = self.indexAt(self._pressed)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pointer = at
        if self._dragged is not None:
            bring_into_view(self, at, row_height() // 2)
        self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, self._pressed = self._dragged, None
        if dragged is None:
            super().mouseReleaseEvent(event)
            return
        self._pointer = event.position().toPoint()
        to = self._drop_row(dragged.row())
        block_id = dragged.data(ID_ROLE)
        moved = to != dragged.row()
        self._let_go()
        if moved:
            self.move_requested.emit(block_id, to)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.edit_requested.emit()

    def _let_go(self) -> None:
        self._dragged = self._pressed = None
        self.viewport().unsetCursor()
        self.viewport().update()

    # -------------------------------------------------------------------------------------------------- drop

    def offer_drop(self, at: QPoint | None) -> int:
        """Show where something dragged here from outside would land; return the position, or -1 when not here.

        `at` is the pointer in this list's own coordinates; None takes the line away.
        """
        here = at is not None and self.rect().adjusted(0, -HUGE, 0, HUGE).contains(at) and not self.read_only
        if here and at is not None:
            self._pointer = at
            bring_into_view(self, at, row_height() // 2)
        self._offered = self._gap() if here else -1
        self.viewport().update()
        return self._offered

    def _gap(self) -> int:
        """Return the gap between rows (0 above the first) the pointer is nearest to."""
        model = self.model()
        rects = (self.visualRect(model.index(number, 0)) for number in range(model.rowCount()))
        return sum(1 for rect in rects if rect.center().y() < self._pointer.y())

    def _drop_row(self, start: int) -> int:
        gap = self._gap()
        return gap - 1 if gap > start else gap

    def _line_at(self, gap: int) -> QRect:
        """Return the stroke that shows where a part would land."""
        count = self.model().rowCount()
        high = self.viewport().height()
        top = self.visualRect(self.model().index(gap, 0)).top() if gap < count else high
        return QRect(0, max(0, min(top - SMALL // 2 - 1, high - 3)), self.viewport().width(), 3)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self._dragged.data(ROW_ROLE) if self._dragged is not None else None
        if self._offered < 0 and not isinstance(row, PartRow):
            return
        painter = QPainter(self.viewport())
        if isinstance(row, PartRow) and self._dragged is not None:
            self._paint_dragged(painter, card_of(self.visualRect(self._dragged), row), row)
        else:
            painter.fillRect(self._line_at(self._offered), theme.current().colour("primary"))
        painter.end()

    def _paint_dragged(self, painter: QPainter, card: QRect, row: PartRow) -> None:
        painter.setOpacity(0.6)
        painter.fillRect(card, theme.current().colour("window"))
        painter.setOpacity(1)
        painter.fillRect(self._line_at(self._gap()), theme.current().colour("primary"))
        high = self.viewport().height()
        card.moveTop(max(0, min(self._pointer.y() - card.height() // 2, high - card.height())))
        paint_part(painter, card.adjusted(HUGE, 0, 0, 0), row, Look(lifted=True))
