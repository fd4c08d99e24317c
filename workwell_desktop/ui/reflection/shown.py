"""What the supervision log shows of its entries. No widgets."""

from dataclasses import dataclass

from workwell_desktop.domain.ids import SupervisionNoteId
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.domain.supervision import SupervisionNote
from workwell_desktop.ui.kit import dates


@dataclass(frozen=True)
class EntryRow:
    """One line of the log: its day, who it was with, and how it stands. Never a word of what it says."""

    id: SupervisionNoteId
    when: str
    whom: str
    state: NoteState


def entry_row(note: SupervisionNote) -> EntryRow:
    """Put an entry into a line."""
    return EntryRow(
        note.id, dates.day_with_year(note.on), f"With {note.supervisor}" if note.supervisor else "", note.state
    )
