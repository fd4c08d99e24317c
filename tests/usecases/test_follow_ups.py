"""Follow-ups and contact logs over a real vault: made, closed, logged, taken back; consent judged at that moment."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import FollowUp, Origin, Outcome, When
from workwell_desktop.domain.group import Group, GroupStatus, RecordProfile
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person

WEEK = timedelta(weeks=1)
BY_PHONE = ContactConsent(ways=frozenset({ContactWay.PHONE}), may_leave_message=True)


@pytest.fixture
def circle(office: Office) -> Group:
    return office.group()


@pytest.fixture
def maya(office: Office, circle: Group) -> Person:
    person = office.member(circle, "Maya Roth")
    return office.desk.people.save(replace(person, contact=BY_PHONE))


def asked_not_to_be_contacted(office: Office, person: Person) -> None:
    office.desk.people.save(replace(person, contact=replace(person.contact, do_not_contact=True)))


def missed(office: Office, group: Group, person: Person, codes: list[Code]) -> None:
    """Hold sessions in the weeks before this evening, each marked in turn."""
    for weeks, code in zip(range(len(codes), 0, -1), codes, strict=True):
        session = office.session(group, EVENING - weeks * WEEK)
        office.desk.attendance.mark(session.id, person.id, code)
        if office.desk.sessions.get(session.id)[0].state.upcoming:
            office.desk.sessions.end(session.id)


def of(office: Office, person: Person, **details: object) -> FollowUp:
    made = office.desk.follow_ups.make_by_hand("Ask about a lift", person_id=person.id)
    return office.desk.follow_ups.put(replace(made, **details))  # type: ignore[arg-type]


def test_what_came_of_it_is_logged_and_both_can_be_taken_back(office: Office, maya: Person) -> None:
    follow_up = of(office, maya)
    office.heard.clear()
    change = office.desk.follow_ups.close(
        follow_up.id, Outcome.REACHED, "The bus ends at 19:30", log=True, way=ContactWay.PHONE
    )
    assert office.heard == [Changes.FOLLOW_UPS]
    assert office.desk.follow_ups.open() == ()
    (entry,) = office.desk.contacts.of_person(maya.id)
    assert (entry.way, entry.outcome, entry.text, entry.follow_up_id) == (
        ContactWay.PHONE, Outcome.REACHED, "The bus ends at 19:30", follow_up.id
    )  # fmt: skip
    office.desk.follow_ups.take_back(change)
    assert (office.desk.follow_ups.open(), office.desk.contacts.of_person(maya.id)) == ((follow_up,), ())
    office.desk.follow_ups.do_again(change)
    assert (office.desk.follow_ups.open(), office.desk.contacts.of_person(maya.id)) == ((), (entry,))


def test_no_answer_today_is_tried_again_on_another_day(office: Office, maya: Person) -> None:
    follow_up = of(office, maya, due=EVENING.date())
    later = EVENING.date() + timedelta(days=3)
    change = office.desk.follow_ups.try_again(follow_up.id, Outcome.NO_ANSWER, later, way=ContactWay.PHONE)
    assert office.desk.follow_ups.open() == (replace(follow_up, due=later),)
    assert [entry.outcome for entry in office.desk.contacts.of_person(maya.id)] == [Outcome.NO_ANSWER]
    office.desk.follow_ups.take_back(change)
    assert (office.desk.follow_ups.open(), office.desk.contacts.of_person(maya.id)) == ((follow_up,), ())


@pytest.mark.parametrize("outcome", [Outcome.REACHED, Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER, Outcome.DECLINED])
def test_do_not_contact_is_never_overridden(office: Office, maya: Person, outcome: Outcome) -> None:
    """It may be asked for after a follow-up was made, and between a change and doing it again."""
    follow_up = of(office, maya)
    change = office.desk.follow_ups.close(follow_up.id, outcome, log=True, way=ContactWay.PHONE)
    office.desk.follow_ups.take_back(change)
    asked_not_to_be_contacted(office, maya)
    desk = office.desk
    entry = desk.contacts.start(maya.id, outcome, ContactWay.PHONE)
    for attempt in (
        lambda: desk.follow_ups.close(follow_up.id, outcome, log=True, way=ContactWay.PHONE),
        lambda: desk.follow_ups.close(follow_up.id, outcome, log=False, way=ContactWay.PHONE),
        lambda: desk.follow_ups.try_again(follow_up.id, outcome, EVENING.date(), way=ContactWay.PHONE),
        lambda: desk.follow_ups.do_again(change),
        lambda: desk.contacts.add(entry),
    ):
        with pytest.raises(Refusal, match="asked not to be contacted"):
            attempt()
    assert desk.contacts.of_person(maya.id) == ()
    assert desk.follow_ups.open() == (follow_up,)


def test_one_for_the_team_may_exist_and_ends_in_the_room(office: Office, maya: Person) -> None:
    asked_not_to_be_contacted(office, maya)
    follow_up = of(office, maya)
    office.desk.follow_ups.close(follow_up.id, Outcome.REACHED, "Spoke after the session", log=True)
    assert [entry.way for entry in office.desk.contacts.of_person(maya.id)] == [None]


def test_about_the_group_nothing_is_logged(office: Office, circle: Group) -> None:
    tea = office.desk.follow_ups.make_by_hand("Tea is running out", group_id=circle.id)
    change = office.desk.follow_ups.close(tea.id, Outcome.DONE, log=True)
    assert change.contact is None
    assert office.desk.follow_ups.reopen(tea.id).after == tea


def test_two_silent_absences_are_suggested_once(office: Office, circle: Group, maya: Person) -> None:
    missed(office, circle, maya, [Code.PRESENT, Code.ABSENT, Code.ABSENT])
    (one,) = office.desk.follow_ups.suggestions(circle.id)
    assert (one.person_id, len(one.sessions), one.origin) == (maya.id, 2, Origin.SILENT_ABSENCES)
    made = office.desk.follow_ups.make_of(one)
    assert made.due == EVENING.date() + timedelta(days=2)
    assert office.desk.follow_ups.suggestions() == ()
    office.desk.follow_ups.close(made.id, Outcome.REACHED)
    session = office.session(circle, EVENING)
    office.desk.attendance.mark(session.id, maya.id, Code.ABSENT)
    office.desk.sessions.end(session.id)
    assert office.desk.follow_ups.suggestions() == ()


def test_one_set_aside_stays_aside_and_can_be_brought_back(office: Office, circle: Group, maya: Person) -> None:
    missed(office, circle, maya, [Code.ABSENT, Code.ABSENT])
    (one,) = office.desk.follow_ups.suggestions()
    aside = office.desk.follow_ups.set_aside(one)
    assert (aside.outcome, office.desk.follow_ups.suggestions()) == (Outcome.NOT_NEEDED, ())
    office.desk.follow_ups.remove(aside.id)
    assert office.desk.follow_ups.suggestions() == (one,)


def test_nobody_is_missed_in_a_group_that_no_longer_meets(office: Office, circle: Group, maya: Person) -> None:
    missed(office, circle, maya, [Code.ABSENT, Code.ABSENT])
    assert len(office.desk.follow_ups.suggestions()) == 1
    office.desk.groups.save(replace(circle, status=GroupStatus.FINISHED))
    assert office.desk.follow_ups.suggestions() == ()


def test_one_about_a_person_belongs_to_their_only_group(office: Office, circle: Group, maya: Person) -> None:
    assert office.desk.follow_ups.make_by_hand("A lift", person_id=maya.id).group_id == circle.id
    other = office.group("Carers")
    office.desk.roster.add(other.id, maya.id, MembershipStatus.ACTIVE, EVENING.date())
    assert office.desk.follow_ups.make_by_hand("A lift", person_id=maya.id).group_id is None


def test_word_since_then_ends_the_absences(office: Office, circle: Group, maya: Person) -> None:
    missed(office, circle, maya, [Code.ABSENT, Code.ABSENT, Code.APOLOGIES])
    assert office.desk.follow_ups.suggestions() == ()


def test_planned_absence_is_visible_when_judging_absentees(office: Office, circle: Group, maya: Person) -> None:
    missed(office, circle, maya, [Code.ABSENT, Code.ABSENT])
    coming = office.session(circle, EVENING + WEEK)
    office.desk.attendance.mark(coming.id, maya.id, Code.APOLOGIES)
    (one,) = office.desk.follow_ups.suggestions()
    assert one.word_for is not None
    assert one.word_for.id == coming.id
    (membership,) = (member.membership for member in office.desk.roster.of_group(circle.id).present)
    office.desk.roster.move(membership.id, MembershipStatus.ON_LEAVE, EVENING.date())
    assert office.desk.follow_ups.suggestions()[0].on_leave


def test_the_board_calls_people_as_the_group_s_profile_says(office: Office) -> None:
    for profile, name in (
        (RecordProfile.PEER_MINIMAL, "Maya R."),
        (RecordProfile.CLINICAL, "Maya Roth"),
        (RecordProfile.HEADCOUNT_ONLY, "someone in the group"),
    ):
        kept = office.group(profile.label)
        person = office.member(kept, "Maya Roth")
        made = of(office, person, group_id=kept.id)
        office.keeps(kept, profile)
        group = office.desk.groups.get(kept.id)
        line = next(each for each in office.desk.follow_ups.board().open if each.follow_up == made)
        assert (line.name, line.group) == (name, group)
        office.desk.follow_ups.remove(made.id)
        office.desk.people.remove(person.id)


def test_the_board_holds_what_waits_and_what_was_closed_lately(office: Office, maya: Person) -> None:
    late = of(office, maya, due=EVENING.date() - WEEK)
    undated, done = of(office, maya), of(office, maya)
    office.desk.follow_ups.close(done.id, Outcome.DONE)
    board = office.desk.follow_ups.board()
    assert [line.follow_up for line in board.open] == [late, undated]
    assert [line.follow_up.id for line in board.closed] == [done.id]
    assert board.open[0].follow_up.when(EVENING.date()) is When.OVERDUE
    assert office.desk.follow_ups.due_count() == 1
    office.now += timedelta(days=30)
    assert office.desk.follow_ups.board().closed == ()


def test_a_log_is_read_newest_first_and_an_entry_taken_away_comes_back(office: Office, maya: Person) -> None:
    log = office.desk.contacts
    first = log.add(log.start(maya.id, Outcome.NO_ANSWER, ContactWay.PHONE, EVENING - WEEK))
    second = log.add(log.start(maya.id, Outcome.REACHED))
    assert log.of_person(maya.id) == (second, first)
    asked_not_to_be_contacted(office, maya)
    log.remove(first)
    log.restore(first)
    assert log.of_person(maya.id) == (second, first)


def test_changing_keeps_whether_it_is_open(office: Office, maya: Person) -> None:
    made = of(office, maya)
    change = office.desk.follow_ups.reword(made.id, why="Ask about the bus", due=EVENING.date(), outcome=Outcome.DONE)
    assert office.desk.follow_ups.get(made.id).why == "Ask about the bus"
    office.desk.follow_ups.take_back(change)
    assert office.desk.follow_ups.get(made.id) == made


def test_undoing_an_older_change_never_undoes_what_came_of_it_since(office: Office) -> None:
    """Each page has undo steps of its own, so they are not always taken back in their order."""
    amara = office.member(office.group(), "Amara Okafor")
    made = office.desk.follow_ups.make_by_hand("Call", person_id=amara.id)
    reworded = office.desk.follow_ups.reword(made.id, why="Call soon")
    office.desk.follow_ups.close(made.id, Outcome.REACHED, "Is well", log=True)
    with pytest.raises(Refusal, match="since"):
        office.desk.follow_ups.take_back(reworded)
    assert office.desk.follow_ups.get(made.id).outcome is Outcome.REACHED
