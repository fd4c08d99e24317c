"""The table of the register: names stay at the left, rates at the right and totals below while the sessions scroll.

Four table views over one model; only the middle one takes keys. It says what was typed where and decides nothing.
"""

from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.grid_parts import Corner, OuterBar, Part
from workwell_desktop.ui.attendance.shown import SUMS
from workwell_desktop.ui.kit import theme

FEWEST_ROWS, MOST_ROWS = 4, 12
"""People in sight at least, however small the window: the page scrolls instead; and how many may ask for that."""

_NARROWEST = 66
"""Pixels of a session's column at 100 % text; it grows until whole columns fill the room."""

_WIDEST = 96
"""Pixels of a session's column at 100 % text where there are few of them."""

_SUM_WIDE = 58
"""Pixels of a column of sums at 100 % text."""

_SESSIONS_FIRST = 5
"""Sessions that must be in sight before there is room for more sums than the rate."""


class _Cells(Part):
    """The cells that take letters."""

    typed = Signal(QModelIndex, object)
    """A cell and the `Code` whose letter was typed there."""
    cleared = Signal(QModelIndex)
    more = Signal()
    """Enter or F2: there is more to say of the current cell."""
    unknown = Signal(str)
    """A letter that is no mark."""
    widened = Signal()
    """There is more or less room for columns."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        code = Code.typed(event.text()) if plain and event.text() else None
        if code is not None:
            self.typed.emit(self.currentIndex(), code)
        elif plain and event.text().isalnum():
            self.unknown.emit(event.text().upper())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space):
            self.cleared.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.more.emit()
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
    more = Signal()
    """Enter or F2: there is more to say of the current cell."""
    unknown = Signal(str)
    """A letter that is no mark."""
    current_changed = Signal(int, int)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._room = 0
        self.cells = _Cells("Register: type a letter in a cell")
        self.rates, self.totals, self.corner = Part("Rates"), Part("Totals"), Part("Overall rate")
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
        down, across = self.cells.verticalScrollBar(), self.cells.horizontalScrollBar()
        for leader, follower in ((down, self.rates.verticalScrollBar()), (across, self.totals.horizontalScrollBar())):
            leader.valueChanged.connect(follower.setValue)
            follower.valueChanged.connect(leader.setValue)
            follower.rangeChanged.connect(partial(_follow, follower, leader))
        self._across = OuterBar(across, self)
        layout.addWidget(OuterBar(down, self), 0, 2)
        layout.addWidget(self._across, 2, 0)
        self._members = Corner("Member", self.cells)
        self.cells.typed.connect(self._typed)
        self.cells.cleared.connect(self._cleared)
        self.cells.unknown.connect(self.unknown)
        self.cells.more.connect(self.more)
        self.cells.selectionModel().currentChanged.connect(self._moved)
        self.cells.widened.connect(self._fit)
        model.modelReset.connect(self.arrange)
        self.arrange()

    def set_room(self, height: int) -> None:
        """Ask for no more than so many pixels, unless that would leave hardly anybody in sight."""
        if height != self._room:
            self._room = height
            self._limit_height()

    def arrange(self) -> None:
        """Show each view its part of the model, and give every part the same sizes."""
        people, sessions = self._model.rowCount() - 1, self._sessions()
        sizes = theme.current().sizes
        sums = self._sums_in_sight()
        head, (names, wide) = sizes.px(44), self._widths()
        cell = QSize(wide, sizes.px(36))
        for part in (self.cells, self.rates, self.totals, self.corner):
            for row in range(people + 1):
                part.setRowHidden(row, (row == people) == (part in (self.cells, self.rates)))
            rate = part in (self.rates, self.corner)
            for column in range(sessions + SUMS):
                shown = column >= sessions + SUMS - sums if rate else column < sessions
                part.setColumnHidden(column, not shown)
            part.measure(QSize(sizes.px(_SUM_WIDE), cell.height()) if rate else cell, head, names)
        for part in (self.rates, self.corner):
            part.setFixedWidth(sums * sizes.px(_SUM_WIDE))
        for part in (self.totals, self.corner):
            part.setFixedHeight(cell.height() + 2)
        self._members.setGeometry(0, 0, names, head)
        self._limit_height()

    def _limit_height(self) -> None:
        """Take no more height than there are people, and no less than some of them need."""
        sizes, people = theme.current().sizes, self._model.rowCount() - 1
        high = sizes.px(36)
        around = sizes.px(44) + high + 2 + self._across.sizeHint().height()
        fitting = max(FEWEST_ROWS, (self._room - around) // high)
        self.setMinimumHeight(around + min(people, fitting, MOST_ROWS) * high)
        self.setMaximumHeight(around + max(min(people, fitting), 1) * high)

    def _sessions(self) -> int:
        return max(0, self._model.columnCount() - SUMS)

    def _sums_in_sight(self) -> int:
        """Return how many sums fit beside a few sessions; the rate always does."""
        sizes = theme.current().sizes
        left = self.width() - self._names_width() - SUMS * sizes.px(_SUM_WIDE)
        return SUMS if left >= min(self._sessions(), _SESSIONS_FIRST) * sizes.px(_NARROWEST) else 1

    def _fit(self) -> None:
        """Give the columns another width when that shows whole ones again."""
        names, wide = self._widths()
        if (names, wide) != (self.cells.verticalHeader().width(), self.cells.horizontalHeader().defaultSectionSize()):
            self.arrange()

    def _widths(self) -> tuple[int, int]:
        """Return the width of the names and of a session, such that no column shows in part."""
        names, narrowest = self._names_width(), theme.current().sizes.px(_NARROWEST)
        room, sessions = self.cells.width() - names, self._sessions()
        whole = room // narrowest
        if whole < 1 or sessions < 1:
            return names, narrowest
        if sessions <= whole:  # no gap before the rates: the names take what is left
            wide = min(room // sessions, theme.current().sizes.px(_WIDEST))
            return names + room - sessions * wide, wide
        return names + room % whole, room // whole

    def _names_width(self) -> int:
        dressed = theme.current()
        metrics = QFontMetrics(dressed.font(dressed.sizes.body))
        names = (str(self._model.headerData(row, Qt.Orientation.Vertical)) for row in range(self._model.rowCount()))
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return min(max(widest + dressed.sizes.px(44), dressed.sizes.px(130)), dressed.sizes.px(240))

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it into sight."""
        index = self._model.index(row, column)
        self.cells.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._bring(index)

    def _bring(self, index: QModelIndex) -> None:
        """Bring a cell into sight, and let the leftmost column be whole where the end of the table allows it."""
        self.cells.scrollTo(index)
        bar, wide = self.cells.horizontalScrollBar(), self.cells.horizontalHeader().defaultSectionSize()
        bar.setValue(-(-bar.value() // wide) * wide)

    def current(self) -> tuple[int, int] | None:
        """Return the current cell, or None before there is one."""
        index = self.cells.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.rates.width() != self._sums_in_sight() * theme.current().sizes.px(_SUM_WIDE):
            self.arrange()
        QTimer.singleShot(0, self, self._keep_in_sight)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        index = self.cells.currentIndex()
        if index.isValid():
            self._bring(index)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "corner"):
            self.arrange()
        super().changeEvent(event)

    def _typed(self, index: QModelIndex, code: Code) -> None:
        if self._takes_marks(index):
            self.typed.emit(index.row(), index.column(), code)

    def _takes_marks(self, index: QModelIndex) -> bool:
        """Whether a cell is one of a person and a session, and no sum."""
        return index.isValid() and index.column() < self._sessions() and index.row() < self._model.rowCount() - 1

    def _cleared(self, index: QModelIndex) -> None:
        if self._takes_marks(index):
            self.cleared.emit(index.row(), index.column())

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.current_changed.emit(now.row(), now.column())


def _follow(follower: QScrollBar, leader: QScrollBar, _least: int, _most: int) -> None:
    """Catch up with the leader once the follower's range allows it."""
    follower.setValue(leader.value())
