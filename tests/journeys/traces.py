"""Looks for words in everything that was written: plain, in other encodings, and inside packed streams."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

CANARY = "Quélvanetto"
"""A word that nothing else contains. Its é is written differently in UTF-8, UTF-16 and Latin-1."""

_TRACES = tuple("lvanetto".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""The part after the é is the same bytes in UTF-8 and Latin-1."""

_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_MOST = 50_000_000


def holds_canary(data: bytes) -> bool:
    """Tell whether a canary can be read in these bytes, or in anything packed inside them."""
    return any(trace in layer.lower() for layer in _layers(data) for trace in _TRACES)


def _layers(data: bytes, depth: int = 3) -> Iterator[bytes]:
    yield data
    if not depth:
        return
    for found in _PACKED.finditer(data):
        unpacked = _inflated(data[found.start() :])
        if unpacked:
            yield from _layers(unpacked, depth - 1)
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _layers(archive.read(name), depth - 1)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return b""


def files_under(folders: Iterable[Path]) -> set[Path]:
    """Return every file in these folders."""
    return {path for folder in folders for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def files_with_canaries(files: Iterable[Path]) -> list[Path]:
    """Return the files whose name or content gives a canary away."""
    return [path for path in files if holds_canary(str(path).encode()) or holds_canary(path.read_bytes())]
