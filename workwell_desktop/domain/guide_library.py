"""What the program brings along: plans to start from, single parts, cards for hard moments, and help in a crisis.

Nothing here belongs to one facilitator and nothing is kept in the vault; a plan made from it is a copy of its own.
"""

from dataclasses import dataclass, replace
from datetime import date

from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.ids import BlockId, new_id


def fresh(block: Block) -> Block:
    """Return a copy of a part with an identity of its own, so that it can stand in a plan any number of times."""
    return replace(block, id=BlockId(new_id()))


@dataclass(frozen=True, kw_only=True)
class BuiltInTemplate:
    """A plan to start from. `minutes` is the length of its parts together; `key` names it in settings and tests."""

    key: str
    name: str
    minutes: int
    for_whom: str
    blocks: tuple[Block, ...]

    def agenda(self) -> Agenda:
        """Return a plan of its own, whose parts have fresh identities."""
        return Agenda(tuple(fresh(block) for block in self.blocks))


@dataclass(frozen=True, kw_only=True)
class Activity:
    """A single part that can be put into any plan. `themes` are the words by which it may be found."""

    key: str
    block: Block
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Card:
    """What to do when something happens, to be read in ten seconds.

    `signs` says how it may show itself, `say` is a sentence to say aloud, `avoid` what makes it worse; the first and
    the last may be empty.
    """

    key: str
    title: str
    do: tuple[str, ...]
    say: str
    signs: str = ""
    avoid: str = ""


@dataclass(frozen=True, kw_only=True)
class CrisisStep:
    """One step when somebody may be at risk, with a quieter line below it."""

    text: str
    quiet: str


@dataclass(frozen=True, kw_only=True)
class CrisisLine:
    """Somebody to call. `number` is as people dial or text it; `hours` and `note` are in words."""

    name: str
    number: str
    hours: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CrisisNumbers:
    """Whom to call in one country; the emergency number stands first.

    `country` is the two-letter code of ISO 3166, or EU for the other countries of the European Union. `checked_on` is
    the day on which somebody saw or rang the numbers, None when nobody has yet: then the facilitator must be told so.
    """

    country: str
    country_name: str
    lines: tuple[CrisisLine, ...]
    source: str
    checked_on: date | None = None
