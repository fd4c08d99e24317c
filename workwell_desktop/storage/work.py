"""One transaction over all repositories. Leaving it without `commit` leaves no trace."""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from workwell_desktop.storage.audit import Audit
from workwell_desktop.storage.crisis import Crisis
from workwell_desktop.storage.erasing import Erasing
from workwell_desktop.storage.facilitator import FacilitatorRecord
from workwell_desktop.storage.faults import raise_for
from workwell_desktop.storage.following import Contacts, FollowUps, Incidents, PersonNotes, QuickNotes
from workwell_desktop.storage.glances import Glances
from workwell_desktop.storage.groups import Groups
from workwell_desktop.storage.kept_papers import (
    Agreements,
    LetterheadRecord,
    Letters,
    OwnTexts,
    PrintChoices,
    Resources,
)
from workwell_desktop.storage.marks import Marks
from workwell_desktop.storage.memberships import Memberships
from workwell_desktop.storage.notes import Notes
from workwell_desktop.storage.people import People
from workwell_desktop.storage.plan_history import PlanHistory
from workwell_desktop.storage.plans import Templates
from workwell_desktop.storage.run_events import RunEvents
from workwell_desktop.storage.schedules import Holidays, Schedules
from workwell_desktop.storage.search import Search
from workwell_desktop.storage.sessions import Sessions
from workwell_desktop.storage.transaction import Transaction


class UnitOfWork:
    """A context manager: `with vault.work("groups.rename") as work: … work.commit()`.

    Inside it stand the repositories. Trouble of the disk or the database leaves it as a `Fault`; everything written
    since the beginning is then rolled back and the vault can be used again.
    """

    def __init__(self, connection: Connection, action: str, audit_key: bytes) -> None:
        self._connection = connection
        self._action = action
        self._committed = False
        self._transaction = Transaction(connection)
        self.audit = Audit(self._transaction, audit_key)
        self.search = Search(self._transaction)
        self.groups = Groups(self._transaction, self.search)
        self.people = People(self._transaction, self.search)
        self.memberships = Memberships(self._transaction)
        self.sessions = Sessions(self._transaction, self.search)
        self.marks = Marks(self._transaction)
        self.notes = Notes(self._transaction, self.search)
        self.facilitator = FacilitatorRecord(self._transaction)
        self.schedules = Schedules(self._transaction)
        self.holidays = Holidays(self._transaction)
        self.templates = Templates(self._transaction)
        self.plan_history = PlanHistory(self._transaction)
        self.run_events = RunEvents(self._transaction)
        self.quick_notes = QuickNotes(self._transaction)
        self.person_notes = PersonNotes(self._transaction)
        self.follow_ups = FollowUps(self._transaction)
        self.contacts = Contacts(self._transaction)
        self.incidents = Incidents(self._transaction)
        self.crisis = Crisis(self._transaction)
        self.own_texts = OwnTexts(self._transaction)
        self.agreements = Agreements(self._transaction)
        self.resources = Resources(self._transaction)
        self.letters = Letters(self._transaction)
        self.letterhead = LetterheadRecord(self._transaction)
        self.print_options = PrintChoices(self._transaction)
        self.glances = Glances(self._transaction)
        self.erasing = Erasing(self._transaction)

    def __enter__(self) -> Self:
        try:
            self._root = self._connection.begin()
        except Exception as error:
            raise_for(error)
            raise
        return self

    def commit(self) -> None:
        """Make everything written permanent, with one row in the audit trail. Call it once, last."""
        if self._transaction.has_written:
            self.audit.append(self._action, self._transaction.touched)
        self._root.commit()
        self._committed = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._committed:
            try:
                self._root.rollback()
                self._connection.connection.rollback()  # after a commit that failed, the line above does not
            except Exception as trouble:
                raise_for(error or trouble)
                raise
        if error is not None:
            raise_for(error)
