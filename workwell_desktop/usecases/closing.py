"""Closing out a session: how its five steps stand, saying that one is done, and finding a place for quick notes."""

from dataclasses import dataclass, replace
from datetime import timedelta

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.closing import (
    ClosingFacts,
    StepStanding,
    promises,
    settled,
    standings,
    words_added,
    words_taken_out,
)
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import FollowUp, Origin, in_order
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import FollowUpId, NoteId, PersonId, QuickNoteId, SessionId, new_id
from workwell_desktop.domain.name_guard import NameGuard, unnamed
from workwell_desktop.domain.note import GroupNote
from workwell_desktop.domain.quick_note import FOLLOW_UP_DAYS, QuickNote, QuickNoteFate
from workwell_desktop.domain.session import ClosingStep, Session
from workwell_desktop.domain.session_register import SessionRegister
from workwell_desktop.domain.suggestion import Suggestion
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.follow_ups import FollowUps
from workwell_desktop.usecases.person_notes import PersonNotes
from workwell_desktop.usecases.registers import read_session_register
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True, kw_only=True)
class Closing:
    """A session that is being closed out. `promised` are the lines for next time, `kept` those kept already."""

    session: Session
    group: Group
    steps: tuple[StepStanding, ...]
    register: SessionRegister
    quick_notes: tuple[QuickNote, ...]
    follow_ups: tuple[FollowUp, ...]
    suggestions: tuple[Suggestion, ...]
    next_session: Session | None
    promised: tuple[str, ...]
    kept: frozenset[str]


@dataclass(frozen=True)
class Filed:
    """A quick note that went somewhere: before and after, the words that were added, the follow-up that was made."""

    before: QuickNote
    after: QuickNote
    words: str
    follow_up: FollowUp | None = None


