"""The strategies draw only what the rules would keep as it is."""

from hypothesis import given

from tests.domain import strategies as draw
from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.attendance import Mark
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.note import GroupNote, NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session


@given(draw.groups(), draw.persons(), draw.facilitators())
def test_drawn_groups_and_people_are_kept_as_they_are(group: Group, person: Person, who: Facilitator) -> None:
    assert group.checked() == group
    assert person.checked() == person
    assert who.checked() == who


@given(draw.sessions(), draw.blocks(), draw.marks())
def test_drawn_sessions_parts_and_marks_are_kept_as_they_are(session: Session, block: Block, mark: Mark) -> None:
    assert session.checked() == session
    assert block.checked() == block
    assert mark.checked() == mark


@given(draw.note_texts(), draw.notes())
def test_drawn_notes_are_kept_as_they_are(text: NoteText, note: GroupNote) -> None:
    assert text.checked() == text
    assert note.intact
