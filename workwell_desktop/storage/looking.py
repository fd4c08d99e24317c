"""A plain look into a vault of any format, and how far two vaults have the same history. Nothing is written."""

from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

import sqlcipher3.dbapi2 as driver

from workwell_desktop.domain.restoring import Ahead, GroupLook, Look
from workwell_desktop.storage.connection import connect
from workwell_desktop.storage.copying import Original
from workwell_desktop.storage.faults import translated

_NOTES = ("notes", "person_notes", "debriefs", "supervision_notes", "hand_over_notes", "incidents")
_TRAIL = "SELECT seq, at, action, hash FROM audit ORDER BY seq"
_GROUPS = (
    "SELECT groups.name, count(sessions.id), max(CASE WHEN sessions.starts_at <= ? THEN sessions.starts_at END) "
    "FROM groups LEFT JOIN sessions ON sessions.group_id = groups.id GROUP BY groups.id ORDER BY groups.name"
)


def look_into(original: Original) -> Look:
    """Return what a vault holds, in plain numbers. Raises a `Fault`."""
    with translated(), closing(_reading(original)) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        counts = {name: _count(raw, name, tables) for name in ("groups", "people", "sessions", "marks")}
        counts["notes"] = sum(_count(raw, name, tables) for name in _NOTES)
        owner = raw.execute("SELECT name FROM facilitator").fetchone()
        newest = raw.execute("SELECT at FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        return Look(
            owner=owner[0] if owner else "",
            groups=tuple(_group(row) for row in raw.execute(_GROUPS, (_kept(datetime.now(UTC)),))),
            counts=counts,
            changed_at=_moment(newest[0]) if newest else None,
        )


def told_apart(here: Original, there: Original) -> tuple[Ahead, Ahead]:
    """Return what each of two vaults has seen that the other has not, by their audit trails. Raises a `Fault`."""
    with translated(), closing(_reading(here)) as first, closing(_reading(there)) as second:
        ours, theirs = first.execute(_TRAIL).fetchall(), second.execute(_TRAIL).fetchall()
    common = 0
    for one, other in zip(ours, theirs, strict=False):
        if one[3] != other[3]:
            break
        common += 1
    return _ahead(ours[common:]), _ahead(theirs[common:])


def _ahead(rows: list[tuple[int, str, str, str]]) -> Ahead:
    if not rows:
        return Ahead()
    about = Counter(action.partition(".")[0] for _, _, action, _ in rows)
    return Ahead(changes=len(rows), about=dict(about), since=_moment(rows[0][1]), until=_moment(rows[-1][1]))


def _reading(original: Original) -> driver.Connection:
    return connect(original.path, original.key, read_only=True, sealed=original.sealed)


def _count(raw: driver.Connection, name: str, tables: set[str]) -> int:
    return int(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) if name in tables else 0


def _group(row: tuple[str, int, str | None]) -> GroupLook:
    name, sessions, newest = row
    return GroupLook(name=name, sessions=sessions, newest=_moment(newest) if newest else None)


def _kept(moment: datetime) -> str:
    return moment.isoformat(" ", "microseconds")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
