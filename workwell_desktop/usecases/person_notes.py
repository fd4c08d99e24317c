"""Person notes: what is written of one person's part in a session. They stand in that person's record alone.

They are in no search, no list of notes and no count of a group's notes, and no change of the roster touches them.
"""

from dataclasses import dataclass, replace

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.closing import words_added, words_taken_out
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import NoteId, PersonId, PersonNoteId, SessionId, new_id
from workwell_desktop.domain.note import GroupNote, NoteState, NoteText
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.person_note import NOT_KEPT, PersonNote
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.session_register import Entry
from workwell_desktop.domain.who_sees import SeesLine, who_sees_by_group
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.note_keeping import keeping_of
from workwell_desktop.usecases.registers import read_session_register
from workwell_desktop.usecases.signing import Signing
from workwell_desktop.usecases.work import Means

SIGNED_STAYS = "This note is signed, and signed notes stay. You can add an addendum."
_GONE = "What was moved has been rewritten or signed since, so it stays where it is."


@dataclass(frozen=True)
class NoteOfPerson:
    """Someone of a session and what is written of them there, if anything."""

    entry: Entry
    note: PersonNote | None


@dataclass(frozen=True)
class PersonNotesDesk:
    """The person notes of a session. `allowed` says whether the group's record profile has them."""

    session: Session
    group: Group
    allowed: bool
    people: tuple[NoteOfPerson, ...]

    @property
    def written(self) -> int:
        """How many have a note."""
        return sum(1 for each in self.people if each.note is not None)


@dataclass(frozen=True)
class PersonNoteLine:
    """One note of a person with the session it was written at; None when that is apart from any."""

    note: PersonNote
    session: Session | None
    group: Group | None
    earlier: int = 0
    """How many earlier wordings there are."""


@dataclass(frozen=True)
class SentenceMoved:
    """A sentence that went from the group note to a person note: the text before and after, whose, which words."""

    session_id: SessionId
    person_id: PersonId
    before: NoteText
    after: NoteText
    words: str


