"""Open and close the encrypted database: the engine, its key and its pragmas.

The order of the steps is deliberate; each answers a trap that was met with the real engine (see the tests). Nothing
here makes a file unless `create` was asked for, and nothing anywhere removes one.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import sqlcipher3.dbapi2 as driver

from workwell_desktop.domain.errors import Busy, Damaged, NewerFormat, NotAVault, ReadOnly, Refusal, VaultMissing
from workwell_desktop.storage.faults import translated
from workwell_desktop.storage.pages import PAGE_SIZE, PLAIN_DATABASE, written_with

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from workwell_desktop.storage.work import UnitOfWork

AuditHead: TypeAlias = tuple[int, str]
"""Number and hash of the newest row of an audit trail."""

KEY_SIZE = 32
_WAIT_SECONDS = 2.0
"""How long another program's lock is waited for."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
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


def connect(path: Path, key: bytes) -> driver.Connection:
    """Return a raw encrypted connection to an existing file; the caller closes it. Never makes a file."""
    if len(key) != KEY_SIZE:
        raise ValueError("a database key has exactly 32 bytes")
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
            raise RuntimeError("this build of the engine does not encrypt")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: driver.Connection) -> None:
    for pragma in _PRAGMAS:
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

    def __init__(self, path: Path, key: bytes) -> None:
        from workwell_desktop.storage.audit import audit_key

        self.path = path
        self._key = key
        self._audit_key = audit_key(key)
        self._raw = connect(path, key)
        self._engine = _engine(self._raw)
        self._connection: Connection | None = self._engine.connect()

    @classmethod
    def create(cls, path: Path, key: bytes) -> Self:
        """Make a new vault. Raises `Refusal` when anything is already there, a `Fault` when the disk says no."""
        from workwell_desktop.storage.schema import create_schema

        with translated():
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            except FileExistsError:
                raise Refusal("There is already a vault here, and WorkWell never writes over one.") from None
            try:
                vault = cls(path, key)
                try:
                    _prepare(vault._raw)
                    with vault.connection.begin():
                        create_schema(vault.connection)
                except BaseException:
                    vault.close()
                    raise
            except BaseException:
                _forget_unfinished(path)
                raise
            return vault

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Open an existing vault, bringing an older one up to date after copying it.

        Raises `VaultMissing`, `NotAVault`, `Damaged`, `ReadOnly`, `NewerFormat` or `Busy`, and changes nothing then.
        """
        with translated():
            _check_file(path, key)
            stopped_in_the_middle = _has_content(path.with_name(path.name + "-wal"))
            vault = cls(path, key)
            try:
                number = _checked_format(vault._raw)
                _prepare(vault._raw)
                if stopped_in_the_middle:
                    vault.check()
                vault._bring_up_to_date(number)
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

        return UnitOfWork(self.connection, action, self._audit_key)

    def copy_to(self, target: Path) -> AuditHead | None:
        """Write a copy under the same key to a path where nothing is, and prove it. Work may go on meanwhile.

        Returns the end of the copy's audit trail, None when that is empty. Raises a `Fault`, and leaves no copy then.
        May be called on another thread.
        """
        with translated():
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            try:
                with closing(connect(self.path, self._key)) as source, closing(connect(target, self._key)) as copy:
                    source.execute("BEGIN")
                    expected = _contents(source)
                    source.backup(copy)
                with closing(connect(target, self._key)) as copy:
                    check_pages(copy.execute)
                    if _contents(copy) != expected:
                        raise Damaged
                    if expected.head is not None:
                        self._check_trail(copy)
                _flush(target)
            except BaseException:
                _forget_unfinished(target)
                raise
            return expected.head

    def switch_foreign_keys(self, *, on: bool) -> None:
        """Turn the checking of references on or off between transactions. Only a migration has a reason to."""
        self._raw.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")

    def check(self) -> None:
        """Read every page, index and link of the audit trail once.

        Raises `Damaged` when something does not read back as it was written. Needed after an unclean stop: a search
        over a damaged page finds less and says nothing.
        """
        with translated():
            check_pages(self._raw.execute)
            self._check_trail(self._raw)

    def close(self) -> None:
        """Close the file and drop what was kept of it for speed. Harmless when already closed."""
        from workwell_desktop.storage.column_types import forget

        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._engine.dispose()
            forget()

    def _check_trail(self, raw: driver.Connection) -> None:
        from workwell_desktop.storage.audit import TRAIL_BROKEN, WHOLE_TRAIL, unbroken

        if not unbroken(raw.execute(WHOLE_TRAIL), self._audit_key):
            raise Damaged(TRAIL_BROKEN)

    def _bring_up_to_date(self, number: int) -> None:
        from workwell_desktop.storage.schema import FORMAT

        if number < FORMAT:
            from workwell_desktop.storage.migrating import migrate

            migrate(self, number)


def check_pages(execute: Callable[[str], Any]) -> None:
    """Run the engine's own checks. Raises `Damaged`, or `Busy` when a reader holds up the checkpoint before them.

    Without the checkpoint the first of them gives false alarms.
    """
    if execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise Busy
    if execute("PRAGMA cipher_integrity_check").fetchall():
        raise Damaged
    if [tuple(row) for row in execute("PRAGMA quick_check").fetchall()] != [("ok",)]:
        raise Damaged


@dataclass(frozen=True)
class _Contents:
    """What a copy must agree with: how many rows each table has, and the head of the audit trail."""

    counts: Mapping[str, int]
    head: AuditHead | None


def _contents(raw: driver.Connection) -> _Contents:
    named = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'").fetchall()
    counts = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in named}
    newest = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
    return _Contents(counts, raw.execute(newest).fetchone() if "audit" in counts else None)


def _forget_unfinished(path: Path) -> None:
    """Remove a file made a moment ago that never became a vault, so that another try can begin."""
    for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        file.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Make sure a finished file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _engine(raw: driver.Connection) -> "Engine":
    """Return an engine whose only connection is `raw`, and whose transactions begin as writers."""
    from sqlalchemy import StaticPool, create_engine, event

    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )

    def begin(_: "Connection") -> None:
        raw.execute("BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin)
    return engine


def _check_file(path: Path, key: bytes) -> None:
    """Raise the fault that shows from outside, before any connection could alter something."""
    if not path.exists():
        raise VaultMissing
    if not path.is_file():
        raise NotAVault
    if path.stat().st_size == 0:
        raise Damaged
    if not (_may_write(path) and _may_write(path.parent)):
        raise ReadOnly
    with path.open("rb") as file:
        beginning = file.read(len(PLAIN_DATABASE))
    if path.stat().st_size < PAGE_SIZE or beginning == PLAIN_DATABASE:
        raise NotAVault
    if not written_with(path, key):
        raise NotAVault(UNREADABLE)


def _checked_format(raw: driver.Connection) -> int:
    """Return the format of the file. Raises `NotAVault` or `NewerFormat`."""
    from workwell_desktop.storage.schema import APPLICATION_ID, FORMAT

    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotAVault
    number: int = raw.execute("PRAGMA user_version").fetchone()[0]
    if number > FORMAT:
        raise NewerFormat
    return number


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
