"""Everything that locks by itself or looks after what leaves the window, while a vault is open."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workwell_desktop.ui.kit.capture import WORKS_HERE, CaptureGuard
from workwell_desktop.ui.kit.settings import LONGEST_LOOK, Settings
from workwell_desktop.ui.shell.away import Away
from workwell_desktop.ui.shell.clipboard_watch import ClipboardWatch
from workwell_desktop.ui.shell.idle import IdleWatch

if TYPE_CHECKING:
    from workwell_desktop.ui.shell.window import ShellWindow


class LockTriggers(QObject):
    """Watches idle time, the computer and the clipboard from `start` to `stop`."""

    def __init__(self, window: "ShellWindow", away: Away | None = None) -> None:
        super().__init__(window)
        self._window, self._settings = window, window.services.settings
        self.idle = IdleWatch(self._limit, self)
        self.away = away or Away(self)
        self.clipboard = ClipboardWatch(self)
        self._capture = CaptureGuard(self)
        self.idle.gone.connect(self._lock)
        self.away.gone.connect(self._lock)
        self._settings.changed.connect(self._follow)
        self._follow(self._settings.current)

    def start(self) -> None:
        """Begin: a vault has been opened."""
        self.idle.start()
        self.away.watch()
        self.clipboard.start()
        self._window.navigator.went.connect(self._show)
        self._show()

    def stop(self) -> None:
        """Rest for good: the vault is closed. What was copied from it is cleared."""
        self.idle.stop()
        self.away.rest()
        self.clipboard.stop()
        self._window.navigator.went.disconnect(self._show)
        self._settings.changed.disconnect(self._follow)
        self.away.deleteLater()
        self.deleteLater()

    def _minutes(self) -> int:
        minutes = self._settings.current.lock_after
        page = self._window.navigator.page
        return max(minutes, LONGEST_LOOK) if page is not None and page.looked_at_for_long else minutes

    def _limit(self) -> timedelta:
        return timedelta(minutes=self._minutes())

    @Slot()
    def _lock(self) -> None:
        self._window.locking.lock(away=True)

    @Slot()
    def _show(self) -> None:
        self._window.status.show_lock(self._minutes())

    @Slot(object)
    def _follow(self, settings: Settings) -> None:
        if WORKS_HERE:
            self._capture.follow(settings.hidden_from_capture)
        if self.idle.is_watching:
            self.idle.look()
            self._show()
