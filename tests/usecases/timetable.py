"""A weekly schedule for tests, and a group's sessions as they are read at a glance."""

from datetime import date, time, timedelta

from tests.usecases.conftest import Office
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, ScheduleId, new_id
from workwell_desktop.domain.schedule import Pattern, Schedule
from workwell_desktop.domain.session import Session, SessionState

WEEK = timedelta(weeks=1)
NEXT_MONDAY = date(2026, 11, 30)


def weekly(group: Group, **details: object) -> Schedule:
    """A schedule of Monday evenings from next week on."""
    known: dict[str, object] = {"sessions": 6, "first_day": NEXT_MONDAY, "pattern": Pattern(weekdays=(0,))}
    return Schedule(
        id=ScheduleId(new_id()),
        group_id=group.id,
        start=time(18, 30),
        length=timedelta(minutes=90),
        zone="UTC",
        **(known | details),  # type: ignore[arg-type]
    )


def shown(sessions: tuple[Session, ...]) -> list[str]:
    """Number, day and, when it is not planned, state of each session."""
    planned = SessionState.PLANNED
    return [
        f"{s.number}: {s.starts_at.day} {s.starts_at:%b}" + ("" if s.state is planned else f" {s.state.value}")
        for s in sessions
    ]


def of(office: Office, group: Group) -> tuple[Session, ...]:
    """The sessions of a group as they are kept."""
    return office.desk.sessions.of_group(group.id)


def plan(office: Office, session: Session, title: str) -> Session:
    """Give a session a plan of one part."""
    part = Block(id=BlockId(new_id()), title=title, minutes=30)
    return office.desk.sessions.save_agenda(session.id, Agenda((part,)))


def titles(office: Office, group: Group) -> list[str]:
    """The plans of a group, each as the titles of its parts."""
    return [" ".join(block.title for block in session.agenda) for session in of(office, group)]


def hold(office: Office, session: Session) -> Session:
    """Hold a session at its time and go home."""
    office.now = session.starts_at
    office.desk.sessions.begin(session.id)
    office.now = session.ends_at
    return office.desk.sessions.end(session.id)
