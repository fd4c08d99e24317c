"""Everything lies below one folder that only its owner can read."""

import sys
from pathlib import Path

import pytest

from workwell_desktop.domain.errors import Fault, ReadOnly
from workwell_desktop.security.places import Places

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions another way")


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_workwell_home_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKWELL_HOME", str(tmp_path / "stick"))
    assert Places.standard() == Places(tmp_path / "stick")


def test_the_platform_chooses_the_folder_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKWELL_HOME")
    assert "WorkWell Desktop" in str(Places.standard().home)


def test_every_path_lies_below_home(places: Places) -> None:
    paths = [
        places.header,
        places.header_prev,
        places.database,
        places.state_dir,
        places.backups_dir,
        places.settings_file,
        places.lock_file,
        places.while_creating().database,
    ]
    assert all(path.is_relative_to(places.home) for path in paths)
    assert len(set(paths)) == len(paths)


@posix_only
def test_prepare_makes_private_folders_but_no_vault(places: Places) -> None:
    places.prepare()
    assert {_mode(path) for path in (places.home, places.state_dir, places.backups_dir)} == {0o700}
    assert not places.vault_dir.exists()


@posix_only
def test_prepare_tightens_what_is_looser(places: Places) -> None:
    places.vault_dir.mkdir(parents=True)
    places.home.chmod(0o755)
    places.vault_dir.chmod(0o777)
    places.database.write_bytes(b"")
    places.database.chmod(0o644)
    places.prepare()
    assert (_mode(places.home), _mode(places.vault_dir), _mode(places.database)) == (0o700, 0o700, 0o600)


@posix_only
def test_tighten_leaves_a_folder_in_a_files_place_alone(places: Places) -> None:
    places.header.mkdir(parents=True)
    places.header.chmod(0o755)
    places.tighten()
    assert _mode(places.header) == 0o755


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system that even root cannot write to")
def test_a_folder_that_cannot_be_written_is_a_fault() -> None:
    with pytest.raises(ReadOnly, match="cannot write"):
        Places(Path("/sys/workwell")).prepare()


def test_a_file_in_the_folders_place_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(Fault):
        Places(tmp_path / "home").prepare()


def test_each_vault_in_the_making_has_its_own_folder(places: Places) -> None:
    first, second = places.while_creating(), places.while_creating()
    assert first.vault_dir != second.vault_dir
    first.vault_dir.mkdir(parents=True)
    assert places.left_half_made() == (first.vault_dir,)
