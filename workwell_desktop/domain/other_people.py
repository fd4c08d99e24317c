"""Finds everybody but one person in a text, more strictly than the name guard that looks over a shoulder.

In an editor a wrong mark costs patience. In a packet that leaves the house a missed name costs somebody's trust, so
every capitalised word of somebody's name counts here, everyday words too, and so do telephone numbers and addresses.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from workwell_desktop.domain.everyday_words import NEVER_ALONE
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.name_guard import NameFound, NameGuard, unnamed
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.spellings import Shape, plain, spellings_of, words_of

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")
_EMAIL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+")
_NUMBER = re.compile(r"\+?\d(?:[\s().\u00a0/-]{0,2}\d){5,}")
_FEWEST_DIGITS, _MOST_DIGITS = 6, 9
_AROUND = ".'’\""
LEFT_OUT = "[left out]"


@dataclass(frozen=True)
class OtherPeople:
    """Everybody whom a text must not name. What may mean the person themself is not taken for somebody else."""

    guard: NameGuard
    person_id: PersonId | None
    whole: dict[str, tuple[PersonId, ...]]
    """Whole names, aliases and e-mail addresses, as `_folded`."""
    words: dict[str, tuple[PersonId, ...]]
    """Single words of names, in the plainest letters."""
    reached: dict[str, tuple[PersonId, ...]]
    """The last digits of telephone numbers."""

    @classmethod
    def over(cls, people: Iterable[Person], but: Person | None = None) -> Self:
        """Return who finds these people, but not one of them."""
        known = tuple(people)
        whole: dict[str, tuple[PersonId, ...]] = {}
        words: dict[str, tuple[PersonId, ...]] = {}
        reached: dict[str, tuple[PersonId, ...]] = {}
        for person in known:
            for name in (person.display_name, person.preferred_name, person.alias):
                _file(whole, _folded(name), person.id)
                for word in words_of(name):
                    if len(word) > 1 and plain(word) not in NEVER_ALONE:
                        _file(words, plain(word), person.id)
            for address in _EMAIL.finditer(person.contact.details):
                _file(whole, _folded(address[0].strip(_AROUND)), person.id)
            for digits in _numbers(person.contact.details):
                _file(reached, digits, person.id)
        return cls(NameGuard.over(known), but.id if but else None, whole, words, reached)

    def find(self, text: str) -> tuple[NameFound, ...]:
        """Return every place where somebody else is named or can be reached, in order and never overlapping."""
        if not text.strip():
            return ()
        found = [*self.guard.find(text), *self._words(text), *self._whole(text), *self._numbers(text)]
        return _joined([one for one in found if self.person_id not in one.people])

    def _words(self, text: str) -> Iterator[NameFound]:
        for here in _WORD.finditer(text):
            if here[0][0] != here[0][0].lower() or here[0][0] == here[0][0].upper():
                people = self.words.get(plain(here[0]))
                if people:
                    yield NameFound(here.start(), here.end(), people)

    def _whole(self, text: str) -> Iterator[NameFound]:
        """Yield whole names and codes in whatever case, such as "k-17", where no letter goes on before or after."""
        flat, places = _flattened(text)
        for name, people in self.whole.items():
            start = flat.find(name)
            while start >= 0:
                end = start + len(name)
                if not (_goes_on(flat, start - 1, name[0]) or _goes_on(flat, end, name[-1])):
                    yield NameFound(places[start], places[end - 1] + 1, people)
                start = flat.find(name, start + 1)

    def _numbers(self, text: str) -> Iterator[NameFound]:
        for here in _NUMBER.finditer(text):
            people = next(filter(None, map(self.reached.get, _numbers(here[0]))), ())
            if people:
                yield NameFound(here.start(), here.end(), people)


def sieve(person: Person) -> Callable[[str], bool]:
    """Return what tells quickly, and never wrongly, that a text cannot name a person: most of a vault's do not.

    It looks for the longest word of each spelling in plain letters, and lets every text through that is not.
    """
    spelled = [each.words for each in spellings_of(person) if each.shape not in (Shape.UPPER, Shape.DOTTED)]
    parts = {max(words, key=len) for words in spelled}
    names = (person.display_name, person.preferred_name, person.alias)
    parts |= {plain(word) for name in names for word in words_of(name) if len(word) > 1}
    parts |= {_folded(name) for name in names if name.strip()}
    parts |= {_folded(address[0].strip(_AROUND)) for address in _EMAIL.finditer(person.contact.details)}
    patterns = [re.escape(part) for part in sorted(parts) if part.isascii()]
    letters = [plain(word[0]).upper() for word in words_of(person.display_name)]
    for each in (letters, [*letters[:1], *letters[-1:]]):
        written = r"\W{0,3}".join(map(re.escape, each))
        patterns.append(rf"(?-i:\b{written}\b)")
    patterns += [r"\D{0,2}".join(digits[-_FEWEST_DIGITS:]) for digits in _numbers(person.contact.details)]
    found = re.compile("|".join(patterns), re.IGNORECASE).search
    return lambda text: not text.isascii() or found(text) is not None


def instead(text: str, found: NameFound) -> str:
    """Return what to write in place of somebody: “a member”, or that an address or number was left out."""
    there = text[found.start : found.end]
    reached = "@" in there or sum(letter.isdigit() for letter in there) >= _FEWEST_DIGITS
    return LEFT_OUT if reached else unnamed(text, found)


def _file(shelf: dict[str, tuple[PersonId, ...]], key: str, person_id: PersonId) -> None:
    if key and person_id not in shelf.get(key, ()):
        shelf[key] = (*shelf.get(key, ()), person_id)


def _folded(text: str) -> str:
    return (
        "".join(_flattened(text)[0].split(" ")).strip() if text.isspace() else " ".join(_flattened(text)[0].split())
    )


def _flattened(text: str) -> tuple[str, list[int]]:
    """Return a text in small letters without accents, each letter with its place in the text; spaces are one."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for plainer in unicodedata.normalize("NFKD", letter).casefold():
            if unicodedata.combining(plainer):
                continue
            plainer = " " if plainer.isspace() else plainer
            if plainer == " " and letters[-1:] == [" "]:
                continue
            letters.append(plainer)
            places.append(place)
    return "".join(letters), places


def _goes_on(flat: str, place: int, edge: str) -> bool:
    """Whether a word goes on beyond the edge of a name; scripts without spaces part no words."""
    if not 0 <= place < len(flat) or not edge.isalnum() or ord(edge) >= 0x0E00:
        return False
    return flat[place].isalnum()


def _numbers(text: str) -> Iterator[str]:
    for here in _NUMBER.finditer(text):
        digits = "".join(letter for letter in here[0] if letter.isdigit())
        if len(digits) >= _FEWEST_DIGITS:
            yield digits[-_MOST_DIGITS:]


def _joined(found: list[NameFound]) -> tuple[NameFound, ...]:
    """Return what was found in order; what overlaps becomes one."""
    kept: list[NameFound] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and one.start < kept[-1].end:
            last = kept[-1]
            people = tuple(dict.fromkeys((*last.people, *one.people)))
            kept[-1] = NameFound(last.start, max(last.end, one.end), people)
        else:
            kept.append(one)
    return tuple(kept)
