"""Notices when the computer's clock is set, by comparing it with one that only ever counts on.

The steady clock goes on while the computer sleeps, so that sleep is time like any other; neither the time zone nor
summer time touches either of the two.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime

TOLERANCE = 2.0
"""Seconds the two clocks may be apart before it counts as set: a poll of two clocks is not one moment."""


def steady_seconds() -> float:
    """Return seconds that count on evenly while this computer is on, asleep or awake."""
    if sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":
        seconds = time.clock_gettime(time.CLOCK_MONOTONIC)
    elif sys.platform == "win32":
        import ctypes

        seconds = float(ctypes.windll.kernel32.GetTickCount64()) / 1000
    else:
        seconds = time.monotonic()
    return seconds


class ClockWatch:
    """Keeps how far the two clocks were apart. `now` is the computer's clock, `steady` the one that counts on."""

    def __init__(self, now: Callable[[], datetime], steady: Callable[[], float] = steady_seconds) -> None:
        self._now, self._steady = now, steady
        self._apart = self._distance()

    def moved(self) -> int:
        """Return by how many seconds the computer's clock was set since the last `settle`; 0 when it was not."""
        moved = self._distance() - self._apart
        return round(moved) if abs(moved) > TOLERANCE else 0

    def settle(self, seconds: int) -> None:
        """Take a setting of so many seconds as known."""
        self._apart += seconds

    def _distance(self) -> float:
        return self._now().timestamp() - self._steady()
