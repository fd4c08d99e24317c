"""Changing locks and keys of a real vault: what each change does, and what stays when it cannot be done."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from keyring import errors
from sqlalchemy import text

from tests.usecases.kept_safe import PASSPHRASE, SECOND, SERVICE, Safe, by_passphrase, by_sheet, by_store, opens
from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.errors import DiskFull, Fault, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.security import copies, passphrase, proof, protection
from workwell_desktop.security.header import Cost
from workwell_desktop.security.store import KeyStore, packed
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases import access as access_module
from workwell_desktop.usecases.protecting import OLD_PASSPHRASE, Protecting


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one guess cost next to nothing."""
    for name in ("FLOOR", "STANDARD"):
        monkeypatch.setattr(passphrase, name, Cost(memory_kib=64, passes=1, lanes=1))


@pytest.fixture
def easy(tmp_path: Path) -> Iterator[Safe]:
    made = Safe(tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def typed(tmp_path: Path) -> Iterator[Safe]:
    """Yield a vault that a passphrase opens."""
    made = Safe(tmp_path / "home", Protection.PASSPHRASE)
    yield made
    made.close()


# Each change, as it should go


@pytest.mark.slow
def test_a_changed_passphrase_opens_and_the_old_one_does_not(typed: Safe) -> None:
    typed.protecting.change_passphrase(PASSPHRASE, SECOND)
    typed.reopen(by_passphrase(SECOND))
    assert not opens(typed, by_passphrase(PASSPHRASE))
    typed.reopen(by_sheet(typed.sheet))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "field"), [(SECOND, SECOND, OLD_PASSPHRASE), (PASSPHRASE, "hello", "passphrase")]
)
def test_a_wrong_old_or_a_weak_new_passphrase_changes_nothing(typed: Safe, old: str, new: str, field: str) -> None:
    before = typed.places.header.read_bytes()
    with pytest.raises(Refusal) as caught:
        typed.protecting.change_passphrase(old, new)
    assert caught.value.field == field
    assert typed.places.header.read_bytes() == before
    assert typed.opened.backups.all() == ()


def test_from_login_to_passphrase_the_key_leaves_the_store_and_back_it_returns(easy: Safe) -> None:
    assert easy.protecting.use_passphrase(PASSPHRASE) == ""
    assert easy.item() == ()
    assert easy.protecting.mode() is Protection.PASSPHRASE
    assert not easy.protecting.key_in_store()
    easy.reopen(by_passphrase(PASSPHRASE))
    easy.protecting.use_login()
    assert easy.protecting.mode() is Protection.EASY
    easy.reopen(by_store)
    assert not easy.access.doors().passphrase
    easy.reopen(by_sheet(easy.sheet))


@pytest.mark.slow
def test_a_key_that_the_store_does_not_let_go_of_is_told_and_stays_marked(easy: Safe) -> None:
    easy.shelf.keeps_all = True
    assert "did not let go" in easy.protecting.use_passphrase(PASSPHRASE)
    assert easy.protecting.key_in_store()
    easy.reopen(by_passphrase(PASSPHRASE))
    easy.shelf.keeps_all = False
    assert easy.protecting.change_passphrase(PASSPHRASE, SECOND) == ""
    assert easy.item() == ()
    assert not easy.protecting.key_in_store()


@pytest.mark.slow
def test_a_passphrase_that_does_not_open_leaves_the_login(easy: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "passphrase_holds", lambda *_: False)
    with pytest.raises(Fault, match="nothing was changed"):
        easy.protecting.use_passphrase(PASSPHRASE)
    assert easy.protecting.mode() is Protection.EASY
    easy.reopen(by_store)


@pytest.mark.slow
@pytest.mark.parametrize("trouble", [errors.KeyringLocked("locked"), errors.NoKeyringError("none")])
def test_a_store_that_does_not_serve_leaves_the_passphrase(typed: Safe, trouble: Exception) -> None:
    typed.shelf.trouble = trouble
    with pytest.raises(Refusal):
        typed.protecting.use_login()
    assert typed.protecting.mode() is Protection.PASSPHRASE
    assert not typed.protecting.key_in_store()
    typed.reopen(by_passphrase(PASSPHRASE))


