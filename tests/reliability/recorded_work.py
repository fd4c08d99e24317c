"""Somebody at work whose every write is recorded.

`python -m tests.reliability.recorded_work KIND FOLDER COUNT [SYNCHRONOUS]`, where KIND is one of three: `saves`
writes notes and marks through the use cases with a log that is folded back often; `witnessed` adds groups to a whole
home, with the witness beside its vault; `rekeys` changes the passphrase of a vault, which replaces both copies of the
key file. A line is said after each that was acknowledged.
"""

import os
import sys
from pathlib import Path

from tests.reliability.at_work import code_of, over
from tests.reliability.homes import Home, add_group
from tests.vault_fixture import KEY
from workwell_desktop.domain.note import NoteText
from workwell_desktop.security import changing, protection
from workwell_desktop.security.changing import OpenLocks
from workwell_desktop.security.passphrase import FLOOR
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault

FOLDED_AFTER = 12
"""Pages in the log after which it is folded back into the file: many times in a short recording."""


def saves(folder: Path, count: int, synchronous: str = "FULL") -> None:
    """Save so many notes with a mark each."""
    vault = Vault.open(folder / "main.db", KEY)
    vault._raw.execute(f"PRAGMA wal_autocheckpoint = {FOLDED_AFTER}")
    if synchronous != "FULL":
        vault._raw.execute(f"PRAGMA synchronous = {synchronous}")
    desk = over(vault)
    (session,) = desk.sessions.of_group(desk.groups.all()[0].id)
    (person,) = desk.people.all()
    for number in range(1, count + 1):
        desk.notes.write(session.id, NoteText(aims=str(number), happened=f"Round {number}. " * (number * 37 % 300)))
        desk.attendance.mark(session.id, person.id, code_of(number))
        _say(number)
    os._exit(0)


def witnessed(folder: Path, count: int) -> None:
    """Add so many groups."""
    opened = Home(folder).open()
    opened.vault._raw.execute(f"PRAGMA wal_autocheckpoint = {FOLDED_AFTER}")
    for number in range(1, count + 1):
        add_group(opened, f"Group {number}")
        _say(number)
    os._exit(0)


def rekeys(home: Path, count: int) -> None:
    """Choose so many passphrases, one after the other; the first is already there."""
    places = Places(home)
    keys = protection.open_with_passphrase(protection.read_header(places), passphrase(0))
    for number in range(1, count + 1):
        changing.use_passphrase(OpenLocks(places, keys, KeyStore.for_this_run(), FLOOR), passphrase(number))
        _say(number)


def passphrase(number: int) -> str:
    """Return the passphrase of a round."""
    return f"seven otters knit quietly {number}"


def _say(number: int) -> None:
    os.write(1, b"%d\n" % number)


if __name__ == "__main__":
    kind, place, rounds, *how = sys.argv[1:]
    if kind == "saves":
        saves(Path(place), int(rounds), *how)
    else:
        {"witnessed": witnessed, "rekeys": rekeys}[kind](Path(place), int(rounds))
