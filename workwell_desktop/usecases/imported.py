"""Files from elsewhere: read into memory within limits, never unpacked to disk; and texts packed to be given on."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.guides.front_matter import unshowable

LARGEST_FILE = 1_000_000
"""Bytes of one text file; the longest guide of a hundred pages has a fifth of it."""
LARGEST_ARCHIVE = 5_000_000
"""Bytes of an archive, and of all texts of one import, unpacked."""
MOST_FILES = 200
LONGEST_NAME = 80
"""Characters of a file's name in a sentence."""

_ENDING = ".md"


def unpacked(paths: Sequence[Path]) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the name and text of every file, those within archives too, and a sentence for each that was refused."""
    gathered = _Gathered()
    for path in paths:
        try:
            content = _content(path)
            if _is_archive(path) or content.startswith(b"PK\x03\x04"):
                gathered.archive(shown(path.name), content)
            else:
                gathered.text(shown(path.name), content)
        except Refusal as no:
            gathered.refused.append(no.sentence)
    return gathered.sources, gathered.refused


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


def shown(name: str) -> str:
    """Return the name of a file as it may stand in a sentence: in sight, on one line and not endless."""
    clean = "".join(" " if unshowable(letter) or not letter.isprintable() else letter for letter in name)
    return clean if len(clean) <= LONGEST_NAME else f"{clean[: LONGEST_NAME - 1]}…"


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _content(path: Path) -> bytes:
    largest = LARGEST_ARCHIVE if _is_archive(path) else LARGEST_FILE
    name = shown(path.name)
    try:
        if not path.is_file():
            raise Refusal(f"{name}: this is not a file, or it is no longer there.")
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as trouble:
        raise Refusal(f"{name}: this file could not be read. See whether it is still there.") from trouble
    if len(content) > largest:
        raise Refusal(f"{name}: this is larger than {largest // 1_000_000} MB, so it was not read.")
    return content


class _Gathered:
    """What was read so far, within the limits of one import."""

    def __init__(self) -> None:
        self.sources: list[tuple[str, str]] = []
        self.refused: list[str] = []
        self._left = LARGEST_ARCHIVE

    def text(self, name: str, content: bytes) -> None:
        """Take one text file. Raises `Refusal` when it is none, or too much."""
        if len(self.sources) >= MOST_FILES:
            raise Refusal(f"{name}: {MOST_FILES} files at once are the most, so it was not read.")
        self._left -= len(content)
        if self._left < 0:
            raise Refusal(f"{name}: more than {LARGEST_ARCHIVE // 1_000_000} MB at once, so it was not read.")
        try:
            self.sources.append((name, content.decode("utf-8-sig")))
        except UnicodeDecodeError as trouble:
            raise Refusal(f"{name}: this is not a text file in UTF-8.") from trouble

    def archive(self, name: str, content: bytes) -> None:
        """Take the text files of an archive. Raises `Refusal` when it cannot be opened."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = [member for member in archive.infolist() if not _beside_the_point(member)]
                if len(members) > MOST_FILES:
                    raise Refusal(f"{name}: there are more than {MOST_FILES} files in it, so it was not read.")
                for member in members:
                    self._take(name, archive, member)
        except _DAMAGED as trouble:
            raise Refusal(f"{name}: this archive is damaged or cannot be opened.") from trouble

    def _take(self, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        called = f"{name}, {shown(member.filename)}"
        try:
            _refuse_by_name(called, member)
            self.text(called, _measured(called, archive, member, min(max(self._left, 0), LARGEST_FILE)))
        except Refusal as no:
            self.refused.append(no.sentence)


_ORDINARY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How files are packed everywhere. Other ways take memory before anything is measured, and fail otherwise."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError)


def _beside_the_point(member: zipfile.ZipInfo) -> bool:
    """Return whether it is a folder, or what a Mac adds to archives."""
    return member.is_dir() or member.filename.startswith("__MACOSX/") or member.filename.endswith(".DS_Store")


def _refuse_by_name(called: str, member: zipfile.ZipInfo) -> None:
    place = PurePosixPath(member.filename.replace("\\", "/"))
    if place.is_absolute() or ".." in place.parts or ":" in member.filename:
        raise Refusal(f"{called}: its name leads out of the archive, so it was not read.")
    if place.suffix.lower() == ".zip":
        raise Refusal(f"{called}: an archive in an archive is not opened. Unpack it first.")
    if place.suffix.lower() != _ENDING:
        raise Refusal(f"{called}: only {_ENDING} files are read from an archive.")
    if member.flag_bits & 1:
        raise Refusal(f"{called}: it is locked with a password. Unpack it first.")
    if member.compress_type not in _ORDINARY:
        raise Refusal(f"{called}: it is packed in an unusual way. Pack it again as an ordinary .zip.")


def _measured(called: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return one file of an archive, measured while it unpacks: what it says of its own size is not believed."""
    with archive.open(member) as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise Refusal(f"{called}: it is too large unpacked, so it was not read.")
    return found
