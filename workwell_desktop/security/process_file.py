"""The key file of the private notes: the one lock, and the wrapped keys. Kept twice; opens nothing by itself.

    WorkWell private notes key file, format 1
    {"notes_id": …, "revision": …, "passphrase": …, "wrapped": …, "mac": …}
    sha256 of the two lines above, in hexadecimal

There is no keyring slot and no recovery slot, on purpose. A backup of the notes carries such a file of its own, made
out for the copy's fresh key, so that neither of the two opens the other's database.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from workwell_desktop.domain.errors import Damaged, Fault, NewerFormat, NotAVault, VaultMissing
from workwell_desktop.security import disk
from workwell_desktop.security.framing import (
    LARGEST,
    canonical,
    expect_names,
    framed,
    read_bytes,
    read_number,
    read_text,
    unframed,
)
from workwell_desktop.security.header import PassphraseSlot, read_passphrase_slot

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
WRAPPED_BYTES = 12 + 64 + 16
"""A nonce, the key of the database with the key of its audit trail, a tag."""

_MAGIC = b"WorkWell private notes key file, format "

DAMAGED = (
    "The key file of your private notes is damaged, and so is its copy. WorkWell has changed nothing. "
    "Do not delete anything; a backup of the private notes can help."
)
DISAGREE = (
    "The two copies of the key file belong to different private notes. WorkWell has changed nothing. "
    "Do not delete anything; put the right key file back, or use a backup of the private notes."
)
NO_KEY_FILE = (
    "Your private notes are here, but their key file is not where it was. WorkWell has made no new one. "
    "Do not delete anything; put the file process.wwk back, or use a backup of the private notes."
)
FOREIGN = (
    "The file in the place of the private notes' key does not belong there. Nothing was changed. "
    "Move it elsewhere, or put the key file or a backup of the private notes back."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessHeader:
    """One key file's contents."""

    notes_id: str
    revision: int
    passphrase: PassphraseSlot
    wrapped: bytes
    mac: bytes = b""

    def sealed(self, mac_key: bytes) -> ProcessHeader:
        """Return this header with its MAC."""
        return replace(self, mac=_mac(self, mac_key))

    def is_sealed_with(self, mac_key: bytes) -> bool:
        """Tell whether nobody changed this header since it was sealed."""
        return hmac.compare_digest(self.mac, _mac(self, mac_key))


def written(header: ProcessHeader) -> bytes:
    """Return the bytes of the key file."""
    return framed(_MAGIC, FORMAT, asdict(header))


def parsed(data: bytes) -> ProcessHeader:
    """Read a key file's bytes. Raises NotAVault (foreign), Damaged or NewerFormat."""
    try:
        return _from_values(unframed(_MAGIC, FORMAT, data)[1])
    except NotAVault as error:
        raise NotAVault(FOREIGN) from error
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged() from error


def read_file(path: Path) -> ProcessHeader:
    """Read one key file, never more than a key file can be long. Raises OSError or our faults."""
    with path.open("rb") as file:
        return parsed(file.read(LARGEST + 1))


def read_both(first: Path, second: Path) -> ProcessHeader:
    """Return the newer whole copy, and mend the other from it. Raises VaultMissing, or the worse fault."""
    found = [(path, _read_one(path)) for path in (first, second)]
    for _, each in found:
        if isinstance(each, NewerFormat):
            raise each
    whole = [(path, each) for path, each in found if isinstance(each, ProcessHeader)]
    if not whole:
        raise _worse([each for _, each in found if isinstance(each, Fault)])
    if len({each.notes_id for _, each in whole}) > 1:
        raise Damaged(DISAGREE)
    path, good = max(whole, key=lambda one: one[1].revision)
    other = second if path == first else first
    if dict(found)[other] != good:
        _mend(other, good)
    return good


def write_both(first: Path, second: Path, header: ProcessHeader) -> None:
    """Replace the first copy, then the second. Raises OSError."""
    disk.replace_whole(first, written(header))
    disk.replace_whole(second, written(header))


def _mac(header: ProcessHeader, mac_key: bytes) -> bytes:
    return hmac.new(mac_key, canonical(asdict(replace(header, mac=b""))), hashlib.sha256).digest()


def _from_values(values: dict[str, Any]) -> ProcessHeader:
    expect_names(values, {each.name for each in fields(ProcessHeader)})
    return ProcessHeader(
        notes_id=read_text(values["notes_id"], r"[0-9a-f]{32}"),
        revision=read_number(values["revision"]),
        passphrase=read_passphrase_slot(values["passphrase"]),
        wrapped=read_bytes(values["wrapped"], WRAPPED_BYTES),
        mac=read_bytes(values["mac"], 32),
    )


def _read_one(path: Path) -> ProcessHeader | Fault | None:
    try:
        return read_file(path)
    except FileNotFoundError:
        return None
    except (IsADirectoryError, NotADirectoryError):
        return NotAVault(FOREIGN)
    except OSError as error:
        return disk.fault_from(error)
    except Fault as fault:
        return fault


def _worse(found: list[Fault]) -> Fault:
    if not found:
        return VaultMissing(NO_KEY_FILE)
    if all(isinstance(each, Damaged) for each in found):
        return Damaged(DAMAGED)
    return next(each for each in found if not isinstance(each, Damaged))


def _mend(path: Path, good: ProcessHeader) -> None:
    """Write the good copy where the other should be. What cannot be read is set aside, never deleted."""
    with contextlib.suppress(OSError):
        if path.exists() and isinstance(_read_one(path), Fault):
            os.rename(path, path.with_name(f"{path.name}.aside-{secrets.token_hex(4)}"))
        disk.replace_whole(path, written(good))
