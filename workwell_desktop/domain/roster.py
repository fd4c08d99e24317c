"""A group with its people."""

from dataclasses import dataclass

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.person import Person


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
