"""What a Linux desktop says on its buses: logind of sleep, locking and user switches, screen savers of the screen.

The buses are reached through local sockets of the desktop. Where there is none, nothing is heard; idle time is left.
"""

import os
from pathlib import Path
from typing import cast

from PySide6.QtCore import SLOT, QObject, QTimer, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)
from typing_extensions import override

from workwell_desktop.ui.shell.away import Away

_LOGIND, _LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", ("/org/freedesktop/ScreenSaver", "/ScreenSaver")),
    ("org.gnome.ScreenSaver", ("/org/gnome/ScreenSaver",)),
    ("org.cinnamon.ScreenSaver", ("/org/cinnamon/ScreenSaver",)),
    ("org.mate.ScreenSaver", ("/org/mate/ScreenSaver",)),
)
LONGEST_DELAY = 1_500
"""Milliseconds that sleep waits for us at most; the lock ends this process, and with it the wait, much sooner."""

_SYSTEM_SOCKETS = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")


class LinuxAway(Away):
    """Hears the signals, and asks logind for a moment to lock in before the computer sleeps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching = self._heard = False
        self._system: QDBusConnection | None = None
        self._delay: QDBusUnixFileDescriptor | None = None
        self._session = ""
        self._asked: dict[str, QDBusPendingCallWatcher] = {}

    @override
    def watch(self) -> None:
        self._watching = True
        if not self._heard:
            self._heard = True
            self._system = _connected(QDBusConnection.systemBus()) if _has_system_bus() else None
            if self._system is not None:
                self._hear_logind(self._system)
            session = _connected(QDBusConnection.sessionBus()) if _has_session_bus() else None
            if session is not None:
                self._hear_screen_savers(session)
        self._ask_for_delay()

    @override
    def rest(self) -> None:
        self._watching = False
        self._delay = None  # closes it: the computer need not wait for us

    def _hear_logind(self, bus: QDBusConnection) -> None:
        manager = f"{_LOGIND}.Manager"
        bus.connect("", _LOGIND_PATH, manager, "PrepareForSleep", self, _slot("falls_asleep(bool)"))
        self._ask("session", _call(_LOGIND_PATH, manager, "GetSession", "auto"))

    def _hear_session(self, path: str) -> None:
        """Hear of one session, or of any when ours is not known: a lock too many does no harm."""
        if self._system is None:
            return
        self._session = path
        self._system.connect("", path, _SESSION, "Lock", self, _slot("is_locked()"))
        if path:
            changed = _slot("session_changed(QString)")
            self._system.connect("", path, _PROPERTIES, "PropertiesChanged", self, changed)

    def _hear_screen_savers(self, bus: QDBusConnection) -> None:
        for interface, paths in _SCREEN_SAVERS:
            for path in paths:
                bus.connect("", path, interface, "ActiveChanged", self, _slot("screen_saved(bool)"))

    def _ask_for_delay(self) -> None:
        words = ("sleep", "WorkWell", "Locks the notes before the computer sleeps", "delay")
        if self._delay is None:
            self._ask("delay", _call(_LOGIND_PATH, f"{_LOGIND}.Manager", "Inhibit", *words))

    def _ask(self, what: str, call: QDBusMessage) -> None:
        if self._system is not None:
            watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
            watcher.finished.connect(self._answered)
            watcher.setObjectName(what)
            self._asked[what] = watcher

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        what = watcher.objectName()
        self._asked.pop(what, None)
        values = [] if watcher.isError() else list(watcher.reply().arguments())
        value = values[0] if values else None
        watcher.deleteLater()
        if what == "session":
            self._hear_session(value.path() if isinstance(value, QDBusObjectPath) else "")
        elif what == "delay" and self._watching and isinstance(value, QDBusUnixFileDescriptor):
            self._delay = value
        elif isinstance(value, QDBusVariant) and bool(value.variant()) is (what == "LockedHint"):
            self._leave()

    def _delay_no_longer(self) -> None:
        self._delay = None

    def _leave(self) -> None:
        if self._watching:
            self.gone.emit()

    @Slot(bool)
    def falls_asleep(self, asleep: bool) -> None:
        """Take note that the computer is about to sleep, or has woken."""
        if asleep:
            self._leave()
            QTimer.singleShot(LONGEST_DELAY, self, self._delay_no_longer)
        elif self._watching:
            self._ask_for_delay()

    @Slot()
    def is_locked(self) -> None:
        """Take note that somebody locked the session."""
        self._leave()

    @Slot(bool)
    def screen_saved(self, active: bool) -> None:
        """Take note that the screen went dark or came back."""
        if active:
            self._leave()

    @Slot(str)
    def session_changed(self, interface: str) -> None:
        """Ask whether another user has the screen, or the screen is locked: the signal itself may not carry it."""
        if interface == _SESSION:
            for name in ("Active", "LockedHint"):
                self._ask(name, _call(self._session, _PROPERTIES, "Get", _SESSION, name))


def _slot(signature: str) -> bytes:
    """Return what `connect` takes: text, although it is declared otherwise."""
    return cast("bytes", SLOT(signature))


def _call(path: str, interface: str, name: str, *words: str) -> QDBusMessage:
    call = QDBusMessage.createMethodCall(_LOGIND, path, interface, name)
    call.setArguments(list(words))
    return call


def _connected(bus: QDBusConnection) -> QDBusConnection | None:
    return bus if bus.isConnected() else None


def _has_system_bus() -> bool:
    return "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or any(Path(each).exists() for each in _SYSTEM_SOCKETS)


def _has_session_bus() -> bool:
    """Tell whether there is a bus to join: asked for without one, Qt would try to start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ or bool(runtime and (Path(runtime) / "bus").exists())
