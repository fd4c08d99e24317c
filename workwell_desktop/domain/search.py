"""What a search finds: one line per record, by kind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class HitKind(StrEnum):
    """What kind of record was found."""

    GROUP = "group"
    PERSON = "person"
    SESSION = "session"
    NOTE = "note"
    """A group note; `Hit.id` is the id of its session."""


@dataclass(frozen=True)
class Hit:
    """One record that matches: `title` names it, `snippet` shows where."""

    kind: HitKind
    id: UUID
    title: str
    snippet: str
    when: datetime | None = None
    """When the session is that was found, or whose note was; nothing for groups and people."""
