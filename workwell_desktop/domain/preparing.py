"""Getting ready for a session: what was left from last time, what is still to do, and how ready it is in a few lines.

Everything here is computed from plain values. What a group note says stands here; notes about a person never do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group, Mode
from workwell_desktop.domain.incident import CrisisSheet
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import Session

MISSING = (Code.APOLOGIES, Code.ABSENT, Code.ON_LEAVE)
"""The codes of those who were missed, in the order they are told."""


class Readying(StrEnum):
    """What makes a session ready."""

    PLAN = "plan"
    PAPERS = "papers"
    ROOM = "room"
    LAST_NOTE = "last_note"
    FOLLOW_UPS = "follow_ups"
    AGREEMENT = "agreement"
    CRISIS_NUMBERS = "crisis_numbers"


@dataclass(frozen=True)
class ReadyLine:
    """One line of readiness: what it is about, a few words that say how it stands, and whether it is done."""

    kind: Readying
    text: str
    done: bool


@dataclass(frozen=True)
class Missed:
    """How many were missing in one way, and who, where the group's record profile keeps names."""

    code: Code
    count: int
    names: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """How they were missing, in words: “apologies”, “no word”, “on leave”."""
        return {Code.APOLOGIES: "Apologies", Code.ABSENT: "No word", Code.ON_LEAVE: "On leave"}[self.code]


@dataclass(frozen=True, kw_only=True)
class LastTime:
    """The session before this one that was held, as far as it matters now.

    `summary` and `promised` are from its group note; `came` are those marked as present. `first_timers` counts those
    who came for the first time, `first_names` names them where the record profile keeps names.
    """

    session: Session
    note_state: NoteState | None = None
    summary: str = ""
    promised: tuple[str, ...] = ()
    came: int = 0
    missed: tuple[Missed, ...] = ()
    first_timers: int = 0
    first_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenPoint:
    """An open follow-up of the group: about whom, what, and when it is due.

    `name` is empty where it is about the group, or `about_someone` in a group that keeps no names.
    """

    name: str
    why: str
    due: date | None
    about_someone: bool = True


@dataclass(frozen=True, kw_only=True)
class Prep:
    """Everything the prep panel shows of one session. `expected` are those thought to come, word sent taken off."""

    session: Session
    group: Group
    last: LastTime | None
    word_sent: tuple[Missed, ...]
    expected: int
    follow_ups: tuple[OpenPoint, ...]
    agreement_due: bool
    numbers: CrisisSheet
    lines: tuple[ReadyLine, ...]

    @property
    def to_tick(self) -> tuple[tuple[str, bool], ...]:
        """The group's checklist, each thing once, and whether it is done."""
        return tuple((thing, thing in self.session.ticked) for thing in things_of(self.group))


_IN_THE_ROOM = (
    "Chairs in a circle",
    "Tissues",
    "Water and cups",
    "Signs at the door",
    "Name badges and pens",
    "Quiet room is free",
    "Timer",
)
_ON_SCREEN = (
    "Link sent to everyone",
    "Sound and picture tried",
    "Waiting room switched on",
    "Someone to let late-comers in",
)


def usual_things(mode: Mode) -> tuple[str, ...]:
    """Return what groups usually get ready, to begin a checklist with."""
    if mode is Mode.ONLINE:
        return (*_ON_SCREEN, "Timer")
    return _IN_THE_ROOM if mode is Mode.IN_PERSON else (*_IN_THE_ROOM, *_ON_SCREEN)


def things_of(group: Group) -> tuple[str, ...]:
    """Return the things of a group's checklist, each once."""
    return tuple(dict.fromkeys(group.checklist))


def agreement_due(group: Group, on: date) -> bool:
    """Whether the group's agreement wants to be looked at again by a day."""
    return group.agreement_review_on is not None and group.agreement_review_on <= on


@dataclass(frozen=True)
class Waiting:
    """What waits besides the session itself: open follow-ups of the group, and the numbers to call in a crisis."""

    follow_ups: int
    numbers: CrisisSheet


def readiness(
    session: Session,
    group: Group,
    *,
    last: Session | None = None,
    last_note: NoteState | None = None,
    waiting: Waiting | None = None,
) -> tuple[ReadyLine, ...]:
    """Return how ready a coming session is; `session` with its plan, `last` the one held before it.

    Without `waiting` there is no line on follow-ups and crisis numbers. What a group does not use (a checklist, a
    review day) has none either.
    """
    lines = [_plan(session), _papers(session), *_room(session, group)]
    if last is not None:
        written = last_note in (NoteState.SIGNED, NoteState.LOCKED)
        words = f"Session {last.number} is written up" if written else f"Write up session {last.number}"
        lines.append(ReadyLine(Readying.LAST_NOTE, words, written))
    if waiting is not None:
        many = waiting.follow_ups
        words = "1 follow-up open" if many == 1 else f"{many or 'No'} follow-ups open"
        lines.append(ReadyLine(Readying.FOLLOW_UPS, words, not many))
    if agreement_due(group, session.day):
        lines.append(ReadyLine(Readying.AGREEMENT, "Review the agreement", done=False))
    if waiting is not None and waiting.numbers.stale(session.day):
        lines.append(ReadyLine(Readying.CRISIS_NUMBERS, "Check the crisis numbers", done=False))
    return tuple(lines)


def _plan(session: Session) -> ReadyLine:
    if not session.agenda.blocks:
        return ReadyLine(Readying.PLAN, "Make a plan", done=False)
    taken = session.agenda.taken(session.starts_at)
    if taken > session.minutes:
        return ReadyLine(Readying.PLAN, f"Plan takes {taken} of {session.minutes} min", done=False)
    return ReadyLine(Readying.PLAN, f"Plan ready · {taken} of {session.minutes} min", done=True)


def _papers(session: Session) -> ReadyLine:
    printed = session.printed_at is not None
    return ReadyLine(Readying.PAPERS, "Papers printed" if printed else "Print the papers", printed)


def _room(session: Session, group: Group) -> Iterable[ReadyLine]:
    things = things_of(group)
    if things:
        ticked = sum(1 for thing in things if thing in session.ticked)
        done = ticked == len(things)
        yield ReadyLine(Readying.ROOM, "Room ready" if done else f"Room · {ticked} of {len(things)} ready", done)


def missed_by(found: Iterable[tuple[str, Code]], *, named: bool) -> tuple[Missed, ...]:
    """Sort names with their codes into the ways of being missed; without names unless `named`."""
    pairs: Sequence[tuple[str, Code]] = tuple(found)
    sorted_out = ((code, tuple(name for name, each in pairs if each is code)) for code in MISSING)
    return tuple(Missed(code, len(names), names if named else ()) for code, names in sorted_out if names)


def last_held(sessions: Iterable[Session], before: Session) -> Session | None:
    """Return the latest session that was held before another; `sessions` are of one group, the earliest first."""
    held = [each for each in sessions if each.starts_at < before.starts_at and each.state.held]
    return held[-1] if held else None
