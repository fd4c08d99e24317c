"""One group's timetable inside a transaction: a sheet to lay sessions down on, and how what it altered is written.

Everything is reckoned on the sheet first, by the domain. Only what differs is written, and it can be shown before it
is: the preview of a schedule and its keeping are the same sum.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, ScheduleId, SessionId
from workwell_desktop.domain.laying import Ground, has_plan, laid, planned, topped_up
from workwell_desktop.domain.numbering import numbered
from workwell_desktop.domain.schedule import Schedule
from workwell_desktop.domain.schedule_words import schedules_in_words
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.timetable import Laid, Timetable
from workwell_desktop.storage.work import UnitOfWork

HORIZON = timedelta(weeks=26)
"""How far ahead of today the sessions of an endless schedule are laid down."""


class Sheet:
    """A working copy of one group's schedules and sessions."""

    def __init__(self, work: UnitOfWork, group_id: GroupId, now: datetime, reason: str = "") -> None:
        self._work = work
        self._now = now
        self._group = work.groups.get(group_id)
        coming = {session.id: session for session in work.sessions.ahead(group_id, now)}
        every = work.sessions.of_group(group_id, plans=False)
        self._light = {session.id for session in every} - coming.keys()
        self._before = tuple(coming.get(session.id, session) for session in every)
        self._schedules_before = {schedule.id: schedule for schedule in work.schedules.of_group(group_id)}
        self.schedules = dict(self._schedules_before)
        self.sessions = self._before
        self._reason = reason
        self._told = _told(work, self._before)
        self._used: frozenset[SessionId] | None = None
        self._rewords = False

    def of_schedule(self, schedule: Schedule) -> tuple[Session, ...]:
        """Return the sessions of a schedule that stand for a day of it, those that were moved away left out."""
        return tuple(s for s in self.sessions if s.schedule_id == schedule.id and s.state is not SessionState.MOVED)

    def planned(self, session: Session) -> bool:
        """Whether a session may move with its schedule."""
        schedule = self.schedules.get(session.schedule_id) if session.schedule_id else None
        return planned(session, schedule, self._now)

    def told(self, session: Session) -> bool:
        """Whether people know of a session."""
        return session.id in self._told

    def lay(self, old: Schedule | None, new: Schedule, holidays: Iterable[date], through: date | None = None) -> None:
        """Lay the sessions of `new` down, in place of `old` or as a new schedule.

        Raises `Refusal` when people were told of a session that would move and there is no reason.
        """
        self.schedules[new.id] = new
        self.sessions = laid(self._ground(new, holidays, through), old, new)

    def top_up(self, schedule: Schedule, after: date, holidays: Iterable[date], through: date) -> None:
        """Lay an endless schedule further down; nothing that stands already moves."""
        self.sessions = topped_up(self._ground(schedule, holidays, through), schedule, after)

    def change(self, change: Callable[[Session], tuple[Session, ...]], session_id: SessionId) -> None:
        """Put what `change` makes of a session in its place, and number what is to come afresh."""
        self._read_plan(session_id)
        after = [made for s in self.sessions for made in (change(s) if s.id == session_id else (s,))]
        self.sessions = numbered(self._before, after, self._now)

    def take_out(self, session_id: SessionId) -> None:
        """Take a session out."""
        after = [session for session in self.sessions if session.id != session_id]
        self.sessions = numbered(self._before, after, self._now)

    def reword(self) -> None:
        """Let the group's own words for its schedule be those of its schedules."""
        self._rewords = True

    def laid(self) -> Laid:
        """Return what this sheet alters, before and after.

        Raises `Refusal` when what is known of who came to a session would lie ahead.
        """
        known = {session.id: session for session in self._before}
        wanted = {session.id: session for session in self.sessions}
        changed = [key for key in {**known, **wanted} if known.get(key) != wanted.get(key)]
        both = (key for key in changed if key in known and key in wanted)
        self._refuse_ahead([wanted[key] for key in both if wanted[key].starts_at != known[key].starts_at])
        plans = {key: self._work.sessions.get(key).agenda for key in changed if key in self._light}
        words = schedules_in_words(self._in_order(), self._now.date())
        rewords = self._rewords and words != self._group.schedule
        before = Timetable(
            schedules=_differing(self._schedules_before, self.schedules),
            sessions=tuple(_planned_as(known[key], plans) for key in changed if key in known),
            words=((self._group.id, self._group.schedule),) if rewords else (),
        )
        after = Timetable(
            schedules=_differing(self.schedules, self._schedules_before),
            sessions=tuple(_planned_as(wanted[key], plans) for key in changed if key in wanted),
            words=((self._group.id, words),) if rewords else (),
        )
        return Laid(before=before, after=after)

    def _refuse_ahead(self, moved: Iterable[Session]) -> None:
        """Keep marks and counts of who came out of the future: a session that has some does not move there."""
        ahead = {session.id: session for session in moved if session.day > self._now.date()}
        marks = self._work.marks.of_sessions(ahead) if ahead else ()
        came = {mark.session_id for mark in marks if not mark.code.may_come_before}
        for session in ahead.values():
            if session.counted or session.id in came:
                raise Refusal(
                    f"Session {session.number} has marks or counts of who came, so its day cannot lie ahead. "
                    "Take them away first, or keep the day.",
                    "starts",
                )

    def _read_plan(self, session_id: SessionId) -> None:
        """Read the agenda of a session that came without it."""
        if session_id in self._light:
            self._light.discard(session_id)
            whole = self._work.sessions.get(session_id)
            self._before = tuple(whole if s.id == session_id else s for s in self._before)
            self.sessions = tuple(whole if s.id == session_id else s for s in self.sessions)

    def _in_order(self) -> list[Schedule]:
        return sorted(self.schedules.values(), key=lambda schedule: (schedule.first_day, schedule.id.int))

    def _ground(self, schedule: Schedule, holidays: Iterable[date], through: date | None) -> Ground:
        if self._used is None:
            self._used = self._work.sessions.in_use(s.id for s in self.sessions if self.planned(s))
        mine = self.of_schedule(schedule)
        last = max((s.slot for s in mine if s.slot is not None), default=self._now.date())
        pattern = mine[-1] if mine else None
        author = self._work.facilitator.get().name
        return Ground(
            sessions=self.sessions,
            now=self._now,
            through=through or max(last, max(self._now.date(), schedule.first_day) + HORIZON),
            holidays=frozenset(holidays),
            told=self._told,
            used=self._used,
            place=pattern.place if pattern else self._group.place,
            facilitators=pattern.facilitators
            if pattern
            else self._group.facilitators or ((author,) if author else ()),
            reason=self._reason,
        )


