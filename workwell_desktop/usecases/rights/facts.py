"""Turns rows of the vault into the facts of a packet, by the rules of `storage/record_rules.py` alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.person_packet import Entry, Fact, FactKind, Section
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.record_rules import RULES, TableRule

_Row = Mapping[str, Any]
_Rows = Mapping[str, tuple[dict[str, Any], ...]]


@dataclass(frozen=True)
class Surroundings:
    """The sessions and groups that a person's rows point to."""

    sessions: Mapping[UUID, Session]
    groups: Mapping[UUID, Group]


def sections_of(rows: _Rows, around: Surroundings) -> tuple[Section, ...]:
    """Return everything of one person, kind by kind in the order of the rules, the oldest first in each."""
    entries: dict[str, list[Entry]] = {}
    for name, rule in RULES.items():
        if rule.by and (rule.told or rule.words):
            parents = {row["id"]: row for row in rows[rule.of]} if rule.of else {}
            made = (_entry(rule, row, parents, around) for row in rows[name])
            entries.setdefault(rule.section or name, []).extend(entry for entry in made if entry.facts)
    return tuple(Section(key, tuple(sorted(listed, key=_when))) for key, listed in entries.items() if listed)


def _entry(rule: TableRule, row: _Row, parents: Mapping[UUID, _Row], around: Surroundings) -> Entry:
    facts = list(_led(rule.led_by, row, around))
    if rule.of:
        facts += _led(RULES[rule.of].led_by, parents[row[rule.by]], around)
    told = [fact for name in rule.told.split() for fact in _told(name, row[name])]
    words = [fact for name in rule.words.split() for fact in _words(name, row[name])]
    facts += [*words, *told] if rule.by == "id" else [*told, *words]
    return Entry(tuple(facts))


def _led(columns: str, row: _Row, around: Surroundings) -> Iterator[Fact]:
    """Yield which session or group a row points to: the day, the number, the name that stands on paper."""
    group: Group | None = None
    for column in columns.split():
        if column == "session_id" and row[column] is not None:
            session = around.sessions[row[column]]
            group = around.groups.get(session.group_id)
            yield Fact(key="session_day", kind=FactKind.DAY, values=(session.day.isoformat(),))
            yield Fact(key="session_number", kind=FactKind.NUMBER, values=(str(session.number),))
        elif column == "group_id" and row[column] is not None:
            group = around.groups.get(row[column])
    if group is not None:
        yield Fact(key="group", kind=FactKind.TEXT, values=(group.name_on_paper,))


def _told(name: str, value: object) -> Iterator[Fact]:
    if value is None:
        return
    if isinstance(value, tuple):
        if value:
            yield Fact(key=name, kind=FactKind.WORD, values=tuple(map(_word, value)), many=True)
    else:
        kind, text = _plain(value)
        yield Fact(key=name, kind=kind, values=(text,))


def _words(name: str, value: object) -> Iterator[Fact]:
    texts = tuple(value) if isinstance(value, tuple) else (str(value or ""),)
    kept = tuple(text for text in texts if text.strip())
    if kept:
        yield Fact(key=name, kind=FactKind.TEXT, values=kept, many=isinstance(value, tuple))


def _plain(value: object) -> tuple[FactKind, str]:
    if isinstance(value, bool):
        return FactKind.YES_NO, "true" if value else "false"
    if isinstance(value, int):
        return FactKind.NUMBER, str(value)
    if isinstance(value, datetime):
        return FactKind.MOMENT, value.astimezone().isoformat(timespec="seconds")
    if isinstance(value, date):
        return FactKind.DAY, value.isoformat()
    return FactKind.WORD, _word(value)


def _word(value: object) -> str:
    if isinstance(value, Enum):
        return value.value if isinstance(value, StrEnum) else value.name.lower()
    return str(value)


def _when(entry: Entry) -> str:
    """Return what sorts entries: the first day or moment that they name."""
    dated = (fact.values[0] for fact in entry.facts if fact.kind in (FactKind.DAY, FactKind.MOMENT))
    return next(dated, "")
