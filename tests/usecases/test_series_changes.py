"""Changing one session, those that follow or all planned ones; moving what people know of; and undoing it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.usecases.conftest import Office
from tests.usecases.timetable import NEXT_MONDAY, WEEK, hold, of, plan, shown, weekly
from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.schedule import Holiday, Pattern, Scope, SessionChange
from workwell_desktop.domain.session import NotHeldReason, SessionState


@pytest.fixture
def group(office: Office) -> Group:
    """A group without sessions."""
    return office.group(place="Room 2", facilitators=("Ruth A.", "Tomas B."))


def test_undo_returns_the_very_same_rows(office: Office, group: Group) -> None:
    schedule = weekly(group)
    laid = office.desk.schedules.save(schedule)
    before = of(office, group)
    changed = replace(schedule, pattern=Pattern(weekdays=(1, 3)), sessions=9, start=time(19))
    again = office.desk.schedules.save(changed)
    after = of(office, group)
    assert [len(part) for part in (again.added, again.moved, again.removed)] == [3, 6, 0]
    assert {session.id for session in before} < {session.id for session in after}
    office.desk.schedules.put(again.reversed)
    assert of(office, group) == before
    assert office.desk.schedules.of_group(group.id) == (schedule,)
    assert office.desk.groups.get(group.id).schedule.endswith("6 sessions")
    office.desk.schedules.put(again)
    assert of(office, group) == after
    office.desk.schedules.put(again.reversed)
    office.desk.schedules.put(laid.reversed)
    assert of(office, group) == ()
    assert office.desk.schedules.of_group(group.id) == ()
    assert office.desk.groups.get(group.id) == group


def test_one_session_follows_its_own_way_and_keeps_it(office: Office, group: Group) -> None:
    schedule = weekly(group)
    office.desk.schedules.save(schedule)
    second = of(office, group)[1]
    by_hand = datetime(2026, 12, 8, 10, 0, tzinfo=UTC)
    moved = office.desk.sessions.move_to(second.id, by_hand)
    assert (moved.session.id, moved.session.starts_at, moved.session.slot) == (second.id, by_hand, second.day)
    office.desk.schedules.save(replace(schedule, start=time(19)))
    assert office.desk.sessions.get(second.id)[0].starts_at == by_hand
    assert f"{of(office, group)[2].starts_at:%d %H:%M}" == "14 19:00"


def test_this_and_following_leaves_the_earlier_ones(office: Office, group: Group) -> None:
    schedule = weekly(group)
    office.desk.schedules.save(schedule)
    before = of(office, group)
    hold(office, before[0])
    standing = of(office, group)
    later = before[2].starts_at + timedelta(days=1, minutes=30)
    change = SessionChange(starts_at=later, length=timedelta(minutes=60), place="Hall")
    assert len(office.desk.schedules.foresee_edit(before[2].id, Scope.FOLLOWING, change).moved) == 4
    laid = office.desk.schedules.edit(before[2].id, Scope.FOLLOWING, change)
    after = of(office, group)
    assert after[:2] == standing[:2]
    assert shown(after)[2:] == ["3: 15 Dec", "4: 22 Dec", "5: 29 Dec", "6: 5 Jan"]
    assert {(s.place, s.minutes, f"{s.starts_at:%H:%M}") for s in after[2:]} == {("Hall", 60, "19:00")}
    first, second = office.desk.schedules.of_group(group.id)
    assert (first.until, second.sessions) == (date(2026, 12, 13), 4)
    assert office.desk.groups.get(group.id).schedule.startswith(
        "Every Monday, 18:30 – 20:00, until 13 Dec 2026; Every Tu"
    )
    assert office.desk.schedules.numbers_of_all([group.id]) == {group.id: 6}
    office.desk.schedules.put(laid.reversed)
    assert of(office, group) == standing
    assert office.desk.schedules.of_group(group.id) == (schedule,)


def test_all_planned_moves_what_lies_ahead_and_nothing_else(office: Office, group: Group) -> None:
    schedule = weekly(group)
    office.desk.schedules.save(schedule)
    before = of(office, group)
    hold(office, before[0])
    change = SessionChange(starts_at=before[3].starts_at - timedelta(days=4))
    office.desk.schedules.edit(before[3].id, Scope.ALL, change)
    assert shown(of(office, group)) == [
        "1: 30 Nov ended",
        "2: 3 Dec",
        "3: 10 Dec",
        "4: 17 Dec",
        "5: 24 Dec",
        "6: 31 Dec",
    ]


def test_a_week_later_for_all_is_a_week_later_for_all(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group, sessions=3))
    last = of(office, group)[2]
    office.desk.schedules.edit(last.id, Scope.ALL, SessionChange(starts_at=last.starts_at + WEEK))
    assert shown(of(office, group)) == ["1: 7 Dec", "2: 14 Dec", "3: 21 Dec"]
    assert len(office.desk.schedules.of_group(group.id)) == 1


def test_what_has_been_held_is_not_changed_by_any_scope(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group))
    held = hold(office, of(office, group)[0])
    for scope in Scope:
        with pytest.raises(Refusal) as refused:
            office.desk.schedules.edit(held.id, scope, SessionChange(starts_at=held.starts_at + WEEK))
        assert refused.value.field == "state"


def test_a_session_people_were_told_of_moves_only_with_a_reason_and_stays_to_be_seen(
    office: Office, group: Group
) -> None:
    office.desk.schedules.save(weekly(group, sessions=3))
    first = of(office, group)[0]
    maya = office.member(group, "Maya Roth")
    plan(office, first, "Rest")
    office.desk.attendance.mark(first.id, maya.id, Code.APOLOGIES)
    assert office.desk.sessions.told(first.id)
    before = of(office, group)
    to = first.starts_at + timedelta(days=1)
    with pytest.raises(Refusal) as refused:
        office.desk.sessions.move_to(first.id, to)
    assert refused.value.field == "reason"
    assert of(office, group) == before
    moved = office.desk.sessions.move_to(first.id, to, "The room is taken")
    left, fresh, *_ = of(office, group)
    assert (left.id, left.state, left.moved_to, left.reason) == (
        first.id,
        SessionState.MOVED,
        to,
        "The room is taken",
    )
    assert moved.session == fresh
    assert (fresh.number, left.number, fresh.starts_at, fresh.slot) == (1, 1, to, first.slot)
    assert [block.title for block in fresh.agenda] == ["Rest"]
    assert not office.desk.sessions.told(fresh.id)
    office.desk.schedules.put(moved.laid.reversed)
    assert of(office, group) == before
    assert len(office.desk.attendance.of_group(group.id)[1].sessions) == 3


def test_moved_and_called_off_sessions_enter_no_rate(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group, sessions=3))
    one, two, three = of(office, group)
    maya = office.member(group, "Maya Roth")
    office.desk.sessions.set_ready(one.id, True)
    office.desk.sessions.move_to(one.id, one.starts_at + timedelta(days=1), "Room")
    office.desk.sessions.call_off(two.id, "Snow")
    office.now = three.starts_at
    office.desk.attendance.mark(three.id, maya.id, Code.PRESENT)
    office.desk.sessions.set_not_held(of(office, group)[1].id, NotHeldReason.HOLIDAY)
    register = office.desk.attendance.of_group(group.id)[1]
    assert (register.row(0).attended, register.row(0).expected) == (1, 1)


def test_a_moved_session_planned_again_stands_on_its_own(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group, sessions=2))
    one = of(office, group)[0]
    office.desk.sessions.set_ready(one.id, True)
    office.desk.sessions.move_to(one.id, one.starts_at + timedelta(days=1), "Room")
    again = office.desk.sessions.plan_again(one.id)
    assert (again.schedule_id, again.slot) == (None, None)
    assert shown(of(office, group)) == ["1: 30 Nov", "2: 1 Dec", "3: 7 Dec"]


def test_in_a_series_those_people_were_told_of_keep_their_day_while_the_rule_has_it(
    office: Office, group: Group
) -> None:
    schedule = weekly(group, sessions=3)
    office.desk.schedules.save(schedule)
    _, two, _ = of(office, group)
    office.desk.sessions.set_ready(two.id, True)
    office.desk.schedules.save(replace(schedule, skipped=(NEXT_MONDAY,)))
    assert office.desk.sessions.get(two.id)[0].day == two.day
    with pytest.raises(Refusal, match="Say in a few words") as refused:
        office.desk.schedules.save(replace(schedule, start=time(17)))
    assert refused.value.field == "reason"
    laid = office.desk.schedules.save(replace(schedule, start=time(17)), "The caretaker leaves at 19:00")
    assert [session.id for session in laid.left_behind] == [two.id]
    assert shown(of(office, group)) == ["1: 30 Nov", "2: 7 Dec", "2: 7 Dec moved", "3: 14 Dec"]


def test_a_session_taken_out_is_not_laid_down_again(office: Office, group: Group) -> None:
    schedule = weekly(group, sessions=None, until=date(2026, 12, 21))
    office.desk.schedules.save(schedule)
    before = of(office, group)
    removed = office.desk.sessions.remove(before[1].id)
    assert shown(of(office, group)) == ["1: 30 Nov", "2: 14 Dec", "3: 21 Dec"]
    kept = office.desk.schedules.of_group(group.id)[0]
    assert kept.skipped == (before[1].day,)
    office.desk.schedules.save(replace(kept, start=time(17)))
    assert len(of(office, group)) == 3
    office.desk.schedules.save(kept)
    office.desk.sessions.put(removed)
    assert of(office, group) == before
    assert office.desk.schedules.of_group(group.id) == (schedule,)


def test_undo_is_refused_when_a_session_has_begun_or_was_worked_on(office: Office, group: Group) -> None:
    laid = office.desk.schedules.save(weekly(group, sessions=2))
    plan(office, of(office, group)[1], "Rest")
    with pytest.raises(Refusal, match="planned since"):
        office.desk.schedules.put(laid.reversed)
    office.desk.sessions.save_agenda(of(office, group)[1].id, Agenda())
    hold(office, of(office, group)[0])
    with pytest.raises(Refusal, match="no longer only planned"):
        office.desk.schedules.put(laid.reversed)
    assert len(of(office, group)) == 2


def test_undo_keeps_what_changed_besides(office: Office, group: Group) -> None:
    schedule = weekly(group, sessions=2)
    office.desk.schedules.save(schedule)
    before = of(office, group)
    laid = office.desk.schedules.save(replace(schedule, start=time(17)))
    planned = plan(office, before[0], "Rest")
    office.desk.schedules.put(laid.reversed)
    assert of(office, group)[0] == replace(before[0], agenda=planned.agenda)


def test_what_is_known_of_who_came_never_moves_to_a_day_ahead(office: Office, group: Group) -> None:
    """A mark set in the morning does not begin the evening; the session must not carry it into next week."""
    amara = office.member(group, "Amara Okafor")
    office.desk.schedules.save(weekly(group))
    first = of(office, group)[0]
    office.now = first.starts_at - timedelta(hours=6)
    office.desk.attendance.mark(first.id, amara.id, Code.PRESENT)
    before, later = of(office, group), SessionChange(starts_at=first.starts_at + timedelta(days=3))
    moves = (
        lambda: office.desk.sessions.move_to(first.id, first.starts_at + timedelta(days=3)),
        lambda: office.desk.schedules.edit(first.id, Scope.FOLLOWING, later),
        lambda: office.desk.schedules.add_holiday(Holiday(first.day, "Fair")),
    )
    for move in moves:
        with pytest.raises(Refusal, match="who came"):
            move()
    assert of(office, group) == before


def test_a_moved_session_takes_no_count_along(office: Office, group: Group) -> None:
    office.desk.schedules.save(weekly(group))
    first = of(office, group)[0]
    office.desk.sessions.set_ready(first.id, ready=True)
    office.now = first.starts_at - timedelta(hours=6)
    office.desk.attendance.count(first.id, headcount=4, visitors=1, sheet_count=3)
    moved = office.desk.sessions.move_to(first.id, first.starts_at + timedelta(days=3), "Burst pipe").session
    assert (moved.headcount, moved.visitors, moved.sheet_count, moved.counted) == (None, 0, None, False)
    assert office.desk.sessions.get(first.id)[0].headcount == 4
