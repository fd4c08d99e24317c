"""What macOS says: the screen is locked, or its saver has begun. Written from its manual and not run yet.

Sleep is noticed by the clocks on waking (see `idle.py`). A switch to another user is heard only when macOS locks the
screen for it, as it does when a password is asked on the way back.
"""

import ctypes
import ctypes.util
import sys
from typing import Any

from PySide6.QtCore import QObject
from typing_extensions import override

from workwell_desktop.ui.shell.away import Away

NAMES = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")
_UTF8, _DELIVER_AT_ONCE = 0x08000100, 4
_CALLBACK = ctypes.CFUNCTYPE(None, *(ctypes.c_void_p,) * 5)


class MacAway(Away):
    """Hears it while a vault is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callback = _CALLBACK(self._told)
        self._watching = self._heard = False

    @override
    def watch(self) -> None:
        if sys.platform == "darwin" and not self._heard:
            self._heard = True
            foundation = _core_foundation()
            centre = foundation.CFNotificationCenterGetDistributedCenter()
            for name in NAMES:
                text = foundation.CFStringCreateWithCString(None, name.encode(), _UTF8)
                foundation.CFNotificationCenterAddObserver(centre, None, self._callback, text, None, _DELIVER_AT_ONCE)
        self._watching = True

    @override
    def rest(self) -> None:
        self._watching = False  # the callback stays known to macOS for as long as the program runs

    def _told(self, *_: object) -> None:
        if self._watching:
            self.gone.emit()


def _core_foundation() -> Any:  # noqa: ANN401 - ctypes gives its functions no types
    found = ctypes.CDLL(ctypes.util.find_library("CoreFoundation"))
    pointer = ctypes.c_void_p
    found.CFNotificationCenterGetDistributedCenter.restype = pointer
    found.CFStringCreateWithCString.restype = pointer
    found.CFStringCreateWithCString.argtypes = (pointer, ctypes.c_char_p, ctypes.c_uint32)
    found.CFNotificationCenterAddObserver.argtypes = (*(pointer,) * 2, _CALLBACK, *(pointer,) * 2, ctypes.c_long)
    found.CFNotificationCenterAddObserver.restype = None
    return found
