"""More than a letter: what is said of marks, who came unexpected, what was counted, and registers over a period."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code, GroupRegister
from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.papers import PaperKind, SignInSheet
from workwell_desktop.domain.period import Period
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session, SessionState, SheetFate
from workwell_desktop.usecases.marking import Cell

WEEK = timedelta(weeks=1)
P, L, A, AP, V, NM = Code.PRESENT, Code.LATE, Code.ABSENT, Code.APOLOGIES, Code.VISITOR, Code.NOT_MARKED
LATER = EVENING + timedelta(minutes=20)

Circle = tuple[Group, list[Person], Session]


@pytest.fixture
def circle(office: Office) -> Circle:
    """A group of three whose session began twenty minutes ago."""
    group = office.group()
    people = [office.member(group, name) for name in ("Amara Okafor", "Ben Tal", "Maya Roth")]
    session = office.session(group)
    office.now = LATER
    return group, people, session


def register_of(office: Office, group: Group, period: Period | None = None) -> GroupRegister:
    return office.desk.attendance.of_group(group.id, period)[1]


def records(office: Office) -> tuple[int, int, int]:
    """Return how many people, memberships of theirs and marks there are."""
    with office.vault.work("test.read") as work:
        people = work.people.all()
        memberships = sum(len(work.memberships.of_person(person.id)) for person in people)
        return len(people), memberships, sum(len(work.marks.of_person(person.id)) for person in people)


# What is said of a mark


def test_late_and_left_early_may_stand_together(office: Office, circle: Circle) -> None:
    _, people, session = circle
    attendance = office.desk.attendance
    attendance.mark(session.id, people[0].id, P)
    assert attendance.describe(session.id, people[0].id, late_minutes=10).code is L
    after = attendance.describe(session.id, people[0].id, early_minutes=5).after
    assert after is not None
    assert (after.code, after.late_minutes, after.early_minutes) == (L, 10, 5)


def test_follow_up_is_an_explicit_tick(office: Office, circle: Circle) -> None:
    _, people, session = circle
    absent = office.desk.attendance.mark(session.id, people[0].id, A).after
    assert absent is not None
    assert not absent.needs_follow_up
    ticked = office.desk.attendance.describe(session.id, people[0].id, needs_follow_up=True, reason="no answer")
    assert ticked.after == replace(absent, needs_follow_up=True, reason="no answer")


def test_saying_the_same_again_writes_nothing_and_tells_nobody(office: Office, circle: Circle) -> None:
    _, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, A)
    office.desk.attendance.describe(session.id, people[0].id, reason="no answer")
    office.heard.clear()
    office.desk.attendance.describe(session.id, people[0].id, reason=" no  answer ")
    assert office.heard == []
    assert [past.mark.reason for past in office.desk.attendance.history(session.id, people[0].id)] == [""]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"late_minutes": 600}, "late_minutes"),
        ({"early_minutes": -1}, "early_minutes"),
        ({"reason": "x" * 200}, "reason"),
    ],
)
def test_what_cannot_be_kept_names_its_field(
    office: Office, circle: Circle, said: dict[str, object], field: str
) -> None:
    _, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, P)
    with pytest.raises(Refusal) as refused:
        office.desk.attendance.describe(session.id, people[0].id, **said)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_minutes_and_arrival_belong_to_who_came(office: Office, circle: Circle) -> None:
    _, people, session = circle
    with pytest.raises(Refusal, match="no mark yet"):
        office.desk.attendance.describe(session.id, people[0].id, first_time=True)
    office.desk.attendance.mark(session.id, people[0].id, A)
    with pytest.raises(Refusal, match="did not come"):
        office.desk.attendance.describe(session.id, people[0].id, late_minutes=5)
    office.desk.attendance.mark(session.id, people[0].id, P)
    office.desk.attendance.describe(session.id, people[0].id, arrived_at=LATER)
    gone = office.desk.attendance.mark(session.id, people[0].id, A).after
    assert gone is not None
    assert gone.arrived_at is None


def test_a_void_mark_leaves_its_history_and_nobody_absent(office: Office, circle: Circle) -> None:
    group, people, session = circle
    attendance = office.desk.attendance
    attendance.mark(session.id, people[0].id, A)
    with pytest.raises(Refusal) as refused:
        attendance.void(session.id, people[0].id, " ")
    assert refused.value.field == "why"
    change = attendance.void(session.id, people[0].id, "wrong line")
    assert (change.before is not None, change.after, change.code) == (True, None, NM)
    (past,) = attendance.history(session.id)
    assert (past.mark.code, past.why) == (A, "wrong line")
    assert register_of(office, group).column(0).not_marked == 3
    with pytest.raises(Refusal):
        attendance.void(session.id, people[0].id, "again")


def test_history_keeps_every_change_newest_first_and_apart_by_person(office: Office, circle: Circle) -> None:
    _, people, session = circle
    for code in (A, AP, P):
        office.desk.attendance.mark(session.id, people[0].id, code)
    office.desk.attendance.mark(session.id, people[1].id, P)
    office.desk.attendance.mark(session.id, people[1].id, L)
    past = office.desk.attendance.history(session.id, people[0].id)
    assert [each.mark.code for each in past] == [AP, A]
    assert len(office.desk.attendance.history(session.id)) == 3


# Many at once


def test_a_sheet_is_entered_in_the_order_it_was_printed(office: Office, circle: Circle) -> None:
    group, people, session = circle
    office.desk.groups.save(replace(group, profile=RecordProfile.NAMED_REGISTER))
    sheet = office.desk.papers.fill(PaperAsk(key=PaperKind.SIGN_IN_SHEET, session_id=session.id))
    assert isinstance(sheet, SignInSheet)
    lines = office.desk.attendance.of_session(session.id).on_sheet
    assert [entry.name for entry in lines] == ["Amara Okafor", "Ben Tal", "Maya Roth"]
    assert [entry.person_id for entry in lines] == [person.id for person in people]
    assert list(sheet.names) == ["Amara O.", "Ben T.", "Maya R."]
    changes = office.desk.attendance.mark_many(session.id, [(e.person_id, P) for e in lines])
    assert [change.code for change in changes] == [P, P, P]
    assert records(office)[2] == 3


def test_marking_many_is_all_or_nothing(office: Office, circle: Circle) -> None:
    _, people, _ = circle
    coming = office.session(circle[0], EVENING + WEEK)
    with pytest.raises(Refusal):
        office.desk.attendance.mark_many(coming.id, [(people[0].id, AP), (people[1].id, P)])
    assert records(office)[2] == 0


def test_an_incomplete_register_names_who_is_left_and_makes_nobody_absent(office: Office, circle: Circle) -> None:
    _, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, P)
    register = office.desk.attendance.of_session(session.id)
    assert not register.complete
    assert register.left_open == "2 people have no mark yet: Ben T. and Maya R."
    assert records(office)[2] == 1
    office.desk.attendance.mark_unmarked(session.id, [entry.person_id for entry in register.unmarked], A)
    again = office.desk.attendance.of_session(session.id)
    assert again.complete
    assert {entry.person_id for entry in again.entries if entry.mark} == {person.id for person in people}
    assert again.summary == "1 of 3 came · 2 absent without a word"


# Who came unexpected


def test_newcomers_are_added_while_the_register_is_taken(office: Office, circle: Circle) -> None:
    group, _, session = circle
    walked = office.desk.attendance.walk_in(session.id, "Nadia F", joins=True)
    mark = walked.change.after
    assert mark is not None
    assert (mark.code, mark.first_time, mark.arrived_at) == (P, True, LATER)
    assert walked.membership is not None
    assert walked.membership.status_on(session.day) is MembershipStatus.ACTIVE
    assert office.heard[-1] & Changes.ROSTER
    visitor = office.desk.attendance.walk_in(session.id, "Fox", joins=False)
    assert visitor.membership is None
    assert [row.name for row in register_of(office, group).rows][-3:] == ["Fox", "Maya R.", "Nadia F."]
    assert [row.member for row in register_of(office, group).rows][-3:] == [False, True, True]


def test_a_name_clash_warns_and_never_blocks(office: Office, circle: Circle) -> None:
    group, people, session = circle
    walked = office.desk.attendance.walk_in(session.id, "maya roth", joins=True)
    assert walked.twin is not None
    assert walked.twin.id == people[2].id
    assert [row.name for row in register_of(office, group).rows][-2:] == ["Maya R.", "maya r. (2)"]


def test_walking_in_twice_makes_nobody_twice(office: Office, circle: Circle) -> None:
    _, _, session = circle
    someone = PersonId(new_id())
    office.desk.attendance.walk_in(session.id, "Nadia F", joins=True, person_id=someone)
    before = records(office)
    office.desk.attendance.walk_in(session.id, "Nadia F", joins=True, person_id=someone)
    assert records(office) == before


@pytest.mark.parametrize("joins", [True, False])
def test_a_walk_in_is_taken_back_without_a_trace_and_brought_back_whole(
    office: Office, circle: Circle, joins: bool
) -> None:
    group, _, session = circle
    before, empty = register_of(office, group), records(office)
    walked = office.desk.attendance.walk_in(session.id, "Nadia F", joins=joins)
    full = register_of(office, group)
    office.desk.attendance.keep_walk_in(walked, False)
    assert (register_of(office, group), records(office)) == (before, empty)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.PLANNED
    office.desk.attendance.keep_walk_in(walked, True)
    assert register_of(office, group) == full


def test_a_walk_in_who_is_known_elsewhere_by_now_stays_a_person(office: Office, circle: Circle) -> None:
    _, _, session = circle
    walked = office.desk.attendance.walk_in(session.id, "Nadia F", joins=True)
    office.desk.roster.add(office.group("Lanterns").id, walked.person.id, MembershipStatus.ACTIVE, EVENING.date())
    office.desk.attendance.keep_walk_in(walked, False)
    assert office.desk.people.get(walked.person.id) == walked.person
    assert [entry.name for entry in office.desk.attendance.of_session(session.id).entries] == [
        "Amara O.", "Ben T.", "Maya R."
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", "   ", "x" * 200])
def test_a_walk_in_without_a_name_leaves_nothing_behind(office: Office, circle: Circle, name: str) -> None:
    before = records(office)
    with pytest.raises(Refusal) as refused:
        office.desk.attendance.walk_in(circle[2].id, name, joins=True)
    assert refused.value.field == "display_name"
    coming = office.session(circle[0], EVENING + WEEK)
    with pytest.raises(Refusal, match="still to come"):
        office.desk.attendance.walk_in(coming.id, "Nadia F", joins=True)
    assert records(office) == before


def test_guests_from_another_group_are_marked_here_and_join_nothing(office: Office, circle: Circle) -> None:
    group, people, session = circle
    guest = office.member(office.group("Lanterns"), "Guest of Honour")
    before = records(office)
    office.desk.attendance.guest(session.id, guest.id)
    assert records(office) == (before[0], before[1], before[2] + 1)
    register = office.desk.attendance.of_session(session.id)
    assert [(e.name, e.code, e.expected) for e in register.entries][-1] == ("Guest H.", P, False)
    office.desk.attendance.mark(session.id, guest.id, V)
    assert office.desk.attendance.guest(session.id, guest.id).code is P
    office.desk.attendance.mark(session.id, people[0].id, L)
    assert office.desk.attendance.guest(session.id, people[0].id).code is L
    assert group.id not in {m.membership.group_id for m in office.desk.people.story(guest.id).memberships}


def test_participants_are_fetched_by_their_own_id(office: Office, circle: Circle) -> None:
    """Two people of one name in two groups keep their marks apart."""
    group, _, session = circle
    other = office.group("Lanterns")
    twin = office.member(other, "Maya Roth")
    theirs = office.session(other)
    office.desk.attendance.mark(theirs.id, twin.id, A)
    maya = office.desk.attendance.of_session(session.id).entries[-1]
    office.desk.attendance.mark(session.id, maya.person_id, P)
    assert [row.codes for row in register_of(office, group).rows] == [(NM,), (NM,), (P,)]
    assert [row.codes for row in register_of(office, other).rows] == [(A,)]


def test_people_who_joined_later_can_be_marked_and_are_first_timers_where_the_group_met_before(
    office: Office, circle: Circle
) -> None:
    group, people, session = circle
    early = office.session(group, EVENING - WEEK)
    office.desk.attendance.mark(early.id, people[0].id, P)
    tomas = office.member(group, "Tomas Vega", joined=EVENING)
    first = office.desk.attendance.mark(session.id, tomas.id, P).after
    known = office.desk.attendance.mark(session.id, people[0].id, P).after
    assert first is not None
    assert known is not None
    assert (first.first_time, known.first_time) == (True, False)
    missed = office.desk.attendance.mark(early.id, tomas.id, AP).after
    assert missed is not None
    assert not missed.first_time


# Counting


def test_what_was_counted_is_kept_and_put_back(office: Office, circle: Circle) -> None:
    _, _, session = circle
    counting = office.desk.attendance.count(session.id, headcount=9, visitors=1)
    assert (counting.after.headcount, counting.after.visitors, counting.after.sheet_count) == (9, 1, None)
    assert counting.after.state is SessionState.IN_PROGRESS
    office.desk.attendance.count(session.id, sheet_count=8, sheet_fate=SheetFate.FILED)
    kept = office.desk.sessions.get(session.id)[0]
    assert (kept.headcount, kept.sheet_count, kept.sheet_fate) == (9, 8, SheetFate.FILED)
    assert kept.agenda == session.agenda
    assert office.desk.attendance.recount(counting.before) == session
    assert office.desk.attendance.recount(kept) == kept


@pytest.mark.parametrize(
    "counts", [{"headcount": 1001}, {"visitors": -1}, {"sheet_count": 5000}], ids=["head", "visitors", "sheet"]
)
def test_impossible_counts_name_their_field(office: Office, circle: Circle, counts: dict[str, int]) -> None:
    with pytest.raises(Refusal) as refused:
        office.desk.attendance.count(circle[2].id, **counts)  # type: ignore[arg-type]
    assert refused.value.field == next(iter(counts))


def test_nobody_is_counted_at_a_session_to_come_or_called_off(office: Office, circle: Circle) -> None:
    group, _, _ = circle
    coming = office.session(group, EVENING + WEEK)
    with pytest.raises(Refusal, match="still to come"):
        office.desk.attendance.count(coming.id, headcount=3)
    office.desk.sessions.call_off(coming.id, "hall closed")
    with pytest.raises(Refusal, match="did not take place"):
        office.desk.attendance.count(coming.id, headcount=3)


def test_undoing_a_mark_or_a_count_undoes_nothing_else(office: Office, circle: Circle) -> None:
    """A session that was ended, written up or called off meanwhile stays so."""
    group, people, session = circle
    attendance, state = office.desk.attendance, SessionState
    attendance.mark(session.id, people[0].id, P)
    second = attendance.mark(session.id, people[1].id, P)
    counting = attendance.count(session.id, headcount=2)
    office.desk.sessions.end(session.id)
    attendance.restore([Cell(session.id, people[1].id, None)], second.session_before)
    assert attendance.recount(counting.before).state is state.ENDED
    coming = office.session(group, EVENING + WEEK)
    sent = attendance.mark(coming.id, people[0].id, AP)
    office.desk.sessions.call_off(coming.id, "hall closed")
    attendance.restore([Cell(coming.id, people[0].id, None)], sent.session_before)
    assert office.desk.sessions.get(coming.id)[0].state is state.CANCELLED


def test_undoing_the_first_mark_leaves_a_session_begun_where_heads_were_counted(
    office: Office, circle: Circle
) -> None:
    _, people, session = circle
    first = office.desk.attendance.mark(session.id, people[0].id, P)
    office.desk.attendance.count(session.id, headcount=1)
    office.desk.attendance.restore([Cell(session.id, people[0].id, None)], first.session_before)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.IN_PROGRESS


def test_one_more_word_is_one_announcement(office: Office, circle: Circle) -> None:
    _, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, P)
    office.heard.clear()
    office.desk.attendance.mark(session.id, people[1].id, P)
    office.desk.attendance.describe(session.id, people[0].id, needs_follow_up=True)
    office.desk.attendance.count(session.id, headcount=2)
    assert office.heard == [Changes.MARKS, Changes.MARKS, Changes.SESSIONS]
