"""Compares what is typed into a filter with what is shown: "lukasz" finds Łukasz, "gruss" finds Grüße.

For lists that are on the screen already; finding in the whole vault is the search's business.
"""

import unicodedata

_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def plain(words: str) -> str:
    """Return a text in the plainest letters it can be typed in."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_PLAIN)


def matches(typed: str, plain_words: str) -> bool:
    """Return whether every typed word begins a word of `plain_words`, which `plain` made; nothing typed fits all."""
    words = plain_words.split()
    return all(any(word.startswith(part) for word in words) for part in plain(typed).split())
