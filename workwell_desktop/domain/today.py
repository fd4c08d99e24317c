"""What Today shows: what is next, what was held lately, what needs a hand, what went well. From plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from workwell_desktop.domain.attendance import Tally
from workwell_desktop.domain.follow_up_board import FollowUpLine
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.preparing import ReadyLine, agreement_due
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.domain.session import ClosingStep, Session, SessionState
from workwell_desktop.domain.suggestion import Suggestion

NOTES_SEEN = "The notes of last time"
"""Stands in `Session.ticked` once the notes of the session before were looked at; it is on no group's checklist."""


@dataclass(frozen=True)
class SessionGlance:
    """One session as a line: its group, its register so far, and how its note stands (None: not begun).

    `planned` is how many minutes its plan takes, `follow_ups` how many open ones came from it.
    """

    session: Session
    group: Group
    tally: Tally
    note_state: NoteState | None
    planned: int = 0
    follow_ups: int = 0


@dataclass(frozen=True)
class NextUp:
    """The next session with its readiness; `last` is the group's session before it."""

    glance: SessionGlance
    lines: tuple[ReadyLine, ...] = ()
    last: Session | None = None
    last_written: bool = False

    @property
    def session(self) -> Session:
        """The session itself, with its plan."""
        return self.glance.session

    @property
    def notes_seen(self) -> bool:
        """Whether the notes of the session before were looked at."""
        return NOTES_SEEN in self.glance.session.ticked


class TaskKind(StrEnum):
    """What is left to do."""

    WRITE_NOTE = "write_note"
    SIGN_NOTE = "sign_note"
    FINISH_REGISTER = "finish_register"
    FINISH_STEPS = "finish_steps"
    PLAN_AGENDA = "plan_agenda"
    SAY_WHAT_HAPPENED = "say_what_happened"


@dataclass(frozen=True)
class Task:
    """What one session needs of the facilitator, in the order it is best done."""

    kinds: tuple[TaskKind, ...]
    glance: SessionGlance


class JoyKind(StrEnum):
    """What is worth celebrating; always something that is so, never a goal."""

    EVERYONE_CAME = "everyone_came"
    CAME_BACK = "came_back"
    IN_A_ROW = "in_a_row"


@dataclass(frozen=True)
class Joy:
    """Something that went well in a group; `number` counts people who came back, or sessions in a row."""

    kind: JoyKind
    group: Group
    number: int
    session: Session | None = None