@dataclass(frozen=True)
class ClosingOut:
    """What a facilitator can do to close out a session."""

    means: Means

    def read(self, session_id: SessionId) -> Closing:
        """Return how a session's closing stands. Raises `Refusal` when the session is gone."""
        with self.means.open_work("closing.read") as work:
            register = read_session_register(work, session_id)
            session, group = register.session, work.groups.get(register.session.group_id)
            note = work.notes.of_session(session_id)
            quick = tuple(sorted(work.quick_notes.of_session(session_id), key=lambda each: each.at))
            follow_ups = work.follow_ups.of_session(session_id)
            following = _next_of(work, session)
            suggested = FollowUps(self.means).suggested(work)
        thought_of = tuple(each for each in suggested if each.group_id == group.id)
        facts = ClosingFacts(
            session=session,
            reconciliation=register.reconciliation,
            marked=sum(1 for entry in register.entries if entry.mark is not None),
            note_state=note.state if note else None,
            quick_notes_waiting=sum(1 for each in quick if each.fate is QuickNoteFate.WAITING),
            suggestions=len(thought_of),
            next_session=following,
            meets_on=group.status.meets,
        )
        return Closing(
            session=session,
            group=group,
            steps=standings(facts),
            register=register,
            quick_notes=quick,
            follow_ups=in_order(follow_ups),
            suggestions=thought_of,
            next_session=following,
            promised=promises(note.text) if note else (),
            kept=frozenset(each.why for each in follow_ups if each.person_id is None),
        )

    def settle(self, session_id: SessionId, step: ClosingStep, done: bool = True) -> Session:
        """Say that a step is done as far as the facilitator is concerned, or take that back. Locked sessions too."""
        with self.means.open_work("closing.settle") as work:
            session = work.sessions.get(session_id)
            after = replace(session, closed=settled(session, step, done))
            if after != session:
                work.sessions.save(after)
                work.commit()
        if after != session:
            self.means.announce(Changes.SESSIONS)
        return after

    def guard(self, session_id: SessionId) -> NameGuard:
        """Return a guard over everyone who is or was in the session's group, and tonight's guests."""
        with self.means.open_work("closing.read") as work:
            session = work.sessions.get(session_id)
            ids = {membership.person_id for membership in work.memberships.of_group(session.group_id)}
            ids |= {mark.person_id for mark in work.marks.of_session(session_id)}
            people = [person for person in work.people.all() if person.id in ids]
        return NameGuard.over(people)

    # ------------------------------------------------------------------------------------------------- quick notes

    def file(self, note_id: QuickNoteId, fate: QuickNoteFate, person_id: PersonId | None = None) -> Filed:
        """Bring a quick note to its place, in one transaction; `person_id` says whose note when it names nobody.

        In the group note, whoever it is tied to is called a member. Raises `Refusal` when it has found its place
        already, the group note is signed, the group keeps no person notes, or nobody is named.
        """
        with self.means.open_work("closing.file") as work:
            before = work.quick_notes.get(note_id)
            if before.fate is not QuickNoteFate.WAITING:
                raise Refusal("This quick note has found its place already.", "quick_note")
            after = replace(before, fate=fate, person_id=before.person_id or person_id)
            filed = Filed(before, after, plain_words(before.text))
            if fate is QuickNoteFate.GROUP_NOTE:
                filed = replace(filed, words=plain_words(_unnamed(work, before)))
                self._into_group_note(work, before.session_id, filed.words)
            elif fate is QuickNoteFate.PERSON_NOTE:
                if after.person_id is None:
                    raise Refusal("Choose whose note this belongs to.", "person")
                PersonNotes(self.means).add_words(work, before.session_id, after.person_id, filed.words)
            elif fate is QuickNoteFate.FOLLOW_UP:
                filed = replace(filed, follow_up=self._follow_up(work, after, filed.words))
            work.quick_notes.save(after)
            work.commit()
        self.means.announce(_touched(fate))
        return filed

    def take_back(self, filed: Filed) -> None:
        """Take a quick note out of its place again: undo. Raises `Refusal` when what it became has changed since."""
        with self.means.open_work("closing.file") as work:
            fate = filed.after.fate
            if fate is QuickNoteFate.GROUP_NOTE:
                self._out_of_group_note(work, filed.after.session_id, filed.words)
            elif fate is QuickNoteFate.PERSON_NOTE and filed.after.person_id is not None:
                PersonNotes(self.means).take_words(work, filed.after.session_id, filed.after.person_id, filed.words)
            elif filed.follow_up is not None:
                work.follow_ups.remove(filed.follow_up.id)
            work.quick_notes.save(filed.before)
            work.commit()
        self.means.announce(_touched(filed.after.fate))

    # ------------------------------------------------------------------------------------------------- next session

    def promise(self, session_id: SessionId, line: str) -> FollowUp:
        """Keep a line for next time as a promise: something to do for the group, due on its next session."""
        with self.means.open_work("closing.promise") as work:
            session = work.sessions.get(session_id)
            following = _next_of(work, session)
            promised = FollowUp(
                id=FollowUpId(new_id()),
                why=line,
                group_id=session.group_id,
                session_id=session_id,
                who=work.facilitator.get().name,
                due=following.day if following else None,
                made_at=self.means.now(),
            )
            work.follow_ups.save(promised)
            work.commit()
        self.means.announce(Changes.FOLLOW_UPS)
        return promised

    def _into_group_note(self, work: UnitOfWork, session_id: SessionId, words: str) -> None:
        now = self.means.now()
        note = work.notes.of_session(session_id) or GroupNote(
            id=NoteId(new_id()), session_id=session_id, edited_at=now
        )
        happened = words_added(note.text.happened, words)
        work.notes.save(note.written(replace(note.text, happened=happened), now))

    def _out_of_group_note(self, work: UnitOfWork, session_id: SessionId, words: str) -> None:
        note = work.notes.of_session(session_id)
        happened = words_taken_out(note.text.happened, words) if note else ""
        if note is None or happened == note.text.happened:
            raise Refusal("The words have been rewritten since, so they stay where they are.")
        work.notes.save(note.written(replace(note.text, happened=happened), self.means.now()))

    def _follow_up(self, work: UnitOfWork, note: QuickNote, words: str) -> FollowUp:
        session = work.sessions.get(note.session_id)
        made = FollowUp(
            id=FollowUpId(new_id()),
            why=words,
            person_id=note.person_id,
            group_id=session.group_id,
            session_id=session.id,
            origin=Origin.QUICK_NOTE,
            who=work.facilitator.get().name,
            due=self.means.today() + timedelta(days=FOLLOW_UP_DAYS),
            made_at=self.means.now(),
        )
        work.follow_ups.save(made)
        return made


def plain_words(text: str) -> str:
    """Return a quick note as it stands in a note: without the signs that tied it to somebody or something."""
    words = (word.lstrip("@!") if word[:1] in "@!" else word for word in text.split())
    return " ".join(word for word in words if word)


def _unnamed(work: UnitOfWork, note: QuickNote) -> str:
    """Return the text of a quick note with whomever it is tied to called a member: a group note names nobody."""
    if note.person_id is None:
        return note.text
    text = note.text
    for found in reversed(NameGuard.over([work.people.get(note.person_id)]).find(text)):
        if text[found.start - 1 : found.start] == "@":
            text = text[: found.start - 1] + unnamed(text, replace(found, start=found.start - 1)) + text[found.end :]
    return text


def _next_of(work: UnitOfWork, session: Session) -> Session | None:
    """Return the group's next session after this one that is still to come, or None."""
    coming = work.sessions.of_group(session.group_id, plans=False)
    return next((each for each in coming if each.starts_at > session.starts_at and each.state.upcoming), None)


def _touched(fate: QuickNoteFate) -> Changes:
    also = {
        QuickNoteFate.GROUP_NOTE: Changes.NOTES,
        QuickNoteFate.PERSON_NOTE: Changes.PERSON_NOTES,
        QuickNoteFate.FOLLOW_UP: Changes.FOLLOW_UPS,
    }
    return Changes.RUNNING | also.get(fate, Changes.NOTHING)
