"""Bringing a vault back from a backup: found, opened, proved, shown, compared, and only then put in its place.

The backup is laid down beside the vault in use, which is archived whole when the two change places; nothing is
deleted. The change of places is two renames behind a note on the disk, so that a sudden stop between them is made up
for at the next start. Moving to another computer is the same path where no vault is.
"""

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.backup import BackupInfo
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.restoring import Comparison, Look, Relation
from workwell_desktop.security import copies, disk, opening, protection
from workwell_desktop.security.header import Header
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.storage import backup_places, looking
from workwell_desktop.storage.copying import Original, Step, copied, forget_unfinished
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases import backup_reading, changing_places
from workwell_desktop.usecases.backup_finding import FindingBackups
from workwell_desktop.usecases.backup_reading import Opened
from workwell_desktop.usecases.backups import Progress, stop_if
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.second_place import SecondPlaces

STAGED = "restoring-"
_PROVED, _COPIED = 30, 80
"""Percent at which the backup is proved, and at which it is laid down."""


@dataclass(frozen=True)
class Staged:
    """A backup laid down beside the vault: proved, brought up to date, and shown before anything changes places."""

    folder: Path
    info: BackupInfo
    keys: VaultKeys = field(repr=False)
    look: Look
    comparison: Comparison
    erased_again: int = 0
    """How many people who had been erased were in the backup; they were erased again."""


@dataclass(frozen=True)
class Restored:
    """The vault after the change of places, open. `trouble` says why its key is not in the password store yet."""

    vault: OpenVault
    trouble: str = ""


