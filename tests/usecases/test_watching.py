"""The vault is watched: an older file, damage and a full disk each end in a state with a name."""

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.usecases.open_house import House, house, nobody_listens, stick
from workwell_desktop.domain.errors import DiskFull, Fault
from workwell_desktop.domain.freshness import Condition, Freshness
from workwell_desktop.security.places import Places
from workwell_desktop.usecases import reserve
from workwell_desktop.usecases.access import Access

__all__ = ["house", "stick"]

pytestmark = pytest.mark.slow


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
    desk = opened.desk(nobody_listens, lambda: datetime.now(UTC))
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
