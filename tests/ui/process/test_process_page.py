"""Private notes open with their own passphrase, close by themselves, and leave no word behind."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.process.conftest import OTHER, OWN, Room
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.storage import process_backup
from workwell_desktop.storage.process_vault import ProcessVault
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.bulletin import SaveState
from workwell_desktop.ui.kit.controls import CardButton
from workwell_desktop.ui.kit.places_to_go import ToNote, ToPerson, ToProcessNotes
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.process.view import TITLE
from workwell_desktop.usecases.process_notes import OPENED

CANARY = "zyzzyva"


def every_word(widget: QWidget) -> str:
    """Return everything a widget and what it holds show, say, hint or remember."""
    said: list[str] = []
    for each in (widget, *widget.findChildren(QWidget)):
        said += [each.accessibleName(), each.accessibleDescription(), each.toolTip(), each.windowTitle()]
        if isinstance(each, QLabel | QLineEdit):
            said.append(each.text())
        if isinstance(each, QPlainTextEdit):
            said += [each.toPlainText(), each.placeholderText()]
    return "\n".join(said)


def gone_for_good() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


# ------------------------------------------------------------------------------------------------------------- set up


def test_set_up_says_plainly_that_nobody_can_reset_it(room: Room) -> None:
    view = room.comes().view.set_up
    assert "Nobody can reset it" in every_word(view)
    assert not view.button.isEnabled()
    for edit in (view.passphrase.first_edit, view.passphrase.again_edit):
        QTest.keyClicks(edit, OWN)
    assert view.passphrase.first_edit.echoMode() is QLineEdit.EchoMode.Password
    assert not view.button.isEnabled(), "not before it was understood"
    view.understood.click()
    view.button.click()
    assert not room.is_closed()
    assert OWN not in every_word(room.page)
    assert room.private.are_set_up()


@pytest.mark.slow
def test_the_page_alone_makes_no_file(room: Room) -> None:
    before = sorted(room.places.vault_dir.iterdir())
    room.comes()
    room.page.leaving()
    assert sorted(room.places.vault_dir.iterdir()) == before


@pytest.mark.slow
def test_two_that_differ_are_told(room: Room) -> None:
    view = room.comes().view.set_up
    QTest.keyClicks(view.passphrase.first_edit, OWN)
    QTest.keyClicks(view.passphrase.again_edit, OTHER)
    view.understood.click()
    assert "The two differ" in view.passphrase.again.error
    assert not view.button.isEnabled()


@pytest.mark.slow
def test_a_set_up_that_the_disk_refuses_is_told_and_nothing_typed_is_lost(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_means: object) -> None:
        raise DiskFull

    view = room.comes().view.set_up
    for edit in (view.passphrase.first_edit, view.passphrase.again_edit):
        QTest.keyClicks(edit, OWN)
    view.understood.click()
    monkeypatch.setattr(ProcessVault, "create", full)
    view.button.click()
    assert "disk is full" in view.refusal.text()
    assert view.passphrase.text() == OWN
    assert view.button.isEnabled()


# -------------------------------------------------------------------------------------------------------- open, write


@pytest.mark.slow
def test_a_wrong_passphrase_is_told_beside_the_field_and_stays_to_be_mended(ready: Room) -> None:
    view = ready.comes().view.closed
    QTest.keyClicks(view.edit, "seven slow herons")
    QTest.keyClick(view.edit, Qt.Key.Key_Return)
    assert "not the passphrase of your private notes" in view.field.error
    assert view.edit.text() == "seven slow herons"
    assert view.edit.hasFocus()
    assert ready.is_closed()


@pytest.mark.slow
def test_a_note_is_kept_behind_the_keys_signed_and_locked(ready: Room) -> None:
    view = ready.opens()
    assert view.form.areas["text"].hasFocus()
    QTest.keyClicks(view.form.areas["text"], "I felt protective.")
    ready.qtbot.waitUntil(lambda: len(view.list.findChildren(CardButton)) == 1, timeout=2500)
    view.form.sign_and_lock.click()
    ready.page.leaving()
    notes = ready.private.open(OWN)
    (note,) = notes.all()
    notes.close()
    assert (note.text, note.state, note.author) == ("I felt protective.", NoteState.LOCKED, "Ruth A.")


@pytest.mark.slow
def test_it_is_about_where_one_came_from_and_leads_back_there(ready: Room) -> None:
    group = ready.group()
    session, (person, _) = ready.session(group), ready.member(group, "Amara Okafor")
    assert ready.opens(ToProcessNotes(session_id=session.id)).about.text() == "Lanterns, session 1"
    ready.page.view.header.crumb_pressed.emit()
    ready.page.leaving()
    assert ready.opens(ToProcessNotes(person_id=person.id)).about.text() == "Amara O."
    ready.page.view.header.crumb_pressed.emit()
    assert ready.went == [ToNote(session.id), ToPerson(person.id)]


@pytest.mark.slow
def test_a_draft_that_waits_comes_forward_again(ready: Room) -> None:
    group = ready.group()
    place = ToProcessNotes(session_id=ready.session(group).id)
    view = ready.opens(place)
    view.form.areas["text"].setPlainText("half a thought")
    ready.page.leaving()
    ready.writes("about nothing in particular")
    ready.page.leaving()
    assert ready.opens(place).form.areas["text"].toPlainText() == "half a thought"


@pytest.mark.slow
def test_words_of_the_ordinary_record_are_pointed_at_and_kept_all_the_same(ready: Room) -> None:
    view = ready.writes("We started at 18:05.")
    assert "when a session began" in every_word(view.form.fields["text"])
    view.form.areas["text"].setPlainText("I was tired.")
    assert "when a session began" not in every_word(view.form.fields["text"])


@pytest.mark.slow
def test_names_are_noticed(ready: Room) -> None:
    ready.member(ready.group(), "Amara Okafor")
    view = ready.writes("Amara looked at me.")
    assert "Your thinking needs no names." in every_word(view.form.notices["text"])


@pytest.mark.slow
def test_a_note_can_be_deleted_after_asking(ready: Room) -> None:
    view = ready.writes("a thought")
    view.removal.remove_button.click()
    view.removal.sure_button.click()
    assert view.form.areas["text"].toPlainText() == ""
    ready.page.leaving()
    notes = ready.private.open(OWN)
    assert notes.all() == ()
    notes.close()


# -------------------------------------------------------------------------------------------------------------- close


def test_two_minutes_after_the_last_key_they_are_closed(ready: Room) -> None:
    view = ready.writes(f"{CANARY} and more")
    ready.rests(100)
    QTest.keyClick(view.form.areas["text"], Qt.Key.Key_Left)
    ready.rests(100)
    assert ready.shows(view)
    assert ready.page.view.rest.text() == "Closes in 20 s"
    ready.rests(20)
    assert ready.is_closed()
    assert ready.page.view.closed.isVisible()
    assert not ready.page.controller.rest.running


def test_closing_leaves_no_word_in_any_widget(ready: Room) -> None:
    ready.member(ready.group(), f"{CANARY.title()} Okafor")
    view = ready.writes(f"{CANARY} one")
    view.form.sign.click()
    view.form.addenda.start()
    view.form.addenda.text.setPlainText(f"{CANARY} half written")
    view.new.click()
    view.form.areas["text"].setPlainText(f"{CANARY} two")
    area = view.form.areas["text"]
    assert CANARY in every_word(ready.page)
    ready.page.view.close_now.click()
    assert CANARY not in every_word(ready.page).lower()
    assert CANARY not in every_word(view).lower(), "emptied before it is deleted"
    assert not area.document().isUndoAvailable()
    gone_for_good()
    assert CANARY not in "".join(map(every_word, QApplication.topLevelWidgets())).lower()
    assert ready.page.undo_stack.count() == 0


@pytest.mark.slow
def test_leaving_the_page_closes_and_the_way_back_finds_them_closed(ready: Room) -> None:
    ready.writes("a thought")
    ready.page.leaving()
    assert ready.is_closed()
    assert ready.comes().view.closed.isVisible()


@pytest.mark.slow
def test_words_that_cannot_be_saved_keep_the_notes_open(ready: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    view = ready.opens()
    notes = ready.page.controller._open
    assert notes is not None

    def full(*_means: object) -> None:
        raise DiskFull

    monkeypatch.setattr(type(notes.notes), "write", full)
    view.form.areas["text"].setPlainText("not to be lost")
    ready.page.leaving()
    assert ready.shows(view)
    assert ready.bulletin.words_unsaved
    monkeypatch.undo()
    notes._keeper.saver.flush()
    assert ready.is_closed(), "closed as soon as they are saved"
    assert ready.bulletin.saving().state is SaveState.SAVED


@pytest.mark.slow
def test_what_is_opened_too_late_is_closed_again(ready: Room) -> None:
    page = ready.comes()
    notes = ready.private.open(OWN)
    page.leaving()
    page.controller._opened(notes)
    assert page.view.opened is None
    with pytest.raises(RuntimeError):
        _ = notes.vault.connection


# ------------------------------------------------------------------------------------------------- what others notice


def test_nothing_is_said_and_the_trail_tells_only_that_they_were_opened(ready: Room) -> None:
    heard: list[object] = []
    ready.bulletin.changed.connect(heard.append)
    view = ready.writes(f"{CANARY} and more")
    view.form.sign_and_lock.click()
    ready.page.leaving()
    assert ready.words() == []
    assert heard == []
    with ready.vault.work("test.read") as work:
        since = [row for row in work.audit.tail(9) if row.action.startswith("process")]
    assert [(row.action, row.ids) for row in since] == [(OPENED, ())]
    assert ready.page.view.header.title.text() == TITLE
    assert not ready.page.words_may_be_kept


@pytest.mark.slow
def test_a_backup_is_made_on_closing_and_a_failure_is_told_on_this_page(
    ready: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_means: object) -> None:
        raise DiskFull

    ready.writes("a thought")
    with monkeypatch.context() as patch:
        patch.setattr(process_backup, "copied", broken)
        ready.page.view.close_now.click()
    assert "could not be made" in ready.page.view.closed.trouble.text()
    assert ready.trouble() == ""
    ready.opens()
    assert len(ready.private.backups()) == 1, "made up for as soon as they are opened"
    ready.page.view.close_now.click()
    assert ready.page.view.closed.trouble.isHidden()


@in_every_look
def test_every_state_passes_the_audit(ready: Room, look: Settings) -> None:
    theme.current().apply(look)
    wrong: list[object] = []
    page = ready.comes()
    page.resize(812, 640)

    def look_at() -> None:
        for _ in range(12):
            QApplication.processEvents()
        wrong.extend(audit(page))

    look_at()
    page.view.closed.backups.click()
    page.view.closed.forgotten.click()
    look_at()
    page.leaving()
    view = ready.writes("Amara did not come. We started at 18:05.")
    look_at()
    view.form.sign_and_lock.click()
    view.form.addenda.start()
    view.passphrase.click()
    look_at()
    page.leaving()
    theme.current().apply(Settings())
    assert wrong == []


@pytest.mark.slow
def test_nothing_is_asked_twice_while_a_passphrase_is_being_tried(ready: Room) -> None:
    closed = ready.comes().view.closed
    ready.page.controller._working = True
    closed.edit.setText(OWN)
    closed.button.click()
    closed.anew.confirmed.emit()
    assert ready.is_closed()
    assert ready.private.are_set_up()
