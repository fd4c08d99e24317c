"""Where in a text the typed letters stand, so that they can be shown bold: "lukasz" marks "Łukasz".

It only shows why something was found; finding is the vault's business.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.search.shown import Spans


def spans(typed: str, text: str) -> Spans:
    """Return where whole typed words stand, and words that begin with the last of them."""
    wanted = [word for _, word in _words(plain_letters(typed))]
    return tuple(_found(wanted, text)) if wanted else ()


def _found(wanted: list[str], text: str) -> Iterator[tuple[int, int]]:
    for start, word in _words(text):
        plain = plain_letters(word)
        if plain.startswith(wanted[-1]):
            length = _letters(word, len(wanted[-1]))
        elif plain in wanted:
            length = len(word)
        else:
            continue
        yield _units(text[:start]), _units(word[:length])


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word with its place; marks that stand apart from their letter belong to the word."""
    at = 0
    for is_word, letters in groupby(text, lambda letter: unicodedata.category(letter)[0] in "LNM"):
        word = "".join(letters)
        if is_word:
            yield at, word
        at += len(word)


def _letters(word: str, wanted: int) -> int:
    """Return how many letters of a word are as long as `wanted` plain ones: "ß" is two, a mark of its own none."""
    enough = next((n for n in range(1, len(word)) if len(plain_letters(word[:n])) >= wanted), len(word))
    while enough < len(word) and unicodedata.combining(word[enough]):
        enough += 1
    return enough


def _units(text: str) -> int:
    """Return how long Qt finds a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
