"""The languages that guides and papers come in."""

import re
from enum import StrEnum

_APART = re.compile(r" (?=[:;?!»])|(?<=«) ")


class Language(StrEnum):
    """A language, by its two-letter code of ISO 639-1. English is the source; the others are made from it."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"

    @property
    def own_name(self) -> str:
        """The language's name in itself."""
        return {"en": "English", "es": "Español", "fr": "Français"}[self.value]

    @property
    def tag(self) -> str:
        """The tag of BCP 47 that screen readers are told."""
        return "en-GB" if self is Language.ENGLISH else self.value


def kept_together(words: str, language: Language) -> str:
    """Return words in which no line ends before a French colon or question mark, nor after «."""
    return _APART.sub("\u00a0", words) if language is Language.FRENCH else words
