"""Backups of an open vault: made, proved, thinned by the tiers, and told of."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.usecases.open_house import House, house, stick
from tests.vaults import format_3
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.backup import Reason
from workwell_desktop.domain.errors import Busy, Damaged
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup
from workwell_desktop.storage.audit import audit_key
from workwell_desktop.storage.copying import Original, copied
from workwell_desktop.usecases import backups as backups_module
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.backups import Making, Stopped
from workwell_desktop.usecases.open_vault import OpenVault

__all__ = ["house", "stick"]

pytestmark = pytest.mark.slow


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


def test_a_damaged_copy_of_the_key_file_goes_into_no_backup(house: House) -> None:
    house.places.header.write_bytes(b"rotten")
    house.backups.check(house.backups.back_up())


def test_no_backup_is_made_while_the_key_file_is_that_of_other_keys(house: House) -> None:
    held = house.opened.keys
    other = VaultKeys(held.database_key, held.vault_id, held.epoch, bytes(32), held.audit_key)
    with pytest.raises(Busy):
        Making(house.opened.vault, house.places, other).write(Reason.BY_HAND, None, None)
    assert list(house.places.backups_dir.iterdir()) == []


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


def test_a_change_saved_later_than_now_is_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    class Behind(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) - timedelta(days=400)

    house.add_group()
    monkeypatch.setattr(backups_module, "datetime", Behind)
    assert "clock" in house.backups.status().clock


def test_a_vault_in_a_cloud_folder_is_told_of(tmp_path: Path) -> None:
    access = Access(Places(tmp_path / "Dropbox" / "WorkWell"), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    assert "Dropbox" in opened.backups.status().home_risk
    opened.vault.close()
