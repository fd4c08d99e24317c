"""Looks at one paper in one style from every side: what is wrong with it, in sentences."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.documents import second_reader
from tests.documents.boxes import text_faults
from tests.documents.put_in import difference, squeezed, texts, told
from tests.documents.structure import faults, tree
from tests.paper_samples.moods import Mood, circle
from tests.paper_samples.whole_catalogue import Filled, every_paper
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import SignInSheet
from workwell_desktop.domain.sheet import PER_PAGE, CardSheet, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workwell_desktop.domain.papers import Paper, PaperStyle


@cache
def filled(mood: Mood) -> tuple[Filled, ...]:
    """Fill the whole gallery over the vault in a mood, once."""
    with tempfile.TemporaryDirectory(prefix="workwell-papers-") as folder, circle(Path(folder), mood) as made:
        return tuple(every_paper(made))


@cache
def unlike_others(mood: Mood) -> tuple[Filled, ...]:
    """Leave out the papers that say the same in an earlier mood: what depends on nothing is looked at once."""
    earlier = list(Mood)[: list(Mood).index(mood)]
    known = {repr(each.paper) for other in earlier for each in filled(other)}
    return tuple(each for each in filled(mood) if repr(each.paper) not in known)


def wrong_with(paper: Paper, style: PaperStyle, *, may_be_cut: bool, again: bool = True) -> list[str]:
    """List everything wrong with a paper in a style: tags, text, places on the page, bytes."""
    data = render(paper, style)
    found = [*faults(data), *text_faults(data)]
    if again and render(paper, style) != data:
        found.append("another file the second time")
    with tempfile.TemporaryDirectory(prefix="workwell-paper-") as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(data)
        if second_reader.there():
            found += second_reader.complaints(file)
            found += _misread(paper, second_reader.read_out(file), data, may_be_cut=may_be_cut)
        else:
            found += _misread(paper, _own_reading(data), data, may_be_cut=may_be_cut)
    return found


def _own_reading(data: bytes) -> str:
    return " ".join(node.text for node in tree(data).walk())


def _misread(paper: Paper, came_out: str, data: bytes, *, may_be_cut: bool) -> Iterator[str]:
    """Compare what was read with what was put in, or, where a table orders it, with our own reading and each text."""
    if isinstance(paper, CardSheet):
        came_out = _without_numbers_of_parts(paper, came_out)
    if isinstance(paper, CardSheet) and paper.fill:
        counts = range(1, len(paper.cards) + max(PER_PAGE))
        found = [difference(told(paper, cards=count), came_out, may_be_cut=may_be_cut) for count in counts]
        yield from [] if "" in found else found[-1:]
    elif isinstance(paper, (Sheet, CardSheet)):
        yield from filter(None, [difference(told(paper), came_out, may_be_cut=may_be_cut)])
    else:
        ours = _own_reading(data)
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in ours):
            if sorted(squeezed(ours)) != sorted(squeezed(came_out)):  # the two put digits beside them differently
                yield "other letters than in our own reading"
        else:
            yield from filter(None, [difference([ours], came_out)])
        if not may_be_cut:
            whole = squeezed(came_out)
            yield from (f"“{text[:40]}” is not there" for text in _printed(paper) if squeezed(text) not in whole)


def _without_numbers_of_parts(paper: CardSheet, came_out: str) -> str:
    """Take out the titles that tell of a card's second part or third."""
    plainly = squeezed(came_out)
    titles = {squeezed(card.title) for card in paper.cards if card.title}
    if any(re.fullmatch(r".*\(\d+\)", title) for title in titles):
        return came_out  # names of people who are called alike
    for title in titles:
        letters = (rf"(?:{re.escape(letter)}|\[U\+{ord(letter):04X}\])" for letter in title)
        plainly = re.sub(rf"{''.join(letters)}\(\d+\)", "", plainly)
    return plainly


def _printed(paper: Paper) -> Iterator[str]:
    """Give the texts that must stand on a paper; slips to sign do not say where the group meets."""
    return texts(replace(paper, place="") if isinstance(paper, SignInSheet) and paper.cards else paper)
