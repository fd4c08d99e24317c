"""Every write, flush, rename and cut of saving fails in turn: a sentence says so, nothing acknowledged is lost."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.reliability.at_work import over, settle_in
from tests.reliability.failing import SAVES
from tests.reliability.figures import record, times
from tests.reliability.homes import Home, add_group
from tests.reliability.recorded_work import passphrase
from tests.reliability.recording import can_record
from tests.vault_fixture import KEY
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.security import passphrase as passphrases
from workwell_desktop.security import protection
from workwell_desktop.security.places import Places
from workwell_desktop.security.protection import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases import backup_reading
from workwell_desktop.usecases.backup_reading import Opened

ROOT = Path(__file__).resolve().parents[2]
STEPS = {("backs up", "pwrite64"): times(6, 1)}
"""Where there are so many calls that a short run lets only some of them fail."""

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(not can_record(), reason="calls cannot be watched on this computer"),
]


@dataclass
class Run:
    """What came of letting each call of one kind fail."""

    failed: int = 0
    tries: Counter[str] = field(default_factory=Counter)
    untold: list[object] = field(default_factory=list)
    lost: list[object] = field(default_factory=list)

    def words(self) -> str:
        """Return the run as a figure."""
        kinds = ", ".join(sorted(self.tries)) or "none needed telling"
        return f"{self.failed} points: {len(self.lost)} lost, {len(self.untold)} untold ({kinds})"


@pytest.mark.parametrize("sticks", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize(
    ("call", "error"),
    [("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("fsync", "EIO"), ("ftruncate", "EIO")],
)
def test_no_failing_call_of_saving_loses_what_was_acknowledged(
    tmp_path: Path, call: str, error: str, sticks: bool
) -> None:
    template = tmp_path / "template"
    template.mkdir()
    vault = Vault.create(template / "main.db", KEY)
    settle_in(over(vault))
    vault.close()
    run = _each_call_fails(tmp_path, ("saves", call, error, sticks), _notes_kept)
    record(3, f"saving, {call} fails with {error} {'for good' if sticks else 'once'}", run.words())
    assert (run.lost, run.untold) == ([], [])
    if call == "pwrite64":
        assert run.failed > 10


@pytest.mark.parametrize(
    ("call", "error"),
    [("write", "ENOSPC"), ("write", "EIO"), ("fsync", "EIO"), ("rename", "EIO"), ("rename", "ENOSPC")],
)
def test_no_failing_call_leaves_a_vault_without_its_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: str
) -> None:
    monkeypatch.setattr(passphrases, "STANDARD", passphrases.FLOOR)
    begun, places = protection.begin(), Places(tmp_path / "template")
    store = KeyStore.for_this_run()
    protection.finish(begun, Protection.PASSPHRASE, passphrase(0), places, store, lambda path, key: _touch(path))
    for sticks in (False, True):
        looks = partial(_key_file_kept, begun.recovery_code)
        run = _each_call_fails(tmp_path / str(sticks), ("rekeys", call, error, sticks), looks, places.home)
        how = "for good" if sticks else "once"
        record(3, f"changing the passphrase, {call} fails with {error} {how}", run.words())
        assert (run.lost, run.untold) == ([], [])
        assert run.failed > 0


@pytest.mark.parametrize(
    ("call", "error", "sticks"),
    [("write", "ENOSPC", False), ("fsync", "EIO", False), ("rename", "EIO", False), ("pwrite64", "ENOSPC", True)],
)
def test_no_failing_call_of_a_backup_costs_an_earlier_one(
    tmp_path: Path, call: str, error: str, sticks: bool
) -> None:
    home = Home(tmp_path / "template")
    home.make()
    opened = home.open()
    add_group(opened, "Not backed up yet")
    opened.vault.close()
    run = _each_call_fails(tmp_path, ("backs up", call, error, sticks), _backups_kept)
    record(3, f"backing up, {call} fails with {error} {'for good' if sticks else 'once'}", run.words())
    assert (run.lost, run.untold) == ([], [])


def _each_call_fails(
    folder: Path,
    how: tuple[str, str, str, bool],
    looks: Callable[[Path, dict[str, Any]], str],
    template: Path | None = None,
) -> Run:
    """Let each call of a kind fail, the first to the last there is, and look at what is left."""
    deed, call, error, sticks = how
    (folder / "work").mkdir(parents=True)
    given = template or folder / "template"
    number = _how_many(folder, deed, call, given)
    inject = ["-e", f"inject={call}:error={error}:when={number}{'+' if sticks else ''}"]
    run = Run()
    for answer in _answers(folder, (deed, call, number, number), given, inject):
        place = folder / "work" / str(answer["call"])
        run.failed += 1
        run.tries.update(name for name, _ in answer["troubles"])
        run.untold += [trouble for trouble in answer["troubles"] if not trouble[1]]
        missing = "the child died" if answer["ended"] else looks(place, answer)
        run.lost += [(answer, missing)] if missing else []
        shutil.rmtree(place)
    injected = {line.split()[0] for line in _lines(folder) if "(INJECTED)" in line}
    expected = len(range(0, number, STEPS.get((deed, call), 1)))
    assert len(injected) == run.failed == expected, "not every call was reached"
    return run


def _how_many(folder: Path, deed: str, call: str, template: Path) -> int:
    """Count the calls of a kind that a child makes when nothing fails."""
    (answer,) = _answers(folder, (deed, call, 1, 1), template, [])
    shutil.rmtree(folder / "work" / "1")
    return sum(line.split()[0] == str(answer["process"]) for line in _lines(folder))


def _lines(folder: Path) -> list[str]:
    return [line for line in (folder / "calls").read_text().splitlines() if "(" in line]


def _answers(
    folder: Path, what: tuple[str, str, int, int], template: Path, inject: list[str]
) -> Iterator[dict[str, Any]]:
    """Yield what each child told."""
    deed, call, number, last = what
    watch = ["strace", "-f", "-qq", "-o", str(folder / "calls"), "-e", f"trace={call}", *inject]
    arguments = [
        deed,
        str(template),
        str(folder / "work"),
        call,
        str(number),
        str(STEPS.get((deed, call), 1)),
        str(last),
    ]
    command = [*watch, sys.executable, "-m", "tests.reliability.failing", *arguments]
    surroundings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        yield from (json.loads(line) for line in child.stdout)
        assert child.stderr is not None
        assert child.wait() == 0, child.stderr.read()[-2000:]


def _notes_kept(place: Path, answer: dict[str, Any]) -> str:
    """Return what is missing from a vault that was saved to, or nothing."""
    vault = Vault.open(place / "main.db", KEY)
    try:
        vault.check()
        with vault.work("test.read") as work:
            (session,) = work.sessions.of_group(work.groups.all()[0].id)
            note = work.notes.of_session(session.id)
            whole = work.audit.verify()
    except Fault as fault:
        return fault.sentence
    finally:
        vault.close()
    newest = int(note.text.aims) if note is not None else 0
    if not whole or not answer["acknowledged"] <= newest <= SAVES:
        return f"note {newest} of {answer['acknowledged']}, trail {whole}"
    return ""


def _backups_kept(place: Path, answer: dict[str, Any]) -> str:
    """Return what is amiss with the vault and its backups after one was tried, or nothing."""
    home = Home(place)
    try:
        home.looks(lambda opened: None)
        found = home.restoring.found()
        for info in found:
            opened = home.restoring.with_store(info)
            assert isinstance(opened, Opened)
            backup_reading.proved(opened)
    except Fault as fault:
        return fault.sentence
    return "" if len(found) >= 1 + answer["acknowledged"] else f"{len(found)} backups"


def _key_file_kept(sheet: str, place: Path, answer: dict[str, Any]) -> str:
    """Return why a vault does not open any more by its passphrase and its sheet, or nothing."""
    header = protection.read_header(Places(place))
    try:
        protection.open_with_sheet(header, sheet)
        protection.open_with_passphrase(header, passphrase(1 if header.revision > 1 else 0))
    except (Fault, Refusal) as trouble:
        return trouble.sentence
    return "the new passphrase" if header.revision <= answer["acknowledged"] else ""


def _touch(path: Path) -> None:
    path.write_bytes(b"no database is needed here")
