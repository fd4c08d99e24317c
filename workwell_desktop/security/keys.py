"""The keys of one vault and how each follows from the master key. Stores nothing and shows nothing.

master key (random, 32 bytes) ── HKDF-SHA256, salt = vault id, one label each ──▶ key check, header MAC, wrapping key
wrapping key ── AES-256-GCM, bound to vault id and epoch ──▶ database key (random, 32 bytes, one per epoch)
wrapping key ── AES-256-GCM, bound to vault id ──▶ key of the audit trail (stays when the database key changes)
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from workwell_desktop.domain.errors import Damaged

KEY_BYTES = 32
CHECK_BYTES = 16
_AUDIT_LABEL = b"workwell audit trail 1"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class VaultKeys:
    """What an unlocked vault needs: database key and audit key for storage, the master key for this package."""

    database_key: bytes
    vault_id: str
    epoch: int
    master_key: bytes
    audit_key: bytes

    def __repr__(self) -> str:
        return "VaultKeys(hidden)"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("Vault keys are not to be pickled or copied.")


def new_key() -> bytes:
    """Return 32 random bytes from the operating system."""
    return secrets.token_bytes(KEY_BYTES)


def new_vault_id() -> str:
    """Return 16 random bytes as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def derived(master_key: bytes, vault_id: str, label: str) -> bytes:
    """Return the 32-byte key for one purpose. Nothing about one label's key tells anything about another's."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"WorkWell 1: " + label.encode("ascii")
    return HKDF(SHA256(), KEY_BYTES, salt=bytes.fromhex(vault_id), info=info).derive(master_key)


def key_check(master_key: bytes, vault_id: str) -> bytes:
    """Return the value by which a header recognises its master key without touching the database."""
    return derived(master_key, vault_id, "key check")[:CHECK_BYTES]


def is_key_of(master_key: bytes, vault_id: str, check: bytes) -> bool:
    """Tell whether `master_key` is the one that `check` was made from."""
    return len(master_key) == KEY_BYTES and hmac.compare_digest(key_check(master_key, vault_id), check)


def first_audit_key(database_key: bytes) -> bytes:
    """Return the key of the audit trail of a vault whose first database key this is."""
    return hmac.digest(database_key, _AUDIT_LABEL, hashlib.sha256)


def wrap(master_key: bytes, vault_id: str, epoch: int, database_key: bytes) -> bytes:
    """Encrypt the database key of one epoch; the answer is nonce + ciphertext + tag, 60 bytes."""
    return _wrapped(master_key, vault_id, _bound_to(vault_id, epoch), database_key)


def unwrap(master_key: bytes, vault_id: str, epoch: int, wrapped: bytes) -> bytes:
    """Return the database key. Raises Damaged if the wrapped key is not what was written."""
    return _unwrapped(master_key, vault_id, _bound_to(vault_id, epoch), wrapped)


def wrap_audit(master_key: bytes, vault_id: str, audit_key: bytes) -> bytes:
    """Encrypt the key of the audit trail; the answer is nonce + ciphertext + tag, 60 bytes."""
    return _wrapped(master_key, vault_id, _bound_to_audit(vault_id), audit_key)


def unwrap_audit(master_key: bytes, vault_id: str, wrapped: bytes) -> bytes:
    """Return the key of the audit trail. Raises Damaged if the wrapped key is not what was written."""
    return _unwrapped(master_key, vault_id, _bound_to_audit(vault_id), wrapped)


def _wrapped(master_key: bytes, vault_id: str, bound: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(derived(master_key, vault_id, "wrapping key")).encrypt(nonce, key, bound)


def _unwrapped(master_key: bytes, vault_id: str, bound: bytes, wrapped: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    box = AESGCM(derived(master_key, vault_id, "wrapping key"))
    try:
        return box.decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], bound)
    except (InvalidTag, ValueError) as error:
        raise Damaged() from error


def _bound_to(vault_id: str, epoch: int) -> bytes:
    return f"WorkWell 1|database|{vault_id}|{epoch}".encode("ascii")


def _bound_to_audit(vault_id: str) -> bytes:
    return f"WorkWell 1|audit|{vault_id}".encode("ascii")
