"""A schedule in plain words: “Every second Monday and Thursday, 18:30 – 20:00, 12 sessions”."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from workwell_desktop.domain.dates import clock_span, short_date_with_year, weekday_name
from workwell_desktop.domain.schedule import LAST, Frequency, Pattern, Schedule
from workwell_desktop.domain.text import LINE_LIMIT

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_SPELT = 3
"""Weekdays that are written out; more are shortened."""

_ANY_DAY = datetime(2000, 1, 3)


def in_words(schedule: Schedule) -> str:
    """Return a schedule as one line without a full stop; days left out are not named."""
    words = f"{days_in_words(schedule.pattern)}, {time_in_words(schedule.start, schedule.length)}"
    if schedule.sessions is not None:
        words += f", {schedule.sessions:,} session" + ("" if schedule.sessions == 1 else "s")
    if schedule.until is not None:
        words += f", until {short_date_with_year(schedule.until)}"
    return words


def days_in_words(pattern: Pattern) -> str:
    """Return “Every second Monday and Thursday” or “Last Friday of the month”."""
    weekdays = _listed(pattern.weekdays)
    if pattern.frequency is Frequency.MONTHLY:
        which = "last" if pattern.nth == LAST else _ORDINALS[(pattern.nth or 1) - 1]
        return f"{which.capitalize()} {weekdays} of {_every(pattern.interval, 'month', 'the')}"
    if pattern.interval == 1:
        return "Every day" if len(pattern.weekdays) == 7 else f"Every {weekdays}"
    if pattern.interval <= len(_ORDINALS):
        return f"Every {_ORDINALS[pattern.interval - 1]} {weekdays}"
    return f"Every {pattern.interval} weeks on {weekdays}"


def time_in_words(start: time, length: timedelta) -> str:
    """Return “18:30 – 20:00”; a session that passes midnight just ends at the smaller time."""
    begins = datetime.combine(_ANY_DAY, start)
    return clock_span(begins, begins + length)


def schedules_in_words(schedules: Iterable[Schedule], today: date) -> str:
    """Return the words of a group's schedules that are not over, as long as they fit in one line."""
    words = ""
    for schedule in schedules:
        if schedule.until is not None and schedule.until < today:
            continue
        longer = f"{words}; {in_words(schedule)}" if words else in_words(schedule)
        if len(longer) > LINE_LIMIT:
            break
        words = longer
    return words


def _listed(weekdays: Iterable[int]) -> str:
    names = [weekday_name(day) for day in weekdays]
    if len(names) > _SPELT:
        names = [name[:3] for name in names]
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _every(interval: int, unit: str, one: str) -> str:
    if interval == 1:
        return f"{one} {unit}"
    if interval <= len(_ORDINALS):
        return f"every {_ORDINALS[interval - 1]} {unit}"
    return f"every {interval} {unit}s"
