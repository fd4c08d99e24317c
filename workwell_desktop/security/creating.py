"""Making a vault, all or nothing. The only module that makes a new key, and only for an explicit "Create".

Everything is written into a sibling folder and proved there; the vault appears by the last step, one rename. Whatever
stops the making before that leaves no vault, and the next attempt starts afresh.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Damaged, Fault, Refusal
from workwell_desktop.security import copies, disk, keys, opening, passphrase, recovery
from workwell_desktop.security.header import Cost, Header, KeyringSlot
from workwell_desktop.security.places import LITTER
from workwell_desktop.security.store import KeyStore, StoreTrouble

if TYPE_CHECKING:
    from workwell_desktop.security.keys import VaultKeys
    from workwell_desktop.security.places import Places

MakeDatabase = Callable[[Path, bytes], None]

NOT_PROVED = (
    "The key was written, but it could not be read back, so WorkWell does not rely on it. "
    "Try again, or choose a passphrase instead."
)
_VAULT_THERE = (
    "There is a vault here already, so WorkWell makes no new one. Open it, or use its recovery sheet; "
    "to start over, move the vault folder elsewhere first."
)
_BACKUPS_THERE = (
    "There are backups of a vault here, so WorkWell makes no new one over them. Bring the vault back from a "
    "backup; to start over, move the backups folder elsewhere first."
)


def exists(places: Places) -> bool:
    """Tell whether anything lies where the vault belongs. When in doubt, yes: then nothing new is made."""
    try:
        return any(entry.name not in LITTER for entry in places.vault_dir.iterdir())
    except FileNotFoundError:
        return places.vault_dir.is_symlink()
    except OSError:
        return True


def has_backups(places: Places) -> bool:
    """Tell whether anything lies where backups belong. When in doubt, yes."""
    try:
        return any(entry.name not in LITTER for entry in places.backups_dir.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True


def refuse_if_anything_is_there(places: Places) -> None:
    """Raise a Refusal that says what was found, if there is a vault or a backup."""
    if exists(places):
        raise Refusal(_VAULT_THERE)
    if has_backups(places):
        raise Refusal(_BACKUPS_THERE)


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Setup:
    """A vault that is still only an intention: its keys and its recovery code, in memory."""

    vault_id: str
    cost: Cost | None = None
    code: bytes = field(default_factory=recovery.new_code)
    master_key: bytes = field(default_factory=keys.new_key)
    database_key: bytes = field(default_factory=keys.new_key)

    def __repr__(self) -> str:
        return "Setup(hidden)"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("A setup is not to be pickled or copied.")

    @property
    def recovery_groups(self) -> tuple[str, ...]:
        """Eight groups of four characters, as they stand on the recovery sheet."""
        return recovery.groups(self.code)

    @property
    def recovery_code(self) -> str:
        """The whole code, its groups joined by dashes: for the sheet's QR picture."""
        return "-".join(self.recovery_groups)

    def typed_back(self, group: int, text: str) -> bool:
        """Tell whether `text` is the group with this number, counted from 0; look-alikes are forgiven."""
        return recovery.tidied(text) == recovery.tidied(self.recovery_groups[group])

    def finish(
        self, mode: Protection, passphrase: str, places: Places, store: KeyStore, make_database: MakeDatabase
    ) -> VaultKeys:
        """Make the vault and return its keys.

        `make_database(path, key)` makes the encrypted database at `path` and closes it. Raises a Refusal
        if there is something already, if the passphrase is weak or the password store does not serve, and a Fault
        if the disk does not.
        """
        refuse_if_anything_is_there(places)
        places.prepare()
        being_made = places.while_creating()
        with disk.typed_faults():
            try:
                being_made.vault_dir.mkdir(mode=disk.FOLDER_MODE)
                self._fill(being_made, mode, passphrase, store, make_database)
                made = self._proved(being_made, mode, passphrase, store)
                _appear(being_made.vault_dir, places)
            except BaseException as error:
                _clear(being_made.vault_dir)
                if isinstance(error, Exception):
                    refuse_if_anything_is_there(places)
                raise
        for abandoned in places.left_half_made():
            _clear(abandoned)
        return made

    def _fill(
        self, being_made: Places, mode: Protection, passphrase: str, store: KeyStore, make_database: MakeDatabase
    ) -> None:
        """Write key file, keyring item and database into the folder being made."""
        header = self._header(mode, passphrase, store)
        copies.write_both(being_made, header)
        if mode is Protection.EASY:
            self._hand_to(store)
        make_database(being_made.database, self.database_key)
        if not being_made.database.is_file():
            raise Damaged()
        being_made.tighten()

    def _header(self, mode: Protection, text: str, store: KeyStore) -> Header:
        lock = None if mode is Protection.EASY else passphrase.locked(text, self.vault_id, self.master_key, self.cost)
        try:
            keyring = KeyringSlot(store.name()) if mode is Protection.EASY else None
        except StoreTrouble as trouble:
            raise Refusal(trouble.state.sentence) from trouble
        header = Header(
            vault_id=self.vault_id,
            epoch=1,
            revision=1,
            mode=mode,
            keyring=keyring,
            passphrase=lock,
            recovery=recovery.locked(self.code, self.vault_id, self.master_key),
            keys=((1, keys.wrap(self.master_key, self.vault_id, 1, self.database_key)),),
            audit=keys.wrap_audit(self.master_key, self.vault_id, keys.first_audit_key(self.database_key)),
            key_check=keys.key_check(self.master_key, self.vault_id),
        )
        return header.sealed(opening.mac_key(self.master_key, self.vault_id))

    def _hand_to(self, store: KeyStore) -> None:
        try:
            store.write(self.vault_id, self.master_key)
        except StoreTrouble as trouble:
            raise Refusal(trouble.state.sentence) from trouble

    def _proved(self, being_made: Places, mode: Protection, text: str, store: KeyStore) -> VaultKeys:
        """Open the vault from what is on the disk by every lock it was given, and return the keys."""
        header = copies.read(being_made)
        made = opening.keys_from(header, recovery.opened(header.recovery, header.vault_id, self.code))
        if mode is Protection.EASY:
            if not store.proves(being_made.header):
                raise Fault(NOT_PROVED)
        elif header.passphrase is not None:
            opening.keys_from(header, passphrase.opened(header.passphrase, header.vault_id, text))
        if made.database_key != self.database_key:
            raise Damaged()
        return made


def begin(cost: Cost | None = None) -> Setup:
    """Think of a new vault: random keys and recovery code, in memory only. `cost` is for tests."""
    return Setup(keys.new_vault_id(), cost)


def begin_for(vault_id: str) -> Setup:
    """Think of new keys and a new recovery code for a vault that exists: see `renewing`. In memory only."""
    return Setup(vault_id)


def _appear(folder: Path, places: Places) -> None:
    """Rename the folder into the vault's place: from here on there is a vault."""
    disk.flush_folder(folder)
    refuse_if_anything_is_there(places)
    if places.vault_dir.is_dir():
        os.rename(places.vault_dir, places.vault_dir.with_name(f"vault.empty-{secrets.token_hex(4)}"))
    os.rename(folder, places.vault_dir)
    with contextlib.suppress(OSError):
        disk.flush_folder(places.home)


def _clear(folder: Path) -> None:
    """Take away a folder that never became a vault. What cannot be taken away stays; it does no harm."""
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
