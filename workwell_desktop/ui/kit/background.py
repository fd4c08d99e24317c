"""The one door to a worker thread. Only pure functions go through it: they get snapshots and return values.

It never carries a database connection or a widget. `Fault` and `Refusal` come back to `failed`; any other exception
is our mistake and is raised on the GUI thread, loudly.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from workwell_desktop.domain.errors import Fault, Refusal

T = TypeVar("T")
Failed = Callable[[Fault | Refusal], None]


class Job(QObject):
    """A piece of work under way. `cancel()` drops its answer; the work itself runs to its end unseen.

    It belongs to its `Background` and is deleted there; without a parent it could die on the worker's thread.
    """

    done = Signal()
    """The answer has been delivered, or dropped."""
    _answered = Signal(object, object)

    def __init__(
        self, then: Callable[[Any], None], failed: Failed | None, owner: QObject | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._then = then
        self._failed = failed
        self._owner = owner
        self._cancelled = False
        self._answered.connect(self._deliver)

    @property
    def cancelled(self) -> bool:
        """Whether the answer will be dropped."""
        return self._cancelled or (self._owner is not None and not isValid(self._owner))

    def cancel(self) -> None:
        """Let the answer fall to the floor."""
        self._cancelled = True

    def answer(self, value: object, error: BaseException | None) -> None:
        """Hand the answer over to the GUI thread; may be called from any thread."""
        self._answered.emit(value, error)

    @Slot(object, object)
    def _deliver(self, value: object, error: BaseException | None) -> None:
        try:
            if self.cancelled:
                return
            if error is None:
                self._then(value)
            elif isinstance(error, Fault | Refusal) and self._failed is not None:
                self._failed(error)
            else:
                raise error
        finally:
            self.done.emit()


class _Errand(QRunnable):
    """Carries the work to a thread of the pool and its answer back to the job."""

    def __init__(self, work: Callable[[], object], job: Job) -> None:
        super().__init__()
        self._work = work
        self._job = job

    def run(self) -> None:
        """Do the work; any exception travels home with the answer."""
        value: object = None
        error: BaseException | None = None
        try:
            value = self._work()
        except BaseException as caught:
            error = caught
        if isValid(self._job):
            self._job.answer(value, error)


class Background(QObject):
    """Runs work beside the window. With `inline` (tests) it runs at once, on the calling thread."""

    busy_changed = Signal(bool)
    """Work has begun, or the last of it has ended."""

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline = inline
        self._pool = QThreadPool(self)
        self._jobs: set[Job] = set()

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
        job = Job(then, failed, owner, self)
        self._jobs.add(job)
        job.done.connect(self._forget_finished)
        errand = _Errand(work, job)
        if self._inline:
            errand.run()
        else:
            self._pool.start(errand)
            self.busy_changed.emit(True)
        return job

    def cancel_all(self) -> None:
        """Drop the answers of everything under way, as when the vault is locked."""
        for job in self._jobs:
            job.cancel()

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Block until the running work has ended; True when it did in time. Only for the way out."""
        return self._pool.waitForDone(milliseconds)

    @Slot()
    def _forget_finished(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.discard(job)
            job.deleteLater()
        if not self._jobs:
            self.busy_changed.emit(False)
