"""What the handouts page shows, as frozen values: which session, which papers, how they are to be printed."""

from dataclasses import dataclass

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.papers import PaperKind
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import dates

ABOUT = {
    PaperKind.SIGN_IN_SHEET: "One line each, first names only",
    PaperKind.PARTICIPANT_AGENDA: "For everybody in the room",
    PaperKind.RUN_SHEET: "Your copy: what to say and do",
    PaperKind.REGISTER: "Everyone by every session",
}
"""A few words on what each paper is for."""


@dataclass(frozen=True)
class Options:
    """The choices above the gallery: (words, id) of the groups and of the chosen group's sessions."""

    groups: tuple[tuple[str, GroupId], ...]
    group_id: GroupId
    sessions: tuple[tuple[str, SessionId], ...]
    session_id: SessionId | None


def options_of(groups: tuple[Group, ...], sessions: tuple[Session, ...], chosen: SessionId | None) -> Options:
    """Put the choices into words, the newest session first; `sessions` are those of one of `groups`."""
    group_id = sessions[0].group_id if sessions else groups[0].id
    lines = tuple((session_words(session), session.id) for session in reversed(sessions))
    return Options(tuple((group.name, group.id) for group in groups), group_id, lines, chosen)


def session_words(session: Session) -> str:
    """Return a session as one line: number, day, theme."""
    parts = (f"Session {session.number}", dates.weekday_day(session.day), session.theme)
    return " · ".join(part for part in parts if part)


def file_name(kind: PaperKind, session: Session) -> str:
    """Return a neutral name for the PDF: what it is and the day, never a group or a person."""
    return f"{kind.label} {session.day.isoformat()}.pdf"


def pages_words(count: int) -> str:
    """Return "1 page" or "3 pages"."""
    return "1 page" if count == 1 else f"{count} pages"
