"""The life of a signed note in words: draft saved, signed by whom, what was added, whether it still fits."""

from dataclasses import dataclass
from datetime import datetime

from workwell_desktop.domain.signed import Addendum, NoteState, Signed
from workwell_desktop.ui.kit import dates

NOT_INTACT = (
    "This note no longer reads as it was signed: something changed it outside WorkWell. Nothing was hidden or "
    "removed here. Compare it with a backup before you rely on it."
)
NOTHING_YET = "Nothing written yet"


@dataclass(frozen=True)
class AddendumShown:
    """One addendum as words."""

    head: str
    reason: str
    text: str


@dataclass(frozen=True)
class WordingShown:
    """An earlier wording of a draft: until when it stood, and its parts, each with its label."""

    head: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SignedShown:
    """How a note stands."""

    state: NoteState = NoteState.DRAFT
    saved: str = NOTHING_YET
    signature: str = ""
    warning: str = ""
    addenda: tuple[AddendumShown, ...] = ()


def signed_shown(note: Signed | None) -> SignedShown:
    """Put a note (None before its first word) into words."""
    if note is None:
        return SignedShown()
    return SignedShown(
        state=note.state,
        saved=f"Draft saved {dates.clock(note.edited_at.astimezone())}",
        signature=signature_words(note),
        warning="" if note.intact else NOT_INTACT,
        addenda=tuple(addendum_shown(each) for each in note.addenda),
    )


def signature_words(note: Signed) -> str:
    """Return who signed and locked a note, and when; nothing for a draft."""
    if note.signed_at is None:
        return ""
    by = f" by {note.author}" if note.author else ""
    words = f"Signed{by} on {moment(note.signed_at)}"
    return f"{words}, locked on {moment(note.locked_at)}." if note.locked_at else f"{words}."


def addendum_shown(addendum: Addendum) -> AddendumShown:
    """Put an addendum into words."""
    who = f" by {addendum.author}" if addendum.author else ""
    return AddendumShown(f"Added on {moment(addendum.written_at)}{who}", addendum.reason, addendum.text)


def moment(when: datetime) -> str:
    """Return a moment as day and time of the wall clock here."""
    local = when.astimezone()
    return f"{dates.day_with_year(local.date())}, {dates.clock(local)}"


def stood(when: datetime) -> str:
    """Return the head of an earlier wording that was written then."""
    return f"As it stood on {moment(when)}"
