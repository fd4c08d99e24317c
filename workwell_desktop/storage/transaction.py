"""The one door through which repositories read and write.

It remembers the ids of every record written, so that the audit trail knows what a commit touched without any
repository or use case having to say so. It does not commit: the unit of work does.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Delete, Row, Select, Table, TextualSelect, bindparam, delete, select

from workwell_desktop.storage import prepared
from workwell_desktop.storage.prepared import key_columns

RowValues: TypeAlias = Mapping[str, Any]
AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnyQuery: TypeAlias = Select[*tuple[Any, ...]] | TextualSelect


class Transaction:
    """Reads and writes of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._touched: dict[UUID, None] = {}
        self.has_written = False

    @property
    def touched(self) -> tuple[UUID, ...]:
        """The ids of the records written so far, each once, in the order they were first written."""
        return tuple(self._touched)

    def rows(self, query: AnyQuery, values: RowValues | None = None) -> Sequence[AnyRow]:
        """Return all rows of a query. Raises TypeError for anything that writes."""
        if not query.is_select:
            raise TypeError("only queries are read; write with put and remove")
        return self._connection.execute(query, values).all()

    def first(self, query: AnyQuery, values: RowValues | None = None) -> AnyRow | None:
        """Return the first row of a query, or None."""
        rows = self.rows(query, values)
        return rows[0] if rows else None

    def first_plain(self, query: Select[*tuple[Any, ...]]) -> tuple[Any, ...] | None:
        """Return the first row of a query without parameters as the driver gives it, or None; the quick way."""
        return prepared.first_plain(self._connection, query)

    def put(self, table: Table, *rows: RowValues) -> None:
        """Write whole rows: each replaces the row with the same key, or is added."""
        if not rows:
            return
        prepared.put(self._connection, table, rows)
        self.has_written = True
        columns = _touched_columns(table)
        self._touched.update((row[column], None) for row in rows for column in columns)

    def put_all(self, table: Table, rows: Sequence[RowValues], **owner: object) -> None:
        """Make `rows` the only ones of their owner (such as `session_id=…`), writing just what differs."""
        names = tuple(sorted(owner))
        known = (row._asdict() for row in self.rows(_owned(table, names), owner))
        stored = {_key_of(table, row): row for row in known}
        wanted = {_key_of(table, row): row for row in rows}
        for key in stored.keys() - wanted.keys():
            self.remove(table, **dict(zip(key_columns(table), key, strict=True)))
        self.put(table, *(row for key, row in wanted.items() if stored.get(key) != row))

    def remove(self, table: Table, **equal: object) -> int:
        """Remove the rows whose columns equal the given values. Returns how many there were."""
        names = tuple(sorted(equal))
        columns = _touched_columns(table)
        if columns:
            gone = self._connection.execute(_touched_by(table, names), equal).all()
            self._touched.update((value, None) for row in gone for value in row)
        count = self._connection.execute(_delete(table, names), equal).rowcount
        self.has_written = self.has_written or count > 0
        return count


def _key_of(table: Table, row: RowValues) -> tuple[Any, ...]:
    return tuple(row[name] for name in key_columns(table))


def _touched_columns(table: Table) -> tuple[str, ...]:
    columns: tuple[str, ...] = table.info.get("touches", ("id",))
    return columns


@lru_cache
def _delete(table: Table, names: tuple[str, ...]) -> Delete:
    return delete(table).where(*(table.c[name] == bindparam(name) for name in names))


@lru_cache
def _touched_by(table: Table, names: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    wanted = (table.c[column] for column in _touched_columns(table))
    return select(*wanted).where(*(table.c[name] == bindparam(name) for name in names))


@lru_cache
def _owned(table: Table, names: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    return select(table).where(*(table.c[name] == bindparam(name) for name in names))
