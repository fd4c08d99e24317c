"""Backups of an open vault: made, thinned, brought to a second place, and the vault watched between them."""

import errno
import os
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.vaults import format_3
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.backup import PlaceState, Reason
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Damaged, DiskFull, Fault, ReadOnly, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.freshness import Condition, Freshness
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup, backup_places, volumes
from workwell_desktop.storage.audit import audit_key
from workwell_desktop.storage.copying import Original, copied
from workwell_desktop.storage.volumes import FOLDER, MARKER
from workwell_desktop.usecases import backups as backups_module
from workwell_desktop.usecases import reserve
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.backups import Backups, Stopped
from workwell_desktop.usecases.open_vault import OpenVault

pytestmark = pytest.mark.slow


def _nobody_listens(_changes: Changes) -> None:
    pass


@dataclass
class House:
    """A home with an open vault in it."""

    access: Access
    opened: OpenVault

    @property
    def places(self) -> Places:
        return self.access.places

    @property
    def backups(self) -> Backups:
        return self.opened.backups

    def add_group(self, name: str = "Monday Circle") -> Group:
        desk = self.opened.desk(_nobody_listens, lambda: datetime.now(UTC))
        return desk.groups.save(Group(id=GroupId(new_id()), name=name))

    def again(self) -> OpenVault:
        """Close the file without a backup and open it again."""
        self.opened.vault.close()
        return self.reopened()

    def reopened(self) -> OpenVault:
        answer = self.access.ask_store()
        assert answer.vault is not None
        self.opened = answer.vault
        return answer.vault


