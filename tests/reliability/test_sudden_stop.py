"""The program is killed in the middle of saving, again and again: nothing that was acknowledged is ever lost."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.at_work import code_of, over, settle_in, works
from tests.vault_fixture import KEY
from workwell_desktop.storage.vault import Vault

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.slow)])
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(vault_path: Path, kills: int) -> None:
    vault = Vault.open(vault_path, KEY)
    settle_in(over(vault))
    vault.close()
    chance = random.Random(20261123)
    last: dict[str, int] = {}
    for _ in range(kills):
        last |= _killed_while_working(vault_path, chance.randint(1, 60))
        _check(vault_path, last)
    assert min(last.values()) > kills


def _killed_while_working(vault_path: Path, after: int) -> dict[str, int]:
    """Kill someone at work after so many acknowledgements; return the last number acknowledged of each kind."""
    command = [sys.executable, "-m", works.__module__, str(vault_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(after)]
        child.send_signal(signal.SIGKILL)
        lines += [line for line in child.stdout if line.endswith("\n")]
    said = [line.split() for line in lines]
    assert len(said) >= after, "the child stopped by itself"
    return {kind: int(number) for kind, number in said}


def _check(vault_path: Path, last: dict[str, int]) -> None:
    """Open what is left. A save that was under way may be there too; nothing acknowledged may be missing."""
    vault = Vault.open(vault_path, KEY)
    vault.check()
    with vault.work("test.read") as work:
        assert work.audit.verify()
        (session,) = work.sessions.of_group(work.groups.all()[0].id)
        (mark,) = work.marks.of_session(session.id)
        note = work.notes.of_session(session.id)
    vault.close()
    assert mark.code in (code_of(last["mark"]), code_of(last["mark"] + 1))
    assert note is not None
    assert int(note.text.aims) in (last["note"], last["note"] + 1)
    assert note.text.happened.split(".")[0] == f"Round {note.text.aims}"
    if "plan" in last:
        assert session.agenda.blocks[0].title in (f"Round {last['plan']}", f"Round {last['plan'] + 1}")
