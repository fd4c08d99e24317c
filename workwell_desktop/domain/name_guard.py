"""Finds the names of people in a text as it is typed: on this computer, at once, without asking anybody.

It marks and never decides. A wrong mark costs a glance, a missed name costs somebody's trust; so names are found in
any case and script, and only words that are everyday words too must look like a name where they stand. Every line is
judged by itself, so that only the one that changed need be looked at again.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from workwell_desktop.domain.everyday_words import (
    ABBREVIATIONS,
    BEFORE_A_MONTH,
    BEFORE_A_THING,
    DEEDS,
    MONTHS,
    TITLES,
)
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.spellings import Shape, hangul, plain, spellings_of, unspaced_of


@dataclass(frozen=True)
class NameFound:
    """Where a name stands in a text (characters, end not included) and everyone it may mean."""

    start: int
    end: int
    people: tuple[PersonId, ...]


_LETTERS = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ \t\u00a0]*(?:[-‐-–'’.·][ \t\u00a0]*|[ \t\u00a0])")
"""What may stand between two words of a name."""
_DOT = re.compile(r"\.[ \t\u00a0]?")
_OWNS_OR_LISTED = re.compile(r"['’]s?(?![^\W_])|:|[ \t\u00a0][-–—](?=[ \t\u00a0])")
"""What follows a name even where a sentence begins: "Grace's", "Grace: tired", "Grace – tired"."""
_AND_ANOTHER = re.compile(r"[ \t\u00a0](?:and|&)[ \t\u00a0](?=([^\W_]))")
_JOINERS = "\u200c\u200d"
_AT_FIRST = " \t\u00a0\"'“”‘’«»„([{-–—*•·>#"
_ENDS = ".!?…:;।؟。！？"
_JOINED_BEFORE = "وفبلكשלהבמכו"
"""Arabic and Hebrew letters that are written onto the word that follows: and, to, with…"""
_MOST_WORDS_KNOWN = 20_000


@cache
def _letters_and_marks() -> re.Pattern[str]:
    """Return what a word is made of where vowels and accents are characters of their own."""
    marks = "".join(chr(point) for point in range(0x300, 0x12000) if unicodedata.category(chr(point))[0] == "M")
    return re.compile(rf"[^\W_]+(?:[{marks}{_JOINERS}]+[^\W_]*)*")


@dataclass(frozen=True)
class _Known:
    """One spelling and whom it may mean."""

    words: tuple[str, ...]
    shape: Shape
    people: tuple[PersonId, ...]


class NameGuard:
    """Knows some people and finds their names. It keeps the words it has met, and nothing else of a text."""

    def __init__(self, heads: Mapping[str, tuple[_Known, ...]], joined: Mapping[str, tuple[PersonId, ...]]) -> None:
        self._heads = heads
        self._joined = joined
        self._met: dict[str, tuple[_Known, ...]] = {}

    @classmethod
    def over(cls, people: Iterable[Person]) -> Self:
        """Return a guard over the names, preferred names, aliases and initials of these people."""
        owners: defaultdict[tuple[tuple[str, ...], Shape], list[PersonId]] = defaultdict(list)
        joined: defaultdict[str, list[PersonId]] = defaultdict(list)
        for person in people:
            for spelling in spellings_of(person):
                owners[spelling.words, spelling.shape].append(person.id)
            for written in unspaced_of(person):
                joined[written].append(person.id)
        heads: defaultdict[str, list[_Known]] = defaultdict(list)
        for (words, shape), ids in owners.items():
            heads[words[0]].append(_Known(words, shape, tuple(ids)))
        longest_first = {
            head: tuple(sorted(known, key=lambda one: (-len(one.words), one.shape.value)))
            for head, known in heads.items()
        }
        return cls(longest_first, {written: tuple(ids) for written, ids in joined.items()})

    def find(self, text: str) -> tuple[NameFound, ...]:
        """Return every name in a text, in order and never overlapping."""
        letters = set(text)
        marked = any(c > "\u02ff" and (unicodedata.category(c)[0] == "M" or c in _JOINERS) for c in letters)
        word = _letters_and_marks() if marked else _LETTERS
        found = [*self._spaced(text, word), *self._unspaced(text, letters)]
        if "@" in letters:
            found += self._called(text, word)
        return _apart(found)

    def _spaced(self, text: str, word: re.Pattern[str]) -> Iterator[NameFound]:
        heads = {each: met for each in set(word.findall(text)) if (met := self._heads_for(each))}
        if not heads:
            return
        end = 0
        for here in word.finditer(text) if len(heads) > 40 else _places(text, word, heads):
            if here.start() < end:
                continue
            for known in heads.get(here[0], ()):
                if (until := _reaches(text, here, known, word)) and _looks_right(text, here, until, known, word):
                    end = until
                    yield NameFound(here.start(), until, known.people)
                    break

    def _called(self, text: str, word: re.Pattern[str]) -> Iterator[NameFound]:
        """Yield the names after an "@": whoever types it means a person, with capitals or without."""
        for at in re.finditer("@", text):
            here = word.match(text, at.end())
            for known in self._heads.get(plain(here[0]), ()) if here else ():
                if here and len(known.words) == 1:
                    yield NameFound(here.start(), here.end(), known.people)

    def _heads_for(self, word: str) -> tuple[_Known, ...]:
        """Return the spellings that a word, written as it is, may begin."""
        met = self._met.get(word)
        if met is None:
            if len(self._met) > _MOST_WORDS_KNOWN:
                self._met.clear()
            known = self._heads.get(plain(word), ())
            if not known and len(word) > 2 and word[0] in _JOINED_BEFORE:
                known = tuple(one for one in self._heads.get(plain(word[1:]), ()) if len(one.words) == 1)
            capital, upper = _capital(word), word == word.upper()
            met = tuple(one for one in known if _may_begin(one.shape, capital, upper))
            self._met[word] = met
        return met

    def _unspaced(self, text: str, letters: set[str]) -> Iterator[NameFound]:
        for written, ids in self._joined.items():
            if letters.issuperset(written):
                start = text.find(written)
                while start >= 0:
                    if not (hangul(written[0]) and start and hangul(text[start - 1])):
                        yield NameFound(start, start + len(written), ids)
                    start = text.find(written, start + 1)


def _may_begin(shape: Shape, capital: bool, upper: bool) -> bool:
    if shape is Shape.ANY:
        return True
    return upper if shape in (Shape.UPPER, Shape.DOTTED) else capital


def _capital(word: str) -> bool:
    """Whether a word begins with a capital; scripts without capitals count as if it did."""
    return word[0] != word[0].lower() or word[0] == word[0].upper()


def _places(text: str, word: re.Pattern[str], heads: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield the words of a text that are among `heads`, quicker than going through all of them."""
    either = "|".join(re.escape(each) for each in sorted(heads, key=len, reverse=True))
    for place in re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])").finditer(text):
        here = word.match(text, place.start())
        if here is not None and here.end() == place.end() and _begins(text, place.start()):
            yield here


