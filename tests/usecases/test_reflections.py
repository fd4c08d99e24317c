"""Debriefs, the supervision log and hand-over notes: kept as typed, signed once, never lost with something else."""

from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.incident import IncidentText
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.retention import RecordClass
from workwell_desktop.domain.session import NotHeldReason
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.domain.who_sees import Topic

pytestmark = pytest.mark.slow
LATER = timedelta(minutes=30)


def test_a_debrief_is_begun_with_its_first_word_and_signed_once(office: Office) -> None:
    session = office.session(office.group(), EVENING - timedelta(days=1))
    debriefs = office.desk.reflections.debriefs
    assert debriefs.write(session.id, "  ") is None
    with pytest.raises(Refusal, match="still empty"):
        debriefs.sign(session.id)
    debriefs.write(session.id, "Tired.")
    office.now += LATER
    debriefs.write(session.id, "Tired, and glad.")
    assert [each.words["text"] for each in debriefs.earlier(session.id)] == ["Tired."]
    signed = debriefs.sign(session.id)
    assert (signed.author, signed.state, signed.intact) == ("Ruth Adler", NoteState.SIGNED, True)
    with pytest.raises(Refusal, match="signed"):
        debriefs.write(session.id, "Other words.")
    added = debriefs.add(session.id, "Remembered later", "We forgot the break.")
    assert debriefs.lock(session.id).addenda == added.addenda
    assert debriefs.of_session(session.id).note == debriefs.of_session(session.id).note
    assert added.digest == signed.digest


def test_a_debrief_of_a_session_to_come_is_not_signed(office: Office) -> None:
    session = office.session(office.group(), EVENING + timedelta(days=2))
    office.desk.reflections.debriefs.write(session.id, "Nervous.")
    with pytest.raises(Refusal, match="still to come"):
        office.desk.reflections.debriefs.sign(session.id)


def test_a_log_entry_goes_while_it_is_a_draft_and_comes_back(office: Office) -> None:
    log = office.desk.reflections.supervision
    entry = log.begin()
    log.write(entry.id, entry.on, "Dr. Okafor", "What I brought: how to stop someone kindly.")
    gone = log.remove(entry.id)
    assert log.all() == ()
    log.put(gone)
    signed = log.signing.sign(entry.id)
    with pytest.raises(Refusal, match="signed notes stay"):
        log.remove(entry.id)
    assert log.all() == (signed,)


def test_a_new_hand_over_note_begins_with_every_word_of_the_last(office: Office) -> None:
    group, notes = office.group(), office.desk.reflections.hand_over_notes
    notes.write(group.id, "The key hangs at the reception.")
    with pytest.raises(Refusal, match="draft already"):
        notes.begin_anew(group.id)
    first = notes.sign(group.id)
    first = notes.add(group.id, "A correction", "It hangs in the office now.")
    office.now += LATER
    second = notes.begin_anew(group.id)
    assert second.text == "The key hangs at the reception.\n\nA correction:\nIt hangs in the office now."
    here = notes.of_group(group.id)
    assert (here.note, here.before) == (second, (first,))
    with pytest.raises(Refusal, match="hand-over note"):
        office.desk.groups.remove(group.id)
    notes.remove(second.id)
    with pytest.raises(Refusal, match="signed notes stay"):
        notes.remove(first.id)


@pytest.mark.parametrize("what", ["debrief", "person note", "incident"])
def test_a_session_with_a_signed_note_of_any_class_stays(office: Office, what: str) -> None:
    group = office.group(profile=RecordProfile.CLINICAL)
    maya = office.member(group, "Maya Rosen")
    session = office.desk.sessions.set_not_held(office.session(group).id, NotHeldReason.NOBODY_CAME)
    if what == "debrief":
        office.desk.reflections.debriefs.write(session.id, "Calm.")
        office.desk.reflections.debriefs.sign(session.id)
    elif what == "person note":
        note = office.desk.person_notes.write(session.id, maya.id, "Rang to say why.")
        assert note is not None
        office.desk.person_notes.signing.sign(note.id)
    else:
        incident = office.desk.crisis.begin(office.desk.crisis.read("GB", session.id, None))
        office.desk.crisis.put(incident)
        office.desk.crisis.write(incident.id, IncidentText(facts="The alarm rang."))
        office.desk.crisis.sign(incident.id)
    for remove in (office.desk.sessions.remove, office.desk.reflections.removing_sessions.remove):
        with pytest.raises(Refusal, match="signed notes stay"):
            remove(session.id)


