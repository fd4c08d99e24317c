"""The calendar's page: its header, the month, week or list in front, and the cards beside it. It decides nothing."""

from datetime import datetime

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.calendar.ask_card import AskCard
from workwell_desktop.ui.calendar.day_panel import DayCard, GroupsCard
from workwell_desktop.ui.calendar.day_table import DayTable
from workwell_desktop.ui.calendar.list_view import ListView
from workwell_desktop.ui.calendar.month_view import MonthGrid
from workwell_desktop.ui.calendar.shown import DayCell, Mode
from workwell_desktop.ui.calendar.view_switch import ViewSwitch
from workwell_desktop.ui.calendar.week_view import WeekGrid
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import (
    Button,
    Columns,
    EmptyState,
    Flow,
    IconButton,
    PageHeader,
    PrimaryButton,
    Scroll,
)
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, SMALL

SIDE_WIDTH = 236
"""Pixels of the cards beside the calendar, at 100 % text."""

_LEAST_HEIGHT = 430
"""Pixels of the calendar at 100 % text; the page scrolls in a smaller window."""


class _Side(Scroll):
    """Asks for no height of its own beside the calendar, or the page would scroll because of the cards."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class _Turn(IconButton):
    """A page back or on."""

    ground = "surface"
    border = "line"

    @override
    def sizeHint(self) -> QSize:
        control = theme.current().sizes.control
        return QSize(control + 6, control - 4)


class CalendarView(QWidget):
    """Header, calendar and cards, or what to do before there can be a session."""

    wished = Signal(object)
    """A `Wish`, from keys or a button of the header."""
    chosen = Signal(object, object)
    """A day, and a `SessionId` or None."""
    dropped = Signal(object, object, int)
    """A `SessionId`, a day, minutes."""
    mode_picked = Signal(object)
    group_requested = Signal()
    """The first step: there is no group yet."""

    def __init__(self, model: QAbstractItemModel, rows: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_header()
        self.month, self.week, self.list = MonthGrid(model), WeekGrid(model), ListView(rows)
        self.stack = QStackedWidget()
        for each in (self.month, self.week, self.list):
            self.stack.addWidget(each)
        for table in (self.month, self.week):
            table.wished.connect(self.wished)
            table.chosen.connect(self.chosen)
            table.dropped.connect(self.dropped)
        self.list.rows.wished.connect(self.wished)
        self.list.rows.chosen.connect(self.chosen)
        self._cards = self._build_cards()
        self._side = _Side(self._cards, LARGE)
        columns = self._columns = Columns(self.stack, self._side, SIDE_WIDTH + LARGE)
        self._beside = True
        self._full = Scroll(columns)
        self._turn(columns.beside)
        columns.turned.connect(self._turn)
        for watched in (self._full.viewport(), self._cards):
            watched.installEventFilter(self)
        self.empty = EmptyState(
            "calendar-days",
            "Nothing to plan for yet",
            "Make a group first; then its sessions stand here, each on its day.",
            "Make a group",
        ).as_card()
        self.empty.first_step.connect(self.group_requested)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(HUGE + 2, HUGE - 4, HUGE + 2 - LARGE, HUGE - 2)
        layout.setSpacing(LARGE)
        for kept_clear in (self.header, self.empty):  # of the gutter that the scroll bar beneath them needs
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, LARGE, 0)
            line.addWidget(kept_clear)
            layout.addLayout(line)
        layout.addWidget(self._full, 1)
        layout.addStretch(0)

    def _build_header(self) -> None:
        self.header = PageHeader(" ")
        self.before, self.after = _Turn("chevron-left", "Earlier"), _Turn("chevron-right", "Later")
        self.today = Button("Today")
        self.switch = ViewSwitch()
        self.new = PrimaryButton("New session", "plus")
        self._buttons = Flow(self.before, self.today, self.after, self.switch, self.new, gap=SMALL + 2)
        self.header.add_action(self._buttons)
        self.switch.picked.connect(self.mode_picked)

    def _build_cards(self) -> QWidget:
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self.ask, self.day, self.groups = AskCard(), DayCard(), GroupsCard()
        for card in (self.ask, self.day, self.groups):
            column.addWidget(card)
        self.ask.asked.connect(self._reveal, Qt.ConnectionType.QueuedConnection)  # once it has its height
        column.addStretch(1)
        return cards

    # ---------------------------------------------------------------------------------------------------------- room

    def _turn(self, beside: bool) -> None:
        """Scroll the cards alone while they stand beside the calendar, else the page as a whole."""
        self._beside = beside
        self._side.set_gutter(LARGE if beside else 0)
        self._full.set_gutter(0 if beside else LARGE)
        self._share_height()

    def _share_height(self) -> None:
        least = theme.current().sizes.px(_LEAST_HEIGHT)
        room = self._full.viewport().height()
        whole = self.month.easy_height if self.stack.currentWidget() is self.month else 0
        self.stack.setMinimumHeight(min(least, room) if self._beside else max(least, room, whole))
        high = 0 if self._beside else self._cards.heightForWidth(self._side.width())
        if high < 0:
            high = self._cards.sizeHint().height()
        if self._side.minimumHeight() != high:
            self._side.setMinimumHeight(high)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share_height()
        return super().eventFilter(watched, event)

    def _bring_into_sight(self, table: DayTable, day: QModelIndex) -> None:
        """Scroll the page to a day of the month where the month is higher than the window."""
        cell = table.visualRect(day)
        if table is self.month and not self._beside and cell.isValid():
            at = table.viewport().mapTo(self._columns, cell.center())
            self._full.ensureVisible(at.x(), at.y(), 0, cell.height())

    def _reveal(self) -> None:
        """Bring the question into sight, wherever the cards stand."""
        self._side.verticalScrollBar().setValue(0)
        self._full.ensureWidgetVisible(self.ask)

    # ---------------------------------------------------------------------------------------------------------- show

    @property
    def front(self) -> QWidget:
        """What takes the keys: the grid or the rows in front."""
        in_front = self.stack.currentWidget()
        return next((table for table in (self.month, self.week) if table is in_front), self.list.rows)

    def show_mode(self, mode: Mode, now: datetime) -> None:
        """Bring the month, the week or the list forward."""
        self.switch.show_mode(mode)
        self.week.show_now(now)
        wanted = {Mode.MONTH: self.month, Mode.WEEK: self.week, Mode.LIST: self.list}[mode]
        if self.stack.currentWidget() is not wanted:
            had_focus = self.stack.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self.stack.setCurrentWidget(wanted)
            if had_focus:
                self.front.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(wanted, MonthGrid | WeekGrid):
            wanted.arrange()

    def show_filled(self, filled: bool) -> None:
        """Show the calendar, or the first step before there is a group."""
        self._full.setVisible(filled)
        self.empty.setVisible(not filled)
        self._column.setStretch(self._column.count() - 1, 0 if filled else 1)  # or the header would take the room
        self._buttons.setVisible(filled)

    def show_day(self, title: str, cell: DayCell) -> None:
        """Show a day in its card, from its first session on."""
        if self.day.show_day(title, cell):
            self._side.verticalScrollBar().setValue(0)

    def show_chosen(self, day: QModelIndex, row: QModelIndex, session_id: SessionId | None) -> None:
        """Mark the day in front and the session in it."""
        front = self.stack.currentWidget()
        if isinstance(front, DayTable):
            front.show_chosen(day, session_id)
            self._bring_into_sight(front, day)
        else:
            self.list.rows.show_chosen(row)
            self.list.fit()
