"""The list: the sessions of three months by date; the name of their month stays in sight, a filter stands above."""

from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.calendar.chips import STRIPE, paint_stripe
from workwell_desktop.ui.calendar.day_table import wish_of
from workwell_desktop.ui.calendar.shown import LINE_ROLE, Line, Wish
from workwell_desktop.ui.calendar.words import month_title
from workwell_desktop.ui.kit import dates, painting, theme
from workwell_desktop.ui.kit.controls import EmptyState, SearchField
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY

_ROW, _HEADING, _DAY = 62, 38, 118
"""Pixels at 100 % text: the height of a row, of a month's name above it, the width of the day."""


def line_of_row(index: QModelIndex | QPersistentModelIndex) -> Line | None:
    """Return the session of a row."""
    line = index.data(LINE_ROLE)
    return line if isinstance(line, Line) else None


def opens_month(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Return whether a row is the first of its month."""
    line, before = line_of_row(index), line_of_row(index.sibling(index.row() - 1, 0))
    return line is not None and (before is None or _month(before.day) != _month(line.day))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def paint_month(painter: QPainter, rect: QRect, day: date) -> None:
    """Paint the name of a month across a row's width."""
    dressed = theme.current()
    painter.fillRect(rect, dressed.colour("window"))
    painter.setFont(dressed.font(dressed.sizes.body, QFont.Weight.DemiBold))
    painter.setPen(dressed.colour("text"))
    painter.drawText(rect.adjusted(TINY, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, month_title(day))


class _RowDelegate(QStyledItemDelegate):
    """Paints one session as a row."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        sizes = theme.current().sizes
        return QSize(100, sizes.px(_ROW) + (sizes.px(_HEADING) if opens_month(index) else 0))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = line_of_row(index)
        if line is None:
            return
        sizes = theme.current().sizes
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = QRect(option.rect)
        if opens_month(index):
            high = sizes.px(_HEADING)
            paint_month(painter, QRect(rect.left(), rect.top(), rect.width(), high), line.day)
            rect.setTop(rect.top() + high)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self._paint_row(painter, rect.adjusted(0, 0, -1, -TINY), line, chosen=chosen, focused=focused)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, line: Line, *, chosen: bool, focused: bool) -> None:
        dressed = theme.current()
        ground = "primary_soft" if line.lit else "surface"
        painting.box(painter, rect, dressed.colour(ground), dressed.colour("line"))
        if chosen:
            painting.ring(painter, rect, dressed.colour("primary" if focused else "line"))
        paint_stripe(painter, rect, line.tint, SMALL)
        room = rect.adjusted(STRIPE + MEDIUM, SMALL - 1, -MEDIUM, -SMALL + 1)
        wide = min(dressed.sizes.px(_DAY), room.width() // 3)
        when = QRect(room.left(), room.top(), wide, room.height())
        _two(painter, when, dates.weekday_day(line.day), line.clock, struck=False)
        state = line.reason or line.state
        state_room = min(dressed.sizes.px(230), room.width() // 3)
        words = QRect(when.right() + SMALL, room.top(), room.width() - wide - state_room - 2 * SMALL, room.height())
        below = " · ".join(part for part in (line.count, line.theme, line.place) if part)
        _two(painter, words, line.group, below, struck=line.off)
        self._paint_state(
            painter, QRect(room.right() - state_room, room.top(), state_room, room.height()), line, state
        )

    def _paint_state(self, painter: QPainter, room: QRect, line: Line, state: str) -> None:
        dressed = theme.current()
        side = dressed.sizes.px(16)
        rows = [(line.icon, line.token, state)]
        if line.clashes:
            rows.append(("triangle-alert", "accent_strong", line.clashes[0]))
        high = room.height() // len(rows)
        painter.setFont(dressed.font(dressed.sizes.small))
        for number, (icon, token, words) in enumerate(rows):
            place = QRect(room.left(), room.top() + number * high, room.width(), high)
            left = side + TINY + 2 if icon else 0
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width() - left)
            wide = painter.fontMetrics().horizontalAdvance(shown)
            if icon:
                at = QPointF(place.right() - wide - left, place.top() + (high - side) / 2)
                painting.icon(painter, icon, token, side, at)
            painter.setPen(dressed.colour("accent_strong" if number else "muted" if line.off else "text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)


def _two(painter: QPainter, room: QRect, above: str, below: str, *, struck: bool) -> None:
    """Paint words above quieter words."""
    dressed = theme.current()
    half = room.height() // 2
    strong = dressed.font(dressed.sizes.body, QFont.Weight.DemiBold)
    strong.setStrikeOut(struck)
    for number, (words, font, token) in enumerate(
        ((above, strong, "muted" if struck else "text"), (below, dressed.font(dressed.sizes.small), "muted"))
    ):
        painter.setFont(font)
        painter.setPen(dressed.colour(token))
        place = QRect(room.left(), room.top() + number * half, room.width(), half)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class SessionList(QListView):
    """The rows; the month of the topmost one stays in sight."""

    chosen = Signal(object, object)
    """A day, and the `SessionId` of the row gone to."""
    wished = Signal(object)
    """A `Wish`."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sessions by date")
        self.setAccessibleDescription("Enter opens a session, M moves it, C cancels it. N plans a new one.")
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("bare", True)
        self.doubleClicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    def show_chosen(self, index: QModelIndex) -> None:
        """Make a row the current one without telling anybody."""
        was = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.blockSignals(was)
        self.viewport().update()

    def bring_to_top(self, row: int) -> None:
        """Scroll so that a row is the first in sight."""
        if row >= 0:
            self.scrollTo(self.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        hidden = theme.current().sizes.px(_HEADING) - self.visualRect(index).top()
        if hidden > 0 and not opens_month(index):  # beneath the month that stays in sight
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def _open(self) -> None:
        self.wished.emit(Wish.OPEN)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        line = line_of_row(current)
        if line is not None:
            self.chosen.emit(line.day, line.id)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        nowhere = not self.currentIndex().isValid()
        was = self.blockSignals(True)  # Qt goes to the first row when there is no current one; nobody chose it
        super().focusInEvent(event)
        if nowhere:  # or a click on the first row would choose what seems chosen already, and tell nobody
            self.selectionModel().clear()
        self.blockSignals(was)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event, arrows=False)
        if wish is not None and wish is not Wish.NEXT_SESSION:
            self.wished.emit(wish)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are wishes here, never a search."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first = self.indexAt(self.viewport().rect().topLeft())
        line = line_of_row(first)
        if line is None:
            return
        high = theme.current().sizes.px(_HEADING)
        top = 0
        following = first.sibling(first.row() + 1, 0)
        if following.isValid() and opens_month(following):
            top = min(0, self.visualRect(following).top() - high)
        painter = QPainter(self.viewport())
        paint_month(painter, QRect(0, top, self.viewport().width(), high), line.day)
        painter.end()


class ListView(QWidget):
    """The rows beneath a filter, or what to say when there are none."""

    letters_typed = Signal(str)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = SearchField("Filter sessions")
        self.filter.textChanged.connect(self.letters_typed)
        self.rows = SessionList(model)
        sentence = "Plan one, or turn to other months with Page Up and Page Down."
        self.empty = EmptyState("calendar-days", "No sessions in these months", sentence).as_card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self.filter)
        layout.addWidget(self.empty)
        layout.addWidget(self.rows, 1)
        layout.addSpacing(0)
        self.setMinimumHeight(LARGE)
        self.fit()

    def fit(self) -> None:
        """Show the rows, or why there are none."""
        filled = self.rows.model().rowCount() > 0
        filtered = bool(self.filter.text().strip())
        self.empty.title.setText("Nothing fits these letters" if filtered else "No sessions in these months")
        self.empty.sentence.setText(
            "Try fewer letters, or another part of the name."
            if filtered
            else "Plan one, or turn to other months with Page Up and Page Down."
        )
        self.empty.setVisible(not filled)
        self.rows.setVisible(filled)
