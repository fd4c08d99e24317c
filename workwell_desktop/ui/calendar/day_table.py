"""Days side by side: what the month and the week have in common. Keys, mouse and dragging become wishes.

It shows weeks as rows and weekdays as columns, so that a screen reader walks it as the table it is.
"""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QByteArray, QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.calendar.chips import Look, chip_height, chip_width, paint_chip
from workwell_desktop.ui.calendar.shown import ARROWS, DAY_ROLE, KEYS, MIME, DayCell, Line, Wish

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def wish_of(event: QKeyEvent, *, arrows: bool = True) -> Wish | None:
    """Return what a key asks for, or None; a key held with another one asks for nothing here."""
    if event.modifiers() not in _PLAIN:
        return None
    return KEYS.get(event.key()) or (ARROWS.get(event.key()) if arrows else None)


def dragged_session(data: QMimeData) -> SessionId | None:
    """Return the session that is dragged, or None when it is something else."""
    if not data.hasFormat(MIME):
        return None
    try:
        return SessionId(UUID(bytes(data.data(MIME).data()).decode("ascii", "replace")))
    except ValueError:
        return None


class DayTable(QTableView):
    """A table of days that can be walked through, and whose sessions can be dragged to another day."""

    chosen = Signal(object, object)
    """A day, and the `SessionId` pointed at or None."""
    wished = Signal(object)
    """A `Wish`."""
    dropped = Signal(object, object, int)
    """A `SessionId`, the day it was dropped on, and by how many minutes its time moved with it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "Arrow keys walk through the days, Page Up and Page Down through the pages. Space chooses the next "
            "session of the day, Enter opens it, M moves it, C cancels it. N plans a new one."
        )
        self.chosen_line: SessionId | None = None
        self.over: QModelIndex | None = None
        self._pressed: tuple[QPoint, Line] | None = None
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.setProperty("bare", True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def line_at(self, point: QPoint) -> Line | None:
        """Return the session that is painted at a point of the viewport; the month and the week know."""
        return None

    def minutes_between(self, start: QPoint, end: QPoint) -> int:
        """Return by how many minutes a drop moves a session's time; none where a day has no hours."""
        return 0

    def show_chosen(self, index: QModelIndex, session_id: SessionId | None) -> None:
        """Make a day, and a session in it, the current ones without telling anybody."""
        self.chosen_line = session_id
        was = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.blockSignals(was)
        self.update(index)

    def day_at(self, index: QModelIndex) -> date | None:
        """Return the day of a cell."""
        cell = index.data(DAY_ROLE)
        return cell.day if isinstance(cell, DayCell) else None

    # ---------------------------------------------------------------------------------------------------- keys, mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish is not None:
            self.wished.emit(wish)
        else:
            event.ignore()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are wishes here, never a search."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        day, line = self.day_at(self.indexAt(point)), self.line_at(point)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (point, line) if left and line is not None and line.movable else None
        if day is not None:
            self.chosen.emit(line.day if line is not None else day, line.id if line is not None else None)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self.indexAt(point).isValid():
            self.wished.emit(Wish.NEW if self.line_at(point) is None else Wish.OPEN)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        start, line = self._pressed
        if (point - start).manhattanLength() >= QApplication.startDragDistance():
            self.drag_of(line).exec(Qt.DropAction.MoveAction)
            self._pressed = None
            self._hover(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    # ----------------------------------------------------------------------------------------------------- dragging

    def drag_of(self, line: Line) -> QDrag:
        """Return a session in the hand."""
        data = QMimeData()
        data.setData(MIME, QByteArray(str(line.id).encode("ascii")))
        drag = QDrag(self)
        drag.setMimeData(data)
        ratio = self.devicePixelRatioF()
        wide, high = max(chip_width(line), self.fontMetrics().averageCharWidth() * 20), chip_height()
        picture = QPixmap(round(wide * ratio), round(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(
            painter, picture.rect().adjusted(0, 0, wide - picture.width(), high - picture.height()), line, Look()
        )
        painter.end()
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(wide // 2, high // 2))
        return drag

    def _hover(self, index: QModelIndex | None) -> None:
        if index != self.over:
            self.over = index
            self.viewport().update()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.mimeData().hasFormat(MIME) and index.isValid():
            self._hover(index)
            event.acceptProposedAction()
        else:
            self._hover(None)
            event.ignore()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        point = event.position().toPoint()
        session_id, day = dragged_session(event.mimeData()), self.day_at(self.indexAt(point))
        self._hover(None)
        if session_id is None or day is None:
            event.ignore()
            return
        event.acceptProposedAction()
        minutes = self.minutes_between(self._pressed[0], point) if self._pressed is not None else 0
        self.dropped.emit(session_id, day, minutes)
