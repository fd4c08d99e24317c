"""Removing a session with its drafts. They are named before they go; a signed note is never removed with it."""

from dataclasses import dataclass

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.note import GroupNote
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import NoteState, Signed
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.sessions import Sessions
from workwell_desktop.usecases.work import Means

_TOUCHED = Changes.NOTES | Changes.REFLECTIONS


@dataclass(frozen=True)
class SessionDrafts:
    """What is written of a session and not signed yet."""

    note: GroupNote | None = None
    debrief: Debrief | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Each draft that says something, named and measured: "the group note (34 words)"."""
        drafts = ((NoteClass.SESSION_SUMMARY, self.note), (NoteClass.DEBRIEF, self.debrief))
        return tuple(
            f"the {note_class.label.lower()} ({_words(draft)})"
            for note_class, draft in drafts
            if draft is not None and not draft.empty
        )


@dataclass(frozen=True)
class RemovedSession:
    """A session and the drafts that went with it."""

    session: Session
    drafts: SessionDrafts


@dataclass(frozen=True)
class RemovingSessions:
    """Removes a session together with its drafts, and puts them back."""

    means: Means

    def drafts(self, session_id: SessionId) -> SessionDrafts:
        """Return what would go with a session."""
        with self.means.open_work("sessions.read") as work:
            return _drafts(work, session_id)

    def remove(self, session_id: SessionId) -> RemovedSession:
        """Remove a session and its drafts in one transaction; return them, so that they can be put back.

        Raises `Refusal` when it has marks, a signed note of any class, or records about people.
        """
        with self.means.open_work("sessions.remove") as work:
            drafts = _drafts(work, session_id)
            if drafts.lines:
                refuse_held(work, groups=(work.sessions.get(session_id).group_id,))
            if drafts.note is not None:
                work.notes.remove(drafts.note.id)
            if drafts.debrief is not None:
                work.debriefs.remove(drafts.debrief.id)
            session = Sessions(self.means).take_out(work, session_id)
            work.commit()
        self.means.announce(Changes.SESSIONS | _TOUCHED)
        return RemovedSession(session, drafts)

    def put_back(self, removed: RemovedSession) -> None:
        """Put a session and its drafts back: undo."""
        Sessions(self.means).put(removed.session)
        with self.means.open_work("sessions.put") as work:
            if removed.drafts.note is not None:
                work.notes.save(removed.drafts.note)
            if removed.drafts.debrief is not None:
                work.debriefs.save(removed.drafts.debrief)
            work.commit()
        self.means.announce(_TOUCHED)


def _drafts(work: UnitOfWork, session_id: SessionId) -> SessionDrafts:
    note, debrief = work.notes.of_session(session_id), work.debriefs.of_session(session_id)
    return SessionDrafts(
        note if note is not None and note.state is NoteState.DRAFT else None,
        debrief if debrief is not None and debrief.state is NoteState.DRAFT else None,
    )


def _words(note: Signed) -> str:
    number = sum(len(part.split()) for part in note.words)
    return "1 word" if number == 1 else f"{number} words"
