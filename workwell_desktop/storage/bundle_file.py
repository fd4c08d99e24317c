"""The data of a bundle: an encrypted file of its own with the chosen records and nothing else.

Each kind of record is a table without rules; whoever reads it believes nothing of it before it was checked. Beside
the records lie who gave it and when, and by which bundles records went between the two vaults before.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from workwell_desktop.domain.bundle import Known, Lineage, Reach
from workwell_desktop.domain.errors import Damaged, NewerFormat, Refusal
from workwell_desktop.domain.ids import HandOverId
from workwell_desktop.storage.bundle_records import BROKEN, Raw, RawReader, RawRow, Record, blank, listed, settled
from workwell_desktop.storage.bundle_tables import KINDS, Kind
from workwell_desktop.storage.connection import connect
from workwell_desktop.storage.copying import check_pages, flush, forget_unfinished
from workwell_desktop.storage.faults import translated
from workwell_desktop.storage.schema import FORMAT

APPLICATION_ID = 0x57574831
"""“WWH1”: says in the file's header that it is the data of a hand-over."""

MOST_RECORDS = 500_000
"""Rows of one table; a busy group writes some thousand in a year."""

NEWER = "This bundle was made by a newer WorkWell. Update WorkWell on this computer, then open it again."


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything in a bundle."""

    hand_over: HandOverId
    giver: str
    at: datetime
    reach: Reach
    records: tuple[Record, ...]
    known: Mapping[tuple[str, str], Known] = field(default_factory=dict)
    """Of records that went between vaults before: how, by kind and key."""
    lineage: Lineage = field(default_factory=Lineage)
    """The bundles the giver gave and took over so far."""


def write(content: Content, target: Path, key: bytes) -> None:
    """Write the data of a bundle to a path where nothing is, read it back and compare. Raises a `Fault`."""
    with translated():
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            with closing(connect(target, key)) as raw:
                raw.execute("PRAGMA temp_store = MEMORY")
                raw.execute("BEGIN")
                _fill(raw, content)
                raw.execute("COMMIT")
                raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                raw.execute(f"PRAGMA user_version = {FORMAT}")
            with closing(connect(target, key)) as raw:
                check_pages(raw.execute, "integrity_check")
            flush(target)
            if read(target, key) != content:
                raise Damaged
        except BaseException:
            forget_unfinished(target)
            raise


def read(path: Path, key: bytes) -> Content:
    """Read the data of a bundle. Raises `Refusal` for anything that no WorkWell wrote; changes nothing."""
    with _believing_nothing(), closing(connect(path, key, read_only=True)) as raw:
        for pragma in ("temp_store = MEMORY", "trusted_schema = OFF", "cell_size_check = ON"):
            raw.execute(f"PRAGMA {pragma}")
        if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise Refusal(BROKEN)
        if raw.execute("PRAGMA user_version").fetchone()[0] > FORMAT:
            raise NewerFormat(NEWER)
        _look_through(raw)
        return _content(raw)


def _fill(raw: driver.Connection, content: Content) -> None:
    raw.execute("CREATE TABLE bundle (hand_over TEXT, giver TEXT, at TEXT, reach TEXT)")
    about = (content.hand_over.hex, content.giver, content.at.isoformat(), content.reach.value)
    raw.execute("INSERT INTO bundle VALUES (?, ?, ?, ?)", about)
    raw.execute("CREATE TABLE known (kind TEXT, record TEXT, digest TEXT, hand_over TEXT)")
    known = [(*place, each.digest, each.hand_over.hex) for place, each in content.known.items()]
    raw.executemany("INSERT INTO known VALUES (?, ?, ?, ?)", known)
    raw.execute("CREATE TABLE lineage (hand_over TEXT, way TEXT)")
    ways = (("given", content.lineage.given), ("taken", content.lineage.taken))
    raw.executemany("INSERT INTO lineage VALUES (?, ?)", [(each.hex, way) for way, ids in ways for each in ids])
    for kind in KINDS:
        records = [record for record in content.records if record.kind == kind]
        _write_rows(raw, kind.name, kind.columns, [record.row for record in records])
        if kind.part:
            _write_rows(raw, _parts(kind), kind.part_columns, [part for each in records for part in each.parts])


def _write_rows(raw: driver.Connection, name: str, columns: Sequence[str], rows: Sequence[RawRow]) -> None:
    raw.execute(f'CREATE TABLE "{name}" ({listed(columns)})')
    places = ", ".join("?" for _ in columns)
    raw.executemany(f'INSERT INTO "{name}" VALUES ({places})', [tuple(row[each] for each in columns) for row in rows])


def _parts(kind: Kind) -> str:
    return f"{kind.name}_parts"


@contextmanager
def _believing_nothing() -> Iterator[None]:
    """Turn whatever a file that nobody vouches for can set off into a `Refusal`; the disk's trouble stays."""
    try:
        with translated():
            yield
    except (Damaged, driver.Error, ValueError, TypeError, LookupError, OverflowError, UnicodeError, MemoryError):
        raise Refusal(BROKEN) from None


