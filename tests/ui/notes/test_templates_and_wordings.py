"""The group note: headings to start from, what stood before, who can see it, and the way to the debrief."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.notes.conftest import ShowNote
from tests.ui.planner.room import Room
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.places_to_go import ToDebrief
from workwell_desktop.ui.kit.reading_text import ReadingText

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.slow


def test_headings_go_into_each_field_beneath_what_stands_there(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    room.desk.notes.write(session.id, NoteText(aims="Rest", happened="We met."))
    page = show_note(session)
    form = page.form.view
    form.templates.menu_of_templates.actions()[0].trigger()
    page.leaving()
    note = room.desk.notes.of_session(session.id).note
    assert note is not None
    assert note.text.aims == "Rest"
    assert note.text.happened.startswith("We met.\nThemes:")
    assert note.text.next_time.startswith("We said we would:")


def test_what_stood_before_is_read_with_its_fields(room: Room, session: Session, show_note: ShowNote) -> None:
    room.desk.notes.write(session.id, NoteText(aims="Rest", happened="We met."))
    room.now += timedelta(minutes=30)
    room.desk.notes.write(session.id, NoteText(aims="Rest", happened="We met twice."))
    page = show_note(session)
    wordings = page.form.view.wordings
    assert wordings.link.text() == "Read 1 earlier wording"
    QTest.mouseClick(wordings.link, LEFT)
    assert [each.text() for each in wordings.list.findChildren(ReadingText)] == ["Rest", "We met."]
    QTest.mouseClick(page.form.view.sign, LEFT)
    assert wordings.isVisible(), "what a draft said before stays readable once it is signed"


def test_the_page_says_who_can_see_it_and_leads_to_the_debrief(
    room: Room, session: Session, show_note: ShowNote
) -> None:
    page = show_note(session)
    assert "run sheet" in page.view.sees.words()
    assert "packet" in page.view.sees.words()
    QTest.mouseClick(page.view.debrief, LEFT)
    assert room.went[-1] == ToDebrief(session.id)
