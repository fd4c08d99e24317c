"""Everything a facilitator can do with an open vault, bundled for the interface.

Each noun is loaded when it is first asked for: Today needs two of them, and a start should not wait for the rest.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from workwell_desktop.usecases.confidence_desk import ConfidenceDesk
from workwell_desktop.usecases.work import Means

if TYPE_CHECKING:
    from workwell_desktop.usecases.agreements import Agreements
    from workwell_desktop.usecases.attendance import Attendance
    from workwell_desktop.usecases.calendar import Calendars
    from workwell_desktop.usecases.closing import ClosingOut
    from workwell_desktop.usecases.contacts import Contacts
    from workwell_desktop.usecases.crisis import Crisis
    from workwell_desktop.usecases.day import Day
    from workwell_desktop.usecases.facilitator import OwnName
    from workwell_desktop.usecases.finding import Finding
    from workwell_desktop.usecases.follow_ups import FollowUps
    from workwell_desktop.usecases.groups import Groups
    from workwell_desktop.usecases.guide_library import Library
    from workwell_desktop.usecases.guides import Guides
    from workwell_desktop.usecases.handout_library import HandoutLibrary
    from workwell_desktop.usecases.letterhead import Letterheads
    from workwell_desktop.usecases.letters import Letters
    from workwell_desktop.usecases.notes import Notes
    from workwell_desktop.usecases.papers import Papers
    from workwell_desktop.usecases.people import People
    from workwell_desktop.usecases.person_notes import PersonNotes
    from workwell_desktop.usecases.plan_history import PlanHistories
    from workwell_desktop.usecases.preparing import Preparing
    from workwell_desktop.usecases.profiles import Profiles
    from workwell_desktop.usecases.quick_notes import QuickNotes
    from workwell_desktop.usecases.resource_list import ResourceList
    from workwell_desktop.usecases.rights.corrections import Corrections
    from workwell_desktop.usecases.rights.erasure import Erasing
    from workwell_desktop.usecases.rights.packet import Packets
    from workwell_desktop.usecases.roster import Rosters
    from workwell_desktop.usecases.running import Running
    from workwell_desktop.usecases.sample import Sample
    from workwell_desktop.usecases.schedules import Schedules
    from workwell_desktop.usecases.sessions import Sessions
    from workwell_desktop.usecases.templates import Templates


@dataclass(frozen=True)
class Desk(ConfidenceDesk):
    """One object per noun, over the same means."""

    @classmethod
    def over(cls, means: Means) -> Self:
        """Set the desk over an open vault."""
        return cls(means)

    @cached_property
    def groups(self) -> "Groups":
        """What can be done with groups."""
        from workwell_desktop.usecases.groups import Groups

        return Groups(self.means)

    @cached_property
    def profiles(self) -> "Profiles":
        """What can be done with record profiles."""
        from workwell_desktop.usecases.profiles import Profiles

        return Profiles(self.means)

    @cached_property
    def people(self) -> "People":
        """What can be done with people."""
        from workwell_desktop.usecases.people import People

        return People(self.means)

    @cached_property
    def roster(self) -> "Rosters":
        """What can be done with rosters."""
        from workwell_desktop.usecases.roster import Rosters

        return Rosters(self.means)

    @cached_property
    def sessions(self) -> "Sessions":
        """What can be done with sessions."""
        from workwell_desktop.usecases.sessions import Sessions

        return Sessions(self.means)

    @cached_property
    def schedules(self) -> "Schedules":
        """What can be done with schedules."""
        from workwell_desktop.usecases.schedules import Schedules

        return Schedules(self.means)

    @cached_property
    def attendance(self) -> "Attendance":
        """What can be done with registers."""
        from workwell_desktop.usecases.attendance import Attendance

        return Attendance(self.means)

    @cached_property
    def notes(self) -> "Notes":
        """What can be done with group notes."""
        from workwell_desktop.usecases.notes import Notes

        return Notes(self.means)

    @cached_property
    def person_notes(self) -> "PersonNotes":
        """What can be done with person notes."""
        from workwell_desktop.usecases.person_notes import PersonNotes

        return PersonNotes(self.means)

    @cached_property
    def closing(self) -> "ClosingOut":
        """What can be done to close out a session."""
        from workwell_desktop.usecases.closing import ClosingOut

        return ClosingOut(self.means)

    @cached_property
    def preparing(self) -> "Preparing":
        """What can be done before a session."""
        from workwell_desktop.usecases.preparing import Preparing

        return Preparing(self.means)

    @cached_property
    def papers(self) -> "Papers":
        """What can be done with papers."""
        from workwell_desktop.usecases.papers import Papers

        return Papers(self.means)

    @cached_property
    def agreements(self) -> "Agreements":
        """What can be done with what a group agreed on."""
        from workwell_desktop.usecases.agreements import Agreements

        return Agreements(self.means)

    @cached_property
    def resource_list(self) -> "ResourceList":
        """What can be done with the list of where else to turn."""
        from workwell_desktop.usecases.resource_list import ResourceList

        return ResourceList(self.means)

    @cached_property
    def letterhead(self) -> "Letterheads":
        """What can be done with the head on papers."""
        from workwell_desktop.usecases.letterhead import Letterheads

        return Letterheads(self.means)

    @cached_property
    def letters(self) -> "Letters":
        """What can be done with certificates and letters."""
        from workwell_desktop.usecases.letters import Letters

        return Letters(self.means)

    @cached_property
    def day(self) -> "Day":
        """What can be done with today."""
        from workwell_desktop.usecases.day import Day

        return Day(self.means)

    @cached_property
    def calendar(self) -> "Calendars":
        """What can be asked of the calendar."""
        from workwell_desktop.usecases.calendar import Calendars

        return Calendars(self.means)

    @cached_property
    def follow_ups(self) -> "FollowUps":
        """What can be done with follow-ups."""
        from workwell_desktop.usecases.follow_ups import FollowUps

        return FollowUps(self.means)

    @cached_property
    def contacts(self) -> "Contacts":
        """What can be done with contact logs."""
        from workwell_desktop.usecases.contacts import Contacts

        return Contacts(self.means)

    @cached_property
    def own_name(self) -> "OwnName":
        """What can be done with the facilitator's own name."""
        from workwell_desktop.usecases.facilitator import OwnName

        return OwnName(self.means)

    @cached_property
    def finding(self) -> "Finding":
        """What can be done with a few letters of a word."""
        from workwell_desktop.usecases.finding import Finding

        return Finding(self.means)

    @cached_property
    def sample(self) -> "Sample":
        """What can be done with the sample group."""
        from workwell_desktop.usecases.sample import Sample

        return Sample(self.means)

    @cached_property
    def running(self) -> "Running":
        """What can be done while a session runs."""
        from workwell_desktop.usecases.running import Running

        return Running(self.means)

    @cached_property
    def quick_notes(self) -> "QuickNotes":
        """What can be done with quick notes."""
        from workwell_desktop.usecases.quick_notes import QuickNotes

        return QuickNotes(self.means)

    @cached_property
    def crisis(self) -> "Crisis":
        """What can be done in a crisis, and after it."""
        from workwell_desktop.usecases.crisis import Crisis

        return Crisis(self.means)

    @cached_property
    def templates(self) -> "Templates":
        """What can be done with plans to start from."""
        from workwell_desktop.usecases.templates import Templates

        return Templates(self.means)

    @cached_property
    def plan_history(self) -> "PlanHistories":
        """What can be learnt from earlier plans."""
        from workwell_desktop.usecases.plan_history import PlanHistories

        return PlanHistories(self.means)

    @cached_property
    def guide_library(self) -> "Library":
        """What the program brings along."""
        from workwell_desktop.usecases.guide_library import Library

        return Library()

    @cached_property
    def guides(self) -> "Guides":
        """What can be done with guides."""
        from workwell_desktop.usecases.guides import Guides

        return Guides(self.means)

    @cached_property
    def handouts(self) -> "HandoutLibrary":
        """What can be done with handouts."""
        from workwell_desktop.usecases.handout_library import HandoutLibrary

        return HandoutLibrary(self.means)

    @cached_property
    def packets(self) -> "Packets":
        """What can be done to give people their record."""
        from workwell_desktop.usecases.rights.packet import Packets

        return Packets(self.means)

    @cached_property
    def corrections(self) -> "Corrections":
        """What can be done with requests for correction."""
        from workwell_desktop.usecases.rights.corrections import Corrections

        return Corrections(self.means)

    @cached_property
    def erasing(self) -> "Erasing":
        """What can be seen of an erasure before it is done."""
        from workwell_desktop.usecases.rights.erasure import Erasing

        return Erasing(self.means)
