"""The audit trail: one row for every commit that wrote something, chained by an HMAC, and never a word of text.

Rows say when, which action and which records. Triggers let nobody change or remove a row through the program. The
honest limit: whoever holds the vault's key could forge the whole chain; heads kept in backups are the witness.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from workwell_desktop.storage.tables import audit

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyRow, Transaction

_KEY_LABEL = b"workwell audit trail 1"
_BEFORE_FIRST = "0" * 64
_HEAD = select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)


@dataclass(frozen=True)
class AuditRow:
    """One commit: its number, moment (UTC), action such as "groups.rename", records, and links of the chain."""

    seq: int
    at: datetime
    action: str
    ids: tuple[UUID, ...]
    previous: str
    hash: str


def audit_key(database_key: bytes) -> bytes:
    """Derive the key of the chain from the vault's database key."""
    return hmac.digest(database_key, _KEY_LABEL, "sha256")


class Audit:
    """The trail as a unit of work sees it."""

    def __init__(self, transaction: "Transaction", key: bytes) -> None:
        self._transaction = transaction
        self._key = key

    def append(self, action: str, ids: tuple[UUID, ...]) -> None:
        """Add the row of a commit. Called by the unit of work, and by nobody else."""
        seq, previous = self.head()
        seq += 1
        at = datetime.now(UTC)
        listed = json.dumps([one.hex for one in ids])
        values = {"seq": seq, "at": at, "action": action, "ids": listed, "previous": previous}
        self._transaction.put(audit, {**values, "hash": self._hash(seq, at, action, listed, previous)})

    def head(self) -> tuple[int, str]:
        """Return the number and hash of the newest row; 0 and zeros when there is none."""
        seq, digest = self._transaction.first_plain(_HEAD) or (0, _BEFORE_FIRST)
        return seq, digest

    def tail(self, count: int) -> tuple[AuditRow, ...]:
        """Return the newest rows, the newest first."""
        rows = self._transaction.rows(select(audit).order_by(audit.c.seq.desc()).limit(count))
        return tuple(_to_audit_row(row) for row in rows)

    def verify(self) -> bool:
        """Recompute the whole chain; False when a row was changed, removed from the middle, or put in."""
        previous = _BEFORE_FIRST
        for number, row in enumerate(self._transaction.rows(select(audit).order_by(audit.c.seq)), start=1):
            expected = self._hash(row.seq, row.at, row.action, row.ids, previous)
            linked = row.seq == number and row.previous == previous
            if not linked or not hmac.compare_digest(row.hash, expected):
                return False
            previous = row.hash
        return True

    def _hash(self, seq: int, at: datetime, action: str, ids: str, previous: str) -> str:
        content = json.dumps([seq, at.isoformat(), action, ids, previous]).encode()
        return hmac.new(self._key, content, hashlib.sha256).hexdigest()


def _to_audit_row(row: "AnyRow") -> AuditRow:
    ids = tuple(UUID(text) for text in json.loads(row.ids))
    return AuditRow(row.seq, row.at, row.action, ids, row.previous, row.hash)
