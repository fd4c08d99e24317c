"""How ids, times, words and short lists of the domain stand in a column. Nothing here knows a table."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import CHAR, DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=Enum)

_uuid = lru_cache(maxsize=65_536)(UUID)
"""One object per id: a register of 6,000 marks names only some 200 people and sessions."""


class Id(TypeDecorator[UUID]):
    """A UUID as 32 hexadecimal digits, the same in every database."""

    impl = CHAR(32)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        """Return the digits."""
        return None if value is None else value.hex

    def process_result_value(self, value: str | None, dialect: Dialect) -> UUID | None:
        """Return the id."""
        return None if value is None else _uuid(value)


class AwareDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC and given back as an aware time in UTC. A naive time is a mistake and raises ValueError."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the aware moment."""
        return None if value is None else value.replace(tzinfo=UTC)


class Word(TypeDecorator[E], Generic[E]):
    """A member of a closed list, as its word: the value of a StrEnum, else the member's name in small letters."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words
        self._members = {_word(member): member for member in words}

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """Return the word."""
        return None if value is None else _word(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """Return the member. Raises KeyError for a word this version does not know."""
        return None if value is None else self._members[value]


class Texts(TypeDecorator[tuple[str, ...]]):
    """A short list of texts in its order, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str:
        """Return the JSON."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Return a tuple."""
        return _texts(value or "[]")


@lru_cache(maxsize=1024)
def _texts(listed: str) -> tuple[str, ...]:
    return tuple(json.loads(listed))


def _word(member: Enum) -> str:
    return member.value if isinstance(member, StrEnum) else member.name.lower()
