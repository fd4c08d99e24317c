"""Group notes in the vault. The text of a signed note cannot be written over here, whatever the caller asks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from typing_extensions import override

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.note import GroupNote, NoteText
from workwell_desktop.domain.search import HitKind
from workwell_desktop.storage.note_tables import note_history
from workwell_desktop.storage.signed_shelf import SignedShelf, SignedTables
from workwell_desktop.storage.tables import addenda, notes

if TYPE_CHECKING:
    from workwell_desktop.storage.search import Search
    from workwell_desktop.storage.transaction import RowValues, Transaction


class Notes(SignedShelf[GroupNote]):
    """The note of each session, with its addenda. The only note class that search knows."""

    def __init__(self, transaction: "Transaction", search: "Search") -> None:
        super().__init__(transaction, SignedTables(notes, addenda, note_history), _to_note, (notes.c.edited_at,))
        self._search = search

    def of_session(self, session_id: SessionId) -> GroupNote | None:
        """Return the note of a session, or None when none was begun."""
        return next(iter(self.of_sessions((session_id,))), None)

    def of_sessions(self, session_ids: Iterable[SessionId]) -> tuple[GroupNote, ...]:
        """Return the notes of several sessions, in no particular order."""
        return self._where(notes.c.session_id.in_(list(session_ids)))

    @override
    def save(self, value: GroupNote) -> None:
        """Write a new or changed note. Raises `Refusal` when a signed text would change or an addendum vanish."""
        super().save(value)
        texts = (value.text.happened, value.text.aims, value.text.next_time, *(one.text for one in value.addenda))
        self._search.put(HitKind.NOTE, value.session_id, "", texts)

    @override
    def remove(self, record_id: UUID) -> None:
        """Take a note away, and out of search. Only the retention list and an erasure do. Harmless when gone."""
        for note in self._where(notes.c.id == record_id):
            self._search.remove(HitKind.NOTE, note.session_id)
        super().remove(record_id)

    @override
    def _to_row(self, value: GroupNote) -> "RowValues":
        words = {"aims": value.text.aims, "happened": value.text.happened, "next_time": value.text.next_time}
        return words | {column.name: getattr(value, column.name) for column in notes.c if column.name not in words}

    @override
    def _free_columns(self) -> frozenset[str]:
        return frozenset({"state"})


def _to_note(*, aims: str, happened: str, next_time: str, state: object, **others: Any) -> GroupNote:  # noqa: ANN401
    del state  # it follows from the moments of signing and locking
    return GroupNote(text=NoteText(aims=aims, happened=happened, next_time=next_time), **others)
