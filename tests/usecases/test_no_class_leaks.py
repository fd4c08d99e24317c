"""One class of notes never turns up where another belongs: a word of its own in each, looked for everywhere.

Private process notes have a database of their own and are looked for in `tests/reliability`.
"""

import io
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta

import pikepdf
import pytest

from tests.usecases.conftest import EVENING, Office
from tests.usecases.full_circle import Circle, full_circle
from workwell_desktop.domain.bundle import Choice, Reach
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.incident import IncidentText
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.note_class import NoteClass, Way
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.domain.person import ContactConsent, ContactWay
from workwell_desktop.domain.person_packet import as_json
from workwell_desktop.storage.bundle_gather import gathered
from workwell_desktop.storage.bundle_records import RawReader
from workwell_desktop.storage.connection import connect
from workwell_desktop.usecases.calendar_export import calendar_file
from workwell_desktop.usecases.papers import draw

pytestmark = pytest.mark.slow

CLASSES = tuple(each for each in NoteClass if each is not NoteClass.PROCESS_NOTE)
LATER = timedelta(minutes=20)


def canary(note_class: NoteClass, part: str = "") -> str:
    """Return a word that stands nowhere else."""
    return f"zq{note_class.value.replace('_', '')}{part}"


def classes_in(*shown: object) -> set[NoteClass]:
    """Return the classes whose word stands in anything shown, whatever it is."""
    words = "\n".join(each.decode(errors="replace") if isinstance(each, bytes) else str(each) for each in shown)
    return {each for each in CLASSES if canary(each) in words.lower()}


@dataclass(frozen=True)
class Written:
    """A group at work, and a note of every class with an addendum and an earlier wording."""

    circle: Circle

    @property
    def office(self) -> Office:
        """The facilitator at work."""
        return self.circle.office


@pytest.fixture
def written(office: Office) -> Written:
    """Write a note of every class: a draft in two sittings, signed, with something added."""
    circle = full_circle(office)
    desk, session, person = office.desk, circle.held, circle.people[0]
    desk.crisis.write(circle.incident.id, IncidentText(facts="Tears.", opinion=canary(NoteClass.INCIDENT)))
    entry = desk.reflections.supervision.begin()
    for turn in ("once", "twice"):
        word = {each: canary(each, turn) for each in CLASSES}
        desk.notes.write(session.id, NoteText(aims="Rest", happened=word[NoteClass.SESSION_SUMMARY]))
        desk.person_notes.write(session.id, person.id, word[NoteClass.PERSON_NOTE])
        desk.reflections.debriefs.write(session.id, word[NoteClass.DEBRIEF])
        who = canary(NoteClass.SUPERVISION)
        desk.reflections.supervision.write(entry.id, entry.on, who, word[NoteClass.SUPERVISION])
        desk.reflections.hand_over_notes.write(circle.group.id, word[NoteClass.HAND_OVER])
        office.now += LATER
    desk.people.save(
        replace(person, contact=ContactConsent(ways=frozenset({ContactWay.PHONE}), asked_on=EVENING.date()))
    )
    contact = desk.contacts.start(person.id, Outcome.REACHED, ContactWay.PHONE)
    desk.contacts.add(replace(contact, text=canary(NoteClass.CONTACT_LOG), at=EVENING))
    note = desk.person_notes.of_person(person.id)[0].note
    desk.person_notes.signing.sign(note.id)
    desk.person_notes.signing.add(note.id, "Later", canary(NoteClass.PERSON_NOTE, "added"))
    desk.reflections.debriefs.sign(session.id)
    desk.reflections.debriefs.add(session.id, "Later", canary(NoteClass.DEBRIEF, "added"))
    desk.crisis.sign(circle.incident.id)
    return Written(circle)


def test_each_shelf_holds_its_own_class_only(written: Written) -> None:
    desk, session, person = written.office.desk, written.circle.held, written.circle.people[0]
    shelves: Mapping[NoteClass, object] = {
        NoteClass.SESSION_SUMMARY: (desk.notes.of_session(session.id), desk.notes.earlier(session.id)),
        NoteClass.PERSON_NOTE: (desk.person_notes.of_session(session.id), desk.person_notes.of_person(person.id)),
        NoteClass.DEBRIEF: (
            desk.reflections.debriefs.of_session(session.id),
            desk.reflections.debriefs.earlier(session.id),
        ),
        NoteClass.SUPERVISION: desk.reflections.supervision.all(),
        NoteClass.INCIDENT: desk.crisis.all(),
        NoteClass.CONTACT_LOG: desk.contacts.of_person(person.id),
        NoteClass.HAND_OVER: desk.reflections.hand_over_notes.of_group(written.circle.group.id),
    }
    for note_class, shelf in shelves.items():
        assert classes_in(shelf) == {note_class}


