"""A locked program remembers nothing: all memory of every process is searched before the lock and after it."""

from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.locked_program import CANARY, make_vault, open_vault, started
from tests.reliability.figures import record
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places

pytestmark = pytest.mark.reliability

PAGE = 4096


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Return a home with a vault that a passphrase opens."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)
    made = Places(tmp_path / "WorkWell")
    made.prepare()
    make_vault(made)
    return made


def test_no_process_remembers_key_or_words_after_a_lock(places: Places, qtbot: QtBot) -> None:
    vault = open_vault(places)
    keys = (vault.keys.database_key, vault.keys.master_key)
    vault.vault.close()
    secrets = {
        "words": (CANARY.encode(), CANARY.encode("utf-16-le")),
        "key": (*keys, *(key.hex().encode() for key in keys)),
    }
    with started(places) as program:
        assert program.says() == "ready"
        before = {name: _copies(program.first.pid, sought) for name, sought in secrets.items()}
        program.is_told("key")
        qtbot.waitUntil(program.is_handed_over, timeout=20_000)
        assert program.first.wait(20) == 0
        assert not Path(f"/proc/{program.first.pid}").exists(), "the process that knew is gone"
        after = {name: _copies(program.holder(), sought) for name, sought in secrets.items()}
        assert _copies(program.holder(), (b"WorkWell",)), "or this test reads nothing"
    record(10, "copies in memory before a lock, which must be found", f"words {before['words']}, key {before['key']}")
    record(10, "copies in memory of the locked program", f"words {after['words']}, key {after['key']}")
    assert before["words"]
    assert before["key"]
    assert after == {"words": 0, "key": 0}


def _copies(process: int, sought: tuple[bytes, ...]) -> int:
    """Count these words in all memory of a process; skips where this system does not let us read it."""
    return sum(piece.count(each) for piece in _memory(process) for each in sought)


def _memory(process: int) -> Iterator[bytes]:
    try:
        with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
            for line in Path(f"/proc/{process}/maps").read_text().splitlines():
                where, rights, *_ = line.split()
                if rights.startswith("rw"):
                    start, end = (int(each, 16) for each in where.split("-"))
                    yield from _pieces(memory, start, end)
    except (PermissionError, FileNotFoundError):
        pytest.skip("the memory of another process cannot be read here")


def _pieces(memory: FileIO, start: int, end: int) -> Iterator[bytes]:
    """Yield a stretch of memory; what was given back meanwhile is passed over, page by page."""
    try:
        memory.seek(start)
        yield memory.read(end - start)
    except OSError:
        for page in range(start, end, PAGE):
            with suppress(OSError):
                memory.seek(page)
                yield memory.read(PAGE)
