"""Planning and holding sessions: propose, keep, plan, begin, end, call off, take back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.session import NotHeldReason, Session
from workwell_desktop.usecases.work import Means

EVENING = 18
"""The hour proposed for a first session."""


@dataclass(frozen=True)
class Sessions:
    """What a facilitator can do with sessions."""

    means: Means

    def get(self, session_id: SessionId) -> tuple[Session, Group]:
        """Return a session and its group. Raises `Refusal` when gone."""
        with self.means.open_work("sessions.read") as work:
            session = work.sessions.get(session_id)
            return session, work.groups.get(session.group_id)

    def of_group(self, group_id: GroupId) -> tuple[Session, ...]:
        """Return a group's sessions in the order of their starts."""
        with self.means.open_work("sessions.read") as work:
            return work.sessions.of_group(group_id)

    def propose(self, group_id: GroupId) -> Session:
        """Return a session to start from, not yet kept: a week after the latest one, else tomorrow evening."""
        with self.means.open_work("sessions.read") as work:
            group = work.groups.get(group_id)
            earlier = work.sessions.of_group(group_id)
            author = work.facilitator.get().name
        if earlier:
            wall = earlier[-1].starts_at.replace(tzinfo=None)
            while wall.date() < self.means.today() or wall == earlier[-1].starts_at.replace(tzinfo=None):
                wall += timedelta(days=7)
        else:
            tomorrow = self.means.today() + timedelta(days=1)
            wall = datetime(tomorrow.year, tomorrow.month, tomorrow.day, EVENING, 30)
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
        """Keep a new or changed session and return it as kept. Raises `Refusal` naming the field that cannot be."""
        kept = session.checked()
        with self.means.open_work("sessions.save") as work:
            work.sessions.save(kept)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return kept

    def save_agenda(self, session_id: SessionId, agenda: Agenda) -> Session:
        """Keep a session's plan and return the session. Raises `Refusal` once the session is locked."""
        return self._change("sessions.plan", session_id, lambda session: replace(session, agenda=agenda))

    def begin(self, session_id: SessionId) -> Session:
        """Begin a session now."""
        return self._change("sessions.begin", session_id, lambda session: session.begun(self.means.now()))

    def end(self, session_id: SessionId) -> Session:
        """End a session now; one that was never begun on screen counts as held as planned."""
        return self._change("sessions.end", session_id, self._ended)

    def call_off(self, session_id: SessionId, reason: str) -> Session:
        """Cancel a session beforehand, with a reason in words."""
        return self._change("sessions.call_off", session_id, lambda session: session.called_off(reason))

    def set_not_held(self, session_id: SessionId, why: NotHeldReason, remark: str = "") -> Session:
        """Say that a session was not held, and why. It never enters a rate."""
        return self._change("sessions.not_held", session_id, lambda session: session.not_held(why, remark))

    def put(self, session: Session) -> None:
        """Keep a session as given: undo and redo."""
        with self.means.open_work("sessions.put") as work:
            work.sessions.save(session)
            work.commit()
        self.means.announce(Changes.SESSIONS)

    def remove(self, session_id: SessionId) -> Session:
        """Remove a session planned by mistake and return it, so that it can be put back.

        Raises `Refusal` when its register or note has anything in it.
        """
        with self.means.open_work("sessions.remove") as work:
            session = work.sessions.get(session_id)
            if work.marks.of_session(session_id) or work.notes.of_session(session_id):
                raise Refusal("This session has a register or a note. Call it off instead; its records stay.")
            work.sessions.remove(session_id)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return session

    def _ended(self, session: Session) -> Session:
        now = self.means.now()
        return session.ended(now if session.started_at else min(session.ends_at, now))

    def _change(self, action: str, session_id: SessionId, change: Callable[[Session], Session]) -> Session:
        with self.means.open_work(action) as work:
            session = change(work.sessions.get(session_id)).checked()
            work.sessions.save(session)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return session
