"""The table of the register: names stay at the left, rates at the right and totals below while the sessions scroll.

Four table views over one model; only the middle one takes keys. It says what was typed where and decides nothing.
"""

from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QGridLayout, QHeaderView, QScrollBar, QTableView, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.delegate import RegisterDelegate
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

FEWEST_ROWS, MOST_ROWS = 4, 12
"""People in sight at least, however small the window: the page scrolls instead; and how many may ask for that."""

_NARROWEST = 66
"""Pixels of a session's column at 100 % text; it grows until whole columns fill the room."""

_WIDEST = 96
"""Pixels of a session's column at 100 % text where there are few of them."""

_FROZEN = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class _Head(QHeaderView):
    """Names as running text, or a session's number above its day; painted here: a style sheet knows but one font."""

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
        self.setHorizontalScrollBarPolicy(_FROZEN)
        self.setVerticalScrollBarPolicy(_FROZEN)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def measure(self, cell: QSize, head: int, names: int) -> None:
        """Take sizes in pixels: of a cell, the height of the heads, the width of the names; all follow at once."""
        for header, size in ((self.verticalHeader(), cell.height()), (self.horizontalHeader(), cell.width())):
            header.setDefaultSectionSize(size)
            for section in range(header.count()):  # one that was hidden before remembers an older size
                if not header.isSectionHidden(section) and header.sectionSize(section) != size:
                    header.resizeSection(section, size)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalHeader().setFixedWidth(names)
        self.updateGeometries()

    def fix(self) -> None:
        """Take no focus and no wheel: another view leads."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)


class _Cells(_Part):
    """The cells that take letters."""

    typed = Signal(QModelIndex, object)
    """A cell and the `Code` whose letter was typed there."""
    cleared = Signal(QModelIndex)
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
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are marks here, never a search."""


class _Corner(QWidget):
    """The word above the names, in the corner that no head reaches."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painter.fillRect(self.rect(), dressed.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, dressed.colour("line"))
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("muted"))
        painter.drawText(self.rect().adjusted(MEDIUM, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


class _OuterBar(QScrollBar):
    """A scroll bar outside the four views, so that all of them see the same length; gone when nothing scrolls."""

    def __init__(self, inner: QScrollBar, parent: QWidget) -> None:
        super().__init__(inner.orientation(), parent)
        self._inner = inner
        inner.rangeChanged.connect(self._take_range)
        inner.valueChanged.connect(self.setValue)
        self.valueChanged.connect(inner.setValue)
        self._take_range(inner.minimum(), inner.maximum())

    def _take_range(self, least: int, most: int) -> None:
        self.setRange(least, most)
        self.setPageStep(self._inner.pageStep())
        self.setValue(self._inner.value())
        self.setVisible(most > least)


class RegisterGrid(QWidget):
    """The whole table."""

    typed = Signal(int, int, object)
    """Row, column, `Code`."""
    cleared = Signal(int, int)
    unknown = Signal(str)
    """A letter that is no mark."""
    current_changed = Signal(int, int)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._room = 0
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
        down, across = self.cells.verticalScrollBar(), self.cells.horizontalScrollBar()
        for leader, follower in ((down, self.rates.verticalScrollBar()), (across, self.totals.horizontalScrollBar())):
            leader.valueChanged.connect(follower.setValue)
            follower.valueChanged.connect(leader.setValue)
            follower.rangeChanged.connect(partial(_follow, follower, leader))
        self._across = _OuterBar(across, self)
        layout.addWidget(_OuterBar(down, self), 0, 2)
        layout.addWidget(self._across, 2, 0)
        self._members = _Corner("Member", self.cells)
        self.cells.typed.connect(self._typed)
        self.cells.cleared.connect(self._cleared)
        self.cells.unknown.connect(self.unknown)
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
        people, sessions = self._model.rowCount() - 1, self._model.columnCount() - 1
        sizes = theme.current().sizes
        head, (names, wide) = sizes.px(44), self._widths()
        cell = QSize(wide, sizes.px(36))
        for part in (self.cells, self.rates, self.totals, self.corner):
            for row in range(people + 1):
                part.setRowHidden(row, (row == people) == (part in (self.cells, self.rates)))
            for column in range(sessions + 1):
                part.setColumnHidden(column, (column == sessions) == (part in (self.cells, self.totals)))
            rate = part in (self.rates, self.corner)
            part.measure(QSize(sizes.px(_NARROWEST), cell.height()) if rate else cell, head, names)
        for part in (self.rates, self.corner):
            part.setFixedWidth(sizes.px(_NARROWEST))
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

    def _fit(self) -> None:
        """Give the columns another width when that shows whole ones again."""
        names, wide = self._widths()
        if (names, wide) != (self.cells.verticalHeader().width(), self.cells.horizontalHeader().defaultSectionSize()):
            self.arrange()

    def _widths(self) -> tuple[int, int]:
        """Return the width of the names and of a session, such that no column shows in part."""
        names, narrowest = self._names_width(), theme.current().sizes.px(_NARROWEST)
        room, sessions = self.cells.width() - names, self._model.columnCount() - 1
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
        return min(max(widest + dressed.sizes.px(32), dressed.sizes.px(130)), dressed.sizes.px(240))

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
