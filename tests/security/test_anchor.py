"""What this computer last knew of its vault: written in place, believed only under its key."""

from pathlib import Path

import pytest

from workwell_desktop.security import anchor
from workwell_desktop.security.anchor import SIZE, Anchor, AnchorFile

VAULT = "ab" * 16
MASTER = bytes(range(32))
HEAD = (7, "cd" * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anchor"


def noted(path: Path) -> AnchorFile:
    file = AnchorFile(path, Anchor(VAULT), MASTER)
    file.note_commit(HEAD)
    return file


def test_what_was_noted_comes_back(path: Path) -> None:
    file = noted(path)
    file.note_backup(1_700_000_000.5)
    file.note_check(1_700_000_001.0)
    file.note_epoch(3)
    assert (
        anchor.read(path, VAULT, MASTER) == file.anchor == Anchor(VAULT, 3, *HEAD, 1_700_000_000.5, 1_700_000_001.0)
    )
    assert anchor.vault_of(path) == VAULT


@pytest.mark.slow
def test_it_is_rewritten_in_place_and_stays_one_size(path: Path) -> None:
    file = noted(path)
    number = path.stat().st_ino
    for seq in range(8, 60):
        file.note_commit((seq, f"{seq:064x}"))
    assert path.stat().st_ino == number
    assert path.stat().st_size == SIZE
    path.write_bytes(path.read_bytes() + b"more")
    file.note_commit(HEAD)
    assert path.stat().st_size == SIZE


@pytest.mark.slow
def test_no_changed_byte_is_believed(path: Path) -> None:
    noted(path)
    whole = path.read_bytes()
    for place in range(SIZE):
        content = bytearray(whole)
        content[place] ^= 1
        path.write_bytes(content)
        assert anchor.read(path, VAULT, MASTER) is None
    path.write_bytes(whole[:-1])
    assert anchor.read(path, VAULT, MASTER) is None


@pytest.mark.slow
def test_another_key_or_vault_is_not_believed(path: Path) -> None:
    assert anchor.read(path, VAULT, MASTER) is None
    assert anchor.vault_of(path) == ""
    noted(path)
    assert anchor.read(path, VAULT, bytes(32)) is None
    assert anchor.read(path, "ef" * 16, MASTER) is None


@pytest.mark.slow
def test_a_folder_that_is_gone_does_not_stop_the_day(tmp_path: Path) -> None:
    file = noted(tmp_path / "gone" / "anchor")
    assert file.anchor.seq == HEAD[0]
