"""Ends this process behind a fresh one that shows the curtain in the same place: only the end of a process forgets.

The fresh one is started while this one still closes its vault. It shows its curtain and waits for the claim to be the
one WorkWell; this one gives that up once its vault is closed, waits a moment until it was taken, for the screen is
never to be bare, and ends. There is no moment in which two vaults could be open.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from workwell_desktop.domain.access import Protection
from workwell_desktop.ui.shell.single_instance import SingleInstance

LOCKED = "--locked"
"""The option with which the fresh process is started; "=easy" or "=passphrase" behind it spares it a look."""

PATIENCE = 5_000
"""Milliseconds after which this process ends, whether the fresh one has appeared or not."""

_LOOKS_EVERY = 5
_PACKAGE_PARENT = Path(__file__).resolve().parents[3]


def option(protection: Protection | None) -> str:
    """Return the option for a vault protected like this, or when that is not known."""
    return f"{LOCKED}={protection.value}" if protection is not None else LOCKED


def read_option(argument: str) -> Protection | None:
    """Return what the option says about the vault; None when it says nothing, or what nobody knows."""
    _, _, value = argument.partition("=")
    return Protection(value) if value in list(Protection) else None


def start_afresh(home: Path, protection: Protection | None) -> "subprocess.Popen[bytes] | None":
    """Start the program anew on the same folder, behind its curtain; None when the computer does not let us."""
    environment = dict(os.environ)
    environment["WORKWELL_HOME"] = str(home)
    if getattr(sys, "frozen", False):
        command = [sys.executable, option(protection)]
        environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    else:
        command = [sys.executable, "-m", "workwell_desktop", option(protection)]
        paths = (str(_PACKAGE_PARENT), environment.get("PYTHONPATH", ""))
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    try:
        nothing = subprocess.DEVNULL  # whoever reads what the old process printed shall see it end
        return subprocess.Popen(command, env=environment, stdin=nothing, stdout=nothing)
    except OSError:
        return None


class FreshStart(QObject):
    """Hands over to a fresh process. `begin` when locking begins, `finish` when the vault is closed."""

    def __init__(
        self,
        home: Path,
        instance: SingleInstance,
        start: "Callable[[Path, Protection | None], subprocess.Popen[bytes] | None]" = start_afresh,
        end: Callable[[int], object] = os._exit,
    ) -> None:
        super().__init__()
        self._home, self._instance, self._start, self._end = home, instance, start, end
        self._fresh: subprocess.Popen[bytes] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY)
        self._timer.timeout.connect(self._look)

    def begin(self, protection: Protection | None) -> None:
        """Start the fresh process."""
        self._fresh = self._start(self._home, protection)

    def finish(self) -> None:
        """Give up the claim, and end as soon as the fresh process has it or cannot have it."""
        self._instance.release()
        self._since.start()
        self._timer.start()
        self._look()

    def _look(self) -> None:
        gone = self._fresh is None or self._fresh.poll() is not None
        if gone or self._instance.is_anothers() or self._since.hasExpired(PATIENCE):
            self._timer.stop()
            self._end(0)


class Takeover(QObject):
    """The fresh process's side: waits behind its curtain until the claim is free."""

    def __init__(self, instance: SingleInstance, taken: Callable[[], object], lost: Callable[[], object]) -> None:
        super().__init__()
        self._instance, self._taken, self._lost = instance, taken, lost
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to wait; called once the curtain has been painted."""
        self._since.start()
        self._timer.start()
        self._look()

    def _look(self) -> None:
        if self._instance.take():
            self._become_the_one()
        elif self._since.hasExpired(2 * PATIENCE):
            if self._instance.claim():
                self._become_the_one()
            else:  # another WorkWell was quicker, and has been called forward
                self._timer.stop()
                self._lost()

    def _become_the_one(self) -> None:
        self._timer.stop()
        self._instance.listen()
        self._taken()
