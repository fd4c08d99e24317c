"""Handing over to a fresh process: no gap, no two at once, and an end in every case."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.access import Protection
from workwell_desktop.ui.shell import fresh_start
from workwell_desktop.ui.shell.fresh_start import FreshStart, Takeover, option, read_option, start_afresh
from workwell_desktop.ui.shell.single_instance import SingleInstance


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path / "running.lock")
    assert made.claim()
    yield made
    made.release()


def _stands_in(*_: object) -> "subprocess.Popen[bytes]":
    """Start a process that does nothing until it is ended."""
    return subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)


@pytest.mark.parametrize("protection", [*Protection, None])
def test_the_option_says_how_the_vault_is_protected(protection: Protection | None) -> None:
    assert read_option(option(protection)) is protection
    assert read_option("--locked=whatever") is None


def test_nothing_is_started_where_nothing_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert start_afresh(tmp_path, None) is None


def test_without_a_fresh_process_this_one_ends_at_once(tmp_path: Path, instance: SingleInstance) -> None:
    ended: list[int] = []
    fresh = FreshStart(tmp_path, instance, lambda *_: None, ended.append)
    fresh.begin(None)
    assert not SingleInstance(tmp_path / "running.lock").take(), "the claim is held until the vault is closed"
    fresh.finish()
    assert ended == [0]


@pytest.mark.slow
def test_a_fresh_process_that_dies_keeps_nobody(tmp_path: Path, qtbot: QtBot, instance: SingleInstance) -> None:
    ended: list[int] = []
    started: list[subprocess.Popen[bytes]] = []

    def start(*_: object) -> "subprocess.Popen[bytes]":
        started.append(_stands_in())
        return started[0]

    fresh = FreshStart(tmp_path, instance, start, ended.append)
    fresh.begin(Protection.EASY)
    fresh.finish()
    assert ended == [], "the curtain stays until the fresh one has taken over"
    started[0].communicate(b"\n", timeout=20)
    qtbot.waitUntil(lambda: ended == [0])


def test_one_that_hangs_keeps_nobody_either(
    tmp_path: Path, qtbot: QtBot, instance: SingleInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_start, "PATIENCE", 20)
    ended: list[int] = []
    with _stands_in() as stands_in:
        fresh = FreshStart(tmp_path, instance, lambda *_: stands_in, ended.append)
        fresh.begin(Protection.EASY)
        fresh.finish()
        qtbot.waitUntil(lambda: ended == [0])
        stands_in.communicate(b"\n")


def test_the_fresh_one_waits_for_the_claim_and_takes_it(
    tmp_path: Path, qtbot: QtBot, instance: SingleInstance
) -> None:
    other = SingleInstance(tmp_path / "running.lock")
    told: list[str] = []
    takeover = Takeover(other, lambda: told.append("taken"), lambda: told.append("lost"))
    takeover.start()
    assert told == []
    instance.release()
    qtbot.waitUntil(lambda: told == ["taken"])
    assert not instance.take()
    other.release()


def test_a_third_one_that_was_quicker_is_called_forward(
    tmp_path: Path, qtbot: QtBot, instance: SingleInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh_start, "PATIENCE", 10)
    instance.listen()
    lost: list[None] = []
    takeover = Takeover(SingleInstance(tmp_path / "running.lock"), lambda: None, lambda: lost.append(None))
    with qtbot.waitSignal(instance.called_forward):
        takeover.start()
    qtbot.waitUntil(lambda: lost == [None])
