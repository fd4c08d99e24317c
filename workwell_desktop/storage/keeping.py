"""Rules of keeping, holds, corrections, erasures, hand-overs, and what a lock leaves for the next start."""

from typing import TYPE_CHECKING
from uuid import UUID

from workwell_desktop.domain.hand_over import HandOver, OwnIdentity, TakenOver
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.left_off import Draft, LeftOff
from workwell_desktop.domain.retention import KeptLonger, LegalHold, RecordClass, RetentionRule
from workwell_desktop.domain.rights import Correction, Erasure
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.storage.keeping_tables import (
    corrections,
    drafts,
    erasures,
    hand_overs,
    kept_longer,
    left_off,
    legal_holds,
    own_identity,
    retention_rules,
    safekeeping,
    taken_over,
)
from workwell_desktop.storage.shelf import OnlyRow, Rows, Shelf

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction


class RetentionRules(Shelf[RetentionRule]):
    """How long records stay."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, retention_rules, RetentionRule, (retention_rules.c.record_class,))

    def of_group(self, group_id: GroupId | None) -> tuple[RetentionRule, ...]:
        """Return the rules of one group; None for what belongs to no group."""
        return self._where(retention_rules.c.group_id == group_id)


class KeptLongers(Rows[KeptLonger]):
    """What was due to go and is kept nevertheless."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, kept_longer, KeptLonger, (kept_longer.c.record_class, kept_longer.c.record))

    def remove(self, record_class: RecordClass, record: UUID) -> None:
        """Let the rule count again."""
        self._transaction.remove(kept_longer, record_class=record_class, record=record)


class LegalHolds(Shelf[LegalHold]):
    """Holds, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, legal_holds, LegalHold, (legal_holds.c.set_on.desc(), legal_holds.c.id))

    def standing(self) -> tuple[LegalHold, ...]:
        """Return those that were not lifted."""
        return self._where(legal_holds.c.lifted_on.is_(None))


class Corrections(Shelf[Correction]):
    """What people asked to have put right, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, corrections, Correction, (corrections.c.asked_on.desc(), corrections.c.id))

    def of_person(self, person_id: PersonId) -> tuple[Correction, ...]:
        """Return those of one person."""
        return self._where(corrections.c.person_id == person_id)


class Erasures(Rows[Erasure]):
    """Who was erased, the oldest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, erasures, Erasure, (erasures.c.on, erasures.c.person))


class HandOvers(Shelf[HandOver]):
    """Bundles given and taken over, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, hand_overs, HandOver, (hand_overs.c.at.desc(), hand_overs.c.id))


class TakenOvers(Rows[TakenOver]):
    """Where records came from."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, taken_over, TakenOver, (taken_over.c.name, taken_over.c.record))


class Drafts(Rows[Draft]):
    """Words that could not be saved where they belong."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, drafts, Draft, (drafts.c.key,))

    def remove(self, key: str) -> None:
        """Forget them."""
        self._transaction.remove(drafts, key=key)


class LeftOffRecord(OnlyRow[LeftOff]):
    """Where somebody was."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, left_off, LeftOff)


class SafekeepingRecord(OnlyRow[Safekeeping]):
    """Days in the life of the recovery sheet."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, safekeeping, Safekeeping)


class OwnIdentityRecord(OnlyRow[OwnIdentity]):
    """One's own key pair for bundles."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, own_identity, OwnIdentity)
