"""Running a session on the desk: every press is stored, start and end can be taken back, parts are known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Origin, Outcome
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.quick_note import QuickNoteFate
from workwell_desktop.domain.running import RunKind
from workwell_desktop.domain.session import NotHeldReason, Session, SessionState


@pytest.fixture
def tonight(office: Office) -> Session:
    """A session about to begin, with two members expected."""
    group = office.group()
    office.member(group, "Amara Okafor")
    office.member(group, "Devon")
    return office.session(group)


def passes(office: Office, minutes: float) -> None:
    office.now += timedelta(minutes=minutes)


def test_a_session_is_started_gone_through_and_ended(office: Office, tonight: Session) -> None:
    running = office.desk.running
    office.now = EVENING + timedelta(minutes=2)
    running.start(tonight.id)
    assert office.heard[-1] == Changes.RUNNING | Changes.SESSIONS
    passes(office, 40)
    running.next(tonight.id)
    assert office.heard[-1] is Changes.RUNNING
    passes(office, 10)
    running.adjust(tonight.id, -300)
    state = running.state(tonight.id)
    assert (state.index, state.left) == (1, timedelta(minutes=30))
    running.pause(tonight.id)
    passes(office, 5)
    running.resume(tonight.id)
    passes(office, 31)
    running.end(tonight.id)
    desk = running.read(tonight.id)
    assert desk.session.state is SessionState.ENDED
    assert desk.session.started_at == EVENING + timedelta(minutes=2)
    assert desk.session.ended_at == EVENING + timedelta(minutes=88)
    assert [event.position for event in desk.events] == list(range(6))
    titles = running.usual_minutes(tonight.group_id)
    assert titles == {"check-in": 40, "topic": 41}


def test_the_first_mark_may_begin_the_session_and_the_clock_starts_later(office: Office, tonight: Session) -> None:
    amara = office.desk.running.read(tonight.id).register.entries[0]
    office.now = EVENING - timedelta(minutes=10)
    office.desk.attendance.mark(tonight.id, amara.person_id, Code.PRESENT)
    assert not office.desk.running.state(tonight.id).running
    office.now = EVENING + timedelta(minutes=1)
    ran = office.desk.running.start(tonight.id)
    assert ran.after.started_at == office.now
    office.desk.running.take_back(ran)
    assert office.desk.sessions.get(tonight.id)[0].started_at == EVENING - timedelta(minutes=10)
    assert not office.desk.running.state(tonight.id).running


def test_start_and_end_can_be_taken_back_while_nothing_followed(office: Office, tonight: Session) -> None:
    running = office.desk.running
    began = running.start(tonight.id)
    running.take_back(began)
    assert office.desk.sessions.get(tonight.id)[0].state is SessionState.PLANNED
    running.again(began)
    passes(office, 30)
    ended = running.end(tonight.id)
    passes(office, 1)
    running.take_back(ended)
    state = running.state(tonight.id)
    assert state.running
    assert state.lasted == timedelta(minutes=31)
    with pytest.raises(Refusal, match="Something has happened since"):
        running.again(began)
    running.pause(tonight.id)
    with pytest.raises(Refusal, match="Something has happened since"):
        running.take_back(began)


def test_what_cannot_be_is_refused_with_a_sentence(office: Office, tonight: Session) -> None:
    running = office.desk.running
    office.now = EVENING - timedelta(days=1)
    with pytest.raises(Refusal, match="still to come"):
        running.start(tonight.id)
    office.now = EVENING
    with pytest.raises(Refusal, match="does not run"):
        running.next(tonight.id)
    running.start(tonight.id)
    for refused, words in (
        (running.start, "runs already"),
        (running.back, "first part"),
        (running.resume, "runs already"),
    ):
        with pytest.raises(Refusal, match=words):
            refused(tonight.id)
    running.next(tonight.id)
    with pytest.raises(Refusal, match="last part"):
        running.next(tonight.id)
    running.adjust(tonight.id, -6000)
    assert running.state(tonight.id).left == timedelta()
    with pytest.raises(Refusal, match="Nothing is left"):
        running.adjust(tonight.id, -300)
    running.end(tonight.id)
    with pytest.raises(Refusal, match="has ended"):
        running.start(tonight.id)
    office.desk.sessions.set_not_held(tonight.id, NotHeldReason.NOBODY_CAME)
    with pytest.raises(Refusal, match="did not take place"):
        running.start(tonight.id)


def test_a_session_just_after_midnight_can_be_started_the_evening_before(office: Office) -> None:
    late = office.session(office.group(), EVENING.replace(hour=0, minute=10) + timedelta(days=1))
    office.now = late.starts_at - timedelta(minutes=15)
    assert office.desk.running.start(late.id).after.state is SessionState.IN_PROGRESS


def test_a_clock_that_was_set_is_told_to_the_sessions_that_run(office: Office, tonight: Session) -> None:
    other = office.session(office.desk.groups.all()[0], EVENING + timedelta(minutes=10))
    office.desk.running.start(tonight.id)
    passes(office, 10)
    weeks = timedelta(weeks=9)
    office.now += weeks
    office.desk.running.clock_moved(int(weeks.total_seconds()))
    assert office.desk.running.state(tonight.id).lasted == timedelta(minutes=10)
    assert [event.kind for event in office.desk.running.read(tonight.id).events] == [RunKind.START, RunKind.CLOCK_SET]
    assert office.desk.running.read(other.id).events == ()


def test_the_plan_may_change_while_it_runs(office: Office, tonight: Session) -> None:
    office.desk.running.start(tonight.id)
    passes(office, 3)
    office.desk.sessions.save_agenda(tonight.id, Agenda(tonight.agenda.blocks[1:]))
    state = office.desk.running.state(tonight.id)
    assert state.block is not None
    assert (state.block.title, state.elapsed) == ("Topic", timedelta(minutes=3))
    with pytest.raises(Refusal, match="last part"):
        office.desk.running.next(tonight.id)


def test_usual_minutes_are_those_of_the_last_time(office: Office, tonight: Session) -> None:
    for weeks, minutes in ((0, 20), (1, 30)):
        office.now = EVENING + timedelta(weeks=weeks)
        session = tonight if weeks == 0 else office.session(office.desk.groups.all()[0], office.now)
        office.desk.running.start(session.id)
        passes(office, minutes)
        office.desk.running.end(session.id)
    unrun = office.session(office.desk.groups.all()[0], EVENING + timedelta(weeks=2))
    office.now = EVENING + timedelta(weeks=3)
    office.desk.sessions.end(unrun.id)
    assert office.desk.running.usual_minutes(tonight.group_id) == {"check-in": 30}
    earlier = office.desk.running.usual_minutes(tonight.group_id, EVENING + timedelta(weeks=1))
    assert earlier == {"check-in": 20}


def test_the_agreement_of_a_session_to_come_is_not_read_out_yet(office: Office, tonight: Session) -> None:
    office.now = EVENING - timedelta(days=2)
    with pytest.raises(Refusal, match="still to come"):
        office.desk.running.set_agreement_read(tonight.id, True)


def test_the_agreement_is_ticked(office: Office, tonight: Session) -> None:
    office.desk.running.set_agreement_read(tonight.id, True)
    assert office.desk.sessions.get(tonight.id)[0].agreement_read
    assert office.heard[-1] is Changes.SESSIONS


def test_a_quick_note_is_kept_and_one_that_asks_makes_a_follow_up_with_it(office: Office, tonight: Session) -> None:
    notes, follow_ups = office.desk.quick_notes, office.vault
    devon = next(e for e in office.desk.running.read(tonight.id).register.entries if e.name == "Devon")
    plain = notes.take(tonight.id, "Quieter than last week")
    assert plain.follow_up is None
    passes(office, 1)
    asked = notes.take(tonight.id, "! @devon ask about a lift")
    assert office.heard[-1] == Changes.RUNNING | Changes.FOLLOW_UPS
    assert [note.text for note in notes.of_session(tonight.id)] == [
        "! @devon ask about a lift",
        "Quieter than last week",
    ]
    assert asked.note.fate is QuickNoteFate.FOLLOW_UP
    with follow_ups.work("test.read") as work:
        (made,) = work.follow_ups.open()
    assert (made.why, made.person_id, made.origin) == ("ask about a lift", devon.person_id, Origin.QUICK_NOTE)
    assert made.due == (EVENING + timedelta(days=3)).date()
    assert made.who == "Ruth Adler"
    gone = notes.remove(asked.note.id)
    with follow_ups.work("test.read") as work:
        assert work.follow_ups.open() == ()
    notes.put_back(gone)
    with follow_ups.work("test.read") as work:
        assert work.follow_ups.open() == (made,)
    assert notes.settle(plain.note.id, QuickNoteFate.GROUP_NOTE).fate is QuickNoteFate.GROUP_NOTE


def test_a_follow_up_that_something_came_of_stays_when_its_note_goes(office: Office, tonight: Session) -> None:
    asked = office.desk.quick_notes.take(tonight.id, "! send the leaflet")
    assert asked.follow_up is not None
    with office.vault.work("test.close") as work:
        work.follow_ups.save(replace(asked.follow_up, outcome=Outcome.DONE, closed_at=office.now))
        work.commit()
    assert office.desk.quick_notes.remove(asked.note.id).follow_up is None
    with office.vault.work("test.read") as work:
        assert len(work.follow_ups.of_session(tonight.id)) == 1


def test_a_group_that_keeps_no_names_ties_no_note_to_anybody(office: Office, tonight: Session) -> None:
    group = office.desk.groups.get(tonight.group_id)
    office.desk.groups.save(replace(group, profile=RecordProfile.HEADCOUNT_ONLY))
    assert office.desk.quick_notes.take(tonight.id, "@Devon smiled").note.person_id is None


def test_no_quick_note_for_a_session_that_did_not_take_place(office: Office, tonight: Session) -> None:
    office.desk.sessions.call_off(tonight.id, "The room is closed")
    with pytest.raises(Refusal, match="did not take place"):
        office.desk.quick_notes.take(tonight.id, "Hello")


def test_a_clock_started_by_mistake_does_not_run_on_when_the_session_begins_afresh(
    office: Office, tonight: Session
) -> None:
    office.desk.running.start(tonight.id)
    passes(office, 1)
    office.desk.sessions.set_not_held(tonight.id, NotHeldReason.OTHER)
    office.desk.sessions.plan_again(tonight.id)
    office.desk.sessions.move_to(tonight.id, EVENING + timedelta(days=7))
    office.now = EVENING + timedelta(days=7)
    amara = office.desk.running.read(tonight.id).register.entries[0]
    office.desk.attendance.mark(tonight.id, amara.person_id, Code.PRESENT)
    assert office.desk.running.state(tonight.id).started_at is None
    passes(office, 2)
    office.desk.running.start(tonight.id)
    passes(office, 5)
    assert office.desk.running.state(tonight.id).elapsed == timedelta(minutes=5)


def test_undoing_the_first_mark_never_stops_a_clock_that_was_started_since(office: Office, tonight: Session) -> None:
    amara = office.desk.running.read(tonight.id).register.entries[0]
    office.now = EVENING - timedelta(minutes=10)
    first = office.desk.attendance.mark(tonight.id, amara.person_id, Code.PRESENT)
    office.now = EVENING
    office.desk.running.start(tonight.id)
    office.desk.attendance.put(tonight.id, amara.person_id, None, first.session_before)
    assert office.desk.running.state(tonight.id).running
