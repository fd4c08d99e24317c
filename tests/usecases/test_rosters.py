"""Who is in a group: steps, warnings that never stop anyone, and a past that stays."""

from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.membership import LeavingReason, MembershipStatus
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person

TODAY = EVENING.date()
WEEK = timedelta(weeks=1)


def test_someone_new_joins_in_one_step(office: Office) -> None:
    group = office.group()
    office.heard.clear()
    maya = office.member(group, "Maya Roth")
    assert [m.person for m in office.desk.roster.of_group(group.id).present] == [maya]
    assert office.heard == [Changes.PEOPLE | Changes.ROSTER]


def test_nobody_joins_twice(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    with pytest.raises(Refusal, match="in the group already"):
        office.desk.roster.add(group.id, maya.id, MembershipStatus.ACTIVE, TODAY)


def test_people_may_always_come_back(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    (member,) = office.desk.roster.of_group(group.id).members
    office.desk.roster.move(member.membership.id, MembershipStatus.LEFT, TODAY - WEEK, LeavingReason.MOVED)
    again = office.desk.roster.add(group.id, maya.id, MembershipStatus.ACTIVE, TODAY)
    assert again.id == member.membership.id
    assert again.status_on(TODAY - timedelta(days=1)) is MembershipStatus.LEFT


def test_capacity_never_blocks(office: Office) -> None:
    group = office.group(capacity=1)
    office.member(group, "Maya Roth")
    assert office.desk.roster.of_group(group.id).over_capacity == 0
    office.member(group, "Ben Tal")
    assert office.desk.roster.of_group(group.id).over_capacity == 1
    assert office.desk.roster.of_group(group.id).present_count == 2


def test_a_group_without_a_capacity_is_never_over_it(office: Office) -> None:
    group = office.group()
    office.member(group, "Maya Roth")
    assert office.desk.roster.of_group(group.id).over_capacity == 0


def test_people_waiting_take_no_room_and_stand_after_members(office: Office) -> None:
    group = office.group(capacity=1)
    office.member(group, "Maya Roth")
    ben = office.desk.people.save(Person(id=PersonId(new_id()), display_name="Ben Tal"))
    office.desk.roster.add(group.id, ben.id, MembershipStatus.WAITING, TODAY)
    roster = office.desk.roster.of_group(group.id)
    assert [m.person.display_name for m in roster.members] == ["Maya Roth", "Ben Tal"]
    assert office.desk.roster.of_group(group.id).over_capacity == 0


def test_removing_a_member_leaves_past_marks_and_signed_notes_unchanged(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group, EVENING - WEEK)
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    office.desk.notes.write(session.id, NoteText(happened="We spoke about rest."))
    signed = office.desk.notes.sign(session.id)
    before = office.desk.attendance.of_group(group.id)[1]
    (member,) = office.desk.roster.of_group(group.id).members
    office.desk.roster.move(member.membership.id, MembershipStatus.LEFT, TODAY)
    assert office.desk.attendance.of_group(group.id)[1] == before
    office.desk.roster.take_out(member.membership.id)
    register = office.desk.attendance.of_group(group.id)[1]
    assert [row.codes for row in register.rows] == [(Code.PRESENT,)]
    assert office.desk.notes.of_session(session.id).note == signed


def test_a_leave_that_begins_today_does_not_reach_back(office: Office) -> None:
    group = office.group()
    office.member(group, "Maya Roth")
    office.session(group, EVENING - WEEK)
    office.session(group, EVENING + WEEK)
    (member,) = office.desk.roster.of_group(group.id).members
    office.desk.roster.move(member.membership.id, MembershipStatus.ON_LEAVE, TODAY)
    (row,) = office.desk.attendance.of_group(group.id)[1].rows
    assert row.codes == (Code.NOT_MARKED, Code.ON_LEAVE)


def test_a_roster_change_can_be_undone_and_redone(office: Office) -> None:
    group = office.group()
    office.member(group, "Maya Roth")
    (member,) = office.desk.roster.of_group(group.id).members
    before, after = office.desk.roster.move(member.membership.id, MembershipStatus.LEFT, TODAY)
    office.desk.roster.put(before)
    assert office.desk.roster.of_group(group.id).members == (member,)
    office.desk.roster.put(after)
    assert office.desk.roster.of_group(group.id).present_count == 0


def test_roster_edit_never_wipes_text(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    text = NoteText(aims="Rest", happened="We spoke about rest.", next_time="Bring tea")
    office.desk.notes.write(session.id, text)
    (member,) = office.desk.roster.of_group(group.id).members
    office.desk.roster.move(member.membership.id, MembershipStatus.LEFT, TODAY)
    office.desk.roster.take_out(member.membership.id)
    office.desk.people.remove(maya.id)
    note = office.desk.notes.of_session(session.id).note
    assert note is not None
    assert note.text == text


def test_a_person_in_a_register_stays(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    with pytest.raises(Refusal, match="stands in a register"):
        office.desk.people.remove(maya.id)
    assert office.desk.roster.of_group(group.id).present_count == 1


def test_the_roster_takes_no_day_that_has_not_come(office: Office) -> None:
    """Else someone leaving next month would read as gone today."""
    group = office.group()
    with pytest.raises(Refusal) as refused:
        office.member(group, "Tomas Vega", joined=office.now + timedelta(days=1))
    assert refused.value.sentence == "That day has not come yet. Choose today or an earlier day."
    assert office.desk.people.all() == ()
