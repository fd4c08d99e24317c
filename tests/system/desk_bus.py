"""A bus of the tests' own with a stand-in for logind on it: `python -m tests.system.desk_bus` is the stand-in.

It answers what WorkWell asks: which session is ours, for a delay of sleep, and whether the session has the screen.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)
from typing_extensions import override

ROOT = Path(__file__).resolve().parents[2]
SESSION = "/org/freedesktop/login1/session/_31"
OTHER_SESSION = "/org/freedesktop/login1/session/_32"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
"""


class Logind(QDBusVirtualObject):
    """Answers as logind would; says each question aloud."""

    @override
    def introspect(self, path: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        words = [str(each) for each in message.arguments()]
        reply = message.createReply()
        if message.member() == "GetSession":
            reply.setArguments([QDBusObjectPath(SESSION)])
        elif message.member() == "Get":
            reply.setArguments([QDBusVariant(words[-1] == "LockedHint" and os.environ.get("HAS_SCREEN") == "1")])
        elif message.member() == "Inhibit":
            held, given = os.pipe()
            reply.setArguments([QDBusUnixFileDescriptor(given)])
            os.close(given)
            Thread(target=_say_when_closed, args=(held,), daemon=True).start()
        else:
            return False
        connection.send(reply)
        _say(" ".join((message.member(), *words)))
        return True


def _say_when_closed(held: int) -> None:
    """Wait until nobody holds the other end, as logind does before it lets the computer sleep."""
    os.read(held, 1)
    _say("may sleep")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


@dataclass
class DeskBus:
    """The bus, its stand-in for logind, and a hand that sends signals."""

    address: str
    logind: "subprocess.Popen[str]"

    @property
    def environment(self) -> dict[str, str]:
        """What a program has to know to be on this bus, as its session's and as the system's."""
        return {"DBUS_SESSION_BUS_ADDRESS": self.address, "DBUS_SYSTEM_BUS_ADDRESS": self.address}

    def heard(self) -> str:
        """Return the next thing the stand-in was asked or noticed."""
        assert self.logind.stdout is not None
        return self.logind.stdout.readline().strip()

    def signals(self, path: str, name: str, *arguments: str) -> None:
        """Send a signal, as `dbus-send` writes it."""
        command = ["dbus-send", f"--bus={self.address}", "--type=signal", path, name, *arguments]
        subprocess.run(command, check=True, timeout=20)


@contextmanager
def desk_bus() -> Iterator[DeskBus]:
    """Start the bus and the stand-in, and end both."""
    with tempfile.TemporaryDirectory(prefix="ww-") as folder:
        config = Path(folder) / "bus.conf"
        config.write_text(CONFIG.format(folder=folder))
        bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DBUS_SESSION_BUS_ADDRESS": address}
        logind = subprocess.Popen(
            [sys.executable, "-m", "tests.system.desk_bus"], env=environment, stdout=subprocess.PIPE, text=True
        )
        made = DeskBus(address, logind)
        try:
            assert made.heard() == "ready"
            yield made
        finally:
            for each in (logind, bus):
                each.kill()
                each.communicate()


def main() -> int:
    """Stand in for logind until killed."""
    application = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    logind = Logind()
    everything_below = QDBusConnection.VirtualObjectRegisterOption.SubPath
    if not bus.registerVirtualObject("/org/freedesktop/login1", logind, everything_below):
        return 1
    if not bus.registerService("org.freedesktop.login1"):
        return 1
    _say("ready")
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
