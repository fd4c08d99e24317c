"""A vault comes back from a backup and a key, shown before it changes places, and nothing is ever deleted."""

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Damaged, Fault, NewerFormat, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.freshness import Freshness
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.restoring import Relation
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places
from workwell_desktop.security.protection import Setup
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.backup_places import erased_in
from workwell_desktop.usecases import changing_places
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.backup_reading import Opened
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.restoring import STAGED, Restoring, Staged

pytestmark = pytest.mark.slow

PASSPHRASE = "seven lanterns above the quiet river"


def _nobody_listens(_changes: Changes) -> None:
    pass


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class House:
    """A home with a vault, its recovery sheet, and the way in."""

    places: Places
    store: KeyStore
    setup: Setup

    @property
    def access(self) -> Access:
        return Access(self.places, self.store)

    @property
    def restoring(self) -> Restoring:
        return Restoring(self.places, self.store)

    def open(self) -> OpenVault:
        answer = self.access.ask_store()
        assert answer.vault is not None
        return answer.vault

    def staged(self) -> Staged:
        """Lay the newest backup down, opened with the store."""
        info = self.restoring.found()[0]
        opened = self.restoring.with_store(info)
        assert isinstance(opened, Opened)
        return self.restoring.stage(opened)


def add_group(opened: OpenVault, name: str) -> Group:
    return opened.desk(_nobody_listens, _now).groups.save(Group(id=GroupId(new_id()), name=name))


def groups_in(opened: OpenVault) -> set[str]:
    return {group.name for group in opened.desk(_nobody_listens, _now).groups.all()}


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one guess cost the least that is allowed."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A vault in Easy mode with one group, closed and so backed up once."""
    places, store = Places(tmp_path / "home"), KeyStore.for_this_run()
    access = Access(places, store)
    setup = access.begin()
    opened = access.create(setup, Protection.EASY, "", Facilitator(name="Ruth Adler"))
    add_group(opened, "Monday Circle")
    opened.close()
    return House(places, store, setup)


@pytest.fixture
def worked_on(house: House) -> House:
    """The same, with a group more that no backup holds."""
    opened = house.open()
    add_group(opened, "Night Lanterns")
    opened.vault.close()
    return house


def test_a_backup_is_shown_before_anything_changes(worked_on: House) -> None:
    before = {path.name: path.read_bytes() for path in worked_on.places.vault_dir.iterdir()}
    staged = worked_on.staged()
    assert staged.look.owner == "Ruth Adler"
    assert [group.name for group in staged.look.groups] == ["Monday Circle"]
    assert staged.comparison.relation is Relation.BACKUP_OLDER
    assert staged.comparison.only_here.about == {"groups": 1}
    assert staged.comparison.only_there.changes == 0
    assert staged.comparison.live is not None
    assert staged.comparison.live.counts["groups"] == 2
    after = {path.name: path.read_bytes() for path in worked_on.places.vault_dir.iterdir() if "-" not in path.name}
    assert after == before
    worked_on.restoring.put_aside(staged)
    assert not list(worked_on.places.home.glob(f"{STAGED}*"))


def test_the_restored_vault_takes_the_place_and_the_old_one_is_archived_whole(worked_on: House) -> None:
    restored = worked_on.restoring.put_in_place(worked_on.staged())
    assert groups_in(restored.vault) == {"Monday Circle"}
    assert restored.trouble == ""
    assert restored.vault.freshness is Freshness.FRESH, "the witness was told that an older vault is in use now"
    (archived,) = changing_places.archive_dir(worked_on.places).iterdir()
    restored.vault.vault.close()
    worked_on.places.vault_dir.rename(worked_on.places.home / "restored")
    shutil.copytree(archived / "vault", worked_on.places.vault_dir)
    shutil.copy(archived / "anchor", worked_on.places.state_dir / "anchor")
    opened = worked_on.open()
    assert opened.freshness is Freshness.FRESH
    assert groups_in(opened) == {"Monday Circle", "Night Lanterns"}
    opened.vault.close()


def test_backups_pause_until_the_restored_vault_is_confirmed(worked_on: House) -> None:
    opened = worked_on.restoring.put_in_place(worked_on.staged()).vault
    add_group(opened, "Thursday Circle")
    opened.close()
    backups = len(list(worked_on.places.backups_dir.glob("*.wwbackup")))
    assert backups == 1
    opened = worked_on.open()
    assert opened.freshness is Freshness.FRESH
    assert opened.backups.status().paused
    opened.backups.confirm_restored()
    opened.close()
    assert len(list(worked_on.places.backups_dir.glob("*.wwbackup"))) == 2


