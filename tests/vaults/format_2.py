"""What the vault of format 2 holds beyond format 1, and how it was made: `python -m tests.vaults.format_2`, once.

The file beside this module was written by the first program that had this format. It stays as it is for good: later
programs must open it and find exactly these records.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from tests.vaults import format_1
from workwell_desktop.domain.agenda import Agenda, Handout, Visibility
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.follow_up import Contact, FollowUp, Origin, Outcome
from workwell_desktop.domain.ids import (
    ContactId,
    FollowUpId,
    IncidentId,
    PersonNoteId,
    QuickNoteId,
    ScheduleId,
    TemplateId,
)
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet, Incident
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.quick_note import QuickNote, QuickNoteFate
from workwell_desktop.domain.running import RunEvent, RunKind
from workwell_desktop.domain.schedule import Frequency, Holiday, Pattern, Schedule
from workwell_desktop.domain.session import ClosingStep, SheetFate
from workwell_desktop.domain.template import Template
from workwell_desktop.storage.vault import Vault

PATH = Path(__file__).with_name("format_2.db")
KEY = bytes(range(32))
NOW = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)


def _id(number: int) -> UUID:
    return UUID(int=number)


GROUP = replace(
    format_1.GROUP,
    address="14 Elm Street",
    emergency_department="City General",
    quiet_place="The staff room",
    checklist=("Chairs", "Water"),
    agreement_review_on=date(2026, 9, 1),
    tint=3,
)
PERSON = format_1.PEOPLE[0]
SCHEDULE = Schedule(
    id=ScheduleId(_id(70)),
    group_id=GROUP.id,
    first_day=date(2026, 3, 5),
    start=time(18, 0),
    length=timedelta(minutes=75),
    zone="Europe/Warsaw",
    pattern=Pattern(frequency=Frequency.MONTHLY, interval=2, weekdays=(3,), nth=-1),
    sessions=12,
    until=date(2027, 3, 5),
    skipped=(date(2026, 4, 2),),
)
HOLIDAY = Holiday(date(2026, 4, 6), "Easter Monday")
BLOCK = replace(
    format_1.BLOCK,
    owner="Dana Reyes",
    locked_at=time(18, 5),
    visibility=Visibility.TITLE,
    if_short="Leave it out.",
    if_long="Ask again.",
    seconds_each=90,
    handouts=(Handout("Trust map"), Handout("Card", 12)),
)
SESSION = replace(
    format_1.SESSIONS[0],
    agenda=Agenda((BLOCK,)),
    schedule_id=SCHEDULE.id,
    slot=date(2026, 3, 5),
    printed_at=NOW - timedelta(days=1),
    ticked=("Chairs",),
    sheet_count=3,
    sheet_fate=SheetFate.DESTROYED,
    closed=(ClosingStep.ATTENDANCE, ClosingStep.FEEDBACK),
)
MARK = replace(format_1.MARKS[0], arrived_at=SESSION.starts_at + timedelta(minutes=15))
OLDER_MARK = Mark(session_id=SESSION.id, person_id=PERSON.id, code=Code.PRESENT, marked_at=SESSION.starts_at)
TEMPLATE = Template(id=TemplateId(_id(71)), name="Ours", agenda=Agenda((BLOCK,)))
RUN = tuple(
    RunEvent(session_id=SESSION.id, position=n, kind=kind, at=SESSION.starts_at.astimezone(UTC), seconds=n)
    for n, kind in enumerate((RunKind.START, RunKind.ADJUST, RunKind.END))
)
QUICK_NOTE = QuickNote(
    id=QuickNoteId(_id(72)),
    session_id=SESSION.id,
    at=NOW,
    text="@Luk asked about buses",
    person_id=PERSON.id,
    wants_follow_up=True,
    fate=QuickNoteFate.FOLLOW_UP,
)
PERSON_NOTE = PersonNote(
    id=PersonNoteId(_id(73)), person_id=PERSON.id, session_id=SESSION.id, text="Spoke twice", edited_at=NOW
)
FOLLOW_UP = FollowUp(
    id=FollowUpId(_id(74)),
    why="Ask about buses",
    person_id=PERSON.id,
    group_id=GROUP.id,
    session_id=SESSION.id,
    origin=Origin.QUICK_NOTE,
    who="Dana",
    due=date(2026, 3, 9),
    made_at=NOW,
    outcome=Outcome.LEFT_MESSAGE,
    remark="Will ring back",
    closed_at=NOW,
)
CONTACT = Contact(
    id=ContactId(_id(75)),
    person_id=PERSON.id,
    at=NOW,
    way=ContactWay.PHONE,
    outcome=Outcome.LEFT_MESSAGE,
    text="Left a message",
    next_step="Wait",
    follow_up_id=FOLLOW_UP.id,
)
INCIDENT = Incident(
    id=IncidentId(_id(76)),
    opened_at=NOW,
    session_id=SESSION.id,
    group_id=GROUP.id,
    steps=("One of you goes with the person.",),
    facts="Somebody fainted.",
    actions="Water, a chair.",
    told="The clinic",
    opinion="The room was hot.",
    edited_at=NOW,
)
SHEET = CrisisSheet(
    country="PL",
    contacts=(CrisisContact(name="Emergency", number="112", hours="day and night"),),
    reviewed_on=date(2026, 3, 1),
)


def write() -> None:
    """Make the file. Refuses when it is there, since it must never change."""
    vault = Vault.create(PATH, KEY)
    with vault.work("format_2.write") as work:
        work.facilitator.save(format_1.FACILITATOR)
        work.groups.save(GROUP)
        for person in format_1.PEOPLE:
            work.people.save(person)
        for membership in format_1.MEMBERSHIPS:
            work.memberships.save(membership)
        work.schedules.save(SCHEDULE)
        work.holidays.save(HOLIDAY)
        work.sessions.save(SESSION)
        for mark in (OLDER_MARK, MARK):
            work.marks.put(mark)
        work.notes.save(format_1.NOTE)
        work.templates.save(TEMPLATE)
        for event in RUN:
            work.run_events.append(event)
        work.quick_notes.save(QUICK_NOTE)
        work.person_notes.save(PERSON_NOTE)
        work.follow_ups.save(FOLLOW_UP)
        work.contacts.save(CONTACT)
        work.incidents.save(INCIDENT)
        work.crisis.save(SHEET)
        work.commit()
    vault.close()


if __name__ == "__main__":
    write()
