"""How a person may be reached, and what follows from it for follow-ups and the contact log.

“Do not contact” wins over every way agreed to, and no way agreed means the same: then people are spoken with when
they come, and nothing else is offered or kept.
"""

from dataclasses import dataclass

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.person import ContactWay, Person


@dataclass(frozen=True)
class Approach:
    """What a person's consent leaves open. With no `ways`, they are spoken with in the room only."""

    ways: tuple[ContactWay, ...] = ()
    safe_times: str = ""
    details: str = ""
    may_leave_message: bool = False
    forbidden: bool = False
    """Whether they asked not to be contacted; otherwise nobody may have asked them yet."""

    @property
    def in_room_only(self) -> bool:
        """Whether nobody may call or write to them."""
        return not self.ways

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What may be said to have come of a follow-up about them."""
        shut = set() if self.may_leave_message else {Outcome.LEFT_MESSAGE}
        if self.in_room_only:
            shut |= {outcome for outcome in Outcome if outcome.by_distance}
        return tuple(outcome for outcome in Outcome if outcome not in shut)


WITHOUT_A_PERSON = tuple(outcome for outcome in Outcome if not outcome.of_a_person)
"""What may come of a follow-up about no one person."""


def approach_to(person: Person) -> Approach:
    """Return how a person may be reached. What they agreed to before asking not to be contacted is not handed out."""
    contact = person.contact
    if not contact.allowed:
        return Approach(forbidden=contact.do_not_contact)
    return Approach(
        ways=tuple(way for way in ContactWay if way in contact.ways),
        safe_times=contact.safe_times,
        details=contact.details,
        may_leave_message=contact.may_leave_message,
    )


def check_contact(person: Person, outcome: Outcome, way: ContactWay | None) -> None:
    """Raise `Refusal` when a person's consent does not allow what is said to have been tried."""
    open_ways = approach_to(person)
    if open_ways.in_room_only and (way is not None or outcome.by_distance):
        why = (
            "This person asked not to be contacted in any way."
            if open_ways.forbidden
            else "This person has not agreed to be contacted."
        )
        raise Refusal(f"{why} Speak with them when they come.", "way" if way is not None else "outcome")
    if way is not None and way not in open_ways.ways:
        raise Refusal(
            f"This person has not agreed to be reached by {way.label.lower()}. "
            "If they have since, note it in their details first.",
            "way",
        )
    if outcome is Outcome.LEFT_MESSAGE and not open_ways.may_leave_message:
        raise Refusal("No message may be left for this person. Choose “no answer”, and try again.", "outcome")
