"""Opening, closing and backing up a real vault in a home of its own; the password store lasts as long as the test."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from workwell_desktop.documents.render import render
from workwell_desktop.documents.typefaces import REGULAR
from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import DiskFull, Refusal, VaultMissing
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.domain.sheet import Sheet
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault


@dataclass(frozen=True)
class House:
    """Where a facilitator keeps a vault, and the way into it."""

    places: Places
    access: Access

    def open(self) -> OpenVault:
        """Open the vault with the key in the password store."""
        answer = self.access.ask_store()
        assert answer.vault is not None
        return answer.vault

    def backups(self) -> int:
        """Return how many finished backups there are."""
        return len(list(self.places.backups_dir.glob("*.wwbackup")))


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A vault in Easy mode, made, closed and so backed up once."""
    places = Places(tmp_path / "home")
    access = Access(places, KeyStore.for_this_run())
    access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler")).close()
    return House(places, access)


def _nobody_listens(_changes: Changes) -> None:
    pass


def _add_group(opened: OpenVault) -> None:
    desk = opened.desk(_nobody_listens, lambda: datetime.now(UTC))
    desk.groups.save(Group(id=GroupId(new_id()), name="Monday Circle"))


def _no_room(*_: object) -> Path:
    raise DiskFull


def test_closing_backs_up_what_changed_and_only_then(house: House) -> None:
    assert house.backups() == 1
    house.open().close()
    assert house.backups() == 1
    opened = house.open()
    _add_group(opened)
    opened.close()
    assert house.backups() == 2


def test_closing_leaves_no_word_of_a_drawn_paper_behind(house: House) -> None:
    opened = house.open()
    render(Sheet(title="Zyzzyva"), PaperStyle())
    known = pdfmetrics.getFont(REGULAR)._width_of_one.cache_info
    assert known().currsize
    opened.close()
    assert not known().currsize


def test_a_backup_that_failed_is_made_up_for_at_the_next_close(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = house.open()
    _add_group(opened)
    with monkeypatch.context() as patch:
        patch.setattr(backup, "write", _no_room)
        with pytest.raises(DiskFull):
            opened.close()
    assert house.backups() == 1
    house.open().close()
    assert house.backups() == 2
    house.open().close()
    assert house.backups() == 2


def test_nothing_is_backed_up_twice(house: House) -> None:
    opened = house.open()
    _add_group(opened)
    opened.back_up()
    opened.close()
    assert house.backups() == 2


def test_a_demo_is_never_backed_up(tmp_path: Path) -> None:
    places = Places(tmp_path / "home")
    access = Access(places, KeyStore.for_this_run(), throw_away=True)
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    _add_group(opened)
    opened.close()
    assert not list(places.backups_dir.glob("*.wwbackup"))


def test_where_only_backups_are_nobody_is_led_to_make_a_vault(house: House) -> None:
    """A first run would print a recovery sheet that opens nothing, before it is refused at its end."""
    house.places.vault_dir.rename(house.places.home / "elsewhere")
    assert house.access.exists()
    with pytest.raises(VaultMissing, match="from a backup") as told:
        house.access.doors()
    assert str(house.places.backups_dir) in told.value.sentence
    with pytest.raises(Refusal, match="backups of a vault"):
        house.access.create(house.access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    assert not house.places.vault_dir.exists()


def test_looking_at_the_key_file_of_an_open_vault_changes_no_file(house: House) -> None:
    """A passphrase may be on its way into the two copies meanwhile."""
    opened = house.open()
    house.places.header.unlink()
    assert opened.protection() is Protection.EASY
    assert opened.key_in_store()
    with pytest.raises(Refusal):
        opened.test_sheet("ABCD")
    assert not house.places.header.exists()
    opened.close()
    house.open().close()
    assert house.places.header.exists()


def test_an_empty_store_opens_nothing_and_makes_nothing(house: House) -> None:
    other = Access(house.places, KeyStore.for_this_run())
    answer = other.ask_store()
    assert (answer.state, answer.vault) == (StoreState.MISSING, None)
    house.open().close()
