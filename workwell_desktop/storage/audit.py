"""The audit trail: one row for every commit that wrote something, chained by an HMAC, and never a word of text.

Rows say when, which action and which records. Triggers let nobody change or remove a row through the program. The
honest limit: whoever holds the vault's key could forge the whole chain; heads kept in backups are the witness.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, select, text

from workwell_desktop.storage.tables import audit

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyRow, Transaction

_KEY_LABEL = b"workwell audit trail 1"
_BEFORE_FIRST = "0" * 64
WHOLE_TRAIL = "SELECT seq, at, action, ids, previous, hash FROM audit ORDER BY seq"
"""The whole trail as it stands in its table, for `unbroken`."""

TRAIL_BROKEN = (
    "The vault's record of changes does not read back as it was written. WorkWell has changed nothing, and the "
    "backups made before stay. Do not delete anything; a backup can help."
)

_ONE = select(audit.c.hash).where(audit.c.seq == bindparam("wanted"))
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


def unbroken(rows: Iterable[Any], key: bytes) -> bool:
    """Recompute a whole trail; False when a row was changed, removed from the middle, or put in.

    `rows` are those of `WHOLE_TRAIL`, as the driver gives them.
    """
    expected = _BEFORE_FIRST
    for number, (seq, at, action, ids, previous, digest) in enumerate(rows, start=1):
        if seq != number or previous != expected:
            return False
        expected = _hash(key, (seq, at, action, ids, previous))
        if not hmac.compare_digest(digest, expected):
            return False
    return True


class Audit:
    """The trail as a unit of work sees it."""

    def __init__(self, transaction: "Transaction", key: bytes) -> None:
        self._transaction = transaction
        self._key = key

    def append(self, action: str, ids: tuple[UUID, ...]) -> tuple[int, str]:
        """Add the row of a commit and return its number and hash. Called by the unit of work, and by nobody else."""
        seq, previous = self.head()
        seq += 1
        at = datetime.now(UTC)
        kept = at.isoformat(" ", "microseconds")
        listed = json.dumps([one.hex for one in ids])
        values = {"seq": seq, "at": at, "action": action, "ids": listed, "previous": previous}
        digest = _hash(self._key, (seq, kept, action, listed, previous))
        self._transaction.put(audit, {**values, "hash": digest})
        return seq, digest

    def head(self) -> tuple[int, str]:
        """Return the number and hash of the newest row; 0 and zeros when there is none."""
        seq, digest = self._transaction.first_plain(_HEAD) or (0, _BEFORE_FIRST)
        return seq, digest

    def hash_at(self, seq: int) -> str | None:
        """Return the hash of the row with this number, or None when there is none."""
        found = self._transaction.first(_ONE, {"wanted": seq})
        return found.hash if found is not None else None

    def tail(self, count: int | None, before: int | None = None) -> tuple[AuditRow, ...]:
        """Return the newest rows, the newest first; with `before`, those before a number; None for all there are."""
        query = select(audit).order_by(audit.c.seq.desc()).limit(count)
        rows = self._transaction.rows(query if before is None else query.where(audit.c.seq < before))
        return tuple(_to_audit_row(row) for row in rows)

    def verify(self) -> bool:
        """Recompute the whole chain, see `unbroken`."""
        return unbroken(self._transaction.rows(text(WHOLE_TRAIL).columns()), self._key)


def _hash(key: bytes, columns: tuple[int, str, str, str, str]) -> str:
    """Return the link of a row, over its other columns as they are kept."""
    content = json.dumps(columns).encode()
    return hmac.digest(key, content, hashlib.sha256).hex()


def _to_audit_row(row: "AnyRow") -> AuditRow:
    ids = tuple(UUID(text) for text in json.loads(row.ids))
    return AuditRow(row.seq, row.at, row.action, ids, row.previous, row.hash)
