"""Every page of an encrypted file as it reads inside, free ones included: where a deleted word might still stand."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from workwell_desktop.storage.pages import PAGE_SIZE

_SALT, _VECTOR, _MAC = 16, 16, 64


def decrypted_pages(path: Path, key: bytes) -> bytes:
    """Return all pages of a closed file, decrypted with its raw key, one after the other."""
    data = path.read_bytes()
    pages = [data[start : start + PAGE_SIZE] for start in range(0, len(data), PAGE_SIZE)]
    return b"".join(_inside(page, key, first=number == 0) for number, page in enumerate(pages))


def _inside(page: bytes, key: bytes, *, first: bool) -> bytes:
    end = len(page) - _VECTOR - _MAC
    reader = Cipher(algorithms.AES(key), modes.CBC(page[end : end + _VECTOR])).decryptor()
    return reader.update(page[_SALT if first else 0 : end]) + reader.finalize()
