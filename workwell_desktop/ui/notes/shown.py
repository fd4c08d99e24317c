"""What the note page shows around the form, as words worked out from the session and the register. No widgets."""

from dataclasses import dataclass

from workwell_desktop.domain.attendance import Code, Tally
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import dates


@dataclass(frozen=True, kw_only=True)
class NoteShown:
    """Everything around the form."""

    title: str
    subtitle: str
    crumb: str
    came: str
    counts: str


def note_shown(session: Session, group: Group, tally: Tally) -> NoteShown:
    """Put the session of a note, and its register, into words."""
    when = f"{dates.weekday_day(session.day)}, {dates.clock(session.starts_at)}"
    return NoteShown(
        title="Group note",
        subtitle=f"{session.title} · {when}",
        crumb=f"{group.name} · Session {session.number}",
        came=_came(session, tally),
        counts=_counts(tally),
    )


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
