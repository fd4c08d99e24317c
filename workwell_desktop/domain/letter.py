"""Certificates and letters of attendance: who got one, when, and what it said. Facts only."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from workwell_desktop.domain.ids import GroupId, LetterId, PersonId
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.profile import ProfileRules
from workwell_desktop.domain.text import clean_line


class LetterPolicy(StrEnum):
    """What a group gives out about somebody's attendance."""

    NOTHING = "nothing"
    CERTIFICATES = "certificates"
    CERTIFICATES_AND_LETTERS = "certificates_and_letters"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "nothing": "Nothing about attendance leaves this group",
            "certificates": "Certificates and attendance cards, for the person",
            "certificates_and_letters": "Certificates and cards, and letters to somebody the person names",
        }[self.value]


class LetterKind(StrEnum):
    """A certificate is for the person, a letter for a named recipient."""

    CERTIFICATE = "certificate"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {"certificate": "Certificate of attendance", "letter": "Letter of attendance"}[self.value]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One that was issued. `name` is the name as the person asked for it; `consent_on` when they agreed.

    `sessions` and `minutes` count the sessions attended from `first_day` to `last_day`.
    """

    id: LetterId
    serial: int
    kind: LetterKind
    group_id: GroupId
    person_id: PersonId
    name: str
    recipient: str = ""
    first_day: date
    last_day: date
    sessions: int
    minutes: int
    consent_on: date | None = None
    issued_on: date

    def checked(self) -> Self:
        """Return the letter cleaned. Raises `Refusal` naming the field that cannot be kept."""
        return replace(
            self,
            name=clean_line(self.name, "name", label="The name", needed=True),
            recipient=clean_line(
                self.recipient, "recipient", label="Who gets it", needed=self.kind is LetterKind.LETTER
            ),
        )

    def allowed_by(self, rules: ProfileRules) -> Self:
        """Return what may be kept of it: no whole name where the profile has none. The paper itself has it."""
        if rules.full_names:
            return self
        return replace(self, name=Person(id=self.person_id, display_name=self.name).short_name)


@dataclass(frozen=True)
class Attended:
    """What a certificate counts: sessions that were held and attended, and their planned minutes together.

    What is noted of a late arrival or an early leaving is taken off the minutes.
    """

    sessions: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class LetterAsk:
    """What is asked for before anything is issued: for whom, to whom, over which days, and when they agreed."""

    kind: LetterKind
    group_id: GroupId
    person_id: PersonId
    name: str
    first_day: date
    last_day: date
    recipient: str = ""
    consent_on: date | None = None
