"""One person's own record, to be given to them: sections of facts, as a paper and as a file for machines.

It is made of that person's rows alone. What a facilitator wrote in their own words may still name somebody else;
those places are found by `other_people.py` and answered one by one, and nobody's name stays by default.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.name_guard import NameFound, sentence_around, without
from workwell_desktop.domain.other_people import OtherPeople, instead

FORMAT = "workwell person packet"
VERSION = 1
"""The version of the file for machines. It is described in docs/person-packet.md."""


class FactKind(StrEnum):
    """How the values of a fact are to be read."""

    TEXT = "text"
    """Somebody's own words."""
    WORD = "word"
    """One of a closed list, such as a code of the register."""
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that is kept, by its key; days and moments in ISO 8601, yes and no as "true" and "false".

    `many` says that it is a list, which may be empty; otherwise there is exactly one value.
    """

    key: str
    kind: FactKind
    values: tuple[str, ...]
    many: bool = False


@dataclass(frozen=True)
class Entry:
    """One record of a section, such as a mark or a note. Facts that say nothing are left away."""

    facts: tuple[Fact, ...]

    def value(self, key: str) -> str:
        """Return the first value of a fact, or nothing."""
        return next((fact.values[0] for fact in self.facts if fact.key == key and fact.values), "")


@dataclass(frozen=True)
class Section:
    """Everything of one kind."""

    key: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class PersonPacket:
    """The whole record. `name` is what the person is called; `masked` in how many places somebody else was named."""

    name: str
    made_on: date
    language: Language = Language.ENGLISH
    sections: tuple[Section, ...] = ()
    masked: int = 0

    def section(self, key: str) -> tuple[Entry, ...]:
        """Return the entries of a section; none when nothing of that kind is kept."""
        return next((section.entries for section in self.sections if section.key == key), ())


class Answer(Enum):
    """What a facilitator decides about a place where somebody else seems to be named."""

    A_MEMBER = "a_member"
    """Write “a member” instead."""
    LEAVE_OUT = "leave_out"
    """Leave the whole sentence out."""
    KEEP = "keep"
    """It stands for nobody: an everyday word, or the person themself."""


@dataclass(frozen=True, kw_only=True)
class NamedThere:
    """A place in the packet where somebody else seems to be named. Places are told apart by `where`."""

    where: tuple[int, int, int, int]
    """Section, entry, fact and value, counted from 0."""
    found: NameFound
    section: str
    day: str
    """The day the record is about (ISO), or nothing."""
    words: str
    """What stands there."""
    sentence: str

    @property
    def key(self) -> tuple[int, ...]:
        """What an answer is filed under."""
        return (*self.where, self.found.start)


def named_there(packet: PersonPacket, others: OtherPeople) -> tuple[NamedThere, ...]:
    """Return every place where somebody else seems to be named, in the order of the packet."""
    return tuple(_named(packet, others))


def _named(packet: PersonPacket, others: OtherPeople) -> Iterator[NamedThere]:
    for where, entry, text in _texts(packet):
        found = others.find(text)
        for one in found:
            start, end = sentence_around(text, one, found)
            yield NamedThere(
                where=where,
                found=one,
                section=packet.sections[where[0]].key,
                day=_day_of(entry),
                words=text[one.start : one.end],
                sentence=text[start:end],
            )


def answered(
    packet: PersonPacket, places: Iterable[NamedThere], answers: Mapping[tuple[int, ...], Answer]
) -> PersonPacket:
    """Return the packet with every place answered; without an answer it reads “a member”."""
    by_value: dict[tuple[int, int, int, int], list[NamedThere]] = {}
    for place in places:
        by_value.setdefault(place.where, []).append(place)
    masked = 0
    texts: dict[tuple[int, int, int, int], str] = {}
    for where, text in ((where, text) for where, _, text in _texts(packet)):
        here = by_value.get(where, [])
        going = [place for place in here if answers.get(place.key, Answer.A_MEMBER) is not Answer.KEEP]
        masked += len(going)
        texts[where] = _rewritten(text, here, answers)
    return replace(_with_texts(packet, texts), masked=masked)


def _rewritten(text: str, places: list[NamedThere], answers: Mapping[tuple[int, ...], Answer]) -> str:
    """Write over the places from the last to the first; a sentence that goes takes what else is in it along."""
    found = [place.found for place in places]
    decided = [(place.found, answers.get(place.key, Answer.A_MEMBER)) for place in places]
    going = [sentence_around(text, one, found) for one, answer in decided if answer is Answer.LEAVE_OUT]
    masked = [
        one
        for one, answer in decided
        if answer is Answer.A_MEMBER and not any(start <= one.start < end for start, end in going)
    ]
    edits: list[tuple[int, int, NameFound | None]] = [(one.start, one.end, one) for one in masked]
    edits += [(start, end, None) for start, end in _merged(going)]
    written = text
    for start, end, one in sorted(edits, key=lambda edit: edit[0], reverse=True):
        if one is None:
            written = without(written, start, end)
        else:
            written = written[:start] + instead(text, one) + written[end:]
    return written


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans without overlaps, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _texts(packet: PersonPacket) -> Iterator[tuple[tuple[int, int, int, int], Entry, str]]:
    for s, section in enumerate(packet.sections):
        for e, entry in enumerate(section.entries):
            for f, fact in enumerate(entry.facts):
                if fact.kind is FactKind.TEXT:
                    for v, value in enumerate(fact.values):
                        yield (s, e, f, v), entry, value


def _with_texts(packet: PersonPacket, texts: Mapping[tuple[int, int, int, int], str]) -> PersonPacket:
    sections = []
    for s, section in enumerate(packet.sections):
        entries = []
        for e, entry in enumerate(section.entries):
            facts = tuple(
                replace(fact, values=tuple(texts.get((s, e, f, v), value) for v, value in enumerate(fact.values)))
                for f, fact in enumerate(entry.facts)
            )
            entries.append(Entry(facts))
        sections.append(Section(section.key, tuple(entries)))
    return replace(packet, sections=tuple(sections))


def _day_of(entry: Entry) -> str:
    """Return the first day that an entry names."""
    dated = (fact.values[0] for fact in entry.facts if fact.kind in (FactKind.DAY, FactKind.MOMENT) and fact.values)
    return next(dated, "")[:10]


def as_json(packet: PersonPacket) -> bytes:
    """Return the packet as a file for machines: UTF-8, keys in the order of the paper."""
    content: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "made_on": packet.made_on.isoformat(),
        "language": packet.language.value,
        "places_where_somebody_else_was_named": packet.masked,
        "sections": {
            section.key: [{fact.key: _plain(fact) for fact in entry.facts} for entry in section.entries]
            for section in packet.sections
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(fact: Fact) -> object:
    values = [_value(fact.kind, value) for value in fact.values]
    return values if fact.many else values[0]


def _value(kind: FactKind, value: str) -> object:
    if kind is FactKind.NUMBER:
        return int(value)
    return value == "true" if kind is FactKind.YES_NO else value
