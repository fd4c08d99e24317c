"""What the note page shows, as words worked out from the note, its session and the register. No widgets."""

from dataclasses import dataclass
from datetime import datetime

from workwell_desktop.domain.attendance import Code, Tally
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.note import Addendum, GroupNote, NoteState, NoteText
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import dates

FIELD_NAMES = ("aims", "happened", "next_time")

NOT_INTACT = (
    "This note no longer reads as it was signed: something changed it outside WorkWell. Nothing was hidden or "
    "removed here. Compare it with a backup before you rely on it."
)


@dataclass(frozen=True)
class AddendumShown:
    """One addendum as words."""

    head: str
    reason: str
    text: str


@dataclass(frozen=True, kw_only=True)
class NoteShown:
    """Everything the page shows."""

    title: str
    subtitle: str
    crumb: str
    theme: str
    state: NoteState
    text: NoteText
    saved: str
    signature: str
    warning: str
    addenda: tuple[AddendumShown, ...]
    came: str
    counts: str


def note_shown(session: Session, group: Group, note: GroupNote | None, tally: Tally) -> NoteShown:
    """Put a note (None before its first word) into words."""
    when = f"{dates.weekday_day(session.day)}, {dates.clock(session.starts_at)}"
    return NoteShown(
        title="Group note",
        subtitle=f"{session.title} · {when}",
        crumb=f"{group.name} · Session {session.number}",
        theme=session.theme,
        state=note.state if note else NoteState.DRAFT,
        text=note.text if note else NoteText(),
        saved=f"Draft saved {dates.clock(note.edited_at.astimezone())}" if note else "Nothing written yet",
        signature=_signature(note) if note else "",
        warning="" if note is None or note.intact else NOT_INTACT,
        addenda=tuple(_addendum(each) for each in note.addenda) if note else (),
        came=_came(session, tally),
        counts=_counts(tally),
    )


def _moment(when: datetime) -> str:
    local = when.astimezone()
    return f"{dates.day_with_year(local.date())}, {dates.clock(local)}"


def _signature(note: GroupNote) -> str:
    if note.signed_at is None:
        return ""
    words = f"Signed by {note.author} on {_moment(note.signed_at)}"
    return f"{words}, locked on {_moment(note.locked_at)}." if note.locked_at else f"{words}."


def _addendum(addendum: Addendum) -> AddendumShown:
    who = f" by {addendum.author}" if addendum.author else ""
    return AddendumShown(f"Added on {_moment(addendum.written_at)}{who}", addendum.reason, addendum.text)


def _came(session: Session, tally: Tally) -> str:
    if session.state.off:
        return "This session was not held."
    if tally.expected == 0 and tally.attended == 0:
        return "Nobody is expected at this session."
    if tally.attended == 0 and tally.not_marked == tally.expected:
        return "The register has not been taken yet."
    return f"{tally.attended} of {tally.expected} came"


def _counts(tally: Tally) -> str:
    named = (
        (Code.LATE, "late"),
        (Code.REMOTE, "remote"),
        (Code.APOLOGIES, "sent apologies"),
        (Code.ABSENT, "absent, no word"),
        (Code.ON_LEAVE, "on leave"),
        (Code.VISITOR, "visiting"),
        (Code.NOT_MARKED, "not marked yet"),
    )
    return " · ".join(f"{tally.counts[code]} {words}" for code, words in named if tally.counts.get(code))
