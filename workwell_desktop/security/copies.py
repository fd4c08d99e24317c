"""Keeping the key file twice, and mending one copy from the other. Knows no key and decides nothing about unlocking.

The rule: the first copy is replaced, then the second, each by rename. Whatever happens between, one whole copy
stays, and the next start compares both. What cannot be read is set aside, never overwritten or deleted.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from workwell_desktop.domain.errors import Damaged, Fault, NewerFormat, NotAVault, VaultMissing
from workwell_desktop.security import disk
from workwell_desktop.security.framing import LARGEST
from workwell_desktop.security.header import Header, parsed, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workwell_desktop.security.places import Places

_DISAGREE = (
    "The two copies of the key file belong to different vaults. WorkWell has changed nothing. "
    "Do not delete anything; put the key file of this vault back, or use a backup."
)
_NO_KEY_FILE = (
    "The key file of this vault is not where it was. WorkWell has changed nothing and made no new one. "
    "Do not delete anything; put the file back, or use a backup and the recovery sheet."
)
_BOTH_DAMAGED = (
    "Both copies of the key file are damaged. WorkWell has changed nothing. "
    "Do not delete anything; a backup and the recovery sheet can help."
)


def read(places: Places) -> Header:
    """Return the vault's key file; a damaged or older copy is mended from the good one.

    Raises VaultMissing (nothing there), Damaged, NotAVault, NewerFormat, or Fault when it cannot be read.
    """
    header, amiss = _weighed(places)
    if amiss is None:
        return header
    _mend(amiss, header)
    return replace(header, source=places.header)


def look(places: Places) -> Header:
    """Return the vault's key file and change nothing, as while the vault is open. Raises as `read` does."""
    return _weighed(places)[0]


def write_both(places: Places, header: Header) -> None:
    """Replace the first copy, then the second. Raises OSError."""
    data = written(header)
    disk.replace_whole(places.header, data)
    disk.replace_whole(places.header_prev, data)


def write_proved(places: Places, header: Header, opens: Callable[[Header], object]) -> None:
    """Replace the first copy, open it as read from the disk, and only then replace the second. Raises OSError.

    Should it not open, the second copy, still the old one, takes the first one's place again.
    """
    before = read(places)
    disk.replace_whole(places.header, written(header))
    try:
        opens(read_file(places.header))
    except BaseException:
        disk.replace_whole(places.header, written(before))
        raise
    disk.replace_whole(places.header_prev, written(header))


def read_file(path: Path) -> Header:
    """Read one key file, never more than a key file can be long. Raises OSError or our faults."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    return replace(parsed(data), source=path)


def _read_one(path: Path) -> Header | Fault | None:
    """Return the header, what is wrong with it, or None if there is no such file."""
    try:
        return read_file(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _unreadable(error)
    except Fault as fault:
        return fault


def _unreadable(error: OSError) -> Fault:
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return NotAVault()
    return Fault(
        "The key file cannot be read just now. WorkWell has changed nothing and your notes are safe. "
        "Check that the disk is connected and that the folder is yours to read, then try again."
    )


def _weighed(places: Places) -> tuple[Header, Path | None]:
    """Return the good copy, and the path of the other one when that is to be mended."""
    first, second = _read_one(places.header), _read_one(places.header_prev)
    for each in (first, second):
        if isinstance(each, NewerFormat):
            raise each
    if isinstance(first, Header) and isinstance(second, Header):
        if first.vault_id != second.vault_id:
            raise Damaged(_DISAGREE)
        if first == second:
            return first, None
        return (second, places.header) if second.revision > first.revision else (first, places.header_prev)
    if isinstance(first, Header):
        return first, places.header_prev
    if isinstance(second, Header):
        return second, places.header
    raise _worse(places, first, second)


def _mend(path: Path, good: Header) -> None:
    """Write the good copy where the other should be. A folder that cannot be written does not stop the day."""
    with contextlib.suppress(OSError):
        if path.exists() and isinstance(_read_one(path), Fault):
            os.rename(path, path.with_name(f"{path.name}.aside-{secrets.token_hex(4)}"))
        disk.replace_whole(path, written(good))


def _worse(places: Places, first: Fault | Header | None, second: Fault | Header | None) -> Fault:
    """Choose the fault to tell of when neither copy is whole."""
    found = [each for each in (first, second) if isinstance(each, Fault)]
    if not found:
        return Damaged(_NO_KEY_FILE) if _lies_something_in(places.vault_dir) else VaultMissing()
    if all(isinstance(each, Damaged) for each in found):
        return Damaged(_BOTH_DAMAGED if len(found) > 1 else "")
    return next(each for each in found if not isinstance(each, Damaged))


def _lies_something_in(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False
