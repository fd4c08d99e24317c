"""The program as a whole: what it does when something of ours, or of the computer, goes wrong."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, ScheduleId, new_id
from workwell_desktop.domain.schedule import Pattern, Schedule
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import SaveState
from workwell_desktop.ui.kit.page_parts import EmptyState
from workwell_desktop.ui.kit.tidying import Tidying
from workwell_desktop.ui.shell.bug import BUG, tell_bug
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault

NOW = datetime(2026, 11, 23, 18, 42).astimezone()
CANARY = "Maya told us about her brother"


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(Places(tmp_path / "home"), KeyStore.for_this_run())


@pytest.fixture
def app(access: Access, qtbot: QtBot) -> Iterator[App]:
    made = App(access.places, Options(now=lambda: NOW, background=Background(inline=True), store=access.store))
    made.window.show()
    yield made
    made.window.close()


def opened(access: Access) -> OpenVault:
    return access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))


def test_a_mistake_of_ours_is_told_without_what_somebody_typed(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        tell_bug(app.window.bulletin, type(error), error, error.__traceback__)
    report = app.window.bulletin.saving()
    assert (report.state, report.sentence) == (SaveState.TROUBLE, BUG)
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "test_app.py" in said
    assert CANARY not in said


def test_a_mistake_while_closing_the_vault_never_keeps_the_way_in_shut(
    app: App, access: Access, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app._enter(opened(access), None)

    def fail(_vault: OpenVault) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(OpenVault, "close_at_once", fail)
    with qtbot.captureExceptions() as exceptions:
        assert app.window.lock()
    assert [type(each[1]) for each in exceptions] == [RuntimeError]
    monkeypatch.undo()
    app._show_way_in()
    assert app.opened is not None
    assert app.window.sidebar.isVisible()


def test_a_full_disk_at_the_demos_start_is_told_with_another_try(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo = App(Places(tmp_path), Options(demo=True, now=lambda: NOW, background=Background(inline=True)))
    make = Access.create

    def full(*_: object) -> OpenVault:
        raise DiskFull

    monkeypatch.setattr(Access, "create", full)
    demo.window.show()
    demo._show_way_in()
    gate = demo.window.findChild(EmptyState)
    assert gate is not None
    assert gate.sentence.text() == DiskFull.default
    monkeypatch.setattr(Access, "create", make)
    gate.button.click()
    assert demo.opened is not None
    demo.window.close()
    assert demo.opened is None


def test_a_vault_open_before_its_rooms_is_closed_on_the_way_out(app: App, access: Access) -> None:
    vault = opened(access)
    app._keep(vault)
    app.window.close()
    with pytest.raises(RuntimeError, match="closed"):
        _ = vault.vault.connection
    assert vault.last_backup() is not None


def test_the_way_out_does_not_wait_for_a_prompt_nobody_answers(
    access: Access, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workwell_desktop.app.PATIENCE", 50)
    waiting = App(access.places, Options(now=lambda: NOW, store=access.store))
    answer = Event()
    waiting.window.background.run(answer.wait, _heard)
    assert waiting.shut() is False
    answer.set()
    assert waiting.window.background.wait()
    waiting.window.close()


def _heard(_answer: bool) -> None:
    """Take the answer."""


def test_garbage_of_the_window_is_never_collected_on_a_worker(qtbot: QtBot) -> None:
    """Else Qt objects are deleted in a thread that does not own them; Qt then warns, and warnings fail the test."""
    was_on = gc.isenabled()
    tidying = Tidying()
    assert not gc.isenabled()
    for _ in range(50):
        knot = QObject()
        knot.timer = QTimer(knot)  # type: ignore[attr-defined]
        knot.timer.start(1000)  # type: ignore[attr-defined]
        knot.itself = knot  # type: ignore[attr-defined]
    del knot
    background = Background()
    done: list[object] = []
    background.run(lambda: [(n, (n,)) for n in range(20_000)], done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert gc.get_count()[0] > gc.get_threshold()[0]
    tidying.look()
    assert gc.get_count()[0] < gc.get_threshold()[0]
    QApplication.processEvents()
    tidying.deleteLater()
    if was_on:
        gc.enable()


def test_a_second_start_ends_at_once(tmp_path: Path) -> None:
    """The whole program in two processes: the first shows its window, the second leaves with code 0."""
    script = (
        "import sys; from pathlib import Path; from workwell_desktop import app;"
        "from workwell_desktop.security.places import Places; from PySide6.QtCore import QTimer;"
        "w = lambda a: a.window.painted.connect(lambda: (print('painted', flush=True), sys.stdin.readline(),"
        " a.window.close()));"
        "sys.exit(app.run(Places(Path(sys.argv[1])), app.Options(), w))"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    assert first.stdin is not None
    assert first.stdout is not None
    try:
        assert first.stdout.readline() == "painted\n"
        second = subprocess.run(command, input="\n", capture_output=True, text=True, timeout=60, env=environment)
        assert (second.returncode, second.stdout) == (0, "")
        assert (tmp_path.stat().st_mode & 0o777) == 0o700
        first.stdin.write("\n")
        first.stdin.flush()
        assert first.wait(60) == 0
    finally:
        first.kill()
        first.communicate()


def test_no_source_is_read_because_of_an_import() -> None:
    """PySide6 reads every imported module's text unless it is told not to: a quarter of the start, and 13 MB."""
    script = (
        "import workwell_desktop.app, linecache; workwell_desktop.app.engine.load();"
        "print(len([name for name in linecache.cache if 'sqlalchemy/' in name.replace(chr(92), '/')]))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert int(done.stdout) == 0


def test_an_endless_schedule_is_laid_on_without_anybody_looking_at_the_calendar(
    access: Access, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workwell_desktop.ui.shell.planning_ahead.SETTLED_IN", 0)
    vault = opened(access)
    desk = vault.desk(lambda _changes: None, lambda: NOW)
    group = desk.groups.save(Group(id=GroupId(new_id()), name="Lanterns"))
    desk.schedules.save(
        Schedule(
            id=ScheduleId(new_id()),
            group_id=group.id,
            first_day=NOW.date(),
            start=time(18, 30),
            length=timedelta(minutes=90),
            pattern=Pattern(weekdays=(NOW.weekday(),)),
        )
    )
    laid = len(desk.sessions.of_group(group.id))
    later = NOW + timedelta(weeks=8)
    app = App(access.places, Options(now=lambda: later, background=Background(inline=True), store=access.store))
    app.window.show()
    app._enter(vault, None)
    qtbot.waitUntil(lambda: len(desk.sessions.of_group(group.id)) == laid + 8)
    app.window.close()
