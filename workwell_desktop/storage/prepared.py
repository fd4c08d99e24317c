"""Statements compiled once and handed to the driver: a mark at every keystroke must cost little more than its write.

SQLAlchemy still decides what a statement says and how values stand in their columns; only its machinery for each
call, which takes longer than the write itself, is passed over. Errors are the driver's own, which `faults.py` knows.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table
from sqlalchemy.dialects.sqlite import insert


class Upsert:
    """Adds a row, or replaces the one with the same key. PostgreSQL understands the same statement."""

    def __init__(self, table: Table, dialect: Dialect) -> None:
        key = key_columns(table)
        fixed = {*key, *table.primary_key.columns.keys()}
        statement = insert(table)
        compiled = statement.on_conflict_do_update(
            index_elements=key,
            set_={column.name: statement.excluded[column.name] for column in table.c if column.name not in fixed},
        ).compile(
            dialect=dialect,
            column_keys=[column.name for column in table.c if column.name in key or not column.primary_key],
        )
        self._text = str(compiled)
        self._fields = [(name, _processor(table, name, dialect)) for name in compiled.positiontup or ()]

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write the rows within the connection's transaction."""
        cursor = connection.connection.cursor()
        try:
            if len(rows) == 1:
                cursor.execute(self._text, self._values(rows[0]))
            else:
                cursor.executemany(self._text, [self._values(row) for row in rows])
        finally:
            cursor.close()

    def _values(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(process(row[name]) if process else row[name] for name, process in self._fields)


def first_plain(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """Return the first row of a query without parameters, its values as the driver gives them."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(_text(query, _kind(connection)))
        row: tuple[Any, ...] | None = cursor.fetchone()
    finally:
        cursor.close()
    return row


def key_columns(table: Table) -> tuple[str, ...]:
    """Return what a row of the table is recognised by."""
    key: tuple[str, ...] = table.info.get("key") or tuple(table.primary_key.columns.keys())
    return key


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, each in place of the one with the same key."""
    _upsert(table, _kind(connection)).run(connection, rows)


def _kind(connection: Connection) -> Callable[[], Dialect]:
    return type(connection.dialect)


@lru_cache
def _upsert(table: Table, dialect: Callable[[], Dialect]) -> Upsert:
    return Upsert(table, dialect())


@lru_cache
def _text(query: Select[*tuple[Any, ...]], dialect: Callable[[], Dialect]) -> str:
    return str(query.compile(dialect=dialect(), compile_kwargs={"literal_binds": True}))


def _processor(table: Table, name: str, dialect: Dialect) -> Callable[[Any], Any] | None:
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
