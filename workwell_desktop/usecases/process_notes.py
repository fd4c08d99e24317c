"""Private process notes: set up, opened with their own passphrase, written, and closed again.

They never pass through the desk: no list, search, count or announcement of the vault knows of them. The vault's
trail learns only that they were opened. What takes a second (a passphrase, a backup) is meant for a worker; the rest
is not.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import AddendumId, GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.name_guard import NameGuard
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.process_note import ProcessNote, ProcessNoteId
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import Addendum
from workwell_desktop.domain.wording import EarlierWording
from workwell_desktop.security import process_key
from workwell_desktop.security.keys import new_key
from workwell_desktop.security.places import Places
from workwell_desktop.security.process_key import ProcessKeys
from workwell_desktop.security.process_places import ProcessPlaces
from workwell_desktop.storage import process_backup
from workwell_desktop.storage.process_backup import ProcessBackup
from workwell_desktop.storage.process_vault import ProcessVault, ProcessWork
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.work import Means

OPENED = "process.opened"
"""All that the vault's trail ever says of private notes."""

THERE_ALREADY = (
    "There are private notes on this computer already, or backups of them. WorkWell begins no new ones beside them. "
    "Open them, or bring a backup back."
)


@dataclass(frozen=True)
class About:
    """What a private note is about, as far as it is still in the vault."""

    session: Session | None = None
    group: Group | None = None
    person: Person | None = None


@dataclass(frozen=True)
class OpenNotes:
    """Private notes while they are open. Used on one thread, and closed as soon as nobody reads them."""

    vault: ProcessVault = field(repr=False)
    keys: ProcessKeys = field(repr=False)
    backups_dir: Path | None = field(repr=False)
    means: Means = field(repr=False)
    begun: dict[ProcessNoteId, ProcessNote] = field(default_factory=dict, repr=False)
    """Drafts in which no word was written yet. They are in no list."""

    def all(self) -> tuple[ProcessNote, ...]:
        """Return every note that has a word, the one begun last first."""
        with self.vault.work("process.read") as work:
            return work.notes.all()

    def begin(self, session_id: SessionId | None = None, person_id: PersonId | None = None) -> ProcessNote:
        """Begin a draft about a session, a person or neither. Nothing is kept until a word is written."""
        now = self.means.now()
        note = ProcessNote(
            id=ProcessNoteId(new_id()), begun_at=now, edited_at=now, session_id=session_id, person_id=person_id
        )
        self.begun[note.id] = note
        return note

    def get(self, note_id: ProcessNoteId) -> ProcessNote:
        """Return a note, also one just begun. Raises `Refusal` when it is gone."""
        with self.vault.work("process.read") as work:
            return self._found(work, note_id)

    def write(self, note_id: ProcessNoteId, text: str) -> ProcessNote:
        """Keep a draft's text and return the note. Raises `Refusal` once it is signed, or when it is too long."""
        with self.vault.work("process.write") as work:
            note = self._found(work, note_id)
            if note.text == text:
                return note
            written = note.written(text, self.means.now())
            work.notes.save(written)
            work.commit()
        self.begun.pop(note_id, None)
        return written

    def sign(self, note_id: ProcessNoteId) -> ProcessNote:
        """Sign a draft with the facilitator's name. Raises `Refusal` when it is empty, gone, or signed before."""
        return self._change("process.sign", note_id, lambda note: note.signed(self._own_name(), self.means.now()))

    def lock(self, note_id: ProcessNoteId) -> ProcessNote:
        """Lock a signed note for good. Raises `Refusal` for a draft, a locked note, or when it is gone."""
        return self._change("process.lock", note_id, lambda note: note.locked(self.means.now()))

    def add(self, note_id: ProcessNoteId, reason: str, text: str) -> ProcessNote:
        """Add to a signed note; its own text stays. Raises `Refusal` naming the field that cannot be kept."""
        addendum = Addendum(
            id=AddendumId(new_id()), written_at=self.means.now(), author=self._own_name(), reason=reason, text=text
        )
        return self._change("process.add", note_id, lambda note: note.with_addendum(addendum))

    def remove(self, note_id: ProcessNoteId) -> None:
        """Delete a note with everything that belongs to it. Backups made before still hold it."""
        self.begun.pop(note_id, None)
        with self.vault.work("process.remove") as work:
            work.notes.remove(note_id)
            work.commit()

    def earlier(self, note_id: ProcessNoteId) -> tuple[EarlierWording, ...]:
        """Return the earlier wordings of a draft, the newest first."""
        with self.vault.work("process.read") as work:
            kept = work.notes.earlier(note_id)
        return tuple(EarlierWording(each.edited_at, each.words) for each in kept)

    def errand(self) -> Callable[[], None] | None:
        """Return what makes a backup, for a worker; None when the newest one holds everything, or none is kept.

        It works whether the notes are still open or closed by then, and raises a `Fault` when it cannot.
        """
        folder = self.backups_dir
        if folder is None or process_backup.is_backed_up(self.vault.head(), folder):
            return None
        original, keys = self.vault.original, self.keys

        def back_up() -> None:
            key = new_key()
            process_backup.back_up(original, key, process_key.key_file(keys, key), folder)

        return back_up

    def close(self) -> Callable[[], None] | None:
        """Let go of drafts without a word, close the file, and return the backup that is to be made, if any."""
        try:
            for note in self.all():
                if note.empty:
                    self.remove(note.id)
            return self.errand()
        finally:
            self.begun.clear()
            self.vault.close()

    def _change(
        self, action: str, note_id: ProcessNoteId, change: Callable[[ProcessNote], ProcessNote]
    ) -> ProcessNote:
        with self.vault.work(action) as work:
            changed = change(self._found(work, note_id))
            work.notes.save(changed)
            work.commit()
        return changed

    def _found(self, work: ProcessWork, note_id: ProcessNoteId) -> ProcessNote:
        return self.begun[note_id] if note_id in self.begun else work.notes.get(note_id)

    def _own_name(self) -> str:
        with self.means.open_work("facilitator.read") as work:
            return work.facilitator.get().name