@pytest.mark.slow
def test_a_key_that_does_not_read_back_leaves_the_passphrase_and_no_item(tmp_path: Path) -> None:
    typed = Safe(tmp_path / "home", Protection.PASSPHRASE)
    typed.opened.store = KeyStore(lambda: (typed.shelf,), lambda *_: False)
    with pytest.raises(Fault, match="could not be read back"):
        typed.protecting.use_login()
    assert typed.item() == ()
    assert not typed.protecting.key_in_store()
    typed.reopen(by_passphrase(PASSPHRASE))
    typed.close()


def test_a_new_sheet_changes_every_key_and_old_backups_keep_the_old_sheet(easy: Safe, tmp_path: Path) -> None:
    before = easy.opened.keys
    older = tmp_path / "vault.wwk"
    older.write_bytes((Path(easy.opened.backups.back_up().path) / "vault.wwk").read_bytes())
    sheet = easy.protecting.new_sheet()
    assert easy.protecting.finish_new_sheet(sheet) == ""
    after = easy.opened.keys
    assert (after.epoch, after.audit_key) == (2, before.audit_key)
    assert {after.master_key, after.database_key}.isdisjoint({before.master_key, before.database_key})
    assert easy.item() == (after.master_key,)
    assert not easy.places.database_of(1).exists()
    easy.reopen(by_store)
    easy.reopen(by_sheet(sheet.recovery_code))
    assert not opens(easy, by_sheet(easy.sheet))
    newest = copies.read_file(Path(easy.opened.backups.all()[0].path) / "vault.wwk")
    assert protection.open_with_sheet(newest, sheet.recovery_code).master_key == after.master_key
    assert protection.open_with_sheet(copies.read_file(older), easy.sheet).master_key == before.master_key


@pytest.mark.slow
def test_a_new_sheet_keeps_the_passphrase_and_asks_for_it(typed: Safe) -> None:
    sheet = typed.protecting.new_sheet()
    with pytest.raises(Refusal) as caught:
        typed.protecting.finish_new_sheet(sheet, SECOND)
    assert caught.value.field == OLD_PASSPHRASE
    assert typed.opened.keys.epoch == 1
    assert typed.protecting.finish_new_sheet(sheet, PASSPHRASE) == ""
    typed.reopen(by_passphrase(PASSPHRASE))
    typed.reopen(by_sheet(sheet.recovery_code))
    assert not opens(typed, by_sheet(typed.sheet))


@pytest.mark.slow
def test_a_store_that_does_not_serve_leaves_the_old_sheet_and_keys(easy: Safe) -> None:
    before, sheet = easy.places.header.read_bytes(), easy.protecting.new_sheet()
    easy.shelf.trouble = errors.KeyringLocked("locked")
    with pytest.raises(Refusal):
        easy.protecting.finish_new_sheet(sheet)
    assert easy.places.header.read_bytes() == before
    easy.reopen(by_store)
    easy.reopen(by_sheet(easy.sheet))


def test_another_database_key_leaves_every_lock_and_nothing_of_the_old_file(easy: Safe) -> None:
    old = easy.opened.keys.database_key
    assert easy.protecting.rotate_database()
    assert easy.opened.keys.database_key != old
    assert sorted(path.name for path in easy.places.vault_dir.glob("main*")) == [
        "main.2.db",
        "main.2.db-shm",
        "main.2.db-wal",
    ]
    easy.reopen(by_store)
    easy.reopen(by_sheet(easy.sheet))
    assert easy.protecting.rotate_database()
    assert easy.opened.vault.path == easy.places.database_of(3)


@pytest.mark.slow
def test_what_is_written_after_a_change_is_anchored_and_kept(easy: Safe) -> None:
    easy.protecting.rotate_database()
    with easy.opened.vault.work("facilitator.save") as work:
        work.facilitator.save(Facilitator(name="Ruth A.", organisation="after"))
        work.commit()
    assert easy.opened.anchor is not None
    assert easy.opened.anchor.anchor.epoch == 2
    easy.reopen(by_store)


