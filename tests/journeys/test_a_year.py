"""A year of a weekly group: lived by the use cases with a quick clock, looked at through the windows at its end."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.person import Person
from tests.journeys.settled import Weekly, settled
from workwell_desktop.domain.attendance import Code, percent
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.person import Person as Member
from workwell_desktop.domain.schedule import Holiday
from workwell_desktop.domain.session import NotHeldReason, Session

if TYPE_CHECKING:
    from workwell_desktop.usecases.desk import Desk

BERLIN = ZoneInfo("Europe/Berlin")
FIRST, LAST = date(2025, 11, 25), date(2026, 11, 17)
HOLIDAYS = {date(2025, 12, 23): "Before Christmas", date(2025, 12, 30): "Between the years"}
CALLED_OFF, NOT_HELD, JOINS, LEAVES, SILENT = 9, 17, 20, 35, 2
"""Which sessions go otherwise, counted from nought; and how many at the end someone misses without a word."""
CODES = (Code.PRESENT, Code.PRESENT, Code.PRESENT, Code.LATE, Code.REMOTE, Code.APOLOGIES, Code.ABSENT)
CAME = (Code.PRESENT, Code.LATE, Code.REMOTE)
REGISTER = "Register: type a letter in a cell"


@dataclass
class Year:
    """What happened in the year, written down a second time without the program: code by code, person by person."""

    computer: Computer
    chance: random.Random = field(default_factory=lambda: random.Random(20261123))
    given: dict[str, list[Code]] = field(default_factory=dict)
    sessions: list[Session] = field(default_factory=list)

    def lives(self, desk: "Desk") -> None:
        """Set up the group and live every week of its year."""
        for day, name in HOLIDAYS.items():
            desk.schedules.add_holiday(Holiday(day, name))
        weekly = Weekly(FIRST)
        group_id = weekly(desk)
        (schedule,) = desk.schedules.of_group(group_id)
        desk.schedules.save(replace(schedule, zone=BERLIN.key, sessions=None, until=LAST))
        ids = {person.id: person.display_name for person in desk.people.all()}
        for index, session in enumerate(desk.sessions.of_group(group_id)):
            self.computer.now = session.starts_at
            if index == JOINS:
                new = Member(id=PersonId(new_id()), display_name="Nora Lind")
                desk.roster.add_new(group_id, new, session.day)
                ids[new.id] = new.display_name
            if index == LEAVES:
                roster = desk.roster.of_group(group_id)
                (gone,) = (each.membership for each in roster.present if each.person.display_name == "Ada Finch")
                desk.roster.move(gone.id, MembershipStatus.LEFT, session.day)
                del ids[gone.person_id]
            self._holds(desk, session, index, ids)
        self.sessions = list(desk.sessions.of_group(group_id))

    def _holds(self, desk: "Desk", session: Session, index: int, ids: dict[PersonId, str]) -> None:
        if index == CALLED_OFF:
            desk.sessions.call_off(session.id, "Snow")
            return
        if index == NOT_HELD:
            desk.sessions.set_not_held(session.id, NotHeldReason.NOBODY_CAME)
            return
        desk.sessions.begin(session.id)
        self.computer.now = session.ends_at
        desk.sessions.end(session.id)
        codes = {person_id: self._code(name, session) for person_id, name in ids.items()}
        desk.attendance.mark_many(session.id, codes.items())
        for person_id, code in codes.items():
            self.given.setdefault(ids[person_id], []).append(code)

    def _code(self, name: str, session: Session) -> Code:
        if name == "Ben Ode" and (LAST - session.day).days < 7 * SILENT:
            return Code.ABSENT
        return self.chance.choice(CODES) if name != "Ben Ode" else Code.PRESENT


def test_a_year_of_a_weekly_group(computer: Computer, password_store: MemoryKeyring) -> None:
    computer.now = datetime.combine(FIRST, time(9, 0)).astimezone()
    year = Year(computer)
    settled(computer, year.lives)
    days = [session.day for session in year.sessions]
    assert days == [d for week in range(52) if (d := FIRST + timedelta(weeks=week)) not in HOLIDAYS]
    person = computer.start()
    person.sees("Recently held")
    _begins_at_the_same_time_all_year(year, person)
    _counts_as_was_counted_by_hand(year, person)
    _thinks_of_whoever_stays_away(person)


def _begins_at_the_same_time_all_year(year: Year, person: Person) -> None:
    """Find every session at half past six, in winter and in summer, on both sides of a change of the clock."""
    offsets = [session.starts_at.utcoffset() for session in year.sessions]
    assert sum(1 for one, other in pairwise(offsets) if one != other) == 2
    person.presses("Ctrl+2")
    person.presses("3")
    person.presses("PgUp")
    rows = [row for row in person.rows("Sessions by date") if "October" in row]
    assert [row.split(", ")[1] for row in rows] == ["6 October", "13 October", "20 October", "27 October"]
    assert all("18:30 – 20:00" in row for row in rows)


def _counts_as_was_counted_by_hand(year: Year, person: Person) -> None:
    """Find the rate of each member as brute force counts it, and of nobody a session that was not held."""
    person.presses("Ctrl+3")
    person.opens("Lantern Circle")
    person.opens_tab("Attendance")
    person.chooses("Which sessions", "All sessions")
    for name, codes in year.given.items():
        first, last = name.split()
        came, kept = sum(code in CAME for code in codes), sum(code in (*CAME, Code.APOLOGIES) for code in codes)
        row = f"{first} {last[0]}."
        assert person.cell(REGISTER, row, "Came") == f"{came}/{len(codes)}"
        assert person.cell(REGISTER, row, "Rate") == percent(Fraction(came, len(codes)))
        assert person.cell(REGISTER, row, "In touch") == percent(Fraction(kept, len(codes)))
    assert len(year.given["Maya Roth"]) == len(year.sessions) - 2
    assert person.cell(REGISTER, "Nora L.", f"{JOINS}\n") == "", "she had not joined yet"
    assert person.cell(REGISTER, "Nora L.", f"{JOINS + 1}\n") == year.given["Nora Lind"][0].letters
    assert person.cell(REGISTER, "Ada F.", f"{LEAVES + 1}\n") == "", "she had left"
    assert person.cell(REGISTER, "Ada F.", f"{LEAVES}\n") == year.given["Ada Finch"][-1].letters


def _thinks_of_whoever_stays_away(person: Person) -> None:
    """Make a follow-up of what two silent absences suggest; it is suggested once."""
    person.presses("Ctrl+7")
    person.sees("Missed two sessions in a row without a word · Lantern Circle, sessions 49, 50")
    person.click("Follow up: Ben O.")
    person.does_not_see("Worth a thought")
    person.sees("Speak with Ben O. in the room")
