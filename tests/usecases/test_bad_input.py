"""Everything a slip of the hand can bring to the desk: each has its sentence, and nothing of it reaches the vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import DiskFull, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, PersonId, new_id
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import NotHeldReason, SessionState

EMPTY, LONG, CONTROL, TURNED = "", "a" * 10_000, "Ma\x07ya", "\u202eayaM"
STILL_EMPTY = "still empty. Type a few letters to go on."
TOO_LONG = "10,000 characters; 120 is the most that fits. Please shorten it."
UNSHOWN = "a character that cannot be shown. Type it again without it."

Keep = Callable[[Office, str], object]


def _group(office: Office, name: str) -> object:
    return office.group(name)


def _person(office: Office, name: str) -> object:
    return office.desk.people.save(Person(id=PersonId(new_id()), display_name=name))


def _member(office: Office, name: str) -> object:
    return office.member(office.group(), name)


def _own_name(office: Office, name: str) -> object:
    return office.desk.own_name.save(Facilitator(name=name))


def _part(office: Office, name: str) -> object:
    session = office.session(office.group())
    return office.desk.sessions.save_agenda(session.id, Agenda((Block(id=BlockId(new_id()), title=name),)))


def _reason(office: Office, name: str) -> object:
    return office.desk.sessions.call_off(office.session(office.group()).id, name)


@pytest.mark.parametrize("keep", [_group, _person, _member, _own_name, _part, _reason])
@pytest.mark.parametrize(
    ("typed", "ending"), [(EMPTY, STILL_EMPTY), (LONG, TOO_LONG), (CONTROL, UNSHOWN), (TURNED, UNSHOWN)]
)
def test_a_name_that_cannot_be_kept_is_refused_with_a_sentence(
    office: Office, keep: Keep, typed: str, ending: str
) -> None:
    with pytest.raises(Refusal) as refused:
        keep(office, typed)
    assert refused.value.sentence.endswith(ending)
    assert refused.value.field
    assert office.desk.people.all() == ()
    assert office.desk.own_name.get().name == "Ruth Adler"


@pytest.mark.parametrize(
    "name", ["A & B <i>", 'O\'Brien "Bo"', "Łukasz", "Đặng", "李", "🦊", "'; DROP TABLE people; --"]
)
def test_names_that_break_other_programs_are_kept_letter_by_letter(office: Office, name: str) -> None:
    group = office.group(name, public_name=name)
    office.member(group, name)
    assert [person.display_name for person in office.desk.people.all()] == [name]
    assert office.desk.groups.get(group.id).name == name


def test_the_same_name_twice_is_warned_about_and_allowed(office: Office) -> None:
    first = office.group("Monday Circle")
    second = Group(id=GroupId(new_id()), name=" monday  CIRCLE ")
    assert office.desk.groups.twin(second) == first
    office.desk.groups.save(second)
    assert len(office.desk.groups.all()) == 2
    maya = office.member(first, "José Élan")
    twin = Person(id=PersonId(new_id()), display_name="jose\u0301 e\u0301lan")
    assert office.desk.people.twin(twin) == maya
    office.desk.people.save(twin)
    assert len(office.desk.people.all()) == 2


def test_nobody_is_their_own_double_and_an_empty_name_has_none(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    assert office.desk.people.twin(maya) is None
    assert office.desk.groups.twin(group) is None
    assert office.desk.people.twin(Person(id=PersonId(new_id()), display_name="")) is None


def test_an_end_before_the_start_is_refused(office: Office) -> None:
    session = office.session(office.group())
    with pytest.raises(Refusal) as refused:
        office.desk.sessions.save(replace(session, length=timedelta(minutes=-30)))
    assert refused.value.sentence == "The end must come after the start. Choose a later end."
    assert refused.value.field == "ends"
    assert office.desk.sessions.get(session.id)[0] == session


def test_a_mark_in_the_future_is_refused(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group, EVENING + timedelta(days=1))
    with pytest.raises(Refusal) as refused:
        office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    assert refused.value.sentence == (
        "Session 1 is still to come. Until then only apologies, on leave and cancelled can be marked."
    )


def test_capacity_exceeded_is_a_warning_only(office: Office) -> None:
    group = office.group(capacity=1)
    office.member(group, "Maya Roth")
    office.member(group, "Ben Tal")
    assert office.desk.roster.of_group(group.id).over_capacity == 1


def test_a_note_longer_than_ten_pages_is_refused_and_the_draft_stays(office: Office) -> None:
    session = office.session(office.group())
    draft = office.desk.notes.write(session.id, NoteText(happened="We spoke about rest."))
    with pytest.raises(Refusal) as refused:
        office.desk.notes.write(session.id, NoteText(happened="a" * 20_001))
    assert refused.value.sentence == (
        "What happened in the group has 20,001 characters; 20,000 is the most WorkWell keeps. Please shorten it."
    )
    assert office.desk.notes.of_session(session.id).note == draft


def test_what_is_gone_is_said_to_be_gone(office: Office) -> None:
    session = office.session(office.group())
    office.desk.sessions.remove(session.id)
    with pytest.raises(Refusal) as refused:
        office.desk.sessions.get(session.id)
    assert refused.value.sentence == "That session is no longer here."


def test_a_refusal_is_announced_to_nobody_and_leaves_no_trace(office: Office) -> None:
    office.heard.clear()
    with office.vault.work("test.read") as work:
        before = work.audit.tail(100)
    with pytest.raises(Refusal):
        office.group(LONG)
    assert office.heard == []
    with office.vault.work("test.read") as work:
        assert work.audit.tail(100) == before


def test_a_full_disk_while_typing_keeps_the_earlier_draft_and_another_try_succeeds(office: Office) -> None:
    session = office.session(office.group())
    draft = office.desk.notes.write(session.id, NoteText(happened="We spoke about rest."))
    longer = NoteText(happened="We spoke about rest and tea. " * 600)
    with office.vault.connection.begin():
        pages = office.vault.connection.exec_driver_sql("PRAGMA page_count").scalar()
        office.vault.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    office.heard.clear()
    with pytest.raises(DiskFull) as full:
        office.desk.notes.write(session.id, longer)
    assert full.value.sentence.startswith("The disk is full, so this could not be saved yet. Your text is still")
    assert office.heard == []
    assert office.desk.notes.of_session(session.id).note == draft
    with office.vault.connection.begin():
        office.vault.connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert office.desk.notes.write(session.id, longer) == office.desk.notes.of_session(session.id).note


def test_what_belongs_to_something_removed_meanwhile_is_refused(office: Office) -> None:
    """An undo or a page left open can still hold what somebody removed elsewhere."""
    group = office.group()
    person, session = office.member(group, "Maya Rosen"), office.session(group)
    (member,) = office.desk.roster.of_group(group.id).members
    office.desk.people.remove(person.id)
    empty = office.group("Closed before it met")
    proposed = office.desk.sessions.propose(empty.id)
    office.desk.groups.remove(empty.id)
    for keep in (
        lambda: office.desk.roster.put(member.membership),
        lambda: office.desk.attendance.mark(session.id, person.id, Code.PRESENT),
        lambda: office.desk.sessions.save(proposed),
    ):
        with pytest.raises(Refusal, match="no longer here"):
            keep()
    assert office.desk.attendance.of_group(group.id)[1].rows == ()
    assert office.desk.sessions.get(session.id)[0].state is SessionState.PLANNED


def test_a_session_that_was_held_cannot_move_to_a_day_that_has_not_come(office: Office) -> None:
    group = office.group()
    person, session = office.member(group, "Maya Rosen"), office.session(group)
    held = office.desk.attendance.mark(session.id, person.id, Code.PRESENT).session
    with pytest.raises(Refusal, match="has been held") as refused:
        office.desk.sessions.save(replace(held, starts_at=EVENING + timedelta(days=1)))
    assert refused.value.field == "starts"
    earlier = replace(held, starts_at=EVENING - timedelta(days=1))
    assert office.desk.sessions.save(earlier).starts_at == earlier.starts_at


def test_one_planned_again_takes_no_marks_along_to_a_day_that_has_not_come(office: Office) -> None:
    group = office.group()
    person, session = office.member(group, "Maya Rosen"), office.session(group)
    office.desk.attendance.mark(session.id, person.id, Code.PRESENT)
    office.desk.sessions.set_not_held(session.id, NotHeldReason.WEATHER)
    again = office.desk.sessions.plan_again(session.id)
    with pytest.raises(Refusal, match="has been held"):
        office.desk.sessions.save(replace(again, starts_at=EVENING + timedelta(days=7)))
    office.desk.attendance.put(session.id, person.id, None)
    office.desk.sessions.save(replace(again, starts_at=EVENING + timedelta(days=7)))


def test_nobody_is_in_one_group_twice(office: Office) -> None:
    """An undo of an old page can bring a membership back after the person joined afresh."""
    group = office.group()
    person = office.member(group, "Maya Rosen")
    (member,) = office.desk.roster.of_group(group.id).members
    office.desk.roster.take_out(member.membership.id)
    office.desk.roster.add(group.id, person.id, MembershipStatus.ACTIVE, EVENING.date())
    with pytest.raises(Refusal, match="in the group already"):
        office.desk.roster.put(member.membership)
    assert office.desk.roster.of_group(group.id).present_count == 1
