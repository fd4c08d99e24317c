"""Compares what is typed into a filter with what is shown: "lukasz" finds Łukasz, "gruss" finds Grüße.

For lists that are on the screen already; finding in the whole vault is the search's business.
"""

from workwell_desktop.domain.text import plain_letters


def matches(typed: str, plain_words: str) -> bool:
    """Return whether every typed word begins a word of `plain_words` (see `plain_letters`); nothing typed fits."""
    words = plain_words.split()
    return all(any(word.startswith(part) for word in words) for part in plain_letters(typed).split())
