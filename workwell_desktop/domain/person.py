"""A person who comes to groups: what they like to be called, what makes it easier, how they may be reached.

No diagnosis, address or photograph is kept; see the glossary for why.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Self

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.text import clean_line


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
        words = self.display_name.split()
        first = self.preferred_name or words[0]
        if len(words) < 2:
            return first
        return f"{first} {_first_letters(words[-1], 1)}."

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


def _first_letters(word: str, count: int) -> str:
    """Return the first `count` letters of a word with the marks that belong to them."""
    end = 0
    for _ in range(count):
        if end >= len(word):
            break
        end += 1
        while end < len(word) and unicodedata.combining(word[end]):
            end += 1
    return word[:end]


def distinct_names(people: Iterable[Person], *, full: bool = False) -> Mapping[PersonId, str]:
    """Return what each person is called in a list, never twice the same.

    Short names by default ("Maya R."); where two agree, more letters of the last name are shown ("Maya Ra.",
    "Maya Ro."), then a number. With `full` the display names are used instead.
    """
    known = tuple(people)
    names = {p.id: p.display_name if full and not p.alias else p.short_name for p in known}
    for count in range(2, 6):
        clashing = _clashes(names)
        if not clashing:
            return names
        for person in known:
            words = person.display_name.split()
            if person.id in clashing and not person.alias and not full and len(words) > 1:
                first = person.preferred_name or words[0]
                shown = _first_letters(words[-1], count)
                names[person.id] = f"{first} {shown}" + ("" if shown == words[-1] else ".")
    seen: dict[str, int] = {}
    for person in known:
        name = names[person.id]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            names[person.id] = f"{name} ({seen[name]})"
    return names


def _clashes(names: Mapping[PersonId, str]) -> set[PersonId]:
    owners: dict[str, list[PersonId]] = {}
    for person_id, name in names.items():
        owners.setdefault(name.casefold(), []).append(person_id)
    return {person_id for ids in owners.values() if len(ids) > 1 for person_id in ids}
