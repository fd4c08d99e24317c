"""The second place for backups: found again, never mistaken, and no reason to fail."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from tests.usecases.open_house import House, house, stick
from workwell_desktop.domain.backup import PlaceState, Reason
from workwell_desktop.domain.errors import DiskFull, Fault, ReadOnly, Refusal
from workwell_desktop.storage import backup, backup_places, volumes
from workwell_desktop.storage.volumes import FOLDER, MARKER

__all__ = ["house", "stick"]

pytestmark = pytest.mark.slow


def test_a_backup_goes_to_the_stick_and_says_its_name(house: House, stick: Path) -> None:
    house.backups.back_up()
    place = house.backups.choose_place(stick)
    assert (place.name, place.state) == ("USB Blue", PlaceState.READY)
    house.add_group()
    made = house.backups.back_up()
    status = house.backups.status()
    assert status.copied is not None
    assert (status.copied.place, status.copied.made_at) == ("USB Blue", made.made_at)
    assert len(backup.all_in(stick / FOLDER)) == 2


def test_a_stick_pulled_out_is_awaited_and_found_again_elsewhere(
    house: House, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.backups.choose_place(stick)
    elsewhere = tmp_path / "USB Blue 1"
    stick.rename(elsewhere)
    stick.mkdir()
    made = house.backups.back_up()
    second = house.backups.status().second
    assert second is not None
    assert second.state is PlaceState.AWAY
    assert Path(made.path).exists()
    assert list(stick.iterdir()) == [], "an empty mount point is not the stick"
    monkeypatch.setattr(backup_places, "mount_points", lambda: (elsewhere,))
    house.add_group()
    house.backups.back_up()
    assert len(backup.all_in(elsewhere / FOLDER)) == 1


def test_a_stick_that_comes_back_is_brought_what_it_missed(house: House, stick: Path, tmp_path: Path) -> None:
    house.backups.choose_place(stick)
    away = stick.rename(tmp_path / "in a bag")
    made = house.backups.back_up()
    away.rename(stick)
    assert house.backups.if_changed(Reason.CLOSING) is None
    copied = house.backups.status().copied
    assert copied is not None
    assert copied.made_at == made.made_at


def test_another_stick_in_the_same_place_is_not_taken_for_it(house: House, stick: Path) -> None:
    house.backups.choose_place(stick)
    (stick / FOLDER / MARKER).write_text("another")
    house.backups.back_up()
    second = house.backups.status().second
    assert second is not None
    assert second.state is PlaceState.AWAY


@pytest.mark.parametrize(
    ("trouble", "state"),
    [(DiskFull(), PlaceState.FULL), (ReadOnly(), PlaceState.READ_ONLY), (Fault("x"), PlaceState.TROUBLE)],
)
def test_a_second_place_that_does_not_serve_is_no_reason_to_fail(
    house: House, stick: Path, monkeypatch: pytest.MonkeyPatch, trouble: Fault, state: PlaceState
) -> None:
    house.backups.choose_place(stick)

    def refuse(*_: object) -> None:
        raise trouble

    with monkeypatch.context() as patch:
        patch.setattr(backup_places, "copy_to", refuse)
        made = house.backups.back_up()
    assert Path(made.path).exists()
    second = house.backups.status().second
    assert second is not None
    assert second.state is state
    assert second.state.sentence
    house.backups.back_up()
    second = house.backups.status().second
    assert second is not None
    assert second.state is PlaceState.READY


def test_a_stick_with_no_room_keeps_what_it_had(house: House, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house.backups.back_up()
    house.backups.choose_place(stick)
    shutil.rmtree(stick / FOLDER / Path(made.path).name)
    before = sorted(path.name for path in (stick / FOLDER).iterdir())

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        backup_places.copy_to(backup.look_at(Path(made.path)), stick / FOLDER)
    assert sorted(path.name for path in (stick / FOLDER).iterdir()) == before


def test_a_write_protected_stick_is_told_of(house: House, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house.backups.choose_place(stick)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "touch", refuse)
    second = house.backups.status().second
    assert second is not None
    assert second.state is PlaceState.READ_ONLY


def test_a_place_inside_our_own_folder_is_refused(house: House) -> None:
    with pytest.raises(Refusal, match="another disk"):
        house.backups.choose_place(house.places.home)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Elm Street", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("Google Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Dropped boxes", ""),
        ("Ones", ""),
    ],
)
def test_a_folder_copied_to_the_internet_is_named(tmp_path: Path, folder: str, service: str) -> None:
    place = tmp_path / folder / "WorkWell"
    place.mkdir(parents=True)
    assert volumes.cloud_service(place) == service
    assert (service in backup_places.risk_of(place)) if service else backup_places.risk_of(place) == ""


def test_a_folder_is_known_as_a_cloud_folder_by_what_lies_in_it(tmp_path: Path) -> None:
    place = tmp_path / "Notes" / "Backups"
    place.mkdir(parents=True)
    (tmp_path / "Notes" / ".dropbox").touch()
    assert volumes.cloud_service(place) == "Dropbox"


def test_a_network_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "_mounted", lambda: [volumes.Volume(tmp_path.resolve(), "cifs", "share")])
    assert "network" in backup_places.risk_of(tmp_path)


def test_a_process_backup_that_is_being_written_waits(house: House, stick: Path) -> None:
    being_written = house.places.backups_dir / "process" / "20261101T000000Z.wwprocess.part"
    being_written.mkdir(parents=True)
    (being_written / "data.db").write_bytes(b"half")
    house.backups.choose_place(stick)
    house.backups.back_up()
    assert not (stick / FOLDER / "process").exists()


def test_what_is_no_id_in_a_list_of_erased_people_does_not_count(stick: Path) -> None:
    (stick / backup_places.ERASED).write_bytes(b"\xff worn\nnonsense\n" + b"ab" * 16 + b"\n")
    backup_places.remember_erased(stick, frozenset({"cd" * 16}))
    assert backup_places.erased_in(stick) == {"ab" * 16, "cd" * 16}


def test_a_second_place_that_does_not_serve_holds_no_erasure_up(house: House, stick: Path) -> None:
    house.backups.choose_place(stick)
    in_the_way = stick / FOLDER / f"{backup_places.ERASED}.part"
    in_the_way.mkdir()
    house.backups.remember_erased(["ab" * 16])
    assert backup_places.erased_in(house.places.backups_dir) == {"ab" * 16}
    second = house.backups.status().second
    assert second is not None
    assert second.state is not PlaceState.READY
    in_the_way.rmdir()
    house.backups.back_up()
    assert backup_places.erased_in(stick / FOLDER) == {"ab" * 16}


def test_process_backups_and_erased_ids_go_along(house: House, stick: Path) -> None:
    apart = house.places.backups_dir / "process" / "20261101T000000Z.wwprocess"
    apart.mkdir(parents=True)
    (apart / "data.db").write_bytes(b"sealed")
    house.backups.remember_erased(["ab" * 16])
    house.backups.choose_place(stick)
    house.backups.back_up()
    assert (stick / FOLDER / "process" / apart.name / "data.db").read_bytes() == b"sealed"
    assert backup_places.erased_in(stick / FOLDER) == {"ab" * 16}
    house.backups.remember_erased(["cd" * 16])
    assert backup_places.erased_in(stick / FOLDER) == {"ab" * 16, "cd" * 16}
