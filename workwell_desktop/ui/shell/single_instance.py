"""One WorkWell per vault. A second start asks the first to come forward, by touching a file, and goes away.

A file and not a local socket: WorkWell opens no socket of its own. The files hold no content.
"""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal


class SingleInstance(QObject):
    """Holds the lock of one vault's folder while it lives."""

    called_forward = Signal()
    """Another start wants this window in front."""

    def __init__(self, lock_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(lock_file))
        self._lock.setStaleLockTime(0)
        self._bell = lock_file.with_name(lock_file.name + ".bell")
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Become the one; False when another is running, which has then been called forward.

        A folder that cannot be written holds nobody up here: the way in says what is wrong with it.
        """
        with suppress(OSError):
            self._bell.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._lock.tryLock(100) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        with suppress(OSError):
            self._ring()
        return False

    def take(self) -> bool:
        """Become the one if nobody is; False, without waiting and without a sound, while another is."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def is_anothers(self) -> bool:
        """Tell whether another process has become the one."""
        holder = self._lock.getLockInfo()
        return isinstance(holder, tuple) and bool(holder) and holder[0] not in (0, os.getpid())

    def listen(self) -> None:
        """Begin to hear the bell; called once the window is painted, so that it costs no time before."""
        try:
            self._bell.touch(mode=0o600)
        except OSError:
            return
        self._watcher = QFileSystemWatcher([str(self._bell)], self)
        self._watcher.fileChanged.connect(self._heard)

    def release(self) -> None:
        """Let another be the one."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.unlock()

    def _ring(self) -> None:
        with self._bell.open("w", encoding="utf-8") as bell:
            bell.write("forward\n")

    def _heard(self, path: str) -> None:
        if self._watcher is not None and path not in self._watcher.files():
            self._bell.touch(mode=0o600)
            self._watcher.addPath(path)
        self.called_forward.emit()
