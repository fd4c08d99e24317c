"""Dates as facilitators read them, in the order of their country."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QLocale

from workwell_desktop.ui.kit import dates

BRITISH = QLocale("en_GB")
AMERICAN = QLocale("en_US")
DAY = date(2026, 11, 23)
EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("write", "british", "american"),
    [
        (dates.short_day, "23 Nov", "Nov 23"),
        (dates.weekday_day, "Mon 23 Nov", "Mon Nov 23"),
        (dates.weekday_number, "Mon 23", "Mon 23"),
        (dates.long_day, "Monday, 23 November", "Monday, November 23"),
        (dates.day_with_year, "23 Nov 2026", "Nov 23, 2026"),
    ],
)
def test_days(write: object, british: str, american: str) -> None:
    assert callable(write)
    assert (write(DAY, BRITISH), write(DAY, AMERICAN)) == (british, american)


def test_hours() -> None:
    assert dates.clock(EVENING, BRITISH) == "18:30"
    assert dates.span(EVENING, time(20, 0), BRITISH) == "18:30 – 20:00"
    assert dates.clock(EVENING, AMERICAN).replace("\u202f", " ") == "6:30 PM"


def test_how_long_ago() -> None:
    said = [dates.ago(EVENING - timedelta(days=days), EVENING, BRITISH) for days in (0, 1, 2, 42)]
    assert said == ["today", "yesterday", "2 days ago", "on 12 Oct 2026"]


def test_the_language_is_always_english() -> None:
    assert dates.locale().language() is QLocale.Language.English
