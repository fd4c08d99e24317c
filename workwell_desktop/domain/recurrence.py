"""The days of a schedule, and when its sessions start. The reckoning itself is python-dateutil's.

dateutil is loaded when a schedule is first unrolled: a start of the program should not wait for it.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time

from workwell_desktop.domain.moments import later, on_the_wall
from workwell_desktop.domain.schedule import Frequency, Pattern, Schedule


def unrolled(schedule: Schedule, holidays: Collection[date] = ()) -> Iterator[date]:
    """Yield the days of a schedule from its first on, without those skipped and the holidays.

    It stops after `until`, but does not count: a day left out must not use up one of the sessions, and how many of
    them are used up is for `laying` to know.
    """
    left_out = {*schedule.skipped, *holidays}
    for day in pattern_days(schedule.pattern, schedule.first_day, schedule.until):
        if day not in left_out:
            yield day


def pattern_days(pattern: Pattern, first_day: date, until: date | None = None) -> Iterator[date]:
    """Yield every day of a pattern from `first_day` to `until`, both included; without an end to the year 9999."""
    from dateutil import rrule

    if until is not None and until < first_day:
        return
    weekdays = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
    monthly = pattern.frequency is Frequency.MONTHLY
    rule = rrule.rrule(
        rrule.MONTHLY if monthly else rrule.WEEKLY,
        dtstart=datetime.combine(first_day, time()),
        interval=pattern.interval,
        byweekday=[weekdays[day](pattern.nth or 1) if monthly else weekdays[day] for day in pattern.weekdays],
        wkst=rrule.MO,
        until=None if until is None else datetime.combine(until, time()),
    )
    for moment in rule:
        yield moment.date()


def start_on(schedule: Schedule, day: date) -> datetime:
    """Return when the session of a day starts, as the wall clock of the schedule's zone has it that day.

    In the night the clocks change, a time that does not exist is the one the clock shows after the jump, and of a
    time that comes twice the first is meant.
    """
    return on_the_wall(datetime.combine(day, schedule.start), schedule.zone)


def end_on(schedule: Schedule, day: date) -> datetime:
    """Return when the session of a day ends: real minutes later, past midnight when it comes to that."""
    return later(start_on(schedule, day), schedule.length)
