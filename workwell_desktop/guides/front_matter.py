"""The head of a file: TOML between two `+++` lines. Keys nobody asked for and values of another kind are refused."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn, TypeVar

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.own_text import LONGEST_SOURCE
from workwell_desktop.domain.text import clean_line
from workwell_desktop.guides.errors import NotAGuide, meant, shortened

FENCE = "+++"
LONGEST_HEAD = 20_000
"""Characters; the longest of the built-in heads has a tenth of it."""
LONGEST_ENTRY = 400
"""Characters of one line in a list, such as a sentence about safety."""
MOST_ENTRIES = 50
MOST_DIGITS = 9

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 60
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_UNSHOWABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters other than tab, marks that turn words round, and halves of characters."""

_Kind = TypeVar("_Kind", bound=StrEnum)


@dataclass(frozen=True)
class Parts:
    """A text in its two parts. `body_line` is the line of the file on which the body begins."""

    head: str
    body: str
    body_line: int


def parted(source: str, where: str) -> Parts:
    """Return the head and the body of a text. Raises `NotAGuide` for one that is too long or has no head."""
    if len(source) > LONGEST_SOURCE:
        raise NotAGuide(where, 0, f"it has {len(source):,} characters; {LONGEST_SOURCE:,} is the most.")
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if unshowable(line):
            raise NotAGuide(where, number, "there is a character that cannot be shown. Type the line again.")
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise NotAGuide(where, 1, f"a file begins with a line of {FENCE}, and then says what it is.")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise NotAGuide(where, 1, f"the head has no end. Put a line of {FENCE} below it.")
    head = "\n".join(lines[1:end])
    if len(head) > LONGEST_HEAD:
        raise NotAGuide(where, 1, f"the head has {len(head):,} characters; {LONGEST_HEAD:,} is the most.")
    return Parts(head, "\n".join(lines[end + 1 :]), end + 2)


def unshowable(text: str) -> bool:
    """Return whether a line holds what no screen shows: control characters, or marks that turn words round."""
    return _UNSHOWABLE.search(text) is not None


class Head:
    """The keys of a head, which remembers what was read, so that nothing in it goes unnoticed."""

    def __init__(self, text: str, where: str) -> None:
        self._where = where
        self._text = text
        self._read: set[str] = set()
        try:
            self._table: dict[str, object] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            line = int(found[1]) + 1 if found and found[1] else text.count("\n") + 2
            what = _AT_LINE.sub("", str(error)).rstrip(".")
            raise NotAGuide(where, line, f"the head cannot be read here ({shortened(what)}).") from error
        except (ValueError, RecursionError) as error:
            raise NotAGuide(where, 1, "the head cannot be read.") from error

    def wrong(self, key: str, what: str) -> NoReturn:
        """Raise `NotAGuide` for a key; the line is that of the key, or the first when it is missing."""
        raise NotAGuide(self._where, self.line(key), f"{key} {what}")

    def line(self, key: str) -> int:
        """Return the line of the file on which a key stands, 1 when it is not there."""
        found = re.search(rf"""^[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.]""", self._text, re.MULTILINE)
        return self._text.count("\n", 0, found.start()) + 2 if found else 1

    def text(self, key: str, *, needed: bool = False, longest: int = 120) -> str:
        """Return a text on one line, empty when it is not there and need not be."""
        value = self._value(key)
        if value is not None and not isinstance(value, str):
            self.wrong(key, 'is not a text. Put it in quotes: "…".')
        text = self._clean(key, value or "", longest)
        if needed and not text:
            self.wrong(key, "is missing." if value is None else "is still empty.")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none when it is not there."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            self.wrong(key, 'is not a list of texts. Write it as ["one", "two"].')
        if len(value) > MOST_ENTRIES:
            self.wrong(key, f"has {len(value):,} entries; {MOST_ENTRIES} is the most.")
        return tuple(self._clean(key, text, LONGEST_ENTRY) for text in value)

    def whole(self, key: str, lowest: int, highest: int, default: int | None = None) -> int:
        """Return a whole number between two others; it must be there unless there is a default."""
        value = self._value(key)
        if value is None and default is not None:
            return default
        if value is None:
            self.wrong(key, "is missing.")
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(key, "is not a whole number.")
        if not lowest <= value <= highest:
            self.wrong(key, f"lies between {lowest} and {highest:,}.")
        return value

    def version_translated(self) -> int | None:
        """Return which version of the English text this one was made from, None when it does not say."""
        return self.whole("translates", 1, 10**MOST_DIGITS) if "translates" in self._table else None

    def version(self) -> int:
        """Return the version of the text, 1 when it does not say."""
        return self.whole("version", 1, 10**MOST_DIGITS, 1)

    def key(self) -> str:
        """Return the key, which is the same in every language."""
        key = self.text("key", needed=True)
        if not is_key(key):
            self.wrong("key", 'is made of small letters, digits and hyphens, like "trust-map".')
        return key

    def one_of(self, kind: type[_Kind], key: str, default: _Kind | None = None) -> _Kind:
        """Return a word of a fixed list, or the default when it is not there."""
        word = self.text(key, needed=default is None)
        return default if not word and default is not None else self._known(kind, key, word)

    def some_of(self, kind: type[_Kind], key: str) -> tuple[_Kind, ...]:
        """Return words of a fixed list, none when it is not there."""
        return tuple(dict.fromkeys(self._known(kind, key, word) for word in self.texts(key)))

    def done(self) -> None:
        """Refuse what nobody asked for: a key misspelt would otherwise vanish in silence."""
        for key in self._table:
            if key not in self._read:
                line = self.line(key)
                raise NotAGuide(
                    self._where, line, f"“{shortened(key)}” is not a known key.{meant(key, sorted(self._read))}"
                )

    def _known(self, kind: type[_Kind], key: str, word: str) -> _Kind:
        try:
            return kind(word)
        except ValueError:
            self.wrong(key, f"is “{shortened(word)}”, which is none of {', '.join(kind)}.{meant(word, kind)}")

    def _clean(self, key: str, text: str, longest: int) -> str:
        if unshowable(text):
            self.wrong(key, "has a character that cannot be shown, or more than one line.")
        line = " ".join(unicodedata.normalize("NFC", text).split())
        if len(line) > longest:
            self.wrong(key, f"has {len(line):,} characters; {longest} is the most.")
        try:
            return clean_line(line, key, label=key) if longest <= 120 else line
        except Refusal as refusal:
            raise NotAGuide(self._where, self.line(key), refusal.sentence) from refusal

    def _value(self, key: str) -> object:
        self._read.add(key)
        return self._table.get(key)


def is_key(text: str) -> bool:
    """Return whether a text has the form of a key."""
    return len(text) <= LONGEST_KEY and _KEY.fullmatch(text) is not None
