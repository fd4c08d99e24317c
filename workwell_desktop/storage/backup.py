"""Backups: the whole vault with its key header, encrypted under the same keys, proved before it counts.

A backup is a folder `<moment>.wwbackup`. It is written as `….part` and renamed only after the copy was opened again
and found whole, so that a folder with the right name is always one that can be relied on. Beside the copy lies the
end of its audit trail (a number and a hash, no text), so that it can be told whether anything came after it.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workwell_desktop.storage.faults import translated

if TYPE_CHECKING:
    from workwell_desktop.storage.copying import AuditHead
    from workwell_desktop.storage.vault import Vault

KEPT = 10
"""How many backups stay; the oldest beyond that are removed, and only after a new one was proved."""

_ENDING = ".wwbackup"
_PART = ".part"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_HEAD = "audit-head.txt"
_ABANDONED = timedelta(days=1)
"""From this age on an unfinished backup is one that a crash left behind, and not one being written."""


def back_up(vault: "Vault", header_paths: Iterable[Path], folder: Path) -> Path:
    """Write a backup into `folder` and return it. Raises a `Fault`; earlier backups are untouched then.

    Headers that do not exist, such as the previous one of a new vault, are passed over. May run on another thread.
    """
    with translated():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        done = folder / f"{datetime.now(UTC).strftime(_STAMP)}{_ENDING}"
        part = done.with_name(done.name + _PART)
        part.mkdir(mode=0o700)
        try:
            head = vault.copy_to(part / vault.path.name).head
            for header in header_paths:
                if header.exists():
                    _write_file(part / header.name, header.read_bytes())
            if head is not None:
                _write_file(part / _HEAD, f"{head[0]} {head[1]}\n".encode())
            _flush_folder(part)
            part.rename(done)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        _flush_folder(folder)
        _remove_oldest(folder)
        _remove_abandoned(folder)
        return done


def latest(folder: Path) -> datetime | None:
    """Return when the newest backup in `folder` was made (UTC), or None when there is none."""
    names = _finished(folder)
    return _moment(names[-1]) if names else None


def latest_head(folder: Path) -> "AuditHead | None":
    """Return the end of the audit trail in the newest backup in `folder`; None when that cannot be told."""
    with suppress(IndexError, OSError, ValueError):
        number, digest = (_finished(folder)[-1] / _HEAD).read_text(encoding="ascii").split()
        return int(number), digest
    return None


def _finished(folder: Path) -> list[Path]:
    """Return the finished backups, the oldest first."""
    return sorted(path for path in folder.glob(f"*{_ENDING}") if path.is_dir() and _moment(path) is not None)


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name.removesuffix(_ENDING), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _write_file(target: Path, content: bytes) -> None:
    with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a rename permanent. Windows cannot open a folder and does not need it."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _remove_oldest(folder: Path) -> None:
    for path in _finished(folder)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def _remove_abandoned(folder: Path) -> None:
    """Remove what a crash left half written; it was never a backup."""
    for part in folder.glob(f"*{_ENDING}{_PART}"):
        begun = _moment(part.with_suffix(""))
        if begun is not None and datetime.now(UTC) - begun > _ABANDONED:
            shutil.rmtree(part, ignore_errors=True)
