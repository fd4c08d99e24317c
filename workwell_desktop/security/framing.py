"""How a small file of ours stands on the disk: a line that says what it is, a line of JSON, a checksum.

The first and the last line keep this form in every later format, so that a newer file is told from a damaged one. The
checksum finds accidents before any key is known. Whatever is read is believed only after its name, type and size were
looked at. Bytes are written as base64.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from typing import Any

from workwell_desktop.domain.errors import Damaged, NewerFormat, NotAVault

LARGEST = 64 * 1024
"""Bytes that a file of this kind never has more of."""


def framed(magic: bytes, number: int, values: dict[str, Any]) -> bytes:
    """Return the whole file: `magic` with the number of its format, the values, the checksum of both."""
    return _summed(magic + b"%d\n" % number + canonical(values))


def canonical(values: dict[str, Any]) -> bytes:
    """Return values as the one line of JSON that stands for them; a MAC is made over it."""
    return json.dumps(values, default=_base64, sort_keys=True, separators=(",", ":")).encode("ascii")


def unframed(magic: bytes, newest: int, data: bytes) -> tuple[int, dict[str, Any]]:
    """Return the number of a file's format and its values.

    Raises NotAVault (foreign), Damaged, or NewerFormat beyond `newest`.
    """
    if data and not data.startswith(magic):
        raise NotAVault()
    body, _, _ = data[:-1].rpartition(b"\n")
    if len(data) > LARGEST or data != _summed(body):
        raise Damaged()
    first, _, text = body.partition(b"\n")
    number = first.removeprefix(magic)
    if not re.fullmatch(rb"[1-9][0-9]{0,8}", number):
        raise Damaged()
    if int(number) > newest:
        raise NewerFormat()
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged() from error
    if not isinstance(values, dict):
        raise Damaged()
    return int(number), values


def expect_names(values: object, names: set[str]) -> None:
    """Raise ValueError unless these are exactly the names."""
    if not isinstance(values, dict) or set(values) != names:
        raise ValueError("names")


def read_text(value: object, pattern: str) -> str:
    """Return a text of this pattern. Raises ValueError."""
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise ValueError("text")
    return value


def read_number(value: object) -> int:
    """Return a whole number from 1 on. Raises ValueError."""
    if type(value) is not int or not 1 <= value < 2**31:
        raise ValueError("number")
    return value


def read_bytes(value: object, length: int | None = None) -> bytes:
    """Return bytes, so many where that is known. Raises ValueError."""
    if not isinstance(value, str):
        raise ValueError("bytes")
    try:
        data = base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError("base64") from error
    if length is not None and len(data) != length:
        raise ValueError("length")
    return data


def _summed(body: bytes) -> bytes:
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"


def _base64(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError(type(value))
    return base64.b64encode(value).decode("ascii")
