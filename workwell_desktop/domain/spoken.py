"""Random bytes as words that can be read aloud over a telephone: proquints, sixteen bits each.

A word is consonant, vowel, consonant, vowel, consonant, such as "lusab" (Wilkerson, arXiv 0901.4016). Six of them
carry 96 bits: too many to guess, few enough to say.
"""

import re

from workwell_desktop.domain.errors import Refusal

WORDS = 6
BYTES = 2 * WORDS
"""What six words carry."""

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_WORD = re.compile(f"[{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}]")
_APART = re.compile(r"[\s\-–—.,]+")


def spoken(content: bytes) -> tuple[str, ...]:
    """Return bytes as words, two bytes each. Raises ValueError for an odd number of bytes."""
    if len(content) % 2:
        raise ValueError("every word carries two bytes")
    return tuple(_word(content[at] << 8 | content[at + 1]) for at in range(0, len(content), 2))


def heard(text: str) -> bytes:
    """Return the bytes of words as somebody typed them. Raises `Refusal` naming the word that is none."""
    words = split(text)
    for place, word in enumerate(words, 1):
        if _WORD.fullmatch(word) is None:
            raise Refusal(f"Please look at word {place} again: “{word[:12]}” is not one of these words.", "phrase")
    return b"".join(_number(word).to_bytes(2) for word in words)


def split(text: str) -> tuple[str, ...]:
    """Return typed words, in small letters, however they were kept apart."""
    return tuple(word for word in _APART.split(text.strip().lower()) if word)


def are_words(text: str) -> bool:
    """Whether a text is nothing but such words, at least one."""
    words = split(text)
    return bool(words) and all(_WORD.fullmatch(word) for word in words)


def _word(number: int) -> str:
    return (
        _CONSONANTS[number >> 12]
        + _VOWELS[number >> 10 & 3]
        + _CONSONANTS[number >> 6 & 15]
        + _VOWELS[number >> 4 & 3]
        + _CONSONANTS[number & 15]
    )


def _number(word: str) -> int:
    number = 0
    for place, letter in enumerate(word):
        number = number << 2 | _VOWELS.index(letter) if place % 2 else number << 4 | _CONSONANTS.index(letter)
    return number
