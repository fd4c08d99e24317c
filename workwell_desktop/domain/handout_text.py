"""A handout as it is written in its file: what it is, for whom, and its text with places to fill in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import CardSheet, Manner, Piece, Sheet, SheetCard, with_words

if TYPE_CHECKING:
    from collections.abc import Mapping


class HandoutKind(StrEnum):
    """What sort of paper a handout is."""

    WORKSHEET = "worksheet"
    HANDOUT = "handout"
    FORM = "form"
    CARD = "card"
    NOTICE = "notice"
    LETTER = "letter"
    CHECKLIST = "checklist"


class Audience(StrEnum):
    """Who a paper is for."""

    PARTICIPANTS = "participants"
    FACILITATOR = "facilitator"
    ROOM = "room"
    ORGANISATION = "organisation"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "participants": "For participants",
            "facilitator": "For you",
            "room": "For the room",
            "organisation": "For your organisation",
        }[self.value]


class Copies(StrEnum):
    """How many copies make sense: one, or one for each person expected and a spare."""

    ONE = "one"
    EACH = "each"


PLACES = frozenset(
    [
        "group",
        "place",
        "day",
        "time",
        "next",
        "facilitators",
        "organisation",
        "contact",
        "today",
        "name",
        "sessions",
        "hours",
        "first_day",
        "last_day",
        "recipient",
        "serial",
    ]
)
"""The places in a text that are filled in: `{group}`. One without a value leaves a line to write on."""

_PLACE = re.compile(r"\{([a-z_]+)\}")


def places_of(text: str) -> frozenset[str]:
    """Return the names in braces that a text holds, known or not."""
    return frozenset(_PLACE.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its places filled in; one without a value becomes a line to write on.

    A value that ends in a full stop, such as "Ruth A.", brings none of its own where the sentence ends.
    """

    def value(found: re.Match[str]) -> str:
        words = values.get(found[1], "") or "________"
        return words.removesuffix(".") if text[found.end() :].startswith(".") else words

    return _PLACE.sub(value, text)


@dataclass(frozen=True, kw_only=True)
class HandoutText:
    """One handout in one language.

    `translates` is the version of the English text that this one was made from; None in the source itself and in a
    facilitator's own. Cards have `per_page` and `cards`; everything else has `pieces`. `key` is the same in every
    language.
    """

    key: str
    title: str
    kind: HandoutKind = HandoutKind.HANDOUT
    language: Language = Language.ENGLISH
    version: int = 1
    translates: int | None = None
    about: str = ""
    lead: str = ""
    corner: str = ""
    audience: Audience = Audience.PARTICIPANTS
    copies: Copies = Copies.EACH
    themes: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    per_page: int = 0
    cards: tuple[SheetCard, ...] = ()

    def paper(self, values: Mapping[str, str], *, manner: Manner = Manner.SHEET) -> Sheet | CardSheet:
        """Return the paper with its places filled in."""

        def change(text: str) -> str:
            return filled(text, values)

        if self.per_page:
            cards = tuple(
                SheetCard(change(card.title), tuple(with_words(piece, change) for piece in card.pieces))
                for card in self.cards
            )
            title = change(self.title)
            return CardSheet(title=title, cards=cards, per_page=self.per_page, fill=True, language=self.language)
        return Sheet(
            title=change(self.title),
            pieces=tuple(with_words(piece, change) for piece in self.pieces),
            language=self.language,
            manner=manner,
            small=values.get("group", ""),
            corner=change(self.corner),
            lead=change(self.lead),
            foot=self.about if places_of(self.title) else "",  # the foot is the file's title too: no group in it
        )
