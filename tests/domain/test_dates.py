"""Dates and times read the same on every computer."""

from datetime import UTC, date, datetime, timedelta

import pytest

from workwell_desktop.domain.dates import (
    clock_span,
    long_date,
    plain_date,
    short_date,
    short_date_with_year,
    weekday_date,
)
from workwell_desktop.domain.language import Language


def test_dates_are_written_out() -> None:
    assert long_date(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert weekday_date(date(2027, 1, 3)) == "Sunday 3 January"
    assert short_date(date(2026, 5, 9)) == "9 May"


def test_a_span_runs_over_midnight() -> None:
    late = datetime(2026, 12, 31, 23, 5, tzinfo=UTC)
    assert clock_span(late, late + timedelta(minutes=90)) == "23:05 – 00:35"
    assert clock_span(late, late) == "23:05"


@pytest.mark.parametrize(
    ("language", "long", "plain", "short", "weekday"),
    [
        (Language.SPANISH, "viernes, 1 de enero de 2027", "1 de enero de 2027", "1 ene 2027", "viernes 1 de enero"),
        (Language.FRENCH, "vendredi 1er janvier 2027", "1er janvier 2027", "1er janv. 2027", "vendredi 1er janvier"),
    ],
)
def test_dates_in_other_languages(language: Language, long: str, plain: str, short: str, weekday: str) -> None:
    day = date(2027, 1, 1)
    assert long_date(day, language) == long
    assert plain_date(day, language) == plain
    assert short_date_with_year(day, language) == short
    assert weekday_date(day, language) == weekday


def test_the_french_clock_has_an_h() -> None:
    start = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    assert clock_span(start, start + timedelta(minutes=90), Language.FRENCH) == "18h30 – 20h00"
    assert clock_span(start, start + timedelta(minutes=90), Language.SPANISH) == "18:30 – 20:00"
