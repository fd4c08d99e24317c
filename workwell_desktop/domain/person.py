"""A person who comes to groups: what they like to be called, what makes it easier, how they may be reached.

No diagnosis, address or photograph is kept; see the glossary for why.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import count
from typing import Self

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.text import clean_line, folded


class ContactWay(StrEnum):
    """A way a person has agreed to be reached."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return {"phone": "Phone", "text": "Text message", "email": "E-mail", "post": "Post"}[self.value]


@dataclass(frozen=True, kw_only=True)
class ContactConsent:
    """How a person agreed to be contacted. No way agreed means: do not contact."""

    ways: frozenset[ContactWay] = frozenset()
    may_leave_message: bool = False
    safe_times: str = ""
    details: str = ""
    do_not_contact: bool = False
    asked_on: date | None = None

    @property
    def allowed(self) -> bool:
        """Whether the person may be contacted at all; the do-not-contact flag always wins."""
        return bool(self.ways) and not self.do_not_contact


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person. Only `display_name` is needed; an alias or code may stand instead of a real name."""

    id: PersonId
    display_name: str
    preferred_name: str = ""
    alias: str = ""
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    access_needs: tuple[str, ...] = ()
    contact: ContactConsent = field(default_factory=ContactConsent)

    @property
    def short_name(self) -> str:
        """The alias when there is one, else first (or preferred) name and last initial: "Amara O."."""
        if self.alias:
            return self.alias
        return _short(self, 1)

    def checked(self) -> Self:
        """Return the person with texts cleaned. Raises `Refusal` naming the first field that cannot be kept."""
        contact = replace(
            self.contact,
            safe_times=clean_line(self.contact.safe_times, "safe_times", label="Safe times"),
            details=clean_line(self.contact.details, "details", label="How to reach them"),
        )
        return replace(
            self,
            display_name=clean_line(self.display_name, "display_name", label="The name", needed=True),
            preferred_name=clean_line(self.preferred_name, "preferred_name", label="The preferred name"),
            alias=clean_line(self.alias, "alias", label="The alias or code"),
            pronouns=clean_line(self.pronouns, "pronouns", label="Pronouns"),
            languages=_clean_list(self.languages, "languages", "A language"),
            access_needs=_clean_list(self.access_needs, "access_needs", "What makes it easier"),
            contact=contact,
        )


def _clean_list(values: Iterable[str], name: str, label: str) -> tuple[str, ...]:
    lines = (clean_line(value, name, label=label) for value in values)
    return tuple(line for line in lines if line)


def _short(person: Person, letters: int) -> str:
    """Return first or preferred name with the first `letters` letters of the last one; a name of one word alone."""
    first, *others = person.display_name.split() or [""]
    first = person.preferred_name or first
    last = next((word for word in reversed(others) if any(map(str.isalnum, word))), "")
    if not last:
        return first
    while not last[0].isalnum():
        last = last[1:]
    shown = _first_letters(last, letters)
    return f"{first} {shown}" + ("" if letters > 1 and shown == last else ".")


def _first_letters(word: str, letters: int) -> str:
    """Return the first letters of a word with the accents and vowel signs that belong to them."""
    joined = {"\u200d", "\u200c"}
    starts = [i for i, c in enumerate(word) if unicodedata.category(c)[0] != "M" and c not in joined]
    return word[: starts[letters]] if letters < len(starts) else word


MOST_LETTERS = 5
"""Letters of a last name shown at most to tell two people apart."""


def distinct_names(people: Iterable[Person], *, full: bool = False) -> Mapping[PersonId, str]:
    """Return what each person is called in a list, never twice the same (capitals do not count), in the order given.

    Short names by default ("Maya R."); where two agree, as many letters of the last name as tell most of them apart
    ("Maya Ra.", "Maya Ro."), and a number where letters do not help. With `full` the display names are used instead.
    """
    known = tuple(people)
    names = {p.id: p.display_name if full and not p.alias else p.short_name for p in known}
    if not full:
        for clashing in _clashes(names):
            named = [p for p in known if p.id in clashing and not p.alias]
            tries = [{p.id: _short(p, letters) for p in named} for letters in range(1, MOST_LETTERS + 1)]
            best = max(tries, key=lambda tried: len({folded(name) for name in tried.values()}))
            names.update(best)
    taken = {folded(name) for name in names.values()}
    for clashing in _clashes(names):
        numbered = (f" ({number})" for number in count(2))
        for person_id in clashing[1:]:
            names[person_id] += next(end for end in numbered if folded(names[person_id] + end) not in taken)
            taken.add(folded(names[person_id]))
    return names


def _clashes(names: Mapping[PersonId, str]) -> list[list[PersonId]]:
    """Return those who would be called the same, together and in their order."""
    owners: dict[str, list[PersonId]] = {}
    for person_id, name in names.items():
        owners.setdefault(folded(name), []).append(person_id)
    return [ids for ids in owners.values() if len(ids) > 1]
