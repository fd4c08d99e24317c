"""The door to a worker thread: answers come home, faults are told, mistakes are loud."""

import threading

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.errors import DiskFull, Fault, Refusal
from workwell_desktop.ui.kit.background import Background


def never(_answer: object) -> None:
    """Fail: no answer was due."""
    pytest.fail("an answer came that should not have")


def test_work_runs_elsewhere_and_its_answer_comes_home(qtbot: QtBot) -> None:
    background = Background()
    seen: list[tuple[int, int]] = []
    job = background.run(threading.get_ident, lambda there: seen.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen[0]
    assert there != here == threading.get_ident()
    assert not job.cancelled


def test_inline_work_is_done_at_once() -> None:
    seen: list[int] = []
    Background(inline=True).run(lambda: 7, seen.append)
    assert seen == [7]


@pytest.mark.parametrize("trouble", [DiskFull(), Refusal("No.")])
def test_a_fault_or_refusal_comes_back(qtbot: QtBot, trouble: Fault | Refusal) -> None:
    background = Background()
    told: list[Fault | Refusal] = []

    def work() -> None:
        raise trouble

    background.run(work, never, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [trouble]


def test_any_other_exception_is_raised_where_it_is_seen(qtbot: QtBot) -> None:
    background = Background()
    told: list[Fault | Refusal] = []
    with capture_exceptions() as loud:
        job = background.run(lambda: 1 // 0, never, told.append)
        with qtbot.waitSignal(job.done):
            pass
    assert [kind for kind, _, _ in loud] == [ZeroDivisionError]
    assert told == []


def test_a_cancelled_answer_falls_to_the_floor(qtbot: QtBot) -> None:
    background = Background()
    gate = threading.Event()
    job = background.run(lambda: gate.wait(5), never)
    background.cancel_all()
    with qtbot.waitSignal(job.done):
        gate.set()


def test_an_answer_for_someone_who_is_gone_is_dropped(qtbot: QtBot) -> None:
    background = Background()
    gate = threading.Event()
    owner = QObject()
    job = background.run(lambda: gate.wait(5), never, owner=owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: job.cancelled)
    with qtbot.waitSignal(job.done):
        gate.set()


def test_it_says_when_it_is_busy(qtbot: QtBot) -> None:
    background = Background()
    told: list[bool] = []
    background.busy_changed.connect(told.append)
    background.run(lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: told == [True, False])
    assert background.wait()


def test_a_job_ends_its_life_on_the_gui_thread(qtbot: QtBot) -> None:
    background = Background()
    where: list[int] = []

    def note_where(_gone: object = None) -> None:
        where.append(threading.get_ident())

    for _ in range(300):
        job = background.run(lambda: None, lambda _: None)
        job.destroyed.connect(note_where, Qt.ConnectionType.DirectConnection)
    del job
    qtbot.waitUntil(lambda: len(where) == 300)
    assert set(where) == {threading.get_ident()}
