"""After an erasure the pages are read as somebody with the key could read them: nothing of the person is left."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.reliability.figures import record
from tests.reliability.homes import Home, all_rows, desk_over, evening
from tests.usecases.test_erasure import TRACES, plain_pages
from workwell_desktop.usecases.backup_reading import Opened
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood

pytestmark = pytest.mark.reliability


def _found(path: Path, key: bytes) -> Counter[bytes]:
    """Count the traces in every page of a file and its log, free pages too."""
    pages = plain_pages(path, key)
    return Counter({trace: count for trace in TRACES if (count := pages.count(trace))})


def _in_index(opened: OpenVault) -> list[str]:
    """Return what the full-text index and its shadow tables still hold of the person."""
    raw = opened.vault._raw
    names = [
        name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search%' AND type = 'table'")
    ]
    held = []
    for name in names:
        for row in raw.execute(f'SELECT * FROM "{name}"').fetchall():
            text = " ".join(value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in row)
            held += [name for trace in TRACES if trace.decode() in text.lower()]
    return held


def test_nothing_of_an_erased_person_is_left_in_any_file_that_opens(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    amara = home.make().amara.id
    opened = home.open()
    before = _found(opened.vault.path, opened.keys.database_key)
    assert set(before) == set(TRACES), "or this test could not fail"
    report = ErasingForGood(opened, evening).run(desk_over(opened).erasing.plan(amara), {})
    assert report.trouble == ""
    files = list(opened.places.vault_dir.glob("main*.db"))
    left = sum((_found(path, opened.keys.database_key) for path in files), Counter[bytes]())
    assert (left, _in_index(opened)) == (Counter(), [])
    assert "okafor" not in repr(all_rows(opened)).lower()
    opened.vault.close()
    restored = 0
    for info in home.restoring.found():
        backup = home.restoring.with_store(info)
        assert isinstance(backup, Opened)
        staged = home.restoring.stage(backup)
        (database,) = staged.folder.glob("*.db")
        left += _found(database, staged.keys.database_key)
        restored += 1
        shutil.rmtree(staged.folder)
    record(12, "traces before an erasure, which must be found", f"{sum(before.values())}")
    record(12, "traces in the pages, the index, the log after it", f"{sum(left.values())}")
    record(12, "traces after restoring each backup made before it", f"{sum(left.values())} in {restored} restored")
    assert not left
    assert restored >= 2
