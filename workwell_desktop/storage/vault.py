"""Open and close the encrypted database: the engine, its key and its pragmas.

The order of the steps is deliberate; each answers a trap that was met with the real engine (see the tests). Nothing
here makes a file unless `create` was asked for, and nothing anywhere removes one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self

import sqlcipher3.dbapi2 as driver

from workwell_desktop.domain.errors import Busy, Damaged, NewerFormat, NotAVault, ReadOnly, Refusal, VaultMissing
from workwell_desktop.storage import copying
from workwell_desktop.storage.connection import connect as connect
from workwell_desktop.storage.copying import AuditHead, Contents, Original, Step, forget_unfinished
from workwell_desktop.storage.faults import translated
from workwell_desktop.storage.pages import PAGE_SIZE, PLAIN_DATABASE, written_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

    from workwell_desktop.storage.work import UnitOfWork

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "fullfsync = ON",  # only macOS knows it: there an ordinary fsync leaves a commit in the disk's own memory
    "checkpoint_fullfsync = ON",
)
_FORBIDDEN_PRAGMAS = {"key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey", "temp_store", "trusted_schema"}
_ATTACH, _DETACH, _PRAGMA = 24, 25, 19
_ALLOW, _DENY = 0, 1

UNREADABLE = (
    "The file in the vault's place cannot be read with this vault's key. It may be another file, or it may be "
    "damaged. WorkWell has changed nothing. Do not delete anything; put your vault or a backup back."
)


def warm_up() -> None:
    """Load what opening a vault needs, so that it can be done while something else is waited for."""
    import workwell_desktop.storage.schema
    import workwell_desktop.storage.work  # noqa: F401


def prepare(connection: driver.Connection, *, read_only: bool = False) -> None:
    """Set what holds for every connection to a file of ours, and close the ways that weaken it."""
    for pragma in _PRAGMAS[2:] if read_only else _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_authorize)


def _authorize(action: int, name: str | None, value: str | None, *_: str | None) -> int:
    """Allow everything but other database files, another key, and weaker protection."""
    if action in (_ATTACH, _DETACH):
        return _DENY
    if action == _PRAGMA and value is not None and (name or "").lower() in _FORBIDDEN_PRAGMAS:
        return _DENY
    return _ALLOW


class Vault:
    """An open vault. Used on one thread; `work` gives transactions."""

    def __init__(self, path: Path, key: bytes, audit_key: bytes | None = None, *, read_only: bool = False) -> None:
        from workwell_desktop.storage.audit import audit_key as derived

        self.path = path
        self.read_only = read_only
        self.found_format = 0
        """The format the file had when it was opened; 0 for a new one."""
        self.stopped_unclean = False
        """Whether the file was found as a sudden stop leaves it: then it is to be read through once, see `check`."""
        self.committed: Callable[[AuditHead], None] | None = None
        """Told the new end of the audit trail after every commit, once the disk has it; must not raise."""
        self.disk_full: Callable[[], str] | None = None
        """Asked when the disk was full: may make room, and returns the sentence to show then, or nothing."""
        self._key = key
        self._audit_key = audit_key or derived(key)
        self._raw = connect(path, key, read_only=read_only)
        self._engine = engine_over(self._raw, read_only=read_only)
        self._connection: Connection | None = self._engine.connect()
        self._turn = RLock()

    @classmethod
    def create(cls, path: Path, key: bytes, audit_key: bytes | None = None) -> Self:
        """Make a new vault. Raises `Refusal` when anything is already there, a `Fault` when the disk says no.

        Without `audit_key` the audit trail's key is derived from `key`.
        """
        from workwell_desktop.storage.schema import create_schema

        with translated():
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            except FileExistsError:
                raise Refusal("There is already a vault here, and WorkWell never writes over one.") from None
            try:
                vault = cls(path, key, audit_key)
                try:
                    prepare(vault._raw)
                    with vault.connection.begin():
                        create_schema(vault.connection)
                except BaseException:
                    vault.close()
                    raise
            except BaseException:
                forget_unfinished(path)
                raise
            return vault

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        audit_key: bytes | None = None,
        *,
        read_only: bool = False,
        before_upgrade: "Callable[[Vault], object] | None" = None,
    ) -> Self:
        """Open an existing vault, bringing an older one up to date after a copy was made (`before_upgrade` makes it).

        With `read_only` nothing is written, and an older vault is left as it is. Raises `VaultMissing`, `NotAVault`,
        `Damaged`, `ReadOnly`, `NewerFormat` or `Busy`, and changes nothing then.
        """
        from workwell_desktop.storage import schema

        with translated():
            check_file(path, key, read_only=read_only)
            stopped_in_the_middle = _has_content(path.with_name(path.name + "-wal"))
            vault = cls(path, key, audit_key, read_only=read_only)
            try:
                vault.found_format = checked_format(vault._raw, schema.APPLICATION_ID, schema.FORMAT)
                prepare(vault._raw, read_only=read_only)
                vault.stopped_unclean = stopped_in_the_middle
                if not read_only:
                    vault._bring_up_to_date(before_upgrade)
            except BaseException:
                vault.close()
                raise
            return vault

    @property
    def connection(self) -> "Connection":
        """The one connection, for migrations and backups. Raises RuntimeError once the vault is closed."""
        if self._connection is None:
            raise RuntimeError("the vault is closed")
        return self._connection

    def work(self, action: str) -> "UnitOfWork":
        """Return a transaction; `action`, such as "groups.rename", is what the audit trail will say."""
        from workwell_desktop.storage.work import UnitOfWork

        with self._turn:
            begun = UnitOfWork(self.connection, action, self._audit_key, self.committed, self._turn)
            begun.when_full = self.disk_full
            return begun

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let transactions of other threads, and closing, wait until the block ends: a change of keys must miss none.

        Raises `Busy` when the vault has been closed meanwhile, as by a lock.
        """
        with self._turn:
            if self._connection is None:
                raise Busy
            yield

    def moved_to(self, path: Path, key: bytes, agreed: "Callable[[], object] | None" = None) -> None:
        """Go on over another file with the same content, such as one `rewritten`; the present one is closed.

        Called while `held`. `agreed` is called when the other file stands open; what that raises, or `open`, leaves
        the vault with the present file.
        """
        with self._turn:
            other = vars(type(self).open(path, key, self._audit_key))
            try:
                if agreed is not None:
                    agreed()
            except BaseException:
                other["_connection"].close()
                other["_engine"].dispose()
                raise
            # from here on nothing may fail: what is written now belongs into the other file
            old_connection, old_engine = self._connection, self._engine
            vars(self).update({name: other[name] for name in ("path", "_key", "_raw", "_engine", "_connection")})
            with suppress(Exception):
                if old_connection is not None:
                    old_connection.close()
                old_engine.dispose()

    def copy_to(self, target: Path, key: bytes | None = None, step: Step | None = None) -> Contents:
        """Write a copy, under the same key or another, to a path where nothing is, and prove it.

        Returns what the copy holds. Raises a `Fault`, or what `step` raised, and leaves no copy then. Work may go on
        meanwhile; may be called on another thread.
        """
        return copying.copied(self.original, target, key or self._key, step)

    def rewritten(self, target: Path, key: bytes) -> Contents:
        """Write everything anew under another key to a path where nothing is, and prove it; see `copying.rewritten`.

        The new file holds nothing of what was deleted here, and keeps this vault's audit trail: open it with the
        audit key of this one. This vault stays open and as it was. Nothing else may write until this returns.
        """
        return copying.rewritten(self.original, target, key)

    @property
    def original(self) -> Original:
        """What a copy of this vault is made from: its place and keys, for a connection of one's own."""
        with self._turn:  # never the place of one file with the key of another, while the vault moves
            return Original(self.path, self._key, self._audit_key)

    def switch_foreign_keys(self, *, on: bool) -> None:
        """Turn the checking of references on or off between transactions. Only a migration has a reason to."""
        self._raw.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")

    def check(self) -> None:
        """Read every page, index and link of the audit trail once; work may go on meanwhile, on any thread.

        Raises `Damaged` when something does not read back as it was written, `Busy` when it could not be told. Needed
        after an unclean stop: a search over a damaged page finds less and says nothing.
        """
        with translated():
            copying.check_beside(self.original)

    def close(self) -> None:
        """Close the file and drop what was kept of it for speed. Harmless when already closed."""
        from workwell_desktop.storage.column_types import forget

        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
                self._engine.dispose()
                forget()

    def _bring_up_to_date(self, before: "Callable[[Vault], object] | None") -> None:
        from workwell_desktop.storage.schema import FORMAT

        if self.found_format < FORMAT:
            from workwell_desktop.storage.migrating import copy_beside, migrate

            (before or copy_beside)(self)
            migrate(self)
            self.found_format = FORMAT


