"""When a group meets again and again, as a rule with an end, days skipped and the wall clock it follows.

A schedule lays down sessions; each remembers which day of which schedule it came from (`Session.slot`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum, auto
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import LONGEST_SESSION
from workwell_desktop.domain.ids import GroupId, ScheduleId
from workwell_desktop.domain.moments import zone_called
from workwell_desktop.domain.text import clean_line

LAST = -1
"""The `nth` of the last weekday of a month."""

MOST_SESSIONS = 1000
"""Sessions one schedule may lay down: twice a week for nine years; more is a typing slip."""

EARLIEST, LATEST = date(1990, 1, 1), date(2199, 12, 31)
"""The days a schedule may begin on."""

LONGEST_PAUSE = 52
"""Weeks or months from one round of days to the next."""


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

    def checked(self) -> Self:
        """Return the pattern with its weekdays in order, each once. Raises `Refusal` naming the field."""
        weekdays = tuple(sorted(set(self.weekdays)))
        if not weekdays or not all(0 <= day <= 6 for day in weekdays):
            raise Refusal("Choose at least one day of the week.", "weekdays")
        if not 1 <= self.interval <= LONGEST_PAUSE:
            raise Refusal(f"Between 1 and {LONGEST_PAUSE}, please.", "interval")
        monthly = self.frequency is Frequency.MONTHLY
        if monthly and self.nth not in (1, 2, 3, 4, LAST):
            raise Refusal("Choose which one of the month: the first to the fourth, or the last.", "nth")
        return replace(self, weekdays=weekdays, nth=self.nth if monthly else None)


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

    @property
    def endless(self) -> bool:
        """Whether it goes on until someone ends it."""
        return self.sessions is None and self.until is None

    def checked(self) -> Self:
        """Return the schedule in its plainest form. Raises `Refusal` naming the first field that cannot be kept."""
        minutes = self.length / timedelta(minutes=1)
        if not 5 <= minutes <= LONGEST_SESSION:
            raise Refusal(f"A session lasts between 5 minutes and {LONGEST_SESSION // 60} hours.", "length")
        if self.sessions is not None and not 1 <= self.sessions <= MOST_SESSIONS:
            raise Refusal(f"Between 1 and {MOST_SESSIONS:,} sessions, please.", "sessions")
        if not EARLIEST <= self.first_day <= LATEST:
            raise Refusal(f"The first day lies between {EARLIEST.year} and {LATEST.year}.", "first_day")
        if self.until is not None and self.until < self.first_day:
            raise Refusal("The last day must not come before the first.", "until")
        if self.zone and zone_called(self.zone) is None:
            raise Refusal("This computer does not know that time zone. Choose another.", "zone")
        return replace(
            self,
            pattern=self.pattern.checked(),
            start=self.start.replace(second=0, microsecond=0, tzinfo=None),
            skipped=tuple(sorted(set(self.skipped))),
        )


@dataclass(frozen=True)
class Holiday:
    """A day on which no group meets."""

    day: date
    name: str

    def checked(self) -> Self:
        """Return the holiday with its name cleaned. Raises `Refusal` when it has none."""
        return replace(self, name=clean_line(self.name, "name", label="The name of the day", needed=True))


class Scope(Enum):
    """How far a change of one session of a schedule reaches. Only planned sessions are ever changed."""

    THIS = auto()
    FOLLOWING = auto()
    ALL = auto()

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {"THIS": "This session", "FOLLOWING": "This and following", "ALL": "All planned"}[self.name]


@dataclass(frozen=True, kw_only=True)
class SessionChange:
    """What is to be different about a session and, by its `Scope`, about others. None leaves a thing as it is.

    `starts_at` is the new start of the session the change begins with; the others follow its weekday and time.
    `reason` is why it moves, for those who were told already.
    """

    starts_at: datetime | None = None
    length: timedelta | None = None
    place: str | None = None
    facilitators: tuple[str, ...] | None = None
    reason: str = ""
