"""Connects the roster with the use cases: add, take in, move on, take out. Every change can be undone and says so."""

from datetime import date

from PySide6.QtCore import QObject, Slot

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, new_id
from workwell_desktop.domain.membership import LeavingReason, Membership, MembershipStatus
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.roster import Roster
from workwell_desktop.domain.text import folded
from workwell_desktop.ui.groups.keeping import MembershipKept, NewcomerKept
from workwell_desktop.ui.groups.members_view import MembersView
from workwell_desktop.ui.groups.model import STEP_WORDS, known_people, roster_shown
from workwell_desktop.ui.groups.shown import Newcomer
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class MembersController(QObject):
    """Answers the wishes of the tab of members."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: MembersView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._group_id: GroupId | None = None
        self._roster: Roster | None = None
        view.newcomer.add_requested.connect(self._add)
        view.newcomer.known_requested.connect(self._take_in)
        view.newcomer.name_typed.connect(self._look_up)
        view.step_taken.connect(self._move)
        view.taken_out.connect(self._take_out)

    def begin(self, group_id: GroupId) -> None:
        """Turn to another group: what was half typed for the last one goes."""
        self._group_id, self._roster = group_id, None
        self._view.newcomer.begin(self._window.now().date())

    def read(self, roster: Roster) -> None:
        """Show a roster that was read."""
        self._roster = roster
        self._view.show_roster(roster_shown(roster, self._window.now().date()))

    @Slot(object)
    def _add(self, typed: Newcomer) -> None:
        if self._group_id is None:
            return
        person = Person(
            id=PersonId(new_id()),
            display_name=typed.name or typed.alias,
            preferred_name=typed.preferred_name,
            alias=typed.alias,
            pronouns=typed.pronouns,
            languages=typed.languages,
            access_needs=typed.access_needs,
        )
        with told(self._window.bulletin, self._newcomer_refused):
            kept, membership = self._desk.roster.add_new(self._group_id, person, typed.on, typed.status)
            said = f"{kept.short_name} {_arrival(typed.status)}"
            self._push(Change(said, False, True, NewcomerKept(self._desk, kept, membership)))
            self._view.newcomer.begin(self._window.now().date())
            self._view.newcomer.name.setFocus()

    @Slot(object, object, object)
    def _take_in(self, person_id: PersonId, status: MembershipStatus, day: date) -> None:
        if self._group_id is None:
            return
        with told(self._window.bulletin, self._newcomer_refused):
            before = self._membership_of(person_id)
            on = max(day, before.steps[-1].on) if before else day
            after = self._desk.roster.add(self._group_id, person_id, status, on)
            name = self._desk.people.get(person_id).short_name
            said = f"{name} is back" if before else f"{name} {_arrival(status)}"
            self._push(Change(said, before, after, MembershipKept(self._desk, after.id)))
            self._view.newcomer.begin(self._window.now().date())
            self._view.newcomer.name.setFocus()

    @Slot(object, object, object, object)
    def _move(
        self, membership_id: MembershipId, status: MembershipStatus, day: date, reason: LeavingReason | None
    ) -> None:
        with told(self._window.bulletin, self._step_refused):
            before, after = self._desk.roster.move(membership_id, status, day, reason)
            back = status is MembershipStatus.ACTIVE and (before.status.over or before.status.in_group)
            words = "is back" if back else STEP_WORDS[status]
            said = f"{self._name_of(before.person_id)} {words}"
            self._push(Change(said, before, after, MembershipKept(self._desk, membership_id)))

    @Slot(object)
    def _take_out(self, membership_id: MembershipId) -> None:
        member = self._member(membership_id)
        if member is None:
            return
        with told(self._window.bulletin, self._step_refused):
            keep = MembershipKept(self._desk, membership_id)
            name = self._name_of(member.person_id)
            keep(None)
            self._push(Change(f"{name} is off the roster", member, None, keep))

    @Slot(str)
    def _look_up(self, typed: str) -> None:
        if self._roster is None:
            return
        with told(self._window.bulletin):
            lines = self._desk.people.lines() if typed.strip() else ()
            twin = any(folded(line.person.display_name) == folded(typed) for line in lines)
            self._view.newcomer.show_known(known_people(lines, self._roster, typed), twin=twin)

    def _push(self, change: Change) -> None:
        """Put a change that has been made on the stack of the page, and say it."""
        stack, bulletin = self._page.undo_stack, self._window.bulletin
        stack.push(Replace(change, bulletin.trouble))
        bulletin.say(change.text, stack.undo)

    def _newcomer_refused(self, refusal: Refusal) -> bool:
        return self._view.newcomer.show_refusal(refusal.field, refusal.sentence)

    def _step_refused(self, refusal: Refusal) -> bool:
        return self._view.panel.show_refusal(refusal.field, refusal.sentence)

    def _member(self, membership_id: MembershipId) -> Membership | None:
        members = self._roster.members if self._roster else ()
        return next((m.membership for m in members if m.membership.id == membership_id), None)

    def _membership_of(self, person_id: PersonId) -> Membership | None:
        members = self._roster.members if self._roster else ()
        return next((m.membership for m in members if m.person.id == person_id), None)

    def _name_of(self, person_id: PersonId) -> str:
        return self._desk.people.get(person_id).short_name


def _arrival(status: MembershipStatus) -> str:
    return "is in the group" if status is MembershipStatus.ACTIVE else STEP_WORDS[status]
