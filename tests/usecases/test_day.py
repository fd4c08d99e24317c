"""Today as read from a real vault."""

from datetime import timedelta

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.today import TaskKind

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
    glance = office.desk.day.read().next
    assert glance is not None
    assert glance.session == session
    assert (glance.tally.expected, glance.tally.not_marked, glance.tally.counts[Code.APOLOGIES]) == (2, 1, 1)


def test_the_tasks_of_an_evening_are_done_one_by_one(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.now = EVENING + timedelta(hours=2)

    def left() -> list[TaskKind]:
        return [task.kind for task in office.desk.day.read().tasks]

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
    assert office.desk.day.read().steady == ((group, 9),)


def test_a_group_called_off_last_week_is_not_steady(office: Office) -> None:
    group = office.group()
    for week in range(5, 1, -1):
        office.desk.sessions.end(office.session(group, EVENING - week * WEEK).id)
    office.desk.sessions.call_off(office.session(group, EVENING - WEEK).id, "Snow")
    assert office.desk.day.read().steady == ()
