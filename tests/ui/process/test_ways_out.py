"""Ways out of a closed drawer: another passphrase, a backup brought back, beginning anew. Nothing is lost on any."""

import pytest
from PySide6.QtTest import QTest

from tests.ui.process.conftest import OTHER, OWN, Room
from workwell_desktop.usecases.process_notes import PrivateNotes

pytestmark = pytest.mark.slow


def test_the_passphrase_is_changed_and_asked_for_at_once(ready: Room) -> None:
    view = ready.writes("a thought")
    view.passphrase.click()
    QTest.keyClicks(view.change.old_edit, OTHER)
    for edit in (view.change.new.first_edit, view.change.new.again_edit):
        QTest.keyClicks(edit, OTHER)
    view.change.change.click()
    assert "not the passphrase" in view.change.old.error
    view.change.old_edit.clear()
    QTest.keyClicks(view.change.old_edit, OWN)
    view.change.change.click()
    assert ready.is_closed()
    assert "changed" in ready.page.view.closed.news.text()
    notes = ready.private.open(OTHER)
    assert [note.text for note in notes.all()] == ["a thought"]
    notes.close()


def test_a_backup_is_brought_back_from_the_page(ready: Room) -> None:
    ready.writes("what the backup holds")
    ready.page.view.close_now.click()
    notes = ready.private.open(OWN)
    notes.write(notes.all()[0].id, "what came after")
    notes.close()
    closed = ready.comes().view.closed
    closed.backups.click()
    assert closed.restore.which.count() == 1
    QTest.keyClicks(closed.restore.edit, OTHER)
    closed.restore.button.click()
    assert "not the passphrase" in closed.restore.field.error
    closed.restore.edit.clear()
    QTest.keyClicks(closed.restore.edit, OWN)
    closed.restore.button.click()
    assert "The backup is back" in closed.news.text()
    notes = ready.private.open(OWN)
    assert [note.text for note in notes.all()] == ["what the backup holds"]
    notes.close()


def test_whoever_forgot_it_puts_them_aside_and_begins_anew(ready: Room) -> None:
    closed = ready.comes().view.closed
    closed.forgotten.click()
    closed.anew.remove_button.click()
    assert ready.private.are_set_up(), "not before the answer"
    closed.anew.sure_button.click()
    assert ready.page.view.set_up.isVisible()


def test_lost_notes_lead_to_their_backups_and_not_to_new_ones(ready: Room) -> None:
    ready.writes("a thought")
    ready.page.view.close_now.click()
    for path in ready.places.vault_dir.glob("process*"):
        path.unlink()
    view = ready.comes().view.set_up
    assert view.backups.isVisible()
    view.backups.click()
    QTest.keyClicks(view.restore.edit, OWN)
    view.restore.button.click()
    assert ready.page.view.closed.isVisible()


def test_a_missing_key_file_is_told_with_the_way_to_a_backup(ready: Room) -> None:
    for name in ("process.wwk", "process.wwk.prev"):
        (ready.places.vault_dir / name).unlink()
    closed = ready.comes().view.closed
    QTest.keyClicks(closed.edit, OWN)
    closed.button.click()
    assert "key file is not where it was" in closed.field.error
    assert closed.backups.isVisible()


def test_a_demo_is_told_apart(room: Room) -> None:
    assert PrivateNotes(room.places, room.desk.means, kept=False).set_up(OWN).errand() is None
