"""One WorkWell per vault: the second start calls the first one forward and goes."""

from pathlib import Path

from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.shell.single_instance import SingleInstance


def test_the_second_start_calls_the_first_forward(qtbot: QtBot, tmp_path: Path) -> None:
    lock = tmp_path / "state" / "lock"
    first, second = SingleInstance(lock), SingleInstance(lock)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called_forward):
        assert not second.claim()
    with qtbot.waitSignal(first.called_forward):
        assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_two_vaults_do_not_disturb_each_other(tmp_path: Path) -> None:
    one, other = SingleInstance(tmp_path / "one" / "lock"), SingleInstance(tmp_path / "other" / "lock")
    assert one.claim()
    assert other.claim()
    one.release()
    other.release()


def test_the_lock_of_a_program_that_died_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text(f"999999999\nworkwell\n{QSysInfo.machineHostName()}\n")
    assert SingleInstance(lock).claim()


def test_a_folder_that_cannot_be_written_stops_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    """The window comes up, and the way in says in words what is wrong with the folder."""
    (tmp_path / "home").write_text("a letter where the folder should be")
    only = SingleInstance(tmp_path / "home" / "state" / "lock")
    assert only.claim()
    only.listen()
    only.release()
