"""The calendar as read from a real vault."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.calendar import Tick
from workwell_desktop.domain.ids import ScheduleId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.schedule import Holiday, Pattern, Schedule
from workwell_desktop.domain.session import Session

WEEK = timedelta(weeks=1)
FIRST, LAST = date(2026, 11, 23), date(2026, 11, 29)


def ticks(office: Office) -> list[Tick]:
    return [entry.tick for entry in office.desk.calendar.read(FIRST - 4 * WEEK, LAST).entries]


def numbers(office: Office, first: date = FIRST, last: date = LAST) -> list[Session]:
    return [entry.session for entry in office.desk.calendar.read(first, last).entries]


def test_an_empty_vault_has_an_empty_calendar(office: Office) -> None:
    read = office.desk.calendar.read(FIRST, LAST)
    assert (read.groups, read.entries, read.holidays) == ((), (), ())


def test_it_holds_the_days_asked_for_and_no_others(office: Office) -> None:
    group = office.group()
    days = [office.session(group, EVENING + timedelta(days=days)) for days in (-1, 0, 6, 7)]
    assert [session.id for session in numbers(office)] == [days[1].id, days[2].id]


def test_midnight_a_session_of_the_night_before_is_there(office: Office) -> None:
    group = office.group()
    night = office.session(group, datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert [session.id for session in numbers(office)] == [night.id]


def test_time_zones_a_session_lies_on_the_day_of_its_own_clock(office: Office) -> None:
    group = office.group()
    kiritimati = datetime(2026, 11, 23, 0, 30, tzinfo=ZoneInfo("Pacific/Kiritimati"))  # still the 22nd in London
    honolulu = datetime(2026, 11, 29, 23, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))  # the 30th already in London
    for start in (kiritimati, honolulu):
        office.session(group, start)
    assert [session.day for session in numbers(office)] == [FIRST, LAST]


def test_a_session_is_ticked_off_step_by_step(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.now = EVENING - timedelta(days=1)
    assert ticks(office) == [Tick.TO_COME]
    office.desk.sessions.set_ready(session.id, True)
    assert ticks(office) == [Tick.READY]
    office.now = EVENING
    assert ticks(office) == [Tick.TODAY]
    office.desk.sessions.begin(session.id)
    assert ticks(office) == [Tick.RUNNING]
    office.now = EVENING + timedelta(hours=2)
    office.desk.sessions.end(session.id)
    assert ticks(office) == [Tick.REGISTER_OPEN]
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    assert ticks(office) == [Tick.NOTE_UNSIGNED]
    office.desk.notes.write(session.id, NoteText(happened="We talked."))
    assert ticks(office) == [Tick.NOTE_UNSIGNED]
    office.desk.notes.sign(session.id)
    assert ticks(office) == [Tick.CLOSED_OUT]


def test_who_shares_a_room_or_a_facilitator_at_the_same_time_is_told(office: Office) -> None:
    one, other = office.group("Lanterns"), office.group("Carers' Table")
    office.session(one, place="Room 2", facilitators=("Ruth",))
    office.session(other, EVENING + timedelta(hours=1), place="room 2", facilitators=("Ruth", "Ben"))
    office.session(other, EVENING + timedelta(days=1), place="Room 2")
    clashes = [[(c.shared, c.group) for c in e.clashes] for e in office.desk.calendar.read(FIRST, LAST).entries]
    assert [len(each) for each in clashes] == [1, 1, 0]
    assert clashes[0][0][1] == "Carers' Table"
    assert "Ruth" in clashes[0][0][0]
    assert "room 2" in clashes[0][0][0].casefold()


def test_what_is_called_off_clashes_with_nothing(office: Office) -> None:
    group = office.group("Lanterns")
    office.session(group, place="Room 2")
    off = office.session(office.group("Others"), place="Room 2")
    office.desk.sessions.call_off(off.id, "Snow")
    assert [entry.clashes for entry in office.desk.calendar.read(FIRST, LAST).entries] == [(), ()]


def test_a_group_with_an_end_counts_its_sessions_of_how_many(office: Office) -> None:
    office.now = EVENING - timedelta(days=1)
    planned = office.group("Twelve", planned_sessions=12)
    office.session(planned)
    ending = office.group("Five by schedule")
    office.desk.schedules.save(
        Schedule(
            id=ScheduleId(new_id()),
            group_id=ending.id,
            first_day=FIRST,
            start=EVENING.time(),
            length=timedelta(minutes=90),
            pattern=Pattern(weekdays=(0,)),
            sessions=5,
        )
    )
    office.session(office.group("Ongoing"))
    found = {entry.group.name: entry.of_all for entry in office.desk.calendar.read(FIRST, LAST).entries}
    assert found == {"Twelve": 12, "Five by schedule": 5, "Ongoing": None}


def test_holidays_among_the_days_are_told(office: Office) -> None:
    for day, name in ((LAST, "Advent"), (LAST + WEEK, "Later")):
        office.desk.schedules.add_holiday(Holiday(day, name))
    assert [each.name for each in office.desk.calendar.read(FIRST, LAST).holidays] == ["Advent"]


def test_each_new_group_takes_the_colour_that_the_fewest_have(office: Office) -> None:
    tints = [office.group(f"Group {number}").tint for number in range(7)]
    assert tints == [0, 1, 2, 3, 4, 5, 0]
    kept = office.desk.groups.all()[3]
    assert office.desk.groups.save(kept).tint == kept.tint
