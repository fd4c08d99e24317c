"""A person's place in a group, as the steps they took: enquiry, waiting, active, on leave, completed, left.

The status on any day is the last step on or before it, so that changing the roster today never rewrites the past.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workwell_desktop.domain.dates import short_date_with_year
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId


class MembershipStatus(StrEnum):
    """Where a person stands with a group (domain notes, section 2.3)."""

    ENQUIRY = "enquiry"
    WAITING = "waiting"
    OFFERED = "offered"
    ORIENTATION = "orientation"
    ACTIVE = "active"
    ON_LEAVE = "on_leave"
    COMPLETED = "completed"
    LEFT = "left"
    TRANSFERRED = "transferred"
    ASKED_TO_LEAVE = "asked_to_leave"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value.replace("_", " ").capitalize()

    @property
    def over(self) -> bool:
        """Whether the person is no longer in the group."""
        return self in _OVER

    @property
    def in_group(self) -> bool:
        """Whether the person counts as a member now, on leave included."""
        return self in (MembershipStatus.ACTIVE, MembershipStatus.ON_LEAVE)


_S = MembershipStatus
_OVER = frozenset({_S.COMPLETED, _S.LEFT, _S.TRANSFERRED, _S.ASKED_TO_LEAVE, _S.LAPSED})
_COMING = frozenset({_S.ENQUIRY, _S.WAITING, _S.OFFERED, _S.ORIENTATION})

NEXT_STEPS: dict[MembershipStatus, frozenset[MembershipStatus]] = {
    **{status: (_COMING | {_S.ACTIVE, _S.LEFT, _S.LAPSED}) - {status} for status in _COMING},
    _S.ACTIVE: _OVER | {_S.ON_LEAVE},
    _S.ON_LEAVE: _OVER | {_S.ACTIVE},
    **{status: frozenset({_S.ACTIVE, _S.WAITING}) for status in _OVER},
}
"""Which step may follow which; people may always come back."""


class LeavingReason(StrEnum):
    """Why a person left, if they said."""

    NOT_STATED = "not_stated"
    COMPLETED = "completed"
    MOVED = "moved"
    TIME_OR_TRANSPORT = "time_or_transport"
    NOT_A_FIT = "not_a_fit"
    HEALTH = "health"
    OTHER_SERVICE = "other_service"
    NO_CONTACT = "no_contact"
    DECEASED = "deceased"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value.replace("_", " ").capitalize()

    @property
    def about_health(self) -> bool:
        """Whether it says something of the person's health."""
        return self is LeavingReason.HEALTH


@dataclass(frozen=True, kw_only=True)
class Step:
    """One change of status: which, from which day, and why."""

    status: MembershipStatus
    on: date
    reason: LeavingReason | None = None


@dataclass(frozen=True, kw_only=True)
class Membership:
    """A person in a group. `steps` is never empty and in the order of its days."""

    id: MembershipId
    group_id: GroupId
    person_id: PersonId
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        days = [step.on for step in self.steps]
        if not days or days != sorted(days):
            raise ValueError("steps of a membership must be present and in order of their days")

    @property
    def status(self) -> MembershipStatus:
        """The latest status."""
        return self.steps[-1].status

    @property
    def since(self) -> date:
        """The day the person first became active, else the day of the first step."""
        active = (step.on for step in self.steps if step.status is MembershipStatus.ACTIVE)
        return next(active, self.steps[0].on)

    @property
    def until(self) -> date | None:
        """The day the person left, or None while they have not."""
        return self.steps[-1].on if self.status.over else None

    def status_on(self, day: date) -> MembershipStatus | None:
        """Return the status at the end of `day`; None before the first step."""
        reached = [step.status for step in self.steps if step.on <= day]
        return reached[-1] if reached else None

    def moved(self, status: MembershipStatus, on: date, *, reason: LeavingReason | None = None) -> "Membership":
        """Return the membership one step further.

        Raises `Refusal` when the step cannot follow the present one or its day lies before the last step's.
        """
        if status not in NEXT_STEPS[self.status]:
            raise Refusal(f"From “{self.status.label}” the next step cannot be “{status.label}”.", "status")
        last = self.steps[-1].on
        if on < last:
            raise Refusal(f"The day must not be before the last change on {short_date_with_year(last)}.", "on")
        step = Step(status=status, on=on, reason=(reason or LeavingReason.NOT_STATED) if status.over else None)
        return Membership(id=self.id, group_id=self.group_id, person_id=self.person_id, steps=(*self.steps, step))