@dataclass(frozen=True)
class Due:
    """What waits besides sessions: follow-ups due, the earliest first, and whom to think of."""

    follow_ups: tuple[FollowUpLine, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    crisis_numbers: bool = False
    """Whether nobody has looked through the crisis numbers for too long."""
    crisis_looked_on: date | None = None
    agreements: tuple[Group, ...] = ()
    """Groups whose agreement is due for review."""
    sheet: Safekeeping | None = None
    """What is known of the recovery sheet, once nobody has tried it for a year."""
    incidents: tuple[Incident, ...] = ()
    """Reports that were begun and not signed, the newest first."""


@dataclass(frozen=True)
class Today:
    """The whole Today screen as values. `upcoming` begins after `next`."""

    now: datetime
    next: NextUp | None
    upcoming: tuple[SessionGlance, ...]
    recent: tuple[SessionGlance, ...]
    tasks: tuple[Task, ...]
    joys: tuple[Joy, ...]
    group_count: int
    due: Due = field(default_factory=Due)


AHEAD = timedelta(days=14)
BACK = timedelta(days=28)
SOON = timedelta(days=3)
LATELY = timedelta(days=14)
"""How fresh a thing must be to be celebrated."""

STEADY = 3
"""Sessions held in a row that are worth a word."""

MOST_JOYS = 3


def over(session: Session, now: datetime) -> bool:
    """Whether a session lies behind: its planned end has passed, or it was ended before."""
    return session.ends_at < now or (session.state.held and session.state is not SessionState.IN_PROGRESS)


def left_of(glance: SessionGlance, now: datetime) -> tuple[TaskKind, ...]:
    """Return what one session still needs."""
    session = glance.session
    if session.state.upcoming:
        if session.ends_at < now:
            return (TaskKind.SAY_WHAT_HAPPENED,)
        bare = session.state is SessionState.PLANNED and not glance.planned
        return (TaskKind.PLAN_AGENDA,) if bare and session.starts_at - now < SOON else ()
    if not session.state.held or not over(session, now):
        return ()
    left = [] if glance.tally.complete else [TaskKind.FINISH_REGISTER]
    if ClosingStep.NOTES not in session.closed:  # else somebody said that the note stays as it is
        if glance.note_state is None:
            left.append(TaskKind.WRITE_NOTE)
        elif glance.note_state is NoteState.DRAFT:
            left.append(TaskKind.SIGN_NOTE)
    if _half_closed(session):
        left.append(TaskKind.FINISH_STEPS)
    return tuple(left)


def _half_closed(session: Session) -> bool:
    """Whether closing out was begun and left; who closes in their own way, or locked the note, is not nagged."""
    return session.state is not SessionState.LOCKED and 0 < len(session.closed) < len(ClosingStep)


def today(
    now: datetime, groups: Mapping[GroupId, Group], glances: Sequence[SessionGlance], joys: Sequence[Joy] = ()
) -> Today:
    """Arrange the sessions of Today; readiness and what is due are put in afterwards.

    `glances` are the sessions from `BACK` ago to `AHEAD` from now in the order of their starts.
    """
    running = [g for g in glances if not over(g.session, now) and not g.session.state.off]
    past = [g for g in reversed(glances) if over(g.session, now) and g.session.state.held]
    unclear = [g for g in reversed(glances) if g.session.ends_at < now and g.session.state.upcoming]
    asked = [(g, left_of(g, now)) for g in (*unclear, *past, *running[:1])]
    return Today(
        now=now,
        next=NextUp(running[0]) if running else None,
        upcoming=tuple(running[1:]),
        recent=tuple(past[:6]),
        tasks=tuple(Task(kinds, glance) for glance, kinds in asked if kinds),
        joys=tuple(joys[:MOST_JOYS]),
        group_count=len(groups),
    )


def run_of_held(states: Sequence[SessionState]) -> int:
    """Return how many of a group's latest sessions (in order of start) were held, back to the first called off.

    One that is still going on does not count yet.
    """
    run = 0
    for state in reversed(states):
        if state.held and state is not SessionState.IN_PROGRESS:
            run += 1
        elif state.off:
            break
    return run


def joys_of(
    now: datetime,
    held: Sequence[SessionGlance],
    courses: Mapping[GroupId, Sequence[SessionState]],
    came_back: Mapping[GroupId, int],
) -> tuple[Joy, ...]:
    """Return what is worth celebrating, the rarest first.

    `held` are the sessions that lie behind, the latest first; `courses` the states of each group's sessions up to
    now; `came_back` how many who were new lately have come again.
    """
    latest: dict[GroupId, SessionGlance] = {}
    for glance in held:
        latest.setdefault(glance.session.group_id, glance)
    fresh = [g for g in latest.values() if now - g.session.starts_at <= LATELY]
    full = [
        Joy(JoyKind.EVERYONE_CAME, g.group, g.tally.attended, g.session)
        for g in fresh
        if g.tally.expected > 1 and g.tally.attended == g.tally.expected
    ]
    back = [Joy(JoyKind.CAME_BACK, g.group, came_back[g.group.id]) for g in fresh if came_back.get(g.group.id)]
    runs = ((g.group, run_of_held(courses.get(g.group.id, ()))) for g in fresh)
    steady = [Joy(JoyKind.IN_A_ROW, group, run) for group, run in runs if run >= STEADY]
    return (*full, *back, *sorted(steady, key=lambda joy: joy.number, reverse=True))


def agreements_due(groups: Sequence[Group], on: date) -> tuple[Group, ...]:
    """Return the groups that meet and whose agreement is due for review."""
    return tuple(group for group in groups if group.status.meets and agreement_due(group, on))
