"""A session that is cancelled, one that moves, one that was not held: from the calendar, each thought better of."""

from datetime import date, time

import pytest

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.person import Person
from tests.journeys.settled import Weekly, at, desk_of, settled
from workwell_desktop.domain.attendance import Code
from workwell_desktop.usecases.desk import Desk

SESSIONS = "Sessions by date"
TUESDAY = date(2026, 11, 24)
FIRST_FOUR = tuple(date(2026, month, day) for month, day in ((11, 24), (12, 1), (12, 8), (12, 15)))


def three_evenings(computer: Computer, desk: Desk) -> None:
    """Plan twelve Tuesdays and hold the first three, with one apology and one silent absence."""
    group_id = Weekly(TUESDAY)(desk)
    people = [person.id for person in desk.people.all()]
    codes = (Code.PRESENT, Code.LATE, Code.APOLOGIES, Code.ABSENT)
    for session in desk.sessions.of_group(group_id)[:3]:
        computer.now = session.starts_at
        desk.sessions.begin(session.id)
        computer.now = session.ends_at
        desk.sessions.end(session.id)
        desk.attendance.mark_many(session.id, zip(people, codes, strict=True))


def line(person: Person, number: int) -> str:
    """Return what the calendar's list says of a session, its day left out where it was moved away from."""
    return next(row for row in person.rows(SESSIONS) if f"Session {number} of" in row)


def rates(computer: Computer) -> tuple[object, ...]:
    """Return every sum of the register of all sessions: nothing that is not held may change them."""
    with desk_of(computer) as desk:
        _, register = desk.attendance.of_group(desk.groups.all()[0].id)
    sums = [register.row(index) for index in range(len(register.rows))]
    return tuple((each.attendance, each.commitment) for each in (*sums, register.overall))


@pytest.fixture
def calendar(computer: Computer, password_store: MemoryKeyring) -> Person:
    """Stand before the calendar's list on the day before the fourth session."""
    computer.now = at(TUESDAY, time(9, 0))
    settled(computer, lambda desk: three_evenings(computer, desk))
    computer.now = at(date(2026, 12, 14), time(9, 0))
    person = computer.start()
    person.sees("Recently held")
    person.presses("Ctrl+2")
    person.presses("3")
    return person


def test_a_cancelled_session_changes_no_rate_and_can_be_planned_again(computer: Computer, calendar: Person) -> None:
    before = rates(computer)
    calendar.picks_row(SESSIONS, "Session 4 of 12")
    calendar.presses("C")
    calendar.types_into("Reason", "The hall is closed")
    calendar.click("Cancel session")
    calendar.sees("Session 4 cancelled")
    assert "Cancelled · The hall is closed" in line(calendar, 4)
    assert rates(computer) == before
    assert "Session 5 of 12" in line(calendar, 5)
    calendar.presses("Ctrl+Z")
    assert "To come" in line(calendar, 4)
    assert rates(computer) == before


def test_a_session_that_people_were_told_of_moves_for_a_reason(computer: Computer, calendar: Person) -> None:
    before, told = rates(computer), line(calendar, 4)
    with desk_of(computer) as desk:
        session = desk.sessions.of_group(desk.groups.all()[0].id)[3]
        desk.attendance.mark(session.id, desk.people.all()[0].id, Code.APOLOGIES)
    calendar.picks_row(SESSIONS, "Session 4 of 12")
    calendar.presses("M")
    calendar.sees("People were told of this session, so say why it moves.")
    calendar.moves_day("Day", 2)
    calendar.click("Move session")
    assert calendar.can_press("Keep as it is"), "it moved without a reason"
    calendar.types_into("Reason", "The hall is closed")
    calendar.click("Move session")
    calendar.sees("Session 4 moved to Thu 17 Dec, 18:30")
    rows = calendar.rows(SESSIONS)
    assert any(
        row.startswith("Tuesday, 15 December") and "Moved to 17 Dec · The hall is closed" in row for row in rows
    )
    assert any(row.startswith("Thursday, 17 December") and "Session 4 of 12" in row for row in rows)
    assert "Session 5 of 12" in line(calendar, 5)
    assert rates(computer) == before
    calendar.presses("Ctrl+Z")
    assert line(calendar, 4) == told


def test_a_session_that_was_not_held_counts_for_nobody(computer: Computer, calendar: Person) -> None:
    before = rates(computer)
    computer.now = at(date(2026, 12, 15), time(21, 0))
    calendar.presses("Ctrl+1")
    calendar.presses("Ctrl+2")
    calendar.picks_row(SESSIONS, "Session 4 of 12")
    calendar.click("Not held: Lantern Circle, session 4")
    calendar.chooses("Why", "Nobody came")
    calendar.types_into("Remark (optional)", "Snow")
    calendar.click("It was not held")
    assert "Not held · nobody came · Snow" in line(calendar, 4)
    assert rates(computer) == before
    calendar.presses("Ctrl+Z")
    assert "Not held" not in line(calendar, 4)
    calendar.click("It was held: Lantern Circle, session 4")
    calendar.sees("Session 4 was held")
    assert rates(computer) == before, "not marked is never absent"
