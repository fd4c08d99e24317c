"""The clock of a session as a pure function of what happened: start, next, back, minutes more, pause, end."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workwell_desktop.domain.ids import BlockId, SessionId


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
