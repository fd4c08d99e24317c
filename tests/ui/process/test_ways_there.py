"""Private notes are reached from a session's note and a person's notes, by a link that tells nothing of them."""

import pytest
from PySide6.QtGui import QUndoStack

from tests.ui.process.conftest import OWN, Room
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.ui import notes, people
from workwell_desktop.ui.kit.places_to_go import ToNote, ToPerson, ToProcessNotes
from workwell_desktop.ui.notes.controller import NotePage
from workwell_desktop.ui.people.controller import PersonPage

pytestmark = pytest.mark.slow


def link_words(room: Room) -> list[str]:
    """Follow both links, and return what they say."""
    group = room.group(profile=RecordProfile.CLINICAL)
    session, (person, _) = room.session(group), room.member(group, "Amara Okafor")
    note_page = notes.build(room.desk, room.window)
    assert isinstance(note_page, NotePage)
    room.show(note_page, ToNote(session.id))
    note_page.view.private.click()
    person_page = people.build(room.desk, room.window, QUndoStack(room.page))
    assert isinstance(person_page, PersonPage)
    room.show(person_page, ToPerson(person.id))
    person_page.view.notes.private.click()
    assert room.went[-2:] == [ToProcessNotes(session_id=session.id), ToProcessNotes(person_id=person.id)]
    return [note_page.view.private.text(), person_page.view.notes.private.text()]


def test_the_links_say_the_same_whether_any_exist_or_not(room: Room) -> None:
    before = link_words(room)
    opened = room.private.set_up(OWN)
    opened.write(opened.begin().id, "a thought")
    opened.close()
    assert link_words(room) == before == ["Private notes…", "Private notes…"]
