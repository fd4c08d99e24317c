"""The one place where trouble of the database, the disk or the engine becomes something a facilitator may be shown.

What is known and not our doing becomes a `Fault` of the domain with a calm sentence. What belongs to something gone
meanwhile (an undo, a page left open) is a `Refusal`. Everything else is a mistake of ours and stays loud, but
redacted: the values that were being written are taken off the exception first.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from workwell_desktop.domain.errors import Busy, Damaged, DiskFull, Fault, ReadOnly, Refusal, VaultMissing

DISK_TROUBLE = (
    "The disk could not be read or written just now. WorkWell has changed nothing that was saved before, and what "
    "you typed is still on the screen. Check the disk, then try again."
)
"""The driver does not say whether it was reading or writing, so this is true of both."""

OWNER_GONE = "Something this belongs to is no longer here, so it was not kept. Nothing else has changed."

_BY_ERRNO: dict[int, type[Fault]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.ENOENT: VaultMissing,
    errno.EBUSY: Busy,
}

_BY_ENGINE_NAME: dict[str, type[Fault]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": ReadOnly,
    "SQLITE_CANTOPEN": ReadOnly,
    "SQLITE_PERM": ReadOnly,
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_BUSY": Busy,
    "SQLITE_LOCKED": Busy,
}
"""The driver gives the plain names only, never the extended ones such as SQLITE_IOERR_READ."""

_BY_MESSAGE: dict[str, str] = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
}
"""What the driver says when it gives no name, as its backup does."""

_BY_BEGINNING: dict[str, str] = {
    "Could not decode to UTF-8": "SQLITE_CORRUPT",
    "invalid fts5 file format": "SQLITE_CORRUPT",
}
"""What the driver says of content that nobody can have written; the first of these goes on with the text itself."""

_OWNER_MISSING = "FOREIGN KEY constraint failed"
"""What the engine says of a row that refers to one that is not there; the driver names all constraints alike."""


def fault_for(error: BaseException) -> Fault | Refusal | None:
    """Return what an exception of the engine or the file system stands for, or None when it is a bug."""
    if isinstance(error, Fault):
        return error
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeDecodeError):
        return Damaged()
    said = str(cause)
    name: str = next((known for begun, known in _BY_BEGINNING.items() if said.startswith(begun)), "")
    name = name or getattr(cause, "sqlite_errorname", "") or _BY_MESSAGE.get(said, "")
    if name == "SQLITE_CONSTRAINT" and said == _OWNER_MISSING:
        return Refusal(OWNER_GONE)
    if name in _BY_ENGINE_NAME:
        return _BY_ENGINE_NAME[name]()
    if name == "SQLITE_IOERR":
        return Fault(DISK_TROUBLE)
    if isinstance(cause, OSError):
        known = _BY_ERRNO.get(cause.errno or 0)
        return known() if known else Fault(DISK_TROUBLE)
    return None


def redact(error: BaseException) -> None:
    """Take the values being written off an exception of SQLAlchemy: `hide_parameters` hides them from print only."""
    if hasattr(error, "params"):
        error.params = None


def raise_for(error: BaseException) -> None:
    """Raise what an exception stands for. A mistake of ours comes back redacted, for the caller to raise."""
    fault = fault_for(error)
    redact(error)
    if fault is not None and fault is not error:
        raise fault from None


@contextmanager
def translated() -> Iterator[None]:
    """Let trouble leave the block as a `Fault`, and everything else as it is."""
    try:
        yield
    except Exception as error:
        raise_for(error)
        raise
