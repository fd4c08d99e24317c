"""One person's story across groups: memberships with their rates, what registers and log say, what waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workwell_desktop.domain.attendance import Mark, Tally, code_for
from workwell_desktop.domain.follow_up import Contact, FollowUp, in_order
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
    """Something that happened on a day: a mark at a session, a step in a membership, or a contact without a group."""

    on: date
    group: Group | None = None
    session: Session | None = None
    mark: Mark | None = None
    step: Step | None = None
    contact: Contact | None = None


@dataclass(frozen=True)
class PersonStory:
    """Everything shown of one person. `events` and `contacts` are newest first, `follow_ups` the open ones by day."""

    person: Person
    memberships: tuple[MembershipStory, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    def with_following(self, contacts: Sequence[Contact], follow_ups: Iterable[FollowUp]) -> "PersonStory":
        """Return the story with the contact log, the newest entry first, and what is still open."""
        events = [*(Event(contact.at.astimezone().date(), contact=contact) for contact in contacts), *self.events]
        events.sort(key=lambda event: event.on, reverse=True)
        waiting = in_order(each for each in follow_ups if each.is_open)
        return replace(self, events=tuple(events), contacts=tuple(contacts), follow_ups=waiting)


def person_story(
    person: Person,
    memberships: Sequence[Membership],
    groups: Mapping[GroupId, Group],
    sessions: Iterable[Session],
    marks: Sequence[Mark],
) -> PersonStory:
    """Put one person's story together. `sessions` hold at least those of every mark; others count as not marked."""
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
