"""The hand-over note of a group: what a substitute must know. Signed, it stays; the next begins with its words."""

from dataclasses import dataclass

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.hand_over_note import HandOverNote
from workwell_desktop.domain.ids import GroupId, HandOverNoteId, new_id
from workwell_desktop.domain.name_guard import NameGuard
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.domain.wording import EarlierWording
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.signing import Signing
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class HandOverDesk:
    """A group with the note that holds now, None before its first word, and those that held before, newest first."""

    group: Group
    note: HandOverNote | None
    before: tuple[HandOverNote, ...] = ()


@dataclass(frozen=True)
class HandOverNotes:
    """What a facilitator can do with hand-over notes."""

    means: Means

    def of_group(self, group_id: GroupId) -> HandOverDesk:
        """Return a group's hand-over notes. Raises `Refusal` when the group is gone."""
        with self.means.open_work("hand_over_notes.read") as work:
            group, notes = work.groups.get(group_id), _newest_first(work, group_id)
        return HandOverDesk(group, notes[0] if notes else None, notes[1:])

    def write(self, group_id: GroupId, text: str) -> HandOverNote | None:
        """Keep the text of the note that holds now; nothing is kept of one that was never begun.

        Raises `Refusal` once it is signed, when the group is gone, or when the text is too long.
        """
        with self.means.open_work("hand_over_notes.write") as work:
            known = next(iter(_newest_first(work, group_id)), None)
            if (known.text if known else "") == text or (known is None and not text.strip()):
                return known
            work.groups.get(group_id)
            now = self.means.now()
            fresh = HandOverNote(id=HandOverNoteId(new_id()), group_id=group_id, edited_at=now)
            written = (known or fresh).written(text, now)
            work.hand_over_notes.save(written)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)
        return written

    def begin_anew(self, group_id: GroupId) -> HandOverNote:
        """Begin a new note with the words of the signed one, its addenda beneath them.

        Raises `Refusal` while the last one is a draft.
        """
        with self.means.open_work("hand_over_notes.begin") as work:
            last = next(iter(_newest_first(work, group_id)), None)
            if last is None or last.state is NoteState.DRAFT:
                raise Refusal("There is a draft already. Write on in it.", "text")
            made = HandOverNote(
                id=HandOverNoteId(new_id()), group_id=group_id, text=_whole(last), edited_at=self.means.now()
            )
            work.hand_over_notes.save(made)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)
        return made

    def remove(self, note_id: HandOverNoteId) -> HandOverNote:
        """Take a draft away and return it, so that it can be put back. Raises `Refusal` for a signed note."""
        with self.means.open_work("hand_over_notes.remove") as work:
            note = work.hand_over_notes.get(note_id)
            if note.state is not NoteState.DRAFT:
                raise Refusal("This note is signed, and signed notes stay.")
            refuse_held(work, groups=(note.group_id,))
            work.hand_over_notes.remove(note_id)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)
        return note

    def put(self, note: HandOverNote) -> None:
        """Keep a note as given: undo and redo."""
        with self.means.open_work("hand_over_notes.put") as work:
            work.hand_over_notes.save(note)
            work.commit()
        self.means.announce(Changes.REFLECTIONS)

    def sign(self, group_id: GroupId) -> HandOverNote:
        """Sign the draft. Raises `Refusal` when it is empty or signed."""
        return self._signing.sign(self._current(group_id))

    def lock(self, group_id: GroupId) -> HandOverNote:
        """Lock the signed note for good."""
        return self._signing.lock(self._current(group_id))

    def add(self, group_id: GroupId, reason: str, text: str) -> HandOverNote:
        """Add to the signed note; its own text stays."""
        return self._signing.add(self._current(group_id), reason, text)

    def earlier(self, group_id: GroupId) -> tuple[EarlierWording, ...]:
        """Return the earlier wordings of the note that holds now, the latest first."""
        note = self.of_group(group_id).note
        return self._signing.earlier(note.id) if note else ()

    def guard(self, group_id: GroupId) -> NameGuard:
        """Return a guard over everyone who is or was in the group."""
        with self.means.open_work("hand_over_notes.read") as work:
            ids = {membership.person_id for membership in work.memberships.of_group(group_id)}
            return NameGuard.over([person for person in work.people.all() if person.id in ids])

    def _current(self, group_id: GroupId) -> HandOverNoteId:
        note = self.of_group(group_id).note
        if note is None:
            raise Refusal("The hand-over note is still empty. Write a line or two before you sign it.", "text")
        return note.id

    @property
    def _signing(self) -> Signing[HandOverNote]:
        return Signing(self.means, "hand_over_notes", lambda work: work.hand_over_notes, Changes.REFLECTIONS)


def _whole(note: HandOverNote) -> str:
    """Return a note's text with everything that was added later beneath it."""
    return "\n\n".join((note.text.rstrip(), *(f"{each.reason}:\n{each.text}" for each in note.addenda)))


def _newest_first(work: UnitOfWork, group_id: GroupId) -> tuple[HandOverNote, ...]:
    """Return a group's notes: the draft, of which there is one at most, then those signed, the latest first."""
    notes = work.hand_over_notes.of_group(group_id)
    drafts = tuple(note for note in notes if note.signed_at is None)
    signed = [(note.signed_at, note) for note in notes if note.signed_at is not None]
    return (*drafts, *(note for _, note in sorted(signed, key=lambda pair: pair[0], reverse=True)))