def engine_over(raw: driver.Connection, *, read_only: bool) -> "Engine":
    """Return an engine whose only connection is `raw`, and whose transactions begin as writers where they may."""
    from sqlalchemy import StaticPool, create_engine, event

    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )

    def begin(_: "Connection") -> None:
        raw.execute("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin)
    return engine


def check_file(path: Path, key: bytes, *, read_only: bool) -> None:
    """Raise the fault that shows from outside, before any connection could alter something."""
    if not path.exists():
        raise VaultMissing
    if not path.is_file():
        raise NotAVault
    if path.stat().st_size == 0:
        raise Damaged
    if not read_only and not (_may_write(path) and _may_write(path.parent)):
        raise ReadOnly
    with path.open("rb") as file:
        beginning = file.read(len(PLAIN_DATABASE))
    if path.stat().st_size < PAGE_SIZE or beginning == PLAIN_DATABASE:
        raise NotAVault
    if not written_with(path, key):
        raise NotAVault(UNREADABLE)


def checked_format(raw: driver.Connection, application_id: int, newest: int) -> int:
    """Return the format of the file. Raises `NotAVault` when it is of another kind, `NewerFormat` beyond `newest`."""
    if raw.execute("PRAGMA application_id").fetchone()[0] != application_id:
        raise NotAVault
    number: int = raw.execute("PRAGMA user_version").fetchone()[0]
    if number > newest:
        raise NewerFormat
    return number


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
