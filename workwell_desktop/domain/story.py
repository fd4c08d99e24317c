"""One person's story across groups: memberships with their rates, what registers and log say, what waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workwell_desktop.domain.attendance import Mark, Tally
from workwell_desktop.domain.follow_up import Contact, FollowUp, in_order
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId
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
    """Everything shown of one person. `events` and `contacts` are newest first, `follow_ups` the open ones by day.

    `earlier` is how many older events were not read. `numbers` are those of the sessions that follow-ups came from.
    """

    person: Person
    memberships: tuple[MembershipStory, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    earlier: int = 0
    numbers: Mapping[SessionId, int] = field(default_factory=dict)

    def with_following(self, contacts: Sequence[Contact], follow_ups: Iterable[FollowUp]) -> "PersonStory":
        """Return the story with the contact log, the newest entry first, and what is still open."""
        events = [*(Event(contact.at.astimezone().date(), contact=contact) for contact in contacts), *self.events]
        events.sort(key=lambda event: event.on, reverse=True)
        waiting = in_order(each for each in follow_ups if each.is_open)
        return replace(self, events=tuple(events), contacts=tuple(contacts), follow_ups=waiting)

    def newest(self, most: int, unread: int) -> "PersonStory":
        """Return the story with its newest events only; `unread` older ones were not read at all."""
        return replace(self, events=self.events[:most], earlier=len(self.events[most:]) + unread)


def person_story(
    person: Person,
    memberships: Sequence[Membership],
    groups: Mapping[GroupId, Group],
    counted: Mapping[GroupId, Tally],
    marked: Iterable[tuple[Session, Mark]],
) -> PersonStory:
    """Put one person's story together.

    `counted` are the codes of each group's held sessions; `marked` the marks to tell of, each with its session.
    """
    stories = [MembershipStory(groups[m.group_id], m, counted.get(m.group_id, Tally.of(()))) for m in memberships]
    stories.sort(key=lambda story: (story.membership.status.over, story.group.name.casefold()))
    events = [Event(session.day, groups[session.group_id], session, mark) for session, mark in marked]
    events += [Event(step.on, groups[m.group_id], step=step) for m in memberships for step in m.steps]
    events.sort(key=lambda event: event.on, reverse=True)
    return PersonStory(person, tuple(stories), tuple(events))
