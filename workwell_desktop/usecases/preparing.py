"""Getting ready for a session: reading what was left from last time and what is still to do, and ticking it off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workwell_desktop.domain.attendance import Code, Mark, code_for
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.follow_up import in_order
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.preparing import (
    LastTime,
    OpenPoint,
    Prep,
    Waiting,
    agreement_due,
    last_held,
    missed_by,
    readiness,
)
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.registers import names_of_group
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class _Roster:
    """A group's memberships and names with the marks of the two sessions that matter."""

    group: Group
    memberships: Mapping[PersonId, Membership]
    names: Mapping[PersonId, str]
    marks: Sequence[Mark]

    def codes(self, session: Session) -> list[tuple[str, Code]]:
        """Return what stands in a session's register, by name."""
        marks = {mark.person_id: mark for mark in self.marks if mark.session_id == session.id}
        people = sorted({*marks, *self.memberships}, key=lambda each: plain_letters(self.called(each)))
        return [
            (self.called(each), code_for(session, self.memberships.get(each), marks.get(each))) for each in people
        ]

    def called(self, person_id: PersonId) -> str:
        """Return what someone is called in the register."""
        return self.names.get(person_id, "")

    def first_timers(self, session: Session) -> tuple[str, ...]:
        """Return who came to a session for the first time."""
        new = (m for m in self.marks if m.session_id == session.id and m.first_time and m.code.attended)
        return tuple(sorted((self.called(mark.person_id) for mark in new), key=plain_letters))

    @property
    def named(self) -> bool:
        """Whether the record profile keeps names beside what happened."""
        return self.group.profile.rules.names


@dataclass(frozen=True)
class Preparing:
    """What a facilitator can do before a session."""

    means: Means

    def read(self, session_id: SessionId) -> Prep:
        """Return what the prep panel shows of a session. Raises `Refusal` when it is gone."""
        with self.means.open_work("preparing.read") as work:
            session = work.sessions.get(session_id)
            group = work.groups.get(session.group_id)
            sessions = work.sessions.of_group(group.id, plans=False)
            before = last_held(sessions, session)
            roster = _read_roster(work, group, [each.id for each in (before, session) if each is not None])
            last = _last_time(work, before, roster) if before is not None else None
            points = _open_points(work, sessions, roster)
            numbers = work.crisis.get()
        codes = roster.codes(session)
        lines = readiness(
            session,
            group,
            last=before,
            last_note=last.note_state if last else None,
            waiting=Waiting(len(points), numbers),
        )
        return Prep(
            session=session,
            group=group,
            last=last,
            word_sent=missed_by(codes, named=roster.named),
            expected=sum(1 for _, code in codes if code.expected and code not in (Code.APOLOGIES, Code.ABSENT)),
            follow_ups=points,
            agreement_due=agreement_due(group, session.day),
            numbers=numbers,
            lines=lines,
        )

    def tick(self, session_id: SessionId, thing: str, *, done: bool) -> Session:
        """Tick one thing of the group's checklist for a session, or take the tick away."""
        with self.means.open_work("preparing.tick") as work:
            before = work.sessions.get(session_id)
            others = tuple(each for each in before.ticked if each != thing)
            session = replace(before, ticked=(*others, thing) if done else others)
            work.sessions.save(session)
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return session


def _read_roster(work: UnitOfWork, group: Group, session_ids: Sequence[SessionId]) -> _Roster:
    memberships = work.memberships.of_group(group.id)
    return _Roster(
        group=group,
        memberships={membership.person_id: membership for membership in memberships},
        names=names_of_group(work, group, memberships),
        marks=work.marks.of_sessions(session_ids),
    )


def _last_time(work: UnitOfWork, session: Session, roster: _Roster) -> LastTime:
    note = work.notes.of_session(session.id)
    codes = roster.codes(session)
    new = roster.first_timers(session)
    return LastTime(
        session=session,
        note_state=note.state if note else None,
        summary=note.text.happened.strip() if note else "",
        promised=tuple(line.strip() for line in note.text.next_time.splitlines() if line.strip()) if note else (),
        came=sum(1 for _, code in codes if code.attended) or session.headcount or 0,
        missed=missed_by(codes, named=roster.named),
        first_timers=len(new),
        first_names=new if roster.named else (),
    )


def _open_points(work: UnitOfWork, sessions: Sequence[Session], roster: _Roster) -> tuple[OpenPoint, ...]:
    ours = {session.id for session in sessions}
    found = (
        each
        for each in in_order(work.follow_ups.open())
        if each.group_id == roster.group.id or (each.group_id is None and each.session_id in ours)
    )
    return tuple(
        OpenPoint(
            name=roster.called(each.person_id) if each.person_id is not None and roster.named else "",
            why=each.why,
            due=each.due,
            about_someone=each.person_id is not None,
        )
        for each in found
    )
