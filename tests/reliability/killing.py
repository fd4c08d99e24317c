"""Kills somebody at work, over and over, and looks each time at what is left.

`python -m tests.reliability.killing DEED FOLDER CYCLES SEED` prints one line of JSON. One process loads the program
once; each cycle forks a child that does the deed and is killed (SIGKILL) at a random moment of it. Then this process
opens what is left, as the next start would.
"""

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.deed import Deed, Lost
from tests.reliability.deeds import DEEDS
from workwell_desktop.domain.errors import Fault

Say = Callable[[int], None]


@dataclass
class Killer:
    """Lets a deed begin, and ends it."""

    deed: Deed
    folder: Path
    chance: random.Random
    longest: float = 0.0
    tally: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def runs(self, cycles: int) -> None:
        """Do the deed once in peace to learn how long it takes, then kill it so often."""
        for number in range(cycles + 1):
            place = self.folder / str(number) if self.deed.fresh else self.folder / "one"
            if self.deed.fresh or not number:
                place.mkdir()
                self.deed.prepare(place)
            said = self._one(place, number)
            if not number and not self.deed.endless:
                continue
            self.tally["cycles"] += 1
            self._look(place, said)
            if self.deed.fresh:
                shutil.rmtree(place)

    def _one(self, place: Path, number: int) -> int:
        """Let one child work and kill it; return the last number it said."""
        reads, writes = os.pipe()
        child = os.fork()
        if not child:
            os.close(reads)
            self._works(place, writes)
        os.close(writes)
        _first_byte(reads)
        begun = time.monotonic()
        if number or self.deed.endless:
            until = self._moment()
            self.tally["ended before"] += _ends_within(child, until)
            os.kill(child, signal.SIGKILL)
        said = _all_said(reads)
        os.waitpid(child, 0)
        if not number and not self.deed.endless:
            self.longest = time.monotonic() - begun
        return said

    def _moment(self) -> float:
        """Choose when to kill; every other time in the later part, where things change places."""
        if self.deed.endless:
            return self.chance.uniform(0.0, self.deed.span)
        return self.chance.uniform(self.chance.choice([0.0, 0.65]), 1.0) * self.longest

    def _works(self, place: Path, writes: int) -> None:
        status = 1
        try:
            self.deed.do(place, lambda number: _say(writes, number))
            status = 0
        finally:
            os._exit(status)

    def _look(self, place: Path, said: int) -> None:
        try:
            self.tally[self.deed.check(place, said)] += 1
        except Lost as lost:
            self.tally["lost"] += 1
            self.troubles.append(f"lost: {lost}")
        except Fault as fault:
            self.tally["damaged"] += 1
            self.troubles.append(f"{type(fault).__name__}: {fault.sentence}")


def _say(writes: int, number: int) -> None:
    os.write(writes, number.to_bytes(4, "big"))


def _first_byte(reads: int) -> None:
    """Wait until the child says that it begins."""
    assert os.read(reads, 4) == bytes(4), "the child ended before it began"


def _all_said(reads: int) -> int:
    with os.fdopen(reads, "rb") as pipe:
        said = pipe.read()
    whole = len(said) // 4 * 4
    return int.from_bytes(said[whole - 4 : whole], "big") if whole else 0


def _ends_within(child: int, seconds: float) -> bool:
    watched = os.pidfd_open(child)
    try:
        return bool(select.select([watched], [], [], seconds)[0])
    finally:
        os.close(watched)


def main() -> int:
    """Do what the command line says."""
    name, folder, cycles, seed = sys.argv[1:]
    killer = Killer(DEEDS[name](), Path(folder), random.Random(int(seed)))
    killer.runs(int(cycles))
    sys.stdout.write(json.dumps({**killer.tally, "troubles": killer.troubles[:5]}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
