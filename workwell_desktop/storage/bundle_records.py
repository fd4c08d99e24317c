"""Records of a bundle: read as they lie in a database, known by a key, told apart by a digest, and checked again.

Values are raw here, as the engine stores them, so that the same record has the same digest in every vault.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Protocol, TypeAlias

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Boolean, Column, Integer, LargeBinary, column, text
from sqlalchemy.dialects.sqlite import dialect

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.storage.bundle_tables import Kind
from workwell_desktop.storage.column_types import AwareDateTime, Texts
from workwell_desktop.storage.transaction import Transaction

Raw: TypeAlias = str | int | None
RawRow: TypeAlias = dict[str, Raw]

LONGEST_TEXT = 1_000_000
"""Characters of one value; nothing that was typed comes near."""

BROKEN = "This bundle is damaged, or was made by another program. Nothing was changed. Ask for it once more."

_DIALECT = dialect()


class Reader(Protocol):
    """Reads rows of a database."""

    def rows(self, sql: str, names: Sequence[str], wanted: Sequence[str] = ()) -> list[RawRow]:
        """Return the rows of a query whose columns are `names`; `:wanted` in it is a JSON list."""


class RawReader:
    """Reads over a connection of one's own."""

    def __init__(self, raw: driver.Connection) -> None:
        self._raw = raw

    def rows(self, sql: str, names: Sequence[str], wanted: Sequence[str] = ()) -> list[RawRow]:
        """See `Reader`."""
        found = self._raw.execute(sql, {"wanted": json.dumps(list(wanted))})
        return [dict(zip(names, row, strict=True)) for row in found]


class WorkReader:
    """Reads within a unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def rows(self, sql: str, names: Sequence[str], wanted: Sequence[str] = ()) -> list[RawRow]:
        """See `Reader`."""
        query = text(sql).columns(*(column(name) for name in names))
        values = {"wanted": json.dumps(list(wanted))} if ":wanted" in sql else None
        return [dict(zip(names, row, strict=True)) for row in self._transaction.rows(query, values)]


@dataclass(frozen=True)
class Record:
    """One record: its row and, in a settled order, the rows of what belongs to it."""

    kind: Kind
    row: RawRow
    parts: tuple[RawRow, ...] = ()

    @cached_property
    def key(self) -> str:
        """What it is known by, within its kind."""
        return "/".join(str(self.row[name]) for name in self.kind.key)

    @property
    def place(self) -> tuple[str, str]:
        """Its kind and key."""
        return self.kind.name, self.key

    @cached_property
    def digest(self) -> str:
        """The SHA-256 over everything in it."""
        content = [self.kind.name, sorted(self.row.items()), [sorted(part.items()) for part in self.parts]]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @property
    def is_signed(self) -> bool:
        """Whether it is of a kind that is signed, and was."""
        return self.kind.signed and self.row.get("signed_at") is not None

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands in it: what a row begins with for columns that did not travel."""
        return all(self.row[name] == blank(self.kind.rows.c[name]) for name in self.kind.only)


def read_kind(reader: Reader, kind: Kind, where: str = "", wanted: Sequence[str] = ()) -> list[Record]:
    """Return the records of a kind; `where` is a condition on its row, with `:wanted` for a JSON list."""
    condition = f" WHERE {where}" if where else ""
    rows = reader.rows(f'SELECT {listed(kind.columns)} FROM "{kind.table}"{condition}', kind.columns, wanted)
    parts: defaultdict[Raw, list[RawRow]] = defaultdict(list)
    if kind.part:
        owners = [str(row["id"]) for row in rows]
        query = f'SELECT {listed(kind.part_columns)} FROM "{kind.part}" WHERE "{kind.owner}" IN {AMONG}'
        for part in reader.rows(query, kind.part_columns, owners):
            parts[part[kind.owner]].append(part)
    return [Record(kind, row, settled(parts[row.get("id")])) for row in rows]


AMONG = "(SELECT value FROM json_each(:wanted))"


def current(reader: Reader, theirs: Iterable[Record]) -> dict[tuple[str, str], Record]:
    """Return what is kept of the same records, by kind and key."""
    by_kind: defaultdict[Kind, set[str]] = defaultdict(set)
    for record in theirs:
        by_kind[record.kind].add(str(record.row[record.kind.key[0]]))
    found = (
        record
        for kind, wanted in by_kind.items()
        for record in read_kind(reader, kind, f'"{kind.key[0]}" IN {AMONG}', sorted(wanted))
    )
    return {record.place: record for record in found}


def listed(names: Iterable[str]) -> str:
    """Return columns as they stand in a query."""
    return ", ".join(f'"{name}"' for name in names)


def settled(parts: Iterable[RawRow]) -> tuple[RawRow, ...]:
    """Return rows in an order that depends on nothing but themselves."""
    return tuple(sorted(parts, key=lambda part: json.dumps(sorted(part.items()))))


def typed(record: Record) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return row and parts as the tables take them. Raises `Refusal` for a value that cannot stand in its column."""
    row = {name: value_of(record.kind.rows.c[name], raw) for name, raw in record.row.items()}
    table = record.kind.parts
    if table is None:
        return row, []
    return row, [{name: value_of(table.c[name], raw) for name, raw in part.items()} for part in record.parts]


def blank(wanted: "Column[Any]") -> Raw:
    """Return what a column holds where nothing is known: none, an empty list, no, nought or an empty text."""
    if wanted.nullable:
        return None
    if isinstance(wanted.type, Texts):
        return "[]"
    return 0 if isinstance(wanted.type, Boolean | Integer) else ""


def whole(row: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """Return a new row with the columns that did not travel left blank."""
    missing = {each.name: value_of(each, blank(each)) for each in kind.rows.c if each.name not in row}
    return missing | dict(row)


def value_of(wanted: "Column[Any]", raw: object) -> Any:  # noqa: ANN401 - what a column of any type takes
    """Return a raw value as its column gives it. Raises `Refusal` when the column could not have held it."""
    if raw is None:
        if wanted.nullable:
            return None
        raise Refusal(BROKEN)
    if not isinstance(raw, int if isinstance(wanted.type, Boolean | Integer) else str):
        raise Refusal(BROKEN)
    if isinstance(raw, int) and not -(1 << 63) <= raw < 1 << 63:
        raise Refusal(BROKEN)
    if isinstance(raw, str) and (len(raw) > LONGEST_TEXT or "\0" in raw):
        raise Refusal(BROKEN)
    process = _processor(wanted)
    try:
        made: Any = process(raw) if process else raw
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        raise Refusal(BROKEN) from None
    if isinstance(wanted.type, AwareDateTime) and made.tzinfo is None:
        raise Refusal(BROKEN)
    return made


@lru_cache(maxsize=1024)
def _processor(wanted: "Column[Any]") -> Callable[[Any], Any] | None:
    if isinstance(wanted.type, LargeBinary):
        raise TypeError("no kind of record has bytes")
    made: Callable[[Any], Any] | None = wanted.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return made
