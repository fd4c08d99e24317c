"""Quick notes, person notes, follow-ups, contacts and incidents in the vault.

None of them is in the search index: what is kept of one person must not turn up among a group's records.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from typing_extensions import override

from workwell_desktop.domain.follow_up import Contact, FollowUp
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.quick_note import QuickNote
from workwell_desktop.storage.day_tables import contacts, follow_ups, incidents, person_notes, quick_notes
from workwell_desktop.storage.note_tables import (
    incident_addenda,
    incident_history,
    person_note_addenda,
    person_note_history,
)
from workwell_desktop.storage.shelf import Shelf
from workwell_desktop.storage.signed_shelf import SignedShelf, SignedTables

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction


class QuickNotes(Shelf[QuickNote]):
    """Lines typed while a session ran, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, quick_notes, QuickNote, (quick_notes.c.at.desc(),))

    def of_session(self, session_id: SessionId) -> tuple[QuickNote, ...]:
        """Return the lines of one session."""
        return self._where(quick_notes.c.session_id == session_id)

    def about_people(self, session_ids: Iterable[SessionId]) -> tuple[QuickNote, ...]:
        """Return the lines of several sessions that are tied to a person."""
        return self._where(quick_notes.c.session_id.in_(list(session_ids)), quick_notes.c.person_id.is_not(None))


class PersonNotes(SignedShelf[PersonNote]):
    """Notes about one person, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        tables = SignedTables(person_notes, person_note_addenda, person_note_history)
        super().__init__(transaction, tables, PersonNote, (person_notes.c.edited_at.desc(),))

    def of_person(self, person_id: PersonId) -> tuple[PersonNote, ...]:
        """Return the notes of one person."""
        return self._where(person_notes.c.person_id == person_id)

    def of_session(self, session_id: SessionId) -> tuple[PersonNote, ...]:
        """Return the notes taken at one session."""
        return self._where(person_notes.c.session_id == session_id)


class FollowUps(Shelf[FollowUp]):
    """What is to be followed up, by the day it is due; those without a day last."""

    def __init__(self, transaction: "Transaction") -> None:
        order = (follow_ups.c.due.is_(None), follow_ups.c.due, follow_ups.c.made_at)
        super().__init__(transaction, follow_ups, FollowUp, order)

    def open(self) -> tuple[FollowUp, ...]:
        """Return those that nothing has come of yet."""
        return self._where(follow_ups.c.outcome.is_(None))

    def of_person(self, person_id: PersonId) -> tuple[FollowUp, ...]:
        """Return those of one person, closed ones too."""
        return self._where(follow_ups.c.person_id == person_id)

    def of_session(self, session_id: SessionId) -> tuple[FollowUp, ...]:
        """Return those that came from one session, closed ones too."""
        return self._where(follow_ups.c.session_id == session_id)

    def of_sessions(self, session_ids: Iterable[SessionId]) -> tuple[FollowUp, ...]:
        """Return those that came from several sessions, closed ones too."""
        return self._where(follow_ups.c.session_id.in_(list(session_ids)))

    def closed_since(self, moment: datetime) -> tuple[FollowUp, ...]:
        """Return those closed at or after a moment, the latest first."""
        found = self._where(follow_ups.c.outcome.is_not(None), follow_ups.c.closed_at >= moment)
        return tuple(sorted(found, key=lambda each: each.closed_at or moment, reverse=True))


class Contacts(Shelf[Contact]):
    """The contact log, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, contacts, Contact, (contacts.c.at.desc(),))

    def of_person(self, person_id: PersonId) -> tuple[Contact, ...]:
        """Return the contacts with one person."""
        return self._where(contacts.c.person_id == person_id)


class Incidents(SignedShelf[Incident]):
    """Crises and what was written of them, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        tables = SignedTables(incidents, incident_addenda, incident_history)
        super().__init__(transaction, tables, Incident, (incidents.c.opened_at.desc(),))

    @override
    def _free_columns(self) -> frozenset[str]:
        return frozenset({"closed_at"})

    def of_session(self, session_id: SessionId) -> tuple[Incident, ...]:
        """Return those of one session."""
        return self._where(incidents.c.session_id == session_id)

    def drafts(self) -> tuple[Incident, ...]:
        """Return those that nobody signed yet."""
        return self._where(incidents.c.signed_at.is_(None))
