"""From spawn to window, from spawn to Today, and the memory both keep: our program and a bare window by turns."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import psutil

from tests.benchmarks.figure import Figure, middle
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.backends import ThisRunOnly
from workwell_desktop.security.places import Places
from workwell_desktop.security.proof import holds
from workwell_desktop.security.store import SERVICE, KeyStore
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault

RUNS = 9
BARE, OURS = ("tests.benchmarks.bare_window",), ("tests.benchmarks.our_window",)
WALK = "walk"
"""After the folder: visit every page."""
REST_SECONDS = 2.0
"""How long after its last painting a program's memory is read."""


@dataclass
class Starts:
    """What one program needed, run by run: milliseconds and MB."""

    window: list[float] = field(default_factory=list)
    today: list[float] = field(default_factory=list)
    walked: list[float] = field(default_factory=list)
    """When every page had been visited, where that was asked for."""
    memory: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Processor time until the last painting: the cross-check on a busy computer."""


def measure(folder: Path, runs: int = RUNS) -> list[Figure]:
    """Start both programs by turns."""
    item = kept_vault(Places(folder), _add_sample)
    bare, ours = Starts(), Starts()
    start(bare, BARE)  # the first of each only warms the disk's cache
    start(ours, (*OURS, str(folder)), item)
    bare, ours = Starts(), Starts()
    for _ in range(runs):
        start(bare, BARE)
        start(ours, (*OURS, str(folder)), item)
    floor, memory = middle(bare.window), middle(bare.memory)
    cross = f"processor time {middle(ours.processor) / middle(bare.processor):.2f} ×"
    return [
        Figure("spawn to first painted window", middle(ours.window), "ms", 2.0, floor),
        Figure("spawn to Today painted from the vault", middle(ours.today), "ms", 4.0, floor, note=cross),
        Figure(f"private memory {REST_SECONDS:g} s later", middle(ours.memory), "MB", 2.0, memory),
    ]


def kept_vault(places: Places, fill: Callable[[OpenVault], object]) -> str:
    """Make a vault and let it be filled; return the item that a password store would keep for it."""
    kept = Kept()
    access = Access(places, KeyStore(lambda: (kept,), holds))
    opened: OpenVault = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    fill(opened)
    opened.close()
    return kept.only


def _add_sample(opened: OpenVault) -> None:
    opened.desk(_nobody_listens, _now).sample.add()


class Kept(ThisRunOnly):
    """A password store that shows what it was given."""

    only = ""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the item."""
        assert service == SERVICE
        self.only = password
        super().set_password(service, username, password)


def start(starts: Starts, command: tuple[str, ...], item: str = "", rest: float = REST_SECONDS) -> None:
    """Start a program, read when it painted, let it rest so many seconds, read its memory, end it."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the program has no pipes")
    process.stdin.write(item + "\n")
    process.stdin.close()
    try:
        for awaited in _told_by(command, item):
            what, when = process.stdout.readline().split()
            if what != awaited:
                raise RuntimeError(f"the program told of {what} instead of {awaited}")
            milliseconds = (float(when) - begun) * 1000
            getattr(starts, what).append(milliseconds)
        known = psutil.Process(process.pid)
        starts.processor.append(sum(known.cpu_times()[:2]) * 1000)
        with suppress(subprocess.TimeoutExpired):
            process.wait(rest)
        starts.memory.append(known.memory_full_info().uss / 1e6)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _told_by(command: tuple[str, ...], item: str) -> tuple[str, ...]:
    """Return what a program tells of, in its order."""
    return ("window", "today", "walked") if WALK in command else ("window", "today") if item else ("window",)


def _nobody_listens(_changes: object) -> None:
    """Take the news before any window is there."""


def _now() -> datetime:
    return datetime.now().astimezone()
