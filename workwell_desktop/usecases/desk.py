"""Everything a facilitator can do with an open vault, bundled for the interface."""

from dataclasses import dataclass
from typing import Self

from workwell_desktop.usecases.attendance import Attendance
from workwell_desktop.usecases.day import Day
from workwell_desktop.usecases.facilitator import OwnName
from workwell_desktop.usecases.finding import Finding
from workwell_desktop.usecases.groups import Groups
from workwell_desktop.usecases.notes import Notes
from workwell_desktop.usecases.papers import Papers
from workwell_desktop.usecases.people import People
from workwell_desktop.usecases.roster import Rosters
from workwell_desktop.usecases.sample import Sample
from workwell_desktop.usecases.sessions import Sessions
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Desk:
    """One object per noun."""

    groups: Groups
    people: People
    roster: Rosters
    sessions: Sessions
    attendance: Attendance
    notes: Notes
    papers: Papers
    day: Day
    own_name: OwnName
    finding: Finding
    sample: Sample

    @classmethod
    def over(cls, means: Means) -> Self:
        """Set the desk over an open vault."""
        return cls(
            groups=Groups(means),
            people=People(means),
            roster=Rosters(means),
            sessions=Sessions(means),
            attendance=Attendance(means),
            notes=Notes(means),
            papers=Papers(means),
            day=Day(means),
            own_name=OwnName(means),
            finding=Finding(means),
            sample=Sample(means),
        )
