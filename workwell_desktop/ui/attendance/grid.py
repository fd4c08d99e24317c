"""The table of the register: names stay at the left, rates at the right and totals below while the sessions scroll.

Four table views over one model; only the middle one takes keys. It says what was typed where and decides nothing.
"""

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QHeaderView, QScrollBar, QTableView, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.delegate import RegisterDelegate
from workwell_desktop.ui.attendance.model import RegisterModel
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

_FROZEN = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class _Head(QHeaderView):
    """Names as running text, or a session's number above its day; painted here, since a style sheet knows one font."""

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if model is None or not rect.isValid():
            return
        dressed = theme.current()
        painter.save()
        painter.fillRect(rect, dressed.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, dressed.colour("line"))
        text = str(model.headerData(logicalIndex, self.orientation()) or "")
        if self.orientation() is Qt.Orientation.Vertical:
            self._paint_name(painter, rect, text, sums=logicalIndex == model.rowCount() - 1)
        else:
            self._paint_session(painter, rect, text)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, text: str, *, sums: bool) -> None:
        dressed = theme.current()
        painter.setFont(dressed.font(dressed.sizes.body))
        painter.setPen(dressed.colour("muted" if sums else "text"))
        room = rect.adjusted(MEDIUM, 0, -SMALL, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_session(self, painter: QPainter, rect: QRect, text: str) -> None:
        dressed = theme.current()
        number, _, day = text.partition("\n")
        half = rect.height() // 2
        upper = QRect(rect.left(), rect.top() + 2, rect.width(), half) if day else rect
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("text" if day else "muted"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(dressed.font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        lower = QRect(rect.left(), rect.top() + half - 2, rect.width(), half)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, day)


class _Part(QTableView):
    """One of the four views: no grid lines, no frame, the register's delegate."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalHeader(_Head(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Head(Qt.Orientation.Vertical, self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RegisterDelegate(self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fix(self) -> None:
        """Take no focus and show no scroll bars: another view leads."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(_FROZEN)
        self.setVerticalScrollBarPolicy(_FROZEN)


class _Cells(_Part):
    """The cells that take letters."""

    typed = Signal(QModelIndex, object)
    """A cell and the `Code` whose letter was typed there."""
    cleared = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        code = Code.typed(event.text()) if plain and event.text() else None
        if code is not None:
            self.typed.emit(self.currentIndex(), code)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space):
            self.cleared.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are marks here, never a search."""


class RegisterGrid(QWidget):
    """The whole table."""

    typed = Signal(int, int, object)
    """Row, column, `Code`."""
    cleared = Signal(int, int)
    current_changed = Signal(int, int)

    def __init__(self, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.cells = _Cells("Register: type a letter in a cell")
        self.rates, self.totals, self.corner = _Part("Rates"), _Part("Totals"), _Part("Overall rate")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, row, column in ((self.cells, 0, 0), (self.rates, 0, 1), (self.totals, 1, 0), (self.corner, 1, 1)):
            part.setModel(model)
            layout.addWidget(part, row, column)
        layout.setRowStretch(0, 1)
        layout.setColumnStretch(0, 1)
        for part in (self.rates, self.totals, self.corner):
            part.fix()
        for part in (self.totals, self.corner):
            part.horizontalHeader().hide()
        for part in (self.rates, self.corner):
            part.verticalHeader().hide()
        for leader, follower in (
            (self.cells.verticalScrollBar(), self.rates.verticalScrollBar()),
            (self.cells.horizontalScrollBar(), self.totals.horizontalScrollBar()),
        ):
            leader.valueChanged.connect(follower.setValue)
            follower.rangeChanged.connect(partial(_follow, follower, leader))
        self.cells.typed.connect(self._typed)
        self.cells.cleared.connect(self._cleared)
        self.cells.selectionModel().currentChanged.connect(self._moved)
        model.modelReset.connect(self.arrange)
        self.arrange()

    def arrange(self) -> None:
        """Show each view its part of the model, and give every part the same sizes."""
        people, sessions = self._model.rowCount() - 1, self._model.columnCount() - 1
        sizes = theme.current().sizes
        names = self._names_width()
        for part in (self.cells, self.rates, self.totals, self.corner):
            for row in range(people + 1):
                part.setRowHidden(row, (row == people) == (part in (self.cells, self.rates)))
            for column in range(sessions + 1):
                part.setColumnHidden(column, (column == sessions) == (part in (self.cells, self.totals)))
            part.verticalHeader().setDefaultSectionSize(sizes.px(36))
            part.horizontalHeader().setDefaultSectionSize(sizes.px(66))
            part.horizontalHeader().setFixedHeight(sizes.px(44))
            part.verticalHeader().setFixedWidth(names)
        for part in (self.rates, self.corner):
            part.setFixedWidth(sizes.px(62))
        for part in (self.totals, self.corner):
            part.setFixedHeight(sizes.px(38))

    def _names_width(self) -> int:
        dressed = theme.current()
        metrics = QFontMetrics(dressed.font(dressed.sizes.body))
        widest = max((metrics.horizontalAdvance(row.name) for row in self._model.register.rows), default=0)
        return min(max(widest + dressed.sizes.px(32), dressed.sizes.px(130)), dressed.sizes.px(240))

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it into sight."""
        index = self._model.index(row, column)
        self.cells.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.cells.scrollTo(index)

    def current(self) -> tuple[int, int] | None:
        """Return the current cell, or None before there is one."""
        index = self.cells.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self._keep_in_sight)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        index = self.cells.currentIndex()
        if index.isValid():
            self.cells.scrollTo(index)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "corner"):
            self.arrange()
        super().changeEvent(event)

    def _typed(self, index: QModelIndex, code: Code) -> None:
        if index.isValid():
            self.typed.emit(index.row(), index.column(), code)

    def _cleared(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cleared.emit(index.row(), index.column())

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.current_changed.emit(now.row(), now.column())


def _follow(follower: QScrollBar, leader: QScrollBar, _least: int, _most: int) -> None:
    """Catch up with the leader once the follower's range allows it."""
    follower.setValue(leader.value())
