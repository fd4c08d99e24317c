"""A meeting of a group, from planned to locked, and the side roads: cancelled, not held, moved.

The word *session* always means the meeting; SQLAlchemy's own is known only to the storage floor.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import LONGEST_SESSION
from workwell_desktop.domain.ids import GroupId, ScheduleId, SessionId
from workwell_desktop.domain.moments import later
from workwell_desktop.domain.text import clean_line


class SessionState(StrEnum):
    """Where a session stands (domain notes, section 2.4)."""

    PLANNED = "planned"
    READY = "ready"
    IN_PROGRESS = "in_progress"
    ENDED = "ended"
    WRITTEN_UP = "written_up"
    LOCKED = "locked"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value.replace("_", " ").capitalize()

    @property
    def held(self) -> bool:
        """Whether people met, so that the session counts in rates."""
        return self in _HELD

    @property
    def upcoming(self) -> bool:
        """Whether the session is still to come."""
        return self in (SessionState.PLANNED, SessionState.READY)

    @property
    def off(self) -> bool:
        """Whether the session did not and will not happen on its day."""
        return self in (SessionState.CANCELLED, SessionState.NOT_HELD, SessionState.MOVED)


_S = SessionState
_HELD = frozenset({_S.IN_PROGRESS, _S.ENDED, _S.WRITTEN_UP, _S.LOCKED})
_SIDE = frozenset({_S.CANCELLED, _S.NOT_HELD, _S.MOVED})

NEXT_STATES: dict[SessionState, frozenset[SessionState]] = {
    _S.PLANNED: frozenset({_S.READY, _S.IN_PROGRESS}) | _SIDE,
    _S.READY: frozenset({_S.PLANNED, _S.IN_PROGRESS}) | _SIDE,
    _S.IN_PROGRESS: frozenset({_S.ENDED, _S.NOT_HELD}),
    _S.ENDED: frozenset({_S.IN_PROGRESS, _S.WRITTEN_UP, _S.NOT_HELD}),
    _S.WRITTEN_UP: frozenset({_S.ENDED, _S.LOCKED}),
    _S.LOCKED: frozenset(),
    _S.CANCELLED: frozenset({_S.PLANNED}),
    _S.NOT_HELD: frozenset({_S.PLANNED}),
    _S.MOVED: frozenset({_S.PLANNED}),
}
"""Which state may follow which. A locked session never moves again."""


class NotHeldReason(StrEnum):
    """Why a session did not happen."""

    NOBODY_CAME = "nobody_came"
    FACILITATOR_ILL = "facilitator_ill"
    WEATHER = "weather"
    VENUE = "venue"
    HOLIDAY = "holiday"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value.replace("_", " ").capitalize()


class SheetFate(StrEnum):
    """What became of the paper people signed in on."""

    NONE = "none"
    FILED = "filed"
    DESTROYED = "destroyed"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {"none": "No paper sheet", "filed": "Filed", "destroyed": "Destroyed"}[self.value]


class ClosingStep(StrEnum):
    """The five steps of closing out, in their order."""

    ATTENDANCE = "attendance"
    NOTES = "notes"
    FOLLOW_UPS = "follow_ups"
    FEEDBACK = "feedback"
    NEXT_SESSION = "next_session"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {"follow_ups": "Follow-ups", "next_session": "Next session"}.get(self.value, self.value.capitalize())


@dataclass(frozen=True, kw_only=True)
class Session:
    """One meeting. `starts_at` is an aware time; `length` is the planned time; `number` counts within the group.

    `schedule_id` and `slot` say which occurrence of which schedule laid it down; a session moved by hand keeps both.
    `ticked` are the things of the group's checklist that are done, `closed` the steps of closing out that are.
    `sheet_count` is how many names stand on the paper sheet.
    """

    id: SessionId
    group_id: GroupId
    number: int
    starts_at: datetime
    length: timedelta
    theme: str = ""
    place: str = ""
    facilitators: tuple[str, ...] = ()
    agenda: Agenda = field(default_factory=Agenda)
    state: SessionState = SessionState.PLANNED
    not_held_reason: NotHeldReason | None = None
    reason: str = ""
    moved_to: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    agreement_read: bool = False
    headcount: int | None = None
    visitors: int = 0
    schedule_id: ScheduleId | None = None
    slot: date | None = None
    printed_at: datetime | None = None
    ticked: tuple[str, ...] = ()
    sheet_count: int | None = None
    sheet_fate: SheetFate | None = None
    closed: tuple[ClosingStep, ...] = ()

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is None:
            raise ValueError("starts_at must be an aware time")

    @property
    def ends_at(self) -> datetime:
        """The planned end."""
        return later(self.starts_at, self.length)

    @property
    def day(self) -> date:
        """The day it starts, as the wall clock of its own time zone shows it."""
        return self.starts_at.date()

    @property
    def counted(self) -> bool:
        """Whether somebody was counted or the agreement read out: then its day has come."""
        return self.headcount is not None or self.visitors > 0 or self.agreement_read

    @property
    def told(self) -> bool:
        """Whether people know of its time: everything is prepared, or something was printed.

        Whoever has sent apologies knows of it too; that only the register can tell.
        """
        return self.state is SessionState.READY or self.printed_at is not None

    @property
    def title(self) -> str:
        """“Session 7”, with the theme when there is one."""
        return f"Session {self.number} — {self.theme}" if self.theme else f"Session {self.number}"

    @property
    def minutes(self) -> int:
        """The planned length."""
        return int(self.length / timedelta(minutes=1))

    def checked(self) -> Self:
        """Return the session with texts cleaned. Raises `Refusal` naming the first field that cannot be kept."""
        if self.length <= timedelta():
            raise Refusal("The end must come after the start. Choose a later end.", "ends")
        if self.length > timedelta(minutes=LONGEST_SESSION):
            raise Refusal(f"A session lasts at most {LONGEST_SESSION // 60} hours. Choose an earlier end.", "ends")
        if self.headcount is not None and not 0 <= self.headcount <= 1000:
            raise Refusal("The headcount lies between 0 and 1,000.", "headcount")
        if not 0 <= self.visitors <= 1000:
            raise Refusal("The number of visitors lies between 0 and 1,000.", "visitors")
        if self.sheet_count is not None and not 0 <= self.sheet_count <= 1000:
            raise Refusal("The names on the sheet lie between 0 and 1,000.", "sheet_count")
        return replace(
            self,
            agenda=self.agenda.checked(),
            theme=clean_line(self.theme, "theme", label="The theme"),
            place=clean_line(self.place, "place", label="The place"),
            reason=clean_line(self.reason, "reason", label="The reason"),
            facilitators=tuple(
                line
                for name in self.facilitators
                if (line := clean_line(name, "facilitators", label="A facilitator's name"))
            ),
        )

    def moved(self, state: SessionState) -> Self:
        """Return the session in another state. Raises `Refusal` when that state cannot follow the present one.

        One that is planned again forgets why it was called off and when it was held.
        """
        if state not in NEXT_STATES[self.state]:
            raise Refusal(f"A session that is “{self.state.label}” cannot become “{state.label}”.", "state")
        if state.upcoming:
            return replace(
                self, state=state, not_held_reason=None, reason="", moved_to=None, started_at=None, ended_at=None
            )
        return replace(self, state=state)

    def made_ready(self, ready: bool) -> Self:
        """Return a session to come as ready, or as planned only. Raises `Refusal` for any other."""
        if not self.state.upcoming:
            raise Refusal(f"A session that is “{self.state.label}” is neither ready nor not.", "state")
        wanted = SessionState.READY if ready else SessionState.PLANNED
        return self if self.state is wanted else self.moved(wanted)

    def begun(self, now: datetime) -> Self:
        """Return the session in progress since `now`."""
        return replace(self.moved(SessionState.IN_PROGRESS), started_at=self.started_at or now, ended_at=None)

    def ended(self, now: datetime) -> Self:
        """Return the session ended at `now`, passing through *in progress* when it was never started on screen."""
        running = self if self.state is SessionState.IN_PROGRESS else self.begun(self.starts_at)
        return replace(running.moved(SessionState.ENDED), ended_at=max(now, running.started_at or now))

    def called_off(self, reason: str) -> Self:
        """Return the session cancelled beforehand, with the reason in words."""
        return replace(
            self.moved(SessionState.CANCELLED), reason=clean_line(reason, "reason", label="The reason", needed=True)
        )

    def not_held(self, why: NotHeldReason, remark: str = "") -> Self:
        """Return the session as not held, for a reason. It never enters a rate."""
        return replace(
            self.moved(SessionState.NOT_HELD),
            not_held_reason=why,
            reason=clean_line(remark, "reason", label="The remark"),
        )
