"""Changing the keys of a vault that is open: a new database key, and with a new recovery sheet a new master key too.

The database is written anew under its new key beside the present one (the caller's part). The rename of the key file
is the moment from which the new keys count. Until then the old ones open the vault, afterwards the new ones; while
both may be needed, the password store's one item holds both master keys. The key file names the epochs it left behind
until `settle` has taken their files away.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Busy, Damaged, Fault, Refusal
from workwell_desktop.security import changing, copies, disk, keys, opening, passphrase, recovery
from workwell_desktop.security.creating import NOT_PROVED
from workwell_desktop.security.header import Header, written
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.store import StoreTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from workwell_desktop.security.changing import OpenLocks
    from workwell_desktop.security.creating import Setup
    from workwell_desktop.security.places import Places

_DATABASE = re.compile(r"main\.([0-9]{1,9})\.db")
_BESIDE = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Renewal:
    """New keys of a vault and the key file that will carry them; in force from `commit` on."""

    locks: OpenLocks
    before: Header
    after: Header
    keys: VaultKeys = field(repr=False)
    passphrase: str = field(default="", repr=False)
    code: bytes = field(default=b"", repr=False)

    @property
    def database(self) -> Path:
        """Where the database is to be written anew before `commit`; nothing lies there."""
        return self.locks.places.database_of(self.keys.epoch)

    def prepare(self) -> None:
        """Try every lock on the new key file, beside the present one; the store's item holds both keys then.

        Raises a Refusal if the password store does not serve, a Fault if a lock does not open; then all is as before.
        """
        if self.keys.master_key == self.locks.keys.master_key:
            return
        beside = self.locks.places.header.with_name("vault.wwk.next")
        with disk.typed_faults():
            self._give_both()
            try:
                disk.replace_whole(beside, written(self.after))
                if not self._opens(beside):
                    raise Fault(NOT_PROVED)
            except Exception:
                self.withdraw()
                raise
            finally:
                beside.unlink(missing_ok=True)

    def commit(self) -> None:
        """Put the new key file in force. Raises a Fault if that could not be done; the old one counts then."""
        with disk.typed_faults():
            if copies.read(self.locks.places) != self.before:
                raise Busy
            try:
                copies.write_proved(self.locks.places, self.after, self._check)
            except Exception:
                if not self.is_in_force():  # the first copy decides; the second is mended when it is read next
                    raise

    def is_in_force(self) -> bool:
        """Tell whether the key file on the disk is the new one."""
        return copies.look(self.locks.places) == self.after

    def withdraw(self) -> None:
        """Let the store's item hold the old key alone again, where it was given both and the new one is not used."""
        if self.after.keyring is not None and self.keys.master_key != self.locks.keys.master_key:
            with contextlib.suppress(StoreTrouble):
                self.locks.store.write(self.keys.vault_id, self.locks.keys.master_key)

    def forget_old_item(self) -> None:
        """Take the old key out of a password store that the new keys go without; it opens nothing any more."""
        if self.before.keyring is not None and self.after.keyring is None:
            self.locks.store.remove(self.keys.vault_id, self.locks.keys.master_key)

    def _give_both(self) -> None:
        if self.after.keyring is None:
            return
        try:
            self.locks.store.write(self.keys.vault_id, self.locks.keys.master_key, self.keys.master_key)
        except StoreTrouble as trouble:
            raise Refusal(trouble.state.sentence) from trouble

    def _opens(self, beside: Path) -> bool:
        """Tell whether each lock of the new key file opens it, and the store's item the present one as well."""
        slot, store = self.after.recovery, self.locks.store
        self._check(copies.read_file(beside))
        if recovery.opened(slot, self.after.vault_id, self.code) != self.keys.master_key:
            return False
        if self.after.passphrase is not None and not store.proves_passphrase(beside, self.passphrase):
            return False
        return self.after.keyring is None or (store.proves(beside) and store.proves(self.locks.places.header))

    def _check(self, header: Header) -> None:
        if opening.keys_from(header, self.keys.master_key).database_key != self.keys.database_key:
            raise Damaged


