"""Running a session: its clock, the part in hand, and what the parts took. Every press is stored as it happens.

A program that is killed in mid-session reads the same events again and stands where it stood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, PersonId, SessionId
from workwell_desktop.domain.quick_note import QuickNote
from workwell_desktop.domain.running import RunEvent, RunKind, RunState, run_state
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.session_register import SessionRegister
from workwell_desktop.domain.text import folded
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.marking import PEOPLE_ARRIVE
from workwell_desktop.usecases.registers import read_session_register
from workwell_desktop.usecases.work import Means

A_LONG_EVENING = timedelta(days=2)
"""How far from its planned start a session may still run."""

REMEMBERED = 12
"""How many held sessions back a part's usual minutes are looked for."""

LAST_PART = "This is the last part. End the session when you are done."
NOTHING_LEFT = "Nothing is left of this part. Go on to the next one when you are ready."


@dataclass(frozen=True)
class RunDesk:
    """Everything the live screen needs, read in one go."""

    session: Session
    group: Group
    events: tuple[RunEvent, ...]
    register: SessionRegister
    notes: tuple[QuickNote, ...]

    @property
    def only_counts(self) -> bool:
        """Whether the group's records hold no names, only how many came."""
        return not self.group.profile.rules.names

    @property
    def names(self) -> Mapping[PersonId, str]:
        """What those of this session are called; nobody is called anything where only heads are counted."""
        if self.only_counts:
            return {}
        return {entry.person_id: entry.name for entry in self.register.entries}


@dataclass(frozen=True)
class Ran:
    """One event as it was stored, with the session before and after it, so that it can be taken back."""

    event: RunEvent
    before: Session
    after: Session