def test_what_is_signed_is_not_taken_away_by_hand(office: Office) -> None:
    group = office.group(profile=RecordProfile.CLINICAL)
    note = office.desk.person_notes.write(office.session(group).id, office.member(group, "Maya").id, "Came late.")
    assert note is not None
    office.desk.person_notes.signing.sign(note.id)
    with pytest.raises(Refusal, match="signed notes stay"):
        office.desk.person_notes.remove(note.id)
    with pytest.raises(Refusal):
        office.desk.person_notes.rewrite(note.id, "")
    incident = office.desk.crisis.begin(office.desk.crisis.read("GB", None, None))
    office.desk.crisis.put(incident)
    office.desk.crisis.write(incident.id, IncidentText(facts="The alarm rang."))
    office.desk.crisis.sign(incident.id)
    with pytest.raises(Refusal, match="signed reports stay"):
        office.desk.crisis.remove(incident.id)


def test_who_sees_a_note_follows_the_settings(office: Office) -> None:
    group = office.group("Lanterns", profile=RecordProfile.CLINICAL)

    def kept(note_class: NoteClass) -> str:
        lines = office.desk.notes.who_sees(note_class, group.id)
        return next(line.words for line in lines if line.topic is Topic.KEPT)

    assert "No time is set" in kept(NoteClass.DEBRIEF)
    office.desk.retention.keep_rule(group.id, RecordClass.DEBRIEF, 24, "our own rule")
    assert kept(NoteClass.DEBRIEF).startswith("2 years.")
    assert "No time is set" in kept(NoteClass.SESSION_SUMMARY)
    office.desk.retention.set_hold(group.id, None, "A court asked")
    assert "legal hold stands" in kept(NoteClass.DEBRIEF)
    assert "legal hold" not in str(office.desk.notes.who_sees(NoteClass.SUPERVISION, None))


def test_notes_of_one_person_in_groups_with_other_rules_name_each_group(office: Office) -> None:
    first = office.group("Lanterns", profile=RecordProfile.CLINICAL)
    second = office.group("Harbour", profile=RecordProfile.CLINICAL)
    maya = office.member(first, "Maya Rosen")
    office.desk.roster.add(
        second.id, maya.id, office.desk.roster.of_group(first.id).members[0].membership.status, EVENING.date()
    )
    said = str(office.desk.person_notes.who_sees(maya.id))
    assert "Lanterns" not in said
    office.desk.retention.keep_rule(first.id, RecordClass.PERSON_NOTE, 12, "")
    said = str(office.desk.person_notes.who_sees(maya.id))
    assert "Lanterns: 1 year." in said
    assert "Harbour: No time is set" in said


def test_headings_are_added_beneath_what_was_typed() -> None:
    from workwell_desktop.domain.note_template import with_headings
    from workwell_desktop.usecases.note_templates import all_templates

    for template in all_templates():
        for headings in template.fields.values():
            lines = [line for line in headings.splitlines() if line]
            filled = with_headings("Already typed", headings)
            assert filled.startswith("Already typed\n")
            assert all(line in filled for line in lines)
            assert with_headings(filled, headings) == filled
    assert {each.note_class for each in all_templates()} == set(NoteClass) - {
        NoteClass.PROCESS_NOTE,
        NoteClass.CONTACT_LOG,
    }


def test_a_profile_that_would_take_signed_notes_says_so_first_and_gives_them_back(office: Office) -> None:
    group = office.group(profile=RecordProfile.CLINICAL)
    maya = office.member(group, "Maya Rosen")
    note = office.desk.person_notes.write(office.session(group).id, maya.id, "Came late.")
    assert note is not None
    office.desk.person_notes.signing.sign(note.id)
    signed = office.desk.person_notes.signing.add(note.id, "Later", "By an hour.")
    lines = office.desk.profiles.change(group.id, RecordProfile.NAMED_REGISTER).lines
    assert "1 person note, signed" in lines
    change = office.desk.profiles.apply(group.id, RecordProfile.NAMED_REGISTER, remove=True)
    assert office.desk.person_notes.of_person(maya.id) == ()
    office.desk.profiles.take_back(change)
    assert [line.note for line in office.desk.person_notes.of_person(maya.id)] == [signed]