@pytest.fixture
def house(tmp_path: Path) -> House:
    access = Access(Places(tmp_path / "home"), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    return House(access, opened)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB Blue"
    folder.mkdir()
    return folder


# Making


def test_a_backup_is_made_proved_and_told_of(house: House) -> None:
    house.add_group()
    percents: list[int] = []
    made = house.backups.back_up(Reason.BEFORE_IMPORT, percents.append)
    assert percents == sorted(percents)
    assert percents[-1] == 100
    assert house.backups.all() == (made,)
    assert made.reason is Reason.BEFORE_IMPORT
    assert made.counts is not None
    assert made.counts["groups"] == 1
    assert house.backups.status().last == made
    assert house.opened.anchor is not None
    assert house.opened.anchor.anchor.last_backup == made.made_at.timestamp()
    house.backups.check(made)


def test_only_what_changed_is_backed_up(house: House) -> None:
    assert house.backups.if_changed(Reason.WHILE_WORKING) is not None
    assert house.backups.if_changed(Reason.WHILE_WORKING) is None
    house.add_group()
    assert house.backups.if_changed(Reason.WHILE_WORKING) is not None


def test_stopping_keeps_nothing(house: House) -> None:
    with pytest.raises(Stopped):
        house.backups.back_up(cancelled=lambda: True)
    assert list(house.places.backups_dir.iterdir()) == []


def test_a_damaged_backup_says_so_when_it_is_checked(house: House) -> None:
    made = house.backups.back_up()
    data = Path(made.path) / "data.db"
    content = bytearray(data.read_bytes())
    content[9000] ^= 1
    data.write_bytes(content)
    with pytest.raises(Damaged):
        house.backups.check(made)


def test_no_more_stay_than_the_tiers_and_nobody_elses_go(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        moment = datetime(2026, 11, 1, tzinfo=UTC)

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            cls.moment += timedelta(minutes=20)
            return cls.moment

    other = house.places.backups_dir / "20261101T000500.000000Z.wwbackup"
    monkeypatch.setattr(backups_module, "datetime", Clock)
    first = house.backups.back_up()
    shutil.copytree(first.path, other)
    text = (other / "manifest.json").read_text()
    (other / "manifest.json").write_text(text.replace(first.vault_id, "ef" * 16))
    for _ in range(9):
        house.backups.back_up()
    assert len(house.backups.all()) == 6, "the last four, and one of each hour before"
    assert other.exists()


def test_a_clock_that_is_behind_is_named_and_costs_no_backup(house: House) -> None:
    ahead = house.backups.back_up()
    later = datetime.now(UTC) + timedelta(days=40)
    (house.places.backups_dir / f"{later:%Y%m%dT%H%M%S.%fZ}.wwbackup").mkdir()
    target = house.places.backups_dir / f"{later:%Y%m%dT%H%M%S.%fZ}.wwbackup"
    for file in Path(ahead.path).iterdir():
        shutil.copy(file, target)
    text = (target / "manifest.json").read_text()
    (target / "manifest.json").write_text(text.replace(ahead.made_at.isoformat(), later.isoformat()))
    for _ in range(8):
        house.backups.back_up()
    assert "clock" in house.backups.status().clock
    assert len(house.backups.all()) == 10


def test_an_older_format_is_backed_up_before_it_is_brought_up_to_date(house: House, tmp_path: Path) -> None:
    house.opened.vault.close()
    house.places.database.unlink()
    (house.places.state_dir / "anchor").unlink()
    older = Original(Path(shutil.copy(format_3.PATH, tmp_path / "older.db")), format_3.KEY, audit_key(format_3.KEY))
    copied(older, house.places.database, house.opened.keys.database_key)
    keys = replace(house.opened.keys, audit_key=older.audit_key)
    opened = OpenVault.opened(house.places, keys, house.access.store)
    (made,) = opened.backups.all()
    assert made.reason is Reason.BEFORE_UPDATE
    manifest = backup.look_at(Path(made.path)).manifest
    assert manifest is not None
    assert manifest.vault_format == 3
    opened.vault.check()
    opened.vault.close()


# The second place


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


# The witness


def test_the_witness_follows_every_commit(house: House) -> None:
    house.add_group()
    with house.opened.vault.work("test.read") as work:
        head = work.audit.head()
    assert house.opened.anchor is not None
    assert (house.opened.anchor.anchor.seq, house.opened.anchor.anchor.head) == head


def test_an_older_file_in_the_vaults_place_opens_for_reading_only(house: House) -> None:
    house.opened.vault.close()
    older = house.places.database.read_bytes()
    house.reopened()
    house.add_group()
    house.opened.vault.close()
    house.places.database.write_bytes(older)
    opened = house.reopened()
    assert opened.freshness is Freshness.OLDER
    assert house.places.database.read_bytes() == older
    with pytest.raises(Fault):
        house.add_group()
    used = opened.used_anyway()
    assert used.freshness is Freshness.FRESH
    with used.vault.work("test.read") as work:
        assert work.audit.tail(1)[0].action == "vault.used_older"
    used.vault.close()
    assert house.reopened().freshness is Freshness.FRESH
    house.opened.vault.close()


def test_a_deleted_log_after_a_sudden_stop_is_noticed(house: House, tmp_path: Path) -> None:
    house.again()
    house.add_group()
    stopped = tmp_path / "stopped"
    shutil.copytree(house.places.home, stopped)
    left = Access(Places(stopped), house.access.store)
    answer = left.ask_store()
    assert answer.vault is not None
    assert answer.vault.freshness is Freshness.FRESH
    assert answer.vault.vault.stopped_unclean
    answer.vault.vault.close()
    shutil.rmtree(stopped)
    shutil.copytree(house.places.home, stopped)
    for ending in ("-wal", "-shm"):
        (stopped / "vault" / f"main.db{ending}").unlink()
    answer = left.ask_store()
    assert answer.vault is not None
    assert answer.vault.freshness is Freshness.OLDER
    answer.vault.vault.close()
    house.opened.vault.close()


def test_a_vault_that_went_another_way_is_not_the_same(house: House, tmp_path: Path) -> None:
    house.opened.vault.close()
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(house.places.home, elsewhere)
    house.reopened()
    house.add_group("Here")
    house.opened.vault.close()
    other = House(Access(Places(elsewhere), house.access.store), house.opened)
    other.reopened()
    other.add_group("There")
    other.add_group("There too")
    other.opened.vault.close()
    shutil.copy(elsewhere / "vault" / "main.db", house.places.database)
    assert house.reopened().freshness is Freshness.OTHER
    house.opened.vault.close()


def test_a_lost_witness_is_made_anew(house: House) -> None:
    (house.places.state_dir / "anchor").unlink()
    assert house.again().freshness is Freshness.FRESH
    assert (house.places.state_dir / "anchor").exists()
    house.opened.vault.close()


# Reading through


def test_after_a_sudden_stop_the_vault_is_read_through_before_a_search_is_believed(
    house: House, tmp_path: Path
) -> None:
    house.add_group()
    stopped = tmp_path / "stopped"
    shutil.copytree(house.places.home, stopped)
    answer = Access(Places(stopped), house.access.store).ask_store()
    opened = answer.vault
    assert opened is not None
    desk = opened.desk(_nobody_listens, lambda: datetime.now(UTC))
    assert desk.finding.condition() is Condition.CHECKING
    assert opened.check() is Condition.SOUND
    assert desk.finding.condition() is Condition.SOUND
    assert not opened.check_due()
    opened.vault.close()
    house.opened.vault.close()


def test_damage_found_in_the_background_is_a_named_state(house: House) -> None:
    for number in range(30):
        house.add_group(f"Circle {number}")
    house.again()
    content = bytearray(house.places.database.read_bytes())
    content[len(content) - 3000] ^= 1
    house.places.database.write_bytes(content)
    assert house.opened.check() is Condition.DAMAGED
    assert "backup" in house.opened.health.condition.sentence
    house.opened.vault.close()


# A full disk


def test_the_reserve_is_given_up_once_so_that_words_can_be_saved(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "SIZE", 1024 * 1024)
    assert reserve.lay_in(house.places)
    assert reserve.path(house.places).stat().st_size == 1024 * 1024

    def fail() -> None:
        with house.opened.vault.work("test.full") as work:
            work.leave_trace()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(DiskFull, match="reserve"):
        fail()
    assert not reserve.is_there(house.places)
    with pytest.raises(DiskFull) as second:
        fail()
    assert "reserve" not in second.value.sentence
    house.add_group()
    house.opened.vault.close()


def test_no_reserve_is_laid_in_where_there_is_no_room(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserve, "ROOM_LEFT", 2**62)
    assert not reserve.lay_in(house.places)
    house.opened.vault.close()