@dataclass(frozen=True)
class PrivateNotes:
    """What a facilitator can do with private notes while they are closed.

    `kept` is False for a demo, of which nothing is backed up; `when_full` makes room on a full disk.
    """

    vault_places: Places
    means: Means
    kept: bool = True
    when_full: Callable[[], str] | None = None

    @classmethod
    def over(cls, opened: OpenVault, means: Means) -> Self:
        """Set them beside an open vault."""
        return cls(opened.places, means, not opened.throw_away, opened.vault.disk_full)

    @property
    def places(self) -> ProcessPlaces:
        """Where they lie."""
        return ProcessPlaces.of(self.vault_places)

    def are_set_up(self) -> bool:
        """Tell whether there are any; what was stopped while it came into place is finished. Raises a `Fault`."""
        self.places.settle()
        return self.places.used()

    def backups(self) -> tuple[ProcessBackup, ...]:
        """Return their backups, the newest first."""
        return process_backup.backups_in(self.places.backups_dir)

    def set_up(self, text: str) -> OpenNotes:
        """Make private notes under a passphrase of their own, and open them. About a second.

        Raises `Refusal` for a weak passphrase, for the vault's own, or when there are private notes or backups of
        them; a `Fault` when the disk does not serve. Then nothing was made.
        """
        if self.are_set_up() or self.backups():
            raise Refusal(THERE_ALREADY)
        keys = process_key.begin(text, self.vault_places)
        self.places.clear_the_way()
        ProcessVault.create(self.places.coming_database, keys.database_key, keys.audit_key).close()
        self.places.commit(process_key.key_file(keys, keys.database_key))
        return self.open(text)

    def open(self, text: str) -> OpenNotes:
        """Open them with their passphrase. About a second. Raises `Refusal` for a wrong one, or a `Fault`."""
        self.places.settle()
        keys = process_key.opened(self.places, text)
        vault = ProcessVault.open(self.places.database, keys.database_key, keys.audit_key)
        vault.disk_full = self.when_full
        return OpenNotes(vault, keys, self.places.backups_dir if self.kept else None, self.means)

    def leave_trace(self) -> None:
        """Let the vault's trail say that private notes were opened: when, and nothing else."""
        with self.means.open_work(OPENED) as work:
            work.leave_trace()
            work.commit()

    def change_passphrase(self, old: str, new: str) -> None:
        """Give them another passphrase. Raises `Refusal` naming the field "old" or "passphrase", or a `Fault`.

        Backups made before still open with the old one, and with that alone.
        """
        process_key.changed(self.places, self.vault_places, old, new)

    def restore(self, backup: ProcessBackup, text: str) -> None:
        """Put a backup in the notes' place, with the passphrase they had then. What was there is kept beside it.

        Raises `Refusal` for a wrong passphrase, or a `Fault`; then everything stays as it was.
        """
        keys = process_key.opened_backup(backup.key_file, text)
        self.places.clear_the_way()
        both = (keys.database_key, keys.audit_key)
        process_backup.brought_back(backup, both, self.places.coming_database)
        self.places.commit(backup.key_file.read_bytes())

    def put_aside(self) -> None:
        """Set notes that nobody can open aside, with their backups, so that new ones can be begun. Nothing goes."""
        self.places.put_aside()

    def about(self, notes: Iterable[ProcessNote]) -> Mapping[ProcessNoteId, About]:
        """Return what each note is about. What has left the vault since is missing there."""
        notes = tuple(notes)
        with self.means.open_work("process.read") as work:
            wanted = {note.session_id for note in notes if note.session_id}
            sessions = {each.id: each for each in work.sessions.of_ids(wanted)} if wanted else {}
            groups = {each.id: each for each in work.groups.all()} if sessions else {}
            people = {each.id: each for each in work.people.all()} if any(n.person_id for n in notes) else {}
        return {note.id: _about(note, sessions, groups, people) for note in notes}

    def guard(self) -> NameGuard:
        """Return a guard over everyone in the vault."""
        with self.means.open_work("process.read") as work:
            return NameGuard.over(work.people.all())


def _about(
    note: ProcessNote,
    sessions: Mapping[SessionId, Session],
    groups: Mapping[GroupId, Group],
    people: Mapping[PersonId, Person],
) -> About:
    session = sessions.get(note.session_id) if note.session_id else None
    person = people.get(note.person_id) if note.person_id else None
    return About(session, groups.get(session.group_id) if session else None, person)
