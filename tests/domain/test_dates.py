"""Dates and times read the same on every computer."""

from datetime import UTC, date, datetime, timedelta

from workwell_desktop.domain.dates import clock_span, long_date, short_date, weekday_date


def test_dates_are_written_out() -> None:
    assert long_date(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert weekday_date(date(2027, 1, 3)) == "Sunday 3 January"
    assert short_date(date(2026, 5, 9)) == "9 May"


def test_a_span_runs_over_midnight() -> None:
    late = datetime(2026, 12, 31, 23, 5, tzinfo=UTC)
    assert clock_span(late, late + timedelta(minutes=90)) == "23:05 – 00:35"
    assert clock_span(late, late) == "23:05"
