"""The ways a person's name may be written in a note: whole, in parts, shortened, as initials."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from workwell_desktop.domain.everyday_words import ALSO_NAMES, NEVER_ALONE
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.text import plain_letters


class Shape(Enum):
    """How a spelling must look in a text before it is taken for a name."""

    ANY = "any"
    """However it is written: "devon"."""
    CAPITAL = "capital"
    """With a capital, anywhere."""
    MID_SENTENCE = "mid_sentence"
    """With a capital where none is due: an everyday word."""
    UPPER = "upper"
    """In capitals only: "AO"."""
    DOTTED = "dotted"
    """In capitals with full stops: "A.O."."""


@dataclass(frozen=True)
class Spelling:
    """One way to write a name: its words in the plainest letters, and how it must look."""

    words: tuple[str, ...]
    shape: Shape = Shape.ANY


_FIRST_UNSPACED = 0x0E00
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
"""Thai and Lao, Burmese, Khmer, kana, Chinese characters: written without spaces between words."""
_HANGUL = (0xAC00, 0xD7AF)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def plain(word: str) -> str:
    """Return a word as it is compared: only letters and numbers, where one letter stands for several ("Ŀ") too."""
    return word.lower() if word.isascii() else "".join(filter(_in_word, plain_letters(word)))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name, as written: hyphens, apostrophes and full stops part them."""
    joined = "".join(c if _in_word(c) else " " for c in unicodedata.normalize("NFC", text))
    return tuple(joined.split())


def spellings_of(person: Person) -> frozenset[Spelling]:
    """Return every way to write a person, in scripts that put spaces between words."""
    name, preferred = words_of(person.display_name), words_of(person.preferred_name)
    found = {*_of_name(name), *_of_name(preferred), *_of_alias(words_of(person.alias))}
    if preferred and len(name) > 1:
        found |= {*_shortened(preferred, name[-1])}
    if len(name) > 1:
        found |= {*_shortened(name[:1], name[-1])}
    found |= {*_initials(name)}
    if len(name) > 2:
        found |= {*_initials((name[0], name[-1]))}
    return frozenset(found)


def unspaced_of(person: Person) -> frozenset[str]:
    """Return how a person is written in scripts without spaces, or with endings joined to the name."""
    found: set[str] = set()
    for text in (person.display_name, person.preferred_name, person.alias):
        words = words_of(text)
        joined = "".join(words)
        if joined and all(unspaced(word) for word in words):
            found |= {joined, *words}
            if len(joined) == 3 and len(words) == 1:
                found.add(joined[1:])  # the given name after a family name of one character
    return frozenset(word for word in found if len(word) > 1)


def unspaced(word: str) -> bool:
    """Whether a word is of a script without spaces, or of one that joins endings to names (Korean)."""
    return any(_of_unspaced_script(ord(c)) for c in word if ord(c) >= _FIRST_UNSPACED)


def hangul(letter: str) -> bool:
    """Whether a letter is Korean: there a name begins where a word begins, and may go on."""
    return _HANGUL[0] <= ord(letter) <= _HANGUL[1]


def _of_unspaced_script(point: int) -> bool:
    return any(low <= point <= high for low, high in (*_UNSPACED, _HANGUL))


def _in_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter)[0] == "M" or letter in "\u200c\u200d"


def _of_name(words: tuple[str, ...]) -> Iterator[Spelling]:
    """Yield the whole name and each part that tells who is meant."""
    if len(words) > 1:
        yield from _variants(words, Shape.ANY)
    for word in words:
        small = len(words) > 1 and word[0].islower()  # "de", "van": written small in the name itself
        if not small and _tells(word) and not unspaced(word):
            yield from _variants((word,), Shape.MID_SENTENCE if plain(word) in ALSO_NAMES else Shape.ANY)


def _of_alias(words: tuple[str, ...]) -> Iterator[Spelling]:
    """Yield an alias: often an ordinary word, so its look counts."""
    if len(words) > 1:
        yield from _variants(words, Shape.ANY)
    for word in words:
        if _tells(word) and not unspaced(word):
            numbered = any(map(str.isdigit, word)) or not word[0].isupper()
            everyday = len(words) > 1 or plain(word) in ALSO_NAMES
            shape = Shape.MID_SENTENCE if everyday else Shape.ANY if numbered else Shape.CAPITAL
            yield from _variants((word,), shape)


def _shortened(first: tuple[str, ...], last: str) -> Iterator[Spelling]:
    """Yield "Amara O.", "Amara Okafor" and "A. Okafor"."""
    if last[0].isalpha():
        yield from _variants((*first, last[0]), Shape.CAPITAL)
        yield from _variants((*first, last), Shape.ANY)
        yield from _variants((first[0][0], last), Shape.CAPITAL)


def _initials(name: tuple[str, ...]) -> Iterator[Spelling]:
    letters = tuple(plain(word[0]) for word in name)
    if len(name) > 1 and all(word[0].isalpha() and word[0].upper() != word[0].lower() for word in name):
        yield Spelling(letters, Shape.DOTTED)
        yield Spelling(("".join(letters),), Shape.UPPER)


def _variants(words: tuple[str, ...], shape: Shape) -> Iterator[Spelling]:
    yield Spelling(tuple(map(plain, words)), shape)
    written_out = tuple(plain(word.lower().translate(_UMLAUTS)) for word in words)
    if written_out != tuple(map(plain, words)):
        yield Spelling(written_out, shape)


def _tells(word: str) -> bool:
    """Whether a word alone tells who is meant: more than one letter, and no bare number below three digits."""
    if word.isdigit():
        return len(word) > 2
    return len(word) > 1 and plain(word) not in NEVER_ALONE
