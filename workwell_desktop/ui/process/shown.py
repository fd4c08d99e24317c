"""What the room of private notes shows, as words. No widgets."""

from dataclasses import dataclass

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.process_note import ProcessNote, ProcessNoteId, belongs_elsewhere
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit.signed_words import moment

NOTHING_IN_PARTICULAR = "Not about one session or person"

FACTS = (
    (
        "pencil",
        "What they are for",
        "Your own thinking: hunches, questions, what the group stirs in you. "
        "They stand apart from the record and from everyone's notes.",
    ),
    (
        "eye",
        "Who can read them",
        "Whoever knows their passphrase. Opening WorkWell is not enough, and the recovery sheet does not open them.",
    ),
    (
        "eye-off",
        "Where they never go",
        "No search, list, count, packet, hand-over or export holds a word of them. They cannot be printed. "
        "Their backups are kept apart, under this passphrase.",
    ),
    (
        "timer",
        "When they close",
        "Two minutes after your last key, when you go to another page, and when WorkWell locks. "
        "Until it locks, some words may stay in this computer's memory.",
    ),
    (
        "info",
        "What this does not do",
        "Whoever can see your files can see that private notes exist. "
        "Ask your organisation whether such notes are protected by law where you work.",
    ),
)
"""Icon, title and sentence: what somebody should know before they trust this room."""


@dataclass(frozen=True)
class NoteRow:
    """One line of the list: when it was begun, what it is about, how it stands. Never a word of what it says."""

    id: ProcessNoteId
    when: str
    about: str
    state: NoteState


def note_row(note: ProcessNote, about: str) -> NoteRow:
    """Put a note into a line."""
    return NoteRow(note.id, moment(note.begun_at), about, note.state)


def about_words(session: Session | None, group: Group | None, person: Person | None, *, gone: bool = False) -> str:
    """Return what a note is about; `gone` when it named something that is no longer in the vault."""
    parts = []
    if session is not None:
        parts.append(f"{group.name}, session {session.number}" if group else f"Session {session.number}")
    if person is not None:
        parts.append(person.short_name)
    if not parts:
        return "About something that is no longer in WorkWell" if gone else NOTHING_IN_PARTICULAR
    return " · ".join(parts)


def hint_for(text: str) -> str:
    """Return what is said beneath a text that reads like the ordinary record; empty when it does not."""
    return next((kind.sentence for kind in belongs_elsewhere(text)), "")


def rest_words(seconds: int) -> str:
    """Return how soon the notes close by themselves."""
    if seconds > 60:
        return "Closes in 2 min when you rest"
    return f"Closes in {seconds} s" if seconds > 0 else "Closing…"
