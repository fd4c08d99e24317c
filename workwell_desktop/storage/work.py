"""One transaction over all repositories. Leaving it without `commit` leaves no trace."""

from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection

from workwell_desktop.domain.errors import Busy, DiskFull
from workwell_desktop.storage.audit import Audit
from workwell_desktop.storage.crisis import Crisis
from workwell_desktop.storage.erasing import Erasing
from workwell_desktop.storage.facilitator import FacilitatorRecord
from workwell_desktop.storage.faults import fault_for, raise_for, redact
from workwell_desktop.storage.following import Contacts, FollowUps, Incidents, PersonNotes, QuickNotes
from workwell_desktop.storage.glances import Glances
from workwell_desktop.storage.groups import Groups
from workwell_desktop.storage.keeping import (
    Corrections,
    Drafts,
    Erasures,
    HandOvers,
    KeptLongers,
    LeftOffRecord,
    LegalHolds,
    OwnIdentityRecord,
    RetentionRules,
    SafekeepingRecord,
    TakenOvers,
)
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
from workwell_desktop.storage.person_records import PersonRecords
from workwell_desktop.storage.plan_history import PlanHistory
from workwell_desktop.storage.plans import Templates
from workwell_desktop.storage.reflections import Debriefs, HandOverNotes, SupervisionNotes
from workwell_desktop.storage.run_events import RunEvents
from workwell_desktop.storage.schedules import Holidays, Schedules
from workwell_desktop.storage.search import Search
from workwell_desktop.storage.sessions import Sessions
from workwell_desktop.storage.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.storage.copying import AuditHead
    from workwell_desktop.storage.taking_over import TakingOver


class UnitOfWork:
    """A context manager: `with vault.work("groups.rename") as work: … work.commit()`.

    Inside it stand the repositories. Trouble of the disk or the database leaves it as a `Fault`; everything written
    since the beginning is then rolled back and the vault can be used again.
    """

    def __init__(
        self,
        connection: Connection,
        action: str,
        audit_key: bytes,
        told: "Callable[[AuditHead], None] | None" = None,
        turn: "AbstractContextManager[object] | None" = None,
    ) -> None:
        self._connection = connection
        self._turn = turn or nullcontext()
        self._action = action
        self._told = told
        self._committed = False
        self.when_full: Callable[[], str] | None = None
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
        self.person_records = PersonRecords(self._transaction, self.search)
        self.debriefs = Debriefs(self._transaction)
        self.supervision_notes = SupervisionNotes(self._transaction)
        self.hand_over_notes = HandOverNotes(self._transaction)
        self.retention_rules = RetentionRules(self._transaction)
        self.kept_longer = KeptLongers(self._transaction)
        self.legal_holds = LegalHolds(self._transaction)
        self.corrections = Corrections(self._transaction)
        self.erasures = Erasures(self._transaction)
        self.drafts = Drafts(self._transaction)
        self.left_off = LeftOffRecord(self._transaction)
        self.safekeeping = SafekeepingRecord(self._transaction)
        self.own_identity = OwnIdentityRecord(self._transaction)
        self.hand_overs = HandOvers(self._transaction)
        self.taken_over = TakenOvers(self._transaction)

    @property
    def taking_over(self) -> "TakingOver":
        """Bundles of another vault; loaded when first asked for, which is seldom."""
        from workwell_desktop.storage.taking_over import TakingOver

        return TakingOver(self._transaction)

    def __enter__(self) -> Self:
        self._turn.__enter__()
        try:
            if self._connection.closed:  # the vault moved to another file while this waited for its turn
                raise Busy
            self._root = self._connection.begin()
        except BaseException as error:
            self._turn.__exit__(None, None, None)
            raise_for(error)
            raise
        return self

    def commit(self) -> None:
        """Make everything written permanent, with one row in the audit trail. Call it once, last."""
        head = None
        if self._transaction.has_written:
            head = self.audit.append(self._action, self._transaction.touched)
        self._root.commit()
        self._committed = True
        if head is not None and self._told is not None:
            self._told(head)

    def leave_trace(self) -> None:
        """Let the commit leave its row in the audit trail even when nothing else is written."""
        self._transaction.has_written = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._undo_unfinished(error)
        finally:
            self._turn.__exit__(None, None, None)
        if error is not None:
            self._make_room(error)
            raise_for(error)

    def _make_room(self, error: BaseException) -> None:
        """Give up what is kept for a full disk, once, and say so; what was to be written can then be tried again."""
        if self.when_full is not None and isinstance(fault_for(error), DiskFull):
            sentence = self.when_full()
            if sentence:
                redact(error)
                raise DiskFull(sentence) from None

    def _undo_unfinished(self, error: BaseException | None) -> None:
        if self._committed:
            return
        try:
            self._root.rollback()
            self._connection.connection.rollback()  # after a commit that failed, the line above does not
        except Exception as trouble:
            raise_for(error or trouble)
            raise
