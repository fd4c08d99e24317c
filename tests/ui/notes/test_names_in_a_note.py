"""Names in a group note: marked as they are typed, moved or written otherwise when wished, and never in the way."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.audit import audit
from tests.ui.notes.conftest import ShowNote
from tests.ui.planner.room import TONIGHT, Room
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.name_guard import NameGuard
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.guarded_text import GuardedText
from workwell_desktop.ui.notes.controller import NotePage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def devon(room: Room, session: Session) -> PersonId:
    """A member of the group, which keeps person notes."""
    group = room.desk.groups.get(session.group_id)
    room.desk.groups.save(replace(group, profile=RecordProfile.CLINICAL))
    return joins(room, session, "Devon")


def joins(room: Room, session: Session, name: str) -> PersonId:
    person = Person(id=PersonId(new_id()), display_name=name)
    return room.desk.roster.add_new(session.group_id, person, TONIGHT.date().replace(day=1))[0].id


def write(page: NotePage, words: str) -> GuardedText:
    area = page.form.view.areas["happened"]
    area.setFocus()
    QTest.keyClicks(area, words)
    return area


def words_of(room: Room, session: Session, person_id: PersonId) -> list[str]:
    lines = room.desk.person_notes.of_person(person_id)
    return [line.note.text for line in lines if line.session and line.session.id == session.id]


def test_a_name_is_marked_as_it_is_typed(room: Room, session: Session, show_note: ShowNote, devon: PersonId) -> None:
    page = show_note(session)
    notice = page.form.view.notices["happened"]
    area = write(page, "We met. Devo")
    assert area.names() == ()
    assert notice.isHidden()
    write(page, "n")
    assert [name.word for name in area.names()] == ["Devon"]
    assert notice.isVisible()
    assert "“Devon”" in notice.words.text()
    assert notice.words.text() == area.accessibleDescription()
    write(page, "shire")
    assert area.names() == ()
    assert audit(page) == []


def test_a_marked_name_never_hinders_signing(
    room: Room, session: Session, show_note: ShowNote, devon: PersonId
) -> None:
    page = show_note(session)
    write(page, "Devon walked.")
    QTest.mouseClick(page.form.view.sign, LEFT)
    note = room.desk.notes.of_session(session.id).note
    assert note is not None
    assert (note.state, note.text.happened) == (NoteState.SIGNED, "Devon walked.")


def test_a_sentence_moves_to_the_person_note_and_back(
    room: Room, session: Session, show_note: ShowNote, devon: PersonId
) -> None:
    page = show_note(session)
    area = write(page, "We met. Devon's bus was late. All well.")
    QTest.mouseClick(page.form.view.notices["happened"].move_button, LEFT)
    assert area.toPlainText() == "We met. All well."
    assert words_of(room, session, devon) == ["Devon's bus was late."]
    assert room.words()[-1] == "Moved to a person note"
    assert page.form.view.notices["happened"].isHidden()
    page.undo_stack.undo()
    assert area.toPlainText() == "We met. Devon's bus was late. All well."
    assert words_of(room, session, devon) == []
    page.undo_stack.redo()
    write(page, " More.")
    page.undo_stack.undo()
    assert area.toPlainText() == "We met. All well. More.", "what was typed since is not lost"
    assert words_of(room, session, devon) == ["Devon's bus was late."]
    assert "stays where it is" in room.bulletin.saving().sentence


def test_a_member_is_written_instead_and_taken_back(
    room: Room, session: Session, show_note: ShowNote, devon: PersonId
) -> None:
    page = show_note(session)
    area = write(page, "We saw Devon's bus.")
    QTest.mouseClick(page.form.view.notices["happened"].unname_button, LEFT)
    assert area.toPlainText() == "We saw a member's bus."
    assert area.hasFocus()
    QTest.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == "We saw Devon's bus."


def test_a_name_can_be_left(room: Room, session: Session, show_note: ShowNote, devon: PersonId) -> None:
    page = show_note(session)
    area = write(page, "We went to Devon and Devon again")
    QTest.mouseClick(page.form.view.notices["happened"].leave_button, LEFT)
    assert area.names() == ()
    assert area.toPlainText() == "We went to Devon and Devon again"
    joins(room, session, "Nadia")
    write(page, " with Nadia")
    assert [name.word for name in area.names()] == ["Nadia"], "another roster marks only who was not left"


def test_of_two_people_of_one_name_one_is_chosen(
    room: Room, session: Session, show_note: ShowNote, devon: PersonId
) -> None:
    joins(room, session, "Maya Rosen")
    roth = joins(room, session, "Maya Roth")
    page = show_note(session)
    write(page, "Maya sang.")
    notice = page.form.view.notices["happened"]
    assert notice.whose.isVisible()
    notice.whose.show_value(roth)
    QTest.mouseClick(notice.move_button, LEFT)
    assert words_of(room, session, roth) == ["Maya sang."]


def test_without_person_notes_only_another_wording_is_offered(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    joins(room, session, "Devon")
    page = show_note(session)
    write(page, "Devon walked.")
    notice = page.form.view.notices["happened"]
    assert notice.isVisible()
    assert notice.move_button.isHidden()
    assert notice.unname_button.isVisible()


def test_names_behind_letters_of_two_units_are_marked_where_they_stand(
    room: Room, session: Session, show_note: ShowNote, devon: PersonId
) -> None:
    room.desk.notes.write(session.id, NoteText(happened="🦊🦊 A fox and Devon 🦊 came"))
    page = show_note(session)
    area = page.form.view.areas["happened"]
    (name,) = area.names()
    area.unname(name)
    assert area.toPlainText() == "🦊🦊 A fox and a member 🦊 came"


def test_marking_is_no_edit(room: Room, session: Session, show_note: ShowNote, devon: PersonId) -> None:
    room.desk.notes.write(session.id, NoteText(happened="Devon came"))
    page = show_note(session)
    edits: list[str] = []
    page.form.view.areas["happened"].edited.connect(edits.append)
    joins(room, session, "Nadia")
    assert edits == []
    assert page.form.view.saved.text() == "Draft saved 20:04"


def test_a_key_in_twenty_thousand_characters_of_five_hundred_people_is_instant(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    page = show_note(session)
    area = page.form.view.areas["happened"]
    crowd = [Person(id=PersonId(new_id()), display_name=f"Zan{i}o Qu{i}e") for i in range(500)]
    looked: list[int] = []
    guard = NameGuard.over(crowd)

    def find(line: str) -> object:
        looked.append(len(line))
        return guard.find(line)

    area.show_text("\n".join(["A slow start with Zan7o and a warm round about being interrupted at work."] * 270))
    area.guard(find)  # type: ignore[arg-type]
    looked.clear()
    began = time.perf_counter()
    QTest.keyClicks(area, "x")
    assert len(looked) <= 1, "only the line that changed is looked at"
    assert sum(looked) < 200
    assert time.perf_counter() - began < 0.5
