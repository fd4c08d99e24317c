"""A ballast file beside the vault, given up once when the disk is full, so that what was typed can be saved."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from workwell_desktop.security.places import Places

SIZE = 16 * 1024 * 1024
"""Bytes: some thousand pages of notes."""

ROOM_LEFT = 8 * SIZE
"""Bytes that must stay free beside it before it is made."""

GIVEN_UP = (
    "The disk is full. WorkWell has set free a small reserve it keeps for this moment: press “Try again” and your "
    "text is saved. Then make some room on the disk."
)


def path(places: Places) -> Path:
    """Return where the ballast lies."""
    return places.vault_dir / "reserve.bin"


def give_up(places: Places) -> str:
    """Free the ballast. Returns the sentence to show, "" when there was none left."""
    try:
        path(places).unlink()
    except OSError:
        return ""
    return GIVEN_UP


def is_there(places: Places) -> bool:
    """Tell whether there is a whole reserve."""
    try:
        return path(places).stat().st_size >= SIZE
    except OSError:
        return False


def lay_in(places: Places) -> bool:
    """Make the ballast if it is missing and there is room enough; tell whether it is there now."""
    if is_there(places):
        return True
    try:
        if shutil.disk_usage(places.vault_dir).free < SIZE + ROOM_LEFT:
            return False
        part = path(places).with_suffix(".part")
        with suppress(FileNotFoundError):
            part.unlink()
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            for _ in range(SIZE // (1024 * 1024)):
                file.write(os.urandom(1024 * 1024))  # zeros would take no room on some disks
            file.flush()
            os.fsync(file.fileno())
        part.replace(path(places))
    except OSError:
        return False
    return True
