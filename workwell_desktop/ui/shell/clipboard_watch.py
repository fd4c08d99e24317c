"""What is copied out of the program: marked as secret for those that collect copies, and cleared after half a minute.

One rule for everything, since nobody should have to know which words are confidential. It is cleared only while it is
still ours: what was copied elsewhere since is nobody's business here.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

STAYS = 30_000
"""Milliseconds that a copy stays."""

_OURS = "application/x-workwell-copy"
_MARKS: dict[str, dict[str, bytes]] = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        "ExcludeClipboardContentFromMonitorProcessing": b"1",
        "CanIncludeInClipboardHistory": b"\0\0\0\0",
        "CanUploadToCloudClipboard": b"\0\0\0\0",
    },
    "darwin": {"org.nspasteboard.ConcealedType": b"1"},
}


def concealed(copied: QMimeData, system: str = sys.platform) -> QMimeData:
    """Return the same copy with the marks by which a system's clipboard managers know to leave it alone."""
    made = QMimeData()
    for name in copied.formats():
        made.setData(name, copied.data(name))
    for name, value in {**_MARKS.get(system, {}), _OURS: b"1"}.items():
        made.setData(name, value)
    return made


class ClipboardWatch(QObject):
    """Watches the clipboard from `start` to `stop`, while a vault is open."""

    def __init__(self, parent: QObject | None = None, owns: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._owns = owns or _owned_by_us
        self._watching = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.clear)

    def start(self) -> None:
        """Begin to watch."""
        if not self._watching:
            self._watching = True
            QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def stop(self) -> None:
        """Clear what is still ours, and watch no longer."""
        if self._watching:
            self._watching = False
            QGuiApplication.clipboard().dataChanged.disconnect(self._changed)
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Clear the clipboard if what it holds was copied here."""
        self._timer.stop()
        held = _held()
        if held is not None and held.hasFormat(_OURS) and self._owns():
            QGuiApplication.clipboard().clear()

    @Slot()
    def _changed(self) -> None:
        held = _held()
        if not self._owns():
            self._timer.stop()
        elif held is not None and held.formats() and not held.hasFormat(_OURS):
            QGuiApplication.clipboard().setMimeData(concealed(held))
            self._timer.start()


def _held() -> QMimeData | None:
    """Return what the clipboard holds; nothing at all once it was cleared."""
    return QGuiApplication.clipboard().mimeData()


def _owned_by_us() -> bool:
    return QGuiApplication.clipboard().ownsClipboard()