@dataclass(frozen=True)
class Running:
    """What a facilitator can do while a session runs."""

    means: Means

    def read(self, session_id: SessionId) -> RunDesk:
        """Return a session with its people, its clock and its quick notes. Raises `Refusal` when it is gone."""
        with self.means.open_work("running.read") as work:
            session = work.sessions.get(session_id)
            group = work.groups.get(session.group_id)
            return RunDesk(
                session=session,
                group=group,
                events=work.run_events.of_session(session_id),
                register=read_session_register(work, session_id),
                notes=work.quick_notes.of_session(session_id),
            )

    def state(self, session_id: SessionId) -> RunState:
        """Return where a session stands now."""
        with self.means.open_work("running.read") as work:
            return run_state(work.sessions.get(session_id), work.run_events.of_session(session_id), self.means.now())

    def start(self, session_id: SessionId) -> Ran:
        """Start the clock with the first part; a session still to come begins with it.

        Raises `Refusal` before its day, when it runs already, has ended or did not take place.
        """
        with self.means.open_work("running.start") as work:
            session = work.sessions.get(session_id)
            now = self.means.now()
            _refuse_start(session, run_state(session, work.run_events.of_session(session_id), now))
            if session.state.upcoming:
                if session.day > now.date() and session.starts_at - now > PEOPLE_ARRIVE:
                    raise Refusal(f"Session {session.number} is still to come. It can begin on its day.", "state")
                begun = session.begun(now)
            else:
                begun = replace(session, started_at=now)
            event = self._append(work, session_id, RunKind.START, _block_id(session, 0))
            work.sessions.save(begun)
            work.commit()
        self.means.announce(Changes.RUNNING | Changes.SESSIONS)
        return Ran(event, session, begun)

    def next(self, session_id: SessionId) -> Ran:
        """Go on to the next part. Raises `Refusal` in the last one."""
        return self._step(session_id, RunKind.NEXT, 1)

    def back(self, session_id: SessionId) -> Ran:
        """Go back to the part before. Raises `Refusal` in the first one."""
        return self._step(session_id, RunKind.BACK, -1)

    def adjust(self, session_id: SessionId, seconds: int) -> Ran:
        """Give the part in hand more seconds, or fewer; never fewer than it has left.

        Raises `Refusal` when nothing is left to take.
        """
        with self.means.open_work("running.adjust") as work:
            session, state = self._running(work, session_id)
            given = max(seconds, -max(0, int(state.left.total_seconds())))
            if given == 0:
                raise Refusal(NOTHING_LEFT, "time")
            event = self._append(work, session_id, RunKind.ADJUST, _in_hand(state), given)
            work.commit()
        self.means.announce(Changes.RUNNING)
        return Ran(event, session, session)

    def pause(self, session_id: SessionId) -> Ran:
        """Let the clock stand still. Raises `Refusal` when it does already."""
        return self._hold(session_id, RunKind.PAUSE)

    def resume(self, session_id: SessionId) -> Ran:
        """Let the clock go on. Raises `Refusal` when it does already."""
        return self._hold(session_id, RunKind.RESUME)

    def end(self, session_id: SessionId) -> Ran:
        """End the session with its clock. Raises `Refusal` when it does not run."""
        with self.means.open_work("running.end") as work:
            session, state = self._running(work, session_id)
            ended = session.ended(self.means.now())
            event = self._append(work, session_id, RunKind.END, _in_hand(state))
            work.sessions.save(ended)
            work.commit()
        self.means.announce(Changes.RUNNING | Changes.SESSIONS)
        return Ran(event, session, ended)

    def clock_moved(self, seconds: int) -> None:
        """Write down for every session that runs that the computer's clock was moved by so many seconds."""
        now = self.means.now()
        before = now - timedelta(seconds=seconds)
        with self.means.open_work("running.clock_set") as work:
            for session in work.sessions.between(before - A_LONG_EVENING, before + A_LONG_EVENING):
                state = run_state(session, work.run_events.of_session(session.id), now)
                if state.running:
                    self._append(work, session.id, RunKind.CLOCK_SET, _in_hand(state), seconds)
            work.commit()
        self.means.announce(Changes.RUNNING)

    def take_back(self, ran: Ran) -> None:
        """Take an event back as though it had not happened. Raises `Refusal` when something has followed it."""
        with self.means.open_work("running.take_back") as work:
            events = work.run_events.of_session(ran.event.session_id)
            stored = work.sessions.get(ran.event.session_id)
            if not events or events[-1] != ran.event or stored.state is not ran.after.state:
                raise Refusal("Something has happened since, so this stays as it is.", "state")
            work.run_events.remove_last(ran.event.session_id, ran.event.position)
            if ran.before != ran.after:
                work.sessions.save(_course_of(stored, ran.before))
            work.commit()
        self.means.announce(Changes.RUNNING | Changes.SESSIONS)

    def again(self, ran: Ran) -> None:
        """Let an event that was taken back have happened after all. Raises `Refusal` when something has followed."""
        with self.means.open_work("running.again") as work:
            stored = work.sessions.get(ran.event.session_id)
            followed = len(work.run_events.of_session(stored.id)) != ran.event.position
            if followed or stored.state is not ran.before.state:
                raise Refusal("Something has happened since, so this stays as it is.", "state")
            work.run_events.append(ran.event)
            work.sessions.save(_course_of(stored, ran.after))
            work.commit()
        self.means.announce(Changes.RUNNING | Changes.SESSIONS)

    def set_agreement_read(self, session_id: SessionId, read: bool) -> None:
        """Say that the group agreement was read out at a session, or that it was not after all."""
        with self.means.open_work("running.agreement") as work:
            session = work.sessions.get(session_id)
            if session.state is SessionState.LOCKED:
                raise Refusal("This session is locked, so it stays as it is.", "state")
            if read and session.state.upcoming and session.day > self.means.today():
                raise Refusal(f"Session {session.number} is still to come. Tick it on its day.", "state")
            work.sessions.save(replace(session, agreement_read=read))
            work.commit()
        self.means.announce(Changes.SESSIONS)

    def usual_minutes(self, group_id: GroupId, before: datetime | None = None) -> Mapping[str, int]:
        """Return what parts took when they were last run in a group, in minutes, by their title as it is compared.

        Only sessions that start before `before` are looked at, when it is given.
        """
        with self.means.open_work("running.read") as work:
            known = work.sessions.of_group(group_id, plans=False)
            held = [each for each in known if each.state.held and (before is None or each.starts_at < before)]
            latest = {session.id: session for session in held[-REMEMBERED:]}
            told = work.run_events.of_sessions(latest)
            happened = {session_id: tuple(events) for session_id, events in groupby(told, lambda e: e.session_id)}
            usual: dict[str, int] = {}
            for session_id in (each for each in latest if each in happened):
                session = work.sessions.get(session_id)
                usual |= minutes_taken(session, run_state(session, happened[session_id], self.means.now()))
        return usual

    def _step(self, session_id: SessionId, kind: RunKind, by: int) -> Ran:
        with self.means.open_work(f"running.{kind.value}") as work:
            session, state = self._running(work, session_id)
            to = state.index + by
            if not 0 <= to < max(1, len(session.agenda)):
                raise Refusal(LAST_PART if by > 0 else "This is the first part.", "part")
            event = self._append(work, session_id, kind, _block_id(session, to))
            work.commit()
        self.means.announce(Changes.RUNNING)
        return Ran(event, session, session)

    def _hold(self, session_id: SessionId, kind: RunKind) -> Ran:
        with self.means.open_work(f"running.{kind.value}") as work:
            session, state = self._running(work, session_id)
            if state.paused is (kind is RunKind.PAUSE):
                raise Refusal(f"The clock {'stands still' if state.paused else 'runs'} already.", "clock")
            event = self._append(work, session_id, kind, _in_hand(state))
            work.commit()
        self.means.announce(Changes.RUNNING)
        return Ran(event, session, session)

    def _running(self, work: UnitOfWork, session_id: SessionId) -> tuple[Session, RunState]:
        session = work.sessions.get(session_id)
        state = run_state(session, work.run_events.of_session(session_id), self.means.now())
        if not state.running:
            raise Refusal("The clock of this session does not run.", "state")
        return session, state

    def _append(
        self, work: UnitOfWork, session_id: SessionId, kind: RunKind, block_id: BlockId | None, seconds: int = 0
    ) -> RunEvent:
        """Store what happened just now as the next event of a session."""
        event = RunEvent(
            session_id=session_id,
            position=len(work.run_events.of_session(session_id)),
            kind=kind,
            at=self.means.now(),
            seconds=seconds,
            block_id=block_id,
        )
        work.run_events.append(event)
        return event


def minutes_taken(session: Session, state: RunState) -> Mapping[str, int]:
    """Return the minutes each part of a session took, by its title as it is compared; parts of one title add up."""
    taken: dict[str, int] = {}
    for block in session.agenda:
        minutes = state.actual_minutes(block.id)
        if minutes is not None:
            taken[folded(block.title)] = taken.get(folded(block.title), 0) + minutes
    return taken


def _refuse_start(session: Session, state: RunState) -> None:
    if session.state.off:
        raise Refusal("This session did not take place, so it cannot start.", "state")
    if state.running:
        raise Refusal("This session runs already.", "state")
    if session.state.held and session.state is not SessionState.IN_PROGRESS:
        raise Refusal("This session has ended. You can close it out.", "state")


def _block_id(session: Session, index: int) -> BlockId | None:
    return session.agenda.blocks[index].id if session.agenda.blocks else None


def _in_hand(state: RunState) -> BlockId | None:
    return state.block.id if state.block else None


def _course_of(stored: Session, wanted: Session) -> Session:
    """Return a session as it is stored, with the course of another moment of it: state, start and end."""
    return replace(stored, state=wanted.state, started_at=wanted.started_at, ended_at=wanted.ended_at)
