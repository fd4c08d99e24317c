"""Quick notes: lines typed while a session runs, stored at once, each offered to its place when it is closed out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import FollowUp, Origin
from workwell_desktop.domain.ids import FollowUpId, PersonId, QuickNoteId, SessionId, new_id
from workwell_desktop.domain.quick_note import FOLLOW_UP_DAYS, QuickNote, QuickNoteFate, read_line
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.registers import read_session_register
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Taken:
    """A quick note, and the follow-up that was made with it when it asked for one."""

    note: QuickNote
    follow_up: FollowUp | None = None


@dataclass(frozen=True)
class QuickNotes:
    """What a facilitator can do with quick notes."""

    means: Means

    def of_session(self, session_id: SessionId) -> tuple[QuickNote, ...]:
        """Return the quick notes of a session, the newest first."""
        with self.means.open_work("quick_notes.read") as work:
            return work.quick_notes.of_session(session_id)

    def take(self, session_id: SessionId, line: str) -> Taken:
        """Keep a typed line; `@` ties it to someone of this session, `!` makes a follow-up in the same transaction.

        Raises `Refusal` when it is empty or too long, or the session did not take place.
        """
        with self.means.open_work("quick_notes.take") as work:
            session = work.sessions.get(session_id)
            if session.state.off:
                raise Refusal("This session did not take place, so there is nothing to note.", "quick_note")
            typed = read_line(line, _names(work, session))
            note = QuickNote(
                id=QuickNoteId(new_id()),
                session_id=session_id,
                at=self.means.now(),
                text=typed.text,
                person_id=typed.person_id,
                wants_follow_up=typed.wants_follow_up,
                fate=QuickNoteFate.FOLLOW_UP if typed.wants_follow_up else QuickNoteFate.WAITING,
            )
            asked = self._follow_up(work, session, note, typed.to_do) if note.wants_follow_up else None
            _keep(work, taken := Taken(note, asked))
            work.commit()
        self._announce(taken)
        return taken

    def remove(self, note_id: QuickNoteId) -> Taken:
        """Take a quick note away, with the follow-up it made while nothing has come of that. Return both.

        Raises `Refusal` while a legal hold stands on its group, or on whom it is about.
        """
        with self.means.open_work("quick_notes.remove") as work:
            note = work.quick_notes.get(note_id)
            group_id = work.sessions.get(note.session_id).group_id
            refuse_held(work, groups=(group_id,), people=(note.person_id,) if note.person_id else ())
            taken = Taken(note, _made_with(work, note))
            work.quick_notes.remove(note_id)
            if taken.follow_up is not None:
                work.follow_ups.remove(taken.follow_up.id)
            work.commit()
        self._announce(taken)
        return taken

    def put_back(self, taken: Taken) -> None:
        """Keep a quick note and its follow-up again: undo."""
        with self.means.open_work("quick_notes.put_back") as work:
            if taken.note.person_id is not None:
                work.people.get(taken.note.person_id)
            _keep(work, taken)
            work.commit()
        self._announce(taken)

    def settle(self, note_id: QuickNoteId, fate: QuickNoteFate) -> QuickNote:
        """Say where a quick note went and return it as kept."""
        with self.means.open_work("quick_notes.settle") as work:
            note = replace(work.quick_notes.get(note_id), fate=fate)
            work.quick_notes.save(note)
            work.commit()
        self.means.announce(Changes.RUNNING)
        return note

    def _follow_up(self, work: UnitOfWork, session: Session, note: QuickNote, to_do: str) -> FollowUp:
        return FollowUp(
            id=FollowUpId(new_id()),
            why=to_do,
            person_id=note.person_id,
            group_id=session.group_id,
            session_id=session.id,
            origin=Origin.QUICK_NOTE,
            who=work.facilitator.get().name,
            due=self.means.today() + timedelta(days=FOLLOW_UP_DAYS),
            made_at=note.at,
        )

    def _announce(self, taken: Taken) -> None:
        also = Changes.NOTHING if taken.follow_up is None else Changes.FOLLOW_UPS
        self.means.announce(Changes.RUNNING | also)


def _names(work: UnitOfWork, session: Session) -> Mapping[PersonId, str]:
    """Return whom `@` may mean; nobody in a group that keeps no names."""
    if not work.groups.get(session.group_id).profile.rules.names:
        return {}
    return {entry.person_id: entry.name for entry in read_session_register(work, session.id).entries}


def _keep(work: UnitOfWork, taken: Taken) -> None:
    work.quick_notes.save(taken.note)
    if taken.follow_up is not None:
        work.follow_ups.save(taken.follow_up)


def _made_with(work: UnitOfWork, note: QuickNote) -> FollowUp | None:
    """Return the open follow-up a quick note made: of the same session and the same moment."""
    if not note.wants_follow_up:
        return None
    made = work.follow_ups.of_session(note.session_id)
    same = (f for f in made if f.origin is Origin.QUICK_NOTE and f.made_at == note.at and f.outcome is None)
    return next(same, None)
