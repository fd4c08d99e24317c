"""Taking the register in a real vault: kept, counted, undone; apologies are not attendance."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import MARKABLE, Code, GroupRegister
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import NotHeldReason, Session, SessionState

WEEK = timedelta(weeks=1)
P, A, AP, NM, V = Code.PRESENT, Code.ABSENT, Code.APOLOGIES, Code.NOT_MARKED, Code.VISITOR


def register_of(office: Office, group: Group) -> GroupRegister:
    return office.desk.attendance.of_group(group.id)[1]


@pytest.fixture
def circle(office: Office) -> tuple[Group, list[Person], Session]:
    """A group of three with a session this evening."""
    group = office.group()
    people = [office.member(group, name) for name in ("Amara Okafor", "Ben Tal", "Maya Roth")]
    return group, people, office.session(group)


def test_reopened_register_shows_its_marks(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, people, session = circle
    for person, code in zip(people, (P, A, Code.LATE), strict=True):
        office.desk.attendance.mark(session.id, person.id, code)
    again = register_of(office, group)
    assert [(row.name, row.codes) for row in again.rows] == [
        ("Amara O.", (P,)), ("Ben T.", (A,)), ("Maya R.", (Code.LATE,))
    ]  # fmt: skip


def test_absent_people_are_stored(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, P)
    office.desk.attendance.mark_unmarked(session.id, [p.id for p in people], A)
    with office.vault.work("test.read") as work:
        stored = {mark.person_id: mark.code for mark in work.marks.of_session(session.id)}
    assert stored == {people[0].id: P, people[1].id: A, people[2].id: A}
    assert register_of(office, group).overall.attendance == Fraction(1, 3)


def test_a_complete_register_has_a_mark_for_everyone_expected(
    office: Office, circle: tuple[Group, list[Person], Session]
) -> None:
    group, people, session = circle
    assert not register_of(office, group).column(0).complete
    office.desk.attendance.mark_unmarked(session.id, [p.id for p in people], P)
    register = register_of(office, group)
    assert register.column(0).complete
    assert all(row.marks[0] is not None for row in register.rows)


def test_saving_a_register_twice_makes_no_second_marks(
    office: Office, circle: tuple[Group, list[Person], Session]
) -> None:
    group, people, session = circle
    first = office.desk.attendance.mark(session.id, people[0].id, P)
    before = register_of(office, group)
    office.now += timedelta(minutes=5)
    again = office.desk.attendance.mark(session.id, people[0].id, P)
    assert again.before == again.after == first.after
    assert register_of(office, group) == before
    with office.vault.work("test.read") as work:
        assert len(work.marks.of_session(session.id)) == 1


def test_rsvp_is_not_attendance(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, people, session = circle
    office.now = EVENING - timedelta(days=2)
    change = office.desk.attendance.mark(session.id, people[0].id, AP)
    assert change.session.state is SessionState.PLANNED
    assert register_of(office, group).column(0).attended == 0
    office.now = EVENING
    changes = office.desk.attendance.mark_unmarked(session.id, [p.id for p in people], P)
    assert len(changes) == 2
    assert [row.codes for row in register_of(office, group).rows] == [(AP,), (P,), (P,)]


def test_a_mark_in_the_future_is_refused(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, people, _ = circle
    coming = office.session(group, EVENING + WEEK)
    with pytest.raises(Refusal) as refused:
        office.desk.attendance.mark(coming.id, people[0].id, P)
    assert refused.value.sentence.startswith("Session 2 is still to come.")
    with pytest.raises(Refusal):
        office.desk.attendance.mark_unmarked(coming.id, [p.id for p in people], P)
    assert [row.codes for row in register_of(office, group).rows] == [(NM, NM)] * 3


def test_a_late_joiner_can_be_marked(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, _, session = circle
    office.now = EVENING + WEEK
    tomas = office.member(group, "Tomas Vega", joined=EVENING + WEEK)
    office.desk.attendance.mark(session.id, tomas.id, P)
    assert register_of(office, group).rows[-1].codes == (P,)


def test_joining_date_never_blocks_a_mark(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, _, session = circle
    guest = office.desk.people.save(Person(id=PersonId(new_id()), display_name="Guest of the evening"))
    office.desk.attendance.mark(session.id, guest.id, V)
    column = register_of(office, group).column(0)
    assert (column.counts[V], column.attended) == (1, 0)


def test_another_code_keeps_comment_and_follow_up(
    office: Office, circle: tuple[Group, list[Person], Session]
) -> None:
    group, people, session = circle
    office.keeps(group, RecordProfile.NAMED_REGISTER)
    after = office.desk.attendance.mark(session.id, people[0].id, A).after
    assert after is not None
    office.desk.attendance.put(
        session.id, people[0].id, type(after)(**{**vars(after), "comment": "call her", "needs_follow_up": True})
    )
    changed = office.desk.attendance.mark(session.id, people[0].id, P).after
    assert changed is not None
    assert (changed.code, changed.comment, changed.needs_follow_up) == (P, "call her", True)


def test_the_first_mark_begins_the_session_and_after_its_end_ends_it(
    office: Office, circle: tuple[Group, list[Person], Session]
) -> None:
    group, people, session = circle
    office.now = EVENING + timedelta(minutes=5)
    begun = office.desk.attendance.mark(session.id, people[0].id, P).session
    assert (begun.state, begun.started_at) == (SessionState.IN_PROGRESS, EVENING)
    past = office.session(group, EVENING - WEEK)
    ended = office.desk.attendance.mark(past.id, people[0].id, A).session
    assert (ended.state, ended.ended_at) == (SessionState.ENDED, past.ends_at)


def test_a_mark_in_the_morning_does_not_begin_the_evening(
    office: Office, circle: tuple[Group, list[Person], Session]
) -> None:
    _, people, session = circle
    office.now = EVENING - timedelta(hours=9)
    assert office.desk.attendance.mark(session.id, people[0].id, P).session.state is SessionState.PLANNED
    office.now = EVENING - timedelta(minutes=20)
    assert office.desk.attendance.mark(session.id, people[1].id, P).session.state is SessionState.IN_PROGRESS


def test_undoing_the_first_mark_leaves_no_trace(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, people, session = circle
    before = register_of(office, group)
    change = office.desk.attendance.mark(session.id, people[0].id, P)
    assert office.desk.attendance.put(session.id, people[0].id, change.before, change.session_before) is NM
    assert register_of(office, group) == before
    office.desk.attendance.put(session.id, people[0].id, change.after, change.session)
    assert register_of(office, group).sessions[0].state is SessionState.IN_PROGRESS


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(MARKABLE)), max_size=8))
def test_undoing_every_mark_in_turn_gives_the_register_as_it_was(
    office: Office, circle: tuple[Group, list[Person], Session], typed: list[tuple[int, Code]]
) -> None:
    group, people, session = circle
    before = register_of(office, group)
    changes = [(n, office.desk.attendance.mark(session.id, people[n].id, code)) for n, code in typed]
    for n, change in reversed(changes):
        office.desk.attendance.put(session.id, people[n].id, change.before, change.session_before)
    assert register_of(office, group) == before


def test_an_undo_never_unbegins_a_session_that_others_came_to(
    office: Office, circle: tuple[Group, list[Person], Session]
) -> None:
    _, people, session = circle
    first = office.desk.attendance.mark(session.id, people[0].id, Code.PRESENT)
    office.desk.attendance.mark(session.id, people[1].id, Code.PRESENT)
    office.desk.attendance.put(session.id, people[0].id, first.before, first.session_before)
    assert office.desk.sessions.get(session.id)[0].state.held


def test_an_undo_never_reopens_a_locked_session(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    _, people, session = circle
    change = office.desk.attendance.mark(session.id, people[0].id, P)
    with office.vault.work("test.lock") as work:
        work.sessions.save(type(session)(**{**vars(change.session), "state": SessionState.LOCKED}))
        work.commit()
    office.desk.attendance.put(session.id, people[0].id, None, change.session_before)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.LOCKED


def test_the_register_of_a_locked_session_can_be_corrected_and_the_session_stays_locked(
    office: Office, circle: tuple[Group, list[Person], Session]
) -> None:
    group, people, session = circle
    change = office.desk.attendance.mark(session.id, people[0].id, P)
    with office.vault.work("test.lock") as work:
        work.sessions.save(replace(change.session, state=SessionState.LOCKED))
        work.commit()
    office.desk.attendance.mark(session.id, people[0].id, Code.LATE)
    assert register_of(office, group).rows[0].codes == (Code.LATE,)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.LOCKED
    with office.vault.work("test.read") as work:
        assert work.audit.tail(1)[0].action == "attendance.mark"


def test_not_held_sessions_change_no_rate(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    group, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, P)
    rate = register_of(office, group).overall
    wrong = office.session(group, EVENING - WEEK)
    office.desk.attendance.mark(wrong.id, people[0].id, A)
    assert register_of(office, group).overall != rate
    office.desk.sessions.set_not_held(wrong.id, NotHeldReason.WEATHER)
    assert register_of(office, group).overall == rate
    with pytest.raises(Refusal, match="did not take place"):
        office.desk.attendance.mark(wrong.id, people[1].id, P)


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        (RecordProfile.PEER_MINIMAL, "Maya R."),
        (RecordProfile.WORKPLACE, "Maya R."),
        (RecordProfile.NAMED_REGISTER, "Maya Roth"),
        (RecordProfile.CLINICAL, "Maya Roth"),
    ],
)
def test_the_register_names_people_as_the_profile_says(office: Office, profile: RecordProfile, name: str) -> None:
    group = office.group(profile=profile)
    office.member(group, "Maya Roth")
    assert [row.name for row in register_of(office, group).rows] == [name]


def test_a_newcomer_of_the_same_name_changes_nobodys_name(office: Office) -> None:
    group = office.group()
    first = [office.member(group, "Maya Roth", joined=EVENING - n * WEEK) for n in (3, 2, 1)]
    called = {row.person_id: row.name for row in register_of(office, group).rows}
    assert [called[person.id] for person in first] == ["Maya R.", "Maya R. (2)", "Maya R. (3)"]
    for _ in range(3):
        office.member(group, "Maya Roth", joined=EVENING)
    again = {row.person_id: row.name for row in register_of(office, group).rows}
    assert {person_id: again[person_id] for person_id in called} == called


def test_midnight_does_not_break_a_live_session(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    late = office.session(group, datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    office.now = datetime(2026, 11, 24, 0, 10, tzinfo=UTC)
    change = office.desk.attendance.mark(late.id, maya.id, P)
    assert change.session.state is SessionState.IN_PROGRESS
    assert [s.day for s in register_of(office, group).sessions] == [late.day]


def test_one_mark_is_one_announcement(office: Office, circle: tuple[Group, list[Person], Session]) -> None:
    _, people, session = circle
    office.heard.clear()
    office.desk.attendance.mark(session.id, people[0].id, P)
    assert office.heard == [Changes.MARKS | Changes.SESSIONS]
