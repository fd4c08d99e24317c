"""The key file: which locks a vault has, and its wrapped keys. Holds no bare key and opens nothing by itself.

Three lines of text, so that it can be looked at, and so that one changed byte anywhere is noticed:

    WorkWell key file, format 2
    {"vault_id": …, "epoch": …, "revision": …, "mode": …, slots …, "keys": …, "audit": …, "key_check": …, "mac": …}
    sha256 of the two lines above, in hexadecimal

Format 1 had no "audit": the key of the audit trail followed from the first database key. Whatever writes a key file
adds it, because the database key can change and the trail must stay readable. "keys" holds the present epoch's
database key, and an older one's only while a change of keys is not finished: then that epoch's file still lies there.

The first and last line keep this form in every later format, so a newer file is told from a damaged one. The checksum
finds accidents before any key is known; the MAC, keyed from the master key, finds changes made on purpose.
Bytes are written as base64. `copies` keeps two of these files.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Damaged
from workwell_desktop.security.framing import (
    canonical,
    expect_names,
    framed,
    read_bytes,
    read_number,
    read_text,
    unframed,
)

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 2
_WITHOUT_AUDIT = 1
_MAGIC = b"WorkWell key file, format "


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: Argon2id memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class KeyringSlot:
    """The master key lies in the password store; `backend` is a hint where to look first."""

    backend: str


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """The master key under AES-256-GCM, its key made from the passphrase with Argon2id."""

    cost: Cost
    salt: bytes
    nonce: bytes
    box: bytes


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The master key, age-encrypted to the public half of the recovery sheet."""

    recipient: str
    box: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """One key file's contents. `source` is where it was read from; it is not part of the file."""

    vault_id: str
    epoch: int
    revision: int
    mode: Protection
    keyring: KeyringSlot | None
    passphrase: PassphraseSlot | None
    recovery: RecoverySlot
    keys: tuple[tuple[int, bytes], ...]
    audit: bytes = b""
    """The wrapped key of the audit trail; empty in a file of format 1."""
    key_check: bytes
    mac: bytes = b""
    source: Path | None = field(default=None, compare=False, repr=False)

    def wrapped_key(self) -> bytes:
        """Return the wrapped database key of the present epoch."""
        for epoch, wrapped in self.keys:
            if epoch == self.epoch:
                return wrapped
        raise Damaged()

    def superseded(self) -> tuple[int, ...]:
        """Name the epochs whose database a change of keys has left behind and not yet taken away."""
        return tuple(epoch for epoch, _ in self.keys if epoch != self.epoch)

    def sealed(self, mac_key: bytes) -> Header:
        """Return this header with its MAC."""
        return replace(self, mac=_mac(self, mac_key))

    def is_sealed_with(self, mac_key: bytes) -> bool:
        """Tell whether nobody changed this header since it was sealed."""
        return hmac.compare_digest(self.mac, _mac(self, mac_key))


def written(header: Header) -> bytes:
    """Return the bytes of the key file."""
    return framed(_MAGIC, FORMAT if header.audit else _WITHOUT_AUDIT, _values(header))


def parsed(data: bytes) -> Header:
    """Read a key file's bytes. Raises NotAVault (foreign), Damaged or NewerFormat."""
    number, values = unframed(_MAGIC, FORMAT, data)
    try:
        return _from_values(values, has_audit=number > _WITHOUT_AUDIT)
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged() from error


def _mac(header: Header, mac_key: bytes) -> bytes:
    return hmac.new(mac_key, canonical(_values(replace(header, mac=b""))), hashlib.sha256).digest()


def _values(header: Header) -> dict[str, Any]:
    values = asdict(replace(header, source=None))
    del values["source"]
    if not header.audit:
        del values["audit"]
    return values


def _from_values(values: dict[str, Any], *, has_audit: bool) -> Header:
    """Build a header, believing nothing: every name, type and size is checked."""
    expect_names(values, {each.name for each in fields(Header)} - ({"source"} if has_audit else {"source", "audit"}))
    passphrase, keyring = values["passphrase"], values["keyring"]
    header = Header(
        vault_id=read_text(values["vault_id"], r"[0-9a-f]{32}"),
        epoch=read_number(values["epoch"]),
        revision=read_number(values["revision"]),
        mode=Protection(values["mode"]),
        keyring=None if keyring is None else _keyring_slot(keyring),
        passphrase=None if passphrase is None else read_passphrase_slot(passphrase),
        recovery=_recovery_slot(values["recovery"]),
        keys=tuple((read_number(epoch), read_bytes(key, 60)) for epoch, key in values["keys"]),
        audit=read_bytes(values["audit"], 60) if has_audit else b"",
        key_check=read_bytes(values["key_check"], 16),
        mac=read_bytes(values["mac"], 32),
    )
    header.wrapped_key()
    return header


def _keyring_slot(values: dict[str, Any]) -> KeyringSlot:
    expect_names(values, {"backend"})
    return KeyringSlot(read_text(values["backend"], r"[A-Za-z0-9_.]{0,200}"))


def read_passphrase_slot(values: dict[str, Any]) -> PassphraseSlot:
    """Return a lock by passphrase, its sizes checked. Raises KeyError, TypeError or ValueError."""
    expect_names(values, {"cost", "salt", "nonce", "box"})
    expect_names(values["cost"], {"memory_kib", "passes", "lanes"})
    cost = Cost(**{name: read_number(value) for name, value in values["cost"].items()})
    return PassphraseSlot(
        cost, read_bytes(values["salt"], 16), read_bytes(values["nonce"], 12), read_bytes(values["box"], 48)
    )


def _recovery_slot(values: dict[str, Any]) -> RecoverySlot:
    expect_names(values, {"recipient", "box"})
    return RecoverySlot(read_text(values["recipient"], r"age1[0-9a-z]{58}"), read_bytes(values["box"]))