@dataclass(frozen=True)
class PersonNotes:
    """What a facilitator can do with person notes."""

    means: Means

    def of_session(self, session_id: SessionId) -> PersonNotesDesk:
        """Return everyone of a session with their notes; nobody where the record profile keeps none."""
        with self.means.open_work("person_notes.read") as work:
            session = work.sessions.get(session_id)
            group = work.groups.get(session.group_id)
            written = {note.person_id: note for note in work.person_notes.of_session(session_id)}
            allowed = group.profile.rules.person_notes
            entries = read_session_register(work, session_id).entries if allowed or written else ()
            listed = {entry.person_id for entry in entries}
            entries += tuple(_no_longer_listed(work, group, who) for who in written if who not in listed)
        people = tuple(NoteOfPerson(entry, written.get(entry.person_id)) for entry in entries)
        return PersonNotesDesk(session, group, allowed, tuple(each for each in people if allowed or each.note))

    def of_person(self, person_id: PersonId) -> tuple[PersonNoteLine, ...]:
        """Return a person's notes, the newest first, each with its session and group."""
        with self.means.open_work("person_notes.read") as work:
            notes = work.person_notes.of_person(person_id)
            sessions = {each.id: each for each in work.sessions.of_ids({n.session_id for n in notes if n.session_id})}
            groups = {group.id: group for group in work.groups.all()}
            earlier = work.person_notes.how_many_earlier([note.id for note in notes])
        return tuple(
            PersonNoteLine(note, session, groups.get(session.group_id) if session else None, earlier.get(note.id, 0))
            for note in notes
            for session in (sessions.get(note.session_id) if note.session_id else None,)
        )

    def write(self, session_id: SessionId, person_id: PersonId, text: str) -> PersonNote | None:
        """Keep what is written of someone at a session; an emptied note is taken away. Return it as kept.

        Raises `Refusal` when the group keeps no person notes, when the session is gone, or when it is too long.
        """
        with self.means.open_work("person_notes.write") as work:
            known = _known(work, session_id, person_id)
            if (known.text if known else "") == text:
                return known
            kept = self._kept(work, session_id, person_id, text)
            work.commit()
        self.means.announce(Changes.PERSON_NOTES)
        return kept

    def rewrite(self, note_id: PersonNoteId, text: str) -> PersonNote | None:
        """Keep another text of a note that is there; an emptied note is taken away. Raises `Refusal` when gone."""
        with self.means.open_work("person_notes.write") as work:
            note = work.person_notes.get(note_id).written(text, self.means.now())
            if note.empty:
                work.person_notes.remove(note_id)
            else:
                work.person_notes.save(note)
            work.commit()
        self.means.announce(Changes.PERSON_NOTES)
        return None if note.empty else note

    def remove(self, note_id: PersonNoteId) -> PersonNote:
        """Take a draft away and return it, so that it can be put back. Raises `Refusal` for a signed note."""
        with self.means.open_work("person_notes.remove") as work:
            note = work.person_notes.get(note_id)
            if note.state is not NoteState.DRAFT:
                raise Refusal(SIGNED_STAYS)
            refuse_held(work, people=(note.person_id,))
            work.person_notes.remove(note_id)
            work.commit()
        self.means.announce(Changes.PERSON_NOTES)
        return note

    def put(self, note: PersonNote) -> None:
        """Keep a note as given: undo and redo."""
        with self.means.open_work("person_notes.put") as work:
            work.people.get(note.person_id)
            work.person_notes.save(note)
            work.commit()
        self.means.announce(Changes.PERSON_NOTES)

    @property
    def signing(self) -> Signing[PersonNote]:
        """Sign, lock, add, read earlier wordings."""
        return Signing(self.means, "person_notes", lambda work: work.person_notes, Changes.PERSON_NOTES)

    def who_sees(self, person_id: PersonId, note_class: NoteClass = NoteClass.PERSON_NOTE) -> tuple[SeesLine, ...]:
        """Return who can see what is noted of this person, where it goes and how long it stays in each group.

        `note_class` is one of those about one person.
        """
        with self.means.open_work("person_notes.read") as work:
            at = {note.session_id for note in work.person_notes.of_person(person_id) if note.session_id}
            wanted = {session.group_id for session in work.sessions.of_ids(at)}
            joined = work.memberships.of_person(person_id)
            if note_class is NoteClass.PERSON_NOTE:
                standing = {each.group_id for each in joined if each.status.in_group}
                keeps = {each.id for each in work.groups.all() if each.profile.rules.person_notes}
                wanted |= standing & keeps
            else:
                wanted = {each.group_id for each in joined}
            groups = [group for group in work.groups.all() if group.id in wanted]
            named = [(group.name, keeping_of(work, note_class, group.id, person_id)) for group in groups]
        return who_sees_by_group(note_class, named)

    def move_here(self, moved: SentenceMoved) -> None:
        """Take a sentence out of the group note and add it to a person note, in one transaction.

        Raises `Refusal` when the group keeps no person notes, or the group note is signed or reads otherwise by now.
        """
        with self.means.open_work("person_notes.move") as work:
            self._turn(work, moved.session_id, moved.before, moved.after)
            known = _known(work, moved.session_id, moved.person_id)
            text = words_added(known.text if known else "", moved.words)
            self._kept(work, moved.session_id, moved.person_id, text)
            work.commit()
        self.means.announce(Changes.PERSON_NOTES | Changes.NOTES)

    def move_back(self, moved: SentenceMoved) -> None:
        """Put a sentence back into the group note: undo. Raises `Refusal` when either note has changed since."""
        with self.means.open_work("person_notes.move") as work:
            self._turn(work, moved.session_id, moved.after, moved.before)
            known = _known(work, moved.session_id, moved.person_id)
            text = words_taken_out(known.text, moved.words) if known else ""
            if known is None or text == known.text:
                raise Refusal(_GONE)
            self._kept(work, moved.session_id, moved.person_id, text)
            work.commit()
        self.means.announce(Changes.PERSON_NOTES | Changes.NOTES)

    def add_words(self, work: UnitOfWork, session_id: SessionId, person_id: PersonId, words: str) -> None:
        """Add words to someone's note within an open transaction."""
        known = _known(work, session_id, person_id)
        self._kept(work, session_id, person_id, words_added(known.text if known else "", words))

    def take_words(self, work: UnitOfWork, session_id: SessionId, person_id: PersonId, words: str) -> None:
        """Take added words away again within an open transaction. Raises `Refusal` when they were rewritten."""
        known = _known(work, session_id, person_id)
        text = words_taken_out(known.text, words) if known else ""
        if known is None or text == known.text:
            raise Refusal(_GONE)
        self._kept(work, session_id, person_id, text)

    def _kept(self, work: UnitOfWork, session_id: SessionId, person_id: PersonId, text: str) -> PersonNote | None:
        session = work.sessions.get(session_id)
        known = _known(work, session_id, person_id)
        if not work.groups.get(session.group_id).profile.rules.person_notes and text.strip():
            raise Refusal(NOT_KEPT, "person_note")
        fresh = PersonNote(
            id=PersonNoteId(new_id()), person_id=person_id, session_id=session_id, edited_at=self.means.now()
        )
        note = (known or fresh).written(text, self.means.now())
        if not note.empty:
            work.person_notes.save(note)
        elif known is not None:
            work.person_notes.remove(known.id)
        return None if note.empty else note

    def _turn(self, work: UnitOfWork, session_id: SessionId, expected: NoteText, wanted: NoteText) -> None:
        """Put the group note's draft from one text to another."""
        now = self.means.now()
        note = work.notes.of_session(session_id)
        if note is None:
            note = GroupNote(id=NoteId(new_id()), session_id=session_id, edited_at=now)
        if note.state is not NoteState.DRAFT or note.text != expected.checked():
            raise Refusal(_GONE)
        work.notes.save(replace(note.written(wanted, now), edited_at=now))


def _no_longer_listed(work: UnitOfWork, group: Group, person_id: PersonId) -> Entry:
    """Return whoever has a note but left the register since: what was written of them stays in sight."""
    person = work.people.get(person_id)
    full = group.profile.rules.full_names and not person.alias
    return Entry(
        person_id, person.display_name if full else person.short_name, Code.NOT_EXPECTED, mark=None, expected=False
    )


def _known(work: UnitOfWork, session_id: SessionId, person_id: PersonId) -> PersonNote | None:
    return next((note for note in work.person_notes.of_session(session_id) if note.person_id == person_id), None)
