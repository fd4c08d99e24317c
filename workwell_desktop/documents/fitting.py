"""Finds how large type may be for words to fit a given space, never breaking a word of usual length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workwell_desktop.documents.frames import Stack
from workwell_desktop.documents.writing import FillingLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.lettering import Face

USUAL_WORD = 24  # letters; a longer one may be broken


def largest(scales: Sequence[float], fits: Callable[[float], bool]) -> float | None:
    """Return the largest scale that fits, None when none does. What fits at one fits at the next.

    `scales` fall.
    """
    low, high = 0, len(scales)
    while low < high:
        middle = (low + high) // 2
        if fits(scales[middle]):
            high = middle
        else:
            low = middle + 1
    return scales[low] if low < len(scales) else None


def words_whole(house: House, words: str, face: Face, width: float) -> bool:
    """Say whether every word of usual length has room on a line of its own."""
    return all(house.lettering.width(word, face) <= width for word in words.split() if len(word) <= USUAL_WORD)


def height_of(blocks: Sequence[Flowable], width: float) -> float:
    """Measure blocks one below the other, in points; lines that fill a page count as their fewest."""
    for block in blocks:
        if isinstance(block, FillingLines):
            block.offered = 0.0
    return Stack(blocks).measure(None, width)  # nothing is drawn
