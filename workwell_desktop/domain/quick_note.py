"""A line typed while a session runs: `@` ties it to a person, `!` makes it a follow-up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, QuickNoteId, SessionId
from workwell_desktop.domain.text import clean_text, folded, shows

LONGEST = 500
"""Characters of a quick note: a few sentences. What is longer belongs in the note."""

FOLLOW_UP_DAYS = 3
"""How many days after it was asked for a follow-up is due, unless another day is given."""

_ASKS = re.compile(r"(?<!\S)!+")
_AT = re.compile(r"(?<!\S)@")


class QuickNoteFate(StrEnum):
    """Where a quick note went when the session was closed out."""

    WAITING = "waiting"
    GROUP_NOTE = "group_note"
    PERSON_NOTE = "person_note"
    FOLLOW_UP = "follow_up"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, kw_only=True)
class QuickNote:
    """One line, private to the facilitator until it is offered to its place."""

    id: QuickNoteId
    session_id: SessionId
    at: datetime
    text: str
    person_id: PersonId | None = None
    wants_follow_up: bool = False
    fate: QuickNoteFate = QuickNoteFate.WAITING


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a typed line says: its text as kept, whom it is about, and what is to be done when it asks for that."""

    text: str
    person_id: PersonId | None = None
    wants_follow_up: bool = False
    to_do: str = ""


def read_line(line: str, names: Mapping[PersonId, str]) -> Typed:
    """Read a typed line. `names` is what those who may be meant by `@` are called.

    A person may be called by the whole name or, when nobody else is, by its first word; capitals do not count. An
    `@` that nobody answers to stays as text, as does a `!` in the middle or at the end of a word. Raises `Refusal`
    when the line is empty or too long.
    """
    text = " ".join(clean_text(line, "quick_note", label="The quick note").split())
    if len(text) > LONGEST:
        raise Refusal(f"A quick note has at most {LONGEST} characters. Please shorten it.", "quick_note")
    person_id, to_do = None, _ASKS.sub("", text)
    for place in [match.end() for match in _AT.finditer(text)]:
        meant = called(text[place:], names)
        if meant is not None:
            person_id, length = meant
            to_do = _ASKS.sub("", text[: place - 1] + text[place + length :])
            break
    if not shows(to_do.replace("@", "").strip()):
        raise Refusal("The quick note is still empty. Type a few words, then press Enter.", "quick_note")
    return Typed(
        text=text, person_id=person_id, wants_follow_up=bool(_ASKS.search(text)), to_do=" ".join(to_do.split())
    )


def called(rest: str, names: Mapping[PersonId, str]) -> tuple[PersonId, int] | None:
    """Return who is called at the beginning of a text, and how many characters call them; None when nobody is."""
    firsts: dict[str, PersonId | None] = {}
    for person_id, name in names.items():
        first = folded(name).split(" ")[0]
        firsts[first] = None if first in firsts else person_id
    ways = {first: person_id for first, person_id in firsts.items() if person_id is not None}
    ways |= {folded(name).rstrip("."): person_id for person_id, name in names.items()}
    ways |= {folded(name): person_id for person_id, name in names.items()}
    for way in sorted(ways, key=len, reverse=True):
        ends = not rest[len(way) : len(way) + 1].isalnum()
        if way and ends and folded(rest[: len(way)]) == way:
            return ways[way], len(way)
    return None
