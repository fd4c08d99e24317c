"""A computer on which WorkWell has been in use for a while: what lies in its vault was put there by the use cases."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from tests.journeys.computer import Computer
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, ScheduleId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.schedule import Pattern, Schedule
from workwell_desktop.security import store
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
SIX_THIRTY = time(18, 30)


def settled(computer: Computer, prepare: Callable[[Desk], T]) -> T:
    """Make a vault whose key is in the computer's password store, prepare it, and close it again."""
    access = Access(computer.places, store.KeyStore())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    try:
        return prepare(opened.desk(_nobody_listens, computer.clock))
    finally:
        opened.close()


@contextmanager
def desk_of(computer: Computer) -> "Iterator[Desk]":
    """Look into the vault of the program that runs, past its windows."""
    opened = computer.running[-1].opened
    assert opened is not None
    yield opened.desk(_nobody_listens, computer.clock)


@dataclass(frozen=True)
class Weekly:
    """A group that meets every week."""

    first: date
    sessions: int = 12
    name: str = "Lantern Circle"
    members: tuple[str, ...] = ("Maya Roth", "Ben Ode", "Łukasz Ostrów", "Ada Finch")

    def __call__(self, desk: Desk) -> GroupId:
        """Keep the group, its members from the first day on, and its schedule with the sessions laid out."""
        group = desk.groups.save(Group(id=GroupId(new_id()), name=self.name))
        for name in self.members:
            desk.roster.add_new(
                group.id, Person(id=PersonId(new_id()), display_name=name), desk.attendance.means.today()
            )
        desk.schedules.save(self.schedule(group.id))
        return group.id

    def schedule(self, group_id: GroupId) -> Schedule:
        """Return when it meets: on the weekday of the first session, 90 minutes from half past six."""
        return Schedule(
            id=ScheduleId(new_id()),
            group_id=group_id,
            pattern=Pattern(weekdays=(self.first.weekday(),)),
            sessions=self.sessions,
            first_day=self.first,
            start=SIX_THIRTY,
            length=timedelta(minutes=90),
        )


def at(day: date, clock: time) -> datetime:
    """Return a time on the wall clock of this computer."""
    return datetime.combine(day, clock).astimezone()


def _nobody_listens(_changes: object) -> None:
    """Take the news."""
