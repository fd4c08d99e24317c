"""Groups and people in a real vault, and finding them again."""

from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.search import HitKind
from workwell_desktop.domain.session import SessionState

WEEK = timedelta(weeks=1)


def test_groups_are_listed_with_their_counts_and_next_session(office: Office) -> None:
    circle = office.group("Monday Circle")
    office.member(circle, "Maya Roth")
    past, coming = office.session(circle, EVENING - WEEK), office.session(circle, EVENING + WEEK)
    office.desk.sessions.end(past.id)
    office.group("Carers")
    carers, line = office.desk.groups.lines()
    assert (carers.group.name, carers.present_count, carers.next_session) == ("Carers", 0, None)
    assert line.present_count == 1
    assert line.next_session is not None
    assert line.next_session.id == coming.id


def test_a_group_that_met_is_finished_never_removed(office: Office) -> None:
    group = office.group()
    office.session(group)
    with pytest.raises(Refusal, match="Finished"):
        office.desk.groups.remove(group.id)
    assert office.desk.groups.all() == (group,)


def test_removing_a_group_made_by_mistake_leaves_its_people(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    office.desk.groups.remove(group.id)
    assert office.desk.groups.all() == ()
    assert [(line.person, line.groups) for line in office.desk.people.lines()] == [(maya, ())]


def test_people_are_listed_by_name_with_the_groups_of_now(office: Office) -> None:
    monday, carers = office.group("Monday Circle"), office.group("Carers")
    maya = office.member(monday, "maya roth")
    ben = office.member(carers, "Ben Tal")
    office.desk.people.save(Person(id=PersonId(new_id()), display_name="Zoe"))
    assert [(line.person.display_name, line.groups) for line in office.desk.people.lines()] == [
        ("Ben Tal", ("Carers",)), ("maya roth", ("Monday Circle",)), ("Zoe", ())
    ]  # fmt: skip
    assert office.desk.people.get(maya.id) == maya
    assert office.desk.people.get(ben.id) == ben


def test_a_persons_story_tells_of_every_group_and_visit(office: Office) -> None:
    monday, carers = office.group("Monday Circle"), office.group("Carers")
    maya = office.member(monday, "Maya Roth")
    held, visited = office.session(monday), office.session(carers, EVENING - WEEK)
    office.desk.attendance.mark(held.id, maya.id, Code.PRESENT)
    office.desk.attendance.mark(visited.id, maya.id, Code.VISITOR)
    story = office.desk.people.story(maya.id)
    assert [(line.group.name, line.tally.attended) for line in story.memberships] == [("Monday Circle", 1)]
    assert [event.mark.code for event in story.events if event.mark] == [Code.PRESENT, Code.VISITOR]


@pytest.mark.parametrize(("typed", "kind"), [("lukasz", HitKind.PERSON), ("grusse", HitKind.SESSION)])
def test_plain_letters_find_accented_ones(office: Office, typed: str, kind: HitKind) -> None:
    group = office.group()
    office.member(group, "Łukasz Żak")
    office.session(group, theme="Grüße")
    assert [hit.kind for hit in office.desk.finding.find(typed)] == [kind]
    assert office.desk.finding.find("  ") == ()


def test_the_sample_is_a_believable_group_and_breaks_no_rule(office: Office) -> None:
    group_id = office.desk.sample.add()
    group, register = office.desk.attendance.of_group(group_id)
    roster = office.desk.roster.of_group(group_id)
    assert office.desk.groups.save(group) == group
    assert len(roster.present) == 11
    assert roster.over_capacity == 0
    held = [i for i, session in enumerate(register.sessions) if session.state.held]
    assert len(held) == 12
    assert all(register.column(i).complete for i in held)
    for session in register.sessions:
        assert session.checked() == session
        note = office.desk.notes.of_session(session.id).note
        assert note is None or note.intact
        if session.state is SessionState.LOCKED:
            assert note is not None
    assert office.desk.finding.find(group.public_name)[0].kind is HitKind.GROUP
