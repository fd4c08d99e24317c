"""Marks in the vault. Columns are read and turned into marks directly: a register of 6,000 must open at once."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import bindparam, select

from workwell_desktop.domain.attendance import Mark
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.storage.tables import marks, sessions

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyQuery, AnyRow, RowValues, Transaction

_ALL = select(marks)
_ONE = _ALL.where(marks.c.session_id == bindparam("session"), marks.c.person_id == bindparam("person"))
_OF_SESSION = _ALL.where(marks.c.session_id == bindparam("wanted"))
_OF_SESSIONS = _ALL.where(marks.c.session_id.in_(bindparam("wanted", expanding=True)))
_OF_GROUP = _ALL.join(sessions, sessions.c.id == marks.c.session_id).where(sessions.c.group_id == bindparam("wanted"))
_OF_PERSON = _ALL.where(marks.c.person_id == bindparam("wanted"))


class Marks:
    """What the registers say; at most one mark for a person at a session."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def get(self, session_id: SessionId, person_id: PersonId) -> Mark | None:
        """Return one person's mark at one session, or None when there is none."""
        row = self._transaction.first(_ONE, {"session": session_id, "person": person_id})
        return None if row is None else _to_domain(row)

    def of_session(self, session_id: SessionId) -> tuple[Mark, ...]:
        """Return the marks of one session, in no particular order."""
        return self._read(_OF_SESSION, session_id)

    def of_sessions(self, session_ids: Iterable[SessionId]) -> tuple[Mark, ...]:
        """Return the marks of several sessions, in no particular order."""
        return self._read(_OF_SESSIONS, list(session_ids))

    def of_group(self, group_id: GroupId) -> tuple[Mark, ...]:
        """Return the marks of all sessions of a group, in no particular order."""
        return self._read(_OF_GROUP, group_id)

    def of_person(self, person_id: PersonId) -> tuple[Mark, ...]:
        """Return a person's marks in all groups, in no particular order."""
        return self._read(_OF_PERSON, person_id)

    def put(self, mark: Mark) -> None:
        """Write a mark, in place of the one the person had at that session."""
        self._transaction.put(marks, _to_row(mark))

    def clear(self, session_id: SessionId, person_id: PersonId) -> None:
        """Take a mark away, so that the person is not marked. Harmless when there is none."""
        self._transaction.remove(marks, session_id=session_id, person_id=person_id)

    def _read(self, query: "AnyQuery", wanted: UUID | list[SessionId]) -> tuple[Mark, ...]:
        with _uncollected():
            return tuple(map(_to_domain, self._transaction.rows(query, {"wanted": wanted})))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector back: thousands of new values set it off, and half the time would be its own."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _to_row(mark: Mark) -> "RowValues":
    return {
        "session_id": mark.session_id,
        "person_id": mark.person_id,
        "code": mark.code,
        "marked_at": mark.marked_at,
        "late_minutes": mark.late_minutes,
        "early_minutes": mark.early_minutes,
        "reason": mark.reason,
        "comment": mark.comment,
        "first_time": mark.first_time,
        "needs_follow_up": mark.needs_follow_up,
    }


def _to_domain(row: "AnyRow") -> Mark:
    session_id, person_id, code, marked_at, late, early, reason, comment, first_time, needs_follow_up = row
    return Mark(
        session_id=session_id,
        person_id=person_id,
        code=code,
        marked_at=marked_at,
        late_minutes=late,
        early_minutes=early,
        reason=reason,
        comment=comment,
        first_time=first_time,
        needs_follow_up=needs_follow_up,
    )
