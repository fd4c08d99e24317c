"""Closing out with signed notes: they are only read, the panel follows the tab, a debrief is one press away."""

import pytest

from tests.ui.close_out.conftest import Evening, press
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.session import ClosingStep as S
from workwell_desktop.ui.kit.places_to_go import ToDebrief

pytestmark = pytest.mark.slow


def test_a_signed_person_note_is_only_read_here(evening: Evening) -> None:
    note = evening.desk.person_notes.write(evening.session_.id, evening.who("Grace Lim"), "Spoke up twice.")
    assert note is not None
    evening.desk.person_notes.signing.sign(note.id)
    view = evening.open(S.NOTES)
    press(view.notes.people_tab)
    field = view.notes.people.fields[evening.who("Grace Lim")]
    assert field.text.isReadOnly()
    assert not field.remove.isVisible()
    assert not field.templates.isVisible()
    assert field.signature.text().startswith("Signed by Ruth A.")


def test_a_template_for_a_person_note_adds_to_what_was_typed(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    press(view.notes.people_tab)
    press(view.notes.people.write)
    (field,) = view.notes.people.fields.values()
    field.text.insertPlainText("Came early.")
    field.templates.menu_of_templates.actions()[0].trigger()
    assert field.text.toPlainText().startswith("Came early.\nHow they took part:")
    evening.page.leaving()
    assert evening.written_of("Amara Okafor")[0].startswith("Came early.\nHow they took part:")


def test_what_belongs_where_follows_the_note_in_front(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    belongs = view.who.belongs
    assert belongs[NoteClass.SESSION_SUMMARY].isVisible()
    assert "run sheet" in view.who.sees.words()
    press(view.notes.people_tab)
    assert belongs[NoteClass.PERSON_NOTE].isVisible()
    assert not belongs[NoteClass.SESSION_SUMMARY].isVisible()
    assert "packet" in view.who.sees.words()


def test_the_later_steps_lead_to_a_debrief(evening: Evening) -> None:
    view = evening.open(S.NEXT_SESSION)
    press(view.debrief.open)
    assert evening.went[-1] == ToDebrief(evening.session_.id)
