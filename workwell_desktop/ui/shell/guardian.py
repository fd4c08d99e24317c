"""Watches over an open vault: backs it up while it is worked in, reads it through, and says so at the foot.

Everything that touches a disk runs on a worker. A demo is not watched over: nothing of it is kept.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workwell_desktop.domain.backup import BackupStatus
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.freshness import Condition
from workwell_desktop.ui.kit import backup_words

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.window_services import Window
    from workwell_desktop.usecases.open_vault import OpenVault

BACK_UP_EVERY = timedelta(minutes=30)
ASK_EVERY = timedelta(minutes=5)
"""How often it is asked whether a backup is due: a lock ends the process, and with it any longer timer."""
WORDS_EVERY = timedelta(minutes=1)
LOOK_AFTER = timedelta(seconds=5)
"""From the opening until it is seen whether the vault is due to be read through."""
RESERVE_AFTER = timedelta(seconds=20)
LOOK_EVERY = timedelta(hours=6)

_DAMAGED_FOOT = "The vault is damaged: restore a backup"


class Guardian(QObject):
    """Watches over one open vault until `stop`."""

    def __init__(self, opened: "OpenVault", window: "Window", show: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._opened, self._window, self._show = opened, window, show
        self._status: BackupStatus | None = None
        self._busy = False
        self._timers: list[QTimer] = []
        window.bulletin.backed_up.connect(self.look)

    def begin(self) -> None:
        """Begin watching."""
        self.look()
        self._every(WORDS_EVERY, self._say)
        if self._opened.vault.read_only:
            return
        self._every(ASK_EVERY, self.back_up)
        self._once(LOOK_AFTER, self.back_up)
        self._every(LOOK_EVERY, self.check_if_due)
        if self._opened.health.condition is Condition.CHECKING:
            self.check_if_due()
        else:
            self._once(LOOK_AFTER, self.check_if_due)
        self._once(RESERVE_AFTER, self.lay_in_reserve)
        self._every(BACK_UP_EVERY, self.lay_in_reserve)

    def stop(self) -> None:
        """Stop watching: the vault is closed, or about to be."""
        for timer in self._timers:
            timer.stop()
        self._window.bulletin.backed_up.disconnect(self.look)
        self.deleteLater()

    # Backups

    def back_up(self) -> None:
        """Make a backup beside the window, if the last is old enough and anything changed."""
        if not self._busy:
            self._busy = True
            self._run(self._back_up_if_late, self._backed_up, self._not_backed_up)

    def _back_up_if_late(self) -> object:
        """Run on a worker; whatever goes wrong there, even a mistake of ours, must not be the last try."""
        try:
            return self._opened.backups.if_late(BACK_UP_EVERY)
        finally:
            self._busy = False

    def _backed_up(self, made: object) -> None:
        if made is not None:
            self._window.bulletin.backed_up.emit()

    def _not_backed_up(self, trouble: Fault | Refusal) -> None:
        """Tell it: a backup that fails unseen is none. The next half hour tries again."""
        self._window.bulletin.trouble(trouble.sentence, self.back_up)

    def look(self) -> None:
        """See how the backups stand, and say it."""
        self._run(self._opened.backups.status, self._seen, _say_nothing)

    def _seen(self, status: BackupStatus) -> None:
        self._status = status
        self._say()

    def _say(self) -> None:
        if self._opened.health.condition is Condition.DAMAGED:
            self._show(_DAMAGED_FOOT)
        elif self._status is not None:
            self._show(backup_words.last_verified(self._status, self._window.now()))

    # Reading through

    def check_if_due(self) -> None:
        """Read the vault through beside the window when a sudden stop or the week asks for it."""
        if self._opened.check_due():
            self._run(self._opened.check, self._checked, self._not_checked)

    def _checked(self, condition: Condition) -> None:
        if condition is Condition.DAMAGED:
            self._window.bulletin.trouble(condition.sentence)
        self._window.bulletin.vault_checked.emit()
        self._say()

    def _not_checked(self, _trouble: Fault | Refusal) -> None:
        """Try again soon: something else held the file."""
        self._once(LOOK_AFTER, self.check_if_due)

    def lay_in_reserve(self) -> None:
        """Keep some room for the day the disk is full."""
        self._run(self._opened.lay_in_reserve, _say_nothing, _say_nothing)

    # Inside

    def _run(
        self,
        work: Callable[[], object],
        then: Callable[..., None],
        failed: Callable[[Fault | Refusal], None],
    ) -> None:
        self._window.background.run(work, then, failed, owner=self)

    def _every(self, time: timedelta, act: Callable[[], None]) -> None:
        self._timer(time, act).setSingleShot(False)

    def _once(self, time: timedelta, act: Callable[[], None]) -> None:
        self._timer(time, act).setSingleShot(True)

    def _timer(self, time: timedelta, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(act)
        timer.start(time // timedelta(milliseconds=1))
        self._timers.append(timer)
        return timer


def _say_nothing(_answer: object) -> None:
    """Take an answer that changes nothing on the screen."""
