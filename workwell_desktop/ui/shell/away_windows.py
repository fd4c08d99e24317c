"""What Windows says: the session is locked or leaves the screen, the computer goes to sleep. Written from its manual.

A window of our own that is never shown hears it, so that the messages of the real window pass by Python untouched.
"""

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.ui.shell.away import Away

if TYPE_CHECKING:
    from collections.abc import Callable

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND = 4
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 2, 4, 6, 7
_LEFT = {WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK}
_THIS_SESSION = 0


class _Message(ctypes.Structure):
    """The beginning of the MSG structure of the Windows API."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("word", ctypes.c_size_t))


def means_gone(message: int, word: int) -> bool:
    """Tell whether a message of Windows means that nobody is there any more."""
    if message == WM_WTSSESSION_CHANGE:
        return word in _LEFT
    return message == WM_POWERBROADCAST and word == PBT_APMSUSPEND


class _Ear(QWidget):
    """A window that is never shown and hears what Windows tells every window."""

    def __init__(self, heard: "Callable[[], None]") -> None:
        super().__init__()
        self._heard = heard

    @override
    def nativeEvent(self, eventType: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        told = _Message.from_address(int(message))
        if means_gone(told.message, told.word):
            self._heard()
        return super().nativeEvent(eventType, message)


class WindowsAway(Away):
    """Hears it while a vault is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear: _Ear | None = None

    @override
    def watch(self) -> None:
        if sys.platform == "win32" and self._ear is None:
            self._ear = _Ear(self.gone.emit)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(self._ear.winId()), _THIS_SESSION)

    @override
    def rest(self) -> None:
        if sys.platform == "win32" and self._ear is not None:
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(int(self._ear.winId()))
            self._ear.deleteLater()
            self._ear = None
