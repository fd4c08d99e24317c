"""Connects the page of all registers with the use cases: which groups, which days, whom; it changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.attendance import GroupRegister
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.period import Stretch
from workwell_desktop.domain.register_views import Whom, not_seen
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToGroups, ToPerson
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.registers.model import RegistersModel, summary_of, unseen_lines
from workwell_desktop.ui.registers.shown import GroupTick, Narrowed
from workwell_desktop.ui.registers.view import RegistersView
from workwell_desktop.usecases.desk import Desk

WATCHED = Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS


class RegistersPage(Page):
    """The page of all registers."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.model = RegistersModel(self)
        self.view = RegistersView(self.model, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = RegistersController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the registers as they were last narrowed."""
        self.controller.read()

    def refresh(self, changes: Changes) -> None:
        """Read again when a register may differ."""
        if changes & WATCHED:
            self.controller.read()


class RegistersController(QObject):
    """Answers the wishes of the page."""

    def __init__(self, desk: Desk, window: Window, page: RegistersPage) -> None:
        super().__init__(page)
        self._desk, self._window = desk, window
        self._model, self._view = page.model, page.view
        self._left_out: set[GroupId] = set()
        self._unseen = False
        today = window.now().date()
        self._narrowed = Narrowed(Stretch.TWELVE_WEEKS, Stretch.TWELVE_WEEKS.first_day(today), today)
        view = self._view
        view.back_requested.connect(self._back)
        view.stretch_picked.connect(self._pick_stretch)
        view.days_picked.connect(self._pick_days)
        view.whom_picked.connect(self._pick_whom)
        view.group_ticked.connect(self._tick)
        view.unseen_requested.connect(self._turn)
        view.weeks_picked.connect(self._pick_weeks)
        view.person_requested.connect(self._open_person)
        view.group_requested.connect(self._open_group)

    def read(self) -> None:
        """Read the registers that were chosen and show them."""
        with told(self._window.bulletin):
            today = self._window.now().date()
            if self._narrowed.stretch is not Stretch.CHOSEN:
                first = self._narrowed.stretch.first_day(today)
                self._narrowed = replace(self._narrowed, start=first, end=today)
            groups = sorted(self._desk.groups.all(), key=lambda group: plain_letters(group.name))
            ticks = [GroupTick(group.id, group.name, group.id not in self._left_out) for group in groups]
            self._view.show_groups(ticks)
            self._view.show_narrowed(self._narrowed, unseen=self._unseen)
            chosen = [tick.group_id for tick in ticks if tick.chosen]
            if self._unseen:
                self._show_unseen(chosen, today)
            else:
                self._show_table(chosen)

    def _show_table(self, chosen: list[GroupId]) -> None:
        registers = self._desk.attendance.matrix(chosen, self._narrowed.start, self._narrowed.end)
        self._model.show_registers(registers, self._narrowed.whom)
        days = f"{dates.day_with_year(self._narrowed.start)} – {dates.day_with_year(self._narrowed.end)}"
        self._view.show_table(f"{summary_of(registers)} · {days}", _why_empty(registers))

    def _show_unseen(self, chosen: list[GroupId], today: date) -> None:
        weeks = self._narrowed.weeks
        start = min(self._narrowed.start, today - timedelta(weeks=weeks))
        registers = self._desk.attendance.matrix(chosen, start, today)
        named = [pair for pair in registers if pair[0].profile.rules.names]
        found = [(group, each) for group, register in named for each in not_seen(register, weeks, today)]
        lately = "1 week" if weeks == 1 else f"{weeks} weeks"
        words = f"Members who came to no session in the last {lately} though one expected them."
        number = len({each.person_id for _, each in found})
        people = "Nobody has stayed away" if not number else "1 person" if number == 1 else f"{number} people"
        summary = f"{people} for {lately}" if not number else f"{people} not seen for {lately}"
        self._view.show_unseen(summary, words, unseen_lines(found, start))

    def _pick_stretch(self, stretch: Stretch) -> None:
        self._narrowed = replace(self._narrowed, stretch=stretch)
        self.read()

    def _pick_days(self, start: date, end: date) -> None:
        if end < start:
            self._view.show_wrong("The last day lies before the first.")
            return
        self._narrowed = replace(self._narrowed, start=start, end=end)
        self.read()

    def _pick_whom(self, whom: Whom) -> None:
        self._narrowed = replace(self._narrowed, whom=whom)
        self.read()

    def _pick_weeks(self, weeks: int) -> None:
        self._narrowed = replace(self._narrowed, weeks=weeks)
        self.read()

    def _tick(self, group_id: GroupId, wanted: bool) -> None:
        self._left_out ^= {group_id} if wanted == (group_id in self._left_out) else set()
        self.read()

    def _turn(self, unseen: bool) -> None:
        self._unseen = unseen
        self.read()

    def _back(self) -> None:
        self._window.navigate(ToGroups())

    def _open_person(self, person_id: PersonId) -> None:
        self._window.navigate(ToPerson(person_id))

    def _open_group(self, group_id: GroupId) -> None:
        self._window.navigate(ToGroup(group_id, "attendance"))


def _why_empty(registers: tuple[tuple[Group, GroupRegister], ...]) -> str:
    if any(register.sessions for _, register in registers):
        return ""
    return "No session of these groups lies in these days." if registers else "Choose at least one group."
