"""Dates and times in plain English words, for papers and sentences: "Monday 23 November 2026", "18:30 – 20:00".

Written by hand instead of with strftime, whose words follow the locale of the process: the same paper
must come out the same on every computer, and the papers are in English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def weekday_name(weekday: int) -> str:
    """Write "Monday" for 0."""
    return _WEEKDAYS[weekday]


def long_date(day: date) -> str:
    """Write "Monday 23 November 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {plain_date(day)}"


def plain_date(day: date) -> str:
    """Write "23 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date_with_year(day: date) -> str:
    """Write "23 Nov 2026"."""
    return f"{short_date(day)} {day.year}"


def weekday_date(day: date) -> str:
    """Write "Monday 30 November", for a day so near that the year would be noise."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """Write "23 Nov", for a narrow column."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def clock(moment: datetime) -> str:
    """Write "18:30"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def clock_span(start: datetime, end: datetime) -> str:
    """Write "18:30 – 20:00"; only "18:30" when nothing lies between the two."""
    return clock(start) if end <= start else f"{clock(start)} – {clock(end)}"
