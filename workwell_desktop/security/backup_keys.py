"""The key of one backup: drawn fresh, wrapped for the master key and, apart from that, for the recovery sheet.

The first way needs the key file that lies in the backup and whatever opens it: the password store, the passphrase or
the sheet. The second is an age file that the sheet alone opens, even with the ordinary `age` program, should every
other file of the backup's folder but the database be lost.
"""

from __future__ import annotations

import hashlib
import json
import secrets

from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.security import keys, recovery

LARGEST = 4096
_NONCE_BYTES = 12
_OTHER_SHEET = "This sheet is whole, but the backup belongs to another vault or to an earlier sheet."


def new_data_key() -> bytes:
    """Return a fresh random key for the database of one backup."""
    return keys.new_key()


def wrapped(master_key: bytes, vault_id: str, data_key: bytes, manifest: bytes) -> bytes:
    """Encrypt the data key for the master key; whoever changes a byte of `manifest` breaks it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(_wrapping_key(master_key, vault_id)).encrypt(nonce, data_key, _bound_to(manifest))


def unwrapped(master_key: bytes, vault_id: str, box: bytes, manifest: bytes) -> bytes:
    """Return the data key. Raises Damaged when the box or the manifest is not what was written."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    aead = AESGCM(_wrapping_key(master_key, vault_id))
    try:
        return aead.decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], _bound_to(manifest))
    except (InvalidTag, ValueError) as error:
        raise Damaged() from error


def for_sheet(recipient: str, vault_id: str, data_key: bytes) -> bytes:
    """Return the age file that the recovery sheet opens; `recipient` is its public half from the key file."""
    import pyrage
    from pyrage import x25519

    text = json.dumps({"vault_id": vault_id, "data_key": data_key.hex()}).encode("ascii")
    made: bytes = pyrage.encrypt(text, [x25519.Recipient.from_str(recipient)])
    return made


def from_sheet(box: bytes, vault_id: str, typed: str) -> bytes:
    """Return the data key by what was typed from the sheet. Raises Refusal or Damaged."""
    import pyrage

    if len(box) > LARGEST:
        raise Damaged()
    identity = recovery.identity(recovery.code_from(typed))
    try:
        values = json.loads(pyrage.decrypt(box, [identity]))
        found, key = values["vault_id"], bytes.fromhex(values["data_key"])
    except pyrage.DecryptError as error:
        raise Refusal(_OTHER_SHEET, recovery.FIELD) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged() from error
    if found != vault_id or len(key) != keys.KEY_BYTES:
        raise Damaged()
    return key


def _wrapping_key(master_key: bytes, vault_id: str) -> bytes:
    return keys.derived(master_key, vault_id, "backup wrapping key")


def _bound_to(manifest: bytes) -> bytes:
    return b"WorkWell 1|backup|" + hashlib.sha256(manifest).digest()
