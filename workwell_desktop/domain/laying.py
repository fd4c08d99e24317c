"""Laying down the sessions of a schedule, and laying them anew when it changes.

Only planned sessions that lie ahead ever move: what was held, called off or has passed stays as it is and uses up one
of the schedule's sessions. The planned ones keep their ids and plans; in their order they take the days of the new
rule. One that people were told of keeps its day as long as the rule has it; when it must move, it stays behind as
moved, with the reason, and a new session takes its plan and number.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import SessionId, new_id
from workwell_desktop.domain.numbering import numbered
from workwell_desktop.domain.recurrence import start_on, unrolled
from workwell_desktop.domain.schedule import MOST_SESSIONS, Schedule
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.text import clean_line


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What sessions are laid upon. `sessions` are all of the group's.

    `told` are those whose people know of their time, `used` those that hold more than a plan: marks, notes. An
    endless schedule is laid down to the day `through`. `place` and `facilitators` are those of new sessions, `reason`
    is why sessions move whose people were told.
    """

    sessions: tuple[Session, ...]
    now: datetime
    through: date
    holidays: frozenset[date] = frozenset()
    told: frozenset[SessionId] = frozenset()
    used: frozenset[SessionId] = frozenset()
    place: str = ""
    facilitators: tuple[str, ...] = ()
    reason: str = ""

    def planned(self, session: Session, schedule: Schedule | None = None) -> bool:
        """Whether a session may move with its schedule: see `planned`."""
        return planned(session, schedule, self.now)


def planned(session: Session, schedule: Schedule | None, now: datetime) -> bool:
    """Whether a session may move with its schedule: planned, still ahead, and so is its day by the rule."""
    if not session.state.upcoming or session.starts_at < now:
        return False
    return schedule is None or session.slot is None or start_on(schedule, session.slot) >= now


def laid(ground: Ground, old: Schedule | None, new: Schedule) -> tuple[Session, ...]:
    """Return all sessions of the group after `new` is laid down, in place of `old` or as a new schedule.

    Raises `Refusal` naming `reason` when people were told of a session that moves and nobody said why, or `sessions`
    when there would be more than one schedule may have.
    """
    days = days_to_lay(ground, new, first_time=old is None)
    mine = [s for s in ground.sessions if s.schedule_id == new.id and s.state is not SessionState.MOVED]
    movable = sorted((s for s in mine if ground.planned(s, new)), key=lambda s: (s.slot or s.day, s.starts_at))
    pinned = _pinned(ground, movable, days)
    pinned_ids = {session.id for session in pinned.values()}
    free = [session for session in movable if session.id not in pinned_ids]
    open_days = [day for day in days if day not in pinned]
    places = [*pinned.items(), *zip(open_days, free, strict=False)]
    after = {session.id: session for session in ground.sessions}
    for day, session in places:
        for kept in _settled(ground, session, day, old, new):
            after[kept.id] = kept
    for session in free[len(open_days) :]:
        del after[session.id]
        if session.id in ground.used or has_plan(session):
            after[session.id] = replace(session, schedule_id=None, slot=None)
    for day in open_days[len(free) :]:
        added = _new_session(ground, new, day)
        after[added.id] = added
    known = {session.id for session in ground.sessions}
    return numbered(ground.sessions, after.values(), ground.now, after.keys() - known)


def topped_up(ground: Ground, schedule: Schedule, after: date) -> tuple[Session, ...]:
    """Return all sessions of the group with those of an endless schedule added that come after a day.

    Nothing that is laid down already moves.
    """
    days = [
        day
        for day in _bounded(unrolled(schedule, ground.holidays), ground.through)
        if day > after and start_on(schedule, day) >= ground.now
    ]
    taken = {session.day for session in ground.sessions if _single(session)}
    added = tuple(_new_session(ground, schedule, day) for day in days if day not in taken)
    return numbered(ground.sessions, (*ground.sessions, *added), ground.now)


