"""The built-in library: reads what the program brings along, and finds single parts by words.

The words live in `resources/templates`, `resources/activities`, `resources/cards` and `resources/crisis`, read when
first asked for and kept. Cards and crisis steps come in other languages too: `cards/es`, `crisis/steps.es.toml`. A
mistake in a file is a mistake of ours: it raises ValueError naming the file and the key.
"""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from workwell_desktop.domain.agenda import Block, Category, Handout, Visibility
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.guide_library import (
    Activity,
    BuiltInTemplate,
    Card,
    CrisisLine,
    CrisisNumbers,
    CrisisStep,
)
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.resources import resource

_NOT_FOUND = 4
"""The rank of a part that lacks a word; smaller ranks come first."""


class _HasKey(Protocol):
    @property
    def key(self) -> str: ...


_Keyed = TypeVar("_Keyed", bound=_HasKey)
_Made = TypeVar("_Made")
_Kind = TypeVar("_Kind", bound=StrEnum)


class _Entry:
    """One table of a file, which remembers what was read of it, so that nothing in it goes unnoticed."""

    def __init__(self, where: str, table: Mapping[str, object]) -> None:
        self.where = where
        self._table = table
        self._read: set[str] = set()

    def wrong(self, key: str, what: str) -> ValueError:
        """Return the error that names the file, the place in it and the key."""
        return ValueError(f"{self.where}: {key} {what}")

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return a text, empty when it is not there and need not be."""
        value = self._value(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, "is not a text")
        if needed and not value.strip():
            raise self.wrong(key, "is missing")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none when it is not there."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise self.wrong(key, "is not a list of texts")
        return tuple(value)

    def has(self, key: str) -> bool:
        """Return whether a key is there."""
        return key in self._table

    def whole(self, key: str) -> int:
        """Return a whole number that must be there."""
        value = self._value(key, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "is missing or not a whole number")
        return value

    def day(self, key: str) -> date | None:
        """Return a date, None when it is not there."""
        value = self._value(key, None)
        if value is not None and type(value) is not date:
            raise self.wrong(key, "is not a date")
        return value

    def one_of(self, kind: type[_Kind], key: str, default: _Kind | None = None) -> _Kind:
        """Return a word of a fixed list, or the default when it is not there."""
        word = self.text(key, needed=default is None)
        try:
            return kind(word) if word or default is None else default
        except ValueError as error:
            raise self.wrong(key, f"is {word!r}, which is none of {', '.join(kind)}") from error

    def entries(self, key: str) -> "list[_Entry]":
        """Return the tables listed under a key, at least one."""
        value = self._value(key, None)
        if not isinstance(value, list) or not value or not all(isinstance(table, dict) for table in value):
            raise self.wrong(key, "is missing or not a list of tables")
        return [_Entry(f"{self.where}, {key} {number}", table) for number, table in enumerate(value, 1)]

    def done(self) -> None:
        """Refuse what nobody asked for: a key misspelt would otherwise vanish in silence."""
        for key in self._table:
            if key not in self._read:
                raise self.wrong(key, "is not a known key")

    def _value(self, key: str, default: object) -> object:
        self._read.add(key)
        return self._table.get(key, default)


class Library:
    """What the program brings along. `folder` is where the files are; None is the program's own."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._cards: dict[Language, tuple[Card, ...]] = {}
        self._crisis_steps: dict[Language, tuple[CrisisStep, ...]] = {}

    def templates(self) -> tuple[BuiltInTemplate, ...]:
        """Return the plans to start from, the most used first."""
        return self._templates

    def activities(self) -> tuple[Activity, ...]:
        """Return the single parts in the order in which a session goes: openings first, spare time last."""
        return self._activities

    def find_activities(self, words: str) -> tuple[Activity, ...]:
        """Return the parts that hold every word, those whose title begins with the first one before the others.

        Words are looked for in title, kind and themes, whatever their capitals and accents. No words find all.
        """
        sought = plain_letters(words).split()
        ranked = [(_rank(activity, sought), activity) for activity in self._activities]
        return tuple(activity for rank, activity in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT_FOUND)

    def cards(self, language: Language = Language.ENGLISH) -> tuple[Card, ...]:
        """Return the cards for hard moments: danger first, then what happens with one person, a group, a session.

        A card that is not there in the language is returned in English.
        """
        if language not in self._cards:
            english = language is Language.ENGLISH
            read = tuple(self._entries("cards", _card, "" if english else language.value))
            self._cards[language] = read if english else _in_place(self.cards(), read)
        return self._cards[language]

    def crisis_steps(self, language: Language = Language.ENGLISH) -> tuple[CrisisStep, ...]:
        """Return what to do when somebody may be at risk, in order; in English when the language has no steps."""
        if language not in self._crisis_steps:
            own = f"steps.{language}.toml"
            name = own if (self._path("crisis") / own).is_file() else "steps.toml"
            self._crisis_steps[language] = tuple(_listed(self._file(f"crisis/{name}"), "steps", _crisis_step))
        return self._crisis_steps[language]

    def crisis_numbers(self) -> Mapping[str, CrisisNumbers]:
        """Return whom to call, by country code; EU stands for the other countries of the European Union."""
        return self._crisis_numbers

    @cached_property
    def _templates(self) -> tuple[BuiltInTemplate, ...]:
        found = [_template(self._file(name)) for name in self._names("templates")]
        return tuple(template for _, template in sorted(found, key=lambda pair: pair[0]))

    @cached_property
    def _activities(self) -> tuple[Activity, ...]:
        found = self._entries("activities", _activity)
        kinds = list(Category)
        return tuple(sorted(found, key=lambda activity: kinds.index(activity.block.category)))

    @cached_property
    def _crisis_numbers(self) -> Mapping[str, CrisisNumbers]:
        found = _listed(self._file("crisis/numbers.toml"), "countries", _crisis_country)
        return MappingProxyType({numbers.country: numbers for numbers in found})

    def _entries(self, kind: str, build: Callable[[_Entry], _Keyed], within: str = "") -> list[_Keyed]:
        """Return what all files of a folder, or of one within it, list under its name. Refuses a key used twice."""
        found: dict[str, _Keyed] = {}
        for name in self._names(kind, within):
            for entry in _listed(self._file(name), kind, build):
                if entry.key in found:
                    raise ValueError(f"{name}: the key {entry.key!r} is used twice")
                found[entry.key] = entry
        return list(found.values())

    def _names(self, kind: str, within: str = "") -> list[str]:
        folder = self._path(kind)
        return sorted(path.relative_to(folder.parent).as_posix() for path in (folder / within).glob("*.toml"))

    def _file(self, name: str) -> _Entry:
        try:
            return _Entry(name, tomllib.loads(self._path(name).read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"{name}: {error}") from error

    def _path(self, name: str) -> Path:
        return self._folder / name if self._folder else resource(*name.split("/"))


def _in_place(cards: tuple[Card, ...], others: tuple[Card, ...]) -> tuple[Card, ...]:
    """Return the cards with those that are there in another language put in their places."""
    found = {card.key: card for card in others}
    return tuple(found.get(card.key, card) for card in cards)


def _rank(activity: Activity, sought: list[str]) -> int:
    """Return 0 when the title begins with the first word, 1 when it holds all, then by themes and kind."""
    title = plain_letters(activity.block.title)
    themes = plain_letters(" ".join(activity.themes))
    everything = f"{title} {themes} {plain_letters(activity.block.category.label)}"
    if not all(word in everything for word in sought):
        return _NOT_FOUND
    if not sought or title.startswith(sought[0]):
        return 0
    if all(word in title for word in sought):
        return 1
    return 2 if all(word in f"{title} {themes}" for word in sought) else 3


def _listed(file: _Entry, key: str, build: Callable[[_Entry], _Made]) -> list[_Made]:
    """Return what a file that holds one list and nothing else lists."""
    made = [_whole_entry(entry, build) for entry in file.entries(key)]
    file.done()
    return made


def _whole_entry(entry: _Entry, build: Callable[[_Entry], _Made]) -> _Made:
    made = build(entry)
    entry.done()
    return made


def _template(file: _Entry) -> tuple[int, BuiltInTemplate]:
    """Return a plan with its place among the others. Refuses one whose parts do not add up."""
    order = file.whole("order")
    template = BuiltInTemplate(
        key=Path(file.where).stem,
        name=file.text("name", needed=True),
        minutes=file.whole("minutes"),
        for_whom=file.text("for_whom", needed=True),
        blocks=tuple(_whole_entry(entry, _block) for entry in file.entries("blocks")),
    )
    file.done()
    together = sum(block.minutes for block in template.blocks)
    if together != template.minutes:
        raise file.wrong("minutes", f"says {template.minutes}, and the parts add up to {together}")
    return order, template


def _block(entry: _Entry) -> Block:
    block = Block(
        id=BlockId(new_id()),
        title=entry.text("title", needed=True),
        category=entry.one_of(Category, "category"),
        minutes=entry.whole("minutes"),
        prompts=entry.texts("prompts"),
        materials=entry.texts("materials"),
        visibility=entry.one_of(Visibility, "visibility", Visibility.FULL),
        seconds_each=entry.whole("seconds_each") if entry.has("seconds_each") else None,
        handouts=tuple(map(handout_from, entry.texts("handouts"))),
        say=entry.text("say"),
        steps=entry.text("steps"),
        participant_text=entry.text("participant_text"),
        if_short=entry.text("if_short"),
        if_long=entry.text("if_long"),
    )
    try:
        return block.checked()
    except Refusal as refusal:
        raise entry.wrong(refusal.field or "the part", f"cannot be kept: {refusal}") from refusal


def handout_from(written: str) -> Handout:
    """Return a page to give out; the key of one that can be printed here stands behind its title in brackets."""
    title, _, key = written.removesuffix("]").partition(" [")
    return Handout(title, sheet=key)


def _activity(entry: _Entry) -> Activity:
    return Activity(key=entry.text("key", needed=True), themes=entry.texts("themes"), block=_block(entry))


def _card(entry: _Entry) -> Card:
    do = entry.texts("do")
    if not do:
        raise entry.wrong("do", "is missing")
    return Card(
        key=entry.text("key", needed=True),
        title=entry.text("title", needed=True),
        signs=entry.text("signs"),
        do=do,
        say=entry.text("say", needed=True),
        avoid=entry.text("avoid"),
    )


def _crisis_step(entry: _Entry) -> CrisisStep:
    return CrisisStep(text=entry.text("text", needed=True), quiet=entry.text("quiet", needed=True))


def _crisis_country(entry: _Entry) -> CrisisNumbers:
    return CrisisNumbers(
        country=entry.text("country", needed=True),
        country_name=entry.text("country_name", needed=True),
        source=entry.text("source", needed=True),
        checked_on=entry.day("checked_on"),
        lines=tuple(_whole_entry(line, _crisis_line) for line in entry.entries("lines")),
    )


def _crisis_line(entry: _Entry) -> CrisisLine:
    return CrisisLine(
        name=entry.text("name", needed=True),
        number=entry.text("number", needed=True),
        hours=entry.text("hours", needed=True),
        note=entry.text("note"),
    )
