"""The clock of a session as a pure function of what happened: start, next, back, minutes more, pause, end.

Nothing here ticks and nothing is counted down: every figure follows from the events that were stored and the moment
it is asked for, so that a program killed in mid-session shows the same part with the same time left when it is back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from workwell_desktop.domain.agenda import Block, Category, moment_of
from workwell_desktop.domain.ids import BlockId, SessionId
from workwell_desktop.domain.session import Session, SessionState

NOTHING = timedelta()
NEAR, LAST = 0.2, 0.05
"""Shares of a part's time at which the screen changes its colour, quietly."""

SOFT_CUE = timedelta(minutes=10)
"""How long before its end a longer discussion is told so."""

CUED_FROM = timedelta(minutes=15)
"""The shortest part that is told: in a shorter one, ten minutes left is where it began."""

_TALKING = (Category.TOPIC, Category.ACTIVITY, Category.DISCUSSION)


class RunKind(StrEnum):
    """What can happen on the clock of a running session."""

    START = "start"
    NEXT = "next"
    BACK = "back"
    ADJUST = "adjust"
    """The part in hand gets `seconds` more, or fewer when negative."""
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    CLOCK_SET = "clock_set"
    """The computer's clock was moved by `seconds`; moments after it are read with that taken off."""


class Stage(StrEnum):
    """How far the part in hand has come."""

    CALM = "calm"
    NEAR = "near"
    LAST = "last"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class RunEvent:
    """One thing that happened, stored as it did. `position` counts from 0 within the session.

    `block_id` is the part that was in hand after it.
    """

    session_id: SessionId
    position: int
    kind: RunKind
    at: datetime
    seconds: int = 0
    block_id: BlockId | None = None


@dataclass(frozen=True, kw_only=True)
class RunState:
    """Where a session stands at one moment.

    `index` and `block` are the part in hand; `block` is None when the session has no plan and runs as one part.
    `given`, `elapsed` and `left` are about that part; `left` is negative once it takes longer. `ahead` is how long
    before the planned end everything would be over if each part took what it is given; negative when over it.
    `lasted` is the time since the start without pauses. `actual` is the time spent in each part so far, parts that
    have left the plan included.
    """

    started_at: datetime | None = None
    ended_at: datetime | None = None
    paused: bool = False
    index: int = 0
    block: Block | None = None
    part_started_at: datetime | None = None
    given: timedelta = NOTHING
    elapsed: timedelta = NOTHING
    left: timedelta = NOTHING
    ahead: timedelta = NOTHING
    lasted: timedelta = NOTHING
    actual: Mapping[BlockId, timedelta] = field(default_factory=dict)

    @property
    def running(self) -> bool:
        """Whether the session has started and not ended; a paused one is running too."""
        return self.started_at is not None and self.ended_at is None

    @property
    def share_left(self) -> float:
        """What is left of the part in hand, from 1 down to 0."""
        return max(0.0, min(1.0, self.left / self.given)) if self.given else 0.0

    @property
    def stage(self) -> Stage:
        """How far the part in hand has come."""
        if self.left < NOTHING:
            return Stage.OVER
        share = self.share_left
        return Stage.LAST if share <= LAST else Stage.NEAR if share <= NEAR else Stage.CALM

    @property
    def soft_cue(self) -> bool:
        """Whether it is time to say that about ten minutes of discussion are left."""
        talking = self.block is not None and self.block.category in _TALKING
        return talking and self.given >= CUED_FROM and timedelta(minutes=5) < self.left <= SOFT_CUE

    def actual_minutes(self, block_id: BlockId) -> int | None:
        """Return the minutes a part took, rounded, at least 1; None for one that was never in hand."""
        spent = self.actual.get(block_id)
        return None if spent is None else max(1, round(spent / timedelta(minutes=1)))


def run_state(session: Session, events: Sequence[RunEvent], now: datetime) -> RunState:
    """Return where a session stands at `now`, from what happened to it in the order it was stored.

    The session has the last word on whether it runs: what happened before it was planned again is over and done with,
    and one that was put back in progress goes on as though its end had never come. Moments never run backwards: one
    that is earlier than the one before counts as the same.
    """
    if not session.state.held:
        return _not_begun(session)
    replay = _Replay(session)
    for event in of_this_time(session, events):
        replay.take(event)
    return replay.at(now)


def of_this_time(session: Session, events: Sequence[RunEvent]) -> Sequence[RunEvent]:
    """Return what happened on a session's clock since it was begun.

    When the last start lies before that, the session was planned again in between, and nothing of it counts.
    """
    start = next((event for event in reversed(events) if event.kind is RunKind.START), None)
    over = start is not None and session.started_at is not None and start.at < session.started_at
    return () if over else events


