"""What Today shows: what is next, what was held lately, what needs a hand. Computed from plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from workwell_desktop.domain.attendance import Tally
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.session import Session, SessionState


@dataclass(frozen=True)
class SessionGlance:
    """One session as a line: its group, its register so far, and how its note stands (None: not begun)."""

    session: Session
    group: Group
    tally: Tally
    note_state: NoteState | None


class TaskKind(StrEnum):
    """What is left to do."""

    WRITE_NOTE = "write_note"
    SIGN_NOTE = "sign_note"
    FINISH_REGISTER = "finish_register"
    PLAN_AGENDA = "plan_agenda"
    SAY_WHAT_HAPPENED = "say_what_happened"


@dataclass(frozen=True)
class Task:
    """One thing that needs the facilitator, and the session it belongs to."""

    kind: TaskKind
    glance: SessionGlance


@dataclass(frozen=True)
class Today:
    """The whole Today screen as values. `upcoming` begins after `next` and reaches a fortnight ahead."""

    now: datetime
    next: SessionGlance | None
    upcoming: tuple[SessionGlance, ...]
    recent: tuple[SessionGlance, ...]
    tasks: tuple[Task, ...]
    steady: tuple[tuple[Group, int], ...]
    """Groups with at least three held sessions in a row, none called off, and how many."""
    group_count: int


AHEAD = timedelta(days=14)
BACK = timedelta(days=28)
SOON = timedelta(days=3)


def over(session: Session, now: datetime) -> bool:
    """Whether a session lies behind: its planned end has passed, or it was ended before."""
    return session.ends_at < now or (session.state.held and session.state is not SessionState.IN_PROGRESS)


def tasks_of(glance: SessionGlance, now: datetime) -> tuple[TaskKind, ...]:
    """Return what one session still needs."""
    session = glance.session
    if session.state.upcoming:
        if session.ends_at < now:
            return (TaskKind.SAY_WHAT_HAPPENED,)
        open_ended = session.state is SessionState.PLANNED and not session.agenda.blocks
        return (TaskKind.PLAN_AGENDA,) if open_ended and session.starts_at - now < SOON else ()
    if not session.state.held or not over(session, now):
        return ()
    left = [] if glance.tally.complete else [TaskKind.FINISH_REGISTER]
    if glance.note_state is None:
        left.append(TaskKind.WRITE_NOTE)
    elif glance.note_state is NoteState.DRAFT:
        left.append(TaskKind.SIGN_NOTE)
    return tuple(left)


def today(
    now: datetime,
    groups: Mapping[GroupId, Group],
    glances: Sequence[SessionGlance],
    runs: Mapping[GroupId, int],
) -> Today:
    """Arrange Today.

    `glances` are the sessions from `BACK` ago to `AHEAD` from now in the order of their starts; `runs` says how many
    of each group's latest sessions were held without one called off.
    """
    running = [g for g in glances if not over(g.session, now) and not g.session.state.off]
    past = [g for g in reversed(glances) if over(g.session, now) and g.session.state.held]
    unclear = [g for g in reversed(glances) if g.session.ends_at < now and g.session.state.upcoming]
    tasks = [Task(kind, g) for g in (*running[:1], *unclear, *past) for kind in tasks_of(g, now)]
    return Today(
        now=now,
        next=running[0] if running else None,
        upcoming=tuple(running[1:]),
        recent=tuple(past[:6]),
        tasks=tuple(tasks[:6]),
        steady=tuple((groups[gid], run) for gid, run in runs.items() if run >= 3 and gid in groups),
        group_count=len(groups),
    )


def run_of_held(sessions: Sequence[Session]) -> int:
    """Return how many of a group's latest sessions (in order of start) were held, back to the first called off.

    One that is still going on does not count yet.
    """
    run = 0
    for session in reversed(sessions):
        if session.state.held and session.state is not SessionState.IN_PROGRESS:
            run += 1
        elif session.state.off:
            break
    return run
