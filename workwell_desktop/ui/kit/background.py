"""The one door to a worker thread. Only pure functions go through it: they get snapshots and return values.

It never carries a database connection or a widget. `Fault` and `Refusal` come back to `failed`; any other exception
is our mistake and is raised on the GUI thread, loudly.
"""

from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from workwell_desktop.domain.errors import Fault, Refusal

T = TypeVar("T")
Failed = Callable[[Fault | Refusal], None]


class Job(QObject):
    """A piece of work under way. `cancel()` drops its answer; the work itself runs to its end unseen.

    The worker never holds it, so it is made, told the answer and deleted on the GUI thread.
    """

    done = Signal()
    """The answer has been delivered, or dropped."""

    def __init__(self, then: Callable[[Any], None], failed: Failed | None, owner: QObject | None) -> None:
        super().__init__()
        self._then = then
        self._failed = failed
        self._owner = owner
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the answer will be dropped."""
        return self._cancelled or (self._owner is not None and not isValid(self._owner))

    def cancel(self) -> None:
        """Let the answer fall to the floor."""
        self._cancelled = True

    def deliver(self, value: object, error: BaseException | None) -> None:
        """Pass the answer on, unless it is to be dropped; from now on the job holds on to nobody."""
        then, failed = self._then, self._failed
        self._then, self._failed = _take, None
        try:
            if self.cancelled:
                return
            if error is None:
                then(value)
            elif isinstance(error, Fault | Refusal) and failed is not None:
                failed(error)
            else:
                raise error
        finally:
            self.done.emit()


def _take(_answer: object) -> None:
    """Take an answer that nobody waits for any more."""


class _Line(QObject):
    """The line home from the workers. It lives as long as its `Background`, so that none speaks into the void."""

    answered = Signal(int, object, object)
    """The number of the job, its value, or what went wrong."""


class _Errand(QRunnable):
    """Carries the work to a thread of the pool, and its answer home under the number of the job."""

    def __init__(self, work: Callable[[], object], number: int, line: _Line) -> None:
        super().__init__()
        self._work = work
        self._number = number
        self._line = line

    def run(self) -> None:
        """Do the work; any exception travels home with the answer."""
        value: object = None
        error: BaseException | None = None
        try:
            value = self._work()
        except BaseException as caught:
            error = caught
        if isValid(self._line):
            self._line.answered.emit(self._number, value, error)


class Background(QObject):
    """Runs work beside the window. With `inline` (tests) it runs at once, on the calling thread."""

    busy_changed = Signal(bool)
    """Work has begun, or the last of it has ended."""

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline = inline
        self._pool = QThreadPool(self)
        self._line = _Line(self)
        self._line.answered.connect(self._deliver)
        self._numbers = count()
        self._jobs: dict[int, Job] = {}

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Do `work` on another thread, then call `then(result)` on this one, or `failed(fault)`.

        With `owner` given, the answer is dropped when that object is gone by then.
        """
        job = Job(then, failed, owner)
        number = next(self._numbers)
        self._jobs[number] = job
        errand = _Errand(work, number, self._line)
        if self._inline:
            errand.run()
        else:
            self._pool.start(errand)
            self.busy_changed.emit(True)
        return job

    def cancel_all(self) -> None:
        """Drop the answers of everything under way, as when the vault is locked."""
        for job in self._jobs.values():
            job.cancel()

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Block until the running work has ended; True when it did in time. Only for the way out."""
        return self._pool.waitForDone(milliseconds)

    @Slot(int, object, object)
    def _deliver(self, number: int, value: object, error: BaseException | None) -> None:
        job = self._jobs[number]
        try:
            job.deliver(value, error)
        finally:
            del self._jobs[number]
            if not self._jobs:
                self.busy_changed.emit(False)
