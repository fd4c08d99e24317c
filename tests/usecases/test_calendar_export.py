"""The calendar file, read back by icalendar itself: neutral, stable, right in every zone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from tests.usecases.conftest import EVENING, Office
from tests.usecases.timetable import weekly


def events(content: bytes) -> list[Event]:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert calendar["VERSION"] == "2.0"
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def test_a_calendar_holds_times_and_neutral_names_and_nothing_else(office: Office) -> None:
    group = office.group("Living with psychosis", public_name="Room, 2; \\ “Kreis” 李", place="Hall, 2nd floor")
    office.member(group, "Maya Roth")
    office.session(group, theme="Voices", facilitators=("Ruth Adler",), place="Hall, 2nd floor")
    content = office.desk.schedules.ical([group.id])
    for word in ("psychosis", "Voices", "Maya", "Ruth", "Hall", "Check-in"):
        assert word not in content.decode()
    (event,) = events(content)
    assert event["SUMMARY"] == group.public_name
    assert "LOCATION" not in event
    assert "ATTENDEE" not in event
    (event,) = events(office.desk.schedules.ical([group.id], with_places=True))
    assert event["LOCATION"] == "Hall, 2nd floor"


def test_a_group_without_a_name_for_paper_is_not_named(office: Office) -> None:
    group = office.group("Living with psychosis")
    office.session(group)
    (event,) = events(office.desk.schedules.ical([group.id]))
    assert event["SUMMARY"] == "Group"


def test_events_keep_their_ids_and_what_is_off_is_cancelled(office: Office) -> None:
    group, other = office.group(public_name="Circle"), office.group("Other")
    office.desk.schedules.save(weekly(group, sessions=3))
    office.session(other)
    one, two, _ = office.desk.sessions.of_group(group.id)
    before = events(office.desk.schedules.ical([group.id]))
    assert [str(event["UID"]) for event in before] == [str(s.id) for s in office.desk.sessions.of_group(group.id)]
    office.desk.sessions.call_off(two.id, "Snow")
    office.desk.sessions.set_ready(one.id, True)
    moved = office.desk.sessions.move_to(one.id, one.starts_at + timedelta(days=1), "Room")
    office.now += timedelta(hours=1)
    after = {str(event["UID"]): event for event in events(office.desk.schedules.ical([group.id]))}
    states = {uid: str(event["STATUS"]) for uid, event in after.items()}
    assert states[str(two.id)] == states[str(one.id)] == "CANCELLED"
    assert states[str(moved.session.id)] == "CONFIRMED"
    assert int(str(after[str(two.id)]["SEQUENCE"])) > int(str(before[1]["SEQUENCE"]))


def test_times_are_right_in_every_zone_and_over_midnight(office: Office) -> None:
    group = office.group(public_name="Circle")
    schedule = replace(weekly(group, sessions=60), zone="Australia/Lord_Howe", length=timedelta(hours=7))
    office.desk.schedules.save(schedule)
    sessions = office.desk.sessions.of_group(group.id)
    found = events(office.desk.schedules.ical([group.id]))
    assert [(e.start, e.end) for e in found] == [
        (s.starts_at.astimezone(UTC), s.ends_at.astimezone(UTC)) for s in sessions
    ]


def test_lines_are_folded_and_what_is_long_past_is_left_out(office: Office) -> None:
    group = office.group(public_name="ö" * 120)
    office.session(group, EVENING - timedelta(weeks=5))
    office.session(group, datetime(2026, 12, 1, 18, 0, tzinfo=UTC))
    content = office.desk.schedules.ical([group.id])
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (event,) = events(content)
    assert event["SUMMARY"] == "ö" * 120
    assert events(office.desk.schedules.ical([])) == []
