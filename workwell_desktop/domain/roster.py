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


@dataclass(frozen=True)
class GroupLine:
    """A group as a line of the list: how many are in it now, how often it met, what is next.

    `next_session` is the earliest that is in progress, or to come and not over; None when none is planned.
    """

    group: Group
    present_count: int
    held_count: int
    next_session: Session | None
