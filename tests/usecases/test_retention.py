"""How long records stay: a rule shows what is due, nothing goes without being shown, and a hold stops everything."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import FollowUp
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import FollowUpId, IncidentId, RetentionRuleId, new_id
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.retention import PRESETS, RecordClass, RetentionRule, due_on, months_after
from workwell_desktop.domain.session import Session

LONG_AGO = EVENING - timedelta(days=800)


@dataclass
class Held:
    group: Group
    person: Person
    session: Session


@pytest.fixture
def held(office: Office) -> Held:
    """Return a session long ago, with a mark and a signed note."""
    group = office.group()
    person = office.member(group, "Maya Roth", joined=LONG_AGO - timedelta(days=30))
    office.now = LONG_AGO + timedelta(hours=3)
    session = office.session(group, LONG_AGO)
    office.desk.sessions.end(session.id)
    office.desk.attendance.mark(session.id, person.id, Code.PRESENT)
    office.desk.notes.write(session.id, NoteText(happened="We spoke of rest."))
    office.desk.notes.sign(session.id)
    office.now = EVENING
    return Held(group, person, session)


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.lists(st.none() | st.integers(1, 1200), min_size=1, max_size=4)
)
def test_the_longest_rule_counts_and_one_without_an_end_keeps_for_good(
    last_day: date, months: list[int | None]
) -> None:
    rules = [
        RetentionRule(id=RetentionRuleId(new_id()), group_id=None, record_class=RecordClass.LETTER, months=each)
        for each in months
    ]
    due = due_on(rules, last_day)
    ends = [months_after(last_day, each) for each in months if each is not None]
    assert due == (max(ends) if len(ends) == len(months) else None)
    assert due_on([*rules, None], last_day) is None


def test_without_a_rule_nothing_is_ever_due(office: Office, held: Held) -> None:
    assert office.desk.retention.review() == ()


@pytest.mark.slow
def test_what_is_due_is_shown_and_goes_only_when_asked(office: Office, held: Held) -> None:
    retention = office.desk.retention
    retention.keep_rule(held.group.id, RecordClass.REGISTER, 12, "Our own rule")
    retention.keep_rule(held.group.id, RecordClass.SESSION_SUMMARY, 24, "")
    due = retention.review()
    assert [each.record_class for each in due] == [RecordClass.REGISTER, RecordClass.SESSION_SUMMARY]
    assert office.desk.notes.of_session(held.session.id).note is not None
    assert retention.remove(due) == 2
    assert retention.review() == ()
    assert office.desk.notes.of_session(held.session.id).note is None
    assert not office.desk.finding.find("rest")
    (session,) = office.desk.sessions.of_group(held.group.id)
    assert session.headcount == 1
    with office.vault.work("test.read") as work:
        assert work.marks.of_session(session.id) == ()
        assert work.marks.history(session.id) == ()
        assert work.audit.tail(1)[0].action == "retention.remove"


@pytest.mark.slow
def test_a_rule_of_tomorrow_removes_nothing_today(office: Office, held: Held) -> None:
    retention = office.desk.retention
    retention.keep_rule(held.group.id, RecordClass.REGISTER, 12, "")
    due = retention.review()
    retention.keep_rule(held.group.id, RecordClass.REGISTER, 120, "")
    assert retention.remove(due) == 0
    assert retention.review() == ()


@pytest.mark.slow
def test_what_is_kept_longer_stays_until_its_day(office: Office, held: Held) -> None:
    retention = office.desk.retention
    retention.keep_rule(held.group.id, RecordClass.REGISTER, 12, "")
    (due,) = retention.review()
    with pytest.raises(Refusal, match="reason"):
        retention.keep_longer(due, None, " ")
    retention.keep_longer(due, EVENING.date() + timedelta(days=10), "A question is open")
    (kept,) = retention.review()
    assert not kept.goes(EVENING.date())
    assert retention.remove([kept]) == 0
    office.now = EVENING + timedelta(days=11)
    assert retention.remove(retention.review()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("about", ["group", "person"])
def test_a_legal_hold_stops_the_rule_and_every_removal(office: Office, held: Held, about: str) -> None:
    retention = office.desk.retention
    retention.keep_rule(held.group.id, RecordClass.PERSON_NOTE, 1, "")
    retention.keep_rule(held.group.id, RecordClass.PERSON, 1, "")
    on_group, on_person = (held.group.id, None) if about == "group" else (None, held.person.id)
    hold = retention.set_hold(on_group, on_person, "A letter from the court")
    assert all(each.held for each in retention.review())
    assert retention.remove(retention.review()) == 0
    with pytest.raises(Refusal, match="legal hold"):
        office.desk.people.remove(held.person.id)
    if about == "group":
        with pytest.raises(Refusal, match="legal hold"):
            office.desk.sessions.remove(held.session.id)
    retention.lift_hold(hold)
    assert not any(each.held for each in retention.review())
    assert retention.holds()[0].lifted_on == EVENING.date()


@pytest.mark.slow
def test_a_hold_on_a_person_keeps_the_registers_they_stand_in(office: Office, held: Held) -> None:
    retention = office.desk.retention
    retention.keep_rule(held.group.id, RecordClass.REGISTER, 1, "")
    retention.set_hold(None, held.person.id, "A letter from the court")
    (due,) = retention.review()
    assert due.held
    assert retention.remove([due]) == 0
    with office.vault.work("test") as work:
        assert work.marks.get(held.session.id, held.person.id) is not None
    office.desk.attendance.void(held.session.id, held.person.id, "A slip")
    other = office.member(held.group, "Noor Haddad", joined=LONG_AGO - timedelta(days=30))
    office.desk.attendance.mark(held.session.id, other.id, Code.PRESENT)
    (due,) = retention.review()
    assert due.held, "what was marked once is their record too"


@pytest.mark.slow
@pytest.mark.parametrize("about", ["group", "person"])
def test_a_hold_keeps_follow_ups_and_drafts(office: Office, held: Held, about: str) -> None:
    desk = office.desk
    task = desk.follow_ups.put(
        FollowUp(
            id=FollowUpId(new_id()),
            person_id=held.person.id,
            group_id=held.group.id,
            why="Ask how it went",
            made_at=EVENING,
        )
    )
    on_group, on_person = (held.group.id, None) if about == "group" else (None, held.person.id)
    desk.retention.set_hold(on_group, on_person, "A letter from the court")
    with pytest.raises(Refusal, match="legal hold"):
        desk.follow_ups.remove(task.id)
    assert desk.follow_ups.get(task.id) == task
    incident = Incident(id=IncidentId(new_id()), opened_at=EVENING, edited_at=EVENING, group_id=held.group.id)
    desk.crisis.put(incident)
    if about == "group":
        with pytest.raises(Refusal, match="legal hold"):
            desk.crisis.remove(incident.id)


def test_a_preset_names_its_source_and_can_be_taken_back(office: Office) -> None:
    group = office.group()
    retention = office.desk.retention
    before = retention.apply_preset(group.id, PRESETS[0])
    rules = retention.rules(group.id)
    assert {kind: rule.months for kind, rule in rules.items()} == PRESETS[0].months
    assert {rule.source for rule in rules.values()} == {PRESETS[0].label}
    retention.put_rules(group.id, before)
    assert retention.rules(group.id) == {}
