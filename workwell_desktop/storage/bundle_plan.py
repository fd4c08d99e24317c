"""What taking a bundle over would do, record by record, and which records were changed on both sides.

Nothing is written here. A signed text that is here stays as it is: only what was added to it there comes along.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from workwell_desktop.domain.agenda import Handout
from workwell_desktop.domain.bundle import Conflict, Difference, Fate, Preview, Sides, fate
from workwell_desktop.storage.bundle_file import Content
from workwell_desktop.storage.bundle_gather import references
from workwell_desktop.storage.bundle_past import known_of, lineage_of
from workwell_desktop.storage.bundle_records import AMONG, RawRow, Reader, Record, current, typed
from workwell_desktop.storage.bundle_tables import OF_NAME

_BOOKKEEPING = {"id", "digest", "edited_at", "marked_at", "printed_at", "position", "zone"}
"""Columns that tell nobody which of two versions is the right one."""

_OF_PART = {"id", "position"}
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Step:
    """What becomes of one record; `added` are addenda that only theirs has."""

    theirs: Record
    ours: Record | None
    fate: Fate
    added: tuple[RawRow, ...] = ()
    signed_here: bool = False

    @property
    def key(self) -> str:
        """By which an answer to a conflict names it."""
        return f"{self.theirs.kind.name}/{self.theirs.key}"


def planned(reader: Reader, content: Content, taken: Collection[str] = ()) -> list[Step]:
    """Return what becomes of every record; `taken` are the keys of conflicts of which theirs was chosen.

    Raises `Refusal` for values that no WorkWell wrote.
    """
    for record in content.records:
        typed(record)
    return _Planning(reader, content, taken).steps()


def previewed(reader: Reader, content: Content, fingerprint: str) -> Preview:
    """Return what to show before anything is taken over. Raises `Refusal` for values no WorkWell wrote."""
    steps = planned(reader, content)
    counts: defaultdict[str, Counter[Fate]] = defaultdict(Counter)
    for step in steps:
        counts[step.theirs.kind.name][step.fate] += 1
    names = _Names(content.records)
    return Preview(
        hand_over=content.hand_over,
        giver=content.giver,
        at=content.at,
        fingerprint=fingerprint,
        reach=content.reach,
        groups=tuple(str(each.row["name"]) for each in content.records if each.kind.name == "group"),
        counts={kind: dict(found) for kind, found in counts.items()},
        conflicts=tuple(_conflict(step, names) for step in steps if step.fate is Fate.CONFLICT),
    )


class _Planning:
    """Goes through the records in the order in which they would be written."""

    def __init__(self, reader: Reader, content: Content, taken: Collection[str]) -> None:
        self._reader = reader
        self._content = content
        self._taken = frozenset(taken)
        self._ours = current(reader, content.records)
        self._known = known_of(reader, content.records)
        self._lineage = lineage_of(reader)
        self._erased = {str(row["person"]) for row in reader.rows("SELECT person FROM erasures", ("person",))}
        self._there = self._elsewhere()
        self._absent: set[tuple[str, str]] = set()

    def steps(self) -> list[Step]:
        """Return the plan."""
        return [self._step(record) for record in self._content.records]

    def _elsewhere(self) -> set[tuple[str, str]]:
        """Return what records refer to that is not in the bundle but is here."""
        brought = {(record.kind.table, str(record.row.get("id"))) for record in self._content.records}
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        for record in self._content.records:
            for table, key in references(record):
                if (table, key) not in brought:
                    wanted[table].add(key)
        return brought | {
            (table, str(row["id"]))
            for table, keys in wanted.items()
            for row in self._reader.rows(f'SELECT id FROM "{table}" WHERE id IN {AMONG}', ("id",), sorted(keys))
        }

    def _step(self, record: Record) -> Step:
        ours = self._ours.get(record.place)
        step = Step(record, ours, self._fate(record, ours))
        if ours is not None and ours.is_signed and step.fate is not Fate.SAME:
            step = _with_signed(step, ours)
        stays_away = step.fate is Fate.CONFLICT and ours is None and step.key not in self._taken
        if step.fate is Fate.LEFT_OUT or stays_away:
            self._absent.add((record.kind.table, str(record.row.get("id"))))
        return step

    def _fate(self, record: Record, ours: Record | None) -> Fate:
        if record.kind.name == "person" and record.key in self._erased:
            return Fate.LEFT_OUT
        if any(each in self._absent or each not in self._there for each in references(record)):
            return Fate.LEFT_OUT
        known = self._known.get(record.place)
        nothing_here = ours is None or (
            record.kind.leans and ours.is_bare and known is None and ours.digest != record.digest
        )
        sides = Sides(
            ours=None if nothing_here or ours is None else ours.digest,
            theirs=record.digest,
            known_here=known,
            known_there=self._content.known.get(record.place),
        )
        found = fate(sides, self._lineage, self._content.lineage)
        return Fate.CONFLICT if found is Fate.UPDATED and _lifts(record, ours) else found


def _lifts(theirs: Record, ours: Record | None) -> bool:
    """Whether theirs would end a legal hold that stands here: nobody lifts it for somebody else unasked."""
    if theirs.kind.name != "legal_hold" or ours is None or ours.row["lifted_on"] is not None:
        return False
    return theirs.row["lifted_on"] is not None


def _with_signed(step: Step, ours: Record) -> Step:
    """Return the step for a text that is signed here: it stays, with what was added to it there."""
    same_words = step.theirs.is_signed and all(step.theirs.row[name] == ours.row[name] for name in ("id", "digest"))
    if same_words:
        here = {part["id"] for part in ours.parts}
        added = tuple(part for part in step.theirs.parts if part["id"] not in here)
        return replace(step, fate=Fate.UPDATED if added else Fate.KEPT, added=added, signed_here=True)
    changed = step.fate in (Fate.UPDATED, Fate.CONFLICT)
    return replace(step, fate=Fate.CONFLICT if changed else step.fate, signed_here=True)


class _Names:
    """What the people, sessions and groups of a bundle are called."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._by_id = {
            (record.kind.name, record.key): record
            for record in records
            if record.kind.name in ("group", "person", "session")
        }

    def about(self, record: Record) -> tuple[object, ...]:
        """Return names and moments that tell which record it is."""
        told: list[object] = []
        for kind, name, column in (
            ("group", "group_id", "name"),
            ("person", "person_id", "display_name"),
            ("session", "session_id", "starts_at"),
        ):
            key = record.key if record.kind.table == OF_NAME[kind].table else record.row.get(name)
            found = self._by_id.get((kind, str(key)))
            if found is not None:
                told.append(typed(found)[0][column])
        return tuple(told) or (_title(record),)


