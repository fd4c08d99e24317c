"""A private process note: a facilitator's own thinking about a session, a person, or neither.

It stands apart from the record, under a key of its own. What belongs in the record (times, who came, plans, results,
anything about safety) does not become private by being written here, so words that read like it are pointed at. They
are never moved or refused.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self
from uuid import UUID

from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.signed import Signed
from workwell_desktop.domain.text import clean_text

ProcessNoteId = NewType("ProcessNoteId", UUID)

REST = timedelta(minutes=2)
"""How long after the last key open private notes close by themselves."""


@dataclass(frozen=True, kw_only=True)
class ProcessNote(Signed):
    """One private note. It may name a session and a person, by id only."""

    id: ProcessNoteId
    begun_at: datetime
    session_id: SessionId | None = None
    person_id: PersonId | None = None
    text: str = ""

    @property
    def owner(self) -> str:
        """The note itself with what it is about, so that a signature cannot be carried to another."""
        about = (self.id, self.session_id, self.person_id)
        return " ".join(str(each) if each else "-" for each in about)

    @property
    def words(self) -> tuple[str, ...]:
        """The text."""
        return (self.text,)

    def written(self, text: str, now: datetime) -> Self:
        """Return the draft with another text. Raises `Refusal` once it is signed, or when it is too long."""
        self.refuse_signed("text")
        return replace(self, text=clean_text(text, "text", label="The private note"), edited_at=now)


class Elsewhere(StrEnum):
    """What reads as if it belonged in the ordinary record."""

    SAFETY = "safety"
    TIMES = "times"
    ATTENDANCE = "attendance"
    PLAN = "plan"

    @property
    def sentence(self) -> str:
        """What is said beside the editor."""
        return _SENTENCES[self]


_SENTENCES = {
    Elsewhere.SAFETY: (
        "This may be about somebody's safety. Others can act on it only where they can read it: "
        "in the incident record, or in this person's notes."
    ),
    Elsewhere.TIMES: (
        "This reads like when a session began or ended, or how long it was. That belongs in the session itself; "
        "writing it here does not make it private."
    ),
    Elsewhere.ATTENDANCE: (
        "This reads like who came and who did not. That belongs in the register; "
        "writing it here does not make it private."
    ),
    Elsewhere.PLAN: (
        "This reads like a plan, a result, a symptom or a medicine. Such things belong in the ordinary record; "
        "writing them here does not make them private."
    ),
}

_CLOCK = r"\d{1,2}[:.]\d{2}(?!\d)"
_PATTERNS = {
    Elsewhere.SAFETY: r"suicid\w*|self[- ]harm\w*|kill (?:him|her|them|my)sel\w+|overdos\w+|abus(?:e|ed|ing)\b",
    Elsewhere.TIMES: (
        rf"\b(?:began|begun|start(?:s|ed)?|end(?:s|ed)?|finish(?:es|ed)?|opened|closed)\b[^.\n]{{0,24}}?\b{_CLOCK}"
        rf"|\b{_CLOCK}\s*(?:-|–|to|until|till)\s*{_CLOCK}|\blasted\b[^.\n]{{0,16}}?\b(?:minutes?|hours?|min)\b"
    ),
    Elsewhere.ATTENDANCE: (
        r"\b(?:absent|attendance|attended|no[- ]shows?|sent apologies|came late|left early)\b"
        r"|\bdid(?: not|n['’]t) (?:come|attend|show up)\b"
        r"|\b(?:\d+|all|none|nobody|everybody|everyone)\b[^.\n]{0,20}?\b(?:came|turned up|were present)\b"
    ),
    Elsewhere.PLAN: (
        r"\b(?:treatment|care|safety|crisis) plan\b|\bdiagnos\w+|\bprognos\w+|\bmedication\b|\b\d+ ?mg\b"
        r"|\bsymptoms?\b|\btest results?\b|\b(?:PHQ|GAD|WHO|CORE)-?\d+\b"
    ),
}
_FINDERS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}


def belongs_elsewhere(text: str) -> tuple[Elsewhere, ...]:
    """Return what in a text reads as if it belonged in the ordinary record, what matters most first."""
    return tuple(kind for kind, finder in _FINDERS.items() if finder.search(text))
