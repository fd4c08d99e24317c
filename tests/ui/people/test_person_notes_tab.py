"""The tab of person notes: whom it shows for, writing on in place, taking away with undo, the way to the session."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.membership import LeavingReason, MembershipStatus
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.retention import RecordClass
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToPerson
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.people import build
from workwell_desktop.ui.people.controller import PersonPage
from workwell_desktop.ui.people.note_row import NoteRow


@pytest.fixture
def page(front: FrontDesk) -> PersonPage:
    page = build(front.desk, front.window, QUndoStack())
    front.qtbot.addWidget(page)
    assert isinstance(page, PersonPage)
    return page


def written_of(front: FrontDesk) -> tuple[Group, Person]:
    """Return a group that keeps person notes, and someone of whom two were written."""
    group = front.group("Lanterns", profile=RecordProfile.CLINICAL)
    maya, _ = front.member(group, "Maya Rosen")
    for weeks, text in ((2, "Offered to bring tea."), (1, "Quieter than last week.")):
        front.desk.person_notes.write(front.session(group, NOW - weeks * WEEK).id, maya.id, text)
    return group, maya


def notes_tab(front: FrontDesk, page: PersonPage, person: Person) -> list[NoteRow]:
    """Open the tab and return its rows from the top."""
    front.show(page, ToPerson(person.id))
    page.view.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    assert page.view.tabs.key() == "notes"
    return sorted(page.view.notes.rows.values(), key=lambda row: row.y())


def tabs(page: PersonPage) -> list[str]:
    return [page.view.tabs.tabText(index) for index in range(page.view.tabs.count())]


def texts(front: FrontDesk, person: Person) -> set[str]:
    return {line.note.text for line in front.desk.person_notes.of_person(person.id)}


def type_over(row: NoteRow, text: str) -> None:
    row.text.setFocus()
    QTest.keyClick(row.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(row.text, Qt.Key.Key_Delete)
    QTest.keyClicks(row.text, text)


def test_the_tab_shows_where_notes_are_kept_or_were_written(front: FrontDesk, page: PersonPage) -> None:
    group, maya = written_of(front)
    zoe, membership = front.member(group, "Zoe")
    sam, _ = front.member(front.group("Beacon"), "Sam")
    for person, tab in ((maya, ["Person notes 2"]), (zoe, ["Person notes"]), (sam, [])):
        front.show(page, ToPerson(person.id))
        assert tabs(page) == ["Overview", *tab, "Contact log", "Details", "Their record"]
    front.desk.roster.move(membership.id, MembershipStatus.LEFT, NOW.date(), LeavingReason.MOVED)
    front.desk.groups.save(replace(group, profile=RecordProfile.NAMED_REGISTER))
    for person, tab in ((maya, ["Person notes 2"]), (zoe, [])):
        front.show(page, ToPerson(person.id))
        assert tabs(page) == ["Overview", *tab, "Contact log", "Details", "Their record"]


def test_notes_stand_newest_session_first_and_lead_to_its_close_out(front: FrontDesk, page: PersonPage) -> None:
    group, maya = written_of(front)
    rows = notes_tab(front, page, maya)
    assert [(row.title.text(), row.text.toPlainText()) for row in rows] == [
        ("16 Nov 2026 · Lanterns, session 2", "Quieter than last week."),
        ("9 Nov 2026 · Lanterns, session 1", "Offered to bring tea."),
    ]
    assert audit(page) == []
    QTest.mouseClick(rows[1].open_button, Qt.MouseButton.LeftButton)
    first = front.desk.sessions.of_group(group.id)[0]
    assert front.went == [ToCloseOut(first.id, "notes")]


def test_a_note_is_kept_as_it_is_typed_stays_in_its_place_and_is_undone(front: FrontDesk, page: PersonPage) -> None:
    _, maya = written_of(front)
    row = notes_tab(front, page, maya)[1]
    type_over(row, "Brought tea.")
    front.qtbot.waitUntil(lambda: "Brought tea." in texts(front, maya), timeout=4000)
    assert notes_tab(front, page, maya)[1] is row
    QTest.keyClicks(row.text, " And cups.")
    page.leaving()
    assert texts(front, maya) == {"Brought tea. And cups.", "Quieter than last week."}
    page.undo_stack.undo()
    assert texts(front, maya) == {"Offered to bring tea.", "Quieter than last week."}
    assert row.text.toPlainText() == "Offered to bring tea."


def test_an_emptied_note_can_be_written_anew_before_the_page_is_left(front: FrontDesk, page: PersonPage) -> None:
    _, maya = written_of(front)
    row = notes_tab(front, page, maya)[0]
    type_over(row, "")
    front.qtbot.waitUntil(lambda: texts(front, maya) == {"Offered to bring tea."}, timeout=4000)
    QTest.keyClicks(row.text, "Calm.")
    page.leaving()
    assert texts(front, maya) == {"Offered to bring tea.", "Calm."}
    type_over(row, "")
    page.leaving()
    assert tabs(page)[1] == "Person notes 1"
    page.undo_stack.undo()
    assert texts(front, maya) == {"Offered to bring tea.", "Quieter than last week."}


def test_a_note_is_taken_away_and_put_back(front: FrontDesk, page: PersonPage) -> None:
    _, maya = written_of(front)
    row = notes_tab(front, page, maya)[0]
    QTest.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    assert (texts(front, maya), tabs(page)[1]) == ({"Offered to bring tea."}, "Person notes 1")
    front.undo_last()
    assert (len(texts(front, maya)), tabs(page)[1]) == (2, "Person notes 2")


def test_undo_brings_no_note_back_that_a_record_profile_took_away_since(front: FrontDesk, page: PersonPage) -> None:
    group, maya = written_of(front)
    row = notes_tab(front, page, maya)[0]
    QTest.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    front.desk.profiles.apply(group.id, RecordProfile.PEER_MINIMAL, remove=True)
    page.undo_stack.undo()
    assert texts(front, maya) == set()
    assert "keeps no notes about single people" in front.trouble()
    assert page.view.tabs.key() == "overview"


def test_a_note_too_long_to_keep_stays_and_holds_back_no_other(front: FrontDesk, page: PersonPage) -> None:
    _, maya = written_of(front)
    above, below = notes_tab(front, page, maya)
    above.text.setPlainText("x" * 20_001)
    type_over(below, "Brought tea.")
    page.leaving()
    assert "Please shorten it" in above.field.error
    assert texts(front, maya) == {"Brought tea.", "Quieter than last week."}
    assert len(above.text.toPlainText()) == 20_001


@in_every_look
def test_the_tab_passes_the_audit_full_and_empty(front: FrontDesk, page: PersonPage, look: Settings) -> None:
    group, maya = written_of(front)
    front.desk.groups.save(replace(group, name="Hope & Courage " * 5))
    zoe, _ = front.member(group, "Zoe")
    theme.current().apply(look)
    try:
        for person in (maya, zoe):
            notes_tab(front, page, person)
            page.resize(812, 640)
            for _ in range(6):
                QApplication.processEvents()
            assert audit(page) == []
    finally:
        theme.current().apply(Settings())


def signed_of(front: FrontDesk, person: Person) -> PersonNote:
    return next(line.note for line in front.desk.person_notes.of_person(person.id) if line.note.signed_at)


@pytest.mark.slow
def test_a_note_is_signed_locked_and_added_to(front: FrontDesk, page: PersonPage) -> None:
    _, maya = written_of(front)
    row = notes_tab(front, page, maya)[0]
    row.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(row.text, " She laughed.")
    QTest.mouseClick(row.sign, Qt.MouseButton.LeftButton)
    note = signed_of(front, maya)
    assert note.text == "Quieter than last week. She laughed."
    assert note.intact
    assert not row.text.isVisible()
    assert not row.remove_button.isVisible()
    assert row.reading is not None
    assert row.reading.text() == note.text
    QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    assert signed_of(front, maya).state is NoteState.LOCKED
    addenda = row.addenda
    assert addenda is not None
    QTest.mouseClick(addenda.open, Qt.MouseButton.LeftButton)
    QTest.keyClicks(addenda.text, "It was the tea.")
    QTest.mouseClick(addenda.add, Qt.MouseButton.LeftButton)
    assert addenda.fields["reason"].error
    QTest.keyClicks(addenda.reason, "Remembered later")
    QTest.mouseClick(addenda.add, Qt.MouseButton.LeftButton)
    added = signed_of(front, maya).addenda
    assert [(each.reason, each.text) for each in added] == [("Remembered later", "It was the tea.")]
    page.undo_stack.undo()
    assert "signed" in front.trouble(), "undo of typing does not reach into a signed note"
    assert audit(page) == []


@pytest.mark.slow
def test_earlier_wordings_and_who_can_see_them_stand_beside_the_notes(front: FrontDesk, page: PersonPage) -> None:
    group, maya = written_of(front)
    row = notes_tab(front, page, maya)[0]
    front.now += timedelta(minutes=30)
    QTest.keyClicks(row.text, " More.")
    page.leaving()
    page.controller.read()
    assert row.wordings.link.text() == "Read 1 earlier wording"
    QTest.mouseClick(row.wordings.link, Qt.MouseButton.LeftButton)
    assert "Quieter than last week." in [each.text() for each in row.wordings.list.findChildren(ReadingText)]
    assert "No time is set" in page.view.notes.sees.words()
    front.desk.retention.keep_rule(group.id, RecordClass.PERSON_NOTE, 84, "")
    page.refresh(Changes.KEEPING)
    assert "7 years." in page.view.notes.sees.words()
