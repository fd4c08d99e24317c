"""The languages that guides and papers come in."""

from enum import StrEnum


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
