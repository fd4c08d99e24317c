"""A crisis, and the draft that opens after it: facts apart from opinion; and the numbers to call."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, IncidentId, SessionId
from workwell_desktop.domain.signed import Signed
from workwell_desktop.domain.text import clean_line, clean_text, folded

REVIEW_AFTER = timedelta(days=90)
"""How long numbers may go without a look: they change more often than people think."""

MOST_CONTACTS = 12


@dataclass(frozen=True)
class IncidentText:
    """What is written of an incident: what was seen and heard, what was done, who was told; apart, an opinion."""

    facts: str = ""
    actions: str = ""
    told: str = ""
    opinion: str = ""

    def checked(self) -> Self:
        """Return the text cleaned. Raises `Refusal` naming the field that cannot be kept."""
        return replace(
            self,
            facts=clean_text(self.facts, "facts", label="What happened"),
            actions=clean_text(self.actions, "actions", label="What was done"),
            told=clean_text(self.told, "told", label="Who was told"),
            opinion=clean_text(self.opinion, "opinion", label="Your own view"),
        )


@dataclass(frozen=True, kw_only=True)
class Incident(Signed):
    """What happened, written while it is fresh. `steps` are the lines of the crisis panel that were ticked.

    It is a draft until it is signed; from then on its text stays as it is.
    """

    id: IncidentId
    opened_at: datetime
    session_id: SessionId | None = None
    group_id: GroupId | None = None
    closed_at: datetime | None = None
    steps: tuple[str, ...] = ()
    facts: str = ""
    actions: str = ""
    told: str = ""
    opinion: str = ""

    @property
    def owner(self) -> str:
        """The incident itself."""
        return str(self.id)

    @property
    def words(self) -> tuple[str, ...]:
        """Facts, what was done, who was told; and the opinion, apart."""
        return (self.facts, self.actions, self.told, self.opinion)

    @property
    def text(self) -> IncidentText:
        """What is written."""
        return IncidentText(self.facts, self.actions, self.told, self.opinion)

    @property
    def bare(self) -> bool:
        """Whether nothing was written or ticked: then nothing is lost with it."""
        return not self.steps and self.text == IncidentText()

    def ticked(self, step: str, now: datetime, *, done: bool) -> Self:
        """Return the draft with a step ticked, or no longer. Raises `Refusal` once it is finished."""
        self.refuse_signed("facts")
        others = tuple(each for each in self.steps if each != step)
        return replace(self, steps=(*others, step) if done else others, edited_at=now)

    def written(self, text: IncidentText, now: datetime) -> Self:
        """Return the draft with another text. Raises `Refusal` once it is finished, or naming a field."""
        self.refuse_signed("facts")
        kept = text.checked()
        return replace(
            self, facts=kept.facts, actions=kept.actions, told=kept.told, opinion=kept.opinion, edited_at=now
        )

    def closed(self, now: datetime) -> Self:
        """Return the incident as over for the moment; the first time counts."""
        return self if self.closed_at else replace(self, closed_at=now)

    def signed(self, author: str, now: datetime) -> Self:
        """Return the report signed. Raises `Refusal` while what happened is not written down, or when signed."""
        self.refuse_signed("facts")
        if not self.facts.strip():
            raise Refusal("What happened is still empty. Write a line or two before you sign it.", "facts")
        return super().signed(author, now)


@dataclass(frozen=True, kw_only=True)
class CrisisContact:
    """One number on the crisis panel."""

    name: str
    number: str
    hours: str = ""

    def checked(self) -> Self:
        """Return the line cleaned. Raises `Refusal` naming the field that cannot be kept."""
        return replace(
            self,
            name=clean_line(self.name, "name", label="Who answers", needed=True),
            number=clean_line(self.number, "number", label="The number", needed=True),
            hours=clean_line(self.hours, "hours", label="When they answer"),
        )


@dataclass(frozen=True, kw_only=True)
class CrisisSheet:
    """The numbers the facilitator keeps. `reviewed_on` is the day they last looked at every one of them."""

    country: str = ""
    contacts: tuple[CrisisContact, ...] = ()
    reviewed_on: date | None = None

    def checked(self) -> Self:
        """Return the sheet cleaned. Raises `Refusal` naming the field that cannot be kept."""
        if len(self.contacts) > MOST_CONTACTS:
            raise Refusal(f"At most {MOST_CONTACTS} numbers: in a crisis nobody reads more.", "contacts")
        return replace(self, contacts=tuple(contact.checked() for contact in self.contacts))

    def stale(self, today: date) -> bool:
        """Return whether the numbers want a look: nobody looked yet, or not for `REVIEW_AFTER`."""
        return self.reviewed_on is None or today - self.reviewed_on > REVIEW_AFTER


def who_goes(facilitators: Sequence[str], own_name: str) -> str:
    """Return which of a session's facilitators goes with the person while you stay; nothing when you are alone."""
    others = [name for name in facilitators if name and not _same(name, own_name)]
    return others[0] if others else ""


def _same(name: str, own_name: str) -> bool:
    """Return whether a facilitator's name is one's own, also as first name and initial: "Ruth A." is Ruth Adler."""
    shown, own = folded(name).rstrip(".").split(), folded(own_name).split()
    if not shown or not own:
        return False
    return shown == own or (shown[0] == own[0] and (len(shown) == 1 or own[-1].startswith(shown[-1])))
