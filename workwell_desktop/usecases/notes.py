"""Writing the group note of a session: keep the draft, sign, lock, add an addendum. And who can see which notes."""

from dataclasses import dataclass

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import AddendumId, GroupId, NoteId, PersonId, SessionId, new_id
from workwell_desktop.domain.note import Addendum, GroupNote, NoteText
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.who_sees import SeesLine, who_sees
from workwell_desktop.domain.wording import EarlierWording
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.note_keeping import keeping_of
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class NoteDesk:
    """A note with what surrounds it; `note` is None until the first word is kept."""

    session: Session
    group: Group
    note: GroupNote | None


@dataclass(frozen=True)
class Notes:
    """What a facilitator can do with group notes."""

    means: Means

    def of_session(self, session_id: SessionId) -> NoteDesk:
        """Return a session's note with its session and group. Raises `Refusal` when the session is gone."""
        with self.means.open_work("notes.read") as work:
            session = work.sessions.get(session_id)
            return NoteDesk(session, work.groups.get(session.group_id), work.notes.of_session(session_id))

    def write(self, session_id: SessionId, text: NoteText) -> GroupNote | None:
        """Keep a draft's text; nothing is kept of a note that was never begun.

        Raises `Refusal` once the note is signed, when the session is gone, or naming the field that cannot be kept.
        """
        with self.means.open_work("notes.write") as work:
            known = work.notes.of_session(session_id)
            if known is None and text.empty:
                return None
            work.sessions.get(session_id)
            note = known or GroupNote(id=NoteId(new_id()), session_id=session_id, edited_at=self.means.now())
            if known and known.text == text:
                return known
            written = note.written(text, self.means.now())
            work.notes.save(written)
            work.commit()
        self.means.announce(Changes.NOTES)
        return written

    def sign(self, session_id: SessionId) -> GroupNote:
        """Sign the draft with the facilitator's name; an ended session counts as written up.

        Raises `Refusal` when the session is still to come, the note is empty, or signed before.
        """
        with self.means.open_work("notes.sign") as work:
            session = work.sessions.get(session_id)
            note = _needed(work, session_id)
            if session.state.upcoming and session.starts_at > self.means.now():
                raise Refusal("This session is still to come. Sign the note once it has been held.", "happened")
            signed = note.signed(work.facilitator.get().name, self.means.now())
            work.notes.save(signed)
            self._written_up(work, session)
            work.commit()
        self.means.announce(Changes.NOTES | Changes.SESSIONS)
        return signed

    def lock(self, session_id: SessionId) -> GroupNote:
        """Lock the signed note for good, and its session with it when it is written up."""
        with self.means.open_work("notes.lock") as work:
            locked = _needed(work, session_id).locked(self.means.now())
            work.notes.save(locked)
            session = work.sessions.get(session_id)
            if session.state is SessionState.WRITTEN_UP:
                work.sessions.save(session.moved(SessionState.LOCKED))
            work.commit()
        self.means.announce(Changes.NOTES | Changes.SESSIONS)
        return locked

    def add(self, session_id: SessionId, reason: str, text: str) -> GroupNote:
        """Add an addendum to a signed note; the signed text stays as it is."""
        with self.means.open_work("notes.add") as work:
            addendum = Addendum(
                id=AddendumId(new_id()),
                written_at=self.means.now(),
                author=work.facilitator.get().name,
                reason=reason,
                text=text,
            )
            note = _needed(work, session_id).with_addendum(addendum)
            work.notes.save(note)
            work.commit()
        self.means.announce(Changes.NOTES)
        return note

    def earlier(self, session_id: SessionId) -> tuple[EarlierWording, ...]:
        """Return the earlier wordings of a session's note, the latest first."""
        with self.means.open_work("notes.read") as work:
            note = work.notes.of_session(session_id)
            kept = work.notes.earlier(note.id) if note else ()
        return tuple(EarlierWording(each.edited_at, each.words) for each in kept)

    def who_sees(
        self, note_class: NoteClass, group_id: GroupId | None, person_id: PersonId | None = None
    ) -> tuple[SeesLine, ...]:
        """Return who can see notes of a class in a group, where they go and how long they stay, as set now."""
        with self.means.open_work("notes.read") as work:
            return who_sees(note_class, keeping_of(work, note_class, group_id, person_id))

    def _written_up(self, work: UnitOfWork, session: Session) -> None:
        now = self.means.now()
        if session.state.upcoming or session.state is SessionState.IN_PROGRESS:
            session = session.ended(min(session.ends_at, now) if session.started_at is None else now)
        if session.state is SessionState.ENDED:
            session = session.moved(SessionState.WRITTEN_UP)
        work.sessions.save(session)


def _needed(work: UnitOfWork, session_id: SessionId) -> GroupNote:
    note = work.notes.of_session(session_id)
    if note is None:
        raise Refusal("The note is still empty. Write a line or two before you sign it.", "happened")
    return note
