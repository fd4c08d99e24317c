"""From a master key and a key file to the keys of a vault. The last gate every way in goes through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workwell_desktop.domain.errors import Damaged
from workwell_desktop.security import keys
from workwell_desktop.security.keys import VaultKeys

if TYPE_CHECKING:
    from workwell_desktop.security.header import Header


def is_key(header: Header, master_key: bytes) -> bool:
    """Tell whether this is the header's own master key."""
    return keys.is_key_of(master_key, header.vault_id, header.key_check)


def keys_from(header: Header, master_key: bytes) -> VaultKeys:
    """Return the vault's keys. Raises Damaged unless key check, MAC and wrapped key all agree."""
    if not is_key(header, master_key) or not header.is_sealed_with(mac_key(master_key, header.vault_id)):
        raise Damaged()
    database_key = keys.unwrap(master_key, header.vault_id, header.epoch, header.wrapped_key())
    return VaultKeys(
        database_key, header.vault_id, header.epoch, master_key, _audit_key(header, master_key, database_key)
    )


def _audit_key(header: Header, master_key: bytes, database_key: bytes) -> bytes:
    """Return the key of the audit trail; in a file of format 1 it follows from the first, and only, database key."""
    if header.audit:
        return keys.unwrap_audit(master_key, header.vault_id, header.audit)
    if header.epoch != 1:
        raise Damaged()
    return keys.first_audit_key(database_key)


def resealed(header: Header, held: VaultKeys, **changes: Any) -> Header:  # noqa: ANN401  # as `replace` takes them
    """Return the next revision of a header with some fields changed; from now on it carries the audit key."""
    audit = header.audit or keys.wrap_audit(held.master_key, held.vault_id, held.audit_key)
    new = replace(header, **{"audit": audit, "revision": header.revision + 1, **changes})
    return new.sealed(mac_key(held.master_key, held.vault_id))


def mac_key(master_key: bytes, vault_id: str) -> bytes:
    """Return the key that seals the key file."""
    return keys.derived(master_key, vault_id, "header mac")
