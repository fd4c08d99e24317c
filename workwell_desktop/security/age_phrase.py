"""Age files locked with a passphrase, written and read here: the age library does it too, but stops every thread.

The format is age v1 with one scrypt stanza and one chunk, so that the `age` program opens what is written here and
the other way round. Only for small contents, such as a key. scrypt runs beside the window's thread.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets

from workwell_desktop.domain.errors import Damaged, Fault, Refusal

FIELD = "phrase"
COST = 17
"""Log₂ of scrypt's work: 128 MB, some 0.4 s."""
COSTLIEST = 20
"""More than this would only keep the computer busy."""
LARGEST = 4096
"""Bytes of content."""

_LABEL = b"age-encryption.org/v1/scrypt"
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---"
)
_MAC = re.compile(rb" ([A-Za-z0-9+/]{43})\n")
_CHUNK_NONCE = bytes(11) + b"\x01"
"""The first chunk is the last."""


def locked(content: bytes, phrase: str, cost: int = COST) -> bytes:
    """Return `content` in an age file that the passphrase opens. Raises `Fault` when memory runs out."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if len(content) > LARGEST:
        raise ValueError("only small contents are locked like this")
    file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
    body = ChaCha20Poly1305(_wrapping_key(phrase, salt, cost)).encrypt(bytes(12), file_key, None)
    header = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_text(salt), cost, _text(body))
    sealed = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(_CHUNK_NONCE, content, None)
    return header + b" " + _text(_mac(file_key, header)) + b"\n" + nonce + sealed


def opened(box: bytes, phrase: str) -> bytes:
    """Return what is inside. Raises `Refusal` for another passphrase, `Damaged` when it is no whole age file."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    header, told_mac, salt, cost, body, payload = _parts(box)
    wrapped = ChaCha20Poly1305(_wrapping_key(phrase, salt, cost))
    try:
        file_key = wrapped.decrypt(bytes(12), body, None)
    except InvalidTag:
        raise Refusal("These words do not open it. Compare them one by one with what you were told.", FIELD) from None
    if not hmac.compare_digest(_mac(file_key, header), told_mac):
        raise Damaged()
    try:
        chunk = ChaCha20Poly1305(_derived(file_key, payload[:16], b"payload"))
        return chunk.decrypt(_CHUNK_NONCE, payload[16:], None)
    except InvalidTag:
        raise Damaged() from None


def _parts(box: bytes) -> tuple[bytes, bytes, bytes, int, bytes, bytes]:
    """Return header, its MAC, salt, cost, wrapped file key and payload."""
    found = _HEADER.match(box)
    mac = _MAC.match(box, found.end()) if found else None
    if found is None or mac is None or not 16 + 16 <= len(box) - mac.end() <= 16 + LARGEST + 16:
        raise Damaged()
    salt, cost, body = _bytes(found[1]), int(found[2]), _bytes(found[3])
    if cost > COSTLIEST:
        raise Damaged()
    return found[0], _bytes(mac[1]), salt, cost, body, box[mac.end() :]


def _wrapping_key(phrase: str, salt: bytes, cost: int) -> bytes:
    try:
        return hashlib.scrypt(
            phrase.encode(),
            salt=_LABEL + salt,
            n=1 << cost,
            r=8,
            p=1,
            maxmem=(1 << cost) * 1024 + (1 << 24),
            dklen=32,
        )
    except (MemoryError, ValueError) as error:
        raise Fault(
            "This computer has too little free memory for this just now. Close some programs, then try again."
        ) from error


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")


def _derived(file_key: bytes, salt: bytes, label: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=salt or None, info=label).derive(file_key)


def _text(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
