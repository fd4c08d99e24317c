"""A person's own record on paper: their details, and then everything that is kept, kind by kind.

It is a sheet like others. Its title, and with it the title of the file, names nobody.
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from workwell_desktop.documents.wording import Words
from workwell_desktop.domain.dates import clock, plain_date, short_date_with_year
from workwell_desktop.domain.language import kept_together
from workwell_desktop.domain.person_packet import FactKind
from workwell_desktop.domain.sheet import Box, Bullets, Heading, Paragraph, Run, Sheet, Table, rich
from workwell_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workwell_desktop.domain.language import Language
    from workwell_desktop.domain.person_packet import Entry, Fact, PersonPacket, Section
    from workwell_desktop.domain.sheet import Piece

_ABOUT = ("about_all", "about_others", "about_group", "about_incidents", "about_work", "about_ask")
_AS_TABLE = {"people", "memberships", "marks", "mark_history"}
_PLACE = ("session_day", "session_number", "group")
_QUIET = {"marked_at", "edited_at", "locked_at"}
_HEADED = {"letters": "issued_on", "follow_ups": "made_at", "quick_notes": "at"}
"""The day that a record without a session is known by, where it is not the first that it names."""
_WORD_OF = {"contact_ways": "way"}
"""Columns whose words are those of another."""


@cache
def record_words(language: Language) -> Words:
    """Read the words of a language, once."""
    source = resource("papers", f"record.{language.value}.toml").read_text(encoding="utf-8")
    return Words({key: kept_together(str(phrase), language) for key, phrase in tomllib.loads(source).items()})


def sheet_of(packet: PersonPacket) -> Sheet:
    """Return a packet as a sheet, in its own language."""
    voice = _Voice(packet.language)
    pieces: list[Piece] = [
        Box((Heading(voice("about")), Bullets(tuple(rich(line) for line in _about(packet, voice)))))
    ]
    made_on = plain_date(packet.made_on, packet.language)
    for section in packet.sections:
        pieces.append(Heading(voice(f"section_{section.key}")))
        pieces += voice.table(section) if section.key in _AS_TABLE else voice.cards(section)
    return Sheet(
        title=voice("title"),
        small=voice("small"),
        lead=f"{voice('for_name', name=packet.name)}\n{voice('made_on', day=made_on)}",
        pieces=tuple(pieces),
        language=packet.language,
    )


def _about(packet: PersonPacket, voice: _Voice) -> Iterator[str]:
    for key in _ABOUT:
        yield voice(key)
        if key == "about_others" and packet.masked:
            yield voice.counted("masked", packet.masked)


class _Voice:
    """Says the facts of a packet in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = record_words(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase; what has none yet is called as in the file for machines."""
        return self.words(key, **values) if key in self.words.keys else key.replace("_", " ").capitalize()

    def counted(self, key: str, count: int) -> str:
        """Return the phrase for one, or for several."""
        return self.words.counted(key, count)

    def table(self, section: Section) -> list[Piece]:
        """Return details, groups and marks as a table."""
        if section.key == "people":
            rows = [(self._label(fact, section.key), self._value(fact)) for e in section.entries for fact in e.facts]
            said = tuple(row for row in rows if row[1])
            return [Table((self("what"), self("kept")), said)]
        if section.key == "memberships":
            left = any(entry.value("reason") for entry in section.entries)
            keys = ("on", "group", "status", "reason") if left else ("on", "group", "status")
            head = tuple(self(key) for key in keys)
            return [Table(head, tuple(tuple(self._of(entry, key) for key in keys) for entry in section.entries))]
        head = (self("session_day"), self("group"), self("code"), self("noted"))
        return [Table(head, tuple(self._mark(entry) for entry in section.entries))]

    def _mark(self, entry: Entry) -> tuple[str, str, str, str]:
        """Return the row of a mark: which session, what was marked, and what was noted with it."""
        noted = [
            self._label(fact, "") if fact.kind is FactKind.YES_NO else self._labelled(fact, "")
            for fact in entry.facts
            if fact.key not in (*_PLACE, "code", "marked_at") and self._value(fact)
        ]
        return self._of(entry, "session_day"), self._of(entry, "group"), self._of(entry, "code"), "; ".join(noted)

    def cards(self, section: Section) -> list[Piece]:
        """Return each record under a heading that says when and where, its words below."""
        pieces: list[Piece] = []
        for entry in section.entries:
            texts = [fact for fact in entry.facts if fact.kind is FactKind.TEXT and fact.key not in _PLACE]
            dated = self._dated(section.key, entry)
            others = [
                fact
                for fact in entry.facts
                if fact not in texts and fact is not dated and fact.key not in _PLACE and self._value(fact)
            ]
            pieces.append(Heading(self._place(entry, dated) or self(f"section_{section.key}"), 3))
            shown = [fact for fact in others if fact.key not in _QUIET or len(others) == 1]
            if shown:
                pieces.append(Paragraph(rich(" · ".join(self._labelled(fact, section.key) for fact in shown))))
            for fact in texts:
                strong = (
                    ()
                    if fact.key == "text"
                    else (Run(self("labelled", label=self._label(fact, section.key), value=""), strong=True),)
                )
                pieces += [Paragraph((*strong, Run(value))) for value in fact.values]
        return pieces

    def _dated(self, section: str, entry: Entry) -> Fact | None:
        """Return the fact that says when a record is of, apart from its session."""
        dated = [fact for fact in entry.facts if fact.kind in (FactKind.DAY, FactKind.MOMENT)]
        wanted = _HEADED.get(section, "session_day" if entry.value("session_day") else "")
        return next((fact for fact in dated if fact.key == wanted), dated[0] if dated and not wanted else None)

    def _place(self, entry: Entry, dated: Fact | None) -> str:
        number = entry.value("session_number")
        session = self("session", number=number) if number else ""
        day = self._of(entry, "session_day") or (self._value(dated) if dated else "")
        return " · ".join(part for part in (day, entry.value("group"), session) if part)

    def _of(self, entry: Entry, key: str) -> str:
        return next((self._value(fact) for fact in entry.facts if fact.key == key), "")

    def _labelled(self, fact: Fact, section: str) -> str:
        return self("labelled", label=self._label(fact, section), value=self._value(fact))

    def _label(self, fact: Fact, section: str) -> str:
        own = f"{section}_{fact.key}"
        return self(own) if own in self.words.keys else self(fact.key)

    def _value(self, fact: Fact) -> str:
        return ", ".join(filter(None, (self._said(fact, value) for value in fact.values)))

    def _said(self, fact: Fact, value: str) -> str:
        """Say one value; "no" is not said, since most things are not."""
        match fact.kind:
            case FactKind.DAY:
                return short_date_with_year(date.fromisoformat(value), self.language)
            case FactKind.MOMENT:
                moment = datetime.fromisoformat(value)
                return f"{short_date_with_year(moment.date(), self.language)}, {clock(moment, self.language)}"
            case FactKind.YES_NO:
                return self("yes") if value == "true" else ""
            case FactKind.WORD:
                return self(f"{_WORD_OF.get(fact.key, fact.key)}_{value}")
        return value
