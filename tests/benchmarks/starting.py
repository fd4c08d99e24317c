"""From spawn to window, from spawn to Today, and the memory both keep: our program and a bare window by turns."""

import os
import subprocess
import sys
import time
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
from workwell_desktop.usecases.access import Access, OpenVault

RUNS = 9
REST_SECONDS = 2.0
"""How long after its last painting a program's memory is read."""


@dataclass
class Starts:
    """What one program needed, run by run: milliseconds and MB."""

    window: list[float] = field(default_factory=list)
    today: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Processor time until the last painting: the cross-check on a busy computer."""


def measure(folder: Path, runs: int = RUNS) -> list[Figure]:
    """Start both programs by turns."""
    item = _full_vault(Places(folder))
    bare, ours = Starts(), Starts()
    _start(bare, ("tests.benchmarks.bare_window",))  # the first of each only warms the disk's cache
    _start(ours, ("tests.benchmarks.our_window", str(folder)), item)
    bare, ours = Starts(), Starts()
    for _ in range(runs):
        _start(bare, ("tests.benchmarks.bare_window",))
        _start(ours, ("tests.benchmarks.our_window", str(folder)), item)
    floor, memory = middle(bare.window), middle(bare.memory)
    cross = f"processor time {middle(ours.processor) / middle(bare.processor):.2f} ×"
    return [
        Figure("spawn to first painted window", middle(ours.window), "ms", 2.0, floor),
        Figure("spawn to Today painted from the vault", middle(ours.today), "ms", 4.0, floor, note=cross),
        Figure(f"private memory {REST_SECONDS:g} s later", middle(ours.memory), "MB", 2.0, memory),
    ]


def _full_vault(places: Places) -> str:
    """Make a vault with the sample group; return the item that a password store would keep for it."""
    kept = Kept()
    access = Access(places, KeyStore(lambda: (kept,), holds))
    opened: OpenVault = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    opened.desk(_nobody_listens, _now).sample.add()
    opened.close()
    return kept.only


class Kept(ThisRunOnly):
    """A password store that shows what it was given."""

    only = ""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the item."""
        assert service == SERVICE
        self.only = password
        super().set_password(service, username, password)


def _start(starts: Starts, command: tuple[str, ...], item: str = "") -> None:
    """Start a program, read when it painted, let it rest, read its memory, end it."""
    awaited = 2 if item else 1
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
        for _ in range(awaited):
            what, when = process.stdout.readline().split()
            milliseconds = (float(when) - begun) * 1000
            (starts.window if what == "window" else starts.today).append(milliseconds)
        known = psutil.Process(process.pid)
        starts.processor.append(sum(known.cpu_times()[:2]) * 1000)
        with suppress(subprocess.TimeoutExpired):
            process.wait(REST_SECONDS)
        starts.memory.append(known.memory_full_info().uss / 1e6)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _nobody_listens(_changes: object) -> None:
    """Take the news before any window is there."""


def _now() -> datetime:
    return datetime.now().astimezone()
