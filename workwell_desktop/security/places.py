"""Where WorkWell keeps its files on this computer, and that nobody else may read them. Reads no contents.

One folder holds everything: the vault, its backups, the state of this computer and the settings. The environment
variable WORKWELL_HOME moves it as a whole (for a stick, a test or a second vault).
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from workwell_desktop.security import disk

CREATING = "vault.creating-"
#: Files that file managers leave behind; a folder with nothing else counts as empty.
LITTER = frozenset({".DS_Store", ".directory", "desktop.ini", "Desktop.ini", "Thumbs.db"})


@dataclass(frozen=True, slots=True)
class Places:
    """Every path WorkWell writes to, below one `home`."""

    home: Path

    @classmethod
    def standard(cls) -> Places:
        """Return the platform's own folder for application data, or WORKWELL_HOME if that is set."""
        chosen = os.environ.get("WORKWELL_HOME", "").strip()
        if chosen:
            return cls(Path(chosen).expanduser().absolute())
        from platformdirs import user_data_path

        return cls(user_data_path("WorkWell Desktop", appauthor=False, roaming=False))

    @property
    def vault_dir(self) -> Path:
        """The vault: key file and database. It appears as a whole, by one rename."""
        return self.home / "vault"

    @property
    def header(self) -> Path:
        """The key file."""
        return self.vault_dir / "vault.wwk"

    @property
    def header_prev(self) -> Path:
        """The second copy of the key file, written after the first."""
        return self.vault_dir / "vault.wwk.prev"

    @property
    def database(self) -> Path:
        """The encrypted database of a vault whose keys were never changed."""
        return self.database_of(1)

    def database_of(self, epoch: int) -> Path:
        """Return where the encrypted database of an epoch lies: each change of its key begins a new file."""
        return self.vault_dir / ("main.db" if epoch == 1 else f"main.{epoch}.db")

    @property
    def state_dir(self) -> Path:
        """What belongs to this computer rather than to the vault."""
        return self.home / "state"

    @property
    def backups_dir(self) -> Path:
        """Where automatic backups go."""
        return self.home / "backups"

    @property
    def settings_file(self) -> Path:
        """Looks and habits; nothing that names a person or a group."""
        return self.home / "settings.json"

    @property
    def lock_file(self) -> Path:
        """Held while WorkWell runs, so that a second start finds the first."""
        return self.state_dir / "running.lock"

    def prepare(self) -> None:
        """Make the folders (0700) and tighten what is looser; never makes the vault folder.

        Raises ReadOnly, DiskFull or Fault.
        """
        with disk.typed_faults():
            for folder in (self.home, self.state_dir, self.backups_dir):
                disk.make_folder(folder)
        self.tighten()

    def tighten(self) -> None:
        """Take away everybody else's permission to the vault; what is missing or foreign is left alone."""
        for folder in (self.home, self.vault_dir):
            disk.tighten(folder, disk.FOLDER_MODE)
        databases = self.vault_dir.glob("main*.db")
        for file in (self.header, self.header_prev, self.settings_file, *databases):
            disk.tighten(file, disk.FILE_MODE)

    def while_creating(self) -> Places:
        """Return the places of a vault being made: the same names in a sibling folder with a fresh name."""
        return _Creating(self.home, f"{CREATING}{secrets.token_hex(8)}")

    def left_half_made(self) -> tuple[Path, ...]:
        """Name the folders of vaults whose making was stopped half-way. They were never used."""
        return tuple(sorted(self.home.glob(f"{CREATING}*")))


@dataclass(frozen=True, slots=True)
class _Creating(Places):
    """The places of a vault that is still being made."""

    folder: str = ""

    @property
    def vault_dir(self) -> Path:
        """The sibling folder that becomes the vault by being renamed."""
        return self.home / self.folder