def write(work: UnitOfWork, act: Laid) -> None:
    """Bring about what stands in `act.after`, given that `act.before` stands now; keep what changed besides.

    Raises `Refusal` when a session has begun, or something was written down in one that would go.
    """
    for schedule in act.after.schedules:
        work.schedules.save(schedule)
    for gone in {s.id for s in act.before.schedules} - {s.id for s in act.after.schedules}:
        work.schedules.remove(gone)
    for holiday in act.after.holidays:
        work.holidays.save(holiday)
    for day in {h.day for h in act.before.holidays} - {h.day for h in act.after.holidays}:
        work.holidays.remove(day)
    earlier_words = dict(act.before.words)
    for group_id, words in act.after.words:
        group = work.groups.get(group_id)
        if group.schedule == earlier_words[group_id]:
            work.groups.save(replace(group, schedule=words))
    before = {session.id: session for session in act.before.sessions}
    wanted = {session.id for session in act.after.sessions}
    for known in act.before.sessions:
        if known.id not in wanted:
            _refuse_worked_on(work.sessions.get(known.id), known)
            work.sessions.remove(known.id)
    for session in act.after.sessions:
        earlier = before.get(session.id)
        work.sessions.save(session if earlier is None else _merged(work.sessions.get(session.id), earlier, session))


def renumber(work: UnitOfWork, before: tuple[Session, ...], session: Session, now: datetime) -> Session:
    """Number the coming sessions of a group afresh after `session` was kept or came; return it as numbered.

    `before` are the sessions as they stood, agendas left out.
    """
    now_kept = work.sessions.of_group(session.group_id, plans=False)
    known = {s.id for s in before}
    fresh = [s.id for s in now_kept if s.id not in known] if before else ()
    numbers = {kept.id: kept.number for kept in now_kept}
    for changed in numbered(before or now_kept, now_kept, now, fresh):
        if changed.number != numbers[changed.id]:
            work.sessions.save(replace(work.sessions.get(changed.id), number=changed.number))
            session = replace(session, number=changed.number) if changed.id == session.id else session
    return session


def _told(work: UnitOfWork, sessions: Iterable[Session]) -> frozenset[SessionId]:
    coming = [session for session in sessions if session.state.upcoming]
    marks = work.marks.of_sessions([session.id for session in coming])
    apologies = {mark.session_id for mark in marks if mark.code is Code.APOLOGIES}
    return frozenset(apologies | {session.id for session in coming if session.told})


def _differing(these: dict[ScheduleId, Schedule], those: dict[ScheduleId, Schedule]) -> tuple[Schedule, ...]:
    return tuple(schedule for key, schedule in these.items() if those.get(key) != schedule)


def _planned_as(session: Session, plans: dict[SessionId, Agenda]) -> Session:
    return replace(session, agenda=plans[session.id]) if session.id in plans else session


def _refuse_begun(stored: Session, known: Session) -> None:
    if stored.state is not known.state and not stored.state.upcoming:
        raise Refusal(f"Session {stored.number} is no longer only planned, so this cannot be taken back in one step.")


def _refuse_worked_on(stored: Session, known: Session) -> None:
    _refuse_begun(stored, known)
    if has_plan(stored) and (stored.agenda, stored.theme) != (known.agenda, known.theme):
        raise Refusal(f"Session {stored.number} has been planned since, so this cannot be taken back in one step.")


def _merged(stored: Session, earlier: Session, wanted: Session) -> Session:
    """Return `wanted`, but with what changed in the session since `earlier` was written."""
    if stored == earlier:
        return wanted
    _refuse_begun(stored, earlier)
    names = [name for name in vars(earlier) if getattr(earlier, name) != getattr(wanted, name)]
    return replace(stored, **{name: getattr(wanted, name) for name in names})
