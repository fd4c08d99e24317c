"""A vault in which every column of every table holds something: for somebody, and for somebody else.

Texts are canaries that say where they stand. What a new table or column needs is worked out from its type.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Table, Time, insert

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.session import SessionState
from workwell_desktop.storage import schema  # noqa: F401  every table joins `metadata`
from workwell_desktop.storage.column_types import AwareDateTime, Handouts, Id, Texts, Word, Words
from workwell_desktop.storage.record_rules import RULES
from workwell_desktop.storage.tables import metadata
from workwell_desktop.storage.vault import Vault

if TYPE_CHECKING:
    from enum import Enum

WRITTEN_BY_ITSELF = {"audit", "search_entries", "mark_history", "alembic_version"}
"""Tables that the program alone fills, and never from here."""

_FIXED: dict[str, object] = {
    "groups.profile": RecordProfile.CLINICAL,
    "marks.code": Code.PRESENT,
    "sessions.state": SessionState.ENDED,
    "sessions.zone": "0",
    "schedules.zone": "0",
    "schedules.weekdays": ("0",),
    "schedules.skipped": (),
    "people.contact_ways": ("phone",),
    "sessions.headcount": None,
    "legal_holds.lifted_on": date(2026, 11, 20),
}
_MOMENT = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


def canary(whose: str, table: str, column: str) -> str:
    """Return one word that stands in one place only, and in nobody's language."""
    return f"q{whose}x{table}y{column}z".replace("_", "")


def columns_of_text(table: Table) -> Iterator[Column[Any]]:
    """Yield the columns that a canary can stand in."""
    for column in table.c:
        fixed = f"{table.name}.{column.name}" in _FIXED
        other = isinstance(column.type, Id | AwareDateTime | Word | Words | Handouts)
        plain = isinstance(column.type, Boolean | Date | Integer | LargeBinary | Time)
        if not (fixed or other or plain):
            yield column


@dataclass
class Filled:
    """Who is in the vault, and the ids of their rows by table."""

    mine: PersonId = field(default_factory=lambda: PersonId(new_id()))
    theirs: PersonId = field(default_factory=lambda: PersonId(new_id()))
    ids: dict[tuple[str, str], UUID] = field(default_factory=dict)


def fill(vault: Vault, words: str = "") -> Filled:
    """Write a row of one person and a row of another into every table.

    With `words` these stand in every free word that is not the first person's own.
    """
    filled = Filled()
    filled.ids["mine", "people"], filled.ids["theirs", "people"] = filled.mine, filled.theirs
    with vault.connection.begin():
        for table in metadata.sorted_tables:
            if table.name in WRITTEN_BY_ITSELF:
                continue
            one_row = [column.name for column in table.primary_key] in (["row"], ["sheet", "position"])
            for number, whose in enumerate(("mine",) if one_row else ("mine", "theirs"), start=1):
                row: dict[str, Any] = {column.name: _value(column, whose, number, filled) for column in table.c}
                row |= _said(table, whose, words)
                vault.connection.execute(insert(table), row)
                if "id" in row:
                    filled.ids[whose, table.name] = row["id"]
    return filled


def _value(column: Column[Any], whose: str, number: int, filled: Filled) -> object:
    name, kind = f"{column.table.name}.{column.name}", column.type
    if name in _FIXED:
        return _FIXED[name]
    for key in column.foreign_keys:
        return filled.ids.get((whose, key.column.table.name), 1)
    if isinstance(kind, Id):
        return filled.ids[whose, "people"] if name == "people.id" else new_id()
    if isinstance(kind, Texts):
        return (canary(whose, column.table.name, column.name),)
    if isinstance(kind, Word):
        words: type[Enum] = kind.words
        return next(iter(words))
    simple: tuple[tuple[type, object], ...] = (
        (Words, ()),
        (Handouts, ()),
        (AwareDateTime, _MOMENT),
        (Boolean, True),
        (Date, date(2026, 11, 22 + number)),
        (Integer, number),
        (LargeBinary, b""),
        (Time, time(18, 0)),
    )
    for type_, value in simple:
        if isinstance(kind, type_):
            return value
    return canary(whose, column.table.name, column.name)


def _said(table: Table, whose: str, words: str) -> dict[str, object]:
    """Return the free words of a row that is not the first person's own."""
    rule = RULES.get(table.name)
    if not words or rule is None or (rule.by and whose == "mine"):
        return {}
    return {
        name: (f"{words} {name}",) if isinstance(table.c[name].type, Texts) else f"{words} {name}"
        for name in rule.words.split()
    }


def everything(vault: Vault) -> str:
    """Return all that every table of the vault holds, the index and its shadows too, as one text."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table'"
    names = [name for (name,) in vault.connection.exec_driver_sql(listed).fetchall()]
    rows = [row for name in names for row in vault.connection.exec_driver_sql(f'SELECT * FROM "{name}"').fetchall()]
    vault.connection.rollback()
    return "\n".join(
        value.decode("latin-1") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )
