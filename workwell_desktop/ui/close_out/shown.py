"""What the close-out shows, as frozen words and numbers. No widgets."""

from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import FollowUpId, PersonId, PersonNoteId, QuickNoteId, SessionId
from workwell_desktop.domain.quick_note import QuickNoteFate
from workwell_desktop.domain.session import ClosingStep, SheetFate


@dataclass(frozen=True)
class StepShown:
    """One of the five steps."""

    step: ClosingStep
    done: bool
    left: str


@dataclass(frozen=True)
class HeadShown:
    """What stands above the steps."""

    crumb: str
    steps: tuple[StepShown, ...]
    note_begun: bool


@dataclass(frozen=True)
class EntryShown:
    """One person of the register; `said` is what the mark says beside its code."""

    person_id: PersonId
    name: str
    code: Code
    said: str


@dataclass(frozen=True, kw_only=True)
class AttendanceShown:
    """The register of the session and what was counted."""

    entries: tuple[EntryShown, ...]
    summary: str
    open_words: str
    headcount: int | None
    visitors: int
    sheet_count: int | None
    sheet_fate: SheetFate | None
    differences: tuple[str, ...]
    agreement: str
    agrees: bool


@dataclass(frozen=True)
class QuickShown:
    """A quick note: when it was typed, where it went (empty while it waits), where it may go, likeliest first."""

    note_id: QuickNoteId
    at: str
    words: str
    went: str
    offers: tuple[tuple[QuickNoteFate, str], ...]


@dataclass(frozen=True)
class PersonShown:
    """Someone of the session and what is written of them."""

    person_id: PersonId
    name: str
    note_id: PersonNoteId | None
    text: str
    signature: str = ""
    """Who signed the note and when; a signed one is only read here."""


@dataclass(frozen=True)
class PeopleShown:
    """The person notes of the session; `allowed` says whether the group keeps them at all."""

    allowed: bool
    people: tuple[PersonShown, ...]

    @property
    def written(self) -> int:
        """How many are written."""
        return sum(1 for each in self.people if each.text)


@dataclass(frozen=True)
class FollowUpShown:
    """A follow-up that came of this session."""

    follow_up_id: FollowUpId
    why: str
    about: str
    outcome: str


@dataclass(frozen=True)
class ThoughtShown:
    """Somebody to think of; `index` counts the suggestions."""

    index: int
    name: str
    why: str


@dataclass(frozen=True)
class FollowUpsShown:
    """Everything of the third step. `people` are those a new follow-up may be about."""

    made: tuple[FollowUpShown, ...]
    thoughts: tuple[ThoughtShown, ...]
    people: tuple[tuple[PersonId, str], ...]
    due: date


@dataclass(frozen=True, kw_only=True)
class NextShown:
    """The next session, or a proposal of one, and what was noted for it: each line and whether it is kept."""

    session_id: SessionId | None
    title: str
    when: str
    proposal: str
    meets_on: bool
    promised: tuple[tuple[str, bool], ...]
