"""How ids, times, words and short lists of the domain stand in a column. Nothing here knows a table.

Results are turned back by plain functions instead of `process_result_value`: a register reads tens of thousands. What
cannot be turned back was not written by this program, and is damage.
"""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import CHAR, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from workwell_desktop.domain.agenda import Handout
from workwell_desktop.domain.errors import Damaged

E = TypeVar("E", bound=Enum)
K = TypeVar("K")
V = TypeVar("V")


class _Known(dict[K, V]):
    """The words of a closed list. One that is not among them is damage: newer formats are refused before."""

    def __missing__(self, word: K) -> V:
        raise Damaged


class Id(TypeDecorator[UUID]):
    """A UUID as 32 hexadecimal digits, the same in every database."""

    impl = CHAR(32)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        """Return the digits."""
        return None if value is None else value.hex

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], UUID | None]:
        """Return what turns digits into ids; one object per id, since 6,000 marks name only some 200."""
        return _uuid


class AwareDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC and given back as an aware time in UTC. A naive time raises ValueError.

    It stands in the column as text of one width, "2026-03-05 18:00:00.000000+00:00", so that it sorts by time.
    """

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).isoformat(" ", "microseconds")

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:
        """Return what turns the text into an aware moment."""
        return _moment


class Word(TypeDecorator[E], Generic[E]):
    """A member of a closed list, as its word: the value of a StrEnum, else the member's name in small letters."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words
        self._members = _Known[str | None, E | None]({None: None} | {_word(member): member for member in words})

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """Return the word."""
        return None if value is None else _word(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], E | None]:
        """Return what turns a word into its member, and raises Damaged for a word this version does not know."""
        return self._members.__getitem__


class Texts(TypeDecorator[tuple[str, ...]]):
    """A short list of texts in its order, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str:
        """Return the JSON."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], tuple[str, ...]]:
        """Return what turns the JSON into a tuple."""
        return _texts


class Words(TypeDecorator[tuple[E, ...]], Generic[E]):
    """Members of a closed list in their order, as a JSON list of their words."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words
        self._members = _Known[str, E]({_word(member): member for member in words})

    def process_bind_param(self, value: Iterable[E] | None, dialect: Dialect) -> str:
        """Return the JSON."""
        return json.dumps([_word(member) for member in value or ()])

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], tuple[E, ...]]:
        """Return what turns the JSON into members; raises Damaged for a word this version does not know."""
        return lambda listed: tuple(self._members[word] for word in _texts(listed))


class Handouts(TypeDecorator[tuple[Handout, ...]]):
    """The handouts of a part as JSON: a list of titles, each with copies or null, and the key of its sheet if any.

    The second format knew no keys and wrote two values.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[Handout] | None, dialect: Dialect) -> str:
        """Return the JSON."""
        listed = [[each.title, each.copies, *([each.sheet] if each.sheet else [])] for each in value or ()]
        return json.dumps(listed, ensure_ascii=False)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], tuple[Handout, ...]]:
        """Return what turns the JSON into handouts."""
        return _handouts


@lru_cache(maxsize=65_536)
def _uuid(digits: str | None) -> UUID | None:
    return _read(UUID, digits) if digits else None


@lru_cache(maxsize=8192)
def _moment(text: str | None) -> datetime | None:
    return _read(datetime.fromisoformat, text) if text else None


@lru_cache(maxsize=1024)
def _texts(listed: str | None) -> tuple[str, ...]:
    return _read(lambda text: tuple(json.loads(text)), listed) if listed else ()


@lru_cache(maxsize=1024)
def _handouts(listed: str | None) -> tuple[Handout, ...]:
    if not listed:
        return ()
    return _read(lambda text: tuple(Handout(*values) for values in json.loads(text)), listed)


def _read(build: Callable[[str], V], text: str) -> V:
    try:
        return build(text)
    except (AttributeError, TypeError, ValueError):
        raise Damaged from None


def forget() -> None:
    """Drop the values kept for speed, so that no text outlives the vault it came from."""
    for kept in (_uuid, _moment, _texts, _handouts):
        kept.cache_clear()


def _word(member: Enum) -> str:
    return member.value if isinstance(member, StrEnum) else member.name.lower()