def _begins(text: str, start: int) -> bool:
    """Whether no mark before `start` makes it the middle of a word."""
    return start == 0 or text[start - 1] < "\u0300" or unicodedata.category(text[start - 1])[0] != "M"


def _reaches(text: str, first: re.Match[str], known: _Known, word: re.Pattern[str]) -> int:
    """Return where a spelling that begins at `first` ends, or 0 when the text goes on otherwise."""
    end, between = first.end(), _DOT if known.shape is Shape.DOTTED else _BETWEEN
    for wanted in known.words[1:]:
        gap = between.match(text, end)
        here = word.match(text, gap.end()) if gap else None
        if here is None or plain(here[0]) != wanted or (len(wanted) == 1 and here[0] != here[0].upper()):
            return 0
        end = here.end()
    if len(known.words) > 1 and len(known.words[-1]) == 1 and text[end : end + 1] == ".":
        end += 1  # the full stop of "Amara O."
    return end


def _looks_right(text: str, first: re.Match[str], end: int, known: _Known, word: re.Pattern[str]) -> bool:
    """Whether what stands there looks like a name and not like an everyday word or an abbreviation."""
    if known.shape is Shape.UPPER:
        return first[0] not in ABBREVIATIONS and not _shouted(text, first, word)
    if known.shape is Shape.MID_SENTENCE:
        return _meant(text, first, end, word)
    return True


