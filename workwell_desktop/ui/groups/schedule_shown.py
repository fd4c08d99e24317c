"""What the schedule of a group's page shows and takes in, as frozen values."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto

from workwell_desktop.domain.ids import ScheduleId
from workwell_desktop.domain.schedule import Frequency


class Ends(Enum):
    """How a schedule comes to its end."""

    AFTER = auto()
    ON = auto()
    OPEN = auto()


@dataclass(frozen=True, kw_only=True)
class ScheduleTyped:
    """A schedule as it stands in the form. `sessions` and `until` count only when `ends` says so."""

    frequency: Frequency
    interval: int
    weekdays: tuple[int, ...]
    nth: int
    first_day: date
    start: time
    minutes: int
    ends: Ends
    sessions: int
    until: date
    skipped: tuple[date, ...] = ()
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ScheduleLine:
    """A schedule of the card: its words, and a quiet line of what is ahead."""

    id: ScheduleId
    words: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Foreseen:
    """What keeping a schedule would come to: its words, the first dates, and what would change."""

    words: str = ""
    dates: str = ""
    changes: str = ""
    trouble: str = ""
