"""A session's agenda: parts with minutes, whose start times follow from the session's start.

Starts are computed and never stored: each is the session's start plus the minutes of the parts before it, except that
a part locked to a clock time begins then, which leaves a gap before it or makes the part before overlap.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import BlockId
from workwell_desktop.domain.moments import later
from workwell_desktop.domain.text import clean_line, clean_text


class Category(StrEnum):
    """What a part of a session is for (domain notes, section 2.5)."""

    OPENING = "opening"
    AGREEMENT = "agreement"
    CHECK_IN = "check_in"
    TOPIC = "topic"
    ACTIVITY = "activity"
    DISCUSSION = "discussion"
    BREAK = "break"
    CHECK_OUT = "check_out"
    FEEDBACK = "feedback"
    CLOSE = "close"
    BUFFER = "buffer"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return {"check_in": "Check-in", "check_out": "Check-out"}.get(self.value, self.value.capitalize())


class Visibility(StrEnum):
    """What the printed agenda for the group shows of a part."""

    NOTHING = "nothing"
    TITLE = "title"
    FULL = "full"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {"nothing": "Nothing", "title": "Title only", "full": "Title and text"}[self.value]


@dataclass(frozen=True)
class Handout:
    """A page given out in a part. `copies` is None for one each and a spare, worked out when printing.

    `sheet` is the key of a handout that WorkWell can print, empty for a page from elsewhere.
    """

    title: str
    copies: int | None = None
    sheet: str = ""

    def checked(self) -> Self:
        """Return the handout cleaned. Raises `Refusal` naming the field that cannot be kept."""
        if self.copies is not None and not 0 <= self.copies <= MOST_COPIES:
            raise Refusal(f"Copies lie between 0 and {MOST_COPIES}, or leave it empty for one each.", "copies")
        return replace(self, title=clean_line(self.title, "handouts", label="The handout", needed=True))


MOST_COPIES = 500
SHORTEST_TURN = 5
LONGEST_TURN = 1800
"""Seconds a person may be given in a round."""

SHORTEST_BLOCK = 1
LONGEST_BLOCK = 480
"""Minutes."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """One part of an agenda.

    `say` and `steps` are for the facilitator only and stand on the run sheet; `participant_text` stands on the agenda
    that people may read, as far as `visibility` lets it. `minutes` is whole. `locked_at` is the wall-clock time the
    part must begin at, whatever the parts before it take. `seconds_each` is the turn of one person in a round; None
    divides the part's minutes by those present. `watch_for` says what may need care, for the facilitator only.
    """

    id: BlockId
    title: str
    category: Category = Category.DISCUSSION
    minutes: int = 10
    say: str = ""
    steps: str = ""
    participant_text: str = ""
    prompts: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    owner: str = ""
    locked_at: time | None = None
    visibility: Visibility = Visibility.FULL
    if_short: str = ""
    if_long: str = ""
    watch_for: str = ""
    seconds_each: int | None = None
    handouts: tuple[Handout, ...] = ()

    def checked(self) -> Self:
        """Return the part with texts cleaned. Raises `Refusal` naming the first field that cannot be kept."""
        if not SHORTEST_BLOCK <= self.minutes <= LONGEST_BLOCK:
            raise Refusal(f"A part lasts between {SHORTEST_BLOCK} and {LONGEST_BLOCK} minutes.", "minutes")
        if self.seconds_each is not None and not SHORTEST_TURN <= self.seconds_each <= LONGEST_TURN:
            raise Refusal(
                f"A turn lasts between {SHORTEST_TURN} and {LONGEST_TURN:,} seconds, or leave it empty.",
                "seconds_each",
            )
        return replace(
            self,
            title=clean_line(self.title, "title", label="The title", needed=True),
            say=clean_text(self.say, "say", label="What you say"),
            steps=clean_text(self.steps, "steps", label="What you do"),
            participant_text=clean_text(self.participant_text, "participant_text", label="The text for the group"),
            prompts=_lines(self.prompts, "prompts", "A prompt"),
            materials=_lines(self.materials, "materials", "A material"),
            owner=clean_line(self.owner, "owner", label="Who leads this part"),
            if_short=clean_text(self.if_short, "if_short", label="If time is short"),
            if_long=clean_text(self.if_long, "if_long", label="If there is time"),
            watch_for=clean_text(self.watch_for, "watch_for", label="What to watch for"),
            handouts=tuple(handout.checked() for handout in self.handouts),
        )


def _lines(values: tuple[str, ...], field: str, label: str) -> tuple[str, ...]:
    lines = (clean_line(value, field, label=label) for value in values)
    return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Timed:
    """A part with its times in one session.

    `gap` lies between the part before (or the session's start) and this one: positive when a lock leaves time free,
    negative when the part before runs into it, zero otherwise.
    """

    block: Block
    start: datetime
    end: datetime
    gap: timedelta

    @property
    def free_minutes(self) -> int:
        """The whole minutes left free before this part."""
        return max(0, round(self.gap / timedelta(minutes=1)))

    @property
    def overlap_minutes(self) -> int:
        """The whole minutes the part before runs into this one."""
        return max(0, -round(self.gap / timedelta(minutes=1)))


HALF_A_DAY = timedelta(hours=12)


def moment_of(clock: time, start: datetime) -> datetime:
    """Return when a wall clock shows `clock` in a session that begins at `start`, in the zone of `start`.

    It is the first such moment at or after the start, past midnight included. When that lies half a day away or more,
    the clock was set before the session begins, and the last such moment before the start is meant. In the night the
    clocks change, an hour that comes twice is met in its order, and one that is left out comes later by the change.
    """
    walls = (datetime.combine(start.date() + timedelta(days=number), clock, start.tzinfo) for number in (-1, 0, 1))
    moments = sorted({moment for wall in walls for moment in _moments_of(wall)})
    begins = start.astimezone(UTC)
    after = next((moment for moment in moments if begins <= moment < begins + HALF_A_DAY), None)
    chosen = after if after is not None else max(moment for moment in moments if moment < begins)
    return chosen.astimezone(start.tzinfo)


def _moments_of(wall: datetime) -> tuple[datetime, datetime]:
    """Return the two moments a wall clock shows a time, mostly the same. One left out is met with the old offset."""
    first, second = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return first, max(first, second)


@dataclass(frozen=True)
class Agenda:
    """Parts in the order they happen. Every change returns a new agenda."""

    blocks: tuple[Block, ...] = ()

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)

    def __len__(self) -> int:
        return len(self.blocks)

    @property
    def minutes(self) -> int:
        """All parts together."""
        return sum(block.minutes for block in self.blocks)

    def checked(self) -> Self:
        """Return the agenda with every part checked. Raises `Refusal` naming the first field that cannot be kept."""
        if not self.blocks:
            return self  # so that `UNREAD` stays what it is
        return replace(self, blocks=tuple(block.checked() for block in self.blocks))

    def timed(self, start: datetime) -> tuple[Timed, ...]:
        """Return each part with its times, given when the session begins. Parallel to `blocks`."""
        found: list[Timed] = []
        free = start
        for block in self.blocks:
            begins = free if block.locked_at is None else moment_of(block.locked_at, start)
            gap = begins.astimezone(UTC) - free.astimezone(UTC)
            free = later(begins, timedelta(minutes=block.minutes))
            found.append(Timed(block, begins, free, gap))
        return tuple(found)

    def starts(self, start: datetime) -> tuple[datetime, ...]:
        """Return when each part begins, given when the session does. Parallel to `blocks`."""
        return tuple(timed.start for timed in self.timed(start))

    def taken(self, start: datetime) -> int:
        """Return the minutes from the session's start to the last end of a part, free minutes included."""
        begins = start.astimezone(UTC)
        last = max((timed.end.astimezone(UTC) for timed in self.timed(start)), default=begins)
        return max(0, round((last - begins) / timedelta(minutes=1)))

    def spare(self, start: datetime, length: timedelta) -> int:
        """Return the minutes left of `length`, given when the session begins; negative when the plan takes longer."""
        return int(length / timedelta(minutes=1)) - self.taken(start)

    def index(self, block_id: BlockId) -> int:
        """Return where a part stands. Raises `Refusal` when it is not here."""
        for position, block in enumerate(self.blocks):
            if block.id == block_id:
                return position
        raise Refusal("That part is no longer in this plan.")

    def added(self, block: Block, at: int | None = None) -> "Agenda":
        """Return the agenda with a part put in at a position, or at the end."""
        where = len(self.blocks) if at is None else max(0, min(at, len(self.blocks)))
        return Agenda((*self.blocks[:where], block.checked(), *self.blocks[where:]))

    def changed(self, block: Block) -> "Agenda":
        """Return the agenda with the part of the same id replaced."""
        where = self.index(block.id)
        return Agenda((*self.blocks[:where], block.checked(), *self.blocks[where + 1 :]))

    def removed(self, block_id: BlockId) -> "Agenda":
        """Return the agenda without a part."""
        where = self.index(block_id)
        return Agenda((*self.blocks[:where], *self.blocks[where + 1 :]))

    def moved(self, block_id: BlockId, to: int) -> "Agenda":
        """Return the agenda with a part at position `to` of the result (held within the ends)."""
        where = self.index(block_id)
        rest = self.removed(block_id).blocks
        to = max(0, min(to, len(rest)))
        return Agenda((*rest[:to], self.blocks[where], *rest[to:]))

    @property
    def materials(self) -> tuple[str, ...]:
        """What to bring, each thing once, in the order of the parts."""
        return tuple(dict.fromkeys(thing for block in self.blocks for thing in block.materials))


UNREAD = Agenda()
"""The agenda of a session that was read without its plan. Saving that session leaves the plan as it is."""
