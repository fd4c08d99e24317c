"""Connects one group's page with the use cases: which group, which tab, what to read, where to go.

The roster and the details have controllers of their own; the register is another room's page, handed in.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.groups.agreement_controller import AgreementController
from workwell_desktop.ui.groups.details_controller import DetailsController
from workwell_desktop.ui.groups.hand_over_controller import HandOverController
from workwell_desktop.ui.groups.keeping import SessionKept
from workwell_desktop.ui.groups.members_controller import MembersController
from workwell_desktop.ui.groups.model import head_of, overview_of, session_lines
from workwell_desktop.ui.groups.overview_view import OverviewView
from workwell_desktop.ui.groups.page_view import TABS, GroupView
from workwell_desktop.ui.groups.schedule_controller import SchedulesController
from workwell_desktop.ui.groups.sessions_view import SessionsView
from workwell_desktop.ui.groups.shown import PlanTyped
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToGroup,
    ToGroups,
    ToHandouts,
    ToNote,
    ToPerson,
    ToSession,
)
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

WATCHED = Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS | Changes.NOTES
WATCHED |= Changes.SCHEDULES | Changes.PAPERS | Changes.REFLECTIONS | Changes.KEEPING

_Part = MembersController | DetailsController | SchedulesController | AgreementController | HandOverController
"""Answers one tab, for one group after another."""


class GroupPage(Page):
    """The page of one group at a time."""

    def __init__(self, desk: Desk, window: Window, attendance: Callable[[], Page], removals: QUndoStack) -> None:
        super().__init__()
        self.view = GroupView(attendance, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = GroupController(desk, window, self, removals)

    def show_place(self, place: Place) -> None:
        """Show the group and the tab that the place names."""
        if isinstance(place, ToGroup):
            self.controller.show(place)

    def leaving(self) -> None:
        """Write what is still in the keys."""
        self.controller.leaving()

    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have altered; in the register a mark changes only the register."""
        if self.view.is_built("attendance"):
            self.view.attendance.refresh(changes)
        marks_only = changes == Changes.MARKS and self.view.tabs.key() == "attendance"
        if changes & WATCHED and not marks_only:
            self.controller.read()