def rotation(locks: OpenLocks) -> Renewal:
    """Think of a new database key under the same master key: every lock stays as it is."""
    before = locks.read()
    epoch = _free_epoch(locks.places, before)
    new = replace_keys(locks.keys, keys.new_key(), epoch, locks.keys.master_key)
    after = opening.resealed(before, new, epoch=epoch, keys=_wrapped(new, locks.keys))
    return Renewal(locks, before, after, new)


def renewal(locks: OpenLocks, sheet: Setup, text: str) -> Renewal:
    """Think of new keys throughout, for a new recovery sheet; the old sheet opens nothing new afterwards.

    `text` is the passphrase in force, if there is one: its lock is made anew around the new key. Raises a Refusal
    when it is not.
    """
    changing.check_passphrase(locks, text)
    before = locks.read()
    epoch, by_passphrase = _free_epoch(locks.places, before), before.mode is Protection.PASSPHRASE
    new = replace_keys(locks.keys, sheet.database_key, epoch, sheet.master_key)
    made = passphrase.locked(text, before.vault_id, new.master_key, locks.cost) if by_passphrase else None
    after = replace(
        before,
        epoch=epoch,
        revision=before.revision + 1,
        keyring=None if by_passphrase else before.keyring,
        passphrase=made,
        recovery=recovery.locked(sheet.code, before.vault_id, new.master_key),
        keys=_wrapped(new, locks.keys),
        audit=keys.wrap_audit(new.master_key, before.vault_id, new.audit_key),
        key_check=keys.key_check(new.master_key, before.vault_id),
    )
    sealed = after.sealed(opening.mac_key(new.master_key, before.vault_id))
    return Renewal(locks, before, sealed, new, text, sheet.code)


def replace_keys(held: VaultKeys, database_key: bytes, epoch: int, master_key: bytes) -> VaultKeys:
    """Return the keys of the same vault in another epoch; the audit trail keeps its own."""
    return VaultKeys(database_key, held.vault_id, epoch, master_key, held.audit_key)


def settle(locks: OpenLocks, *, item: bool = True) -> None:
    """Take away what a change of keys left behind, once the database of the present epoch was opened from the disk.

    Does nothing where nothing is left behind. Raises a Fault if something could not be taken away; `settle` again
    another time then. `item` says that the store's item may still hold the old key too.
    """
    header = locks.read()
    if not header.superseded():
        return
    with disk.typed_faults():
        for epoch in header.superseded():
            old = locks.places.database_of(epoch)
            for ending in _BESIDE:
                old.with_name(old.name + ending).unlink(missing_ok=True)
        disk.flush_folder(locks.places.vault_dir)
        if item and header.keyring is not None and header.mode is Protection.EASY:
            _keep_one_key(locks)
        present = ((header.epoch, header.wrapped_key()),)
        locks.write(opening.resealed(header, locks.keys, keys=present), lambda: True, "")


def _keep_one_key(locks: OpenLocks) -> None:
    """Let the item hold the new key alone, and read it back afresh before the key file forgets the old epoch."""
    try:
        locks.store.write(locks.keys.vault_id, locks.keys.master_key)
    except StoreTrouble as trouble:
        raise Fault(trouble.state.sentence) from trouble
    if not locks.store.proves(locks.places.header):
        raise Fault(NOT_PROVED)


def _wrapped(new: VaultKeys, old: VaultKeys) -> tuple[tuple[int, bytes], ...]:
    """Wrap the new database key, and the old one under the same master key until its file is gone."""
    return tuple(
        (each.epoch, keys.wrap(new.master_key, new.vault_id, each.epoch, each.database_key)) for each in (new, old)
    )


def _free_epoch(places: Places, header: Header) -> int:
    """Return the number of an epoch that no file of this vault carries, not even one an older key file knew of."""
    with disk.typed_faults():
        names = [_DATABASE.fullmatch(each.name) for each in places.vault_dir.iterdir()]
    return max(header.epoch, *(int(name[1]) for name in names if name), 1) + 1
