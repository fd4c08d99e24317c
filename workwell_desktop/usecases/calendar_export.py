"""A calendar file (.ics, RFC 5545) of sessions: neutral names and times.

It says nothing of what a session is about or who comes: it may end up on a telephone that others look at.

Times are written in UTC: every calendar shows them on its own clock, and none has to trust our table of a zone.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.session import Session

BACK = timedelta(weeks=4)
"""How far back the sessions go that are written."""

NO_NAME = "Group"
"""What stands for a group without a name for paper: its own name could tell what it is about."""

_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)


def calendar_file(
    groups: Mapping[GroupId, Group], sessions: Iterable[Session], now: datetime, *, with_places: bool = False
) -> bytes:
    """Return a calendar of sessions, each known by its own id, so that a later file brings the first up to date.

    What was called off, not held or moved stands in it as cancelled.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//WorkWell Desktop//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for session in sessions:
        place = session.place if with_places else ""
        calendar.add_component(_event(session, groups[session.group_id].public_name or NO_NAME, place, now))
    content: bytes = calendar.to_ical()
    return content


def _event(session: Session, name: str, place: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", str(session.id))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int((now - _COUNTED_FROM) / timedelta(minutes=1)))
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", name)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if session.state.off else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if session.state.off else "OPAQUE")
    if place:
        event.add("location", place)
    return event
