"""The computer's clock is watched: a setting is noticed, sleep and a slow tick are not one."""

from datetime import UTC, datetime, timedelta

import pytest

from workwell_desktop.ui.kit.clock_watch import ClockWatch, steady_seconds


class Computer:
    """Two clocks: the one on the wall, which can be set, and the one that counts on."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
        self.steady = 1000.0

    def passes(self, seconds: float, wall: float | None = None) -> None:
        """Let time pass, on the wall by another amount if told so."""
        self.steady += seconds
        self.wall += timedelta(seconds=seconds if wall is None else wall)


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def watch(computer: Computer) -> ClockWatch:
    return ClockWatch(lambda: computer.wall, lambda: computer.steady)


def test_time_that_passes_is_no_setting_however_long(computer: Computer, watch: ClockWatch) -> None:
    computer.passes(8 * 3600)
    assert watch.moved() == 0
    computer.passes(1, wall=2.9)
    assert watch.moved() == 0


@pytest.mark.parametrize("seconds", [-7200, -3, 3, 3600, 40_000_000])
def test_a_setting_is_noticed_until_it_is_known(computer: Computer, watch: ClockWatch, seconds: int) -> None:
    computer.passes(5, wall=5 + seconds)
    assert watch.moved() == seconds
    assert watch.moved() == seconds
    watch.settle(seconds)
    assert watch.moved() == 0


def test_many_small_drifts_are_noticed_together(computer: Computer, watch: ClockWatch) -> None:
    for _ in range(4):
        computer.passes(60, wall=60.9)
    assert watch.moved() == 4


def test_this_computer_has_a_clock_that_counts_on() -> None:
    first = steady_seconds()
    assert steady_seconds() >= first > 0
