"""What facilitators write about their own work: the debrief of a session, and the supervision log.

Neither is in any search, list of notes, count, packet or hand-over. No member's name belongs in them.
"""

from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import DebriefId, SessionId, SupervisionNoteId, new_id
from workwell_desktop.domain.name_guard import NameGuard
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.domain.supervision import SupervisionNote
from workwell_desktop.domain.wording import EarlierWording
from workwell_desktop.usecases.hand_over_notes import HandOverNotes
from workwell_desktop.usecases.removing_sessions import RemovingSessions
from workwell_desktop.usecases.signing import Signing
from workwell_desktop.usecases.work import Means

SIGNED_STAYS = "This is signed, and signed notes stay. You can add an addendum."


@dataclass(frozen=True)
class DebriefDesk:
    """A debrief with what surrounds it; `note` is None until the first word is kept."""

    session: Session
    group: Group
    note: Debrief | None


@dataclass(frozen=True)
class Debriefs:
    """What a facilitator can do with debriefs; each belongs to one session."""

    means: Means

    def of_session(self, session_id: SessionId) -> DebriefDesk:
        """Return a session's debrief with its session and group. Raises `Refusal` when the session is gone."""
        with self.means.open_work("debriefs.read") as work:
            session = work.sessions.get(session_id)
            return DebriefDesk(session, work.groups.get(session.group_id), work.debriefs.of_session(session_id))

    def write(self, session_id: SessionId, text: str) -> Debrief | None:
        """Keep a draft's text; nothing is kept of one that was never begun.

        Raises `Refusal` once it is signed, when the session is gone, or when the text is too long.
        """
        with self.means.open_work("debriefs.write") as work:
            known = work.debriefs.of_session(session_id)
            if (known.text if known else "") == text or (known is None and not text.strip()):
                return known
            work.sessions.get(session_id)
            now = self.means.now()
            fresh = Debrief(id=DebriefId(new_id()), session_id=session_id, edited_at=now)
            written = (known or fresh).written(text, now)
            work.debriefs.save(written)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)
        return written

    def sign(self, session_id: SessionId) -> Debrief:
        """Sign the draft. Raises `Refusal` when the session is still to come, or the debrief empty or signed."""
        here = self.of_session(session_id)
        if here.session.state.upcoming and here.session.starts_at > self.means.now():
            raise Refusal("This session is still to come. Sign the debrief once it has been held.", "text")
        return self._signing.sign(_needed(here.note))

    def lock(self, session_id: SessionId) -> Debrief:
        """Lock the signed debrief for good."""
        return self._signing.lock(_needed(self.of_session(session_id).note))

    def add(self, session_id: SessionId, reason: str, text: str) -> Debrief:
        """Add to the signed debrief; its own text stays."""
        return self._signing.add(_needed(self.of_session(session_id).note), reason, text)

    def earlier(self, session_id: SessionId) -> tuple[EarlierWording, ...]:
        """Return the earlier wordings, the latest first."""
        note = self.of_session(session_id).note
        return self._signing.earlier(note.id) if note else ()

    @property
    def _signing(self) -> Signing[Debrief]:
        return Signing(self.means, "debriefs", lambda work: work.debriefs, Changes.REFLECTIONS)


def _needed(note: Debrief | None) -> DebriefId:
    if note is None:
        raise Refusal("The debrief is still empty. Write a line or two before you sign it.", "text")
    return note.id


@dataclass(frozen=True)
class SupervisionLog:
    """What a facilitator can do with the supervision log; it belongs to no group."""

    means: Means

    def all(self) -> tuple[SupervisionNote, ...]:
        """Return every entry, the newest day first."""
        with self.means.open_work("supervision.read") as work:
            return work.supervision_notes.all()

    def get(self, note_id: SupervisionNoteId) -> SupervisionNote:
        """Return one entry. Raises `Refusal` when it is gone."""
        with self.means.open_work("supervision.read") as work:
            return work.supervision_notes.get(note_id)

    def begin(self) -> SupervisionNote:
        """Return a new entry of today, kept at once so that it stands in the log."""
        now = self.means.now()
        made = SupervisionNote(id=SupervisionNoteId(new_id()), on=self.means.today(), edited_at=now)
        self.put(made)
        return made

    def write(self, note_id: SupervisionNoteId, on: date, supervisor: str, text: str) -> SupervisionNote:
        """Keep a draft as typed. Raises `Refusal` once it is signed, when it is gone, or naming a field."""
        with self.means.open_work("supervision.write") as work:
            known = work.supervision_notes.get(note_id)
            written = known.written(on, supervisor, text, self.means.now())
            if (written.on, written.supervisor, written.text) == (known.on, known.supervisor, known.text):
                return known
            work.supervision_notes.save(written)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)
        return written

    def remove(self, note_id: SupervisionNoteId) -> SupervisionNote:
        """Take a draft away and return it, so that it can be put back. Raises `Refusal` for a signed entry."""
        with self.means.open_work("supervision.remove") as work:
            note = work.supervision_notes.get(note_id)
            if note.state is not NoteState.DRAFT:
                raise Refusal(SIGNED_STAYS)
            work.supervision_notes.remove(note_id)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)
        return note

    def put(self, note: SupervisionNote) -> None:
        """Keep an entry as given: a new one, undo and redo."""
        with self.means.open_work("supervision.put") as work:
            work.supervision_notes.save(note)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)

    @property
    def signing(self) -> Signing[SupervisionNote]:
        """Sign, lock, add, read earlier wordings."""
        return Signing(self.means, "supervision", lambda work: work.supervision_notes, Changes.REFLECTIONS)

    def guard(self) -> NameGuard:
        """Return a guard over everybody who is known here: a log of supervision names no member of any group."""
        with self.means.open_work("supervision.read") as work:
            return NameGuard.over(work.people.all())


@dataclass(frozen=True)
class Reflections:
    """Debriefs, supervision and hand-over notes, side by side."""

    means: Means

    @property
    def debriefs(self) -> Debriefs:
        """What can be done with debriefs."""
        return Debriefs(self.means)

    @property
    def supervision(self) -> SupervisionLog:
        """What can be done with the supervision log."""
        return SupervisionLog(self.means)

    @property
    def removing_sessions(self) -> RemovingSessions:
        """What can be done to remove a session with the drafts that hang on it."""
        return RemovingSessions(self.means)

    @property
    def hand_over_notes(self) -> HandOverNotes:
        """What can be done with the hand-over notes of groups."""
        return HandOverNotes(self.means)
