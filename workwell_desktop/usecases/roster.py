"""Who is in a group: join, move to another status, take back. Past marks and signed notes never move."""

from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, new_id
from workwell_desktop.domain.membership import LeavingReason, Membership, MembershipStatus, Step
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.roster import Member, Roster
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.usecases.allowed import refuse_access_needs, refuse_names
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.work import Means

_IN_ALREADY = "This person is in the group already."


@dataclass(frozen=True)
class Rosters:
    """What a facilitator can do with a group's roster."""

    means: Means

    def of_group(self, group_id: GroupId) -> Roster:
        """Return the group with its people: present members, those who may come, former ones; each by name."""
        with self.means.open_work("roster.read") as work:
            group = work.groups.get(group_id)
            people = {person.id: person for person in work.people.all()}
            memberships = work.memberships.of_group(group_id)
        members = [Member(people[m.person_id], m) for m in memberships]
        members.sort(key=lambda m: (_place(m.membership.status), plain_letters(m.person.display_name)))
        return Roster(group, tuple(members))

    def add(self, group_id: GroupId, person_id: PersonId, status: MembershipStatus, on: date) -> Membership:
        """Take a person into a group, or back into it.

        Raises `Refusal` when they are in it already, or for a day that has not come.
        """
        self._refuse_future(on)
        with self.means.open_work("roster.add") as work:
            refuse_names(work.groups.get(group_id), "display_name")
            known = next((m for m in work.memberships.of_group(group_id) if m.person_id == person_id), None)
            if known is None:
                step = Step(status=status, on=on)
                membership = Membership(
                    id=MembershipId(new_id()), group_id=group_id, person_id=person_id, steps=(step,)
                )
            elif known.status.over:
                membership = known.moved(status, on)
            else:
                raise Refusal(_IN_ALREADY, "person")
            work.memberships.save(membership)
            work.commit()
        self.means.announce(Changes.ROSTER)
        return membership

    def add_new(
        self, group_id: GroupId, person: Person, on: date, status: MembershipStatus = MembershipStatus.ACTIVE
    ) -> tuple[Person, Membership]:
        """Add someone new and take them into the group, as active unless told otherwise, in one transaction.

        Raises `Refusal` naming the field that cannot be kept.
        """
        self._refuse_future(on)
        kept = person.checked()
        membership = Membership(
            id=MembershipId(new_id()),
            group_id=group_id,
            person_id=kept.id,
            steps=(Step(status=status, on=on),),
        )
        with self.means.open_work("roster.add_new") as work:
            group = work.groups.get(group_id)
            refuse_names(group, "display_name")
            refuse_access_needs(work, kept, group)
            work.people.save(kept)
            work.memberships.save(membership)
            work.commit()
        self.means.announce(Changes.PEOPLE | Changes.ROSTER)
        return kept, membership

    def move(
        self, membership_id: MembershipId, status: MembershipStatus, on: date, reason: LeavingReason | None = None
    ) -> tuple[Membership, Membership]:
        """Move a member to another status and return the membership before and after.

        Raises `Refusal` when that step cannot be taken, for a day that has not come, or for a reason of health
        where the record profile keeps nothing about it.
        """
        self._refuse_future(on)
        with self.means.open_work("roster.move") as work:
            before = work.memberships.get(membership_id)
            rules = work.groups.get(before.group_id).profile.rules
            if reason is not None and reason.about_health and not rules.access_needs:
                raise Refusal(
                    "This group keeps nothing about health. Choose another reason, or “Not stated”.", "reason"
                )
            after = before.moved(status, on, reason=reason)
            work.memberships.save(after)
            work.commit()
        self.means.announce(Changes.ROSTER)
        return before, after

    def put(self, membership: Membership) -> None:
        """Keep a membership as given: undo and redo of a roster change.

        Raises `Refusal` when the person has joined the group afresh since.
        """
        with self.means.open_work("roster.put") as work:
            work.people.get(membership.person_id)
            known = work.memberships.of_group(membership.group_id)
            if any(m.person_id == membership.person_id and m.id != membership.id for m in known):
                raise Refusal(_IN_ALREADY, "person")
            work.memberships.save(membership)
            work.commit()
        self.means.announce(Changes.ROSTER)

    def take_out(self, membership_id: MembershipId) -> None:
        """Remove a membership made by mistake (undo of joining). Marks stay."""
        with self.means.open_work("roster.take_out") as work:
            membership = work.memberships.get(membership_id)
            refuse_held(work, groups=(membership.group_id,), people=(membership.person_id,))
            work.memberships.remove(membership_id)
            work.commit()
        self.means.announce(Changes.ROSTER)

    def _refuse_future(self, on: date) -> None:
        """Keep the latest step the present one: the roster says who is in the group now, not who will be."""
        if on > self.means.today():
            raise Refusal("That day has not come yet. Choose today or an earlier day.", "on")


def _place(status: MembershipStatus) -> int:
    return 0 if status.in_group else 2 if status.over else 1