def days_to_lay(ground: Ground, schedule: Schedule, *, first_time: bool) -> tuple[date, ...]:
    """Return the days on which planned sessions of a schedule are to stand, the fixed ones left out.

    Days that have passed are laid only the `first_time`: then someone wants to write down what was.
    """
    mine = [s for s in ground.sessions if s.schedule_id == schedule.id and s.state is not SessionState.MOVED]
    fixed = {session.slot for session in mine if not ground.planned(session, schedule)}
    single = {s.day for s in ground.sessions if _single(s) and not ground.planned(s)} - {s.slot for s in mine}
    used_up, days = len(fixed), []
    for day in _bounded(unrolled(schedule, ground.holidays), None if not schedule.endless else ground.through):
        if schedule.sessions is not None and used_up >= schedule.sessions:
            break
        if day in fixed:
            continue
        if day in single:
            used_up += 1
        elif first_time or start_on(schedule, day) >= ground.now:
            days.append(day)
            used_up += 1
        if len(days) > MOST_SESSIONS:
            raise Refusal(f"That would be more than {MOST_SESSIONS:,} sessions. Choose an earlier end.", "sessions")
    return tuple(days)


def has_plan(session: Session) -> bool:
    """Whether someone has put work into a session: parts, a theme, things ticked or printed."""
    return bool(len(session.agenda) or session.theme or session.ticked or session.printed_at or session.counted)


def _bounded(days: Iterator[date], through: date | None) -> Iterator[date]:
    for day in days:
        if through is not None and day > through:
            return
        yield day


def _single(session: Session) -> bool:
    return session.schedule_id is None and session.state is not SessionState.MOVED


def _pinned(ground: Ground, movable: Sequence[Session], days: Collection[date]) -> dict[date, Session]:
    """Return the sessions that stay on a day: those people were told of, and single ones that stand there already."""
    known = set(days)
    pinned = {s.slot: s for s in movable if s.id in ground.told and s.slot is not None and s.slot in known}
    slots = {session.slot for session in movable}
    for session in ground.sessions:
        if _single(session) and ground.planned(session) and session.day in known and session.day not in slots:
            pinned.setdefault(session.day, session)
    return pinned


def _settled(ground: Ground, session: Session, day: date, old: Schedule | None, new: Schedule) -> tuple[Session, ...]:
    """Return a planned session on a day of the new rule; what was set by hand stays while the day does."""
    by_rule = session.slot is None or old is None or same_moment(session.starts_at, start_on(old, session.slot))
    joins = session.schedule_id is None
    stays = joins or (session.slot == day and not by_rule)
    starts_at = session.starts_at if stays else start_on(new, day)
    by_hand = joins or (old is not None and session.length != old.length)
    length = session.length if by_hand else new.length
    if not same_moment(starts_at, session.starts_at) and session.id in ground.told:
        left, fresh = moved_away(session, starts_at, ground.reason)
        return left, replace(fresh, schedule_id=new.id, slot=day, length=length)
    return (replace(session, starts_at=starts_at, schedule_id=new.id, slot=day, length=length),)


def same_moment(one: datetime, other: datetime) -> bool:
    """Whether two aware times are the same moment; in an hour that comes twice, == says no across zones."""
    return one.astimezone(UTC) == other.astimezone(UTC)


def moved_away(session: Session, starts_at: datetime, reason: str) -> tuple[Session, Session]:
    """Return a session whose people were told as moved, and the new one with its plan, place and number.

    The new one is planned afresh: nothing is printed for it yet, nobody has sent word or was counted. Raises
    `Refusal` naming `reason` when there is none.
    """
    why = clean_line(reason, "reason", label="The reason")
    if not why:
        raise Refusal(f"People know of session {session.number} already. Say in a few words why it moves.", "reason")
    left = replace(session.moved(SessionState.MOVED), reason=why, moved_to=starts_at, agenda=Agenda())
    fresh = replace(
        session,
        id=SessionId(new_id()),
        starts_at=starts_at,
        state=SessionState.PLANNED,
        printed_at=None,
        ticked=(),
        agreement_read=False,
        headcount=None,
        visitors=0,
        sheet_count=None,
        sheet_fate=None,
        closed=(),
    )
    return left, fresh


def _new_session(ground: Ground, schedule: Schedule, day: date) -> Session:
    return Session(
        id=SessionId(new_id()),
        group_id=schedule.group_id,
        number=0,
        starts_at=start_on(schedule, day),
        length=schedule.length,
        place=ground.place,
        facilitators=ground.facilitators,
        schedule_id=schedule.id,
        slot=day,
    )
