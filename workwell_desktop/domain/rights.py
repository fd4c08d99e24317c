"""What a person may ask for of their own record: to have it put right, and to have it erased."""

from dataclasses import dataclass
from datetime import date, datetime

from workwell_desktop.domain.ids import CorrectionId, PersonId


@dataclass(frozen=True, kw_only=True)
class Correction:
    """Something a person asked to have put right, and what was done about it."""

    id: CorrectionId
    person_id: PersonId
    asked_on: date
    asked: str
    done_on: date | None = None
    done: str = ""


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """That somebody was erased: their identity, which no longer means anything here, and when. Never a name."""

    person: PersonId
    on: datetime
