"""Whether a file was written with a given key, judged from its bytes and without opening a database.

SQLCipher gives the same error for a wrong key and for a damaged first page, and closing a connection that holds a
wrong key can throw away changes still waiting in the write-ahead log. So the key is tried here first: every page
carries an HMAC that only the right key can make. Layout: https://www.zetetic.net/sqlcipher/design/
"""

import hashlib
import hmac
from pathlib import Path

PAGE_SIZE = 4096
_SALT_SIZE = 16
_MAC_SIZE = 64
_MAC_SALT_MASK = 0x3A
_MAC_KEY_ROUNDS = 2
_SAMPLE = 64
"""Pages looked at, spread over the file, before a key is called wrong."""

PLAIN_DATABASE = b"SQLite format 3\x00"


def written_with(path: Path, key: bytes) -> bool:
    """Return whether at least one page of the file carries the mark of `key` (32 bytes). Raises OSError."""
    with path.open("rb") as file:
        salt = file.read(_SALT_SIZE)
        count = path.stat().st_size // PAGE_SIZE
        mac_key = _mac_key(key, salt)
        for number in range(1, count + 1, max(1, count // _SAMPLE)):
            file.seek((number - 1) * PAGE_SIZE)
            if _is_marked(file.read(PAGE_SIZE), number, mac_key):
                return True
    return False


def _mac_key(key: bytes, salt: bytes) -> bytes:
    mac_salt = bytes(byte ^ _MAC_SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, mac_salt, _MAC_KEY_ROUNDS, 32)


def _is_marked(page: bytes, number: int, mac_key: bytes) -> bool:
    begin = _SALT_SIZE if number == 1 else 0
    content = page[begin:-_MAC_SIZE] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac_key, content, "sha512"), page[-_MAC_SIZE:])