def test_a_laptop_with_nothing_but_the_sheet_and_a_stick_gets_the_vault_back(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(house.places.backups_dir, stick / "WorkWell backups")
    new = House(Places(tmp_path / "new laptop"), KeyStore.for_this_run(), house.setup)
    assert new.restoring.found() == ()
    (info,) = new.restoring.in_folder(stick)
    assert new.restoring.with_store(info) is StoreState.MISSING
    staged = new.restoring.stage(new.restoring.with_sheet(info, house.setup.recovery_code))
    assert staged.comparison.relation is Relation.NO_VAULT
    restored = new.restoring.put_in_place(staged)
    assert groups_in(restored.vault) == {"Monday Circle"}
    assert restored.trouble == ""
    restored.vault.close()
    again = new.open()
    assert groups_in(again) == {"Monday Circle"}
    again.close()


def test_where_no_password_store_is_the_person_is_told(house: House, tmp_path: Path) -> None:
    new = Restoring(Places(tmp_path / "new laptop"), KeyStore(lambda: ()))
    (info,) = new.in_folder(house.places.backups_dir)
    restored = new.put_in_place(new.stage(new.with_sheet(info, house.setup.recovery_code)))
    assert restored.trouble == StoreState.ABSENT.sentence
    restored.vault.vault.close()


def test_a_wrong_sheet_opens_no_backup(house: House) -> None:
    info = house.restoring.found()[0]
    other = house.access.begin().recovery_code
    with pytest.raises(Refusal, match="another vault"):
        house.restoring.with_sheet(info, other)


@pytest.mark.parametrize("name", ["data.db", "manifest.json", "vault.wwk"])
def test_a_damaged_backup_is_refused_and_the_vault_stays(house: House, name: str) -> None:
    (made,) = house.places.backups_dir.glob("*.wwbackup")
    content = bytearray((made / name).read_bytes())
    content[len(content) // 2] ^= 1
    (made / name).write_bytes(content)

    def bring_back() -> Staged:
        (info,) = house.restoring.in_folder(made)
        return house.restoring.stage(house.restoring.with_sheet(info, house.setup.recovery_code))

    with pytest.raises(Fault):
        bring_back()
    opened = house.open()
    assert groups_in(opened) == {"Monday Circle"}
    opened.vault.close()
    assert not list(house.places.home.glob(f"{STAGED}*"))


def test_a_manifest_changed_on_purpose_breaks_the_wrapped_key(house: House) -> None:
    (made,) = house.places.backups_dir.glob("*.wwbackup")
    text = (made / "manifest.json").read_text()
    (made / "manifest.json").write_text(text.replace('"groups": 1', '"groups": 2'))
    with pytest.raises(Damaged):
        house.restoring.with_sheet(house.restoring.found()[0], house.setup.recovery_code)


def test_a_backup_of_a_newer_workwell_is_refused_with_its_own_sentence(house: House) -> None:
    (made,) = house.places.backups_dir.glob("*.wwbackup")
    text = (made / "manifest.json").read_text()
    (made / "manifest.json").write_text(text.replace('"format": 2', '"format": 9'))
    assert house.restoring.found() == ()
    with pytest.raises(NewerFormat):
        house.restoring.in_folder(made)


@pytest.mark.parametrize("stop_after", [1, 2])
def test_a_stop_between_the_two_renames_is_made_up_for(
    worked_on: House, monkeypatch: pytest.MonkeyPatch, stop_after: int
) -> None:
    staged = worked_on.staged()
    done: list[str] = []
    rename = os.rename

    def stopping(source: Path, target: Path) -> None:
        if len(done) == stop_after:
            raise KeyboardInterrupt
        done.append(str(target))
        rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", stopping)
        with pytest.raises(KeyboardInterrupt):
            worked_on.restoring.put_in_place(staged)
    assert worked_on.access.exists()
    opened = worked_on.open()
    assert groups_in(opened) == {"Monday Circle"}
    assert opened.freshness is Freshness.FRESH
    opened.vault.close()
    (archived,) = changing_places.archive_dir(worked_on.places).iterdir()
    assert (archived / "vault" / "main.db").exists()


def test_a_passphrase_chosen_since_opens_an_older_backup_and_stays_the_one_to_type(house: House) -> None:
    opened = house.open()
    house.access.set_passphrase(opened.keys, PASSPHRASE)
    opened.vault.close()
    info = house.restoring.found()[0]
    assert house.restoring.way(info) is Protection.PASSPHRASE
    with pytest.raises(Refusal):
        house.restoring.with_passphrase(info, "something else altogether")
    backup_opened = house.restoring.with_passphrase(info, PASSPHRASE)
    house.restoring.put_in_place(house.restoring.stage(backup_opened)).vault.vault.close()
    house.access.with_passphrase(PASSPHRASE).vault.close()


def test_somebody_erased_since_stays_erased(house: House) -> None:
    opened = house.open()
    desk = opened.desk(_nobody_listens, _now)
    (group,) = desk.groups.all()
    person = Person(id=new_id(), display_name="Zyzzyva Cliffside")  # type: ignore[arg-type]
    desk.roster.add_new(group.id, person, _now().date() - timedelta(days=9))
    opened.backups.back_up()
    opened.backups.remember_erased([person.id.hex])
    opened.vault.close()
    staged = house.staged()
    assert staged.erased_again == 1
    restored = house.restoring.put_in_place(staged).vault
    assert restored.desk(_nobody_listens, _now).people.all() == ()
    restored.vault.check()
    restored.vault.close()


def test_starting_over_moves_everything_into_the_archive(house: House) -> None:
    archived = house.restoring.start_over()
    assert not house.access.exists()
    assert (archived / "vault" / "main.db").exists()
    assert list((archived / "backups").glob("*.wwbackup"))
    fresh = house.access.create(house.access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    assert fresh.freshness is Freshness.FRESH
    assert groups_in(fresh) == set()
    fresh.close()


def test_stopping_half_way_leaves_nothing(worked_on: House) -> None:
    info = worked_on.restoring.found()[0]
    opened = worked_on.restoring.with_store(info)
    assert isinstance(opened, Opened)
    with pytest.raises(Refusal):
        worked_on.restoring.stage(opened, cancelled=lambda: True)
    assert not list(worked_on.places.home.glob(f"{STAGED}*"))


@pytest.fixture
def old_style(house: House) -> House:
    """The same house with its only backup as an earlier WorkWell wrote it: under the vault's own key."""
    (made,) = house.places.backups_dir.glob("*.wwbackup")
    opened = house.open()
    for name in ("data.db", "manifest.json", "keys.age"):
        (made / name).unlink()
    head = opened.vault.copy_to(made / "main.db").head
    assert head is not None
    (made / "audit-head.txt").write_text(f"{head[0]} {head[1]}\n")
    add_group(opened, "Night Lanterns")
    opened.vault.close()
    return house


def test_a_backup_of_an_earlier_workwell_comes_back(old_style: House) -> None:
    restored = old_style.restoring.put_in_place(old_style.staged())
    assert groups_in(restored.vault) == {"Monday Circle"}
    restored.vault.vault.close()


def test_looking_leaves_nothing_beside_a_backup(old_style: House) -> None:
    (made,) = old_style.places.backups_dir.glob("*.wwbackup")
    before = sorted(path.name for path in made.iterdir())
    old_style.restoring.put_aside(old_style.staged())
    assert sorted(path.name for path in made.iterdir()) == before


def test_private_process_notes_stay_with_this_computer(worked_on: House) -> None:
    """They are a vault of their own, which no backup of this one holds."""
    for name in ("process.db", "process.wwk"):
        (worked_on.places.vault_dir / name).write_bytes(name.encode())
    worked_on.restoring.put_in_place(worked_on.staged()).vault.vault.close()
    for name in ("process.db", "process.wwk"):
        assert (worked_on.places.vault_dir / name).read_bytes() == name.encode()


def test_a_folder_of_newer_backups_says_so(house: House) -> None:
    (made,) = house.places.backups_dir.glob("*.wwbackup")
    text = (made / "manifest.json").read_text()
    (made / "manifest.json").write_text(text.replace('"format": 2', '"format": 9'))
    with pytest.raises(NewerFormat):
        house.restoring.in_folder(made.parent)


def test_what_lies_beside_the_backups_on_a_stick_comes_along(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(house.places.backups_dir, stick)
    apart = stick / "process" / "20261101T000000.000000Z.wwprocess"
    apart.mkdir(parents=True)
    (apart / "data.db").write_bytes(b"sealed")
    (stick / "erased.txt").write_text("ab" * 16 + "\n")
    new = House(Places(tmp_path / "new laptop"), KeyStore.for_this_run(), house.setup)
    (info,) = new.restoring.in_folder(stick)
    staged = new.restoring.stage(new.restoring.with_sheet(info, house.setup.recovery_code))
    new.restoring.put_in_place(staged).vault.vault.close()
    assert (new.places.backups_dir / "process" / apart.name / "data.db").read_bytes() == b"sealed"
    assert erased_in(new.places.backups_dir) == {"ab" * 16}
