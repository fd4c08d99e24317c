"""The door to this package: make a vault's keys, and open them again by store, passphrase or recovery sheet.

Every function is plain and may block (a prompt of the desktop, a second of Argon2id), so callers use a worker. No
function here makes a key except `begin` and `begin_for`, and none deletes anything: a store that answers "no such
item" leads to the recovery sheet, never to a new key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.security import copies, opening, passphrase, recovery
from workwell_desktop.security.creating import NOT_PROVED, Setup, begin, begin_for, exists, has_backups
from workwell_desktop.security.header import Header
from workwell_desktop.security.passphrase import Advice, advice
from workwell_desktop.security.store import KeyStore, StoreTrouble

if TYPE_CHECKING:
    from workwell_desktop.domain.access import StoreState
    from workwell_desktop.security.keys import VaultKeys
    from workwell_desktop.security.places import Places

__all__ = [
    "Advice",
    "Header",
    "KeyStore",
    "Setup",
    "StoreAnswer",
    "advice",
    "begin",
    "begin_for",
    "exists",
    "finish",
    "has_backups",
    "look_at_header",
    "open_with_passphrase",
    "open_with_sheet",
    "open_with_store",
    "put_back_in_store",
    "read_header",
]

_NO_PASSPHRASE = "This vault has no passphrase. It opens with your computer's login or with the recovery sheet."
_NO_STORE_SLOT = "This vault opens with its passphrase, so its key does not go into the password store."

#: `finish(setup, mode, passphrase, places, store, make_database)`: see `Setup.finish`.
finish = Setup.finish


@dataclass(frozen=True, slots=True)
class StoreAnswer:
    """What the password store said, and the keys if the state is OPEN."""

    state: StoreState
    keys: VaultKeys | None = field(default=None, repr=False)


def read_header(places: Places) -> Header:
    """Return the key file, mending a damaged copy from the good one.

    Raises VaultMissing, Damaged, NotAVault, NewerFormat, or Fault.
    """
    places.tighten()
    return copies.read(places)


def look_at_header(places: Places) -> Header:
    """Return the key file of an open vault and mend nothing: a worker may be writing it. Raises as `read_header`."""
    return copies.look(places)


def open_with_store(header: Header, store: KeyStore) -> StoreAnswer:
    """Ask the password store. Blocks while the desktop asks the person. Raises Damaged if the header was changed."""
    hint = header.keyring.backend if header.keyring else ""
    found = store.read(header.vault_id, lambda key: opening.is_key(header, key), hint)
    if found.master_key is None:
        return StoreAnswer(found.state)
    return StoreAnswer(found.state, opening.keys_from(header, found.master_key))


def open_with_passphrase(header: Header, text: str) -> VaultKeys:
    """Open by passphrase; about a second. Raises a Refusal if it is the wrong one, Damaged if the header is."""
    if header.passphrase is None:
        raise Refusal(_NO_PASSPHRASE, passphrase.FIELD)
    return opening.keys_from(header, passphrase.opened(header.passphrase, header.vault_id, text))


def open_with_sheet(header: Header, text: str) -> VaultKeys:
    """Open by the recovery sheet. Raises a Refusal that names the group to look at, when it can be known."""
    code = recovery.code_from(text)
    return opening.keys_from(header, recovery.opened(header.recovery, header.vault_id, code))


def put_back_in_store(header: Header, keys: VaultKeys, store: KeyStore) -> None:
    """Write the key into the password store again and prove it, after the sheet opened an Easy vault.

    Raises a Refusal if the store does not serve, a Fault if the key does not read back.
    """
    if header.keyring is None or header.source is None:
        raise Refusal(_NO_STORE_SLOT)
    opening.keys_from(header, keys.master_key)
    try:
        store.write(header.vault_id, keys.master_key)
    except StoreTrouble as trouble:
        raise Refusal(trouble.state.sentence) from trouble
    if not store.proves(header.source):
        raise Fault(NOT_PROVED)
