"""Puts the choices of the handouts page into words."""

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.papers import PaperKind
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.handouts.shown import Options
from workwell_desktop.ui.kit import dates


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
