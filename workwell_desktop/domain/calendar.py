"""The calendar: sessions by their day, how far each is, and how they stand beside one another in a day.

Everything is computed from plain values. A session lies on the days that the wall clock of its own time zone shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from workwell_desktop.domain.attendance import Tally
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.schedule import Holiday
from workwell_desktop.domain.session import ClosingStep, Session, SessionState

OVERRUN = timedelta(hours=4)
"""How long after its planned end a session may still be running; then nobody ended it on screen."""

DAY = 24 * 60
"""Minutes."""

SHORTEST_BOX = 30
"""Minutes: a shorter session still takes this much of the day, or nobody could read it."""


class Tick(StrEnum):
    """How far a session is, as the calendar ticks it off."""

    TO_COME = "to_come"
    READY = "ready"
    TODAY = "today"
    RUNNING = "running"
    UNCLEAR = "unclear"
    REGISTER_OPEN = "register_open"
    NOTE_UNSIGNED = "note_unsigned"
    CLOSED_OUT = "closed_out"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS.get(self.value, self.value.replace("_", " ").capitalize())

    @property
    def off(self) -> bool:
        """Whether the session did not and will not happen on its day."""
        return self in (Tick.CANCELLED, Tick.NOT_HELD, Tick.MOVED)

    @property
    def ahead(self) -> bool:
        """Whether the session is still to come."""
        return self in (Tick.TO_COME, Tick.READY, Tick.TODAY)


_LABELS = {"running": "Running now", "unclear": "Was it held?", "register_open": "Register not complete"}


@dataclass(frozen=True)
class AlsoThen:
    """What a session clashes with: who and what both need, the other's group and number."""

    shared: str
    group: str
    number: int


@dataclass(frozen=True)
class Entry:
    """One session of the calendar: its group, its register so far, its note, and with what it clashes."""

    session: Session
    group: Group
    tally: Tally
    note_state: NoteState | None
    tick: Tick
    of_all: int | None = None
    """How many sessions the group plans in all, or None for one that goes on."""
    clashes: tuple[AlsoThen, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """The days from `first` to `last`: their sessions in the order of their starts, and the holidays among them."""

    first: date
    last: date
    now: datetime
    groups: tuple[Group, ...]
    entries: tuple[Entry, ...]
    holidays: tuple[Holiday, ...] = ()


def tick_of(session: Session, group: Group, tally: Tally, note_state: NoteState | None, now: datetime) -> Tick:
    """Return how far a session is at `now`."""
    state = session.state
    if state.off:
        return Tick(state.value)
    if state.upcoming:
        return _tick_ahead(session, now)
    if state is SessionState.IN_PROGRESS and now - session.ends_at < OVERRUN:
        return Tick.RUNNING
    if set(ClosingStep) <= set(session.closed):
        return Tick.CLOSED_OUT
    counted = not group.profile.rules.names and session.headcount is not None
    if not (tally.complete or counted):
        return Tick.REGISTER_OPEN
    return Tick.NOTE_UNSIGNED if note_state in (None, NoteState.DRAFT) else Tick.CLOSED_OUT


def _tick_ahead(session: Session, now: datetime) -> Tick:
    if session.ends_at < now:
        return Tick.UNCLEAR
    if session.day <= now.astimezone(session.starts_at.tzinfo).date():
        return Tick.TODAY
    return Tick.READY if session.state is SessionState.READY else Tick.TO_COME


def last_day(session: Session) -> date:
    """Return the day on which a session ends; one that ends at midnight does not reach into the next."""
    return max(session.day, (session.ends_at - timedelta(microseconds=1)).date())


def week_days(day: date, first_weekday: int) -> tuple[date, date]:
    """Return the first and the last day of the week of `day`; Monday is 0."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return first, first + timedelta(days=6)


def next_month(day: date, months: int = 1) -> date:
    """Return the first day of the month `months` after that of `day`; they may be negative."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Box:
    """Where a session stands in one day: minutes since midnight, and which of how many lanes side by side."""

    index: int
    """Which of the sessions given."""
    start: int
    end: int
    lane: int = 0
    lanes: int = 1
    goes_on: bool = False
    """Whether it began on the day before."""


def boxes_of(day: date, sessions: Sequence[Session]) -> tuple[Box, ...]:
    """Lay the sessions of a day out: one that crosses midnight is cut there, those that overlap stand side by side.

    Minutes are those of the wall clock, so that in the night the clocks change the hours stay where they are.
    """
    boxes = [box for index, session in enumerate(sessions) if (box := _box(index, day, session)) is not None]
    boxes.sort(key=lambda box: (box.start, -box.end, box.index))
    laid: list[Box] = []
    together: list[Box] = []
    for box in boxes:
        if together and box.start >= max(each.end for each in together):
            laid += _side_by_side(together)
            together = []
        together.append(box)
    return tuple(laid + _side_by_side(together))


def _box(index: int, day: date, session: Session) -> Box | None:
    if not session.day <= day <= last_day(session):
        return None
    start = session.starts_at.hour * 60 + session.starts_at.minute if session.day == day else 0
    ends = session.ends_at
    end = ends.hour * 60 + ends.minute if ends.date() == day else DAY
    start = min(start, DAY - SHORTEST_BOX)
    return Box(index, start, max(end, start + SHORTEST_BOX), goes_on=session.day < day)


def _side_by_side(boxes: Sequence[Box]) -> list[Box]:
    """Give boxes that overlap one another lanes, each the first that is free."""
    free_from: list[int] = []
    lanes = []
    for box in boxes:
        lane = next((lane for lane, free in enumerate(free_from) if free <= box.start), len(free_from))
        free_from[lane : lane + 1] = [box.end]
        lanes.append(lane)
    return [
        Box(box.index, box.start, box.end, lane, len(free_from), box.goes_on)
        for box, lane in zip(boxes, lanes, strict=True)
    ]
