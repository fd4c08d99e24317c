"""Garbage is collected on the window's thread and nowhere else.

Python's collector runs in whichever thread happens to allocate. On a worker it would delete Qt objects that belong to
the window's thread, which is not allowed. So automatic collection is off while the window lives, and a timer does it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks."""


class Tidying(QObject):
    """Collects by the usual thresholds, on the thread it lives in, as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Collect the oldest generation that is due, if any is."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
