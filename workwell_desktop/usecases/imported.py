"""Files from elsewhere: read into memory within limits, never unpacked to disk; and texts packed to be given on."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from workwell_desktop.domain.errors import Refusal

LARGEST_FILE = 1_000_000
"""Bytes of one text file; the longest guide of a hundred pages has a fifth of it."""
LARGEST_ARCHIVE = 5_000_000
"""Bytes of all texts of an archive, unpacked."""
MOST_FILES = 200

_ENDING = ".md"


def unpacked(paths: Sequence[Path]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the name and text of every file, those within archives too, and a sentence for each that was refused."""
    sources: list[tuple[str, str]] = []
    refused: list[str] = []
    for path in paths:
        try:
            content = _content(path)
            if zipfile.is_zipfile(io.BytesIO(content)) or path.suffix.lower() == ".zip":
                _from_archive(path.name, content, sources, refused)
            else:
                sources.append((path.name, _text(path.name, content)))
        except Refusal as no:
            refused.append(no.sentence)
    return sources, refused


def packed(files: Sequence[tuple[str, str]]) -> bytes:
    """Return a .zip of texts, each a name without ending and a text; the same texts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        used: set[str] = set()
        for name, text in files:
            number = next(n for n in range(1, len(files) + 2) if _numbered(name, n) not in used)
            used.add(_numbered(name, number))
            member = zipfile.ZipInfo(_numbered(name, number))  # its date is 1980: nobody learns when it was written
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, text.encode())
    return buffer.getvalue()


def _numbered(name: str, number: int) -> str:
    return f"{name}{_ENDING}" if number == 1 else f"{name}-{number}{_ENDING}"


def _content(path: Path) -> bytes:
    largest = LARGEST_ARCHIVE if path.suffix.lower() == ".zip" else LARGEST_FILE
    try:
        if path.stat().st_size > largest:
            raise Refusal(f"{path.name}: this is larger than {largest // 1_000_000} MB, so it was not read.")
        return path.read_bytes()
    except OSError as trouble:
        raise Refusal(f"{path.name}: this file could not be read. See whether it is still there.") from trouble


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise Refusal(f"{name}: this is not a text file in UTF-8.") from trouble


def _from_archive(name: str, content: bytes, sources: list[tuple[str, str]], refused: list[str]) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MOST_FILES:
                raise Refusal(f"{name}: there are more than {MOST_FILES} files in it, so it was not read.")
            left = LARGEST_ARCHIVE
            for member in members:
                try:
                    unpacked_bytes = _member(name, archive, member, min(left, LARGEST_FILE))
                    left -= len(unpacked_bytes)
                    sources.append((PurePosixPath(member.filename).name, _text(member.filename, unpacked_bytes)))
                except Refusal as no:
                    refused.append(no.sentence)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as trouble:
        raise Refusal(f"{name}: this archive is damaged or cannot be opened.") from trouble


def _member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return one file of an archive. The size it claims is not believed: it is measured while it unpacks."""
    place = PurePosixPath(member.filename.replace("\\", "/"))
    called = f"{name}, {member.filename}"
    if place.is_absolute() or ".." in place.parts or ":" in member.filename:
        raise Refusal(f"{called}: its name leads out of the archive, so it was not read.")
    if place.suffix.lower() != _ENDING:
        raise Refusal(f"{called}: only {_ENDING} files are read from an archive.")
    if member.flag_bits & 1:
        raise Refusal(f"{called}: it is locked with a password. Unpack it first.")
    with archive.open(member) as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise Refusal(f"{called}: it is too large unpacked, so it was not read.")
    return found
