"""Where the private notes lie, and the steps by which their files come into place. Reads no contents.

What is new (set up, or brought back from a backup) is first written whole under other names. The new key file comes
last: from the moment it is there, the new notes count, and `settle` brings them into place however often it is
stopped. Until then, nothing has happened. Whatever stood there before is set aside by renaming, and never deleted.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workwell_desktop.security import disk

if TYPE_CHECKING:
    from pathlib import Path

    from workwell_desktop.security.places import Places

_LOGS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class ProcessPlaces:
    """Every path of the private notes."""

    folder: Path
    backups_dir: Path

    @classmethod
    def of(cls, places: Places) -> ProcessPlaces:
        """Return the places beside this vault."""
        return cls(places.vault_dir, places.backups_dir / "process")

    @property
    def database(self) -> Path:
        """The encrypted notes."""
        return self.folder / "process.db"

    @property
    def header(self) -> Path:
        """Their key file."""
        return self.folder / "process.wwk"

    @property
    def header_prev(self) -> Path:
        """The second copy of the key file."""
        return self.folder / "process.wwk.prev"

    @property
    def coming_database(self) -> Path:
        """Notes that are being set up or brought back."""
        return self.folder / "process.db.coming"

    @property
    def coming_header(self) -> Path:
        """The key file of coming notes; once it is there, they count."""
        return self.folder / "process.wwk.coming"

    def used(self) -> bool:
        """Tell whether any file of private notes is there; then none may be set up."""
        return any(os.path.lexists(path) for path in (self.database, self.header, self.header_prev))

    def put_aside(self) -> None:
        """Set everything aside, the backups too, so that new private notes can be begun. Raises our faults."""
        with disk.typed_faults():
            for path in (self.database, self.header, self.header_prev):
                _set_aside(path)
            if self.backups_dir.is_dir():
                os.rename(self.backups_dir, _aside(self.backups_dir))
            disk.flush_folder(self.folder)

    def clear_the_way(self) -> None:
        """Set aside what an earlier attempt left half-written. Raises our faults."""
        with disk.typed_faults():
            _set_aside(self.coming_database)

    def commit(self, key_file: bytes) -> None:
        """Let coming notes count, and bring them into place. Raises our faults."""
        with disk.typed_faults():
            disk.replace_whole(self.coming_header, key_file)
        self.settle()

    def settle(self) -> None:
        """Bring notes that count into place; does nothing when there are none. Raises our faults."""
        if not self.coming_header.is_file():
            return
        with disk.typed_faults():
            if self.coming_database.exists():
                _set_aside(self.database)
                os.rename(self.coming_database, self.database)
            for path in (self.header, self.header_prev):
                _set_aside(path)
            disk.replace_whole(self.header_prev, self.coming_header.read_bytes())
            os.rename(self.coming_header, self.header)
            disk.flush_folder(self.folder)


def _set_aside(path: Path) -> None:
    """Keep a file under a name of its own; a log that belongs to it goes along, or it could not be read any more."""
    if not os.path.lexists(path):
        return
    aside = _aside(path)
    for ending in _LOGS:
        log = path.with_name(path.name + ending)
        if log.exists():
            os.rename(log, aside.with_name(aside.name + ending))
    os.rename(path, aside)


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.aside-{secrets.token_hex(4)}")
