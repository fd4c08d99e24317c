"""Somebody of whom everything there is was kept, and others around them who must stay out of it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.follow_up import FollowUp, Outcome
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import AddendumId, FollowUpId, LetterId, QuickNoteId, new_id
from workwell_desktop.domain.letter import Letter, LetterKind
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.quick_note import QuickNote
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import Addendum


@dataclass(frozen=True)
class FullRecord:
    """Amara, whose record it is; Ben, who is named in it; their group and its sessions."""

    amara: Person
    ben: Person
    group: Group
    sessions: tuple[Session, ...]


def full_record(office: Office, language: str = "English") -> FullRecord:
    """Keep something of every kind."""
    desk = office.desk
    group = office.group("Lanterns, for people from the old town", public_name="Monday circle")
    office.keeps(group, RecordProfile.CLINICAL)
    amara = desk.people.save(
        replace(
            office.member(group, "Amara Okafor-Reed"),
            preferred_name="Mara",
            pronouns="she/her",
            languages=(language,),
            access_needs=("A seat near the door", "Large print"),
            contact=ContactConsent(
                ways=frozenset({ContactWay.PHONE, ContactWay.TEXT}),
                may_leave_message=True,
                safe_times="After six",
                details="07700 900123",
                asked_on=date(2026, 9, 7),
            ),
        )
    )
    contact = ContactConsent(ways=frozenset({ContactWay.EMAIL}), details="ben.turner@example.org, 07700 900456")
    ben = desk.people.save(replace(office.member(group, "Ben Turner"), contact=contact))
    sessions = tuple(office.session(group, EVENING - timedelta(weeks=3 - n), theme="Small steps") for n in range(4))
    for number, session in enumerate(sessions[:3]):
        desk.attendance.mark(session.id, amara.id, (Code.PRESENT, Code.APOLOGIES, Code.PRESENT)[number])
        desk.attendance.mark(session.id, ben.id, Code.PRESENT)
        desk.sessions.end(session.id)
    desk.attendance.describe(sessions[1].id, amara.id, reason="Ben Turner told us she has a cold")
    desk.attendance.mark(sessions[2].id, amara.id, Code.LATE)
    desk.attendance.describe(sessions[2].id, amara.id, late_minutes=10, comment="Came with Ben.")
    _notes(office, amara, sessions)
    _followed(office, amara, ben, group)
    return FullRecord(amara, ben, group, sessions)


def _notes(office: Office, amara: Person, sessions: tuple[Session, ...]) -> None:
    desk = office.desk
    written = "Spoke about sleep for the first time. Ben Turner said he knows it. She wants to try a walk before bed."
    note = desk.person_notes.write(sessions[0].id, amara.id, written)
    assert note is not None
    with office.vault.work("test.sign") as work:
        signed = note.signed("Ruth Adler", EVENING)
        work.person_notes.save(signed)
        added = Addendum(
            id=AddendumId(new_id()),
            written_at=EVENING,
            author="Ruth Adler",
            reason="She asked for it",
            text="She would rather it read: a walk with Ben.",
        )
        work.person_notes.save(signed.with_addendum(added))
        work.commit()
    draft = "Quiet today. Wants to hear about the art group."
    desk.person_notes.write(sessions[2].id, amara.id, draft)
    happened = "Amara Okafor-Reed brought up sleep, and many joined in. Mara wants a list of quiet places."
    desk.notes.write(sessions[0].id, NoteText(aims="Sleep", happened=happened))
    desk.notes.sign(sessions[0].id)
    desk.notes.write(sessions[2].id, NoteText(happened="We talked about walks. Amara led the round."))
    with office.vault.work("test.quick") as work:
        line = QuickNote(id=QuickNoteId(new_id()), session_id=sessions[2].id, at=EVENING, text="ask about the list")
        work.quick_notes.save(replace(line, person_id=amara.id))
        work.commit()


def _followed(office: Office, amara: Person, ben: Person, group: Group) -> None:
    desk = office.desk
    contact = desk.contacts.start(amara.id, Outcome.REACHED, ContactWay.PHONE, EVENING - timedelta(days=2))
    desk.contacts.add(
        replace(contact, text="She is well. Ben's number 07700 900456 is still right.", next_step="None")
    )
    theirs = desk.contacts.start(ben.id, Outcome.REACHED, ContactWay.EMAIL, EVENING - timedelta(days=1))
    desk.contacts.add(replace(theirs, text="Asked after Amara."))
    desk.follow_ups.make(
        FollowUp(
            id=FollowUpId(new_id()),
            why="Send her the list of quiet places",
            person_id=amara.id,
            group_id=group.id,
            due=date(2026, 11, 30),
            made_at=EVENING,
        )
    )
    desk.corrections.settle(
        desk.corrections.ask(amara.id, "My name is spelt with a hyphen.", date(2026, 11, 9)), "Put right."
    )
    with office.vault.work("test.letter") as work:
        letter = Letter(
            id=LetterId(new_id()),
            serial=7,
            kind=LetterKind.LETTER,
            group_id=group.id,
            person_id=amara.id,
            name=amara.display_name,
            recipient="The housing office",
            first_day=date(2026, 9, 7),
            last_day=date(2026, 11, 20),
            sessions=9,
            minutes=810,
            consent_on=date(2026, 11, 20),
            issued_on=date(2026, 11, 20),
        )
        work.letters.save(letter)
        work.commit()
