"""Which sessions a register shows: the whole register restricted, never another one."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.attendance import Code, Mark, Tally, group_register
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.period import COMING, SESSIONS_BACK, Period, Span, Stretch
from workwell_desktop.domain.session import Session, SessionState

TODAY = date(2026, 11, 23)
GROUP = GroupId(new_id())
P, A, AP = Code.PRESENT, Code.ABSENT, Code.APOLOGIES
DAYS = st.lists(st.integers(-500, 200), max_size=30, unique=True).map(sorted)


def sessions(days: Sequence[int]) -> tuple[Session, ...]:
    """Return sessions so many days from today, in order."""
    return tuple(
        Session(
            id=SessionId(new_id()),
            group_id=GROUP,
            number=number + 1,
            starts_at=datetime(2026, 11, 23, 18, 30, tzinfo=UTC) + timedelta(days=day),
            length=timedelta(minutes=90),
            state=SessionState.ENDED if day <= 0 else SessionState.PLANNED,
        )
        for number, day in enumerate(days)
    )


PERIODS = st.one_of(
    st.sampled_from([Period(span) for span in Span if span is not Span.CHOSEN]),
    st.tuples(st.dates(date(2025, 6, 1), date(2027, 6, 1)), st.dates(date(2025, 6, 1), date(2027, 6, 1))).map(
        lambda days: Period(Span.CHOSEN, min(days), max(days))
    ),
)


@given(DAYS, PERIODS)
def test_a_period_takes_sessions_away_and_never_reorders_them(days: list[int], period: Period) -> None:
    every = sessions(days)
    shown = period.of(every, TODAY)
    assert [session for session in every if session in shown] == list(shown)
    for session in shown:
        assert period.start is None or period.start <= session.day
        assert period.end is None or session.day <= period.end


@given(DAYS, PERIODS, st.data())
def test_a_register_over_a_period_equals_the_whole_register_restricted(
    days: list[int], period: Period, data: st.DataObject
) -> None:
    every = sessions(days)
    step = Step(status=MembershipStatus.ACTIVE, on=date(2024, 1, 1))
    people = [PersonId(new_id()) for _ in range(3)]
    members = [
        Membership(id=MembershipId(new_id()), group_id=GROUP, person_id=person, steps=(step,)) for person in people
    ]
    marks = [
        Mark(session_id=session.id, person_id=person, code=code, marked_at=session.starts_at)
        for session in every
        for person in people
        if (code := data.draw(st.sampled_from([P, A, AP, None]))) is not None
    ]
    names = {person: f"Person {number}" for number, person in enumerate(people)}
    whole = group_register(every, members, names, marks)
    shown = period.of(every, TODAY)
    part = group_register(shown, members, names, marks)
    kept = [index for index, session in enumerate(every) if session in shown]
    for row, (small, large) in enumerate(zip(part.rows, whole.rows, strict=True)):
        assert small.codes == tuple(large.codes[index] for index in kept)
        by_hand = [large.codes[i] for i in kept if every[i].state.held]
        assert part.row(row) == Tally.of(by_hand)
        came, counted = by_hand.count(P), sum(by_hand.count(code) for code in (P, A, AP))
        assert (part.row(row).attended, part.row(row).counted) == (came, counted)


def test_past_sessions_come_with_the_next_ones_for_apologies() -> None:
    every = sessions([*range(-140, 1, 7), 7, 14, 21])
    shown = Period(Span.TWELVE_SESSIONS).of(every, TODAY)
    assert len(shown) == SESSIONS_BACK + COMING
    assert [session.day > TODAY for session in shown[-3:]] == [False, True, True]
    assert next(s.day for s in Period(Span.FOUR_WEEKS).of(every, TODAY)) == TODAY - timedelta(weeks=4)
    assert Period(Span.THIS_YEAR).of(sessions([-400, -30]), TODAY)[0].day.year == 2026
    assert Period(Span.ALL).of(every, TODAY) == every


def test_days_that_end_before_they_begin_are_known_as_such() -> None:
    assert Period(Span.CHOSEN, TODAY, TODAY - timedelta(days=1)).upside_down
    assert not Period(Span.CHOSEN, TODAY, TODAY).upside_down
    assert Period(Span.CHOSEN, date(2026, 1, 2), date(2026, 3, 4)).label == "2 Jan 2026 – 4 Mar 2026"


@pytest.mark.parametrize(
    ("stretch", "first"),
    [
        (Stretch.FOUR_WEEKS, date(2026, 10, 27)), (Stretch.TWELVE_WEEKS, date(2026, 9, 1)),
        (Stretch.THIS_YEAR, date(2026, 1, 1)), (Stretch.TWELVE_MONTHS, date(2025, 11, 25)),
    ],
)  # fmt: skip
def test_a_stretch_counts_its_days_back_from_today(stretch: Stretch, first: date) -> None:
    assert stretch.first_day(TODAY) == first
