"""Follow-ups with what they are about, as their room lists them; names as far as a group's record profile allows."""

from collections.abc import Mapping
from dataclasses import dataclass

from workwell_desktop.domain.follow_up import FollowUp
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.suggestion import Suggestion

NAMELESS = "someone in the group"
"""What anybody is called where a group's record profile keeps no names."""


@dataclass(frozen=True)
class FollowUpLine:
    """A follow-up with what it is about. `name` is as the group's record profile says, empty without a person."""

    follow_up: FollowUp
    name: str = ""
    person: Person | None = None
    group: Group | None = None
    session: Session | None = None


@dataclass(frozen=True)
class SuggestedLine:
    """A suggestion with what it is about."""

    suggestion: Suggestion
    name: str
    person: Person
    group: Group


@dataclass(frozen=True)
class Board:
    """Everything that waits, by the day it is due; what might be wanted; and what was closed lately, newest first.

    `names` and `groups` are what a new one may be about, in the order of their names.
    """

    open: tuple[FollowUpLine, ...]
    suggested: tuple[SuggestedLine, ...]
    closed: tuple[FollowUpLine, ...]
    names: Mapping[PersonId, str]
    groups: Mapping[GroupId, str]
    own_name: str = ""
    """The facilitator's, who need not be told that they do it themselves."""


@dataclass(frozen=True)
class Names:
    """What people are called where follow-ups stand: short names told apart, or as a group's record profile says."""

    people: Mapping[PersonId, Person]
    short: Mapping[PersonId, str]

    def of(self, person_id: PersonId | None, group: Group | None) -> str:
        """Return what to call someone; in a group that keeps no names, only that it is someone."""
        if person_id is None or person_id not in self.people:
            return ""
        if group is not None and not group.profile.rules.names:
            return NAMELESS
        person = self.people[person_id]
        if group is not None and group.profile.rules.full_names and not person.alias:
            return person.display_name
        return self.short[person_id]


def line_of(
    follow_up: FollowUp, names: Names, groups: Mapping[GroupId, Group], sessions: Mapping[SessionId, Session]
) -> FollowUpLine:
    """Return a follow-up with what it is about; what is gone by now is left out."""
    session = sessions.get(follow_up.session_id) if follow_up.session_id else None
    group_id = follow_up.group_id or (session.group_id if session else None)
    group = groups.get(group_id) if group_id else None
    person = names.people.get(follow_up.person_id) if follow_up.person_id else None
    return FollowUpLine(follow_up, names.of(follow_up.person_id, group), person, group, session)
