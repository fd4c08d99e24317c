"""The raw way to an encrypted file: a connection that has its key and is known to be encrypted."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

KEY_SIZE = 32
"""Bytes of a database key."""

_WAIT_SECONDS = 2.0
"""How long another program's lock is waited for."""


def connect(path: Path, key: bytes, *, read_only: bool = False, sealed: bool = False) -> driver.Connection:
    """Return a raw encrypted connection to an existing file; the caller closes it. Never makes a file.

    `sealed` is for a finished file that nobody writes: then not even a lock or a log is laid beside it.
    """
    literal = key_literal(key)
    mode = "ro&immutable=1" if sealed else "ro" if read_only else "rw"
    connection = driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = {literal}")
        if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
            raise RuntimeError("this build of the engine does not encrypt")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def key_literal(key: bytes) -> str:
    """Return a raw key as the engine wants it written; one of another length would be taken for a passphrase.

    Raises ValueError then.
    """
    if len(key) != KEY_SIZE:
        raise ValueError("a database key has exactly 32 bytes")
    return f"\"x'{key.hex()}'\""
