"""Parts of guides, as the library beside the plan finds them: by their own words and those of their guide."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.guide import Guide
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnText
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.guides.errors import NotAGuide

FROM = 3
"""Letters from which parts of guides are looked for: with fewer, there would be hundreds."""
MOST = 40
"""Parts of guides shown at once."""


class PartKey(NamedTuple):
    """Which part of which guide, from 0."""

    guide: str
    number: int


@dataclass(frozen=True)
class GuidePart:
    """One part of a guide. `letters` are the plain letters that it is found by."""

    key: PartKey
    guide: str
    block: Block
    letters: str


def wake() -> None:
    """Load what reading guides takes, on any thread: no plan should wait for it."""
    import workwell_desktop.usecases.guides  # noqa: F401  # loading it is all that is wanted


def read_parts(language: Language, own: Sequence[OwnText]) -> tuple[GuidePart, ...]:
    """Return every part of every guide, one's own first. Reading them all takes a while, on any thread."""
    from workwell_desktop.usecases.guides import built_in_guides

    shelf = built_in_guides()
    found = [part for text in own for part in _own_parts(text)]
    for key in shelf.keys:
        found += _parts(key, shelf.get(key, language))
    return tuple(found)


def _own_parts(own: OwnText) -> list[GuidePart]:
    from workwell_desktop.guides.guide_file import read_guide
    from workwell_desktop.usecases.own_texts import HERE

    with suppress(NotAGuide):  # a draft that does not read well yet
        return _parts(str(own.id), read_guide(own.source, HERE))
    return []


def _parts(key: str, guide: Guide) -> list[GuidePart]:
    return [_part(PartKey(key, number), guide) for number in range(len(guide.blocks))]


def _part(key: PartKey, guide: Guide) -> GuidePart:
    block, head = guide.blocks[key.number], guide.head
    words = (block.title, block.category.label, block.participant_text, head.title, head.theme)
    return GuidePart(key, head.title, block, plain_letters(" ".join(words)))


def found_in(parts: Iterable[GuidePart], words: str) -> tuple[GuidePart, ...]:
    """Return the parts that hold every word, those whose own title holds the first one before the others."""
    sought = plain_letters(words).split()
    if len("".join(sought)) < FROM:
        return ()
    fits = [part for part in parts if all(word in part.letters for word in sought)]
    fits.sort(key=lambda part: sought[0] not in plain_letters(part.block.title))
    return tuple(fits[:MOST])
