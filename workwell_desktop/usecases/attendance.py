"""Taking the register: read it, mark, clear. Marking twice keeps one mark."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workwell_desktop.domain.attendance import (
    Code,
    GroupRegister,
    Mark,
    check_markable,
    code_for,
    group_register,
)
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.person import distinct_names
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.work import Means

PEOPLE_ARRIVE = timedelta(hours=1)
"""How long before its start a mark can mean that a session has begun; an earlier one only notes what is known."""


@dataclass(frozen=True)
class MarkChange:
    """One cell before and after, so that it can be undone. `code` is what the cell shows now.

    `session_before` is the session as it was: the first mark may have begun it.
    """

    before: Mark | None
    after: Mark | None
    code: Code
    session: Session
    session_before: Session | None = None


@dataclass(frozen=True)
class Cell:
    """What a cell of the register holds or is to hold."""

    session_id: SessionId
    person_id: PersonId
    mark: Mark | None


@dataclass(frozen=True)
class CellShown:
    """A cell as it is kept, the code it shows and the session as it stands now."""

    cell: Cell
    code: Code
    session: Session


@dataclass(frozen=True)
class Attendance:
    """What a facilitator can do with registers."""

    means: Means

    def of_group(self, group_id: GroupId) -> tuple[Group, GroupRegister]:
        """Return a group and its whole register: everyone × every session, in order."""
        with self.means.open_work("attendance.read") as work:
            return read_register(work, group_id)

    def mark(self, session_id: SessionId, person_id: PersonId, code: Code) -> MarkChange:
        """Set one person's mark and return the cell before and after.

        Setting the same code again changes nothing; another code keeps the comment and the follow-up. From an hour
        before its start, a session counts as begun (and as ended, once its end has passed) with its first mark of
        someone who could have come. Raises `Refusal` when the code cannot be set.
        """
        with self.means.open_work("attendance.mark") as work:
            change = self._set(work, session_id, person_id, code)
            work.commit()
        self.means.announce(Changes.MARKS | Changes.SESSIONS)
        return change

    def mark_unmarked(self, session_id: SessionId, people: Iterable[PersonId], code: Code) -> tuple[MarkChange, ...]:
        """Give everyone in `people` who has no mark yet the same one, in one transaction. Return what changed.

        Apologies entered beforehand stay: who announced something is never silently present.
        """
        with self.means.open_work("attendance.mark_all") as work:
            marked = {mark.person_id for mark in work.marks.of_session(session_id)}
            left = [person_id for person_id in people if person_id not in marked]
            changes = tuple(self._set(work, session_id, person_id, code) for person_id in left)
            work.commit()
        self.means.announce(Changes.MARKS | Changes.SESSIONS)
        return changes

    def put(
        self, session_id: SessionId, person_id: PersonId, mark: Mark | None, session: Session | None = None
    ) -> Code:
        """Keep one mark as given, or clear it: see `restore`. Return what the cell shows now."""
        return self.restore((Cell(session_id, person_id, mark),), session)[0].code

    def restore(self, cells: Sequence[Cell], session: Session | None = None) -> tuple[CellShown, ...]:
        """Keep marks as given, or clear them, in one transaction: undo, redo and the delete key.

        With `session`, the session goes back to that state too: undoing the first mark un-begins it, unless others
        are marked by now. Return what the cells show now.
        """
        with self.means.open_work("attendance.put") as work:
            for cell in cells:
                if cell.mark is None:
                    work.marks.clear(cell.session_id, cell.person_id)
                else:
                    work.marks.put(cell.mark.checked())
            if session is not None:
                _restore(work, session)
            shown = tuple(
                CellShown(cell, _shown(work, found, cell.person_id, cell.mark), found)
                for cell in cells
                for found in (work.sessions.get(cell.session_id),)
            )
            work.commit()
        self.means.announce(Changes.MARKS | Changes.SESSIONS)
        return shown

    def _set(self, work: UnitOfWork, session_id: SessionId, person_id: PersonId, code: Code) -> MarkChange:
        session = work.sessions.get(session_id)
        check_markable(session, code, self.means.today())
        before = work.marks.get(session_id, person_id)
        if before is not None and before.code is code:
            return MarkChange(before, before, code, session, session)
        now = self.means.now()
        fresh = Mark(session_id=session_id, person_id=person_id, code=code, marked_at=now)
        after = (before.recoded(code, now) if before else fresh).checked()
        work.marks.put(after)
        held = session if code.may_come_before else self._held(work, session)
        return MarkChange(before, after, code, held, session)

    def _held(self, work: UnitOfWork, session: Session) -> Session:
        now = self.means.now()
        if not session.state.upcoming or session.starts_at - now > PEOPLE_ARRIVE:
            return session
        held = (
            session.ended(session.ends_at) if session.ends_at <= now else session.begun(min(now, session.starts_at))
        )
        work.sessions.save(held)
        return held


def _restore(work: UnitOfWork, before: Session) -> None:
    stored = work.sessions.get(before.id)
    if before.state.upcoming and any(not mark.code.may_come_before for mark in work.marks.of_session(before.id)):
        return
    if stored.state is not SessionState.LOCKED and stored.state is not before.state:
        work.sessions.save(
            replace(stored, state=before.state, started_at=before.started_at, ended_at=before.ended_at)
        )


def _shown(work: UnitOfWork, session: Session, person_id: PersonId, mark: Mark | None) -> Code:
    memberships = work.memberships.of_group(session.group_id)
    return code_for(session, next((m for m in memberships if m.person_id == person_id), None), mark)


def read_register(work: UnitOfWork, group_id: GroupId) -> tuple[Group, GroupRegister]:
    """Read a group's register within an open transaction; names as the group's record profile says."""
    group = work.groups.get(group_id)
    sessions = work.sessions.of_group(group_id)
    memberships = work.memberships.of_group(group_id)
    marks = work.marks.of_group(group_id)
    names = names_in_register(work, memberships, marks, full=group.profile.full_names)
    ordered = dict(sorted(names.items(), key=lambda item: plain_letters(item[1])))
    return group, group_register(sessions, memberships, ordered, marks)


def names_in_register(
    work: UnitOfWork, memberships: Iterable[Membership], marks: Iterable[Mark], *, full: bool = False
) -> Mapping[PersonId, str]:
    """Return what everyone in a group's register is called, former members and guests included.

    Of people of one name, whoever joined first goes without a number. Papers use it too: whoever is "Maya R. (2)" in
    the register must not be "Maya R." on the sheet by the door.
    """
    joined = {membership.person_id: membership.steps[0].on for membership in memberships}
    ids = joined.keys() | {mark.person_id for mark in marks}
    people = [person for person in work.people.all() if person.id in ids]
    people.sort(key=lambda person: joined.get(person.id, date.max))
    return distinct_names(people, full=full)
