"""Planning and holding sessions in a real vault."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.session import NotHeldReason, SessionState

WEEK = timedelta(weeks=1)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose clock hangs in Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def group(office: Office) -> Group:
    """A group without sessions."""
    return office.group(place="Room 2", session_minutes=75)


def test_a_first_session_is_proposed_for_the_next_evening(office: Office, group: Group) -> None:
    proposed = office.desk.sessions.propose(group.id)
    assert proposed.number == 1
    assert f"{proposed.starts_at:%Y-%m-%d %H:%M}" == "2026-11-24 18:30"
    assert (proposed.length, proposed.place) == (timedelta(minutes=75), "Room 2")
    assert proposed.facilitators == ("Ruth Adler",)
    assert office.desk.sessions.of_group(group.id) == ()
    office.now = office.now.replace(hour=16)
    assert office.desk.sessions.propose(group.id).day == office.now.date()


def test_the_next_session_is_proposed_a_week_after_the_latest(office: Office, group: Group) -> None:
    office.session(group, EVENING + WEEK)
    assert office.desk.sessions.propose(group.id).day == (EVENING + 2 * WEEK).date()
    assert office.desk.sessions.propose(group.id).number == 2


def test_nothing_is_proposed_in_the_past(office: Office, group: Group) -> None:
    office.session(group, EVENING - 5 * WEEK)
    proposed = office.desk.sessions.propose(group.id)
    assert proposed.day == EVENING.date()


@pytest.mark.skipif(os.name == "nt", reason="Windows takes its time zone from elsewhere")
@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(("month", "day", "offset"), [(10, 19, "+0100"), (3, 23, "+0200")])
def test_a_week_later_the_wall_clock_is_kept_across_a_clock_change(
    office: Office, group: Group, month: int, day: int, offset: str
) -> None:
    office.now = datetime(2026, month, day, 12, tzinfo=UTC).astimezone()
    office.session(group, datetime(2026, month, day, 18, 30).astimezone())
    proposed = office.desk.sessions.propose(group.id)
    assert f"{proposed.starts_at:%H:%M%z}" == f"18:30{offset}"
    kept = office.desk.sessions.save(proposed)
    again = office.desk.sessions.get(kept.id)[0]
    assert (f"{again.starts_at:%H:%M}", again.day) == ("18:30", proposed.day)


def test_a_session_comes_back_as_it_was_kept(office: Office, group: Group) -> None:
    kept = office.session(group, theme="Rest & <tea>", facilitators=("Ruth A.", "李"))
    assert office.desk.sessions.get(kept.id) == (kept, group)
    assert office.desk.sessions.of_group(group.id) == (kept,)


def test_the_whole_evening(office: Office, group: Group) -> None:
    session = office.session(group)
    assert office.desk.sessions.begin(session.id).started_at == EVENING
    office.now = EVENING + timedelta(minutes=85)
    assert office.desk.sessions.end(session.id).ended_at == office.now


def test_one_that_was_never_begun_on_screen_was_held_as_planned(office: Office, group: Group) -> None:
    session = office.session(group, EVENING - WEEK)
    ended = office.desk.sessions.end(session.id)
    assert (ended.started_at, ended.ended_at) == (session.starts_at, session.ends_at)


def test_no_session_begins_before_its_day(office: Office, group: Group) -> None:
    session = office.session(group, EVENING + WEEK)
    for verb in (office.desk.sessions.begin, office.desk.sessions.end):
        with pytest.raises(Refusal) as refused:
            verb(session.id)
        assert refused.value.sentence == "Session 1 is still to come. It can begin on its day."


def test_saving_details_never_moves_the_state(office: Office, group: Group) -> None:
    session = office.session(group)
    begun = office.desk.sessions.begin(session.id)
    kept = office.desk.sessions.save(replace(session, theme="Rest"))
    assert kept == replace(begun, theme="Rest")
    assert office.desk.sessions.get(session.id)[0] == kept


def test_a_plan_is_kept_and_undone(office: Office, group: Group) -> None:
    session = office.session(group)
    part = Block(id=BlockId(new_id()), title="Close", minutes=5)
    office.desk.sessions.save_agenda(session.id, session.agenda.added(part, 0))
    assert [b.title for b in office.desk.sessions.get(session.id)[0].agenda] == ["Close", "Check-in", "Topic"]
    office.desk.sessions.save_agenda(session.id, session.agenda)
    assert office.desk.sessions.get(session.id)[0] == session


@pytest.mark.parametrize("minutes", [0, 2000])
def test_a_part_of_0_or_2000_minutes_is_never_kept(office: Office, group: Group, minutes: int) -> None:
    session = office.session(group)
    part = Block(id=BlockId(new_id()), title="Topic", minutes=minutes)
    with pytest.raises(Refusal) as refused:
        office.desk.sessions.save_agenda(session.id, Agenda((part,)))
    assert refused.value.sentence == "A part lasts between 1 and 480 minutes."
    assert office.desk.sessions.get(session.id)[0] == session


def test_calling_off_keeps_the_reason_and_can_be_undone(office: Office, group: Group) -> None:
    session = office.session(group)
    assert office.desk.sessions.call_off(session.id, "Snow").state is SessionState.CANCELLED
    office.desk.sessions.put(session)
    assert office.desk.sessions.get(session.id)[0] == session


def test_one_called_off_can_be_planned_again(office: Office, group: Group) -> None:
    session = office.session(group)
    office.desk.sessions.set_not_held(session.id, NotHeldReason.VENUE, "locked door")
    assert office.desk.sessions.plan_again(session.id) == session
    assert office.desk.sessions.get(session.id)[0] == session
    with pytest.raises(Refusal):
        office.desk.sessions.plan_again(session.id)


def test_deleting_a_session_never_deletes_a_note(office: Office, group: Group) -> None:
    session = office.session(group)
    office.desk.notes.write(session.id, NoteText(happened="We spoke about rest."))
    with pytest.raises(Refusal, match="its records stay"):
        office.desk.sessions.remove(session.id)
    assert office.desk.notes.of_session(session.id).note is not None


def test_deleting_a_session_never_deletes_a_mark(office: Office, group: Group) -> None:
    session = office.session(group)
    maya = office.member(group, "Maya Roth")
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    with pytest.raises(Refusal, match="its records stay"):
        office.desk.sessions.remove(session.id)
    assert len(office.desk.attendance.of_group(group.id)[1].sessions) == 1


def test_a_session_planned_by_mistake_goes_and_can_be_put_back(office: Office, group: Group) -> None:
    session = office.session(group)
    removed = office.desk.sessions.remove(session.id)
    assert office.desk.sessions.of_group(group.id) == ()
    office.desk.sessions.put(removed)
    assert office.desk.sessions.get(session.id)[0] == session


def test_a_locked_session_stays_as_it_is(office: Office, group: Group) -> None:
    session = office.session(group)
    office.desk.notes.write(session.id, NoteText(happened="We spoke about rest."))
    office.desk.notes.sign(session.id)
    office.desk.notes.lock(session.id)
    locked = office.desk.sessions.get(session.id)[0]
    assert locked.state is SessionState.LOCKED
    for change in (
        lambda: office.desk.sessions.save(replace(session, theme="Other")),
        lambda: office.desk.sessions.save_agenda(session.id, Agenda()),
        lambda: office.desk.sessions.put(session),
        lambda: office.desk.sessions.begin(session.id),
        lambda: office.desk.sessions.set_not_held(session.id, NotHeldReason.OTHER),
    ):
        with pytest.raises(Refusal):
            change()
    assert office.desk.sessions.get(session.id)[0] == locked


def test_what_was_counted_cannot_be_moved_into_the_future(office: Office) -> None:
    session = office.session(office.group())
    counted = office.desk.sessions.save(replace(session, headcount=9))
    with pytest.raises(Refusal, match="counted") as caught:
        office.desk.sessions.save(replace(counted, starts_at=counted.starts_at + timedelta(days=7)))
    assert caught.value.field == "starts"


def test_ready_is_said_of_sessions_to_come_only(office: Office) -> None:
    session = office.session(office.group())
    assert office.desk.sessions.set_ready(session.id, True).state is SessionState.READY
    assert office.desk.sessions.set_ready(session.id, True).state is SessionState.READY
    assert office.desk.sessions.set_ready(session.id, False).state is SessionState.PLANNED
    office.desk.sessions.call_off(session.id, "Holiday")
    for ready in (True, False):
        with pytest.raises(Refusal):
            office.desk.sessions.set_ready(session.id, ready)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.CANCELLED
