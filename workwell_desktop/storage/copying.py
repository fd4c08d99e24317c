"""Copies of a vault's file, each proved against its original before anybody relies on it.

A copy is read back from the disk, page by page, and must agree with the original in the rows of every table and in
the end of the audit trail: an export to a full disk can otherwise be a file that opens, calls itself sound, and is
empty. What could not be proved is taken away again; the original is only ever read.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3.dbapi2 as driver

from workwell_desktop.domain.errors import Busy, Damaged
from workwell_desktop.storage.connection import connect, key_literal
from workwell_desktop.storage.faults import translated

AuditHead: TypeAlias = tuple[int, str]
"""Number and hash of the newest row of an audit trail."""

Step: TypeAlias = Callable[[int, int], None]
"""Told how many pages are done and how many there are; an exception out of it stops the copying."""

_PAGES_AT_ONCE = 256
_COPIED_PRAGMAS = ("application_id", "user_version")


@dataclass(frozen=True)
class Contents:
    """What a copy must agree with: how many rows each table has, and the head of the audit trail."""

    counts: Mapping[str, int]
    head: AuditHead | None


@dataclass(frozen=True)
class Original:
    """What is copied: where it lies, its key, and the key of its audit trail; `sealed` when nobody writes to it."""

    path: Path
    key: bytes = field(repr=False)
    audit_key: bytes = field(repr=False)
    sealed: bool = False


def copied(original: Original, target: Path, key: bytes, step: Step | None = None) -> Contents:
    """Copy a vault under `key` to a path where nothing is, and prove it. Work on the original may go on meanwhile.

    Raises a `Fault`, or what `step` raised, and leaves no copy then. May run on any thread.
    """
    with translated(), _new_file(target):
        with closing(_reading(original)) as source, closing(connect(target, key)) as copy:
            source.execute("BEGIN")
            expected = contents_of(source)
            if step is None:
                source.backup(copy)
            else:
                source.backup(copy, pages=_PAGES_AT_ONCE, progress=_reporting(step))
        prove(Original(target, key, original.audit_key), expected)
        return expected


def rewritten(original: Original, target: Path, key: bytes) -> Contents:
    """Write a vault anew under `key` to a path where nothing is, row by row, and prove it.

    Unlike a copy it holds nothing of what was deleted from the original. Nobody can write to the original meanwhile.
    Raises a `Fault`, and leaves nothing then.
    """
    with translated(), _new_file(target):
        with closing(connect(original.path, original.key)) as source:
            source.execute(f"ATTACH DATABASE ? AS anew KEY {key_literal(key)}", (str(target),))
            source.execute("PRAGMA anew.synchronous = FULL")
            source.execute("BEGIN IMMEDIATE")
            expected = contents_of(source)
            source.execute("SELECT sqlcipher_export('anew')").fetchone()
            for name in _COPIED_PRAGMAS:
                (number,) = source.execute(f"PRAGMA main.{name}").fetchone()
                source.execute(f"PRAGMA anew.{name} = {number}")
            source.execute("COMMIT")
        prove(Original(target, key, original.audit_key), expected)
        return expected


def prove(copy: Original, expected: Contents) -> None:
    """Read a finished copy back from the disk; it is one plain file afterwards, with nothing beside it.

    Raises `Damaged` when a page, an index, a count or the audit trail is not as it was in the original.
    """
    with closing(connect(copy.path, copy.key)) as raw:
        check_pages(raw.execute, "integrity_check")
        raw.execute("PRAGMA journal_mode = DELETE")
        _agree(raw, copy.audit_key, expected)
    flush(copy.path)


def look_through(copy: Original, expected: Contents | None = None) -> Contents:
    """Read a copy without changing anything, as from a stick that is write-protected, and return what it holds.

    Raises `Damaged` as `prove` does; without `expected` only the pages and the audit trail are looked at.
    """
    with translated(), closing(_reading(replace(copy, sealed=True))) as raw:
        _check(raw.execute, "integrity_check")
        found = expected or contents_of(raw)
        _agree(raw, copy.audit_key, found)
        return found


def check_beside(original: Original) -> None:
    """Read a vault in use through, on a connection of one's own. Raises `Damaged`, or `Busy`.

    A page that is being written just then would look damaged; so an alarm counts only while nobody can write.
    """
    with closing(connect(original.path, original.key)) as raw:
        try:
            check_pages(raw.execute)
        except Damaged:
            raw.execute("BEGIN IMMEDIATE")
            _check(raw.execute, "quick_check")
            raw.execute("ROLLBACK")
        raw.execute("BEGIN")
        _check_trail(raw, original.audit_key)


def check_pages(execute: Callable[[str], Any], second: str = "quick_check") -> None:
    """Run the engine's own checks. Raises `Damaged`, or `Busy` when a reader holds up the checkpoint before them.

    Without the checkpoint the first of them gives false alarms. `integrity_check` also compares every index.
    """
    if execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise Busy
    _check(execute, second)


def contents_of(raw: driver.Connection) -> Contents:
    """Count what a file holds, within the connection's transaction if it is in one."""
    shadows = "name LIKE 'search\\_%' ESCAPE '\\' AND name <> 'search_entries'"
    named = raw.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND NOT ({shadows})").fetchall()
    counts = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in named}
    newest = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
    return Contents(counts, raw.execute(newest).fetchone() if "audit" in counts else None)


def forget_unfinished(path: Path) -> None:
    """Remove a file made a moment ago that nobody relies on yet, so that another try can begin."""
    for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        file.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Make sure a finished file is on the disk. On macOS the usual call is content with the disk's own memory."""
    with path.open("r+b") as file:
        if sys.platform == "darwin":
            import fcntl

            with suppress(OSError):  # a stick may not know it
                fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
                return
        os.fsync(file.fileno())


def _check(execute: Callable[[str], Any], second: str) -> None:
    if execute("PRAGMA cipher_integrity_check").fetchall():
        raise Damaged
    if [tuple(row) for row in execute(f"PRAGMA {second}").fetchall()] != [("ok",)]:
        raise Damaged


def _agree(raw: driver.Connection, audit_key: bytes, expected: Contents) -> None:
    if contents_of(raw) != expected:
        raise Damaged
    if expected.head is not None:
        _check_trail(raw, audit_key)


def _check_trail(raw: driver.Connection, audit_key: bytes) -> None:
    from workwell_desktop.storage.audit import TRAIL_BROKEN, WHOLE_TRAIL, unbroken

    if not unbroken(raw.execute(WHOLE_TRAIL), audit_key):
        raise Damaged(TRAIL_BROKEN)


def _reading(original: Original) -> driver.Connection:
    return connect(original.path, original.key, sealed=original.sealed)


def end_of_trail(original: Original, seq: int) -> tuple[AuditHead, str]:
    """Return the newest row of the audit trail and the hash of row `seq`; number 0 and "" where there is none.

    Writes nothing. Raises a `Fault`.
    """
    with translated(), closing(connect(original.path, original.key, read_only=True)) as raw:
        newest = raw.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        at = raw.execute("SELECT hash FROM audit WHERE seq = ?", (seq,)).fetchone()
        return newest or (0, ""), at[0] if at else ""


def _reporting(step: Step) -> Callable[[int, int, int], None]:
    def report(_status: int, left: int, pages: int) -> None:
        step(pages - left, pages)

    return report


@contextmanager
def _new_file(target: Path) -> Iterator[None]:
    """Make an empty file where none is, and take it away again should the block not end well."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield
    except BaseException:
        forget_unfinished(target)
        raise
