"""The head of a file: TOML between two lines of plus signs, read key by key so that nothing goes unnoticed."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from workwell_desktop.domain.own_text import LONGEST_SOURCE
from workwell_desktop.guides.errors import NotAGuide, meant

FENCE = "+++"
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_KEY = re.compile(r"^([A-Za-z0-9_-]+)\s*=")
_Kind = TypeVar("_Kind", bound=StrEnum)


class Parted(NamedTuple):
    """A file's head, its body, and how many lines stand before the body."""

    head: "Head"
    body: str
    lines_before: int


class Head:
    """The keys of a file's head. It remembers what was read of it and names the line of each mistake."""

    def __init__(self, where: str, table: Mapping[str, object], lines: Mapping[str, int]) -> None:
        self.where = where
        self._table, self._lines = table, lines
        self._read: set[str] = set()

    def wrong(self, key: str, what: str) -> NotAGuide:
        """Return the error that names the line of a key, or the head's first line when the key is not there."""
        return NotAGuide(self.where, self._lines.get(key, 1), what)

    def text(self, key: str, *, needed: bool = False, longest: int = 300) -> str:
        """Return a text, empty when it is not there and need not be."""
        value = self._value(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, f"“{key}” is not a text. Put it between double quotes.")
        if needed and not value.strip():
            raise self.wrong(key, f"“{key}” is missing.")
        if len(value) > longest:
            raise self.wrong(key, f"“{key}” is longer than {longest} characters.")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none when it is not there."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise self.wrong(key, f'“{key}” is not a list of texts, such as ["Chairs", "Pens"].')
        return tuple(text.strip() for text in value)

    def whole(self, key: str, default: int, *, least: int = 0, most: int = 1000) -> int:
        """Return a whole number, `default` when it is not there."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, f"“{key}” is not a whole number.")
        if not least <= value <= most:
            raise self.wrong(key, f"“{key}” lies between {least} and {most}.")
        return value

    def whole_or_none(self, key: str) -> int | None:
        """Return a whole number, or None when it is not there."""
        return self.whole(key, 0) if key in self._table else None

    def one_of(self, kind: type[_Kind], key: str, default: _Kind | None = None) -> _Kind:
        """Return a word of a fixed list, or the default when it is not there."""
        word = self.text(key, needed=default is None)
        return default if not word and default is not None else self._word(kind, key, word)

    def all_of(self, kind: type[_Kind], key: str) -> tuple[_Kind, ...]:
        """Return several words of a fixed list."""
        return tuple(self._word(kind, key, word) for word in self.texts(key))

    def _word(self, kind: type[_Kind], key: str, word: str) -> _Kind:
        try:
            return kind(word)
        except ValueError as error:
            known = ", ".join(kind)
            raise self.wrong(key, f"“{word}” is none of {known}.{meant(word, kind)}") from error

    def done(self) -> None:
        """Refuse what nobody asked for: a key misspelt would otherwise vanish in silence."""
        for key in self._table:
            if key not in self._read:
                raise self.wrong(key, f"there is no key called “{key}”.{meant(key, self._read)}")

    def _value(self, key: str, default: object) -> object:
        self._read.add(key)
        return self._table.get(key, default)


def parted(source: str, where: str) -> Parted:
    """Divide a file into head and body. Raises `NotAGuide` when there is no head or it cannot be read."""
    if len(source) > LONGEST_SOURCE:
        raise NotAGuide(where, 0, f"this is longer than {LONGEST_SOURCE:,} characters, so it was not read.")
    if "\0" in source:
        raise NotAGuide(where, 0, "this is not a text file.")
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() != FENCE:
        raise NotAGuide(
            where, first + 1, f"a guide begins with a line of {FENCE}, then what it is called and for whom."
        )
    end = next((number for number in range(first + 1, len(lines)) if lines[number].strip() == FENCE), 0)
    if not end:
        raise NotAGuide(where, first + 1, f"the head has no end. Put a line of {FENCE} below it.")
    table = _table(lines[first + 1 : end], first + 1, where)
    keys = {found[1]: number + 1 for number in range(first + 1, end) if (found := _KEY.match(lines[number].strip()))}
    return Parted(Head(where, table, keys), "\n".join(lines[end + 1 :]), end + 1)


def _table(lines: list[str], before: int, where: str) -> dict[str, object]:
    try:
        return tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        words = str(error)
        place = _AT_LINE.search(words)
        line = before + (int(place[1]) if place and place[1] else len(lines))
        what = _AT_LINE.sub("", words) or "it cannot be read"
        raise NotAGuide(where, line, f"the head cannot be read here ({what}).") from error
