"""“My record”: everything of one person, and nobody else anywhere in it, whatever was typed."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.structure import visible_text
from tests.usecases.a_full_record import full_record
from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.everyday_words import NEVER_ALONE
from workwell_desktop.domain.ids import IncidentId, PersonId, PersonNoteId, new_id
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.other_people import OtherPeople, sieve
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.domain.person import ContactConsent, Person
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.person_packet import FORMAT, VERSION, Answer, PersonPacket, as_json
from workwell_desktop.domain.spellings import plain, words_of
from workwell_desktop.usecases.rights.packet import draw_packet

HOSTILE = (
    "Grace Hopper", "Will Young", "May", "Mark Down", "Ben O'Neill", "Anne-Marie d'Ávila", "Łukasz Żak", "Jo K.",
    "van der Berg", "İpek Işık", "Zoë Grüße", "김민수", "山田 太郎", "Σοφία Παππά", "Ольга Иванова", "מאיה לוי",
    "Sam", "Ruth", "José Ángel", "McDonald Ian", "A. B. Cole", "Devon", "Rose Present", "Ng", "Ade\u0300 Ola",
)  # fmt: skip
SENTENCES = (
    "{} was kind to her.", "She came with {}.", "Met {}'s sister", "{}", "({})", "see {}, {} and {} again",
    "call {}: tired", "Told\n{}\nabout it", "“{}” said so", "with {}–as ever",
)  # fmt: skip


def everything_in(packet: PersonPacket) -> str:
    """Return all that leaves the house: file, paper, and what lies beside the text of the paper."""
    pdf = draw_packet(packet, PaperStyle())
    assert packet.name.encode() not in pdf, "neither title nor outline may say whose it is"
    return "\n".join((as_json(packet).decode(), visible_text(pdf)))


def named_in(text: str, person: Person) -> list[str]:
    """Return what of somebody stands in a text, judged without the code under test."""
    names = [name for name in (person.display_name, person.preferred_name, person.alias) if name]
    parts = {word for name in names for word in words_of(name) if len(word) > 1 and plain(word) not in NEVER_ALONE}
    whole = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
    words = [word for word in parts if re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", text)]
    return [*whole, *(word for word in words if word[0] != word[0].lower() or word[0].upper() == word[0].lower())]


def test_the_packet_holds_everything_of_the_person(office: Office) -> None:
    record = full_record(office)
    packet = office.desk.packets.draft(record.amara.id).finished()
    assert {section.key for section in packet.sections} == {
        "people", "memberships", "marks", "mark_history", "person_notes", "person_note_addenda", "quick_notes",
        "contacts", "follow_ups", "letters", "corrections",
    }  # fmt: skip
    assert [entry.value("code") for entry in packet.section("marks")] == ["present", "apologies", "late"]
    assert packet.section("person_notes")[0].value("text").startswith("Spoke about sleep for the first time.")
    assert packet.section("corrections")[0].value("done") == "Put right."


@pytest.mark.slow
def test_nobody_else_is_in_it(office: Office) -> None:
    record = full_record(office)
    draft = office.desk.packets.draft(record.amara.id)
    text = everything_in(draft.finished())
    assert named_in(text, record.ben) == []
    assert "900456" not in text
    assert "old town" not in text, "the group's own name is for the facilitator"
    assert "joined in" not in text, "group notes are no part of it"
    assert "Ruth" not in text
    assert {place.words for place in draft.places} == {"Ben Turner", "Ben", "07700 900456"}


@pytest.mark.slow
def test_the_facilitator_decides_about_each_place(office: Office) -> None:
    record = full_record(office)
    draft = office.desk.packets.draft(record.amara.id)
    (place,) = (each for each in draft.places if each.section == "person_notes")
    assert place.sentence == "Ben Turner said he knows it."
    said = {answer: draft.finished({place.key: answer}).section("person_notes")[0].value("text") for answer in Answer}
    start, end = "Spoke about sleep for the first time.", "She wants to try a walk before bed."
    assert said[Answer.A_MEMBER] == f"{start} A member said he knows it. {end}"
    assert said[Answer.LEAVE_OUT] == f"{start} {end}"
    assert said[Answer.KEEP] == f"{start} Ben Turner said he knows it. {end}"
    assert draft.finished().masked == 6
    assert draft.finished({place.key: Answer.KEEP}).masked == 5


@pytest.mark.slow
def test_the_file_for_machines_says_what_it_is(office: Office) -> None:
    record = full_record(office, "Español")
    packet = office.desk.packets.draft(record.amara.id).finished()
    read = json.loads(as_json(packet))
    assert (read["format"], read["version"], read["language"]) == (FORMAT, VERSION, "es")
    assert read["sections"]["letters"][0]["sessions"] == 9
    assert read["sections"]["people"][0]["may_leave_message"] is True
    assert read["sections"]["people"][0]["languages"] == ["Español"]
    assert "Tu expediente" in visible_text(draw_packet(packet, PaperStyle()))


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_incidents_are_named_in_every_packet_and_found_in_none(office: Office, language: Language) -> None:
    group = office.group()
    person = office.member(group, "Amara Okafor")
    session = office.session(group)
    before = office.desk.packets.draft(person.id, language).finished()
    with office.vault.work("test.incident") as work:
        facts = "Amara Okafor fell on the stairs."
        incident = Incident(id=IncidentId(new_id()), opened_at=EVENING, session_id=session.id, edited_at=EVENING)
        work.incidents.save(replace(incident, facts=facts))
        work.commit()
    after = office.desk.packets.draft(person.id, language).finished()
    assert as_json(after) == as_json(before)
    assert draw_packet(after, PaperStyle()) == draw_packet(before, PaperStyle())
    said = {"en": "Reports about incidents", "es": "Los informes de incidentes", "fr": "Les rapports d’incident"}
    assert said[language] in visible_text(draw_packet(after, PaperStyle()))


@pytest.mark.slow
def test_that_a_packet_was_made_is_kept_in_the_trail(office: Office) -> None:
    record = full_record(office)
    office.desk.packets.given(record.amara.id)
    with office.vault.work("test.read") as work:
        (newest,) = work.audit.tail(1)
    assert newest.action == "packet.made"


names = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=3, max_size=12).map(str.title),
)
codes = st.sampled_from(("", "K-17", "m7", "Blue 3", "ZZ", "anchor"))


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=names, alias=codes, preferred=st.sampled_from(("", "Bee", "Ты", "Will")), sentence=st.sampled_from(SENTENCES)
)
def test_whatever_others_are_called_they_are_found(name: str, alias: str, preferred: str, sentence: str) -> None:
    me = Person(id=PersonId(new_id()), display_name="Quenby Xanthe-Ordway")
    contact = ContactConsent(details="ring 0131 496 0999 or k.lane@mail.example")
    other = Person(id=PersonId(new_id()), display_name=name, alias=alias, preferred_name=preferred, contact=contact)
    others = OtherPeople.over([me, other], but=me)
    ways = filter(None, (name, name.upper(), preferred, alias, "0131 4960999", "K.Lane@mail.example"))
    for way in ways:
        text = sentence.format(*[way] * 3)
        left = text
        assert sieve(other)(text)
        for found in reversed(others.find(text)):
            left = left[: found.start] + "·" + left[found.end :]
        assert named_in(left, other) == [], (text, left)
        assert "4960999" not in left
        assert "mail.example" not in left.casefold()


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=names, sentence=st.sampled_from(SENTENCES))
def test_no_other_name_leaves_the_house(office: Office, name: str, sentence: str) -> None:
    group = office.group()
    person = office.member(group, "Quenby Xanthe-Ordway")
    session = office.session(group, EVENING)
    ours = set(named_in(everything_in(office.desk.packets.draft(person.id).finished()), called(name)))
    other = office.desk.people.save(replace(office.member(group, "Somebody Else"), display_name=name))
    words = sentence.format(*[name] * 3)
    with office.vault.work("test.write") as work:
        note = PersonNote(id=PersonNoteId(new_id()), person_id=person.id, text=words, edited_at=EVENING)
        work.person_notes.save(replace(note, session_id=session.id))
        work.commit()
    office.desk.corrections.settle(office.desk.corrections.ask(person.id, words), words)
    text = everything_in(office.desk.packets.draft(person.id).finished())
    assert set(named_in(text, other)) <= ours


def called(name: str) -> Person:
    """Return somebody of this name."""
    return Person(id=PersonId(new_id()), display_name=name)
