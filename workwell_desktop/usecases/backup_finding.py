"""Finding backups before a vault is open, and opening them with whatever key is at hand."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.backup import BackupInfo
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.security import copies, disk, protection
from workwell_desktop.security.header import Header
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup, backup_places
from workwell_desktop.storage.backup import Kept
from workwell_desktop.storage.volumes import FOLDER, mount_points
from workwell_desktop.usecases import backup_reading
from workwell_desktop.usecases.backup_reading import Opened
from workwell_desktop.usecases.second_place import SecondPlaces


@dataclass(frozen=True)
class FindingBackups:
    """The backups of this computer, its second place and the sticks in it. Every method may block."""

    places: Places
    store: KeyStore

    # Finding

    def found(self) -> tuple[BackupInfo, ...]:
        """Return the backups on this computer, in the second place and on sticks that are connected, newest first."""
        here = [backup_reading.told(kept) for kept in backup.all_in(self.places.backups_dir)]
        there: dict[Path, str] = {}
        second = SecondPlaces(self.places)
        chosen, folder = second.chosen(), second.folder()
        if chosen is not None and folder is not None:
            there[folder] = chosen.name
        for point in mount_points():
            for place in (point / FOLDER, point):
                there.setdefault(place, backup_places.name_of(point))
        listed = [
            backup_reading.told(kept, name)
            for place, name in there.items()
            if place != self.places.backups_dir
            for kept in backup.all_in(place)
        ]
        return tuple(sorted((*here, *listed), key=lambda info: info.made_at, reverse=True))

    def in_folder(self, folder: Path) -> tuple[BackupInfo, ...]:
        """Return the backups in a folder that somebody chose, which may be one. Raises a `Refusal` for none."""
        return tuple(backup_reading.told(kept, folder.name) for kept in backup_reading.found_in(folder))

    # Opening

    def way(self, info: BackupInfo) -> Protection:
        """Return what to ask for: the passphrase where one may open the backup. Raises a `Fault`."""
        kept = _kept(info)
        locked = any(header.passphrase is not None for header in self._headers(kept))
        return Protection.PASSPHRASE if locked else Protection.EASY

    def with_store(self, info: BackupInfo) -> Opened | StoreState:
        """Open a backup with the key in this computer's password store, or return what the store answered."""
        kept = _kept(info)
        header = backup_reading.header_of(kept)
        if header.keyring is None:
            return StoreState.MISSING
        answer = protection.open_with_store(header, self.store)
        return answer.state if answer.keys is None else self._opened(kept, header, answer.keys)

    def with_passphrase(self, info: BackupInfo, text: str) -> Opened:
        """Open a backup with the passphrase of its time, or of today. Raises a `Refusal` when it is neither."""
        kept = _kept(info)
        refused: Refusal | None = None
        for header in self._headers(kept):
            try:
                keys = protection.open_with_passphrase(header, text)
            except Refusal as refusal:
                refused = refusal if refused is None or header.passphrase is not None else refused
            else:
                return self._opened(kept, backup_reading.header_of(kept), keys)
        raise refused or Refusal(backup_reading.NO_BACKUP)

    def with_sheet(self, info: BackupInfo, text: str) -> Opened:
        """Open a backup with the recovery sheet of its time. Raises a `Refusal` that says which group to look at."""
        kept = _kept(info)
        header = backup_reading.header_of(kept)
        return self._opened(kept, header, protection.open_with_sheet(header, text))

    def _headers(self, kept: Kept) -> tuple[Header, ...]:
        """Return the key files that may lead to a backup's key: its own, and today's where it is the same vault."""
        own = backup_reading.header_of(kept)
        with suppress(Fault):
            live = copies.look(self.places)
            if live.vault_id == own.vault_id and live.passphrase not in (None, own.passphrase):
                return own, live
        return (own,)

    def _opened(self, kept: Kept, header: Header, keys: VaultKeys) -> Opened:
        return backup_reading.opened(kept, header, keys.master_key)


def _kept(info: BackupInfo) -> Kept:
    with disk.typed_faults():
        return backup.look_at(Path(info.path))
