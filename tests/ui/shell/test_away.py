"""Signs that nobody is there, without the systems that give them; `tests/system` hears Linux give them on a bus."""

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.shell import away_windows
from workwell_desktop.ui.shell.away import Away, of_this_computer
from workwell_desktop.ui.shell.away_macos import MacAway
from workwell_desktop.ui.shell.away_windows import WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WindowsAway, means_gone


@pytest.mark.parametrize(
    ("message", "word", "gone"),
    [
        (WM_WTSSESSION_CHANGE, away_windows.WTS_SESSION_LOCK, True),
        (WM_WTSSESSION_CHANGE, away_windows.WTS_CONSOLE_DISCONNECT, True),
        (WM_WTSSESSION_CHANGE, away_windows.WTS_REMOTE_DISCONNECT, True),
        (WM_WTSSESSION_CHANGE, 8, False),  # the session was unlocked
        (WM_POWERBROADCAST, away_windows.PBT_APMSUSPEND, True),
        (WM_POWERBROADCAST, 18, False),  # it woke
        (0x0113, 7, False),  # a timer
    ],
)
def test_windows_messages_mean_what_its_manual_says(message: int, word: int, gone: bool) -> None:
    assert means_gone(message, word) is gone


def test_a_mac_is_heard_only_while_a_vault_is_open(qtbot: QtBot) -> None:
    mac = MacAway()
    with qtbot.assertNotEmitted(mac.gone):
        mac._told(None, None, None, None, None)
    mac.watch()
    with qtbot.waitSignal(mac.gone):
        mac._told(None, None, None, None, None)
    mac.rest()
    with qtbot.assertNotEmitted(mac.gone):
        mac._told(None, None, None, None, None)


def test_where_nothing_can_be_heard_nothing_happens(qapp: object) -> None:
    for silent in (Away(), WindowsAway()):
        silent.watch()
        silent.rest()


@pytest.mark.skipif(sys.platform != "linux", reason="this is about Linux")
def test_without_a_bus_linux_is_silent_and_nothing_is_started(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from workwell_desktop.ui.shell import away_linux

    for variable in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(away_linux, "_SYSTEM_SOCKETS", ())
    parent = QObject()
    linux = of_this_computer(parent)
    assert isinstance(linux, away_linux.LinuxAway)
    linux.watch()
    assert linux._system is None
    with qtbot.waitSignal(linux.gone):
        linux.falls_asleep(True)
    linux.rest()
    with qtbot.assertNotEmitted(linux.gone):
        linux.is_locked()
