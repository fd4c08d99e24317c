"""A year of a weekly group: lived by the use cases with a fast clock, looked at through the windows."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from tests.conftest import MemoryKeyring
from tests.journeys.computer import Computer
from tests.journeys.settled import Weekly, at, desk_of, settled
from workwell_desktop.domain.attendance import Code, percent
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.membership import LeavingReason, MembershipStatus
from workwell_desktop.domain.person import Person as Member
from workwell_desktop.domain.schedule import Holiday
from workwell_desktop.usecases.desk import Desk

FIRST, ZONE = date(2026, 1, 5), ZoneInfo("Europe/Berlin")
HOLIDAYS = (Holiday(date(2026, 4, 6), "Easter Monday"), Holiday(date(2026, 5, 25), "Whit Monday"))
CODES = (Code.PRESENT, Code.PRESENT, Code.PRESENT, Code.LATE, Code.APOLOGIES, Code.ABSENT, Code.REMOTE)


def lives_a_year(computer: Computer, desk: Desk) -> Counter[str]:
    """Hold fifty-two Mondays; somebody joins in spring, somebody leaves in autumn. Count every mark by hand."""
    weekly = Weekly(FIRST, sessions=52)
    group_id = weekly(desk)
    (laid,) = desk.schedules.of_group(group_id)
    desk.schedules.save(replace(laid, zone=ZONE.key))
    for holiday in HOLIDAYS:
        desk.schedules.add_holiday(holiday)
    drawn, counted = random.Random(7), Counter[str]()
    people = {person.display_name: person.id for person in desk.people.all()}
    for session in desk.sessions.of_group(group_id):
        computer.now = session.starts_at
        if session.number == 20:
            newcomer = Member(id=PersonId(new_id()), display_name="Yusuf Demir")
            people["Yusuf Demir"] = desk.roster.add_new(group_id, newcomer, session.day)[0].id
        if session.number == 40:
            gone = next(m for m in desk.roster.of_group(group_id).members if m.person.display_name == "Ada Finch")
            desk.roster.move(gone.membership.id, MembershipStatus.LEFT, session.day, LeavingReason.MOVED)
            del people["Ada Finch"]
        desk.sessions.begin(session.id)
        marks = {name: drawn.choice(CODES) for name in people}
        if session.number > 50:
            marks["Maya Roth"] = Code.ABSENT
        desk.attendance.mark_many(session.id, [(people[name], code) for name, code in marks.items()])
        counted.update(code.name for code in marks.values())
        computer.now = session.ends_at
        desk.sessions.end(session.id)
    return counted


def test_a_year_of_a_weekly_group(computer: Computer, password_store: MemoryKeyring) -> None:
    computer.now = at(FIRST, time(8, 0))
    counted = settled(computer, lambda desk: lives_a_year(computer, desk))
    computer.passes(days=1)
    person = computer.start()
    person.sees("Today")
    with desk_of(computer) as desk:
        group_id = desk.groups.all()[0].id
        sessions = desk.sessions.of_group(group_id)
        _, register = desk.attendance.of_group(group_id)
    keeps_its_hour([session.starts_at.astimezone(ZONE) for session in sessions])
    assert [session.number for session in sessions] == list(range(1, 53))
    attended = counted["PRESENT"] + counted["LATE"] + counted["REMOTE"]
    rate = Fraction(attended, counted.total())
    assert register.overall.attendance == rate
    assert register.overall.commitment == Fraction(attended + counted["APOLOGIES"], counted.total())
    person.presses("Ctrl+3")
    person.opens("Lantern Circle")
    person.sees(percent(rate))
    person.presses("Ctrl+6")
    person.sees("Maya R.")
    person.sees("Missed two sessions in a row without a word")


def keeps_its_hour(starts: list[datetime]) -> None:
    """See half past six on every wall clock, over both changes of the clock, and nobody meeting on a holiday."""
    assert {start.time() for start in starts} == {time(18, 30)}
    assert {start.utcoffset() for start in starts} == {timedelta(hours=1), timedelta(hours=2)}
    assert not {start.date() for start in starts} & {holiday.day for holiday in HOLIDAYS}
