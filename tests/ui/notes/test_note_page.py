"""Writing, signing, locking and adding to a group note, as a facilitator does it after the session."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.notes.conftest import ShowNote
from tests.ui.planner.room import TONIGHT, Room, told_everything
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import GroupId, MembershipId, NoteId, PersonId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.note import GroupNote, NoteState, NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.bulletin import SaveState
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToNote, ToSession
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.notes.controller import NotePage

LEFT = Qt.MouseButton.LeftButton
TWO_SECONDS = 2000


def note_of(room: Room, session: Session) -> GroupNote:
    note = room.desk.notes.of_session(session.id).note
    assert note is not None
    return note


def write(page: NotePage, words: str, field: str = "happened") -> None:
    page.form.view.areas[field].setFocus()
    QTest.keyClicks(page.form.view.areas[field], words)


def add_member(room: Room, group_id: GroupId, name: str) -> PersonId:
    person = Person(id=PersonId(new_id()), display_name=name)
    step = Step(status=MembershipStatus.ACTIVE, on=TONIGHT.date().replace(day=1))
    with room.vault.work("test.member") as work:
        work.people.save(person)
        work.memberships.save(
            Membership(id=MembershipId(new_id()), group_id=group_id, person_id=person.id, steps=(step,))
        )
        work.commit()
    return person.id


def test_an_encrypted_draft_is_at_most_two_seconds_behind_the_keys(
    room: Room, session: Session, show_note: ShowNote, qtbot: QtBot
) -> None:
    page = show_note(session)
    assert page.form.view.saved.text() == "Nothing written yet"
    write(page, "A slow start")
    assert page.form.view.saved.text() == "Saving…"
    qtbot.waitUntil(lambda: room.desk.notes.of_session(session.id).note is not None, timeout=TWO_SECONDS)
    assert note_of(room, session).text.happened == "A slow start"
    assert page.form.view.saved.text() == "Draft saved 20:04"
    assert page.form.view.areas["happened"].hasFocus()


def test_someone_who_never_pauses_is_saved_all_the_same(
    room: Room, session: Session, show_note: ShowNote, qtbot: QtBot
) -> None:
    page = show_note(session)

    def typing_goes_on() -> bool:
        write(page, "x")
        return room.desk.notes.of_session(session.id).note is not None

    qtbot.waitUntil(typing_goes_on, timeout=TWO_SECONDS)


def test_all_three_fields_come_back(room: Room, session: Session, show_note: ShowNote) -> None:
    page = show_note(session)
    write(page, "Listening", "aims")
    write(page, "We met.\rTwo rounds.", "happened")
    write(page, "Cards", "next_time")
    page.leaving()
    assert note_of(room, session).text == NoteText("Listening", "We met.\nTwo rounds.", "Cards")
    again = show_note(session)
    assert again.form.view.text() == NoteText("Listening", "We met.\nTwo rounds.", "Cards")


def test_control_z_takes_back_typing_inside_the_text(room: Room, session: Session, show_note: ShowNote) -> None:
    page = show_note(session)
    write(page, "one")
    page.leaving()
    told_everything(page)
    QTest.keyClick(page.form.view.areas["happened"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.leaving()
    assert note_of(room, session).text.happened == ""


def test_news_from_elsewhere_never_touches_what_is_being_typed(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    page = show_note(session)
    write(page, "half a wo")
    page.form.view.areas["happened"].moveCursor(page.form.view.areas["happened"].textCursor().MoveOperation.Start)
    told_everything(page)
    assert page.form.view.text().happened == "half a wo"
    assert page.form.view.areas["happened"].textCursor().position() == 0
    assert page.form.view.areas["happened"].hasFocus()


def test_a_full_disk_keeps_the_text_says_so_and_tries_again(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    page = show_note(session)
    with room.full_disk():
        write(page, "Precious words")
        page.leaving()
        assert "disk is full" in page.form.view.trouble_words.text()
        assert page.form.view.trouble.isVisible()
        assert room.bulletin.saving().state is SaveState.TROUBLE
        QTest.mouseClick(page.form.view.sign, LEFT)
        assert page.form.view.text().happened == "Precious words"
        assert room.desk.notes.of_session(session.id).note is None
    QTest.mouseClick(page.form.view.retry, LEFT)
    assert note_of(room, session).text.happened == "Precious words"
    assert not page.form.view.trouble.isVisible()
    assert room.bulletin.saving().state is SaveState.SAVED


def test_text_that_could_not_be_saved_survives_a_look_at_another_note(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    other = room.add_session(room.add_group(), "Talk", number=8)
    page = show_note(session)
    with room.full_disk():
        write(page, "Precious words")
        page.show_place(ToNote(other.id))
        assert page.form.view.text() == NoteText()
        page.leaving()
        assert room.bulletin.saving().state is SaveState.TROUBLE
    page.leaving()
    assert note_of(room, session).text.happened == "Precious words"
    assert room.desk.notes.of_session(other.id).note is None
    page.show_place(ToNote(session.id))
    assert page.form.view.text().happened == "Precious words"


def test_a_full_disk_while_signing_signs_when_tried_again(room: Room, session: Session, show_note: ShowNote) -> None:
    page = show_note(session)
    write(page, "We met.")
    page.leaving()
    with room.full_disk():
        QTest.mouseClick(page.form.view.sign_and_lock, LEFT)
        retry = room.bulletin.saving().retry
    assert note_of(room, session).state is NoteState.DRAFT
    assert retry is not None
    retry()
    assert note_of(room, session).state is NoteState.LOCKED


def test_an_empty_note_can_be_signed_only_once_there_is_a_word(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    page = show_note(session)
    for written, word in ((False, " "), (True, "W")):
        write(page, word)
        assert page.form.view.sign.isEnabled() is written
        assert page.form.view.sign_and_lock.isEnabled() is written


def test_a_draft_goes_on_where_it_ends(room: Room, session: Session, show_note: ShowNote) -> None:
    page = show_note(session)
    write(page, "We lit a candle.")
    page.leaving()
    again = show_note(session)
    assert again.form.view.areas["happened"].textCursor().atEnd()
    assert again.form.view.sign.isEnabled()


def test_a_text_that_is_too_long_is_refused_beside_its_field_and_stays(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    page = show_note(session)
    page.form.view.areas["aims"].setFocus()
    page.form.view.areas["aims"].insertPlainText("x" * 20_001)
    page.leaving()
    assert "20,001" in page.form.view.fields["aims"].error
    assert len(page.form.view.text().aims) == 20_001
    assert page.form.view.saved.text() == "Not saved yet"


def test_sign_and_lock_leaves_only_addenda(room: Room, session: Session, show_note: ShowNote) -> None:
    page = show_note(session)
    write(page, "We met <b>twice</b>.")
    QTest.mouseClick(page.form.view.sign_and_lock, LEFT)
    assert note_of(room, session).state is NoteState.LOCKED
    assert room.kept(session).state is SessionState.LOCKED
    assert not page.form.view.writing.isVisible()
    assert page.form.view.reading["happened"].text() == "We met <b>twice</b>."
    assert page.form.view.chip.text() == "Locked"
    assert page.form.view.signature.text().startswith("Signed by Ruth A. on 23 Nov 2026, 20:04")
    assert not page.form.view.lock.isVisible()


def test_signing_first_and_locking_later(room: Room, session: Session, show_note: ShowNote) -> None:
    page = show_note(session)
    write(page, "We met.")
    QTest.mouseClick(page.form.view.sign, LEFT)
    assert note_of(room, session).state is NoteState.SIGNED
    assert room.kept(session).state is SessionState.WRITTEN_UP
    QTest.mouseClick(page.form.view.lock, LEFT)
    assert note_of(room, session).state is NoteState.LOCKED


def test_an_addendum_needs_a_reason_and_keeps_what_was_typed(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    room.desk.notes.write(session.id, NoteText(happened="We met."))
    room.desk.notes.sign(session.id)
    page = show_note(session)
    addenda = page.form.view.addenda
    QTest.mouseClick(addenda.open, LEFT)
    assert addenda.reason.hasFocus()
    addenda.text.setFocus()
    QTest.keyClicks(addenda.text, "The kitchen was free.")
    QTest.mouseClick(addenda.add, LEFT)
    assert addenda.fields["reason"].error
    assert addenda.text.toPlainText() == "The kitchen was free."
    QTest.keyClick(addenda.text, Qt.Key.Key_Escape)
    assert not addenda.form.isVisible()
    QTest.mouseClick(addenda.open, LEFT)
    QTest.keyClicks(addenda.reason, "Remembered later")
    QTest.mouseClick(addenda.add, LEFT)
    added = note_of(room, session).addenda
    assert [(each.reason, each.text, each.author) for each in added] == [
        ("Remembered later", "The kitchen was free.", "Ruth A.")
    ]
    assert note_of(room, session).intact
    assert not addenda.form.isVisible()
    assert addenda.text.toPlainText() == ""


def test_a_note_that_was_changed_behind_our_back_says_so(room: Room, session: Session, show_note: ShowNote) -> None:
    note = GroupNote(
        id=NoteId(new_id()), session_id=session.id, text=NoteText(happened="We met."), edited_at=room.now
    ).signed("Ruth A.", room.now)
    with room.vault.work("test.tamper") as work:
        work.notes.save(replace(note, text=NoteText(happened="We never met.")))
        work.commit()
    page = show_note(session)
    assert "no longer reads as it was signed" in page.form.view.warning.text()
    assert page.form.view.warning.isVisible()


def test_the_numbers_beside_the_note_follow_the_register(room: Room, show_note: ShowNote) -> None:
    group = room.add_group()
    session = room.desk.sessions.end(room.add_session(group, "Talk").id)
    people = [add_member(room, group.id, name) for name in ("Łukasz", "李", "Ada")]
    page = show_note(session)
    assert page.view.came.text() == "The register has not been taken yet."
    room.desk.attendance.mark(session.id, people[0], Code.PRESENT)
    room.desk.attendance.mark(session.id, people[1], Code.APOLOGIES)
    assert page.view.came.text() == "1 of 3 came"
    assert page.view.counts.text() == "1 sent apologies · 1 not marked yet"
    QTest.mouseClick(page.view.register, LEFT)
    page.view.header.crumb_pressed.emit()
    assert room.went == [ToGroup(group.id, "attendance"), ToSession(session.id)]


def test_another_session_shows_its_own_note(room: Room, session: Session, show_note: ShowNote) -> None:
    other = room.add_session(room.add_group(), "Talk", number=8)
    page = show_note(session)
    write(page, "Of the first")
    page.leaving()
    page.show_place(ToNote(other.id))
    assert page.form.view.text() == NoteText()
    write(page, "Of the second")
    page.show_place(ToNote(session.id))
    assert page.form.view.text().happened == "Of the first"
    assert note_of(room, other).text.happened == "Of the second"


@in_every_look
def test_the_page_passes_the_audit(room: Room, session: Session, show_note: ShowNote, look: Settings) -> None:
    dressed = theme.current()
    dressed.apply(look)
    try:
        page = show_note(session)
        page.form.view.fields["happened"].show_error(
            "The note is still empty. Write a line or two before you sign it."
        )
        page.form.view.show_trouble(
            "The disk is full, so this could not be saved yet. Your text is still on the screen."
        )
        _wrap_lines()
        assert audit(page) == []
        room.desk.notes.write(session.id, NoteText(happened="x" * 500 + " 李 <b>"))
        room.desk.notes.sign(session.id)
        room.desk.notes.add(session.id, "Łukasz & <b>" * 9, "y" * 500)
        page.form.view.addenda.start()
        _wrap_lines()
        assert audit(page) == []
    finally:
        dressed.apply(Settings(theme=ThemeChoice.LIGHT))


def _wrap_lines() -> None:
    """Let everything settle: wrapped lines ask for their height only once they know their width."""
    for _ in range(12):
        QApplication.processEvents()