@pytest.mark.slow
def test_a_file_of_a_later_epoch_is_never_written_over(easy: Safe) -> None:
    stranger = easy.places.database_of(7)
    stranger.write_bytes(b"a newer vault of an older key file")
    assert easy.protecting.rotate_database()
    assert easy.opened.vault.path == easy.places.database_of(8)
    assert stranger.read_bytes() == b"a newer vault of an older key file"


@pytest.mark.slow
def test_a_full_disk_leaves_the_vault_and_no_second_file(easy: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Vault, "rewritten", fill_up)
    renew = partial(easy.protecting.finish_new_sheet, easy.protecting.new_sheet())
    for change in (easy.protecting.rotate_database, renew):
        with pytest.raises(DiskFull):
            change()
        assert [path.name for path in easy.places.vault_dir.glob("main*.db*") if path.suffix == ".db"] == ["main.db"]
        assert easy.item() == (easy.opened.keys.master_key,)
    monkeypatch.undo()
    easy.reopen(by_store)


@pytest.mark.slow
def test_without_a_backup_nothing_is_begun(easy: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(*_: object, **__: object) -> None:
        raise DiskFull

    before, item = easy.places.header.read_bytes(), easy.item()
    monkeypatch.setattr(Vault, "copy_to", fill_up)
    for change in (
        easy.protecting.rotate_database,
        lambda: easy.protecting.use_passphrase(PASSPHRASE),
        lambda: easy.protecting.finish_new_sheet(easy.protecting.new_sheet()),
    ):
        with pytest.raises(DiskFull):
            change()
        assert (easy.places.header.read_bytes(), easy.item()) == (before, item)


# The sheet and its year


def test_a_test_of_the_sheet_is_remembered_for_a_year(easy: Safe) -> None:
    today = datetime.now(UTC).astimezone().date()
    assert easy.protecting.safekeeping().sheet_made_on == today
    assert not easy.protecting.rehearsal_due(today)
    assert easy.protecting.rehearsal_due(today + timedelta(days=366))
    later = Protecting(easy.opened, lambda: datetime(2031, 5, 4, 12, tzinfo=UTC))
    with pytest.raises(Refusal):
        later.test_sheet(easy.sheet[:-1])
    assert easy.protecting.safekeeping().sheet_tested_on is None
    later.test_sheet(easy.sheet)
    assert easy.protecting.safekeeping().sheet_tested_on == date(2031, 5, 4)
    assert not easy.protecting.rehearsal_due(date(2032, 5, 3))


@pytest.mark.slow
def test_a_vault_from_before_is_told_the_day_it_was_made(easy: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    with easy.opened.vault.connection.begin():
        easy.opened.vault.connection.execute(text("DELETE FROM safekeeping"))
    assert easy.protecting.safekeeping() == Safekeeping()
    monkeypatch.setattr(access_module, "_REMEMBERS_SHEETS", 1000)
    easy.reopen(by_store)
    assert easy.protecting.safekeeping().sheet_made_on == datetime.now(UTC).astimezone().date()


@pytest.mark.slow
def test_between_the_steps_the_one_item_holds_both_keys(easy: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    held, really = [], Vault.rewritten
    old = easy.opened.keys.master_key

    def look(vault: Vault, *given: object) -> object:
        held.append(easy.item())
        return really(vault, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Vault, "rewritten", look)
    easy.protecting.finish_new_sheet(easy.protecting.new_sheet())
    assert held == [(old, easy.opened.keys.master_key)]


@pytest.mark.slow
def test_the_item_of_another_vault_is_left_alone(easy: Safe) -> None:
    other = "cd" * 16
    easy.shelf.set_password(SERVICE, other, packed(other, bytes(32)))
    easy.protecting.use_passphrase(PASSPHRASE)
    assert easy.shelf.get_password(SERVICE, other) == packed(other, bytes(32))
    assert easy.store.read(easy.vault_id, bool).state is StoreState.MISSING
