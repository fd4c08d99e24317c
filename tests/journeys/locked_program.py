"""The program in a process of its own that locks: made with a vault in it, watched from outside, always ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "seven quiet lanterns by the river"
CANARY = "Wrenfeather said in the round that she sleeps badly"
FIRST = f"""
import os, sys, time, traceback
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from workwell_desktop.ui.shell.hardening import harden
harden()
from workwell_desktop import app
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places
from workwell_desktop.ui.kit.places_to_go import ToIncident
from workwell_desktop.ui.shell.away import of_this_computer
from workwell_desktop.ui.shell.fresh_start import FreshStart

def opens(running):
    app.engine.load()
    running._enter(running.access().with_passphrase({PASSPHRASE!r}))
    QTimer.singleShot(0, lambda: writes(running))

def writes(running):
    desk = running.opened.desk(lambda _: None, running.window.services.now)
    incident = desk.crisis.begin(desk.crisis.read("GB", None, None))
    desk.crisis.put(incident)
    running.window.go(ToIncident(incident.id))
    facts = next(each for each in running.window.navigator.page.findChildren(QPlainTextEdit) if each.isVisible())
    facts.setFocus()
    facts.insertPlainText({CANARY!r})
    QTimer.singleShot(int(sys.argv[1]), lambda: locks(running))

def locks(running):
    print("ready", flush=True)
    wish = sys.stdin.readline().strip()
    if wish == "key":
        print(time.time_ns(), flush=True)
        QTest.keyClick(running.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    elif wish == "break":
        sys.executable = "/nowhere/python"
        print(time.time_ns(), flush=True)
        QTest.keyClick(running.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

def fails(*error):
    traceback.print_exception(*error)
    os._exit(3)

def watch(running):
    sys.excepthook = fails
    running._load = lambda: None
    running.window.painted.connect(lambda: QTimer.singleShot(0, lambda: opens(running)))

options = app.Options(afresh=FreshStart, away=of_this_computer)
sys.exit(app.run(Places.standard(), options, watch))
"""
"""Opens the vault, types into an incident, says that it is ready, and locks by the key or waits to be locked."""


LONGEST = 0.5
"""Seconds that a lock may take, from its cause to the curtain of the fresh process, with the vault closed."""

TRIES = 4
"""How often it is tried: a computer that does other work beside may take longer once, and the quickest counts."""

_BARE_START = 0.18
"""Seconds that a bare start of Qt takes on the computer the figure was set for, while it does nothing else."""


def longest_now() -> float:
    """Return how long a lock may take just now: longer when even a bare start of Qt takes longer than it should."""
    command = [sys.executable, "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"]
    begun = time.monotonic()
    subprocess.run(command, check=True, timeout=60)
    return LONGEST * max(1.0, (time.monotonic() - begun) / _BARE_START)


def make_vault(places: Places) -> None:
    """Make a vault that a passphrase opens."""
    access = Access(places, KeyStore.for_this_run())
    access.create(access.begin(), Protection.PASSPHRASE, PASSPHRASE, Facilitator(name="Ruth Adler")).close()


def open_vault(places: Places) -> OpenVault:
    """Open it in this process."""
    return Access(places, KeyStore.for_this_run()).with_passphrase(PASSPHRASE)


@dataclass
class Locking:
    """The first process, and what can be seen of both from outside."""

    places: Places
    first: "subprocess.Popen[str]"

    def says(self) -> str:
        """Return the next line the first process prints."""
        assert self.first.stdout is not None
        return self.first.stdout.readline().strip()

    def is_told(self, wish: str) -> None:
        """Tell the first process how to lock."""
        assert self.first.stdin is not None
        self.first.stdin.write(wish + "\n")
        self.first.stdin.flush()

    def holder(self) -> int:
        """Return the number of the process that is the one WorkWell, 0 when none is."""
        held = QLockFile(str(self.places.lock_file)).getLockInfo()
        return held[0] if isinstance(held, tuple) and held else 0

    def is_handed_over(self) -> bool:
        """Tell whether a fresh process has painted its curtain and become the one."""
        return self.holder() not in (0, self.first.pid)

    def taken_at(self) -> int:
        """Return when the fresh process became the one, in nanoseconds of the clock on the wall."""
        return self.places.lock_file.stat().st_mtime_ns

    def vault_is_closed(self) -> bool:
        """Tell whether no connection holds the database: the last one to close takes the log away."""
        return not self.places.database.with_name("main.db-wal").exists()


@contextmanager
def started(places: Places, more: Mapping[str, str] | None = None, rest: int = 0) -> Iterator[Locking]:
    """Start the first process on a vault; `rest` are milliseconds it stays as it is before it is ready."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "WORKWELL_HOME": str(places.home), **(more or {})}
    command = [sys.executable, "-c", FIRST, str(rest)]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        watched = Locking(places, first)
        try:
            yield watched
        finally:
            first.kill()
            if watched.is_handed_over():
                with suppress(ProcessLookupError):
                    os.kill(watched.holder(), signal.SIGKILL)
