"""What becomes of a schedule when one of its sessions is changed together with those that follow.

The rule up to then keeps its past and ends; a new one begins with that session. Where nothing stays behind, the same
schedule goes on under the changed rule.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from workwell_desktop.domain.ids import ScheduleId
from workwell_desktop.domain.moments import wall_of
from workwell_desktop.domain.recurrence import unrolled
from workwell_desktop.domain.schedule import LAST, Frequency, Pattern, Schedule, SessionChange

_WEEK = timedelta(weeks=1)


def parted(
    old: Schedule, slot: date, change: SessionChange, *, staying: Collection[date], fresh_id: ScheduleId
) -> tuple[Schedule | None, Schedule]:
    """Return the schedule that ends before `slot`, or None, and the one that begins with the changed session.

    `slot` is the day of the rule on which the changed session stands, `staying` the days of those that keep to the
    old rule. The new schedule has the old one's id when none of them do, else `fresh_id`.
    """
    new = _changed(old, slot, change)
    if not staying:
        return None, new if old.until is None else replace(new, until=_last_day(old, slot, new))
    sessions = None if old.sessions is None else max(1, old.sessions - len(staying))
    skipped = {*new.skipped, *(day for day in staying if day >= min(slot, new.first_day))}
    new = replace(new, id=fresh_id, sessions=sessions, skipped=tuple(sorted(skipped)))
    if old.until is not None:
        new = replace(new, until=_last_day(old, slot, new))
    return replace(old, until=slot - timedelta(days=1), sessions=None), new


def _changed(old: Schedule, slot: date, change: SessionChange) -> Schedule:
    """Return the rule as it is from the session of `slot` on, its first day included."""
    length = old.length if change.length is None else change.length
    if change.starts_at is None:
        return replace(old, length=length, first_day=slot)
    wall = wall_of(change.starts_at, old.zone)
    day = wall.date()
    first_day = slot if day == slot else _first_day(old.pattern, slot, day)
    pattern = old.pattern if day == slot else _turned(old.pattern, slot, day)
    return replace(old, pattern=pattern, first_day=first_day, start=wall.time(), length=length)


def _turned(pattern: Pattern, slot: date, day: date) -> Pattern:
    """Return the pattern with the weekday of `slot` turned into that of `day`; the other weekdays stay."""
    weekdays = tuple(sorted({*pattern.weekdays} - {slot.weekday()} | {day.weekday()}))
    if pattern.frequency is Frequency.WEEKLY:
        return replace(pattern, weekdays=weekdays)
    last_of_month = (day + _WEEK).month != day.month
    which = (day.day - 1) // 7 + 1
    nth = LAST if which > 4 or (pattern.nth == LAST and last_of_month) else which
    return replace(pattern, weekdays=weekdays, nth=nth)


def _first_day(pattern: Pattern, slot: date, day: date) -> date:
    """Return from when the changed rule holds, so that it keeps its rhythm and loses none of the other weekdays."""
    if pattern.frequency is Frequency.MONTHLY:
        return min(slot, day) if (slot.year, slot.month) == (day.year, day.month) else day
    weeks = (_monday(day) - _monday(slot)) // _WEEK
    return min(slot + weeks * _WEEK, day)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _last_day(old: Schedule, slot: date, new: Schedule) -> date | None:
    """Return the end of a rule with a last day: late enough that no session is lost by turning its weekday."""
    left = sum(1 for day in unrolled(old) if day >= slot)
    last = max(islice(unrolled(replace(new, until=None)), left), default=None)
    return old.until if last is None or old.until is None else max(old.until, last)
