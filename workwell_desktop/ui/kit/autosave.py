"""Writes a draft a moment behind the keys, and keeps trying when the computer is in trouble.

It never touches the text itself: the widget keeps what was typed, `save` reads it from there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveReport, SaveState


@dataclass(frozen=True)
class Pace:
    """How far behind the keys the writing may be. `longest` is a promise: an encrypted draft at most 2 s old."""

    pause: timedelta = timedelta(milliseconds=700)
    longest: timedelta = timedelta(milliseconds=1800)
    retry: timedelta = timedelta(seconds=5)


class Autosaver(QObject):
    """Calls `save` soon after `touch()`; `flush()` writes at once. On a fault it retries by itself or by a button."""

    saved = Signal()
    """The draft has been written."""
    refused = Signal(object)
    """A `Refusal`: a rule said no to what is in the field. The text stays; the next touch tries again."""

    def __init__(
        self, save: Callable[[], None], bulletin: Bulletin, parent: QObject | None = None, pace: Pace | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._bulletin = bulletin
        self._pace = pace or Pace()
        self._dirty = False
        self._since_first = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def pending(self) -> bool:
        """Whether something typed has not been written yet."""
        return self._dirty

    def touch(self) -> None:
        """Note that the text changed; it will be written within `Pace.longest`."""
        if not self._dirty:
            self._dirty = True
            self._since_first.start()
            self._bulletin.report_saving(self, SaveReport(SaveState.SAVING))
        left = _ms(self._pace.longest) - self._since_first.elapsed()
        self._timer.start(max(0, min(_ms(self._pace.pause), left)))

    def flush(self) -> bool:
        """Write now if anything is waiting; True when nothing is left unwritten."""
        self._timer.stop()
        if not self._dirty:
            return True
        try:
            self._save()
        except Fault as fault:
            self._bulletin.report_saving(self, SaveReport(SaveState.TROUBLE, fault.sentence, self._try_again))
            self._timer.start(_ms(self._pace.retry))
            return False
        except Refusal as refusal:
            self._bulletin.report_saving(self, SaveReport(SaveState.TROUBLE, refusal.sentence, None))
            self.refused.emit(refusal)
            return False
        self._dirty = False
        self._bulletin.well(self)
        self.saved.emit()
        return True

    def discard(self) -> None:
        """Forget what is waiting, as when the thing it belongs to is gone."""
        self._timer.stop()
        self._dirty = False
        self._bulletin.well(self)

    def _try_again(self) -> None:
        self.flush()


def _ms(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)
