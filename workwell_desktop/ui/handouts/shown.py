"""What the handouts page shows, as plain values that its view may know."""

from dataclasses import dataclass

from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.papers import PaperKind

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


def pages_words(count: int) -> str:
    """Return "1 page" or "3 pages"."""
    return "1 page" if count == 1 else f"{count} pages"
