"""The records of a facilitator's day come back as they were kept, and what must not vanish does not."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain import strategies as draw
from tests.storage.conftest import NOW
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Contact, FollowUp, Origin, Outcome
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import (
    BlockId,
    ContactId,
    FollowUpId,
    GroupId,
    IncidentId,
    PersonId,
    PersonNoteId,
    QuickNoteId,
    ScheduleId,
    SessionId,
    TemplateId,
    new_id,
)
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet, Incident
from workwell_desktop.domain.person import ContactWay, Person
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.quick_note import QuickNote, QuickNoteFate
from workwell_desktop.domain.running import RunEvent, RunKind
from workwell_desktop.domain.schedule import Frequency, Holiday, Pattern, Schedule
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.template import Template
from workwell_desktop.storage.vault import Vault

GROUP = Group(id=GroupId(new_id()), name="Lanterns")
PERSON = Person(id=PersonId(new_id()), display_name="Ada")
SESSION = Session(id=SessionId(new_id()), group_id=GROUP.id, number=1, starts_at=NOW, length=timedelta(minutes=90))
MARK = Mark(session_id=SESSION.id, person_id=PERSON.id, code=Code.PRESENT, marked_at=NOW)


@pytest.fixture
def house(vault: Vault) -> Vault:
    """Return a vault with a group, a person and a session."""
    with vault.work("test.prepare") as work:
        work.groups.save(GROUP)
        work.people.save(PERSON)
        work.sessions.save(SESSION)
        work.commit()
    return vault


def schedule() -> Schedule:
    return Schedule(
        id=ScheduleId(new_id()),
        group_id=GROUP.id,
        first_day=date(2026, 11, 23),
        start=time(18, 30),
        length=timedelta(minutes=90),
        zone="Europe/Berlin",
        pattern=Pattern(frequency=Frequency.MONTHLY, interval=2, weekdays=(0, 3), nth=-1),
        sessions=12,
        until=date(2027, 6, 1),
        skipped=(date(2026, 12, 24), date(2026, 12, 31)),
    )


def test_a_schedule_comes_back(house: Vault) -> None:
    kept = schedule()
    with house.work("test.save") as work:
        work.schedules.save(kept)
        work.commit()
    with house.work("test.read") as work:
        assert work.schedules.get(kept.id) == kept
        assert work.schedules.of_group(GROUP.id) == (kept,)


def test_holidays_come_back_by_their_day_and_one_name_for_each(house: Vault) -> None:
    with house.work("test.save") as work:
        for holiday in (Holiday(date(2027, 1, 1), "New Year"), Holiday(date(2026, 12, 25), "Xmas")):
            work.holidays.save(holiday)
        work.holidays.save(Holiday(date(2026, 12, 25), "Christmas"))
        work.commit()
    with house.work("test.read") as work:
        assert work.holidays.all() == (
            Holiday(date(2026, 12, 25), "Christmas"),
            Holiday(date(2027, 1, 1), "New Year"),
        )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(agenda=draw.agendas(), shorter=st.integers(0, 5))
def test_templates_come_back_with_their_parts(vault: Vault, agenda: Agenda, shorter: int) -> None:
    kept = Template(id=TemplateId(new_id()), name="Ours", agenda=agenda)
    for each in (kept, replace(kept, agenda=Agenda(agenda.blocks[:shorter]))):
        with vault.work("test.save") as work:
            work.templates.save(each)
            work.commit()
        with vault.work("test.read") as work:
            assert work.templates.get(kept.id) == each
    with vault.work("test.remove") as work:
        work.templates.remove(kept.id)
        work.commit()
    with vault.work("test.read") as work, pytest.raises(Refusal):
        work.templates.get(kept.id)


def test_run_events_come_back_as_they_happened(house: Vault) -> None:
    block = BlockId(new_id())
    events = tuple(
        RunEvent(
            session_id=SESSION.id,
            position=position,
            kind=kind,
            at=NOW + timedelta(minutes=position),
            seconds=position,
            block_id=block if position else None,
        )
        for position, kind in enumerate(RunKind)
    )
    with house.work("test.save") as work:
        for event in reversed(events):
            work.run_events.append(event)
        work.commit()
    with house.work("test.read") as work:
        assert work.run_events.of_session(SESSION.id) == events


def quick_note() -> QuickNote:
    return QuickNote(
        id=QuickNoteId(new_id()),
        session_id=SESSION.id,
        at=NOW,
        text="Ask about a lift",
        person_id=PERSON.id,
        wants_follow_up=True,
        fate=QuickNoteFate.FOLLOW_UP,
    )


def follow_up() -> FollowUp:
    return FollowUp(
        id=FollowUpId(new_id()),
        why="Missed two in a row",
        person_id=PERSON.id,
        group_id=GROUP.id,
        session_id=SESSION.id,
        origin=Origin.SILENT_ABSENCES,
        who="Ruth",
        due=date(2026, 11, 26),
        made_at=NOW,
    )


def test_what_follows_a_session_comes_back(house: Vault) -> None:
    note, kept = quick_note(), follow_up()
    later = replace(kept, id=FollowUpId(new_id()), due=None, outcome=Outcome.REACHED, closed_at=NOW)
    of_person = PersonNote(
        id=PersonNoteId(new_id()), person_id=PERSON.id, session_id=SESSION.id, text="Spoke", edited_at=NOW
    )
    contact = Contact(
        id=ContactId(new_id()),
        person_id=PERSON.id,
        at=NOW,
        way=ContactWay.PHONE,
        outcome=Outcome.REACHED,
        text="Rang",
    )
    incident = Incident(
        id=IncidentId(new_id()), opened_at=NOW, session_id=SESSION.id, steps=("One", "Two"), facts="…", edited_at=NOW
    )
    with house.work("test.save") as work:
        work.quick_notes.save(note)
        work.follow_ups.save(later)
        work.follow_ups.save(kept)
        work.person_notes.save(of_person)
        work.contacts.save(contact)
        work.incidents.save(incident)
        work.commit()
    with house.work("test.read") as work:
        assert work.quick_notes.of_session(SESSION.id) == (note,)
        assert work.follow_ups.of_session(SESSION.id) == (kept, later)
        assert work.follow_ups.open() == (kept,)
        assert work.person_notes.of_person(PERSON.id) == work.person_notes.of_session(SESSION.id) == (of_person,)
        assert work.contacts.of_person(PERSON.id) == (contact,)
        assert work.incidents.all() == (incident,)


def test_nothing_of_them_is_in_the_search_index(house: Vault) -> None:
    with house.work("test.save") as work:
        work.quick_notes.save(replace(quick_note(), text="zyzzyva one"))
        work.follow_ups.save(replace(follow_up(), why="zyzzyva two"))
        work.person_notes.save(
            PersonNote(id=PersonNoteId(new_id()), person_id=PERSON.id, text="zyzzyva three", edited_at=NOW)
        )
        work.commit()
    with house.work("test.read") as work:
        assert work.search.find("zyzzyva") == ()


def test_the_crisis_sheet_comes_back_in_its_order(house: Vault) -> None:
    lines = tuple(CrisisContact(name=name, number=str(place)) for place, name in enumerate("zab"))
    for sheet in (
        CrisisSheet(country="GB", contacts=lines, reviewed_on=date(2026, 11, 2)),
        CrisisSheet(country="IE", contacts=lines[1:]),
    ):
        with house.work("test.save") as work:
            work.crisis.save(sheet)
            work.commit()
        with house.work("test.read") as work:
            assert work.crisis.get() == sheet


# --------------------------------------------------------------------------------------------- what must not vanish


def test_a_mark_that_is_changed_or_taken_away_stays_in_its_history(house: Vault) -> None:
    late = replace(MARK, code=Code.LATE, late_minutes=10)
    for mark in (MARK, MARK, late):
        with house.work("test.mark") as work:
            work.marks.put(mark)
            work.commit()
    with house.work("test.clear") as work:
        work.marks.clear(SESSION.id, PERSON.id, "typed into the wrong row")
        work.commit()
    with house.work("test.read") as work:
        newest, oldest = work.marks.history(SESSION.id)
        assert (newest.mark, newest.why) == (late, "typed into the wrong row")
        assert (oldest.mark, oldest.why) == (MARK, "")
        assert newest.replaced_at >= oldest.replaced_at
        assert work.audit.verify()


@pytest.mark.parametrize("kind", ["quick note", "follow-up", "person note", "incident", "run event"])
def test_a_session_with_records_cannot_be_removed(house: Vault, kind: str) -> None:
    with house.work("test.save") as work:
        match kind:
            case "quick note":
                work.quick_notes.save(replace(quick_note(), person_id=None))
            case "follow-up":
                work.follow_ups.save(follow_up())
            case "person note":
                work.person_notes.save(
                    PersonNote(
                        id=PersonNoteId(new_id()), person_id=PERSON.id, session_id=SESSION.id, text="x", edited_at=NOW
                    )
                )
            case "incident":
                work.incidents.save(
                    Incident(id=IncidentId(new_id()), opened_at=NOW, session_id=SESSION.id, edited_at=NOW)
                )
            case _:
                work.run_events.append(RunEvent(session_id=SESSION.id, position=0, kind=RunKind.START, at=NOW))
        work.commit()
    with house.work("test.remove") as work, pytest.raises(Refusal):
        work.sessions.remove(SESSION.id)


def test_a_person_with_a_follow_up_cannot_be_removed(house: Vault) -> None:
    with house.work("test.save") as work:
        work.follow_ups.save(follow_up())
        work.commit()
    with house.work("test.remove") as work, pytest.raises(Refusal):
        work.people.remove(PERSON.id)


def test_a_session_planned_by_mistake_goes_with_the_history_of_its_marks(house: Vault) -> None:
    with house.work("test.mark") as work:
        work.marks.put(MARK)
        work.marks.clear(SESSION.id, PERSON.id)
        work.commit()
    with house.work("test.remove") as work:
        work.sessions.remove(SESSION.id)
        work.commit()
    with house.work("test.read") as work:
        assert work.marks.history(SESSION.id) == ()


def test_a_group_made_by_mistake_goes_with_its_schedule(vault: Vault) -> None:
    with vault.work("test.save") as work:
        work.groups.save(GROUP)
        work.schedules.save(schedule())
        work.commit()
    with vault.work("test.remove") as work:
        work.groups.remove(GROUP.id)
        work.commit()
    with vault.work("test.read") as work:
        assert work.schedules.of_group(GROUP.id) == ()


def test_sessions_and_marks_of_a_period_are_read_alone(house: Vault) -> None:
    other = replace(SESSION, id=SessionId(new_id()), number=2, starts_at=NOW + timedelta(weeks=1))
    with house.work("test.save") as work:
        work.sessions.save(other)
        work.marks.put(MARK)
        work.marks.put(replace(MARK, session_id=other.id))
        work.commit()
    with house.work("test.read") as work:
        assert work.marks.between(NOW, NOW + timedelta(days=1)) == (MARK,)
        assert work.marks.between(NOW, NOW + timedelta(days=1), [GROUP.id]) == (MARK,)
        assert work.marks.between(NOW, NOW + timedelta(days=1), []) == ()
        assert [each.agenda for each in work.sessions.of_group(GROUP.id, plans=False)] == [Agenda(), Agenda()]


def test_saving_a_session_read_without_its_plan_keeps_the_plan(house: Vault) -> None:
    plan = Agenda((Block(id=BlockId(new_id()), title="Candles", minutes=20),))
    with house.work("test.plan") as work:
        work.sessions.save(replace(SESSION, agenda=plan))
        work.commit()
    with house.work("test.save") as work:
        (bare,) = work.sessions.of_group(GROUP.id, plans=False)
        work.sessions.save(replace(bare, theme="Light").checked())
        work.commit()
    with house.work("test.read") as work:
        assert work.sessions.get(SESSION.id) == replace(SESSION, agenda=plan, theme="Light")
        assert work.search.find("candles")
