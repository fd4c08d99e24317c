"""The freshness anchor: what this computer last knew of its vault, so that an older file in its place is noticed.

SQLCipher sees neither a file that was put back from last week nor a deleted write-ahead log: both are whole. So after
every commit the number and hash of the newest row of the audit trail are noted here, outside the vault, under a MAC
of the master key. The database was on the disk by then and the anchor is not waited for: it never runs ahead.
Whoever removes the anchor itself removes the witness; it is made anew then.
"""

from __future__ import annotations

import hmac
import os
import struct
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Any

from workwell_desktop.security import keys

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"WWA1"
_BODY = struct.Struct(">4s16sIQ32sdd")
_MAC_BYTES = 32
SIZE = _BODY.size + _MAC_BYTES
_NOTHING = "0" * 64


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was last known: `head` is the hash of audit row `seq`; the moments are seconds since 1970, 0 for never."""

    vault_id: str
    epoch: int = 1
    seq: int = 0
    head: str = _NOTHING
    last_backup: float = 0.0
    last_check: float = 0.0


def vault_of(path: Path) -> str:
    """Return the id of the vault an anchor speaks of, "" when there is no anchor; nothing is proved by it."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    return data[4:20].hex() if len(data) == SIZE and data.startswith(_MAGIC) else ""


def read(path: Path, vault_id: str, master_key: bytes) -> Anchor | None:
    """Return the anchor; None when there is none, or none that this vault's master key wrote."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body, mac = data[: _BODY.size], data[_BODY.size :]
    if len(data) != SIZE or not hmac.compare_digest(mac, _mac(body, vault_id, master_key)):
        return None
    magic, found, epoch, seq, head, last_backup, last_check = _BODY.unpack(body)
    if magic != _MAGIC or found.hex() != vault_id:
        return None
    return Anchor(vault_id, epoch, seq, head.hex(), last_backup, last_check)


class AnchorFile:
    """The anchor of an open vault: kept in memory, rewritten in place. Never raises for the disk's sake."""

    def __init__(self, path: Path, anchor: Anchor, master_key: bytes) -> None:
        self._path = path
        self._mac_key = _mac_key(anchor.vault_id, master_key)
        self.anchor = anchor
        self._turn = Lock()
        """A backup or a check on a worker notes its moment while the window notes a commit: none undoes another."""

    def note_commit(self, head: tuple[int, str]) -> None:
        """Note the newest row of the audit trail."""
        self._put(seq=head[0], head=head[1])

    def note_epoch(self, epoch: int) -> None:
        """Note that the vault went on under its next key."""
        self._put(epoch=epoch)

    def note_backup(self, at: float) -> None:
        """Note when a backup was proved."""
        self._put(last_backup=at)

    def note_check(self, at: float) -> None:
        """Note when the vault was last read through and found whole."""
        self._put(last_check=at)

    def write(self) -> None:
        """Write what is known, as when the anchor is new."""
        self._put()

    def _put(self, **changes: Any) -> None:  # noqa: ANN401  # as `replace` takes them
        with self._turn:
            self.anchor = replace(self.anchor, **changes)
            self._write()

    def _write(self) -> None:
        body = _packed(self.anchor)
        data = body + hmac.digest(self._mac_key, body, "sha256")
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        try:
            descriptor = os.open(self._path, flags, 0o600)
        except OSError:
            return  # a day without a witness is better than a day without notes
        try:
            os.write(descriptor, data)
            if os.fstat(descriptor).st_size > SIZE:
                os.ftruncate(descriptor, SIZE)
        except OSError:
            pass
        finally:
            os.close(descriptor)


def _packed(anchor: Anchor) -> bytes:
    return _BODY.pack(
        _MAGIC,
        bytes.fromhex(anchor.vault_id),
        anchor.epoch,
        anchor.seq,
        bytes.fromhex(anchor.head),
        anchor.last_backup,
        anchor.last_check,
    )


def _mac_key(vault_id: str, master_key: bytes) -> bytes:
    return keys.derived(master_key, vault_id, "anchor mac")


def _mac(body: bytes, vault_id: str, master_key: bytes) -> bytes:
    return hmac.digest(_mac_key(vault_id, master_key), body, "sha256")
