"""The first week of a new group: schedule, calendar, a plan from a template, the room made ready, papers saved."""

from datetime import date, time
from pathlib import Path

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.deeds import PAPERS, picks_paper
from tests.journeys.person import Person
from tests.journeys.settled import at, desk_of, settled
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, new_id
from workwell_desktop.domain.person import Person as Member
from workwell_desktop.domain.session import SessionState
from workwell_desktop.usecases.desk import Desk

MONDAY = date(2026, 11, 23)
LIST = "Sessions by date"
ROOM = ("Chairs in a circle", "Water")


def a_new_group(desk: Desk) -> None:
    """Keep a group with two members and a checklist, and nothing planned yet."""
    group = desk.groups.save(
        Group(id=GroupId(new_id()), name="Lantern Circle", place="Room 2", planned_sessions=12, checklist=ROOM)
    )
    for name in ("Maya Roth", "Łukasz Ostrów"):
        desk.roster.add_new(group.id, Member(id=PersonId(new_id()), display_name=name), MONDAY)


def test_a_first_week_of_a_new_group(computer: Computer, password_store: MemoryKeyring, tmp_path: Path) -> None:
    computer.now = at(MONDAY, time(9, 0))
    settled(computer, a_new_group)
    person = computer.start()
    person.sees("Today")
    sets_its_schedule(person)
    plans_from_a_template(person)
    prepares(computer, person)
    prints(computer, person, tmp_path / "papers.pdf")


def sets_its_schedule(person: Person) -> None:
    """Say that the group meets every Tuesday evening, twelve times; the calendar has all of them."""
    person.presses("Ctrl+3")
    person.opens("Lantern Circle")
    person.opens_tab("Sessions")
    person.click("Set a schedule")
    person.sees("Every Tuesday, 18:30 – 20:00, 12 sessions")
    person.click("Keep schedule")
    person.sees("Session 12")
    person.presses("Ctrl+2")
    person.presses("3")
    rows = person.rows(LIST)
    assert any("Session 1 of 12" in row and "24 November" in row for row in rows), rows


def plans_from_a_template(person: Person) -> None:
    """Open the first session and start its plan from a template of ninety minutes."""
    person.picks_row(LIST, "Session 1 of 12")
    person.presses("Return")
    person.click("Start from…")
    person.picks_row("Plans to start from", "Peer check-in")
    person.click("Use this plan")
    person.sees("90 of 90 min")


def prepares(computer: Computer, person: Person) -> None:
    """Tick off the room and say that the session is ready."""
    person.click("Prepare")
    person.ticks("Chairs in a circle")
    person.ticks("Water")
    with desk_of(computer) as desk:
        (session, *_) = desk.sessions.of_group(desk.groups.all()[0].id)
    assert session.ticked == ROOM


def prints(computer: Computer, person: Person, file: Path) -> None:
    """Save the run sheet; from then on the papers count as printed."""
    person.clicks_any("Print papers")
    person.wait_until(lambda: bool(person.rows(PAPERS)), "the gallery stays empty")
    picks_paper(person, "Facilitator run sheet")
    person.click("Save PDF…")
    person.saves_as(file)
    with desk_of(computer) as desk:
        (session, *_) = desk.sessions.of_group(desk.groups.all()[0].id)
    assert session.printed_at == computer.now
    assert session.state is SessionState.PLANNED
    assert len(session.agenda) == 10
