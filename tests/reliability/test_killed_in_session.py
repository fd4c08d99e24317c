"""The program is killed in the middle of a session: started again, it shows where it stood."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.reliability.at_work import EVENING
from tests.reliability.running_session import plans, runs
from tests.ui.front_desk import FrontDesk
from tests.vault_fixture import KEY
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui import run
from workwell_desktop.ui.kit.places_to_go import ToRun
from workwell_desktop.ui.run.controller import RunPage

ROOT = Path(__file__).resolve().parents[2]

# After how many presses it is killed, and what stands on the screen twenty minutes into the evening: the part, the
# digits of its clock, whether it is paused, and how many quick notes there are.
STANDS = [
    (2, "Welcome", "+12:00", False, 0),
    (4, "Check-in", "17:00", True, 0),
    (6, "Check-in", "12:00", False, 1),
]


@pytest.mark.parametrize(("presses", "part", "digits", "paused", "notes"), STANDS)
def test_killed_in_mid_session_the_right_part_with_the_right_time_left_is_on_the_screen(
    vault_path: Path, qtbot: QtBot, presses: int, part: str, digits: str, paused: bool, notes: int
) -> None:
    vault = Vault.open(vault_path, KEY)
    session_id = plans(vault)
    vault.close()
    _killed_after(vault_path, presses)
    vault = Vault.open(vault_path, KEY)
    vault.check()
    front = FrontDesk(vault, now=EVENING + timedelta(minutes=20), qtbot=qtbot)
    page = run.build(front.desk, front.window)
    assert isinstance(page, RunPage)
    front.show(page, ToRun(session_id))
    page.controller.ticks(False)
    shown = page.view.now.ring._shown
    assert (page.view.now.title.text(), shown.digits, shown.paused) == (part, digits, paused)
    assert len(front.desk.quick_notes.of_session(session_id)) == notes
    page.controller.pause()
    assert front.trouble() == ""
    assert front.desk.running.state(session_id).paused is not paused
    vault.close()


def _killed_after(vault_path: Path, presses: int) -> None:
    """Kill someone in mid-session when so many presses have been stored."""
    command = [sys.executable, "-m", runs.__module__, str(vault_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for number in range(presses):
            assert child.stdout.readline(), "the child stopped by itself"
            if number < presses - 1:
                child.stdin.write("on\n")
                child.stdin.flush()
        child.kill()
