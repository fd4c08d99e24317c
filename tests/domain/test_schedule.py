"""Schedules: their days are dateutil's own, their starts follow the wall clock, their words are plain."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, ScheduleId, new_id
from workwell_desktop.domain.moments import on_the_wall, wall_of
from workwell_desktop.domain.recurrence import end_on, start_on, unrolled
from workwell_desktop.domain.schedule import LAST, Frequency, Holiday, Pattern, Schedule, SessionChange
from workwell_desktop.domain.schedule_change import parted
from workwell_desktop.domain.schedule_words import in_words, schedules_in_words

MONDAY = date(2026, 2, 2)
SCHEDULE = Schedule(
    id=ScheduleId(new_id()),
    group_id=GroupId(new_id()),
    first_day=MONDAY,
    start=time(18, 30),
    length=timedelta(minutes=90),
    zone="Europe/Berlin",
    pattern=Pattern(weekdays=(0,)),
)
MONTHLY = Frequency.MONTHLY


def first_days(schedule: Schedule, count: int) -> list[str]:
    return [f"{day:%a} {day.day} {day:%b}" for day in islice(unrolled(schedule), count)]


@given(
    st.builds(
        Pattern,
        frequency=st.sampled_from(Frequency),
        interval=st.integers(1, 6),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found))),
        nth=st.sampled_from((1, 2, 3, 4, LAST)),
    ),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(0, 800),
    st.sets(st.integers(0, 800).map(timedelta), max_size=20),
)
def test_the_days_are_those_of_dateutil_without_the_ones_left_out(
    pattern: Pattern, first: date, length: int, gaps: set[timedelta]
) -> None:
    until = first + timedelta(days=length)
    skipped = tuple(first + gap for gap in gaps)
    schedule = replace(SCHEDULE, first_day=first, until=until, pattern=pattern.checked(), skipped=skipped)
    text = f"FREQ={pattern.frequency.name};INTERVAL={pattern.interval};WKST=MO;BYDAY="
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    nth = pattern.nth if pattern.frequency is MONTHLY else ""
    text += ",".join(f"{nth}{names[day]}" for day in pattern.weekdays)
    own = rrule.rrulestr(text, dtstart=datetime.combine(first, time()))
    wanted = [
        d.date() for d in own.between(datetime.combine(first, time()), datetime.combine(until, time()), inc=True)
    ]
    assert list(unrolled(schedule)) == [day for day in wanted if day not in skipped]
    holidays = set(skipped)
    assert list(unrolled(replace(schedule, skipped=()), holidays)) == [day for day in wanted if day not in holidays]


def test_days_of_several_weekdays_every_second_week_and_by_month() -> None:
    twice = replace(SCHEDULE, pattern=Pattern(interval=2, weekdays=(0, 3)))
    assert first_days(twice, 5) == ["Mon 2 Feb", "Thu 5 Feb", "Mon 16 Feb", "Thu 19 Feb", "Mon 2 Mar"]
    last = replace(SCHEDULE, pattern=Pattern(frequency=MONTHLY, weekdays=(4,), nth=LAST))
    assert first_days(last, 3) == ["Fri 27 Feb", "Fri 27 Mar", "Fri 24 Apr"]
    other = replace(SCHEDULE, pattern=Pattern(frequency=MONTHLY, interval=2, weekdays=(1,), nth=2))
    assert first_days(other, 3) == ["Tue 10 Feb", "Tue 14 Apr", "Tue 9 Jun"]


@pytest.mark.parametrize(
    ("zone", "day", "start", "shown"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(18, 30), "2026-03-29 18:30 +0200"),
        ("Europe/Berlin", date(2026, 3, 28), time(18, 30), "2026-03-28 18:30 +0100"),
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29 03:30 +0200"),
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25 02:30 +0200"),
        ("America/New_York", date(2026, 3, 8), time(2, 15), "2026-03-08 03:15 -0400"),
        ("America/New_York", date(2026, 11, 1), time(1, 15), "2026-11-01 01:15 -0400"),
        ("America/New_York", date(2026, 11, 2), time(19, 0), "2026-11-02 19:00 -0500"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-04 02:45 +1100"),
        ("Australia/Lord_Howe", date(2026, 4, 5), time(1, 45), "2026-04-05 01:45 +1100"),
        ("Australia/Lord_Howe", date(2026, 4, 6), time(1, 45), "2026-04-06 01:45 +1030"),
    ],
)
def test_the_wall_clock_rules_when_the_clocks_change(zone: str, day: date, start: time, shown: str) -> None:
    starts_at = start_on(replace(SCHEDULE, zone=zone, start=start), day)
    assert f"{starts_at:%Y-%m-%d %H:%M %z}" == shown
    assert starts_at.tzinfo == ZoneInfo(zone)


@given(draw.zoned_moments())
def test_the_wall_clock_of_a_zone_is_read_and_set(moment: datetime) -> None:
    zone = str(moment.tzinfo)
    wall = moment.replace(tzinfo=None, fold=0)
    set_at = on_the_wall(wall, zone)
    exists = moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None, fold=0) == wall
    assert (wall_of(set_at, zone) == wall) == exists
    assert wall_of(set_at, zone) >= wall


def test_a_session_over_midnight_belongs_to_the_day_it_starts_and_ends_the_next() -> None:
    late = replace(SCHEDULE, start=time(23, 30))
    assert start_on(late, MONDAY).date() == MONDAY
    assert f"{end_on(late, MONDAY):%a %H:%M}" == "Tue 01:00"
    into_summer = replace(late, start=time(23, 30), length=timedelta(hours=4))
    assert f"{end_on(into_summer, date(2026, 3, 28)):%H:%M}" == "04:30"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Every Monday, 18:30 – 20:00"),
        ({"sessions": 1}, "Every Monday, 18:30 – 20:00, 1 session"),
        (
            {"pattern": Pattern(interval=2, weekdays=(0, 3)), "sessions": 12},
            "Every second Monday and Thursday, 18:30 – 20:00, 12 sessions",
        ),
        ({"pattern": Pattern(interval=8, weekdays=(0,))}, "Every 8 weeks on Monday, 18:30 – 20:00"),
        ({"pattern": Pattern(weekdays=tuple(range(7))), "start": time(23, 30)}, "Every day, 23:30 – 01:00"),
        ({"pattern": Pattern(weekdays=(0, 1, 2, 3))}, "Every Mon, Tue, Wed and Thu, 18:30 – 20:00"),
        (
            {"pattern": Pattern(frequency=MONTHLY, weekdays=(4,), nth=LAST), "until": date(2026, 12, 14)},
            "Last Friday of the month, 18:30 – 20:00, until 14 Dec 2026",
        ),
        (
            {"pattern": Pattern(frequency=MONTHLY, interval=3, weekdays=(1,), nth=1)},
            "First Tuesday of every third month, 18:30 – 20:00",
        ),
    ],
)
def test_a_schedule_in_plain_words(change: dict[str, object], words: str) -> None:
    assert in_words(replace(SCHEDULE, **change)) == words  # type: ignore[arg-type]


def test_a_groups_words_leave_out_what_is_over_and_stay_one_line() -> None:
    over = replace(SCHEDULE, until=date(2026, 2, 9))
    assert schedules_in_words((over, SCHEDULE), date(2026, 3, 1)) == "Every Monday, 18:30 – 20:00"
    both = schedules_in_words((SCHEDULE, SCHEDULE), date(2026, 3, 1))
    assert both == "Every Monday, 18:30 – 20:00; Every Monday, 18:30 – 20:00"
    assert len(schedules_in_words((SCHEDULE,) * 9, date(2026, 3, 1))) <= 120


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"pattern": Pattern()}, "weekdays"),
        ({"pattern": Pattern(weekdays=(0, 7))}, "weekdays"),
        ({"pattern": Pattern(weekdays=(0,), interval=0)}, "interval"),
        ({"pattern": Pattern(weekdays=(0,), frequency=MONTHLY)}, "nth"),
        ({"length": timedelta()}, "length"),
        ({"length": timedelta(hours=9)}, "length"),
        ({"sessions": 0}, "sessions"),
        ({"sessions": 1001}, "sessions"),
        ({"until": date(2026, 2, 1)}, "until"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"first_day": date(9999, 1, 1)}, "first_day"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        replace(SCHEDULE, **change).checked()  # type: ignore[arg-type]
    assert refused.value.field == field


def test_what_can_be_kept_is_put_in_order() -> None:
    pattern = Pattern(weekdays=(3, 0, 3), nth=2)
    kept = replace(SCHEDULE, pattern=pattern, skipped=(date(2026, 3, 9), date(2026, 3, 2))).checked()
    assert kept.pattern == Pattern(weekdays=(0, 3))
    assert kept.skipped == (date(2026, 3, 2), date(2026, 3, 9))
    assert kept.checked() == kept
    with pytest.raises(Refusal):
        Holiday(MONDAY, "  ").checked()


def change_to(day: date, at: time = time(18, 30)) -> SessionChange:
    return SessionChange(starts_at=on_the_wall(datetime.combine(day, at), "Europe/Berlin"))


def parts(old: Schedule, slot: date, day: date, staying: tuple[date, ...] = ()) -> tuple[Schedule | None, Schedule]:
    return parted(old, slot, change_to(day), staying=staying, fresh_id=ScheduleId(new_id()))


def test_a_rule_is_parted_at_the_changed_session() -> None:
    course = replace(SCHEDULE, sessions=12)
    stay = (MONDAY, date(2026, 2, 9))
    old, new = parts(course, date(2026, 2, 16), date(2026, 2, 17), stay)
    assert old is not None
    assert (old.id, old.until, old.sessions) == (course.id, date(2026, 2, 15), None)
    assert list(unrolled(old)) == list(stay)
    assert (new.sessions, new.id != course.id) == (10, True)
    assert first_days(new, 3) == ["Tue 17 Feb", "Tue 24 Feb", "Tue 3 Mar"]


@pytest.mark.parametrize(
    ("pattern", "slot", "day", "days"),
    [
        (Pattern(weekdays=(0,)), MONDAY, date(2026, 2, 9), ["Mon 9 Feb", "Mon 16 Feb"]),
        (Pattern(weekdays=(0, 3)), MONDAY, date(2026, 2, 6), ["Thu 5 Feb", "Fri 6 Feb", "Thu 12 Feb"]),
        (Pattern(weekdays=(0, 3)), date(2026, 2, 5), date(2026, 2, 3), ["Tue 3 Feb", "Mon 9 Feb", "Tue 10 Feb"]),
        (Pattern(interval=2, weekdays=(0,)), MONDAY, date(2026, 2, 11), ["Wed 11 Feb", "Wed 25 Feb"]),
        (Pattern(frequency=MONTHLY, weekdays=(0,), nth=1), MONDAY, date(2026, 2, 12), ["Thu 12 Feb", "Thu 12 Mar"]),
        (Pattern(frequency=MONTHLY, weekdays=(0,), nth=1), MONDAY, date(2026, 3, 3), ["Tue 3 Mar", "Tue 7 Apr"]),
        (
            Pattern(frequency=MONTHLY, weekdays=(4,), nth=LAST),
            date(2026, 2, 27),
            date(2026, 2, 26),
            ["Thu 26 Feb", "Thu 26 Mar", "Thu 30 Apr"],
        ),
    ],
)
def test_the_others_follow_the_changed_session(pattern: Pattern, slot: date, day: date, days: list[str]) -> None:
    old, new = parts(replace(SCHEDULE, pattern=pattern), slot, day)
    assert old is None
    assert new.id == SCHEDULE.id
    assert first_days(new, len(days)) == days


def test_no_session_is_lost_when_the_last_day_is_near() -> None:
    course = replace(SCHEDULE, until=date(2026, 3, 2))
    _, new = parts(course, date(2026, 2, 16), date(2026, 2, 18), (MONDAY, date(2026, 2, 9)))
    assert first_days(new, 9) == ["Wed 18 Feb", "Wed 25 Feb", "Wed 4 Mar"]