@dataclass(frozen=True)
class Restoring(FindingBackups):
    """What can be done with backups before a vault is open. Every method may block and is meant for a worker."""

    # Looking

    def stage(
        self,
        opened: Opened,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Staged:
        """Prove a backup, lay it down beside the vault in use and look into both. The vault in use stays as it is.

        Raises a `Refusal` when it was cancelled, a `Fault` when the backup or the disk does not serve; nothing is
        left then.
        """

        def told(percent: int) -> None:
            stop_if(cancelled)
            if progress is not None:
                progress(percent)

        def step(done: int, pages: int) -> None:
            told(_PROVED + (_COPIED - _PROVED) * done // max(1, pages))

        told(1)
        backup_reading.proved(opened)
        told(_PROVED)
        folder = self.places.home / f"{STAGED}{secrets.token_hex(8)}"
        try:
            staged = self._laid_down(opened, folder, step)
            told(_COPIED)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if progress is not None:
            progress(100)
        return staged

    def put_aside(self, staged: Staged) -> None:
        """Take away what was laid down, when somebody decides otherwise. The backup itself stays."""
        shutil.rmtree(staged.folder, ignore_errors=True)

    # Changing places

    def put_in_place(self, staged: Staged) -> Restored:
        """Archive the vault in use, put the restored one in its place, and open it.

        Raises a `Fault`; then, or after a sudden stop, `settle` at the next start finishes what was begun. Automatic
        backups pause until somebody says that this is the right vault.
        """
        changing_places.begin(self.places, staged.folder)
        changing_places.settle(self.places)
        self._bring_what_lies_beside(Path(staged.info.path).parent)
        header = protection.read_header(self.places)
        trouble = ""
        if header.mode is Protection.EASY:
            trouble = self._key_into_store(header, staged.keys)
        return Restored(OpenVault.opened(self.places, staged.keys, self.store), trouble)

    def settle(self) -> None:
        """Finish a change of places that a sudden stop interrupted, and clear away what was only laid down."""
        changing_places.settle(self.places)
        for folder in self.places.home.glob(f"{STAGED}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def start_over(self) -> Path:
        """Move vault and backups into the archive, so that a new vault can be made. Nothing is deleted.

        Returns the folder in the archive. Raises a `Fault`.
        """
        return changing_places.archive_all(self.places)

    # Inside

    def _live(self, master_key: bytes, vault_id: str) -> tuple[Header, VaultKeys] | None:
        """Return key file and keys of the vault in use, when it is the same vault under the same key."""
        try:
            header = copies.look(self.places)
            if header.vault_id == vault_id and opening.is_key(header, master_key):
                return header, opening.keys_from(header, master_key)
        except Fault:
            return None
        return None

    def _keys_to_use(self, opened: Opened) -> tuple[VaultKeys, bytes]:
        """Return the keys of the vault to be, and its key file: the present one where it fits, else the backup's.

        So a passphrase changed since is still the one to type, and a key put out of use stays out of use.
        """
        live = self._live(opened.keys.master_key, opened.keys.vault_id)
        with disk.typed_faults():
            if live is not None and live[0].source is not None:
                return live[1], live[0].source.read_bytes()
            return opened.keys, opened.kept.header.read_bytes()

    def _laid_down(self, opened: Opened, folder: Path, step: Step) -> Staged:
        """Lay a proved backup down in a folder beside the vault in use, bring it up to date, and look into both."""
        keys, header = self._keys_to_use(opened)
        with disk.typed_faults():
            disk.make_folder(self.places.home)
            folder.mkdir(mode=disk.FOLDER_MODE)
            for name in (self.places.header.name, self.places.header_prev.name):
                disk.write_new(folder / name, header)
        database = folder / self.places.database_of(keys.epoch).name
        copied(opened.original, database, keys.database_key, step)
        again = self._bring_up_to_date(database, keys, opened)
        look = looking.look_into(Original(database, keys.database_key, keys.audit_key))
        return Staged(folder, backup_reading.told(opened.kept), keys, look, self._compared(opened), again)

    def _bring_up_to_date(self, database: Path, keys: VaultKeys, opened: Opened) -> int:
        """Bring an older format up to date, and erase again whoever was erased since the backup was made."""
        vault = Vault.open(database, keys.database_key, keys.audit_key, before_upgrade=_nothing_first)
        try:
            again = _erase_again(vault, self._erased(opened))
            if again:
                _rewrite(vault, keys)
        finally:
            vault.close()
        return again

    def _erased(self, opened: Opened) -> frozenset[str]:
        """Return the ids of everybody known to have been erased, by the lists and the vault in use."""
        second = SecondPlaces(self.places).folder()
        folders = (self.places.backups_dir, opened.kept.path.parent, *([second] if second else []))
        known = frozenset().union(*(backup_places.erased_in(folder) for folder in folders))
        live = self._live(opened.keys.master_key, opened.keys.vault_id)
        if live is None:
            return known
        try:
            vault = Vault.open(
                self.places.database_of(live[1].epoch), live[1].database_key, live[1].audit_key, read_only=True
            )
        except Fault:
            return known
        try:
            with vault.work("erasures.read") as work:
                return known | {erasure.person.hex for erasure in work.erasures.all()}
        except Fault:
            return known
        finally:
            vault.close()

    def _compared(self, opened: Opened) -> Comparison:
        if not protection.exists(self.places):
            return Comparison(relation=Relation.NO_VAULT)
        live = self._live(opened.keys.master_key, opened.keys.vault_id)
        if live is None:
            return Comparison(relation=Relation.UNKNOWN)
        here = Original(self.places.database_of(live[1].epoch), live[1].database_key, live[1].audit_key)
        try:
            look = looking.look_into(here)
            only_here, only_there = looking.told_apart(here, opened.original)
        except (Fault, Refusal):
            return Comparison(relation=Relation.UNKNOWN)
        relation = {
            (False, False): Relation.SAME,
            (True, False): Relation.BACKUP_OLDER,
            (False, True): Relation.BACKUP_NEWER,
            (True, True): Relation.PARTED,
        }[bool(only_here.changes), bool(only_there.changes)]
        return Comparison(relation=relation, live=look, only_here=only_here, only_there=only_there)

    def _bring_what_lies_beside(self, folder: Path) -> None:
        """Bring the separate backups of process notes and the list of erased people, as from a stick.

        What cannot be brought stays there; it is no reason to fail.
        """
        here = self.places.backups_dir
        if folder != here:
            with suppress(Fault):
                backup_places.copy_process_notes(folder, here)
                backup_places.remember_erased(here, backup_places.erased_in(folder))

    def _key_into_store(self, header: Header, keys: VaultKeys) -> str:
        """Put the key of an Easy vault into this computer's password store, unless it is there; say why it is not."""
        try:
            if protection.open_with_store(header, self.store).state is not StoreState.OPEN:
                protection.put_back_in_store(header, keys, self.store)
        except (Refusal, Fault) as problem:
            return problem.sentence
        return ""


def _nothing_first(_vault: Vault) -> None:
    """Make no copy before the update: what is brought up to date is a copy already."""


def _erase_again(vault: Vault, ids: frozenset[str]) -> int:
    """Erase again within the restored vault whoever had been erased from the one in use."""
    if not ids:
        return 0
    from workwell_desktop.usecases.rights.erasure import reapply

    with vault.work("rights.erase_again") as work:
        again = reapply(work, [PersonId(UUID(hex=one)) for one in sorted(ids)], datetime.now(UTC))
        if again:
            work.commit()
    return again


def _rewrite(vault: Vault, keys: VaultKeys) -> None:
    """Write the file anew, so that nothing of what was erased again is left in its free pages."""
    path = vault.path
    fresh = path.with_name(f"{path.name}.anew")
    vault.rewritten(fresh, keys.database_key)
    vault.close()
    fresh.replace(path)
    for ending in ("-wal", "-shm"):
        forget_unfinished(path.with_name(path.name + ending))
