"""One person across groups: each group's rates from its own sessions, and everything in the order it happened."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from workwell_desktop.domain.attendance import Code, Mark, Tally
from workwell_desktop.domain.follow_up import Contact, FollowUp, Outcome
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import ContactId, FollowUpId, GroupId, MembershipId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.story import person_story

START = datetime(2026, 11, 2, 18, 30, tzinfo=UTC)
MAYA = Person(id=PersonId(new_id()), display_name="Maya Roth")
MONDAY, CARERS = (Group(id=GroupId(new_id()), name=name) for name in ("Monday Circle", "Carers"))


def session(group: Group, week: int, state: SessionState = SessionState.ENDED) -> Session:
    return Session(
        id=SessionId(new_id()),
        group_id=group.id,
        number=week + 1,
        starts_at=START + timedelta(weeks=week),
        length=timedelta(minutes=90),
        state=state,
    )


def membership(group: Group, *steps: tuple[MembershipStatus, int]) -> Membership:
    return Membership(
        id=MembershipId(new_id()),
        group_id=group.id,
        person_id=MAYA.id,
        steps=tuple(Step(status=status, on=(START + timedelta(weeks=week)).date()) for status, week in steps),
    )


def mark(at: Session, code: Code) -> Mark:
    return Mark(session_id=at.id, person_id=MAYA.id, code=code, marked_at=at.starts_at)


def test_each_group_has_its_own_count() -> None:
    first, off, guest = session(MONDAY, 0), session(MONDAY, 1, SessionState.NOT_HELD), session(CARERS, 2)
    story = person_story(
        MAYA,
        [membership(MONDAY, (MembershipStatus.ACTIVE, 0))],
        {MONDAY.id: MONDAY, CARERS.id: CARERS},
        {MONDAY.id: Tally.of([Code.PRESENT])},
        [(first, mark(first, Code.PRESENT)), (off, mark(off, Code.ABSENT)), (guest, mark(guest, Code.VISITOR))],
    )
    (line,) = story.memberships
    assert line.group == MONDAY
    assert (line.tally.attended, line.tally.counted) == (1, 1)


def test_events_stand_newest_first_with_visits_to_other_groups() -> None:
    first, guest = session(MONDAY, 1), session(CARERS, 2)
    story = person_story(
        MAYA,
        [membership(MONDAY, (MembershipStatus.ACTIVE, 0), (MembershipStatus.LEFT, 3))],
        {MONDAY.id: MONDAY, CARERS.id: CARERS},
        {},
        [(first, mark(first, Code.PRESENT)), (guest, mark(guest, Code.VISITOR))],
    )
    told = [
        (event.group and event.group.name, event.mark.code if event.mark else event.step and event.step.status)
        for event in story.events
    ]
    assert told == [
        ("Monday Circle", MembershipStatus.LEFT),
        ("Carers", Code.VISITOR),
        ("Monday Circle", Code.PRESENT),
        ("Monday Circle", MembershipStatus.ACTIVE),
    ]


def test_groups_of_now_stand_before_those_of_the_past() -> None:
    left = membership(CARERS, (MembershipStatus.ACTIVE, 0), (MembershipStatus.LEFT, 1))
    here = membership(MONDAY, (MembershipStatus.ACTIVE, 0))
    story = person_story(MAYA, [left, here], {MONDAY.id: MONDAY, CARERS.id: CARERS}, {}, [])
    assert [line.group.name for line in story.memberships] == ["Monday Circle", "Carers"]


def test_someone_nobody_has_met_yet_has_an_empty_story() -> None:
    story = person_story(replace(MAYA, display_name="李"), [], {}, {}, [])
    assert (story.memberships, story.events) == ((), ())


def test_contacts_stand_among_what_happened_and_only_open_follow_ups_wait() -> None:
    first = session(MONDAY, 1)
    story = person_story(MAYA, [], {MONDAY.id: MONDAY}, {}, [(first, mark(first, Code.PRESENT))])
    later = Contact(id=ContactId(new_id()), person_id=MAYA.id, at=START + timedelta(weeks=2), outcome=Outcome.REACHED)
    waiting, done = (
        FollowUp(id=FollowUpId(new_id()), why="A lift", person_id=MAYA.id, made_at=START, outcome=outcome)
        for outcome in (None, Outcome.DONE)
    )
    told = story.with_following([later], [done, waiting])
    assert [event.contact for event in told.events] == [later, None]
    assert told.follow_ups == (waiting,)
    assert told.newest(1, unread=5).earlier == 6
    assert [event.contact for event in told.newest(1, unread=5).events] == [later]
