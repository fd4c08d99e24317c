"""Changing the locks of a vault that is open: its passphrase, and whether the computer's login opens it.

Each function goes step by step, so that whatever stops it between two steps leaves a lock that opens the vault. A new
lock is tried from the disk in a fresh process before an old one goes. The recovery sheet opens at every moment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.security import copies, disk, opening, passphrase
from workwell_desktop.security.creating import NOT_PROVED
from workwell_desktop.security.header import Cost, Header, KeyringSlot
from workwell_desktop.security.store import KeyStore, StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.security.keys import VaultKeys
    from workwell_desktop.security.places import Places

OLD_PASSPHRASE = "old_passphrase"
"""The field of a refusal that is about the passphrase in force."""

PASSPHRASE_NOT_PROVED = (
    "The passphrase was written, but it did not open the vault when WorkWell tried it, so nothing was changed. "
    "Try again."
)


@dataclass(frozen=True, slots=True)
class OpenLocks:
    """A vault whose locks may be changed, because its keys are known. `cost` is for tests."""

    places: Places
    keys: VaultKeys = field(repr=False)
    store: KeyStore = field(repr=False)
    cost: Cost | None = None

    def read(self) -> Header:
        """Return the key file. Raises Damaged unless the keys are its own."""
        header = copies.read(self.places)
        opening.keys_from(header, self.keys.master_key)
        return header

    def write(self, header: Header, opens: Callable[[], bool], otherwise: str) -> Header:
        """Write a key file; should `opens` say no, put the present one back and raise a Fault with `otherwise`."""

        def prove(_written: Header) -> None:
            if not opens():
                raise Fault(otherwise)

        copies.write_proved(self.places, header, prove)
        return header


def check_passphrase(locks: OpenLocks, text: str) -> None:
    """Raise a Refusal unless `text` is the passphrase in force; about a second."""
    header = locks.read()
    try:
        if header.passphrase is not None:
            opening.keys_from(header, passphrase.opened(header.passphrase, header.vault_id, text))
    except Refusal as refusal:
        raise Refusal(refusal.sentence, OLD_PASSPHRASE) from None


def refuse_weak(text: str) -> None:
    """Raise a Refusal if `text` is too easily guessed for a new passphrase."""
    judged = passphrase.advice(text)
    if not judged.acceptable:
        raise Refusal(judged.sentence, passphrase.FIELD)


def use_passphrase(locks: OpenLocks, text: str) -> bool:
    """Let a passphrase open the vault instead of the computer's login, or of the passphrase it had.

    The key is taken out of the password store as the last step, once the passphrase was proved. Returns whether it is
    out; if not, the key file goes on saying that the store was given it.
    """
    with disk.typed_faults():
        header = _lock_with(locks, text)
        if header.keyring is None:
            return True
        if not locks.store.remove(header.vault_id, locks.keys.master_key):
            return False
        locks.write(opening.resealed(header, locks.keys, keyring=None), lambda: True, "")
        return True


def use_login(locks: OpenLocks) -> None:
    """Let the computer's login open the vault instead of the passphrase, which is forgotten as the last step.

    Raises a Refusal if the password store does not serve, a Fault if the key does not read back; the passphrase goes
    on opening the vault then, and the key does not stay in the store.
    """
    with disk.typed_faults():
        before = locks.read()
        try:
            slot = KeyringSlot(locks.store.name())
            told = locks.write(opening.resealed(before, locks.keys, keyring=slot), lambda: True, "")
            _hand_over(locks)
            easy = opening.resealed(told, locks.keys, mode=Protection.EASY, passphrase=None)
            locks.write(easy, lambda: locks.store.proves(locks.places.header), NOT_PROVED)
        except (StoreTrouble, Fault) as trouble:
            _take_back(locks, before)
            if isinstance(trouble, StoreTrouble):
                raise Refusal(trouble.state.sentence) from trouble
            raise


def _hand_over(locks: OpenLocks) -> None:
    locks.store.write(locks.keys.vault_id, locks.keys.master_key)
    if not locks.store.proves(locks.places.header):
        raise Fault(NOT_PROVED)


def _take_back(locks: OpenLocks, before: Header) -> None:
    """Undo a hand-over that did not succeed. Where the store keeps the key, the key file goes on saying so."""
    present = copies.read(locks.places)
    if present.keyring != before.keyring and locks.store.remove(present.vault_id, locks.keys.master_key):
        locks.write(opening.resealed(present, locks.keys, keyring=before.keyring), lambda: True, "")


def _lock_with(locks: OpenLocks, text: str) -> Header:
    """Give the vault a passphrase, proved from the disk by a fresh process; other locks stay."""
    header = locks.read()
    lock = passphrase.locked(text, header.vault_id, locks.keys.master_key, locks.cost)
    new = opening.resealed(header, locks.keys, mode=Protection.PASSPHRASE, passphrase=lock)
    path = locks.places.header
    return locks.write(new, lambda: locks.store.proves_passphrase(path, text), PASSPHRASE_NOT_PROVED)
