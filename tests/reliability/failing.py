"""Lets each write, flush, rename and cut of somebody at work fail in turn.

`strace -e inject=CALL:error=…:when=N python -m tests.reliability.failing PATH FOLDER CALL N STEP LAST` makes the
N-th such call of every process fail. So each child first makes harmless calls of that kind, as many as are needed to
let its k-th real one be the N-th; k goes from 1 to LAST by STEP. What came of each is printed as a line of JSON.
What a child has to say it puts into shared memory, since saying it is a write that could fail; for the same reason
the lines are printed by another call.
"""

import contextlib
import json
import mmap
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from tests.reliability.homes import Home
from tests.reliability.recorded_work import passphrase
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Fault
from workwell_desktop.domain.note import NoteText
from workwell_desktop.security import changing, protection
from workwell_desktop.security.changing import OpenLocks
from workwell_desktop.security.passphrase import FLOOR
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault

Kind = TypeVar("Kind")
SAVES = 4
_ROOM = 4096


@dataclass(frozen=True)
class Told:
    """What a child tells: the newest number acknowledged, and each trouble as it was met."""

    memory: mmap.mmap

    def acknowledges(self, number: int) -> None:
        """Say that a save was acknowledged."""
        self.memory[:4] = number.to_bytes(4, "big")

    def meets(self, error: BaseException) -> None:
        """Say which trouble was met, and whether a person could be told."""
        words = getattr(error, "sentence", "")
        line = json.dumps([type(error).__name__, words if isinstance(error, Fault) else ""]).encode() + b"\n"
        length = int.from_bytes(self.memory[4:8], "big")
        self.memory[8 + length : 8 + length + len(line)] = line
        self.memory[4:8] = (length + len(line)).to_bytes(4, "big")

    def all(self) -> tuple[int, list[list[str]]]:
        """Return what was told."""
        length = int.from_bytes(self.memory[4:8], "big")
        lines = self.memory[8 : 8 + length].splitlines()
        return int.from_bytes(self.memory[:4], "big"), [json.loads(line) for line in lines]


def saves(place: Path, told: Told) -> None:
    """Open the vault and save a few notes; what fails is tried once more, as the button on the screen does."""
    from tests.reliability.at_work import over

    vault = _tried(lambda: Vault.open(place / "main.db", KEY), told)
    if vault is None:
        return
    vault._raw.execute("PRAGMA wal_autocheckpoint = 12")
    desk = over(vault)
    (session,) = desk.sessions.of_group(desk.groups.all()[0].id)
    for number in range(1, SAVES + 1):
        text = NoteText(aims=str(number), happened=f"Round {number}. " * 300)
        if _tried(lambda text=text: desk.notes.write(session.id, text), told) is not None:  # type: ignore[misc]
            told.acknowledges(number)
    _tried(vault.close, told)


def rekeys(place: Path, told: Told) -> None:
    """Change the passphrase once."""
    places = Places(place)
    keys = protection.open_with_passphrase(protection.read_header(places), passphrase(0))

    def change() -> object:
        return changing.use_passphrase(OpenLocks(places, keys, KeyStore.for_this_run(), FLOOR), passphrase(1))

    if _tried(change, told) is not None:
        told.acknowledges(1)


def backs_up(place: Path, told: Told) -> None:
    """Make one backup."""
    opened = _tried(Home(place).open, told)
    if opened is None:
        return
    if _tried(opened.backups.back_up, told) is not None:
        told.acknowledges(1)
    _tried(opened.vault.close, told)


def _tried(deed: Callable[[], Kind], told: Told) -> Kind | None:
    for _ in range(2):
        try:
            return deed()
        except Exception as error:
            told.meets(error)
    return None


DEEDS = MappingProxyType({"saves": saves, "rekeys": rekeys, "backs up": backs_up})


def burn(call: str, count: int, folder: Path) -> None:
    """Make so many harmless calls of a kind."""
    scratch = os.open(folder / "scratch", os.O_CREAT | os.O_RDWR, 0o600)
    other = folder / "scratch.moved"
    harmless: dict[str, Callable[[], object]] = {
        "pwrite64": lambda: os.pwrite(scratch, b"x", 0),
        "write": lambda: os.write(scratch, b"x"),
        "fsync": lambda: os.fsync(scratch),
        "fdatasync": lambda: os.fdatasync(scratch),
        "ftruncate": lambda: os.ftruncate(scratch, 0),
        "rename": lambda: os.rename(folder / "nothing", other),
    }
    for _ in range(count):
        with contextlib.suppress(OSError):
            harmless[call]()
    os.close(scratch)


def main() -> int:
    """Do what the command line says."""
    deed, template, folder, call, number, step, last = sys.argv[1:]
    for failing in range(1, int(last) + 1, int(step)):
        place = Path(folder) / str(failing)
        shutil.copytree(template, place)
        told = Told(mmap.mmap(-1, _ROOM))
        child = os.fork()
        if not child:
            burn(call, int(number) - failing, Path(folder))
            DEEDS[deed](place, told)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        acknowledged, troubles = told.all()
        answer = {
            "call": failing,
            "process": child,
            "ended": status,
            "acknowledged": acknowledged,
            "troubles": troubles,
        }
        os.writev(1, [json.dumps({**answer, "troubles": troubles}).encode(), b"\n"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
