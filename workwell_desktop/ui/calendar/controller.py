"""Leads through the calendar: reads the days in front, answers keys, remembers how it was looked at."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.calendar import Calendar, next_month, week_days
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.ui.calendar.deeds import Deeds
from workwell_desktop.ui.calendar.export import CalendarOut
from workwell_desktop.ui.calendar.model import CalendarModel, SessionsInOrder, days_of
from workwell_desktop.ui.calendar.shown import Deed, GroupLine, Mode, Wish
from workwell_desktop.ui.calendar.view import CalendarView
from workwell_desktop.ui.calendar.words import day_title, month_title, months_title, summary_of, week_title
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToCalendar, ToGroups
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

WATCHED = Changes.GROUPS | Changes.SESSIONS | Changes.SCHEDULES | Changes.MARKS | Changes.NOTES | Changes.ROSTER
LIST_MONTHS = 3
"""How many months the list shows at once."""

MINUTE = 60_000
"""Milliseconds between two looks at the clock."""

FURTHEST = timedelta(days=365)
"""How far ahead endless schedules are laid down because somebody pages there."""

_VIEWS = {Wish.MONTH: Mode.MONTH, Wish.WEEK: Mode.WEEK, Wish.LIST: Mode.LIST}
_STEPS = {Wish.DAY_BEFORE: -1, Wish.DAY_AFTER: 1, Wish.UP: -7, Wish.DOWN: 7}


class CalendarPage(Page):
    """The page of every session by its day."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.model = CalendarModel(self)
        self.rows = SessionsInOrder(self.model, self)
        self.view = CalendarView(self.model, self.rows, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = CalendarController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the calendar at a day, or where it was left."""
        if isinstance(place, ToCalendar):
            self.controller.show(place.day)

    def refresh(self, changes: Changes) -> None:
        """Read the days in front again when they may differ."""
        if changes & WATCHED:
            self.controller.read()


class CalendarController(QObject):
    """Answers what is pressed, typed and dropped in the calendar."""

    def __init__(self, desk: Desk, window: Window, page: CalendarPage) -> None:
        super().__init__(page)
        self._desk, self._window = desk, window
        self._model, self._rows, self._view = page.model, page.rows, page.view
        self._day = self._front = window.now().date()
        self._chosen: SessionId | None = None
        self._planned_to = date.min
        kept = window.settings.current
        self._mode = next((mode for mode in Mode if mode.value == kept.calendar_view), Mode.MONTH)
        self._hidden = _ids(kept.calendar_hidden)
        self._deeds = Deeds(desk, window, page.view.ask, page.undo_stack, self)
        self._out = CalendarOut(page, window.bulletin.trouble)
        self._read_on = self._day
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.pass_time)
        self._clock.start(MINUTE)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.wished.connect(self._answer)
        view.chosen.connect(self._choose)
        view.dropped.connect(self._drop)
        view.mode_picked.connect(self._look_at)
        view.before.clicked.connect(partial(self._answer, Wish.PAGE_BEFORE))
        view.after.clicked.connect(partial(self._answer, Wish.PAGE_AFTER))
        view.today.clicked.connect(partial(self._answer, Wish.TODAY))
        view.new.clicked.connect(partial(self._answer, Wish.NEW))
        view.group_requested.connect(partial(self._window.navigate, ToGroups()))
        view.day.deed_requested.connect(self._do)
        view.day.new_requested.connect(partial(self._answer, Wish.NEW))
        view.groups.shown_changed.connect(self._show_group)
        view.groups.export_requested.connect(self._export)
        view.list.letters_typed.connect(self._filter)
        view.ask.dismissed.connect(self._take_keys_back)
        view.day.refocus.connect(self._take_keys_back)
        self._deeds.gone_to.connect(self._go)

    # ----------------------------------------------------------------------------------------------------------- show

    def show(self, day: date | None) -> None:
        """Bring the calendar forward, at a day when one is asked for."""
        if day is not None:
            self._day, self._front, self._chosen = day, day, None
        self.read()
        self._settle()
        self._view.front.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Read the days in front again and show them; the day and the session in it stay chosen."""
        with told(self._window.bulletin):
            calendar = self._desk.calendar.read(*self._days())
            self._model.show_days(days_of(calendar, self._page_days(), self._hidden))
            self._read_on = calendar.now.date()
            self._view.show_filled(bool(calendar.groups))
            self._view.show_mode(self._mode, calendar.now)
            self._view.groups.show_groups(_group_lines(calendar, self._hidden))
            self._show_head(calendar)
            self._show_chosen()

    def pass_time(self) -> None:
        """Let a calendar that stays open show the time it is, and after midnight the new day."""
        now = self._window.now()
        if not self._view.isVisible():
            return
        if now.date() != self._read_on:
            self.read()
        elif self._mode is Mode.WEEK:
            self._view.week.show_now(now)

    def _page_days(self) -> tuple[date, date]:
        """Return the first and the last day of the page in front."""
        if self._mode is Mode.WEEK:
            return week_days(self._front, _first_weekday())
        months = 1 if self._mode is Mode.MONTH else LIST_MONTHS
        return self._front.replace(day=1), next_month(self._front, months) - timedelta(days=1)

    def _days(self) -> tuple[date, date]:
        """Return the first and the last day that are shown: those of the page, in whole weeks."""
        first, last = self._page_days()
        return week_days(first, _first_weekday())[0], week_days(last, _first_weekday())[1]

    def _show_head(self, calendar: Calendar) -> None:
        first, last = self._page_days()
        title = {
            Mode.MONTH: month_title(first),
            Mode.WEEK: week_title(first, last),
            Mode.LIST: months_title(first, last),
        }[self._mode]
        shown = [entry for entry in calendar.entries if entry.group.id not in self._hidden]
        self._view.header.show_words(title, summary_of([e for e in shown if first <= e.session.day <= last]))

    def _show_chosen(self) -> None:
        cell = self._model.cell(self._day)
        if cell is None:
            return
        if self._chosen not in {line.id for line in cell.lines}:
            self._chosen = cell.lines[0].id if cell.lines else None
        row = self._rows.index(self._rows.row_of(self._chosen), 0)
        self._view.show_chosen(self._model.index_of(self._day), row, self._chosen)
        self._view.show_day(day_title(self._day), cell)

    def _settle(self) -> None:
        """Scroll to where the eye should begin, once another page of days has come forward."""
        if self._mode is Mode.WEEK:
            self._view.week.scroll_to_first()
        elif self._mode is Mode.LIST:
            self._view.list.rows.bring_to_top(self._rows.row_from(self._day))

    # ------------------------------------------------------------------------------------------------------------- go

    def _go(self, day: date, session_id: SessionId | None = None) -> None:
        """Bring a day forward; reads anew only when it lies on another page."""
        first, last = self._page_days()
        self._day, self._chosen = day, session_id
        if first <= day <= last:
            self._show_chosen()
            return
        self._front = day
        self._plan_ahead()
        self.read()
        self._settle()

    def _choose(self, day: date, session_id: SessionId | None) -> None:
        """Choose what was pointed at; a day of another month is chosen without turning the page."""
        self._day, self._chosen = day, session_id
        self._show_chosen()

    def _plan_ahead(self) -> None:
        """Lay endless schedules down as far as is shown, a year ahead at most."""
        until = min(self._days()[1], self._window.now().date() + FURTHEST)
        if until > self._planned_to:
            self._planned_to = until
            with told(self._window.bulletin):
                self._desk.schedules.plan_ahead(until)

    def _page(self, step: int) -> None:
        """Turn the page and keep to the same day of the week or of the month."""
        if self._mode is Mode.WEEK:
            self._front = self._day = self._day + timedelta(weeks=step)
        else:
            month = next_month(self._front, step)
            last = next_month(month) - timedelta(days=1)
            self._front = self._day = min(last, month + timedelta(days=self._day.day - 1))
        self._chosen = None
        self._plan_ahead()
        self.read()
        self._settle()

    def _next_session(self, step: int = 1) -> None:
        cell = self._model.cell(self._day)
        ids = [line.id for line in cell.lines] if cell is not None else []
        if ids:
            here = ids.index(self._chosen) if self._chosen in ids else -step
            self._chosen = ids[(here + step) % len(ids)]
            self._show_chosen()

    # --------------------------------------------------------------------------------------------------------- wishes

    def _answer(self, wish: Wish, _checked: bool = False) -> None:
        if wish in _STEPS:
            if self._mode is Mode.WEEK and wish in (Wish.UP, Wish.DOWN):
                self._next_session(-1 if wish is Wish.UP else 1)
            else:
                self._go(self._day + timedelta(days=_STEPS[wish]))
        elif wish in (Wish.PAGE_BEFORE, Wish.PAGE_AFTER):
            self._page(-1 if wish is Wish.PAGE_BEFORE else 1)
        elif wish in _VIEWS:
            self._look_at(_VIEWS[wish])
        elif wish is Wish.TODAY:
            self._go(self._window.now().date())
            self._settle()
        elif wish is Wish.NEXT_SESSION:
            self._next_session()
        elif wish is Wish.NEW:
            with told(self._window.bulletin):
                line = self._model.line(self._chosen)
                self._deeds.ask_for_new(self._day, line.group_id if line is not None else None)
        elif self._chosen is not None:
            self._do({Wish.OPEN: Deed.PLAN, Wish.MOVE: Deed.MOVE, Wish.CANCEL: Deed.CANCEL}[wish], self._chosen)
        elif wish is Wish.OPEN:
            self._answer(Wish.NEW)

    def _do(self, deed: Deed, session_id: SessionId) -> None:
        with told(self._window.bulletin):
            line = self._model.line(session_id)
            if line is not None and deed not in line.deeds and deed is not Deed.PLAN:
                raise Refusal(f"Session {line.number} is “{line.state}”, so this cannot be done.")
            self._deeds.do(deed, session_id)

    def _drop(self, session_id: SessionId, day: date, minutes: int) -> None:
        with told(self._window.bulletin):
            self._deeds.drop(session_id, day, minutes)

    def _look_at(self, mode: Mode) -> None:
        self._mode, self._front = mode, self._day
        with told(self._window.bulletin):
            settings = self._window.settings
            settings.change(replace(settings.current, calendar_view=mode.value))
        self.read()
        self._settle()

    def _show_group(self, group_id: GroupId, shown: bool) -> None:
        self._hidden = self._hidden - {group_id} if shown else self._hidden | {group_id}
        with told(self._window.bulletin):
            settings = self._window.settings
            words = " ".join(sorted(str(each) for each in self._hidden))
            settings.change(replace(settings.current, calendar_hidden=words))
        self.read()

    def _filter(self, letters: str) -> None:
        self._rows.show_only(letters)
        self._view.list.fit()

    def _export(self) -> None:
        with told(self._window.bulletin):
            shown = [group.id for group in self._desk.groups.all() if group.id not in self._hidden]
            if not shown:
                raise Refusal("No group is shown. Tick the groups to export first.")
            self._out.ask_and_save(self._desk.schedules.ical(shown))

    def _take_keys_back(self) -> None:
        self._view.front.setFocus(Qt.FocusReason.OtherFocusReason)


def _first_weekday() -> int:
    """Return the weekday with which a week begins where this computer is; Monday is 0."""
    return dates.locale().firstDayOfWeek().value - 1


def _ids(words: str) -> frozenset[GroupId]:
    """Read the groups left out; anything that is no id is forgotten."""
    found = set()
    for word in words.split():
        try:
            found.add(GroupId(UUID(word)))
        except ValueError:
            continue
    return frozenset(found)


def _group_lines(calendar: Calendar, hidden: frozenset[GroupId]) -> tuple[GroupLine, ...]:
    """Return the groups that meet, and those that have a session in these days."""
    seen = {entry.group.id for entry in calendar.entries}
    return tuple(
        GroupLine(group.id, group.name, group.tint, group.id not in hidden)
        for group in calendar.groups
        if group.status.meets or group.id in seen
    )
