"""Schedules in a real vault: laid down, topped up, ended; what was stays as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from tests.usecases.conftest import EVENING, Office
from tests.usecases.timetable import NEXT_MONDAY, WEEK, hold, of, plan, shown, titles, weekly
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, GroupStatus
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.numbering import counted_as
from workwell_desktop.domain.schedule import Holiday, Pattern


@pytest.fixture
def group(office: Office) -> Group:
    """A group without sessions."""
    return office.group(place="Room 2", facilitators=("Ruth A.", "Tomas B."))


def test_a_schedule_lays_its_sessions_down_and_tells_the_group_in_words(office: Office, group: Group) -> None:
    schedule = weekly(group, skipped=(date(2026, 12, 28),))
    office.heard.clear()
    assert len(office.desk.schedules.foresee(schedule).added) == 6
    assert of(office, group) == ()
    laid = office.desk.schedules.save(schedule)
    assert shown(of(office, group)) == ["1: 30 Nov", "2: 7 Dec", "3: 14 Dec", "4: 21 Dec", "5: 4 Jan", "6: 11 Jan"]
    first = of(office, group)[0]
    assert (first.place, first.facilitators, first.length) == ("Room 2", group.facilitators, schedule.length)
    assert office.desk.groups.get(group.id).schedule == "Every Monday, 18:30 – 20:00, 6 sessions"
    assert office.heard == [Changes.SESSIONS | Changes.SCHEDULES | Changes.GROUPS]
    assert laid.in_words == "6 sessions added"
    assert office.desk.schedules.of_group(group.id) == (schedule,)


def test_past_and_held_sessions_never_move(office: Office, group: Group) -> None:
    schedule = weekly(group)
    office.desk.schedules.save(schedule)
    one, two, three, *_ = of(office, group)
    held = hold(office, one)
    off = office.desk.sessions.call_off(three.id, "Snow")
    office.now = two.ends_at + timedelta(days=1)
    office.desk.schedules.save(replace(schedule, start=time(9), pattern=Pattern(weekdays=(4,))))
    assert shown(of(office, group)) == [
        "1: 30 Nov ended", "2: 7 Dec", "4: 11 Dec", "3: 14 Dec cancelled", "5: 18 Dec", "6: 25 Dec",
    ]  # fmt: skip
    kept = {session.id: session for session in of(office, group)}
    assert (kept[one.id], kept[two.id], kept[three.id]) == (held, two, off)


def test_the_plans_keep_their_order_when_the_days_change(office: Office, group: Group) -> None:
    schedule = weekly(group, sessions=3)
    office.desk.schedules.save(schedule)
    for session, title in zip(of(office, group), "ABC", strict=True):
        plan(office, session, title)
    ids = [session.id for session in of(office, group)]
    office.desk.schedules.save(
        replace(schedule, pattern=Pattern(interval=2, weekdays=(2,)), skipped=(date(2026, 12, 2),))
    )
    assert titles(office, group) == ["A", "B", "C"]
    assert [session.id for session in of(office, group)] == ids
    assert shown(of(office, group)) == ["1: 16 Dec", "2: 30 Dec", "3: 13 Jan"]


def test_what_is_too_many_goes_only_when_nothing_is_kept_in_it(office: Office, group: Group) -> None:
    schedule = weekly(group)
    office.desk.schedules.save(schedule)
    sessions = of(office, group)
    plan(office, sessions[3], "Guest speaker")
    office.desk.notes.write(sessions[4].id, NoteText(aims="Ask about the room"))
    before = of(office, group)
    laid = office.desk.schedules.save(replace(schedule, sessions=2))
    assert laid.in_words == "2 sessions removed, 2 kept on their own"
    alone = of(office, group)[2:]
    assert [session.id for session in alone] == [sessions[3].id, sessions[4].id]
    assert {(session.schedule_id, session.slot) for session in alone} == {(None, None)}
    again = office.desk.schedules.save(schedule)
    assert [len(again.added), len(of(office, group))] == [2, 6]
    assert {session.schedule_id for session in of(office, group)} == {schedule.id}
    office.desk.schedules.put(again.reversed)
    office.desk.schedules.put(laid.reversed)
    assert of(office, group) == before


def test_a_schedule_ends_and_takes_its_empty_sessions_along(office: Office, group: Group) -> None:
    schedule = weekly(group, sessions=None)
    office.desk.schedules.save(schedule)
    assert len(of(office, group)) == 26 + 1
    hold(office, of(office, group)[0])
    before = of(office, group)
    laid = office.desk.schedules.end(schedule.id, date(2026, 12, 14))
    assert shown(of(office, group)) == ["1: 30 Nov ended", "2: 7 Dec", "3: 14 Dec"]
    assert office.desk.schedules.of_group(group.id) == (replace(schedule, until=date(2026, 12, 14)),)
    office.desk.schedules.put(laid.reversed)
    assert of(office, group) == before


@pytest.mark.parametrize("end", [{"sessions": 4}, {"sessions": None, "until": NEXT_MONDAY + 3 * WEEK}])
def test_ending_a_schedule_later_than_it_ends_adds_no_sessions(
    office: Office, group: Group, end: dict[str, object]
) -> None:
    schedule = weekly(group, **end)
    office.desk.schedules.save(schedule)
    office.desk.schedules.end(schedule.id, NEXT_MONDAY + 10 * WEEK)
    assert len(of(office, group)) == 4


def test_a_schedule_that_never_met_goes_altogether(office: Office, group: Group) -> None:
    schedule = weekly(group)
    office.desk.schedules.save(schedule)
    office.desk.schedules.end(schedule.id, office.now.date())
    assert (of(office, group), office.desk.schedules.of_group(group.id)) == ((), ())
    assert office.desk.groups.get(group.id).schedule == ""


def test_endless_schedules_are_topped_up_and_nothing_that_stands_moves(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group, sessions=None))
    stood = of(office, group)
    office.heard.clear()
    assert office.desk.schedules.plan_ahead(stood[-1].day).nothing
    assert office.heard == []
    laid = office.desk.schedules.plan_ahead(stood[-1].day + 3 * WEEK)
    assert len(laid.added) == 3
    assert of(office, group)[: len(stood)] == stood
    assert [s.number for s in of(office, group)] == list(range(1, 31))
    office.desk.groups.save(replace(office.desk.groups.get(group.id), status=GroupStatus.PAUSED))
    assert office.desk.schedules.plan_ahead(stood[-1].day + 9 * WEEK).nothing


def test_on_a_holiday_no_group_meets_and_the_course_goes_on_a_week_later(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group, sessions=3))
    other = office.group("Tuesday Circle")
    office.desk.schedules.save(weekly(other, sessions=2, first_day=date(2026, 12, 1), pattern=Pattern(weekdays=(1,))))
    before = of(office, group)
    office.desk.sessions.set_ready(before[1].id, True)
    told = of(office, group)
    laid = office.desk.schedules.add_holiday(Holiday(date(2026, 12, 7), "  Saint Ambrose "))
    assert shown(of(office, group)) == ["1: 30 Nov", "2: 7 Dec moved", "2: 14 Dec", "3: 21 Dec"]
    assert of(office, group)[1].reason == "Saint Ambrose"
    assert shown(of(office, other)) == ["1: 1 Dec", "2: 8 Dec"]
    assert office.desk.schedules.holidays() == (Holiday(date(2026, 12, 7), "Saint Ambrose"),)
    office.desk.schedules.put(laid.reversed)
    assert of(office, group) == told
    assert office.desk.schedules.holidays() == ()
    office.desk.schedules.put(laid)
    office.desk.schedules.remove_holiday(date(2026, 12, 7))
    assert [session.starts_at for session in of(office, group) if session.state.upcoming] == [
        session.starts_at for session in before
    ]


def test_single_sessions_on_the_days_of_a_new_schedule_are_taken_in(office: Office, group: Group) -> None:
    held = hold(office, office.session(group, EVENING - WEEK))
    office.now = EVENING + timedelta(hours=3)
    single = office.session(group, datetime(2026, 12, 7, 17, 0, tzinfo=UTC))
    schedule = weekly(group, sessions=4, first_day=date(2026, 11, 16))
    office.desk.schedules.save(replace(schedule, skipped=(date(2026, 11, 23),)))
    assert shown(of(office, group)) == ["1: 16 Nov ended", "2: 30 Nov", "3: 7 Dec", "4: 14 Dec"]
    assert of(office, group)[0] == held
    assert of(office, group)[2] == replace(single, number=3, schedule_id=schedule.id, slot=single.day)


def test_numbers_count_on_in_the_order_of_the_starts(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group, sessions=4))
    sessions = of(office, group)
    hold(office, sessions[0])
    office.desk.sessions.call_off(sessions[2].id, "Snow")
    proposed = office.desk.sessions.propose(group.id)
    extra = office.desk.sessions.save(replace(proposed, starts_at=sessions[1].starts_at + timedelta(days=2)))
    assert extra.number == 4
    assert shown(of(office, group)) == [
        "1: 30 Nov ended", "2: 7 Dec", "4: 9 Dec", "3: 14 Dec cancelled", "5: 21 Dec",
    ]  # fmt: skip
    office.desk.sessions.remove(extra.id)
    assert [s.number for s in of(office, group)] == [1, 2, 3, 4]


def test_of_how_many(office: Office, group: Group) -> None:
    schedule = weekly(group, sessions=4)
    office.desk.schedules.save(schedule)
    of_all = office.desk.schedules.numbers_of_all([group.id])[group.id]
    assert counted_as(3, of_all) == "3 of 4"
    assert counted_as(5, of_all) == "5"
    office.desk.groups.save(replace(office.desk.groups.get(group.id), planned_sessions=12))
    assert counted_as(3, office.desk.schedules.numbers_of_all([group.id])[group.id]) == "3 of 12"
    endless = office.group("Open Door")
    office.desk.schedules.save(weekly(endless, sessions=None))
    assert counted_as(3, office.desk.schedules.numbers_of_all([endless.id])[endless.id]) == "3"


def test_future_roster_frozen(office: Office, group: Group) -> None:
    """Trap of TherapyMate: sessions laid down long ago expect those in the group on their day."""
    office.desk.schedules.save(weekly(group, sessions=4))
    one, *_ = of(office, group)
    office.now = one.starts_at
    maya = office.member(group, "Maya Roth")
    office.desk.attendance.mark(one.id, maya.id, Code.PRESENT)
    before = office.desk.attendance.of_group(group.id)[1]
    office.now = one.ends_at + timedelta(days=1)
    lin = office.member(group, "Lin Oh", joined=office.now)
    register = office.desk.attendance.of_group(group.id)[1]
    rows = {row.person_id: row for row in register.rows}
    assert [code is not Code.NOT_EXPECTED for code in rows[lin.id].codes] == [False, True, True, True]
    assert rows[maya.id].codes == next(row for row in before.rows if row.person_id == maya.id).codes


def test_a_schedule_without_a_single_session_is_refused(office: Office, group: Group) -> None:
    with pytest.raises(Refusal) as refused:
        office.desk.schedules.save(weekly(group, sessions=None, until=NEXT_MONDAY, skipped=(NEXT_MONDAY,)))
    assert refused.value.field == "until"
    with pytest.raises(Refusal, match="more than 1,000"):
        office.desk.schedules.save(
            weekly(group, sessions=None, until=date(2040, 1, 1), pattern=Pattern(weekdays=tuple(range(7))))
        )


def test_a_year_of_a_weekly_group_keeps_its_hour_over_both_changes_of_the_clock(office: Office, group: Group) -> None:
    office.desk.schedules.save(replace(weekly(group, sessions=52), zone="Europe/Berlin"))
    sessions = of(office, group)
    assert {f"{session.starts_at:%a %H:%M}" for session in sessions} == {"Mon 18:30"}
    assert {str(session.starts_at.utcoffset()) for session in sessions} == {"1:00:00", "2:00:00"}
    assert {later.day - earlier.day for earlier, later in pairwise(sessions)} == {WEEK}


def test_a_proposal_is_a_week_after_what_is_known(office: Office, group: Group) -> None:
    assert office.desk.schedules.propose(group.id, "UTC").first_day == date(2026, 11, 24)
    office.session(group, EVENING - 2 * WEEK)
    proposed = office.desk.schedules.propose(group.id, "UTC")
    assert (proposed.first_day, proposed.pattern.weekdays) == (EVENING.date(), (0,))
    office.desk.schedules.save(proposed)
