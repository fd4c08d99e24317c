"""Group notes in the vault. The text of a signed note cannot be written over here, whatever the caller asks."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId, NoteId, SessionId
from workwell_desktop.domain.note import Addendum, GroupNote, NoteState, NoteText
from workwell_desktop.domain.search import HitKind
from workwell_desktop.storage.tables import addenda, notes

if TYPE_CHECKING:
    from uuid import UUID

    from workwell_desktop.storage.search import Search
    from workwell_desktop.storage.transaction import AnyQuery, AnyRow, RowValues, Transaction

_ONE = select(notes).where(notes.c.id == bindparam("wanted"))
_OF_SESSIONS = select(notes).where(notes.c.session_id.in_(bindparam("wanted", expanding=True)))
_ADDENDA = (
    select(addenda).where(addenda.c.note_id.in_(bindparam("wanted", expanding=True))).order_by(addenda.c.position)
)
_SIGNED_PARTS = ("session_id", "aims", "happened", "next_time", "author", "signed_at", "digest")


class Notes:
    """The note of each session, with its addenda."""

    def __init__(self, transaction: "Transaction", search: "Search") -> None:
        self._transaction = transaction
        self._search = search

    def of_session(self, session_id: SessionId) -> GroupNote | None:
        """Return the note of a session, or None when none was begun."""
        return next(iter(self.of_sessions((session_id,))), None)

    def of_sessions(self, session_ids: Iterable[SessionId]) -> tuple[GroupNote, ...]:
        """Return the notes of several sessions, in no particular order."""
        return self._read(_OF_SESSIONS, list(session_ids))

    def save(self, note: GroupNote) -> None:
        """Write a new or changed note. Raises `Refusal` when a signed text would change or an addendum vanish."""
        row = _to_row(note)
        stored = self._transaction.first(_ONE, {"wanted": note.id})
        if stored is not None and stored.state is not NoteState.DRAFT:
            self._refuse_rewriting(note, row, stored)
        self._transaction.put(notes, row)
        self._transaction.put_all(addenda, _addendum_rows(note), note_id=note.id)
        texts = (*(note.text.happened, note.text.aims, note.text.next_time), *(one.text for one in note.addenda))
        self._search.put(HitKind.NOTE, note.session_id, "", texts)

    def _refuse_rewriting(self, note: GroupNote, row: "RowValues", stored: "AnyRow") -> None:
        signed = stored._asdict()
        kept = self._transaction.rows(_ADDENDA, {"wanted": [note.id]})
        same_text = all(row[name] == signed[name] for name in _SIGNED_PARTS)
        same_addenda = [_to_addendum(one) for one in kept] == list(note.addenda[: len(kept)])
        if note.state is NoteState.DRAFT or not same_text or not same_addenda:
            raise Refusal("This note is signed, so its text stays as it is. You can add an addendum.", "text")

    def _read(self, query: "AnyQuery", wanted: list[SessionId]) -> tuple[GroupNote, ...]:
        rows = self._transaction.rows(query, {"wanted": wanted})
        added: defaultdict[UUID, list[Addendum]] = defaultdict(list)
        for one in self._transaction.rows(_ADDENDA, {"wanted": [row.id for row in rows]}) if rows else ():
            added[one.note_id].append(_to_addendum(one))
        return tuple(_to_domain(row, tuple(added[row.id])) for row in rows)


def _to_row(note: GroupNote) -> "RowValues":
    return {
        "id": note.id,
        "session_id": note.session_id,
        "aims": note.text.aims,
        "happened": note.text.happened,
        "next_time": note.text.next_time,
        "state": note.state,
        "author": note.author,
        "edited_at": note.edited_at,
        "signed_at": note.signed_at,
        "locked_at": note.locked_at,
        "digest": note.digest,
    }


def _addendum_rows(note: GroupNote) -> "list[RowValues]":
    return [
        {
            "id": one.id,
            "note_id": note.id,
            "position": position,
            "written_at": one.written_at,
            "author": one.author,
            "reason": one.reason,
            "text": one.text,
        }
        for position, one in enumerate(note.addenda)
    ]


def _to_addendum(row: "AnyRow") -> Addendum:
    return Addendum(
        id=AddendumId(row.id), written_at=row.written_at, author=row.author, reason=row.reason, text=row.text
    )


def _to_domain(row: "AnyRow", added: tuple[Addendum, ...]) -> GroupNote:
    return GroupNote(
        id=NoteId(row.id),
        session_id=SessionId(row.session_id),
        text=NoteText(aims=row.aims, happened=row.happened, next_time=row.next_time),
        state=row.state,
        author=row.author,
        edited_at=row.edited_at,
        signed_at=row.signed_at,
        locked_at=row.locked_at,
        digest=row.digest,
        addenda=added,
    )
