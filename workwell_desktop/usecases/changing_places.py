"""The restored vault and the one in use change places: two renames, with a note that lets a later start finish them.

The vault in use goes into the archive as it is. Only files are renamed here; nothing is opened and nothing deleted.
"""

import json
import os
import secrets
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from workwell_desktop.security import disk
from workwell_desktop.security.places import Places
from workwell_desktop.usecases.backups import unconfirmed
from workwell_desktop.usecases.freshness import anchor_path

_APART = "process*"
"""The files of the separate vault of process notes, which no backup of this vault holds."""


def note_of(places: Places) -> Path:
    """Return the note that says that a change of places was begun."""
    return places.state_dir / "restoring.json"


def _wish_of(places: Places) -> Path:
    return places.state_dir / "show-backups"


def archive_dir(places: Places) -> Path:
    """Return where vaults go that are not in use any more."""
    return places.home / "archive"


def begin(places: Places, staged: Path) -> None:
    """Note down what is about to change places. Raises a `Fault`; from here on `settle` finishes it."""
    with disk.typed_faults():
        disk.make_folder(places.state_dir)
        for apart in places.vault_dir.glob(_APART):
            if apart.is_file():
                _copy_with_flush(apart, staged / apart.name)
        disk.flush_folder(staged)
        note = {"staged": staged.name, "archive": _stamp()}
        disk.replace_whole(note_of(places), json.dumps(note).encode("ascii"))


def wish(places: Places) -> None:
    """Note that the person wants to restore a backup, for the screen behind the lock. Raises a `Fault`."""
    with disk.typed_faults():
        disk.replace_whole(_wish_of(places), b"\n")


def is_wished(places: Places) -> bool:
    """Tell whether somebody wants to restore a backup, and leave the wish."""
    return _wish_of(places).exists()


def take_wish(places: Places) -> bool:
    """Tell whether somebody wants to restore a backup; the wish is gone then."""
    try:
        _wish_of(places).unlink()
    except OSError:
        return False
    return True


def settle(places: Places) -> None:
    """Do what is left of a change of places that was begun; nothing when none was. Raises a `Fault`."""
    note = _read(note_of(places))
    if note is None:
        return
    staged, archived = places.home / note["staged"], archive_dir(places) / note["archive"]
    with disk.typed_faults():
        if staged.is_dir():
            _archive(places.vault_dir, archived / "vault")
            os.rename(staged, places.vault_dir)
            disk.flush_folder(places.home)
        _archive(anchor_path(places), archived / "anchor")
        disk.replace_whole(unconfirmed(places), b"\n")
        note_of(places).unlink(missing_ok=True)
        disk.flush_folder(places.state_dir)


def archive_all(places: Places) -> Path:
    """Move vault, backups and what this computer knows of them into the archive. Raises a `Fault`."""
    archived = archive_dir(places) / _stamp()
    with disk.typed_faults():
        _archive(places.vault_dir, archived / "vault")
        _archive(places.backups_dir, archived / "backups")
        _archive(anchor_path(places), archived / "anchor")
        unconfirmed(places).unlink(missing_ok=True)
        disk.make_folder(archived)
        disk.flush_folder(places.home)
    return archived


def _archive(what: Path, where: Path) -> None:
    if not what.exists():
        return
    disk.make_folder(where.parent)
    if where.exists():
        where = where.with_name(f"{where.name}-{secrets.token_hex(4)}")
    os.rename(what, where)
    disk.flush_folder(where.parent)
    disk.flush_folder(what.parent)


def _read(path: Path) -> dict[str, str] | None:
    """Return the note, believing only plain names: it decides what is renamed."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        values = json.loads(path.read_bytes())
        note = {name: str(values[name]) for name in ("staged", "archive")}
        if all(value and Path(value).name == value for value in note.values()):
            return note
    return None


def _copy_with_flush(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    disk.tighten(target, disk.FILE_MODE)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
