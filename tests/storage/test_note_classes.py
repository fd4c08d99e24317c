"""Notes of every class come back as they were kept; signed ones stay, and drafts keep their earlier wordings."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain import note_strategies as draw
from tests.storage.conftest import NOW
from tests.storage.test_round_trips import GROUP, PERSON, SESSION, prepared
from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.hand_over_note import HandOverNote
from workwell_desktop.domain.ids import DebriefId, new_id
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.domain.supervision import SupervisionNote
from workwell_desktop.storage.vault import Vault

on_one_vault = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.slow
@on_one_vault
@given(
    person_note=draw.person_notes(PERSON.id),
    entry=draw.supervision_notes(),
    hand_over=draw.hand_over_notes(GROUP.id),
    incident=draw.incidents(),
)
def test_round_trips(
    vault: Vault, person_note: PersonNote, entry: SupervisionNote, hand_over: HandOverNote, incident: Incident
) -> None:
    prepared(vault)
    with vault.work("test.save") as work:
        work.person_notes.save(person_note)
        work.supervision_notes.save(entry)
        work.hand_over_notes.save(hand_over)
        work.incidents.save(incident)
        found = (
            work.person_notes.get(person_note.id),
            work.supervision_notes.get(entry.id),
            work.hand_over_notes.get(hand_over.id),
            work.incidents.get(incident.id),
        )
    assert found == (person_note, entry, hand_over, incident)
    assert all(each.intact for each in found)


@pytest.mark.slow
@on_one_vault
@given(note=draw.debriefs(SESSION.id))
def test_debriefs(vault: Vault, note: Debrief) -> None:
    prepared(vault)
    with vault.work("test.save") as work:
        work.debriefs.save(note)
        assert work.debriefs.of_session(SESSION.id) == note


@pytest.mark.slow
@on_one_vault
@given(note=draw.debriefs(SESSION.id, states=st.sampled_from((NoteState.SIGNED, NoteState.LOCKED))))
def test_storage_writes_no_signed_text_over_whatever_it_is_asked(vault: Vault, note: Debrief) -> None:
    prepared(vault)
    with vault.work("test.save") as work:
        work.debriefs.save(note)
        for other in (
            replace(note, text=f"{note.text}x"),
            replace(note, signed_at=None, locked_at=None),
            replace(note, digest="", author="Somebody"),
        ):
            with pytest.raises(Refusal):
                work.debriefs.save(other)
        assert work.debriefs.of_session(SESSION.id) == note


def test_writing_on_in_another_sitting_keeps_what_stood_before(vault: Vault) -> None:
    prepared(vault)
    first = Debrief(id=DebriefId(new_id()), session_id=SESSION.id, text="Tired.", edited_at=NOW)
    minutes = [(2, "Tired. Glad."), (14, "Glad."), (15, "Glad, and calm."), (40, "Calm.")]
    with vault.work("test.save") as work:
        work.debriefs.save(first)
        for after, text in minutes:
            work.debriefs.save(replace(first, text=text, edited_at=NOW + timedelta(minutes=after)))
        kept = [(each.words["text"], each.edited_at) for each in work.debriefs.earlier(first.id)]
        assert work.debriefs.how_many_earlier([first.id]) == {first.id: 2}
    assert kept == [
        ("Glad, and calm.", NOW + timedelta(minutes=15)),
        ("Tired. Glad.", NOW + timedelta(minutes=2)),
    ]
