"""How easily a text reads, as the school grade somebody needs to read it without effort.

A formula counts sentences, words and syllables, and nothing else: it warns of long words in long sentences, and says
nothing about sense. Syllables are counted from the spelling, which is right often enough for an average.
"""

import re
from collections import Counter
from itertools import pairwise

from workwell_desktop.domain.language import Language

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.?!:;…]+[\"'”’»)\]]*(?:\s+|$)|\s*\n\s*|\s[–—]\s")

_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_ENGLISH_MUTE = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e[ds]?$|[^aeiouy]ely$")
_ENGLISH_SOUNDED = re.compile(r"[td]ed$|(?:[sxzcg]|[cs]h)es$|^[^aeiouy]*e$")
_ENGLISH_APART = re.compile(
    r"[aeiouy]ing$|(?<![tscg])i[ao](?!u)|iet|(?<![tsc])ien(?:ce|t)|(?<!q)ual|idea|area|crea(?:t|ti)|^react"
)
_SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+|(?<![aeiouáéíóúü])y$")
_SPANISH_STRONG = re.compile(r"[aeoáéóíú]")
_FRENCH_VOWELS = re.compile(r"[éëï]|[aeiouyàâäèêîôöùûüœæ]+")
_FRENCH_MUTE = re.compile(r"(?:[^aeiouyàâäèêîôöùûüœæ]|[qg]u)es?$")

_GRADES = ((95.0, 5.0), (85.0, 6.0), (75.0, 7.0), (65.0, 8.5), (55.0, 11.0), (40.0, 14.5), (15.0, 17.0))
"""Flesch's table of reading ease and school grades, by the middle of each band; easiest first."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text; numbers are none."""
    return tuple(_WORD.findall(text))


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, each with at least one word.

    As Flesch counts them (How to Write Plain English, 1979): a full stop, question or exclamation mark, colon,
    semicolon or dash ends one. So does the end of a line, for the sake of headings and lists.
    """
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if words(part))


def syllables(word: str, language: Language) -> int:
    """Return how many syllables a word has, at least one."""
    lower = word.lower()
    if language is Language.SPANISH:
        groups = _SPANISH_VOWELS.findall(lower)
        return max(1, sum(max(1, len(_SPANISH_STRONG.findall(group))) for group in groups))
    if language is Language.FRENCH:
        return max(1, len(_FRENCH_VOWELS.findall(lower)) - bool(_FRENCH_MUTE.search(lower)))
    mute = _ENGLISH_MUTE.search(lower) and not _ENGLISH_SOUNDED.search(lower)
    apart = len(_ENGLISH_APART.findall(lower))
    return max(1, len(_ENGLISH_VOWELS.findall(lower)) + apart - bool(mute))


def grade(text: str, language: Language) -> float:
    """Return the school grade a text needs, by a formula made for its language; 0 when it has no words.

    English: Kincaid, Fishburne, Rogers and Chissom (Research Branch Report 8-75, 1975), which gives the grade itself.
    Spanish: Fernández Huerta (Medidas sencillas de lecturabilidad, 1959), 206.84 - 60 P - 1.02 F. French: Kandel and
    Moles (Application de l'indice de Flesch à la langue française, 1958), 207 - 73.6 P - 1.015 F. P is syllables to a
    word and F words to a sentence. These two give reading ease from 0 to 100 like Flesch's own, and his table turns
    it into a grade.
    """
    said = sentences(text)
    spoken = words(text)
    if not spoken:
        return 0.0
    length = len(spoken) / len(said)
    often = Counter(spoken)  # and no cache: the words of a vault must not outlive it
    weight = sum(syllables(word, language) * number for word, number in often.items()) / len(spoken)
    if language is Language.SPANISH:
        return _grade_of(206.84 - 60 * weight - 1.02 * length)
    if language is Language.FRENCH:
        return _grade_of(207 - 73.6 * weight - 1.015 * length)
    return max(0.0, 0.39 * length + 11.8 * weight - 15.59)


def _grade_of(ease: float) -> float:
    """Return the school grade of a reading ease: straight between the middles of the bands, and on past the ends."""
    pairs = pairwise(_GRADES)
    (easy, low), (hard, high) = next((pair for pair in pairs if ease >= pair[1][0]), (_GRADES[-2], _GRADES[-1]))
    return max(0.0, low + (easy - ease) * (high - low) / (easy - hard))
