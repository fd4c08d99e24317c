"""Planning and holding sessions: propose, keep, plan, begin, end, call off, take back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.schedule import Scope, SessionChange
from workwell_desktop.domain.session import NotHeldReason, Session, SessionState
from workwell_desktop.domain.timetable import Laid
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.schedules import Schedules
from workwell_desktop.usecases.timetables import renumber
from workwell_desktop.usecases.work import Means

EVENING = time(18, 30)
"""When a first session is proposed: today if that is still to come."""

_COURSE = ("state", "not_held_reason", "reason", "moved_to", "started_at", "ended_at")
"""What happened to a session, as opposed to how it is planned."""


@dataclass(frozen=True)
class Moved:
    """What moving a session came to: the one that stands on the new day, and what undoes it (`schedules.put`)."""

    session: Session
    laid: Laid


@dataclass(frozen=True)
class Sessions:
    """What a facilitator can do with sessions."""

    means: Means

    def get(self, session_id: SessionId) -> tuple[Session, Group]:
        """Return a session and its group. Raises `Refusal` when gone."""
        with self.means.open_work("sessions.read") as work:
            session = work.sessions.get(session_id)
            return session, work.groups.get(session.group_id)

    def of_group(self, group_id: GroupId, *, plans: bool = True) -> tuple[Session, ...]:
        """Return a group's sessions in the order of their starts; without plans, and quicker, unless `plans`."""
        with self.means.open_work("sessions.read") as work:
            return work.sessions.of_group(group_id, plans=plans)

    def propose(self, group_id: GroupId) -> Session:
        """Return a session to start from, not yet kept: a week after the latest one, else the next evening."""
        with self.means.open_work("sessions.read") as work:
            group = work.groups.get(group_id)
            earlier = work.sessions.of_group(group_id, plans=False)
            author = work.facilitator.get().name
        if earlier:
            wall = earlier[-1].starts_at.replace(tzinfo=None)
            while wall.date() < self.means.today() or wall == earlier[-1].starts_at.replace(tzinfo=None):
                wall += timedelta(days=7)
        else:
            wall = datetime.combine(self.means.today(), EVENING)
            if wall <= self.means.now().replace(tzinfo=None):
                wall += timedelta(days=1)
        return Session(
            id=SessionId(new_id()),
            group_id=group_id,
            number=max((session.number for session in earlier), default=0) + 1,
            starts_at=wall.astimezone(),
            length=earlier[-1].length if earlier else timedelta(minutes=group.session_minutes),
            place=group.place,
            facilitators=group.facilitators or ((author,) if author else ()),
        )

    def save(self, session: Session) -> Session:
        """Keep a new or changed session and return it as kept.

        What is kept already stays in its state: only the other verbs move it. Raises `Refusal` once the session is
        locked, for one that was held a day that has not come, or naming the field that cannot be kept.
        """
        kept = session.checked()
        with self.means.open_work("sessions.save") as work:
            stored = _stored(work, session)
            if stored is not None:
                kept = replace(kept, **{name: getattr(stored, name) for name in _COURSE})
                self._refuse_held_on_a_day_to_come(work, kept)
            kept = self._kept(work, stored, kept)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return kept

    def save_agenda(self, session_id: SessionId, agenda: Agenda) -> Session:
        """Keep a session's plan and return the session. Raises `Refusal` once the session is locked."""
        return self._change("sessions.plan", session_id, lambda session: replace(session, agenda=agenda))

    def set_ready(self, session_id: SessionId, ready: bool) -> Session:
        """Say that everything for a session to come is prepared, or that it is not yet.

        Raises `Refusal` for one that has begun or was called off.
        """
        return self._change("sessions.ready", session_id, lambda session: session.made_ready(ready))

    def begin(self, session_id: SessionId) -> Session:
        """Begin a session now. Raises `Refusal` before its day."""
        return self._change("sessions.begin", session_id, self._begun)

    def end(self, session_id: SessionId) -> Session:
        """End a session now; one that was never begun on screen counts as held as planned.

        Raises `Refusal` before its day.
        """
        return self._change("sessions.end", session_id, self._ended)

    def call_off(self, session_id: SessionId, reason: str) -> Session:
        """Cancel a session beforehand, with a reason in words."""
        return self._change("sessions.call_off", session_id, lambda session: session.called_off(reason))

    def set_not_held(self, session_id: SessionId, why: NotHeldReason, remark: str = "") -> Session:
        """Say that a session was not held, and why. It never enters a rate."""
        return self._change("sessions.not_held", session_id, lambda session: session.not_held(why, remark))

    def plan_again(self, session_id: SessionId) -> Session:
        """Plan a session that was called off, not held or moved once more; why it was off is forgotten.

        One that was moved stands on its own then: its new date goes on in its place.
        """
        return self._change("sessions.plan_again", session_id, _planned_again)

    def move_to(self, session_id: SessionId, starts_at: datetime, reason: str = "") -> Moved:
        """Move a session to another time.

        When nobody was told of it, it simply starts then. Otherwise it stays behind as moved, with the reason, and a
        new one takes its plan and number. Raises `Refusal` naming `reason` when there is none then, or for one that
        is not planned any more.
        """
        laid = Schedules(self.means).edit(session_id, Scope.THIS, SessionChange(starts_at=starts_at, reason=reason))
        stands = next((s for s in laid.moved if s.state.upcoming), None)
        return Moved(stands or self.get(session_id)[0], laid)

    def told(self, session_id: SessionId) -> bool:
        """Whether people know of a session's time, so that moving it needs a reason."""
        with self.means.open_work("sessions.read") as work:
            session = work.sessions.get(session_id)
            return session.told or any(
                mark.code is Code.APOLOGIES for mark in work.marks.of_session(session_id) if session.state.upcoming
            )

    def put(self, session: Session) -> None:
        """Keep a session as given, state included: undo and redo. Raises `Refusal` once it is locked."""
        with self.means.open_work("sessions.put") as work:
            stored = _stored(work, session)
            self._kept(work, stored, session)
            if stored is None:
                _leave_out(work, session, leave_out=False)
            work.commit()
        self.means.announce(Changes.SESSIONS)

    def remove(self, session_id: SessionId) -> Session:
        """Remove a session planned by mistake and return it, so that it can be put back.

        Raises `Refusal` when its register has a mark or its note a word in it.
        """
        with self.means.open_work("sessions.remove") as work:
            session = self.take_out(work, session_id)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return session

    def take_out(self, work: UnitOfWork, session_id: SessionId) -> Session:
        """Remove a session within an open transaction, number those that follow afresh, and return it."""
        session = work.sessions.get(session_id)
        refuse_held(work, groups=(session.group_id,))
        before = work.sessions.of_group(session.group_id, plans=False)
        work.sessions.remove(session_id)
        _leave_out(work, session, leave_out=True)
        renumber(work, before, session, self.means.now())
        return session

    def _kept(self, work: UnitOfWork, stored: Session | None, session: Session) -> Session:
        """Write a session and number what is to come afresh if it is new or starts at another time."""
        numbers_may_differ = stored is None or _standing(stored) != _standing(session)
        before = work.sessions.of_group(session.group_id, plans=False) if numbers_may_differ else ()
        work.sessions.save(session)
        return renumber(work, before, session, self.means.now()) if numbers_may_differ else session

    def _begun(self, session: Session) -> Session:
        self._refuse_before_its_day(session)
        return session.begun(self.means.now())

    def _ended(self, session: Session) -> Session:
        self._refuse_before_its_day(session)
        now = self.means.now()
        return session.ended(now if session.started_at else min(session.ends_at, now))

    def _refuse_before_its_day(self, session: Session) -> None:
        if session.state.upcoming and session.day > self.means.today():
            raise Refusal(f"Session {session.number} is still to come. It can begin on its day.", "state")

    def _refuse_held_on_a_day_to_come(self, work: UnitOfWork, session: Session) -> None:
        """Keep marks of who came out of the future, whichever way round they would get there."""
        if session.day <= self.means.today():
            return
        if session.counted:
            raise Refusal(
                "What was counted at this session would lie ahead. Set it back first, or keep the day.", "starts"
            )
        if session.state.held or any(not mark.code.may_come_before for mark in work.marks.of_session(session.id)):
            raise Refusal("This session has been held, so its day cannot lie ahead. Plan another session.", "starts")

    def _change(self, action: str, session_id: SessionId, change: Callable[[Session], Session]) -> Session:
        with self.means.open_work(action) as work:
            stored = work.sessions.get(session_id)
            refuse_locked(stored)
            session = self._kept(work, stored, change(stored).checked())
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return session