class GroupController(QObject):
    """Answers the wishes of a group's page."""

    def __init__(self, desk: Desk, window: Window, page: GroupPage, removals: QUndoStack) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._view = page.view
        self._group: Group | None = None
        self._proposal: Session | None = None
        self._stacks: dict[GroupId, QUndoStack] = {}
        self._parts: list[_Part] = []
        self._removals = removals
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.back_requested.connect(self._back)
        view.print_requested.connect(self._print)
        view.plan_requested.connect(self._propose)
        view.tab_picked.connect(self._pick_tab)
        view.plan.planned.connect(self._plan)
        view.plan.cancelled.connect(self._cancel_plan)

    # ------------------------------------------------------------------------ tabs, connected when first looked at

    @cached_property
    def overview(self) -> OverviewView:
        """The tab that shows the group at a glance."""
        tab = self._view.overview
        self._lead_to_sessions(tab)
        tab.purpose_requested.connect(self._write_purpose)
        tab.members_requested.connect(self._add_people)
        return tab

    @cached_property
    def sessions(self) -> SessionsView:
        """The tab of the sessions."""
        tab = self._view.sessions
        self._lead_to_sessions(tab)
        return tab

    @cached_property
    def attendance(self) -> Page:
        """The register."""
        page = self._view.attendance
        page.undo_stack_changed.connect(self._choose_stack)
        return page

    @cached_property
    def members(self) -> MembersController:
        """Answers the tab of members."""
        made = MembersController(self._desk, self._window, self._page, self._view.members)
        self._view.members.person_requested.connect(self._open_person)
        self._begin(made)
        return made

    @cached_property
    def agreement(self) -> AgreementController:
        """Answers the tab of the agreement."""
        made = AgreementController(self._desk, self._window, self._page, self._view.agreement)
        self._begin(made)
        return made

    @cached_property
    def hand_over(self) -> HandOverController:
        """Answers the tab of the hand-over note."""
        made = HandOverController(self._desk, self._window, self._page, self._view.hand_over)
        self._begin(made)
        return made

    @cached_property
    def details(self) -> DetailsController:
        """Answers the tab of details."""
        made = DetailsController(self._desk, self._window, self._page, self._view.details, self._removals)
        self._begin(made)
        return made

    @cached_property
    def schedules(self) -> SchedulesController:
        """Answers what stands beside the sessions."""
        made = SchedulesController(self._desk, self._window, self._page, self._view.sessions)
        self._begin(made)
        return made

    def _begin(self, part: _Part) -> None:
        self._parts.append(part)
        if self._group is not None:
            part.begin(self._group.id)

    def _lead_to_sessions(self, tab: OverviewView | SessionsView) -> None:
        tab.session_requested.connect(self._open_session)
        tab.note_requested.connect(self._open_note)
        tab.plan_requested.connect(self._propose)

    # ------------------------------------------------------------------------------------------- showing and reading

    def show(self, place: ToGroup) -> None:
        """Show a group at a tab."""
        if self._group is None or self._group.id != place.group_id:
            self._group = None
            self._view.hide_plan()
            for part in self._parts:
                part.begin(place.group_id)
        tab = place.tab if place.tab in TABS else "overview"
        with told(self._window.bulletin, self._gone):
            self._group = self._desk.groups.get(place.group_id)
            self._show_tab(tab)
            if tab == "members":
                self._view.members.newcomer.name.setFocus()

    def leaving(self) -> None:
        """Write what is still in the keys, here and in the register."""
        if self._view.is_built("details"):
            self.details.flush()
        if self._view.is_built("agreement"):
            self.agreement.flush()
        if self._view.is_built("hand_over"):
            self.hand_over.flush()
        if self._view.is_built("attendance"):
            self.attendance.leaving()

    def read(self) -> None:
        """Read what the head and the tab in front show."""
        if self._group is None:
            return
        with told(self._window.bulletin, self._vanished):
            self._group = self._desk.groups.get(self._group.id)
            self._read(self._group, self._view.tabs.key())

    def _read(self, group: Group, tab: str) -> None:
        register = self._desk.attendance.of_group(group.id)[1] if tab in ("overview", "sessions") else None
        sessions = register.sessions if register else self._desk.sessions.of_group(group.id, plans=False)
        roster = self._desk.roster.of_group(group.id)
        number = max((session.number for session in sessions), default=0) + 1
        self._view.show_head(head_of(group, roster.present_count, number))
        now = self._window.now()
        if tab == "members":
            self.members.read(roster)
        elif tab == "details":
            self.details.read(group)
        elif tab == "agreement":
            self.agreement.read()
        elif tab == "hand_over":
            self.hand_over.read()
        elif register is not None and tab == "overview":
            shown = overview_of(group, register, roster, now)
            self.overview.show_overview(shown, can_plan=group.status.meets, empty=not roster.members)
        elif register is not None:
            coming, earlier = session_lines(register, now.date())
            self.sessions.show_sessions(coming, earlier, can_plan=group.status.meets)
            self.schedules.read(register.sessions, can_plan=group.status.meets)

    def _show_tab(self, tab: str) -> None:
        if self._group is None:
            return
        self._view.show_tab(tab)
        self._choose_stack()
        if tab == "attendance":
            self.attendance.show_place(ToGroup(self._group.id, "attendance"))
        self._read(self._group, tab)

    @Slot(str)
    def _pick_tab(self, tab: str) -> None:
        self.leaving()
        with told(self._window.bulletin, self._gone):
            self._show_tab(tab)

    @Slot()
    def _choose_stack(self) -> None:
        if self._group is None:
            return
        if self._view.tabs.key() == "attendance":
            self._page.use_undo_stack(self.attendance.undo_stack)
            return
        if self._group.id not in self._stacks:
            self._stacks[self._group.id] = QUndoStack(self._page)
        self._page.use_undo_stack(self._stacks[self._group.id])

    @Slot()
    def _propose(self) -> None:
        if self._group is not None:
            with told(self._window.bulletin):
                self._proposal = self._desk.sessions.propose(self._group.id)
                self._view.show_plan(self._proposal)

    @Slot(object)
    def _plan(self, typed: PlanTyped) -> None:
        if self._proposal is None:
            return
        with told(self._window.bulletin, self._plan_refused):
            session = _as_typed(self._proposal, typed).checked()
            keep = SessionKept(self._desk, session.id)
            change = Change(f"Session {session.number} is planned", None, session, keep)
            self._view.hide_plan()
            self._proposal = None
            stack = self._stacks.get(session.group_id, self._page.undo_stack)
            make(stack, self._window.bulletin, change)
            self._window.navigate(ToSession(session.id))

    def _plan_refused(self, refusal: Refusal) -> bool:
        return self._view.plan.show_refusal(refusal.field, refusal.sentence)

    @Slot()
    def _cancel_plan(self) -> None:
        self._view.hide_plan()
        self._view.plan_button.setFocus()

    def _gone(self, refusal: Refusal) -> bool:
        self._window.bulletin.say(refusal.sentence)
        return self._vanished(refusal)

    def _vanished(self, _refusal: Refusal) -> bool:
        """Leave a group that was removed, once the shell has brought this page forward; its remover has said so."""
        self._group = None
        QTimer.singleShot(0, self, self._back)
        return True

    @Slot()
    def _back(self) -> None:
        self._window.navigate(ToGroups())

    @Slot()
    def _print(self) -> None:
        if self._group is not None:
            self._window.navigate(ToHandouts(group_id=self._group.id))

    @Slot(object)
    def _open_session(self, session_id: SessionId) -> None:
        self._window.navigate(ToSession(session_id))

    @Slot(object)
    def _open_note(self, session_id: SessionId) -> None:
        self._window.navigate(ToNote(session_id))

    @Slot(object)
    def _open_person(self, person_id: PersonId) -> None:
        self._window.navigate(ToPerson(person_id))

    @Slot()
    def _write_purpose(self) -> None:
        self._pick_tab("details")
        self._view.details.form.field("purpose").control.setFocus()

    @Slot()
    def _add_people(self) -> None:
        self._pick_tab("members")
        self._view.members.newcomer.name.setFocus()


def _as_typed(proposal: Session, typed: PlanTyped) -> Session:
    """Return the proposal at the typed day and times of the wall clock, with the typed theme."""
    starts, ends = datetime.combine(typed.day, typed.starts), datetime.combine(typed.day, typed.ends)
    length: timedelta = ends - starts
    return replace(proposal, starts_at=starts.astimezone(), length=length, theme=typed.theme)
