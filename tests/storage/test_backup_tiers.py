"""Which backups stay, for any history of them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.storage.backup_tiers import LATEST, TIERS, to_keep

pytestmark = pytest.mark.slow

MOST = LATEST + sum(count for count, _ in TIERS)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC))
histories = st.lists(moments, max_size=120)


@given(histories)
def test_never_more_than_the_tiers_and_always_the_newest(history: list[datetime]) -> None:
    kept = to_keep(history)
    assert kept <= set(history)
    assert len(kept) <= MOST
    assert set(sorted(set(history), reverse=True)[:LATEST]) <= kept


@given(histories)
def test_the_newest_of_every_kept_period_is_there(history: list[datetime]) -> None:
    kept = to_keep(history)
    for count, period in TIERS:
        periods = sorted({period(moment) for moment in history}, reverse=True)[:count]  # type: ignore[type-var]
        for one in periods:
            assert max(moment for moment in history if period(moment) == one) in kept


@given(histories)
def test_thinning_twice_takes_no_more(history: list[datetime]) -> None:
    assert to_keep(to_keep(history)) == to_keep(history)


@given(histories, moments)
def test_one_more_backup_removes_no_period_that_is_still_among_the_newest(
    history: list[datetime], new: datetime
) -> None:
    """Thinned as one goes, no period loses its backup sooner than when all had been kept."""
    kept = to_keep([*to_keep(history), new])
    for count, period in TIERS:
        periods = sorted({period(moment) for moment in (*history, new)}, reverse=True)[:count]  # type: ignore[type-var]
        assert set(periods) <= {period(moment) for moment in kept}


def test_a_year_of_half_hours_comes_to_the_tiers() -> None:
    last = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    lately = [last - timedelta(minutes=30 * number) for number in range(2 * 24 * 3)]
    history = [*lately, *(last - timedelta(hours=6 * number) for number in range(12, 4 * 400))]
    kept: frozenset[datetime] = frozenset()
    for moment in reversed(history):
        kept = to_keep({*kept, moment})
    assert len({moment.strftime("%Y%m%d%H") for moment in kept if last - moment < timedelta(hours=24)}) == 24
    assert len({moment.date() for moment in kept if last - moment < timedelta(days=7)}) == 7
    assert len({(moment.year, moment.month) for moment in kept}) == 12
    assert len(kept) <= MOST


def test_a_clock_that_jumped_ahead_for_a_day_costs_no_month() -> None:
    usual = [datetime(2026, month, 28, 18, tzinfo=UTC) for month in range(1, 11)]
    jumped = [datetime(2031, 5, 1, hour, tzinfo=UTC) for hour in range(20)]
    assert set(usual) <= to_keep([*usual, *jumped])
