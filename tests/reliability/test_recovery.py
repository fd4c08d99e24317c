"""The day the laptop is gone: sheet and backup bring everything back. What is damaged or wrong is refused.

The last test trusts nothing of ours: it reads the sheet's code, the keys and the pages with other programs.
"""

import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import apsw
import pytest

from tests.reliability.figures import record, times
from tests.reliability.homes import Home, add_group, all_rows, desk_over, groups_in
from workwell_desktop.domain.errors import DiskFull, Fault, Refusal
from workwell_desktop.security import backends
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.usecases.restoring import Restoring

pytestmark = pytest.mark.reliability

ROOT = Path(__file__).resolve().parents[2]
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home with a full record, closed and backed up."""
    made = Home(tmp_path_factory.mktemp("recovery"))
    made.make()
    return made


def _no_store() -> tuple[backends.Backend, ...]:
    raise backends.NoStore


def test_sheet_and_backup_bring_everything_back_in_an_empty_home(home: Home, tmp_path: Path) -> None:
    drills = times(20, 100)
    equal = 0
    for number in range(drills):
        here = home.copy_to(tmp_path / "before")
        opened = here.open()
        add_group(opened, f"Drill {number}")
        expected = all_rows(opened)
        opened.close()
        stick = tmp_path / "stick"
        newest = here.restoring.found()[0]
        shutil.copytree(newest.path, stick / Path(newest.path).name)
        sheet = here.sheet
        shutil.rmtree(here.folder)
        elsewhere = Restoring(Places(tmp_path / "elsewhere"), KeyStore(_no_store))
        (info,) = elsewhere.in_folder(stick)
        restored = elsewhere.put_in_place(elsewhere.stage(elsewhere.with_sheet(info, sheet)))
        restored.vault.vault.check()
        equal += all_rows(restored.vault) == expected
        assert restored.trouble, "without a password store there is something to be told"
        restored.vault.vault.close()
        shutil.rmtree(tmp_path / "elsewhere")
        shutil.rmtree(stick)
    record(6, "empty home, no keyring, only sheet and backup", f"{equal} of {drills} drills: every row equal")
    assert equal == drills


def _harmed(path: Path, chance: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield ways to harm each file of a backup."""
    for name in ("data.db", "manifest.json", "vault.wwk", "keys.age"):
        file = path / name
        data = file.read_bytes()
        for _ in range(times(6, 60)):
            place = chance.randrange(len(data))
            flipped = data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
            yield f"{name} flipped at {place}", partial(file.write_bytes, flipped)
            cut = data[: chance.randrange(len(data))]
            yield f"{name} cut", partial(file.write_bytes, cut)
        yield f"{name} missing", file.unlink


def _files(home: Home) -> dict[str, bytes]:
    """Return the vault's files, without what a look into them leaves beside."""
    found = (file for file in home.places.vault_dir.iterdir() if not file.name.endswith(("-wal", "-shm")))
    return {file.name: file.read_bytes() for file in found}


def test_no_harmed_backup_takes_a_vaults_place(home: Home, tmp_path: Path) -> None:
    here = home.copy_to(tmp_path / "home")
    (info,) = here.restoring.found()
    path, good = Path(info.path), tmp_path / "good"
    shutil.copytree(path, good)
    live = _files(here)
    told: Counter[str] = Counter()
    untold: list[str] = []
    for what, harm in _harmed(path, random.Random(7)):
        harm()
        try:
            staged = here.restoring.stage(here.restoring.with_sheet(info, here.sheet))
        except (Fault, Refusal) as said:
            told[type(said).__name__] += 1
            untold += [what] if said.sentence.count(".") < 1 else []
        else:
            here.restoring.put_aside(staged)
            told["whole all the same"] += 1
            assert what.startswith("keys.age"), what
        shutil.rmtree(path)
        shutil.copytree(good, path)
    assert _files(here) == live
    assert not untold
    words = ", ".join(f"{name} {count}" for name, count in sorted(told.items()))
    record(7, "a harmed backup", f"{sum(told.values())} tries: {words}; 0 restored wrongly")


def test_a_wrong_sheet_opens_no_backup(home: Home, tmp_path: Path) -> None:
    refused = 0
    (info,) = home.restoring.found()
    for _ in range(times(20, 200)):
        another = home.access.begin().recovery_code
        with pytest.raises(Refusal):
            home.restoring.with_sheet(info, another)
        refused += 1
    record(7, "another vault's sheet", f"{refused} of {refused} refused")


def test_a_backup_that_finds_no_room_leaves_the_earlier_ones(home: Home, tmp_path: Path) -> None:
    here = home.copy_to(tmp_path / "home")
    opened = here.open()
    add_group(opened, "Not backed up yet")
    before = sorted(path.name for path in here.places.backups_dir.iterdir())
    refused = 0
    for percent in range(0, 80, 8):

        def fills(done: int, percent: int = percent) -> None:
            if done >= percent:
                raise OSError(28, "No space left on device")

        with pytest.raises(DiskFull):
            opened.backups.back_up(progress=fills)
        refused += 1
        assert sorted(path.name for path in here.places.backups_dir.iterdir()) == before
    for info in opened.backups.all():
        opened.backups.check(info)
    opened.vault.check()
    opened.vault.close()
    record(7, "a disk that fills while backing up", f"{refused} of {refused} told, earlier backups whole")


def _identity(sheet: str, folder: Path) -> Path:
    """Write the sheet's code as age knows it, by the lines that docs/security.md gives to whoever has no WorkWell."""
    lines = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "security.md").read_text(encoding="utf-8"), re.DOTALL)
    assert lines
    (folder / "identity.py").write_text(lines[1], encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-I", folder / "identity.py", sheet], capture_output=True, text=True, check=True
    )
    (folder / "identity.txt").write_text(run.stdout)
    return folder / "identity.txt"


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_other_programs_read_a_backup_with_the_printed_code(home: Home, tmp_path: Path) -> None:
    (info,) = home.restoring.found()
    identity = _identity(home.sheet, tmp_path)
    opened = subprocess.run(
        ["age", "--decrypt", "--identity", str(identity), str(Path(info.path) / "keys.age")],
        capture_output=True,
        check=True,
    )
    key = json.loads(opened.stdout)["data_key"]
    data = shutil.copy(Path(info.path) / "data.db", tmp_path / "data.db")
    expected: dict[str, list[tuple[object, ...]]] = {}
    home.looks(lambda vault: expected.update(all_rows(vault)))
    with closing(apsw.Connection(str(data))) as other:
        for setting in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key}'\""):
            other.execute(f"PRAGMA {setting}")
        names = [name for (name,) in other.execute(_TABLES)]
        found = {name: sorted(other.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}
    rows = sum(map(len, found.values()))
    record(8, "age and another SQLite engine read a backup", f"{len(found)} tables, {rows} rows: equal")
    assert found == expected
    assert rows > 50


def test_what_was_restored_goes_on(home: Home, tmp_path: Path) -> None:
    """The restored vault can be worked in and backed up again, so that the next bad day finds a backup too."""
    here = home.copy_to(tmp_path / "home")
    (info,) = here.restoring.found()
    restored = here.restoring.put_in_place(here.restoring.stage(here.restoring.with_sheet(info, here.sheet)))
    restored.vault.backups.confirm_restored()
    add_group(restored.vault, "After the bad day")
    restored.vault.close()
    opened = here.open()
    assert "After the bad day" in groups_in(opened)
    assert desk_over(opened).finding.find("Amara")
    opened.vault.close()
    assert len(here.restoring.found()) >= 2
