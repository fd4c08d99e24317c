"""The program is killed in the middle of a session: started again, the right part has the right time left."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.reliability.running_session import desk_at, plans, runs
from tests.vault_fixture import KEY
from workwell_desktop.storage.vault import Vault

ROOT = Path(__file__).resolve().parents[2]

# After how many presses it is killed, and what stands on the screen twenty minutes into the evening: the part, its
# minutes left, whether it is paused, and how many quick notes there are.
STANDS = [
    (2, "Welcome", 7 - 19, False, 0),
    (4, "Check-in", 20 - 3, True, 0),
    (6, "Check-in", 20 - 8, False, 1),
]


@pytest.mark.parametrize(("presses", "part", "left", "paused", "notes"), STANDS)
def test_killed_in_mid_session_the_right_part_has_the_right_time_left(
    vault_path: Path, presses: int, part: str, left: int, paused: bool, notes: int
) -> None:
    vault = Vault.open(vault_path, KEY)
    session_id = plans(vault)
    vault.close()
    _killed_after(vault_path, presses)
    vault = Vault.open(vault_path, KEY)
    vault.check()
    later = desk_at(vault, 20)
    state, found = later.running.state(session_id), later.quick_notes.of_session(session_id)
    later.running.resume(session_id) if paused else later.running.pause(session_id)
    vault.close()
    assert state.running
    assert state.block is not None
    assert (state.block.title, state.left, state.paused) == (part, timedelta(minutes=left), paused)
    assert len(found) == notes


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
