"""Taking a bundle over, and remembering what was given: the writing half, within one unit of work.

Whatever cannot be written leaves the vault as it was: the unit of work is then not committed.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Table, bindparam, select

from workwell_desktop.domain.bundle import Fate
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.hand_over import HandOver
from workwell_desktop.storage.bundle_file import Content
from workwell_desktop.storage.bundle_past import known_of, lineage_of
from workwell_desktop.storage.bundle_plan import Step, planned
from workwell_desktop.storage.bundle_records import BROKEN, Record, WorkReader, typed, value_of, whole
from workwell_desktop.storage.bundle_tables import Kind
from workwell_desktop.storage.keeping_tables import taken_over

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction


class TakingOver:
    """Merges the records of a bundle by their ids."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def plan(self, content: Content, taken: Collection[str] = ()) -> list[Step]:
        """Return what becomes of every record as things stand now."""
        return planned(WorkReader(self._transaction), content, taken)

    def carry_out(self, steps: Iterable[Step], hand_over: HandOver, taken: Collection[str] = ()) -> list[Record]:
        """Write what is new or newer, and theirs of every conflict in `taken`. Returns the records written.

        Raises `Refusal` when something in the bundle contradicts itself or this vault.
        """
        written = []
        for step in steps:
            chosen = step.fate is Fate.CONFLICT and step.key in taken and not step.signed_here
            if step.added:
                self._add(step)
                written.append(step.theirs)
            elif chosen or step.fate in (Fate.NEW, Fate.UPDATED):
                self._write(step)
                written.append(step.theirs)
            if step.fate is not Fate.LEFT_OUT:
                self._remember(step.theirs, hand_over)
        return written

    def remember_given(self, content: Content, hand_over: HandOver) -> None:
        """Keep how every record was when it was given. What came from elsewhere keeps how it came."""
        reader = WorkReader(self._transaction)
        known, came = known_of(reader, content.records), lineage_of(reader).taken
        for record in content.records:
            before = known.get(record.place)
            if before is None or before.hand_over not in came:
                self._remember(record, hand_over)

    def _remember(self, record: Record, hand_over: HandOver) -> None:
        name, key = record.place
        values = {"name": name, "record": key, "hand_over_id": hand_over.id, "digest": record.digest}
        self._transaction.put(taken_over, values)

    def _write(self, step: Step) -> None:
        kind, (row, parts) = step.theirs.kind, typed(step.theirs)
        if step.ours is not None and step.ours.row.get("id") != step.theirs.row.get("id"):
            self._clear(kind, step.ours)
        if step.ours is None or kind.key != ("id",):
            self._refuse_taken_ids(kind.rows, [row], kind.key)
        self._transaction.put(kind.rows, self._filled(kind, row))
        if kind.parts is not None:
            self._refuse_taken_ids(kind.parts, parts, (kind.owner,))
            self._transaction.put_all(kind.parts, parts, **{kind.owner: row["id"]})

    def _filled(self, kind: Kind, row: dict[str, Any]) -> dict[str, Any]:
        """Return a whole row: the other columns as they are here, or blank where the row is new."""
        if not kind.only:
            return row
        here = self._transaction.first(select(kind.rows).where(kind.rows.c.id == row["id"]))
        return (here._asdict() | row) if here is not None else whole(row, kind)

    def _add(self, step: Step) -> None:
        """Put addenda behind those that a signed text has here."""
        table, ours = step.theirs.kind.parts, step.ours
        if table is None or ours is None:
            return
        rows = [{name: value_of(table.c[name], raw) for name, raw in part.items()} for part in step.added]
        self._refuse_taken_ids(table, rows, (step.theirs.kind.owner,))
        ordered = sorted(rows, key=lambda row: (row["written_at"], row["position"]))
        self._transaction.put(
            table, *(row | {"position": len(ours.parts) + number} for number, row in enumerate(ordered))
        )

    def _clear(self, kind: Kind, ours: Record) -> None:
        """Take away a row that theirs replaces under another id, with what belongs to it."""
        if kind.parts is not None:
            self._transaction.remove(kind.parts, **{kind.owner: UUID(str(ours.row["id"]))})
        self._transaction.remove(kind.rows, id=UUID(str(ours.row["id"])))

    def _refuse_taken_ids(self, table: Table, rows: list[dict[str, Any]], owner: tuple[str, ...]) -> None:
        """Raise `Refusal` when an id is here already, but belongs to something else: ids never move."""
        if tuple(table.primary_key.columns.keys()) != ("id",) or owner == ("id",):
            return
        for row in rows:
            query = select(*(table.c[name] for name in owner)).where(table.c.id == bindparam("wanted"))
            here = self._transaction.first(query, {"wanted": row["id"]})
            if here is not None and tuple(here) != tuple(row[name] for name in owner):
                raise Refusal(BROKEN)
