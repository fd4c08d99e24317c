"""The private notes' own database: another file, another key, another engine. Nothing of the vault is attached to it.

It is opened by the same steps as the vault, with the same traps in mind, and it is never looked into by anything but
`usecases/process_notes.py`. What is deleted is overwritten in the file.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from workwell_desktop.domain.errors import Damaged, NewerFormat, NotAVault, Refusal, VaultMissing
from workwell_desktop.domain.process_note import ProcessNote
from workwell_desktop.storage.audit import TRAIL_BROKEN, WHOLE_TRAIL, unbroken
from workwell_desktop.storage.column_types import forget
from workwell_desktop.storage.connection import connect
from workwell_desktop.storage.copying import Original, check_pages, contents_of, forget_unfinished
from workwell_desktop.storage.faults import translated
from workwell_desktop.storage.process_tables import (
    APPLICATION_ID,
    FORMAT,
    create_process_schema,
    process_addenda,
    process_history,
    process_notes,
)
from workwell_desktop.storage.signed_shelf import SignedShelf, SignedTables
from workwell_desktop.storage.transaction import Transaction
from workwell_desktop.storage.unit import Unit
from workwell_desktop.storage.vault import check_file, checked_format, engine_over, prepare

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from workwell_desktop.storage.copying import AuditHead

MISSING = (
    "Your private notes are not where they were, though their key file is. WorkWell has made no new ones. "
    "Put the file process.db back, or use a backup of the private notes."
)
DAMAGED = (
    "The file of your private notes is damaged. WorkWell has changed nothing. "
    "Do not delete anything; a backup of the private notes can help."
)
FOREIGN = (
    "The file in the place of your private notes cannot be read with their key. It may be another file, or damaged. "
    "WorkWell has changed nothing. Put your private notes or a backup of them back."
)
NEWER = (
    "Your private notes were saved by a newer version of WorkWell. They are safe. "
    "Update WorkWell on this computer to open them."
)


class ProcessNotes(SignedShelf[ProcessNote]):
    """Private notes, those begun last first."""

    def __init__(self, transaction: Transaction) -> None:
        tables = SignedTables(process_notes, process_addenda, process_history)
        super().__init__(transaction, tables, ProcessNote, (process_notes.c.begun_at.desc(), process_notes.c.id))


class ProcessWork(Unit):
    """A transaction of the private notes: `with notes.work("process.write") as work: … work.commit()`."""

    def __init__(self, connection: "Connection", action: str, audit_key: bytes) -> None:
        super().__init__(connection, action, audit_key)
        self.notes = ProcessNotes(self._transaction)


class ProcessVault:
    """Open private notes."""

    def __init__(self, path: Path, key: bytes, audit_key: bytes) -> None:
        self.path = path
        self.disk_full: Callable[[], str] | None = None
        """Asked for room when the disk is full; returns what it did, or nothing."""
        self._key, self._audit_key = key, audit_key
        self._raw = connect(path, key)
        self._engine = engine_over(self._raw, read_only=False)
        self._connection: Connection | None = self._engine.connect()

    @classmethod
    def create(cls, path: Path, key: bytes, audit_key: bytes) -> Self:
        """Make a new, empty file where nothing is. Raises `Refusal` when something is, a `Fault` from the disk."""
        with in_their_words():
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            except FileExistsError:
                raise Refusal("There are private notes here already, and WorkWell never writes over them.") from None
            try:
                made = cls(path, key, audit_key)
                try:
                    made._prepare()
                    with made.connection.begin():
                        create_process_schema(made.connection)
                except BaseException:
                    made.close()
                    raise
            except BaseException:
                forget_unfinished(path)
                raise
            return made

    @classmethod
    def open(cls, path: Path, key: bytes, audit_key: bytes) -> Self:
        """Open existing private notes; after a sudden stop they are read through first.

        Raises `VaultMissing`, `NotAVault`, `Damaged`, `ReadOnly`, `NewerFormat` or `Busy`, and changes nothing then.
        """
        with in_their_words():
            check_file(path, key, read_only=False)
            log = path.with_name(path.name + "-wal")
            stopped_in_the_middle = log.exists() and log.stat().st_size > 0
            notes = cls(path, key, audit_key)
            try:
                checked_format(notes._raw, APPLICATION_ID, FORMAT)
                notes._prepare()
                if stopped_in_the_middle:
                    notes.check()
            except BaseException:
                notes.close()
                raise
            return notes

    @property
    def connection(self) -> "Connection":
        """The one connection. Raises RuntimeError once the notes are closed."""
        if self._connection is None:
            raise RuntimeError("the private notes are closed")
        return self._connection

    @property
    def original(self) -> Original:
        """What a backup is made from, on a connection of its own."""
        return Original(self.path, self._key, self._audit_key)

    def work(self, action: str) -> ProcessWork:
        """Return a transaction; `action` is what the notes' own trail will say."""
        begun = ProcessWork(self.connection, action, self._audit_key)
        begun.when_full = self.disk_full
        return begun

    def head(self) -> "AuditHead | None":
        """Return the end of the notes' own trail, None before the first commit."""
        with translated():
            return contents_of(self._raw).head

    def check(self) -> None:
        """Read every page and every link of the trail once. Raises `Damaged`, or `Busy`."""
        with in_their_words():
            check_pages(self._raw.execute)
            if not unbroken(self._raw.execute(WHOLE_TRAIL), self._audit_key):
                raise Damaged(TRAIL_BROKEN)

    def close(self) -> None:
        """Close the file and drop what was kept of it for speed. Harmless when already closed."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._engine.dispose()
            forget()

    def _prepare(self) -> None:
        self._raw.execute("PRAGMA secure_delete = ON")
        prepare(self._raw)


@contextmanager
def in_their_words() -> Iterator[None]:
    """Let faults speak of the private notes instead of the vault."""
    try:
        with translated():
            yield
    except VaultMissing as fault:
        raise VaultMissing(MISSING) from fault
    except NewerFormat as fault:
        raise NewerFormat(NEWER) from fault
    except NotAVault as fault:
        raise NotAVault(FOREIGN) from fault
    except Damaged as fault:
        raise Damaged(DAMAGED) from fault
