"""The fixed words of the papers in each language: column heads, "Page 2 of 5", "Next time".

They are data, one file of `resources/papers` per language. What a person typed never passes through here except as
a value put into a place.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from workwell_desktop.resources import resource

if TYPE_CHECKING:
    from workwell_desktop.domain.language import Language


class Words:
    """The fixed words of one language."""

    def __init__(self, phrases: dict[str, str]) -> None:
        """Take the phrases by their keys; one with `{places}` is filled in when it is asked for."""
        self._phrases = phrases

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase, its places filled in. Raises KeyError for an unknown one: a mistake of ours."""
        phrase = self._phrases[key]
        return phrase.format_map(values) if values else phrase

    def counted(self, key: str, count: int) -> str:
        """Return the phrase for one, or for several, such as "1 minute" and "5 minutes"."""
        return self(f"{key}_one" if count == 1 else f"{key}_many", count=count)

    def listed(self, parts: tuple[str, ...]) -> str:
        """Join names as in a sentence: "Ruth, Sam and Di"."""
        *others, last = parts or ("",)
        return self("and", first=", ".join(others), last=last) if others else last

    @property
    def keys(self) -> frozenset[str]:
        """Every key that has a phrase."""
        return frozenset(self._phrases)


@cache
def words_of(language: Language) -> Words:
    """Read the words of a language, once."""
    source = resource("papers", f"words.{language.value}.toml").read_text(encoding="utf-8")
    return Words({key: str(phrase) for key, phrase in tomllib.loads(source).items()})
