"""What can be done with a session where it stands: the main step of the header and the rest of its menu.

Plain values worked out from the session and the clock; the view shows them, the controller carries them out.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from workwell_desktop.domain.session import NotHeldReason, Session, SessionState

_S = SessionState


class Step(Enum):
    """Something a facilitator can do with the whole session: words and icon."""

    BEGIN = ("Start session", "play")
    RUN = ("Go to the session", "play")
    CLOSE_OUT = ("Close out", "circle-check")
    PAPERS = ("Print papers", "printer")
    HELD = ("It was held", "calendar-check")
    END = ("End session", "flag")
    REGISTER = ("Take register", "clipboard-list")
    SEE_REGISTER = ("See register", "clipboard-list")
    DEBRIEF = ("Write a debrief", "messages-square")
    PLAN_AGAIN = ("Plan it again", "calendar-plus")
    RESUME = ("Go on with the session", "play")
    MARK_READY = ("Mark as ready", "circle-check")
    NOT_READY = ("Not ready yet", "circle")
    NOT_HELD = ("Not held…", "calendar-x")
    CALL_OFF = ("Cancel session…", "calendar-x")
    DELETE = ("Delete session…", "trash-2")
    MOVE = ("Move session", "calendar-days")
    """Never offered: asked for by setting another day or time of a session that people were told of."""

    def __init__(self, words: str, icon: str) -> None:
        self.words = words
        self.icon = icon


def main_step(session: Session, now: datetime) -> Step:
    """Return the one next step. A session of a later day cannot begin yet, so its papers come first."""
    if session.state.off:
        return Step.PLAN_AGAIN
    if session.state is _S.IN_PROGRESS:
        return Step.RUN
    if session.state.upcoming:
        if session.day > now.astimezone(session.starts_at.tzinfo).date():
            return Step.PAPERS
        return Step.HELD if session.ends_at < now else Step.BEGIN
    return Step.CLOSE_OUT if session.state is _S.ENDED else Step.SEE_REGISTER


def other_steps(session: Session, now: datetime) -> tuple[Step, ...]:
    """Return what else makes sense, the most usual first."""
    if session.state is _S.ENDED:
        return (Step.REGISTER, Step.DEBRIEF, Step.RESUME, Step.NOT_HELD)
    if session.state is _S.IN_PROGRESS:
        return (Step.END, Step.REGISTER, Step.NOT_HELD)
    if session.state is _S.WRITTEN_UP:
        return (Step.CLOSE_OUT, Step.DEBRIEF)
    if session.state is _S.LOCKED:
        return (Step.DEBRIEF,)
    if session.state.upcoming:
        if session.starts_at > now:
            return (_readiness(session), Step.CALL_OFF, Step.NOT_HELD, Step.DELETE)
        return (Step.NOT_HELD, Step.CALL_OFF, Step.DELETE)
    return (Step.DELETE,) if session.state.off else ()


def _readiness(session: Session) -> Step:
    return Step.NOT_READY if session.state is _S.READY else Step.MARK_READY


@dataclass(frozen=True)
class Standing:
    """The part of a session that begin, end, call off and their undo change."""

    state: SessionState
    not_held_reason: NotHeldReason | None
    reason: str
    started_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, session: Session) -> "Standing":
        """Read a session's standing."""
        return cls(session.state, session.not_held_reason, session.reason, session.started_at, session.ended_at)

    def upon(self, session: Session) -> Session:
        """Return the session with this standing; its plan and details stay."""
        return replace(
            session,
            state=self.state,
            not_held_reason=self.not_held_reason,
            reason=self.reason,
            started_at=self.started_at,
            ended_at=self.ended_at,
        )


def remark(session: Session) -> str:
    """Return the sentence that belongs above the plan, or nothing when there is nothing to say."""
    why = f": {session.reason}" if session.reason else ""
    if session.state is _S.LOCKED:
        return "This session is locked together with its note, so its plan can be read but not changed."
    if session.state is _S.CANCELLED:
        return f"This session was cancelled{why}."
    if session.state is _S.NOT_HELD:
        cause = f" ({session.not_held_reason.label.lower()})" if session.not_held_reason else ""
        return f"This session was not held{cause}{why}."
    if session.state is _S.MOVED:
        return f"This session was moved{why}."
    return ""
