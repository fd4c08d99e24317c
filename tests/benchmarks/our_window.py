"""The program itself, on a vault whose key the first line of standard input brings: no password daemon is asked.

Prints when its window was painted and when Today was, and with "walk" when every page was; then waits to be ended.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from typing_extensions import override

from workwell_desktop import app
from workwell_desktop.security.backends import Backend, ThisRunOnly
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore


class OneKey(ThisRunOnly):
    """A password store that answers with the same item always."""

    def __init__(self, item: str) -> None:
        super().__init__()
        self._item = item

    def get_password(self, service: str, username: str) -> str | None:
        """Return the item."""
        return self._item

    def find(self) -> Sequence[Backend]:
        """Return itself, as the only store there is."""
        return (self,)


class Watch(QObject):
    """Tells when a window's page was painted for the first time."""

    def __init__(self, running: app.App) -> None:
        super().__init__(running)
        self._running = running
        self._seen = False
        running.window.painted.connect(self._window)
        running.window.installEventFilter(self)

    def _window(self) -> None:
        print(f"window {time.monotonic()}", flush=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each painting of the window until the vault is open; then that one shows Today."""
        if not self._seen and event.type() == QEvent.Type.Paint and self._running.opened is not None:
            self._seen = True
            QTimer.singleShot(0, self._today)
        return False

    def _today(self) -> None:
        print(f"today {time.monotonic()}", flush=True)
        if "walk" in sys.argv:
            QTimer.singleShot(0, self._walk)

    def _walk(self) -> None:
        """Visit every page as a facilitator would, one after another."""
        from tests.benchmarks.places import everywhere
        from tests.benchmarks.watching import go, rest

        if self._running.opened is None:
            raise RuntimeError("no vault is open")
        for _, place in everywhere(self._running.opened):
            go(self._running, place)
            rest(self._running)
        print(f"walked {time.monotonic()}", flush=True)


if __name__ == "__main__":
    store = KeyStore(OneKey(sys.stdin.readline().strip()).find)
    sys.exit(app.run(Places(Path(sys.argv[1])), app.Options(store=store), Watch))
