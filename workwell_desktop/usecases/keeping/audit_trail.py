"""The record of changes: what was done, when, to which records; never a word of text. To read, check and hand out."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workwell_desktop.domain.audit_words import action_words
from workwell_desktop.domain.dates import short_date
from workwell_desktop.storage.audit import AuditRow
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.work import Means

PAGE = 100
"""How many lines are read at a time."""


@dataclass(frozen=True, kw_only=True)
class TrailLine:
    """One change: its number, the moment, what was done in words, and the records that still are here, named."""

    seq: int
    at: datetime
    what: str
    records: tuple[str, ...]
    others: int
    """How many records are not named: parts of others, or no longer here."""


@dataclass(frozen=True)
class AuditTrail:
    """What a facilitator can do with the record of changes."""

    means: Means

    def page(self, before: int | None = None) -> tuple[TrailLine, ...]:
        """Return the newest lines, or the newest before a number."""
        with self.means.open_work("trail.read") as work:
            rows = work.audit.tail(PAGE, before)
            wanted = {record for row in rows for record in row.ids}
            names = _names(work, wanted)
        return tuple(_line(row, names) for row in rows)

    def verify(self) -> bool:
        """Recompute the whole chain; False when a line was changed, removed from the middle, or put in."""
        with self.means.open_work("trail.read") as work:
            return work.audit.verify()

    def export(self) -> bytes:
        """Return the whole trail as a CSV file in UTF-8: number, moment (UTC), action, ids and links; no names."""
        with self.means.open_work("trail.read") as work:
            rows = work.audit.tail(None)
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(("number", "moment", "action", "in words", "records", "previous", "link"))
        for row in reversed(rows):
            ids = " ".join(record.hex for record in row.ids)
            line = (row.seq, row.at.isoformat(), row.action, action_words(row.action), ids, row.previous, row.hash)
            writer.writerow(line)
        return out.getvalue().encode("utf-8-sig")


def _line(row: AuditRow, names: Mapping[UUID, str]) -> TrailLine:
    known = tuple(dict.fromkeys(names[record] for record in row.ids if record in names))
    unnamed = sum(1 for record in row.ids if record not in names)
    return TrailLine(seq=row.seq, at=row.at, what=action_words(row.action), records=known, others=unnamed)


def _names(work: UnitOfWork, wanted: "set[UUID]") -> "dict[UUID, str]":
    """Return how those of some records are called that are groups, people or sessions."""
    groups = {group.id: group.name for group in work.groups.all()}
    names: dict[UUID, str] = {each: name for each, name in groups.items() if each in wanted}
    names |= {person.id: person.display_name for person in work.people.all() if person.id in wanted}
    for session in work.sessions.of_ids(wanted):  # type: ignore[arg-type]  # ids of every kind; others find nothing
        names[session.id] = f"{groups[session.group_id]}, {short_date(session.day)}"
    return names
