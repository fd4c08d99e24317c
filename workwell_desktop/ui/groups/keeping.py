"""Changes to groups and rosters that can be done, undone and done again, as `kit.undo.Change.apply` wants them."""

from typing import TYPE_CHECKING

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import GroupId, MembershipId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from workwell_desktop.usecases.profiles import ProfileChange


class GroupKept:
    """Keeps a group, or takes it away; what was on its roster comes back with it."""

    def __init__(self, desk: Desk, group_id: GroupId) -> None:
        self._desk, self._group_id = desk, group_id
        self._memberships: tuple[Membership, ...] = ()

    def __call__(self, group: Group | None) -> None:
        """Keep the group as given, or remove it. Raises `Refusal` when it has met."""
        if group is None:
            members = self._desk.roster.of_group(self._group_id).members
            self._desk.groups.remove(self._group_id)
            self._memberships = tuple(member.membership for member in members)
            return
        self._desk.groups.save(group)
        for membership in self._memberships:
            self._desk.roster.put(membership)
        self._memberships = ()


class ProfileKept:
    """Gives a group another record profile, removing what it does not have or not, or puts everything back."""

    def __init__(self, desk: Desk, group_id: GroupId, profile: RecordProfile, *, remove: bool) -> None:
        self._desk, self._group_id, self._profile, self._remove = desk, group_id, profile, remove
        self._change: ProfileChange | None = None

    def __call__(self, changed: bool) -> None:
        """Change it, or take the change back."""
        if changed:
            self._change = self._desk.profiles.apply(self._group_id, self._profile, remove=self._remove)
        elif self._change is not None:
            self._desk.profiles.take_back(self._change)


class MembershipKept:
    """Keeps one membership as given, or takes the person out of the group."""

    def __init__(self, desk: Desk, membership_id: MembershipId) -> None:
        self._desk, self._membership_id = desk, membership_id

    def __call__(self, membership: Membership | None) -> None:
        """Keep the membership, or remove it; marks stay."""
        if membership is None:
            self._desk.roster.take_out(self._membership_id)
        else:
            self._desk.roster.put(membership)


class NewcomerKept:
    """Keeps someone new together with their membership, or takes both away again."""

    def __init__(self, desk: Desk, person: Person, membership: Membership) -> None:
        self._desk, self._person, self._membership = desk, person, membership

    def __call__(self, wanted: bool) -> None:
        """Keep both, or remove both; a person whom another group or a register knows by now stays a person."""
        if wanted:
            self._desk.people.save(self._person)
            self._desk.roster.put(self._membership)
            return
        self._person = self._desk.people.get(self._person.id)
        story = self._desk.people.story(self._person.id)
        if any(each.membership.id != self._membership.id for each in story.memberships):
            self._desk.roster.take_out(self._membership.id)
            return
        try:
            self._desk.people.remove(self._person.id)
        except Refusal:
            self._desk.roster.take_out(self._membership.id)


class SessionKept:
    """Keeps a planned session, or takes it away again."""

    def __init__(self, desk: Desk, session_id: SessionId) -> None:
        self._desk, self._session_id = desk, session_id

    def __call__(self, session: Session | None) -> None:
        """Keep the session, or remove it. Raises `Refusal` when it has a register or a note."""
        if session is None:
            self._desk.sessions.remove(self._session_id)
        else:
            self._desk.sessions.save(session)
