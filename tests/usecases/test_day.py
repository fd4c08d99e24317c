"""Today as read from a real vault."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.incident import CrisisSheet, IncidentText
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.preparing import Readying
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.domain.today import NOTES_SEEN, JoyKind, TaskKind

WEEK = timedelta(weeks=1)


def test_an_empty_vault_has_a_today(office: Office) -> None:
    day = office.desk.day.read()
    assert (day.next, day.tasks, day.group_count) == (None, (), 0)


def test_tonight_is_next_and_shows_who_is_expected(office: Office) -> None:
    group = office.group()
    for name in ("Maya Roth", "Ben Tal"):
        maya = office.member(group, name)
    session = office.session(group)
    office.now = EVENING - timedelta(hours=3)
    office.desk.attendance.mark(session.id, maya.id, Code.APOLOGIES)
    found = office.desk.day.read().next
    assert found is not None
    assert found.session == session
    glance = found.glance
    assert (glance.tally.expected, glance.tally.not_marked, glance.tally.counts[Code.APOLOGIES]) == (2, 1, 1)


def test_the_tasks_of_an_evening_are_done_one_by_one(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.now = EVENING + timedelta(hours=2)

    def left() -> list[TaskKind]:
        return [kind for task in office.desk.day.read().tasks for kind in task.kinds]

    assert left() == [TaskKind.SAY_WHAT_HAPPENED]
    office.desk.sessions.end(session.id)
    assert left() == [TaskKind.FINISH_REGISTER, TaskKind.WRITE_NOTE]
    office.desk.attendance.mark(session.id, maya.id, Code.ABSENT)
    assert left() == [TaskKind.WRITE_NOTE]
    office.desk.notes.write(session.id, NoteText(happened="Nobody came."))
    assert left() == [TaskKind.SIGN_NOTE]
    office.desk.notes.sign(session.id)
    assert left() == []


def test_someone_on_leave_leaves_no_register_open(office: Office) -> None:
    group = office.group()
    guest = office.member(office.group("Other"), "Guest")
    session = office.session(group, EVENING - WEEK)
    office.desk.attendance.mark(session.id, guest.id, Code.VISITOR)
    (glance,) = office.desk.day.read().recent
    assert glance.tally.complete
    assert (glance.tally.attended, glance.tally.counts[Code.VISITOR]) == (0, 1)


def test_a_long_run_is_counted_to_its_beginning(office: Office) -> None:
    group = office.group()
    for week in range(9, 0, -1):
        session = office.session(group, EVENING - week * WEEK)
        office.desk.sessions.end(session.id)
    assert [(joy.kind, joy.number) for joy in office.desk.day.read().joys] == [(JoyKind.IN_A_ROW, 9)]


def test_a_group_called_off_last_week_is_not_steady(office: Office) -> None:
    group = office.group()
    for week in range(5, 1, -1):
        office.desk.sessions.end(office.session(group, EVENING - week * WEEK).id)
    office.desk.sessions.call_off(office.session(group, EVENING - WEEK).id, "Snow")
    assert office.desk.day.read().joys == ()


def test_next_month_s_session_is_next_when_nothing_is_nearer(office: Office) -> None:
    group = office.group()
    later = office.session(group, EVENING + 6 * WEEK)
    found = office.desk.day.read().next
    assert found is not None
    assert found.session.id == later.id


def test_readiness_is_what_the_vault_says(office: Office) -> None:
    group = office.group(checklist=("Chairs", "Water"))
    before = office.session(group, EVENING - WEEK)
    office.desk.sessions.end(before.id)
    coming = office.session(group)

    def lines() -> dict[Readying, bool]:
        found = office.desk.day.read().next
        assert found is not None
        return {line.kind: line.done for line in found.lines} | {Readying.LAST_NOTE: found.last_written}

    assert lines() == {
        Readying.PLAN: True, Readying.PAPERS: False, Readying.ROOM: False, Readying.LAST_NOTE: False
    }  # fmt: skip
    for thing in ("Chairs", "Water", NOTES_SEEN):
        office.desk.preparing.tick(coming.id, thing, done=True)
    office.desk.notes.write(before.id, NoteText(happened="We talked."))
    office.desk.notes.sign(before.id)
    assert lines()[Readying.ROOM]
    assert lines()[Readying.LAST_NOTE]
    found = office.desk.day.read().next
    assert found is not None
    assert found.notes_seen
    assert found.last is not None
    assert found.last.id == before.id


def test_what_is_due_is_told_with_what_it_is_about(office: Office) -> None:
    group = office.group(agreement_review_on=EVENING.date() - WEEK)
    maya = office.member(group, "Maya Roth")
    office.desk.follow_ups.make_by_hand("A lift", person_id=maya.id, group_id=group.id, due=EVENING.date())
    office.desk.follow_ups.make_by_hand("Later", person_id=maya.id, due=EVENING.date() + WEEK)
    due = office.desk.day.read().due
    assert [(line.name, line.group) for line in due.follow_ups] == [("Maya R.", group)]
    assert due.agreements == (group,)
    assert due.crisis_numbers
    for days, stale in ((90, False), (91, True)):
        sheet = CrisisSheet(reviewed_on=EVENING.date() - timedelta(days=days))
        office.desk.crisis.keep_sheet(sheet)
        assert office.desk.day.read().due.crisis_numbers is stale


@pytest.mark.slow
def test_a_recovery_sheet_untried_for_a_year_is_due(office: Office) -> None:
    assert office.desk.day.read().due.sheet is None
    for days, due in ((365, False), (366, True)):
        sheet = Safekeeping(sheet_made_on=EVENING.date() - timedelta(days=days))
        with office.desk.day.means.open_work("keys.sheet_dated") as work:
            work.safekeeping.save(sheet)
            work.commit()
        assert (office.desk.day.read().due.sheet == sheet) is due


def test_who_was_new_and_came_back_is_celebrated_without_a_name(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    for weeks in (2, 1):
        session = office.session(group, EVENING - weeks * WEEK)
        office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
        if weeks == 2:
            with office.vault.work("test.first") as work:
                (mark,) = work.marks.of_session(session.id)
                work.marks.put(replace(mark, first_time=True))
                work.commit()
            assert office.desk.day.read().joys == ()
    (joy,) = office.desk.day.read().joys
    assert (joy.kind, joy.number, joy.group) == (JoyKind.CAME_BACK, 1, group)


def test_today_asks_no_question_for_each_group_or_session(office: Office) -> None:
    """Three groups of five weeks and one of each are read in the same number of queries."""
    asked: list[str] = []

    def listen(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    def fill(weeks: int) -> None:
        group = office.group(f"Group {weeks}")
        maya = office.member(group, "Maya Roth")
        for week in range(weeks, 0, -1):
            session = office.session(group, EVENING - week * WEEK)
            office.desk.attendance.mark(session.id, maya.id, Code.ABSENT)
            office.desk.sessions.end(session.id)
        office.session(group, EVENING + WEEK)
        office.desk.follow_ups.make_by_hand("A lift", person_id=maya.id, due=EVENING.date())

    def count() -> int:
        asked.clear()
        office.desk.day.read()
        return len(asked)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        fill(2)
        once = count()
        fill(4)
        fill(3)
        assert count() == once
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    assert once < 25


def test_an_incident_waits_on_today_until_it_is_signed(office: Office) -> None:
    incident = office.desk.crisis.begin(office.desk.crisis.read("GB", None, None))
    office.desk.crisis.put(incident)
    assert [each.id for each in office.desk.day.read().due.incidents] == [incident.id]
    office.desk.crisis.write(incident.id, IncidentText(facts="Somebody fainted."))
    office.desk.crisis.sign(incident.id)
    assert office.desk.day.read().due.incidents == ()
