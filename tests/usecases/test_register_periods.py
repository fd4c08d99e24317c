"""Registers over a period and of several groups at once: each equals the whole, restricted."""

from datetime import date, timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code, GroupRegister
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.period import Period, Span
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import NotHeldReason, Session

WEEK = timedelta(weeks=1)
P, A = Code.PRESENT, Code.ABSENT
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


def test_a_period_reads_its_own_marks_and_keeps_every_name(office: Office, circle: Circle) -> None:
    group, people, session = circle
    sessions = [office.session(group, EVENING - n * WEEK) for n in range(1, 20)]
    guest = office.member(office.group("Lanterns"), "Amara Obi")
    office.desk.attendance.guest(sessions[-1].id, guest.id)
    for each in (*sessions, session):
        office.desk.attendance.mark(each.id, people[0].id, P)
    whole, part = register_of(office, group), register_of(office, group, Period(Span.FOUR_WEEKS))
    assert len(part.sessions) == 5
    kept = [i for i, each in enumerate(whole.sessions) if each in part.sessions]
    rows = {row.person_id: row for row in whole.rows}
    for row in part.rows:
        assert row.codes == tuple(rows[row.person_id].codes[i] for i in kept)
        assert row.name == rows[row.person_id].name
    assert {row.name for row in whole.rows} - {row.name for row in part.rows} == {"Amara Ob."}
    assert register_of(office, group, Period(Span.CHOSEN, date(2020, 1, 1), date(2020, 2, 1))).sessions == ()


def test_several_groups_at_once_equal_each_by_itself(office: Office, circle: Circle) -> None:
    group, people, session = circle
    other = office.group("Lanterns")
    member = office.member(other, "Ola Nordmann")
    theirs = office.session(other, EVENING - WEEK)
    office.desk.attendance.mark(session.id, people[0].id, P)
    office.desk.attendance.mark(theirs.id, member.id, A)
    start, end = EVENING.date() - timedelta(days=7), EVENING.date()
    period = Period(Span.CHOSEN, start, end)
    both = office.desk.attendance.matrix([other.id, group.id], start, end)
    assert [each.id for each, _ in both] == [other.id, group.id]
    assert both[0][1] == register_of(office, other, period)
    assert both[1][1] == register_of(office, group, period)
    assert office.desk.attendance.matrix([group.id], end, end)[0][1].sessions[0].id == session.id
    assert office.desk.attendance.matrix([], start, end) == ()


def test_removing_a_member_changes_no_register_of_a_period(office: Office, circle: Circle) -> None:
    group, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, P)
    before = register_of(office, group, Period())
    member = next(m for m in office.desk.roster.of_group(group.id).members if m.person.id == people[0].id)
    office.now += timedelta(days=1)
    office.desk.roster.move(member.membership.id, MembershipStatus.LEFT, office.now.date())
    after = register_of(office, group, Period())
    assert after == before
    assert [row.member for row in after.rows] == [False, True, True]


def test_membership_status_is_never_two_valued(office: Office, circle: Circle) -> None:
    """Waiting, active, on leave and gone each stand in the register as what they are."""
    group, people, _ = circle
    waiting = Person(id=PersonId(new_id()), display_name="Wanda Y")
    office.desk.roster.add_new(group.id, waiting, EVENING.date(), MembershipStatus.WAITING)
    yesterday = EVENING.date() - timedelta(days=1)
    members = {member.person.id: member.membership.id for member in office.desk.roster.of_group(group.id).members}
    office.desk.roster.move(members[people[0].id], MembershipStatus.ON_LEAVE, yesterday)
    office.desk.roster.move(members[people[1].id], MembershipStatus.LEFT, yesterday)
    codes = {row.name: row.codes for row in register_of(office, group).rows}
    assert codes == {"Amara O.": (Code.ON_LEAVE,), "Maya R.": (Code.NOT_MARKED,)}


def test_sessions_that_were_not_held_change_no_rate_of_a_period(office: Office, circle: Circle) -> None:
    group, people, session = circle
    office.desk.attendance.mark(session.id, people[0].id, P)
    office.desk.attendance.mark(session.id, people[1].id, A)
    before = register_of(office, group, Period()).overall
    off = office.session(group, EVENING - WEEK)
    office.desk.attendance.mark(off.id, people[0].id, A)
    office.desk.sessions.set_not_held(off.id, NotHeldReason.WEATHER)
    after = register_of(office, group, Period())
    assert len(after.sessions) == 2
    assert after.overall == before
    assert office.desk.attendance.matrix([group.id], off.day, session.day)[0][1].overall == before