def _meant(text: str, first: re.Match[str], end: int, word: re.Pattern[str]) -> bool:
    """Whether an everyday word with a capital is meant as a name."""
    start = first.start()
    another = _AND_ANOTHER.match(text, end)
    if _OWNS_OR_LISTED.match(text, end) or (another and another[1].isupper()):
        return True
    before, after = _word_before(text, start), _word_after(text, end, word)
    if before in TITLES or after in DEEDS:
        return True
    if _begins_sentence(text, start) or before in BEFORE_A_THING or _shouted(text, first, word):
        return False
    dated = plain(first[0]) in MONTHS and (before in BEFORE_A_MONTH or before.isdigit() or after.isdigit())
    return not dated


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a capital is due at `start` in any case."""
    before = text[:start].rpartition("\n")[2].rstrip(_AT_FIRST) if start < 200 else _short_before(text, start)
    return not before or before[-1] in _ENDS or before.rstrip(")").isdigit()


def _short_before(text: str, start: int) -> str:
    return text[start - 200 : start].rpartition("\n")[2].rstrip(_AT_FIRST)


def _word_before(text: str, start: int) -> str:
    """Return the word before, plainly written, when only spaces (and the full stop of a title) part it."""
    words = text[max(0, start - 40) : start].rpartition("\n")[2].rstrip(" \t\u00a0").removesuffix(".")
    last = re.search(r"[^\W_]+\Z", words)
    return plain(last[0]) if last else ""


def _word_after(text: str, end: int, word: re.Pattern[str]) -> str:
    if text[end : end + 1] not in (" ", "\u00a0"):
        return ""
    after = word.match(text, end + 1)
    return plain(after[0]) if after else ""


def _shouted(text: str, first: re.Match[str], word: re.Pattern[str]) -> bool:
    """Whether a word is in capitals because its neighbour is too."""
    if len(first[0]) < 2 or first[0] != first[0].upper():
        return False
    after = word.match(text, first.end() + 1) if text[first.end() : first.end() + 1] == " " else None
    before = re.search(r"[^\W_]+\Z", text[max(0, first.start() - 40) : first.start()].rstrip(" "))
    return any(
        each and len(each[0]) > 2 and each[0] == each[0].upper() != each[0].lower() for each in (before, after)
    )


def _apart(found: list[NameFound]) -> tuple[NameFound, ...]:
    """Return what was found in order; of two that overlap the longer stays."""
    kept: list[NameFound] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return tuple(kept)


_SENTENCE_END = re.compile(r"[.!?…।؟。！？]+[\"'”’»)\]]*(?=\s|$)")


def sentence_around(text: str, found: NameFound, names: Iterable[NameFound] = ()) -> tuple[int, int]:
    """Return where the sentence with a name begins and ends, within its line.

    A full stop inside one of `names` ends no sentence, unless the next word has a capital: "with Amara O. We left".
    """
    first = text.rfind("\n", 0, found.start) + 1
    last = text.find("\n", found.end)
    last = len(text) if last < 0 else last
    start, end = first, last
    for stop in _SENTENCE_END.finditer(text, first, last):
        inside = any(one.start < stop.start() < one.end for one in names)
        follows = text[stop.end() : last].lstrip()[:1]
        if inside and follows and not follows.isupper():
            continue
        if stop.end() <= found.start:
            start = stop.end()
        elif stop.end() >= found.end:
            end = stop.end()
            break
    while start < found.start and text[start].isspace():
        start += 1
    while end > found.end and text[end - 1].isspace():
        end -= 1
    return start, end


def without(text: str, start: int, end: int) -> str:
    """Return a text with a sentence taken out, and the space it leaves closed up."""
    before, after = text[:start], text[end:]
    if not before or before[-1] == "\n" or not after.strip(" \t") or after.lstrip(" \t")[:1] == "\n":
        after = after.lstrip(" \t")
        before = before.rstrip(" \t") if after[:1] in ("", "\n") else before
    elif before[-1].isspace() and after[:1].isspace():
        after = after[1:]
    if before.endswith("\n") and after.startswith("\n"):
        after = after[1:]
    return before if not after and before.strip() == "" else before + after


def unnamed(text: str, found: NameFound) -> str:
    """Return what to write instead of a name: "a member", with a capital where a sentence begins."""
    return "A member" if _begins_sentence(text, found.start) else "a member"
