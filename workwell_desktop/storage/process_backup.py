"""Backups of the private notes: each a folder `<moment>.wwprocess`, apart from the vault's own.

In it lies a copy of the database under a fresh key, and a key file of its own made out for that key: the passphrase
the notes had that day opens it, with no help from this computer. A name without `.part` means that the copy was read
back whole. `state` says which state of the notes it holds, as a mark that only tells equal from different: no dates,
no numbers.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workwell_desktop.storage.backup import flush_folder, write_file
from workwell_desktop.storage.copying import Original, copied, forget_unfinished, look_through
from workwell_desktop.storage.process_vault import in_their_words

if TYPE_CHECKING:
    from workwell_desktop.storage.copying import AuditHead

KEPT = 10
"""How many stay; older ones go only after a new one was proved."""

DATABASE, KEY_FILE, STATE = "data.db", "process.wwk", "state"

_ENDING, _PART = ".wwprocess", ".part"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_ABANDONED = timedelta(days=1)


@dataclass(frozen=True)
class ProcessBackup:
    """One finished backup: where it lies, and when it was made (UTC)."""

    path: Path
    made_at: datetime

    @property
    def database(self) -> Path:
        """The copy."""
        return self.path / DATABASE

    @property
    def key_file(self) -> Path:
        """What the passphrase opens."""
        return self.path / KEY_FILE


def back_up(original: Original, key: bytes, key_file: bytes, folder: Path) -> Path:
    """Write a backup under `key` and return it. `key_file` opens it by the passphrase. May run on any thread.

    Raises a `Fault`; earlier backups are untouched then, and nothing is left of this one.
    """
    with in_their_words():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        done = folder / f"{datetime.now(UTC).strftime(_STAMP)}{_ENDING}"
        part = done.with_name(done.name + _PART)
        part.mkdir(mode=0o700)
        try:
            contents = copied(original, part / DATABASE, key)
            write_file(part / KEY_FILE, key_file)
            write_file(part / STATE, mark_of(contents.head))
            flush_folder(part)
            part.rename(done)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        flush_folder(folder)
        _thin_out(folder)
        return done


def backups_in(folder: Path) -> tuple[ProcessBackup, ...]:
    """Return the finished backups, the newest first."""
    found = ((path, _moment(path)) for path in folder.glob(f"*{_ENDING}") if path.is_dir())
    made = [ProcessBackup(path, moment) for path, moment in found if moment is not None]
    return tuple(sorted(made, key=lambda each: each.made_at, reverse=True))


def is_backed_up(head: "AuditHead | None", folder: Path) -> bool:
    """Tell whether the newest backup holds the notes as they are; True where nothing was ever written."""
    if head is None:
        return True
    newest = backups_in(folder)[:1]
    with suppress(OSError):
        return bool(newest) and (newest[0].path / STATE).read_bytes() == mark_of(head)
    return False


def brought_back(backup: ProcessBackup, keys: tuple[bytes, bytes], target: Path) -> None:
    """Copy a backup to a path where nothing is, read through before and after. `keys`: of the copy, of its trail.

    Raises a `Fault`, and leaves nothing at the target then.
    """
    key, audit_key = keys
    with in_their_words():
        expected = look_through(Original(backup.database, key, audit_key))
        try:
            write_file(target, backup.database.read_bytes())
            look_through(Original(target, key, audit_key), expected)
        except BaseException:
            forget_unfinished(target)
            raise


def mark_of(head: "AuditHead | None") -> bytes:
    """Return the mark of a state: the end of its trail, an HMAC that tells nothing to whoever has no key."""
    return (head[1] if head else "").encode("ascii")


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name.removesuffix(_ENDING), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _thin_out(folder: Path) -> None:
    for old in backups_in(folder)[KEPT:]:
        shutil.rmtree(old.path, ignore_errors=True)
    for part in folder.glob(f"*{_ENDING}{_PART}"):
        begun = _moment(part.with_suffix(""))
        if begun is not None and datetime.now(UTC) - begun > _ABANDONED:
            shutil.rmtree(part, ignore_errors=True)