def _look_through(raw: driver.Connection) -> None:
    """Raise `Refusal` unless there are plain tables only, not absurdly full, on pages that are whole."""
    known = {"bundle", "known", "lineage", *(kind.name for kind in KINDS), *(_parts(kind) for kind in KINDS)}
    for kind, name, sql in raw.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind != "table" or name not in known or not str(sql).upper().startswith("CREATE TABLE"):
            raise Refusal(BROKEN)
    if raw.execute("PRAGMA cipher_integrity_check").fetchall():
        raise Refusal(BROKEN)
    if [tuple(row) for row in raw.execute("PRAGMA integrity_check")] != [("ok",)]:
        raise Refusal(BROKEN)


def _content(raw: driver.Connection) -> Content:
    hand_over, giver, at, reach = raw.execute("SELECT hand_over, giver, at, reach FROM bundle").fetchone()
    made = datetime.fromisoformat(at)
    if made.tzinfo is None or not isinstance(giver, str):
        raise Refusal(BROKEN)
    lineage: dict[str, set[HandOverId]] = {"given": set(), "taken": set()}
    for each, way in raw.execute("SELECT hand_over, way FROM lineage"):
        lineage[way].add(_id(each))
    known = {
        (str(kind), str(record)): Known(str(digest), _id(each))
        for kind, record, digest, each in raw.execute("SELECT kind, record, digest, hand_over FROM known")
    }
    return Content(
        hand_over=_id(hand_over),
        giver=giver,
        at=made,
        reach=Reach(reach),
        records=tuple(record for kind in KINDS for record in _records(raw, kind)),
        known=known,
        lineage=Lineage(frozenset(lineage["given"]), frozenset(lineage["taken"])),
    )


def _id(text: str) -> HandOverId:
    return HandOverId(UUID(text))


def _records(raw: driver.Connection, kind: Kind) -> list[Record]:
    blanks = {name: blank(kind.rows.c[name]) for name in kind.columns}
    rows = _rows(raw, kind.name, blanks)
    parts: dict[Raw, list[RawRow]] = {}
    if kind.parts is not None:
        for part in _rows(raw, _parts(kind), {each.name: blank(each) for each in kind.parts.c}):
            parts.setdefault(part[kind.owner], []).append(part)
    found = [Record(kind, row, settled(parts.pop(row.get("id"), ()))) for row in rows]
    if parts or len({record.key for record in found}) != len(found):
        raise Refusal(BROKEN)
    return found


def _rows(raw: driver.Connection, name: str, blanks: Mapping[str, Raw]) -> list[RawRow]:
    """Return the rows of a table; what an older WorkWell did not know is blank. A missing table has none."""
    there = [str(row[1]) for row in raw.execute(f'PRAGMA table_info("{name}")')]
    names = [each for each in blanks if each in there]
    if not names:
        return []
    if raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] > MOST_RECORDS:
        raise Refusal(BROKEN)
    found = RawReader(raw).rows(f'SELECT {listed(names)} FROM "{name}"', names)
    return [{**blanks, **row} for row in found]
