"""Writing a few small files so that a crash leaves the old or the new, never half. Knows nothing of keys.

Every OSError leaves here as a typed `Fault` with a sentence a facilitator can read.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from typing import TYPE_CHECKING

from workwell_desktop.domain.errors import Busy, DiskFull, Fault, ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_BUSY = {errno.EBUSY, errno.EAGAIN, errno.ETXTBSY}

_FULL_TEXT = (
    "The disk is full, so WorkWell could not write its key file. Nothing that was there before has changed. "
    "Make some room, then try again."
)


def fault_from(error: OSError) -> Fault:
    """Say which of our faults this is: DiskFull, ReadOnly, Busy, or a plain Fault."""
    if error.errno in _FULL:
        return DiskFull(_FULL_TEXT)
    if error.errno in _READ_ONLY:
        return ReadOnly()
    if error.errno in _BUSY:
        return Busy()
    return Fault(
        "The disk did not do what it was asked to, so WorkWell stopped. Nothing that was there before has "
        "changed. Check the disk, then try again."
    )


@contextlib.contextmanager
def typed_faults() -> Iterator[None]:
    """Turn any OSError raised inside into one of our faults."""
    try:
        yield
    except OSError as error:
        raise fault_from(error) from error


def make_folder(folder: Path) -> None:
    """Make `folder` (and what leads to it) for the owner's eyes only; tighten it if it was looser.

    A disk that knows no permissions (a USB stick, say) is accepted: what is inside is encrypted anyway.
    """
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    tighten(folder, FOLDER_MODE)


def tighten(path: Path, mode: int) -> None:
    """Take away every permission beyond `mode`, where the disk and the operating system know permissions.

    A folder where a file is expected (or the reverse) is left alone.
    """
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        present = path.stat().st_mode
        if stat.S_ISDIR(present) == (mode == FOLDER_MODE) and stat.S_IMODE(present) & ~mode:
            path.chmod(stat.S_IMODE(present) & mode)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet (O_EXCL), and wait until the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, FILE_MODE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        to_the_disk(descriptor)
    finally:
        os.close(descriptor)


def to_the_disk(descriptor: int) -> None:
    """Wait until the disk has a file. On macOS the usual call is content with the disk's own memory."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # a stick may not know it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def replace_whole(path: Path, data: bytes) -> None:
    """Put `data` in the place of `path`: temporary file, fsync, rename, fsync of the folder."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        write_new(temporary, data)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the folder's list of names. Windows does this by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
