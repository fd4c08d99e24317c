"""The backups of the vault, as their tab shows and makes them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.safety.strongroom import Strongroom
from workwell_desktop.domain.backup import BackupStatus
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.freshness import Condition
from workwell_desktop.storage import backup
from workwell_desktop.ui.kit import backup_words, theme
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.safety.backups_controller import BackupsTab
from workwell_desktop.ui.safety.backups_view import BackupsView
from workwell_desktop.usecases import changing_places
from workwell_desktop.usecases.backups import Backups, unconfirmed


def tab_of(room: Strongroom) -> BackupsTab:
    """Return the tab in front."""
    tab = room.page.tab("backups")
    assert isinstance(tab, BackupsTab)
    return tab


def cards_of(room: Strongroom) -> BackupsView:
    """Return its cards."""
    cards = tab_of(room).view
    assert isinstance(cards, BackupsView)
    return cards


def press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


@pytest.mark.slow
def test_the_path_is_copied(backups: Strongroom) -> None:
    press(cards_of(backups).status.place.copy)
    assert QGuiApplication.clipboard().text() == str(backups.access.places.backups_dir)
    QGuiApplication.clipboard().clear()


def test_back_up_now_makes_one_tells_of_it_and_lists_it(backups: Strongroom) -> None:
    heard: list[bool] = []
    backups.bulletin.backed_up.connect(lambda: heard.append(True))
    cards = cards_of(backups)
    assert cards.status.last.text().startswith("No backup yet")
    assert not cards.kept.isVisible()
    press(cards.status.button)
    assert cards.status.last.text() == "Last backup verified just now"
    assert cards.status.where.text() == "It lies on this computer."
    assert heard == [True]
    assert backups.said[-1].text == "The backup was made and verified."
    assert cards.status.button.isEnabled()
    assert cards.kept.table.model().rowCount() == 1
    assert len(backup.all_in(backups.access.places.backups_dir)) == 1


@pytest.mark.slow
def test_a_backup_that_fails_is_said_in_the_card(backups: Strongroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise DiskFull

    cards = cards_of(backups)
    with monkeypatch.context() as patch:
        patch.setattr(backup, "write", full)
        press(cards.status.button)
    assert cards.status.trouble == DiskFull.default
    assert cards.status.last.text().startswith("No backup yet")
    assert cards.status.button.isEnabled()
    press(cards.status.button)
    assert cards.status.trouble == ""


@pytest.mark.slow
def test_a_backup_can_be_stopped_and_nothing_is_left(backups: Strongroom, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = cards_of(backups)
    real = Backups.back_up

    def stopping(self: Backups, reason: object, progress: object, cancelled: object) -> object:
        cards.status.stop.click()
        return real(self, reason, progress, cancelled)  # type: ignore[arg-type]

    monkeypatch.setattr(Backups, "back_up", stopping)
    press(cards.status.button)
    assert "stopped" in backups.said[-1].text
    assert list(backups.access.places.backups_dir.iterdir()) == []


@pytest.mark.slow
def test_a_second_place_is_chosen_told_of_and_forgotten_with_a_way_back(backups: Strongroom, tmp_path: Path) -> None:
    stick = tmp_path / "USB Blue"
    stick.mkdir()
    cards = cards_of(backups)
    press(cards.status.button)
    dialog = tab_of(backups).ask_for_place()
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    assert cards.place.name.text() == "USB Blue"
    assert cards.status.where.text() == "It lies on this computer and on USB Blue."
    press(cards.place.forget)
    assert cards.place.name.text() == "None chosen yet"
    undo = backups.said[-1].undo
    assert undo is not None
    undo()
    assert cards.place.name.text() == "USB Blue"


@pytest.mark.slow
def test_a_place_that_will_not_do_is_said_beside_it(backups: Strongroom) -> None:
    dialog = tab_of(backups).ask_for_place()
    dialog.fileSelected.emit(str(backups.home))
    dialog.close()
    assert "another disk" in cards_of(backups).place.trouble


@pytest.mark.slow
def test_a_cloud_folder_is_taken_with_a_word_of_warning(backups: Strongroom, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    dialog = tab_of(backups).ask_for_place()
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    assert "OneDrive" in cards_of(backups).place.risk.text()


@pytest.mark.slow
def test_one_of_them_is_read_through(backups: Strongroom) -> None:
    cards = cards_of(backups)
    press(cards.status.button)
    press(cards.kept.check)
    assert "reads back as it was written" in cards.kept.answer
    (made,) = backup.all_in(backups.access.places.backups_dir)
    content = bytearray(made.data.read_bytes())
    content[9000] ^= 1
    made.data.write_bytes(content)
    press(cards.kept.check)
    assert "damaged" in cards.kept.answer


@pytest.mark.slow
def test_restoring_goes_behind_the_lock(backups: Strongroom, monkeypatch: pytest.MonkeyPatch) -> None:
    press(cards_of(backups).status.restore)
    assert backups.access.restore_wished()
    assert not backups.access.restore_wished(), "asked once, the wish is gone"


@pytest.mark.slow
def test_a_restored_vault_waits_to_be_confirmed(backups: Strongroom) -> None:
    unconfirmed(backups.access.places).touch()
    tab_of(backups).read()
    cards = cards_of(backups)
    assert cards.status.confirm.isVisible()
    press(cards.status.confirm)
    assert not cards.status.confirm.isVisible()
    assert not backups.opened.backups.paused


@pytest.mark.slow
def test_damage_is_a_named_state_with_a_way_to_a_backup(backups: Strongroom) -> None:
    backups.opened.health.condition = Condition.DAMAGED
    backups.bulletin.vault_checked.emit()
    (notice,) = cards_of(backups).status._notes
    assert "Restore a backup" in notice.words
    assert cards_of(backups).status.restore.isEnabled()


@pytest.mark.slow
def test_in_a_demo_nothing_is_promised(qtbot: QtBot, tmp_path: Path) -> None:
    room = Strongroom(tmp_path / "home", qtbot, tab="backups", throw_away=True)
    cards = cards_of(room)
    assert cards.status.last.text() == "No backups in the demo"
    assert not cards.status.button.isVisible()
    assert not cards.place.isVisible()
    room.opened.close()
    assert not room.access.places.backups_dir.exists() or not list(room.access.places.backups_dir.iterdir())


@pytest.mark.slow
def test_the_foot_says_how_long_ago_and_where(backups: Strongroom, tmp_path: Path) -> None:
    made = backups.opened.backups.back_up()
    now = made.made_at + timedelta(minutes=12, seconds=5)
    status = BackupStatus(last=made)
    assert backup_words.last_verified(status, now) == "Backup verified 12 min ago, on this computer"
    there = replace(status, copied=replace(made, place="USB Blue"))
    assert backup_words.last_verified(there, now) == "Backup verified 12 min ago, on USB Blue"
    assert backup_words.last_verified(BackupStatus(), now) == "No backup yet"
    assert "right vault" in backup_words.last_verified(replace(status, paused=True), now)
    noon = now.replace(hour=12, minute=0)
    at = {
        timedelta(seconds=20): "just now",
        timedelta(minutes=59): "59 min ago",
        timedelta(hours=5): "5 h ago",
        timedelta(hours=20): f"yesterday {(noon - timedelta(hours=20)):%H:%M}",
    }
    assert {gap: backup_words.ago(noon - gap, noon) for gap in at} == at


@pytest.mark.slow
@in_every_look
def test_every_look_passes_the_audit(backups: Strongroom, tmp_path: Path, look: Settings) -> None:
    theme.current().apply(look)
    stick = tmp_path / "OneDrive"
    stick.mkdir()
    press(cards_of(backups).status.button)
    tab_of(backups)._take_place(str(stick))
    unconfirmed(backups.access.places).touch()
    changing_places.take_wish(backups.access.places)
    tab_of(backups).read()
    tab_of(backups)._check(0)
    assert not list(audit(backups.page))
    theme.current().apply(Settings())
