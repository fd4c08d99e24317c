"""The key of the private notes: random, under a passphrase of its own, and nowhere else.

Nobody can reset that passphrase: there is no keyring item, no recovery sheet, and no way round. A key is made only
by `begin`, which the explicit wish to set up private notes calls. Every function may take a second (Argon2id), so
callers use a worker.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workwell_desktop.domain.errors import Damaged, Fault, Refusal
from workwell_desktop.security import copies, disk, keys, passphrase, process_file
from workwell_desktop.security.process_file import ProcessHeader

if TYPE_CHECKING:
    from pathlib import Path

    from workwell_desktop.security.header import Cost, PassphraseSlot
    from workwell_desktop.security.places import Places
    from workwell_desktop.security.process_places import ProcessPlaces

FIELD = passphrase.FIELD
WRONG = (
    "That is not the passphrase of your private notes. Check capital letters and the keyboard's language. "
    "It is not the vault's passphrase, and the recovery sheet does not open them."
)
SAME_AS_VAULT = (
    "This passphrase opens your vault already. "
    "Choose another one, so that whoever learns one of them cannot read both."
)
_EPOCH = 1


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class ProcessKeys:
    """What open private notes need: both keys for storage, and the master key for this package."""

    database_key: bytes
    audit_key: bytes
    notes_id: str
    master_key: bytes
    lock: PassphraseSlot

    def __repr__(self) -> str:
        return "ProcessKeys(hidden)"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("The keys of private notes are not to be pickled or copied.")


def begin(text: str, vault: Places, cost: Cost | None = None) -> ProcessKeys:
    """Draw new keys under a passphrase, in memory only.

    Raises a `Refusal` for a weak passphrase, or one that opens the vault too.
    """
    _refuse_the_vaults_own(text, vault)
    notes_id, master_key = keys.new_vault_id(), keys.new_key()
    lock = passphrase.locked(text, notes_id, master_key, cost)
    return ProcessKeys(keys.new_key(), keys.new_key(), notes_id, master_key, lock)


def key_file(made: ProcessKeys, database_key: bytes, revision: int = 1) -> bytes:
    """Return the bytes of a key file by which the passphrase opens a database under `database_key`."""
    return process_file.written(_header(made, database_key, revision))


def opened(places: ProcessPlaces, text: str) -> ProcessKeys:
    """Return the keys of the private notes in these places; a damaged copy of the key file is mended.

    Raises a `Refusal` for a wrong passphrase, `VaultMissing`, `Damaged`, `NotAVault`, `NewerFormat` or `Fault`.
    """
    return _keys_of(process_file.read_both(places.header, places.header_prev), text)


def opened_backup(path: Path, text: str) -> ProcessKeys:
    """Return the keys of a backup by its own key file. Raises as `opened` does."""
    with disk.typed_faults():
        return _keys_of(process_file.read_file(path), text)


def changed(places: ProcessPlaces, vault: Places, old: str, new: str) -> None:
    """Give the private notes another passphrase, proved from the disk before the last copy of the old file goes.

    The master key is drawn anew: what the old passphrase still opens are the backups made under it, and never the
    notes of today. Raises a `Refusal` naming the field "old" or "passphrase", or a `Fault`; then nothing changed.
    """
    before = process_file.read_both(places.header, places.header_prev)
    try:
        known = _keys_of(before, old)
    except Refusal as no:
        raise Refusal(no.sentence, "old") from None
    _refuse_the_vaults_own(new, vault)
    master_key = keys.new_key()
    lock = passphrase.locked(new, known.notes_id, master_key)
    made = ProcessKeys(known.database_key, known.audit_key, known.notes_id, master_key, lock)
    header = _header(made, known.database_key, before.revision + 1)
    with disk.typed_faults():
        disk.replace_whole(places.header, process_file.written(header))
        try:
            proved = _keys_of(process_file.read_file(places.header), new).database_key == known.database_key
        except (Refusal, Fault):
            proved = False
        if not proved:
            disk.replace_whole(places.header, process_file.written(before))
            raise Damaged()
    with contextlib.suppress(OSError):  # the next reading mends what could not be written now
        disk.replace_whole(places.header_prev, process_file.written(header))


def _header(made: ProcessKeys, database_key: bytes, revision: int) -> ProcessHeader:
    wrapped = keys.wrap(made.master_key, made.notes_id, _EPOCH, database_key + made.audit_key)
    header = ProcessHeader(notes_id=made.notes_id, revision=revision, passphrase=made.lock, wrapped=wrapped)
    return header.sealed(_mac_key(made.master_key, made.notes_id))


def _keys_of(header: ProcessHeader, text: str) -> ProcessKeys:
    try:
        master_key = passphrase.opened(header.passphrase, header.notes_id, text)
    except Refusal as no:
        raise (Refusal(WRONG, FIELD) if text.strip() else no) from None
    if not header.is_sealed_with(_mac_key(master_key, header.notes_id)):
        raise Damaged()
    both = keys.unwrap(master_key, header.notes_id, _EPOCH, header.wrapped)
    half = keys.KEY_BYTES
    return ProcessKeys(both[:half], both[half:], header.notes_id, master_key, header.passphrase)


def _mac_key(master_key: bytes, notes_id: str) -> bytes:
    return keys.derived(master_key, notes_id, "header mac")


def _refuse_the_vaults_own(text: str, vault: Places) -> None:
    """Raise a `Refusal` when this passphrase opens the vault; where that cannot be told, say nothing."""
    try:
        header = copies.look(vault)
        if header.passphrase is None or not text.strip():
            return
        passphrase.opened(header.passphrase, header.vault_id, text)
    except (Refusal, Fault):
        return
    raise Refusal(SAME_AS_VAULT, FIELD)