def test_search_finds_those_that_say_so_and_no_other(written: Written) -> None:
    desk = written.office.desk
    found = {
        each for each in CLASSES for part in ("", "once", "twice", "added") if desk.finding.find(canary(each, part))
    }
    assert found == {each for each in CLASSES if Way.SEARCH in each.goes_into}


def test_no_list_count_or_export_of_other_things_holds_a_word(written: Written) -> None:
    circle, desk = written.circle, written.office.desk
    group_id, today = circle.group.id, written.office.now.date()
    week = timedelta(days=14)
    shown = {
        "today": desk.day.read(),
        "calendar": desk.calendar.read(today - week, today + week),
        "groups": (desk.groups.lines(), desk.groups.all()),
        "people": desk.people.lines(),
        "sessions": desk.sessions.of_group(group_id),
        "register": desk.attendance.of_group(group_id),
        "registers": desk.attendance.matrix((group_id,), today - week, today + week),
        "roster": desk.roster.of_group(group_id),
        "follow-ups": (desk.follow_ups.board(), desk.follow_ups.suggestions()),
        "plans": desk.plan_history.of(circle.tonight),
        "what a profile would take": desk.profiles.change(group_id, RecordProfile.HEADCOUNT_ONLY),
        "audit trail": (desk.audit_trail.page(), desk.audit_trail.export()),
        "calendar file": calendar_file({group_id: circle.group}, (circle.held, circle.tonight), written.office.now),
    }
    assert {name: classes_in(what) for name, what in shown.items() if classes_in(what)} == {}
    assert classes_in(desk.people.story(circle.people[0].id)) == {NoteClass.CONTACT_LOG}
    assert classes_in(desk.closing.read(circle.held.id), desk.preparing.read(circle.tonight.id)) <= {
        NoteClass.SESSION_SUMMARY
    }


def test_no_paper_holds_a_word_in_its_text_or_metadata_but_the_report_that_is_asked_for(written: Written) -> None:
    circle, papers = written.circle, written.office.desk.papers
    leaking: dict[str, set[NoteClass]] = {}
    for entry in papers.catalogue(circle.group.id):
        for ask in circle.asks(entry):
            filled = papers.fill(ask)
            if found := classes_in(entry, filled):
                leaking[entry.key] = found
    assert leaking == {"incident_report": {NoteClass.INCIDENT}}
    with pikepdf.open(io.BytesIO(draw(papers.fill(circle.ask("incident_report")), PaperStyle()))) as report:
        assert classes_in(*report.docinfo.values(), report.open_metadata()) == set()


def test_a_packet_holds_what_is_part_of_that_persons_record(written: Written) -> None:
    circle, rights = written.circle, written.office.desk
    packet = rights.packets.draft(circle.people[0].id).finished()
    assert classes_in(as_json(packet)) == {each for each in CLASSES if Way.PACKET in each.goes_into}
    other = rights.packets.draft(circle.people[1].id).finished()
    assert classes_in(as_json(other)) == set()


@pytest.mark.parametrize(
    ("ways", "choice"),
    [
        ({Way.BUNDLE}, {"reach": Reach.SUBSTITUTE}),
        ({Way.BUNDLE, Way.WHOLE_BUNDLE}, {"reach": Reach.EVERYTHING}),
        (
            {Way.BUNDLE, Way.WHOLE_BUNDLE, Way.TICKED_BUNDLE},
            {"reach": Reach.EVERYTHING, "person_notes": True, "contacts": True, "incidents": True},
        ),
    ],
    ids=["to a substitute", "the whole group", "everything ticked"],
)
def test_a_bundle_holds_what_was_chosen(written: Written, ways: set[Way], choice: Mapping[str, object]) -> None:
    original = written.office.vault.original
    wanted = Choice(groups=(written.circle.group.id,), **choice)  # type: ignore[arg-type]
    with closing(connect(original.path, original.key)) as raw:
        records = gathered(RawReader(raw), wanted, written.office.now)
    assert classes_in(records) == {each for each in CLASSES if each.goes_into & ways}
    assert canary(NoteClass.SESSION_SUMMARY, "once") not in str(records).lower(), "earlier wordings stay here"
