"""The laws of every class that is signed: its text never changes, addenda move nothing, any other word shows."""

from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain import note_strategies as notes
from tests.domain import strategies as draw
from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.hand_over_note import HandOverNote
from workwell_desktop.domain.incident import Incident, IncidentText
from workwell_desktop.domain.note import GroupNote, NoteText
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.retention import RecordClass
from workwell_desktop.domain.signed import Addendum, NoteState, Signed
from workwell_desktop.domain.supervision import SupervisionNote

SIGNED = st.sampled_from((NoteState.SIGNED, NoteState.LOCKED))
OWNERS = {
    GroupNote: "session_id",
    PersonNote: "person_id",
    Debrief: "session_id",
    SupervisionNote: "id",
    HandOverNote: "group_id",
    Incident: "id",
}
"""What each class belongs to: a note that was put elsewhere no longer fits its signature."""
every_class = pytest.mark.parametrize("kind", notes.ALL)


def rewritten(note: Signed, words: str, now: datetime) -> Signed:
    """Write other words into a note, whatever its class."""
    if isinstance(note, GroupNote):
        return note.written(NoteText(happened=words), now)
    if isinstance(note, SupervisionNote):
        return note.written(date(2026, 1, 1), "", words, now)
    if isinstance(note, Incident):
        return note.written(IncidentText(facts=words), now)
    assert isinstance(note, PersonNote | Debrief | HandOverNote)
    return note.written(words, now)


def with_other_words(note: Signed) -> list[Signed]:
    """Return the note with each of its texts changed behind its back, one at a time."""
    if isinstance(note, GroupNote):
        parts = ("aims", "happened", "next_time")
        return [replace(note, text=replace(note.text, **{part: getattr(note.text, part) + "x"})) for part in parts]
    named = {"text", "supervisor", "facts", "actions", "told", "opinion"} & {field.name for field in fields(note)}
    return [replace(note, **{name: getattr(note, name) + "x"}) for name in named]


@pytest.mark.slow
@every_class
@settings(max_examples=20)
@given(data=st.data())
def test_signed_text_never_changes(kind: str, data: st.DataObject) -> None:
    note = data.draw(notes.ALL[kind](states=SIGNED))
    now = data.draw(draw.moments())
    with pytest.raises(Refusal):
        rewritten(note, "other words", now)
    with pytest.raises(Refusal):
        note.signed("Someone Else", now)


@pytest.mark.slow
@every_class
@settings(max_examples=20)
@given(data=st.data())
def test_an_addendum_and_a_lock_keep_words_and_hash(kind: str, data: st.DataObject) -> None:
    note = data.draw(notes.ALL[kind](states=st.just(NoteState.SIGNED)))
    added: Addendum = data.draw(draw.addenda())
    longer = note.with_addendum(added)
    locked = longer.locked(data.draw(draw.moments()))
    for each in (longer, locked):
        assert (each.words, each.digest, each.intact) == (note.words, note.digest, True)
        assert each.addenda == (*note.addenda, added)


@pytest.mark.slow
@every_class
@settings(max_examples=20)
@given(data=st.data())
def test_any_change_behind_the_back_shows(kind: str, data: st.DataObject) -> None:
    note = data.draw(notes.ALL[kind](states=SIGNED))
    assert note.intact
    for changed in with_other_words(note):
        assert not changed.intact
    assert not replace(note, author=f"{note.author}!").intact
    other = data.draw(draw.ids())
    elsewhere: dict[str, Any] = {OWNERS[type(note)]: other}
    assert not replace(note, **elsewhere).intact


@pytest.mark.slow
@every_class
@settings(max_examples=20)
@given(data=st.data())
def test_a_draft_is_not_added_to_and_takes_other_words(kind: str, data: st.DataObject) -> None:
    note = data.draw(notes.ALL[kind](states=st.just(NoteState.DRAFT)))
    with pytest.raises(Refusal):
        note.with_addendum(data.draw(draw.addenda()))
    with pytest.raises(Refusal):
        note.locked(data.draw(draw.moments()))
    assert rewritten(note, "other words", data.draw(draw.moments())).intact


def test_every_class_but_the_private_one_has_a_rule_of_keeping() -> None:
    assert {each.value for each in NoteClass} - {"process_note"} <= {each.value for each in RecordClass}
