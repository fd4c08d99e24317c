"""One transaction over all repositories of the vault."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from workwell_desktop.storage.crisis import Crisis
from workwell_desktop.storage.erasing import Erasing
from workwell_desktop.storage.facilitator import FacilitatorRecord
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
from workwell_desktop.storage.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from workwell_desktop.storage.copying import AuditHead
    from workwell_desktop.storage.taking_over import TakingOver


class UnitOfWork(Unit):
    """A transaction of the vault: `with vault.work("groups.rename") as work: … work.commit()`.

    Inside it stand the repositories.
    """

    def __init__(
        self,
        connection: Connection,
        action: str,
        audit_key: bytes,
        told: "Callable[[AuditHead], None] | None" = None,
        turn: "AbstractContextManager[object] | None" = None,
    ) -> None:
        super().__init__(connection, action, audit_key, told, turn)
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
        self._add_what_keeps_confidences()

    def _add_what_keeps_confidences(self) -> None:
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