class _Replay:
    """What happened, gone through once. Moments are in UTC, with every setting of the clock taken off."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.clear()

    def clear(self) -> None:
        """Stand before the start."""
        self.offset = NOTHING
        self.moment: datetime | None = None
        self.started: datetime | None = None
        self.ended: datetime | None = None
        self.paused = False
        self.part: BlockId | None = None
        self.visited: list[BlockId | None] = []
        self.visit = NOTHING
        self.visit_began: datetime | None = None
        self.lasted = NOTHING
        self.spent: dict[BlockId | None, timedelta] = {}
        self.extra: dict[BlockId | None, timedelta] = {}

    def take(self, event: RunEvent) -> None:
        """Go one event further."""
        if event.kind is RunKind.CLOCK_SET:
            self.offset += timedelta(seconds=event.seconds)
        if event.kind is RunKind.START:
            self.clear()
        self.reach(event.at)
        match event.kind:
            case RunKind.START:
                self.started = self.moment
                self.enter(event.block_id)
            case RunKind.NEXT | RunKind.BACK:
                self.enter(event.block_id)
            case RunKind.ADJUST:
                self.extra[self.part] = self.extra.get(self.part, NOTHING) + timedelta(seconds=event.seconds)
            case RunKind.PAUSE | RunKind.RESUME:
                self.paused = event.kind is RunKind.PAUSE
            case RunKind.END:
                self.ended = None if self.session.state is SessionState.IN_PROGRESS else self.moment
            case RunKind.CLOCK_SET:
                pass

    def reach(self, at: datetime) -> None:
        """Let time pass until a moment of the computer's clock."""
        moment = at.astimezone(UTC) - self.offset
        before = self.moment or moment
        self.moment = max(moment, before)
        if self.started is not None and self.ended is None and not self.paused:
            passed = self.moment - before
            self.visit += passed
            self.lasted += passed
            self.spent[self.part] = self.spent.get(self.part, NOTHING) + passed

    def enter(self, block_id: BlockId | None) -> None:
        """Take another part in hand."""
        self.part = block_id
        self.visited.append(block_id)
        self.visit = NOTHING
        self.visit_began = self.moment
        self.spent.setdefault(block_id, NOTHING)

    def at(self, now: datetime) -> RunState:
        """Return where the session stands, at `now` or at its end."""
        if self.started is None or self.moment is None:
            return _not_begun(self.session)
        if self.session.state is SessionState.IN_PROGRESS:
            self.reach(now)
        elif self.ended is None:
            self.reach(min(now, self.session.ended_at or now))
            self.ended = self.moment
        index = self.index()
        block = self.session.agenda.blocks[index] if self.session.agenda.blocks else None
        self._hand_over(None if block is None else block.id)
        given = self.given(index)
        elapsed = self.spent.get(self.part, NOTHING)
        return RunState(
            started_at=self.shown(self.started),
            ended_at=self.shown(self.ended) if self.ended else None,
            paused=self.paused and self.ended is None,
            index=index,
            block=block,
            part_started_at=self.shown(self.visit_began or self.started),
            given=given,
            elapsed=elapsed,
            left=given - elapsed,
            ahead=self.session.ends_at.astimezone(UTC) - self.end_in_sight(index),
            lasted=self.lasted,
            actual={block_id: spent for block_id, spent in self.spent.items() if block_id is not None},
        )

    def index(self) -> int:
        """Return where the part in hand stands in the plan of today; what followed it when it is gone."""
        places = {block.id: place for place, block in enumerate(self.session.agenda)}
        if self.part in places:
            return places[self.part]
        earlier = next((places[part] for part in reversed(self.visited) if part in places), -1)
        return min(earlier + 1, max(0, len(places) - 1))

    def _hand_over(self, block_id: BlockId | None) -> None:
        """Give the present visit to the part that stands where a part that left the plan stood."""
        if block_id == self.part:
            return
        gone = self.spent.get(self.part, NOTHING) - self.visit
        self.spent[self.part] = gone
        if not gone:
            del self.spent[self.part]
        self.part = block_id
        self.spent[block_id] = self.spent.get(block_id, NOTHING) + self.visit

    def given(self, index: int) -> timedelta:
        """Return the time a part has: its minutes and what was added to them."""
        blocks = self.session.agenda.blocks
        extra = self.extra.get(blocks[index].id if blocks else None, NOTHING)
        return max(NOTHING, _given(self.session, index) + extra)

    def end_in_sight(self, index: int) -> datetime:
        """Return when the session would be over if each part took what it is given, or the end that was."""
        assert self.moment is not None
        if self.ended is not None:
            return self.ended
        reached = self.moment
        for place, block in enumerate(self.session.agenda.blocks[index:], index):
            if block.locked_at is not None and place > index:
                reached = max(reached, moment_of(block.locked_at, self.session.starts_at).astimezone(UTC))
            reached += max(NOTHING, self.given(place) - self.spent.get(block.id, NOTHING))
        if not self.session.agenda.blocks:
            reached += max(NOTHING, self.given(0) - self.spent.get(self.part, NOTHING))
        return reached

    def shown(self, moment: datetime) -> datetime:
        """Return a moment in the time zone the session was planned in."""
        return moment.astimezone(self.session.starts_at.tzinfo)


def _not_begun(session: Session) -> RunState:
    given = _given(session, 0)
    return RunState(block=next(iter(session.agenda), None), given=given, left=given)


def _given(session: Session, index: int) -> timedelta:
    """Return the planned time of a part, or of the whole session when it has none."""
    blocks = session.agenda.blocks
    return timedelta(minutes=blocks[index].minutes) if blocks else session.length
