"""The calendar's sums: how far a session is, which days a page holds, how a day's sessions stand side by side."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.attendance import Code, Tally
from workwell_desktop.domain.calendar import (
    DAY,
    OVERRUN,
    Tick,
    boxes_of,
    last_day,
    next_month,
    tick_of,
    week_days,
)
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import ClosingStep, Session, SessionState

GROUP = Group(id=GroupId(UUID(int=1)), name="Lanterns")
START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
ALL_HERE = Tally({Code.PRESENT: 8})
ONE_OPEN = Tally({Code.PRESENT: 7, Code.NOT_MARKED: 1})
BERLIN = ZoneInfo("Europe/Berlin")


def session(starts_at: datetime = START, minutes: int = 90, **details: object) -> Session:
    return Session(
        id=SessionId(UUID(int=7)),
        group_id=GROUP.id,
        number=7,
        starts_at=starts_at,
        length=timedelta(minutes=minutes),
        **details,  # type: ignore[arg-type]
    )


def tick(state: SessionState, now: datetime, tally: Tally = ALL_HERE, note: NoteState | None = None) -> Tick:
    return tick_of(session(state=state), GROUP, tally, note, now)


S = SessionState
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "later", "wanted"),
    [
        (S.PLANNED, -3 * 24 * HOUR, Tick.TO_COME),
        (S.READY, -3 * 24 * HOUR, Tick.READY),
        (S.PLANNED, -HOUR, Tick.TODAY),
        (S.READY, HOUR, Tick.TODAY),
        (S.PLANNED, 2 * HOUR, Tick.UNCLEAR),
        (S.IN_PROGRESS, HOUR, Tick.RUNNING),
        (S.IN_PROGRESS, 90 * HOUR / 60 + OVERRUN - HOUR, Tick.RUNNING),
        (S.IN_PROGRESS, 24 * HOUR, Tick.NOTE_UNSIGNED),
        (S.ENDED, 2 * HOUR, Tick.NOTE_UNSIGNED),
        (S.CANCELLED, -HOUR, Tick.CANCELLED),
        (S.NOT_HELD, HOUR, Tick.NOT_HELD),
        (S.MOVED, -HOUR, Tick.MOVED),
    ],
)
def test_each_state_is_ticked_off(state: SessionState, later: timedelta, wanted: Tick) -> None:
    assert tick(state, START + later) is wanted


def test_a_session_is_closed_out_once_register_and_note_are_done() -> None:
    after = START + 2 * HOUR
    assert tick(S.ENDED, after, ONE_OPEN, NoteState.SIGNED) is Tick.REGISTER_OPEN
    assert tick(S.ENDED, after, ALL_HERE, NoteState.DRAFT) is Tick.NOTE_UNSIGNED
    assert tick(S.WRITTEN_UP, after, ALL_HERE, NoteState.SIGNED) is Tick.CLOSED_OUT
    settled = session(state=S.ENDED, closed=tuple(ClosingStep))
    assert tick_of(settled, GROUP, ONE_OPEN, None, after) is Tick.CLOSED_OUT


def test_where_only_heads_are_counted_a_count_is_the_register() -> None:
    group = Group(id=GROUP.id, name="Drop-in", profile=RecordProfile.HEADCOUNT_ONLY)
    counted = session(state=S.ENDED, headcount=9)
    assert tick_of(counted, group, ONE_OPEN, NoteState.SIGNED, START + 2 * HOUR) is Tick.CLOSED_OUT


def test_today_is_the_day_of_the_sessions_own_time_zone() -> None:
    late = session(datetime(2026, 11, 24, 0, 30, tzinfo=BERLIN))
    assert tick_of(late, GROUP, ALL_HERE, None, datetime(2026, 11, 23, 22, 0, tzinfo=UTC)) is Tick.TO_COME
    assert tick_of(late, GROUP, ALL_HERE, None, datetime(2026, 11, 23, 23, 5, tzinfo=UTC)) is Tick.TODAY


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_where_it_should(day: date, first_weekday: int) -> None:
    first, last = week_days(day, first_weekday)
    assert first <= day <= last == first + timedelta(days=6)
    assert first.weekday() == first_weekday


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-40, 40))
def test_turning_months_on_and_back_ends_where_it_began(day: date, months: int) -> None:
    assert next_month(next_month(day, months), -months) == day.replace(day=1)


def test_midnight_a_session_that_crosses_it_is_cut_there() -> None:
    night = session(datetime(2026, 11, 23, 23, 0, tzinfo=UTC), minutes=120)
    (evening,) = boxes_of(date(2026, 11, 23), [night])
    (morning,) = boxes_of(date(2026, 11, 24), [night])
    assert (evening.start, evening.end, evening.goes_on) == (23 * 60, DAY, False)
    assert (morning.start, morning.end, morning.goes_on) == (0, 60, True)
    assert last_day(night) == date(2026, 11, 24)


def test_midnight_a_session_that_ends_there_stays_on_its_day() -> None:
    evening = session(datetime(2026, 11, 23, 22, 30, tzinfo=UTC))
    assert last_day(evening) == date(2026, 11, 23)
    assert boxes_of(date(2026, 11, 24), [evening]) == ()


def test_clock_change_the_hours_stay_where_they_are() -> None:
    night = session(datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN))  # 90 minutes, across the hour that comes twice
    (box,) = boxes_of(night.day, [night])
    assert (box.start, box.end) == (90, 120)
    evening = session(datetime.combine(night.day, time(18, 30), tzinfo=BERLIN))
    assert boxes_of(night.day, [evening])[0].start == 18 * 60 + 30


def test_sessions_that_only_touch_share_the_whole_width() -> None:
    pair = [session(START), session(START + timedelta(minutes=90))]
    assert [(box.lane, box.lanes) for box in boxes_of(START.date(), pair)] == [(0, 1), (0, 1)]


def test_overlapping_sessions_stand_side_by_side_and_reuse_free_lanes() -> None:
    minutes = ((0, 180), (30, 60), (100, 60))
    three = [session(START - 6 * HOUR + timedelta(minutes=start), length) for start, length in minutes]
    assert [(box.lane, box.lanes) for box in boxes_of(START.date(), three)] == [(0, 2), (1, 2), (1, 2)]


@given(st.lists(st.tuples(st.integers(0, DAY - 1), st.integers(1, 480)), max_size=12))
def test_no_two_boxes_of_a_lane_overlap(spans: list[tuple[int, int]]) -> None:
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    sessions = [session(midnight + timedelta(minutes=start), length) for start, length in spans]
    boxes = boxes_of(midnight.date(), sessions)
    assert sorted(box.index for box in boxes) == list(range(len(spans)))
    for number, one in enumerate(boxes):
        assert 0 <= one.start < one.end <= DAY
        assert one.lane < one.lanes
        for other in boxes[number + 1 :]:
            assert one.lane != other.lane or one.end <= other.start or other.end <= one.start
