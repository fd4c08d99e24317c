"""Someone who came without standing on the roster: written down in one transaction, taken back in one."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import MembershipId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.text import folded
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.marking import Cell, CellShown, MarkChange, put_back, set_mark
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class WalkedIn:
    """Someone new who came: the person, their membership if they joined, and their mark.

    `twin` is somebody else of the same name, to warn about; never an obstacle.
    """

    person: Person
    membership: Membership | None
    change: MarkChange
    twin: Person | None = None

    @property
    def cell(self) -> Cell:
        """The cell of the register that holds their mark."""
        return Cell(self.change.session.id, self.person.id, self.change.after)


def write_down(
    means: Means, work: UnitOfWork, session_id: SessionId, person: Person, membership_id: MembershipId | None
) -> WalkedIn:
    """Keep a person who is new, mark them present, and make them a member from that day if an id is given for it."""
    session = work.sessions.get(session_id)
    kept = person.checked()
    known = folded(kept.display_name)
    twin = next(
        (each for each in work.people.all() if each.id != kept.id and folded(each.display_name) == known), None
    )
    work.people.save(kept)
    membership = None
    if membership_id is not None:
        step = Step(status=MembershipStatus.ACTIVE, on=session.day)
        membership = Membership(id=membership_id, group_id=session.group_id, person_id=kept.id, steps=(step,))
        if any(each.group_id == session.group_id for each in work.memberships.of_person(kept.id)):
            membership = None
        else:
            work.memberships.save(membership)
    change = set_mark(means, work, session_id, kept.id, Code.PRESENT)
    if change.before is None and change.after is not None:
        first = change.after.described(first_time=True, arrived_at=_arrival(means, change))
        work.marks.put(first)
        change = MarkChange(None, first, change.code, change.session, change.session_before)
    return WalkedIn(kept, membership, change, twin)


def walker(name: str, person_id: PersonId | None) -> Person:
    """Return a person to be, known by what they said: first name and initial, or an alias."""
    return Person(id=person_id or PersonId(new_id()), display_name=name)


def take_away(work: UnitOfWork, walked: WalkedIn) -> CellShown:
    """Take a walk-in back: mark, membership and person. Who stands elsewhere by now stays a person."""
    cell = Cell(walked.change.session.id, walked.person.id, None)
    if walked.membership is not None:
        work.memberships.remove(walked.membership.id)
    shown = put_back(work, (cell,), walked.change.session_before)[0]
    if not work.memberships.of_person(walked.person.id):
        with suppress(Refusal):  # somebody wrote about them meanwhile, or marked them elsewhere
            work.people.remove(walked.person.id)
    return shown


def bring_back(work: UnitOfWork, walked: WalkedIn) -> CellShown:
    """Keep a walk-in again after it was taken back; a person who stayed keeps what was written of them since."""
    if all(person.id != walked.person.id for person in work.people.all()):
        work.people.save(walked.person)
    if walked.membership is not None:
        work.memberships.save(walked.membership)
    return put_back(work, (walked.cell,), walked.change.session)[0]


def _arrival(means: Means, change: MarkChange) -> datetime | None:
    now, session = means.now(), change.session
    return now if session.state.held and session.ends_at > now else None
