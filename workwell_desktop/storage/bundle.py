"""A hand-over bundle as a file: `….wwhandover`, a zip whose three members are packed as they are.

`manifest.json` says what it is and names nobody, `data.db` is encrypted under a key of its own, and `keys.age` holds
that key, sealed for one person. Nothing in it can be read without them; nothing of it is ever unpacked but `data.db`,
as encrypted as before, to a private file that goes again.
"""

import errno
import hashlib
import json
import os
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from workwell_desktop.domain.errors import Fault, NewerFormat, Refusal
from workwell_desktop.storage import bundle_file
from workwell_desktop.storage.bundle_file import NEWER, Content
from workwell_desktop.storage.bundle_records import BROKEN
from workwell_desktop.storage.copying import forget_unfinished
from workwell_desktop.storage.faults import translated

ENDING = ".wwhandover"
FORMAT = 1
LARGEST = 500_000_000
"""Bytes of a bundle; a group's ten years are a fraction of it."""

_MANIFEST, _DATA, _KEYS = "manifest.json", "data.db", "keys.age"
_MEMBERS = {_MANIFEST, _DATA, _KEYS}
_KIND = "WorkWell hand-over"
_LARGEST_SMALL = 16_384
"""Bytes of manifest and keys each."""

NOT_ONE = "This is not a hand-over bundle of WorkWell. Choose the file that ends in .wwhandover."
_UNREADABLE = "This file could not be read. See whether it is still there, then try again."
_PIECE = 1 << 20


@dataclass(frozen=True)
class Wrapping:
    """What can be seen of a bundle without its key."""

    path: Path
    keys: bytes


@dataclass(frozen=True)
class Written:
    """The data of a bundle, finished and proved, before it is packed."""

    path: Path
    key: bytes = field(repr=False)
    digest: str
    """The SHA-256 of the file."""


@contextmanager
def written(content: Content, workshop: Path) -> Iterator[Written]:
    """Write the data of a bundle under a fresh key into a private folder, for as long as the block lasts."""
    path, key = workshop / f"giving-{secrets.token_hex(8)}.db", secrets.token_bytes(32)
    try:
        bundle_file.write(content, path, key)
        yield Written(path, key, _digest(path))
    finally:
        forget_unfinished(path)


def pack(data: Written, keys: bytes, target: Path) -> None:
    """Put a bundle together, compare it with what went in, and only then give it its name. Raises a `Fault`."""
    part = target.with_name(f"{target.name}.part")
    with translated():
        try:
            manifest = json.dumps({"what": _KIND, "format": FORMAT}).encode()
            with part.open("wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                    for name, content in ((_MANIFEST, manifest), (_KEYS, keys)):
                        archive.writestr(zipfile.ZipInfo(name), content)
                    with data.path.open("rb") as source, archive.open(_member(data.path), "w") as copy:
                        while piece := source.read(_PIECE):
                            copy.write(piece)
                file.flush()
                os.fsync(file.fileno())
            if look(part).keys != keys or _digest_of_member(part) != data.digest:
                raise Fault
            part.replace(target)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def look(path: Path) -> Wrapping:
    """Return what can be seen from outside. Raises `Refusal` for what is no bundle, `NewerFormat` for a later one."""
    with _as_archive(path) as archive:
        members = archive.infolist()
        names = [member.filename for member in members]
        if set(names) != _MEMBERS or len(names) != len(_MEMBERS):
            raise Refusal(NOT_ONE)
        if any(member.compress_type != zipfile.ZIP_STORED or member.flag_bits & 1 for member in members):
            raise Refusal(BROKEN)
        if any(member.file_size != member.compress_size for member in members):
            raise Refusal(BROKEN)
        manifest = json.loads(_small(archive, _MANIFEST))
        if not isinstance(manifest, dict) or manifest.get("what") != _KIND:
            raise Refusal(NOT_ONE)
        if not isinstance(manifest.get("format"), int):
            raise Refusal(BROKEN)
        if manifest["format"] > FORMAT:
            raise NewerFormat(NEWER)
        return Wrapping(path, _small(archive, _KEYS))


def opened(wrapping: Wrapping, key: bytes, digest: str, workshop: Path) -> Content:
    """Return the content. `digest` is the SHA-256 that was sealed with the key. Raises `Refusal`; changes nothing."""
    copy = workshop / f"taking-{secrets.token_hex(8)}.db"
    try:
        with translated(), _as_archive(wrapping.path) as archive:
            number = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            found = hashlib.sha256()
            with os.fdopen(number, "wb") as file, archive.open(_DATA) as data:
                while piece := data.read(_PIECE):
                    found.update(piece)
                    file.write(piece)
        if found.hexdigest() != digest:
            raise Refusal(BROKEN)
        return bundle_file.read(copy, key)
    finally:
        forget_unfinished(copy)


@contextmanager
def _as_archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a file as an archive, believing nothing it says."""
    try:
        size = path.stat().st_size if path.is_file() else -1
    except OSError:
        size = -1
    if size < 0:
        raise Refusal(_UNREADABLE)
    if not 0 < size <= LARGEST:
        raise Refusal(NOT_ONE)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, EOFError, RuntimeError):
        raise Refusal(NOT_ONE) from None
    except OSError as error:
        raise Refusal(NOT_ONE if error.errno == errno.EINVAL else _UNREADABLE) from None
    with archive:
        try:
            yield archive
        except (zipfile.BadZipFile, ValueError, EOFError, LookupError, RuntimeError):
            raise Refusal(BROKEN) from None
        except OSError as error:
            if error.errno == errno.EINVAL:  # a place that lies outside the file
                raise Refusal(BROKEN) from None
            raise


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        content = member.read(_LARGEST_SMALL + 1)
    if len(content) > _LARGEST_SMALL:
        raise Refusal(BROKEN)
    return content


def _member(path: Path) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(_DATA)  # its date is 1980: nobody learns when it was written
    member.file_size = path.stat().st_size
    return member


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_of_member(path: Path) -> str:
    found = hashlib.sha256()
    with _as_archive(path) as archive, archive.open(_DATA) as data:
        while piece := data.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
