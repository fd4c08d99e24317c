"""When a group meets again and again, as a rule with an end, days skipped and the wall clock it follows.

A schedule lays down sessions; each remembers which day of which schedule it came from (`Session.slot`).
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from workwell_desktop.domain.ids import GroupId, ScheduleId


class Frequency(StrEnum):
    """How a group's days come round."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """Which days: every `interval` weeks on `weekdays` (Monday is 0), or every `interval` months on the `nth` ones.

    `nth` is 1 to 4, or -1 for the last; it is None for a weekly pattern.
    """

    frequency: Frequency = Frequency.WEEKLY
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """A rule for a group's sessions.

    It begins on `first_day` at `start` on the wall clock of `zone` (an IANA name, or "" for the computer's own), and
    ends after `sessions` of them or on `until`, or not at all when both are None. Days in `skipped` are left out and
    do not use up one of the sessions.
    """

    id: ScheduleId
    group_id: GroupId
    first_day: date
    start: time
    length: timedelta
    zone: str = ""
    pattern: Pattern
    sessions: int | None = None
    until: date | None = None
    skipped: tuple[date, ...] = ()


@dataclass(frozen=True)
class Holiday:
    """A day on which no group meets."""

    day: date
    name: str
