"""Records that are signed: their addenda, their earlier wordings, and the rule that a signed text never changes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, select
from typing_extensions import override

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId
from workwell_desktop.domain.signed import SIGNED_ALREADY, Addendum, NoteState, Signed
from workwell_desktop.storage.shelf import AnyOrder, Shelf

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyRow, RowValues, Transaction

T = TypeVar("T", bound=Signed)

SITTING = timedelta(minutes=10)
"""After so long a pause, writing on a draft keeps what it said before as an earlier wording."""


@dataclass(frozen=True)
class Wording:
    """What a draft said until it was written anew: its words by column, and when they had been written."""

    edited_at: datetime
    words: dict[str, str]


@dataclass(frozen=True)
class SignedTables:
    """The three tables of one note class."""

    notes: Table
    addenda: Table
    history: Table

    @property
    def word_columns(self) -> tuple[str, ...]:
        """The columns that hold words."""
        return tuple(name for name in self.history.c.keys() if name not in ("seq", "note_id", "edited_at"))  # noqa: SIM118 - a column collection, not a dict


class SignedShelf(Shelf[T]):
    """A note class."""

    def __init__(
        self, transaction: "Transaction", tables: SignedTables, kind: Callable[..., T], order: AnyOrder
    ) -> None:
        super().__init__(transaction, tables.notes, kind, order)
        self._tables = tables

    @override
    def save(self, value: T) -> None:
        """Write a new or changed note. Raises `Refusal` when a signed text would change or an addendum vanish."""
        row = self._to_row(value)
        stored = self._transaction.first(select(self._table).where(self._table.c.id == row["id"]))
        if stored is not None:
            before = stored._asdict()
            if before["signed_at"] is not None:
                self._refuse_rewriting(value, row, before)
            else:
                self._keep_wording(row, before)
        self._transaction.put(self._table, row)
        self._transaction.put_all(self._tables.addenda, _addendum_rows(row["id"], value), note_id=row["id"])

    @override
    def remove(self, record_id: UUID) -> None:
        """Take a note away with its addenda and earlier wordings. Harmless when it is gone."""
        self._transaction.remove(self._tables.addenda, note_id=record_id)
        self._transaction.remove(self._tables.history, note_id=record_id)
        super().remove(record_id)

    def earlier(self, record_id: UUID) -> tuple[Wording, ...]:
        """Return the earlier wordings of a note, the newest first."""
        history = self._tables.history
        query = select(history).where(history.c.note_id == record_id).order_by(history.c.seq.desc())
        names = self._tables.word_columns
        return tuple(
            Wording(row.edited_at, {name: getattr(row, name) for name in names})
            for row in self._transaction.rows(query)
        )

    def how_many_earlier(self, record_ids: Sequence[UUID]) -> dict[UUID, int]:
        """Return how many earlier wordings each of some notes has; those without any are left out."""
        history = self._tables.history
        query = select(history.c.note_id, func.count()).where(history.c.note_id.in_(list(record_ids)))
        return {row[0]: row[1] for row in self._transaction.rows(query.group_by(history.c.note_id))}

    def _refuse_rewriting(self, value: T, row: "RowValues", before: dict[str, Any]) -> None:
        addenda = self._addenda([row["id"]])[row["id"]]
        loose = {"edited_at", "locked_at"} | self._free_columns()
        same = all(row[name] == before[name] for name in before if name not in loose)
        unlocked = before["locked_at"] is not None and row["locked_at"] != before["locked_at"]
        if value.state is NoteState.DRAFT or unlocked or not same or addenda != value.addenda[: len(addenda)]:
            raise Refusal(SIGNED_ALREADY, "text")

    def _free_columns(self) -> frozenset[str]:
        """Return the columns that are no part of what was signed and may change afterwards."""
        return frozenset()

    def _keep_wording(self, row: "RowValues", before: dict[str, Any]) -> None:
        names = self._tables.word_columns
        changed = any(row[name] != before[name] for name in names) and any(before[name].strip() for name in names)
        if changed and row["edited_at"] - before["edited_at"] >= SITTING:
            history = self._tables.history
            newest = self._transaction.first(select(func.max(history.c.seq)))
            number = 1 + ((newest[0] or 0) if newest else 0)
            words = {name: before[name] for name in names}
            self._transaction.put(
                history, {"seq": number, "note_id": row["id"], "edited_at": before["edited_at"], **words}
            )

    @override
    def _where(self, *conditions: ColumnElement[bool]) -> tuple[T, ...]:
        rows = self._transaction.rows(select(self._table).where(*conditions).order_by(*self._order))
        added = self._addenda([row.id for row in rows]) if rows else {}
        return tuple(self._kind(**row._asdict(), addenda=added.get(row.id, ())) for row in rows)

    def _addenda(self, ids: Sequence[UUID]) -> defaultdict[UUID, tuple[Addendum, ...]]:
        table = self._tables.addenda
        found: defaultdict[UUID, tuple[Addendum, ...]] = defaultdict(tuple)
        for row in self._transaction.rows(
            select(table).where(table.c.note_id.in_(list(ids))).order_by(table.c.position)
        ):
            found[row.note_id] += (_to_addendum(row),)
        return found


def _to_addendum(row: "AnyRow") -> Addendum:
    return Addendum(
        id=AddendumId(row.id), written_at=row.written_at, author=row.author, reason=row.reason, text=row.text
    )


def _addendum_rows(note_id: UUID, note: Signed) -> "list[RowValues]":
    return [
        {
            "id": one.id,
            "note_id": note_id,
            "position": position,
            "written_at": one.written_at,
            "author": one.author,
            "reason": one.reason,
            "text": one.text,
        }
        for position, one in enumerate(note.addenda)
    ]
