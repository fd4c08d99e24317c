"""A group with its people."""

from dataclasses import dataclass

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session


@dataclass(frozen=True)
class Member:
    """A person and their membership in one group."""

    person: Person
    membership: Membership


@dataclass(frozen=True)
class Roster:
    """A group and everyone who is or was in it, present members first."""

    group: Group
    members: tuple[Member, ...]

    @property
    def present(self) -> tuple[Member, ...]:
        """Those who count as members now, on leave included."""
        return tuple(member for member in self.members if member.membership.status.in_group)

    @property
    def present_count(self) -> int:
        """How many count as members now."""
        return len(self.present)

    @property
    def over_capacity(self) -> int:
        """By how many members the group is over the room it planned; 0 when it is not. A warning only."""
        return 0 if self.group.capacity is None else max(0, self.present_count - self.group.capacity)


@dataclass(frozen=True)
class GroupLine:
    """A group as a line of the list: how many are in it now, and what is next.

    `next_session` is the earliest that is in progress, or to come and not over; None when none is planned.
    """

    group: Group
    present_count: int
    next_session: Session | None