def _standing(session: Session) -> tuple[datetime, bool]:
    """Return what the numbers of a group hang on."""
    return session.starts_at, session.state.upcoming or session.state.held


def _planned_again(session: Session) -> Session:
    planned = session.moved(SessionState.PLANNED)
    return planned if session.state is not SessionState.MOVED else replace(planned, schedule_id=None, slot=None)


def _leave_out(work: UnitOfWork, session: Session, *, leave_out: bool) -> None:
    """Let a session's schedule leave its day out and be one session shorter; or take the day back in."""
    schedules = {schedule.id: schedule for schedule in work.schedules.of_group(session.group_id)}
    schedule = schedules.get(session.schedule_id) if session.schedule_id and session.state.upcoming else None
    if schedule is None or session.slot is None:
        return
    others = {*schedule.skipped} - {session.slot}
    changed = replace(schedule, skipped=tuple(sorted(others | {session.slot} if leave_out else others)))
    if schedule.sessions is not None:
        count = schedule.sessions + (-1 if leave_out else 1)
        changed = replace(changed, sessions=count) if count else replace(changed, sessions=None, until=session.slot)
    work.schedules.save(changed)


def _stored(work: UnitOfWork, session: Session) -> Session | None:
    """Return the session as it is kept, or None when it is new. Raises `Refusal` when it is locked."""
    try:
        stored = work.sessions.get(session.id)
    except Refusal:
        return None
    refuse_locked(stored)
    return stored


def refuse_locked(session: Session) -> None:
    """Raise `Refusal` for a session that stays as it is."""
    if session.state is SessionState.LOCKED:
        raise Refusal("This session is locked, so it stays as it is. You can add an addendum to its note.")
