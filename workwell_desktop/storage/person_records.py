"""Everything kept of one person, as `record_rules.py` says: read for their packet, removed for their erasure.

It knows no table by name but for what triggers and the search index ask for: a new table that is named in the rules
is read and removed like the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, not_, or_, select

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.search import HitKind
from workwell_desktop.domain.signed import Addendum
from workwell_desktop.storage.day_tables import mark_history
from workwell_desktop.storage.keeping_tables import drafts, kept_longer, left_off, taken_over
from workwell_desktop.storage.prepared import key_columns
from workwell_desktop.storage.record_rules import RULES
from workwell_desktop.storage.signing_anew import sign_anew
from workwell_desktop.storage.tables import marks, metadata, people

if TYPE_CHECKING:
    from workwell_desktop.storage.search import Search
    from workwell_desktop.storage.transaction import Transaction

_Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text of one row that belongs to somebody else or to nobody. `position` counts in a list, else it is 0."""

    table: str
    key: tuple[Any, ...]
    column: str
    position: int
    text: str
    row: Mapping[str, Any]


class PersonRecords:
    """The rows of one person, wherever they lie, and the words of everything else."""

    def __init__(self, transaction: "Transaction", search: "Search") -> None:
        self._transaction = transaction
        self._search = search

    def rows(self, person_id: PersonId) -> dict[str, tuple[_Row, ...]]:
        """Return every row that belongs to a person, by table."""
        return {table.name: self._rows(select(table).where(_of(table, person_id))) for table in _of_people()}

    def texts(self, person_id: PersonId) -> Iterator[Text]:
        """Yield every free word of the vault that is not in a row of this person."""
        for name, rule in RULES.items():
            table = metadata.tables.get(name)
            columns = rule.words.split()
            if table is None or not columns:
                continue
            query = select(table)
            if rule.by:
                owner = table.c[rule.by]
                query = query.where(or_(owner.is_(None), not_(_of(table, person_id))))
            for row in self._rows(query):
                yield from _texts(table, row, columns)

    def row(self, table_name: str, record_id: UUID) -> _Row:
        """Return one row by its id. Raises ValueError when it is not there."""
        table = metadata.tables[table_name]
        (row,) = self._rows(select(table).where(table.c.id == record_id))
        return row

    def rewrite(self, table_name: str, key: tuple[Any, ...], words: Mapping[str, Any]) -> _Row:
        """Write other words into a row, signed or not, and return it as it is now; no earlier words stay behind."""
        table = metadata.tables[table_name]
        known = self._newest_past() if table is marks else 0
        same = (table.c[name] == value for name, value in zip(key_columns(table), key, strict=True))
        (row,) = self._rows(select(table).where(*same))
        self._transaction.put(table, {**row, **words})
        if table is marks:
            self._forget_past_since(known)
        return {**row, **words}

    def sign_anew(self, table_name: str, note_id: UUID, addendum: Addendum) -> None:
        """Give a signed note, in which words were taken out, the digest of its present words, and an addendum."""
        sign_anew(self._transaction, table_name, note_id, addendum)

    def remove(self, person_id: PersonId) -> frozenset[UUID]:
        """Remove every row of a person for good, with the history that triggers write. Return the ids that went."""
        gone: set[UUID] = {person_id}
        for table in _in_order(_of_people()):
            key = key_columns(table)
            for row in self._rows(select(table).where(_of(table, person_id))):
                self._transaction.remove(table, **{name: row[name] for name in key})
                if key == ("id",):
                    gone.add(row["id"])
        self._search.remove(HitKind.PERSON, person_id)
        self._remove_traces(gone)
        return frozenset(gone)

    def _remove_traces(self, gone: Iterable[UUID]) -> None:
        """Remove what points to records that are gone: longer keeping, provenance, drafts, the place left off."""
        ids = [form for one in gone for form in (one.hex, str(one))]
        for one in gone:
            self._transaction.remove(kept_longer, record=one)
        for table, column in ((taken_over, "record"), (drafts, "key"), (left_off, "place")):
            for row in self._rows(select(table)):
                if any(one in row[column] for one in ids):
                    self._transaction.remove(table, **{name: row[name] for name in key_columns(table)})

    def _newest_past(self) -> int:
        found = self._transaction.first(select(func.max(mark_history.c.seq)))
        return (found[0] or 0) if found else 0

    def _forget_past_since(self, known: int) -> None:
        for row in self._rows(select(mark_history).where(mark_history.c.seq > known)):
            self._transaction.remove(mark_history, seq=row["seq"])

    def _rows(self, query: Any) -> tuple[_Row, ...]:  # noqa: ANN401 - a select of any table
        return tuple(row._asdict() for row in self._transaction.rows(query))


def _of_people() -> tuple[Table, ...]:
    return tuple(metadata.tables[name] for name, rule in RULES.items() if rule.by)


def _in_order(tables: Iterable[Table]) -> list[Table]:
    """Return tables so that nothing is removed before what points to it: first what hangs on other records.

    Marks go before their history, which triggers write as they go, and the person goes last.
    """
    return sorted(tables, key=lambda table: (table is people, not RULES[table.name].of, table is mark_history))


def _of(table: Table, person_id: PersonId) -> ColumnElement[bool]:
    """Return the condition that a row belongs to a person."""
    rule = RULES[table.name]
    if not rule.of:
        return table.c[rule.by] == person_id
    parent = metadata.tables[rule.of]
    return table.c[rule.by].in_(select(parent.c.id).where(_of(parent, person_id)))


def _texts(table: Table, row: _Row, columns: Iterable[str]) -> Iterator[Text]:
    key = tuple(row[name] for name in key_columns(table))
    for column in columns:
        value = row[column]
        for position, text in enumerate(value if isinstance(value, tuple) else (value,)):
            if text:
                yield Text(table=table.name, key=key, column=column, position=position, text=text, row=row)