def _title(record: Record) -> str:
    words = next((str(record.row[name]) for name in ("why", "text", "facts") if record.row.get(name)), "")
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1]}…"


def _conflict(step: Step, names: _Names) -> Conflict:
    theirs = step.theirs
    about = names.about(theirs)
    if step.ours is None:
        return Conflict(key=step.key, kind=theirs.kind.name, about=about, removed_here=True)
    (mine, my_parts), (other, other_parts) = typed(step.ours), typed(theirs)
    differences = [
        Difference(name, mine[name], other[name])
        for name in theirs.kind.columns
        if name not in _BOOKKEEPING and mine[name] != other[name]
    ]
    lines, other_lines = (_lines(parts, theirs.kind.owner) for parts in (my_parts, other_parts))
    if lines != other_lines:
        only_mine = tuple(line for line in lines if line not in other_lines)
        only_theirs = tuple(line for line in other_lines if line not in lines)
        differences.append(Difference("parts", only_mine, only_theirs))
    return Conflict(
        key=step.key,
        kind=theirs.kind.name,
        about=about,
        differences=tuple(differences),
        signed_here=step.signed_here,
    )


def _lines(parts: Sequence[Mapping[str, Any]], owner: str) -> list[str]:
    """Return each part in a line: all that stands in it, in order."""
    ordered = sorted(parts, key=lambda part: int(part["position"]))
    return [
        " · ".join(_words(value) for name, value in part.items() if name not in _OF_PART | {owner} and value)
        for part in ordered
    ]


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_words(each) for each in value)
    if isinstance(value, Handout):
        return value.title
    return str(getattr(value, "label", value)) if isinstance(value, Enum) else str(value)
