"""One person's story across groups: memberships with their rates, and what the registers say, newest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.attendance import Mark, Tally, code_for
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.membership import Membership, Step
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session


@dataclass(frozen=True)
class PersonLine:
    """A person as a line of the list, with the names of the groups they are in now."""

    person: Person
    groups: tuple[str, ...]


@dataclass(frozen=True)
class MembershipStory:
    """A person in one group: the membership, and what held sessions say of it."""

    group: Group
    membership: Membership
    tally: Tally


@dataclass(frozen=True)
class Event:
    """Something that happened on a day: a mark at a session, or a step in a membership (the other one is None)."""

    on: date
    group: Group
    session: Session | None = None
    mark: Mark | None = None
    step: Step | None = None


@dataclass(frozen=True)
class PersonStory:
    """Everything shown of one person. `events` are newest first."""

    person: Person
    memberships: tuple[MembershipStory, ...]
    events: tuple[Event, ...]


def person_story(
    person: Person,
    memberships: Sequence[Membership],
    groups: Mapping[GroupId, Group],
    sessions: Iterable[Session],
    marks: Sequence[Mark],
) -> PersonStory:
    """Put one person's story together. `sessions` hold those of the person's groups and of every mark."""
    by_id = {session.id: session for session in sessions}
    by_session = {mark.session_id: mark for mark in marks}
    stories: list[MembershipStory] = []
    for membership in memberships:
        held = [s for s in by_id.values() if s.group_id == membership.group_id and s.state.held]
        codes = [code_for(session, membership, by_session.get(session.id)) for session in held]
        stories.append(MembershipStory(groups[membership.group_id], membership, Tally.of(codes)))
    stories.sort(key=lambda story: (story.membership.status.over, story.group.name.casefold()))
    events = [
        Event(by_id[mark.session_id].day, groups[by_id[mark.session_id].group_id], by_id[mark.session_id], mark)
        for mark in marks
    ]
    events += [Event(step.on, groups[m.group_id], step=step) for m in memberships for step in m.steps]
    events.sort(key=lambda event: event.on, reverse=True)
    return PersonStory(person, tuple(stories), tuple(events))
