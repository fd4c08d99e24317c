"""A table of records that looks like a list: no grid, roomy rows, whole rows chosen, all by keyboard.

It sets up the view; the Qt model and what opening a row means belong to the room.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

_INSET = SMALL - 3
"""Words stand this far from a cell's edge, beside the three pixels Qt adds, so as to stand under their heading."""


class _Rows(QStyledItemDelegate):
    """Paints a hairline under each row and a soft ground under the row beneath the pointer."""

    def __init__(self, table: "RecordsTable") -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        if not isinstance(index, QModelIndex):
            return
        dressed = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or index.row() == self._table.row_under_pointer:
            ground = dressed.colour("primary_soft" if chosen and self._table.hasFocus() else "sunken")
            painter.fillRect(option.rect, ground)
        option.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected)
        option.rect.adjust(_INSET, 0, -_INSET, 0)
        super().paint(painter, option, index)
        option.rect.adjust(-_INSET, 0, _INSET, 0)
        painter.fillRect(
            option.rect.left(), option.rect.bottom(), option.rect.width(), 1, QColor(dressed.colours.line)
        )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * _INSET + MEDIUM, hint.height())


class RecordsTable(QTableView):
    """Rows to look through and open. Enter or a click opens."""

    opened = Signal(QModelIndex)
    """The facilitator wants this row."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.row_under_pointer = -1
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Rows(self))
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        self.clicked.connect(self.opened)
        self._measure()

    def stretch(self, column: int) -> None:
        """Let one column take the room that is left."""
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().sizes.control + MEDIUM - 2)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)
        super().leaveEvent(event)

    def _point_at(self, row: int) -> None:
        if row != self.row_under_pointer:
            self.row_under_pointer = row
            self.viewport().update()
