"""Signing a note anew after a name was taken out of it: the one case in which a signed text changes.

Erasing a person outranks the signature. The note keeps author and moment, gets the digest of its present words, and
an addendum says what was done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from workwell_desktop.domain.signed import Addendum, Signed
from workwell_desktop.storage.tables import metadata

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction


@dataclass(frozen=True)
class _Kind:
    """What a signature covers: the column of what the note belongs to, those of its words, and its addenda."""

    owner: str
    words: tuple[str, ...]
    addenda: str


SIGNED: Mapping[str, _Kind] = {
    "notes": _Kind("session_id", ("aims", "happened", "next_time"), "addenda"),
    "person_notes": _Kind("person_id", ("text",), "person_note_addenda"),
    "incidents": _Kind("id", ("facts", "actions", "told", "opinion"), "incident_addenda"),
    "debriefs": _Kind("session_id", ("text",), "debrief_addenda"),
    "supervision_notes": _Kind("id", ("on", "supervisor", "text"), "supervision_addenda"),
    "hand_over_notes": _Kind("group_id", ("text",), "hand_over_addenda"),
}
"""Every table of signed notes; the digests must agree with the classes of the domain, which a test sees to."""


@dataclass(frozen=True, kw_only=True)
class _Words(Signed):
    """A signed row, as far as its signature goes."""

    of: str
    said: tuple[str, ...]

    @property
    def owner(self) -> str:
        """What the note belongs to."""
        return self.of

    @property
    def words(self) -> tuple[str, ...]:
        """What is written."""
        return self.said


def is_signed(table_name: str, row: Mapping[str, Any]) -> bool:
    """Return whether a row is a signed note."""
    return table_name in SIGNED and row["signed_at"] is not None


def sign_anew(transaction: "Transaction", table_name: str, note_id: UUID, addendum: Addendum) -> None:
    """Give a signed note the digest of its present words, and an addendum."""
    kind, table = SIGNED[table_name], metadata.tables[table_name]
    found = transaction.first(select(table).where(table.c.id == note_id))
    if found is None:
        return
    row = found._asdict()
    said = tuple(_plain(row[name]) for name in kind.words)
    words = _Words(
        of=str(row[kind.owner]),
        said=said,
        author=row["author"],
        edited_at=row["edited_at"],
        signed_at=row["signed_at"],
    )
    transaction.put(table, {**row, "digest": words.computed_digest()})
    added = metadata.tables[kind.addenda]
    last = transaction.first(select(func.max(added.c.position)).where(added.c.note_id == note_id))
    position = 0 if last is None or last[0] is None else last[0] + 1
    values = {name: getattr(addendum, name) for name in ("id", "written_at", "author", "reason", "text")}
    transaction.put(added, {**values, "note_id": note_id, "position": position})


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
