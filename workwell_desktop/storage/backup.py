"""Backups: the whole vault in a folder of its own, encrypted under a fresh key, proved before it counts.

A backup is a folder `<moment>.wwbackup`:

    manifest.json   what it is: vault, moment, why, rows of every table, end of the audit trail, sha256 of data.db,
                    and the wrapped key; no name and no word of a note
    data.db         the database under its own fresh key; one plain file, readable from a write-protected stick
    vault.wwk       the key file as it was, which the wrapped key needs
    keys.age        the key once more, for the recovery sheet alone

It is written as `….part` and renamed only after the copy was opened again and found whole, so that a folder with the
right name is always one that can be relied on. Earlier versions wrote `main.db` under the vault's own key and
`audit-head.txt`; those stay readable.
"""

import base64
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.errors import Damaged, NewerFormat
from workwell_desktop.storage.faults import translated

if TYPE_CHECKING:
    from workwell_desktop.storage.copying import AuditHead, Contents, Original, Step
    from workwell_desktop.storage.vault import Vault

FORMAT = 2
DATA, MANIFEST, HEADER, KEYS = "data.db", "manifest.json", "vault.wwk", "keys.age"
OLD_DATA, OLD_HEAD = "main.db", "audit-head.txt"
ENDING = ".wwbackup"
_PART = ".part"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_LARGEST_MANIFEST = 256 * 1024
_CHUNK = 1024 * 1024
_ABANDONED = timedelta(days=1)
"""From this age on an unfinished backup is one that a crash left behind, and not one being written."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself. `data_key` is wrapped; `counts` and `head` are those of the vault."""

    vault_id: str
    epoch: int
    made_at: datetime
    reason: Reason
    vault_format: int
    counts: Mapping[str, int]
    head: "AuditHead | None"
    sha256: str
    size: int
    data_key: bytes = field(default=b"", repr=False)

    def body(self) -> bytes:
        """Return everything but the wrapped key as bytes: what the wrapped key is bound to."""
        return json.dumps(self._values(), sort_keys=True, separators=(",", ":")).encode("ascii")

    def written(self) -> bytes:
        """Return the bytes of the file."""
        values = {**self._values(), "data_key": base64.b64encode(self.data_key).decode("ascii")}
        return json.dumps(values, sort_keys=True, indent=1).encode("ascii") + b"\n"

    def _values(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "vault_id": self.vault_id,
            "epoch": self.epoch,
            "made_at": self.made_at.astimezone(UTC).isoformat(),
            "reason": str(self.reason),
            "vault_format": self.vault_format,
            "counts": dict(self.counts),
            "head": list(self.head) if self.head else None,
            "sha256": self.sha256,
            "size": self.size,
        }


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a backup is made of: the vault, a fresh key, and how that key is kept.

    `seal` is handed the manifest's body and returns the wrapped key; `files` lie beside the data as they are.
    """

    vault: "Vault"
    vault_id: str
    epoch: int
    reason: Reason
    key: bytes = field(repr=False)
    seal: Callable[[bytes], bytes]
    files: Mapping[str, bytes]
    made_at: datetime


@dataclass(frozen=True)
class Kept:
    """A finished backup in its folder; one of an earlier version has no manifest."""

    path: Path
    made_at: datetime
    manifest: Manifest | None = None

    @property
    def data(self) -> Path:
        """The database in it."""
        return self.path / (OLD_DATA if self.manifest is None else DATA)

    @property
    def header(self) -> Path:
        """The key file in it."""
        return self.path / HEADER

    def head(self) -> "AuditHead | None":
        """Return the end of the audit trail in it; None when that cannot be told."""
        if self.manifest is not None:
            return self.manifest.head
        with suppress(OSError, ValueError):
            number, digest = (self.path / OLD_HEAD).read_text(encoding="ascii").split()
            return int(number), digest
        return None


def write(job: Job, folder: Path, step: "Step | None" = None) -> Kept:
    """Write a backup into `folder`. Raises a `Fault`, or what `step` raised; nothing is left behind then.

    Earlier backups are untouched. May run on another thread while the vault is worked in.
    """
    with translated():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        done = folder / f"{job.made_at.astimezone(UTC).strftime(_STAMP)}{ENDING}"
        part = done.with_name(done.name + _PART)
        part.mkdir(mode=0o700)
        try:
            contents = job.vault.copy_to(part / DATA, job.key, step)
            manifest = _manifest_of(job, contents, part / DATA)
            for name, content in (*job.files.items(), (MANIFEST, manifest.written())):
                write_file(part / name, content)
            flush_folder(part)
            part.rename(done)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        flush_folder(folder)
        _remove_abandoned(folder)
        return Kept(done, job.made_at, manifest)


def _manifest_of(job: Job, contents: "Contents", data: Path) -> Manifest:
    from workwell_desktop.storage.schema import FORMAT as VAULT_FORMAT

    values: dict[str, Any] = {
        "vault_id": job.vault_id,
        "epoch": job.epoch,
        "made_at": job.made_at,
        "reason": job.reason,
        "vault_format": job.vault.found_format or VAULT_FORMAT,
        "counts": contents.counts,
        "head": contents.head,
        "sha256": digest_of(data),
        "size": data.stat().st_size,
    }
    return Manifest(**values, data_key=job.seal(Manifest(**values).body()))


def all_in(folder: Path) -> tuple[Kept, ...]:
    """Return the finished backups in a folder, the oldest first; what cannot be read is passed over."""
    found = []
    with suppress(OSError):
        for path in sorted(folder.glob(f"*{ENDING}")):
            with suppress(Damaged, NewerFormat, OSError):
                found.append(look_at(path))
    return tuple(sorted(found, key=lambda kept: kept.made_at))


def look_at(path: Path) -> Kept:
    """Return the backup in a folder. Raises `Damaged` when it is none, `NewerFormat`, or OSError."""
    made_at = _moment(path)
    if not path.is_dir() or made_at is None:
        raise Damaged
    if (path / MANIFEST).exists():
        manifest = _parsed((path / MANIFEST).read_bytes()[: _LARGEST_MANIFEST + 1])
        return Kept(path, manifest.made_at, manifest)
    if (path / DATA).exists() or not (path / OLD_DATA).exists():
        raise Damaged
    return Kept(path, made_at)


def prove(kept: Kept, copy: "Original") -> "Contents":
    """Read a backup through, changing nothing, and return what it holds; `copy` names its database and keys.

    Raises `Damaged` when a byte differs from what was written, or another `Fault`.
    """
    from workwell_desktop.storage.copying import Contents, look_through

    with translated():
        expected = None
        if kept.manifest is not None:
            expected = Contents(kept.manifest.counts, kept.manifest.head)
            if kept.data.stat().st_size != kept.manifest.size or digest_of(kept.data) != kept.manifest.sha256:
                raise Damaged
        return look_through(copy, expected)


def remove(kept: Kept) -> None:
    """Take away a backup that the tiers have no use for any more; first it loses its name, so it is none."""
    gone = kept.path.with_name(kept.path.name + _PART)
    with suppress(OSError):
        kept.path.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def digest_of(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def flush_folder(folder: Path) -> None:
    """Make a rename permanent. Windows cannot open a folder and does not need it."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _parsed(data: bytes) -> Manifest:
    """Read a manifest, believing nothing. Raises `Damaged` or `NewerFormat`."""
    try:
        values = json.loads(data)
        if values["format"] > FORMAT:
            raise NewerFormat
        head = values["head"]
        return Manifest(
            vault_id=str(values["vault_id"]),
            epoch=int(values["epoch"]),
            made_at=_aware(values["made_at"]),
            reason=Reason(values["reason"]),
            vault_format=int(values["vault_format"]),
            counts={str(name): int(count) for name, count in values["counts"].items()},
            head=(int(head[0]), str(head[1])) if head else None,
            sha256=str(values["sha256"]),
            size=int(values["size"]),
            data_key=base64.b64decode(values["data_key"], validate=True),
        )
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise Damaged from error


def _aware(text: str) -> datetime:
    """Return a moment that can be compared with others. Raises ValueError, TypeError or OverflowError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment.astimezone(UTC)


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name.removesuffix(ENDING), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def write_file(target: Path, content: bytes) -> None:
    """Write a small file that must not exist yet, and wait until the disk has it. Raises OSError."""
    with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _remove_abandoned(folder: Path) -> None:
    """Remove what a crash left half written; it was never a backup, or is one no longer."""
    for part in folder.glob(f"*{ENDING}{_PART}"):
        begun = _moment(part.with_suffix(""))
        if begun is not None and datetime.now(UTC) - begun > _ABANDONED:
            shutil.rmtree(part, ignore_errors=True)
