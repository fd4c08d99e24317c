"""Names in Hebrew and Arabic letters, put into the order and the joined shapes in which they are drawn.

reportlab draws characters from left to right as they come. Within one line, a stretch of right-to-left letters is
turned round here, and Arabic letters take the shape that their neighbours ask for. This serves names and short
remarks in an English document; it is not the whole bidirectional algorithm, and a paragraph of several lines in
these scripts would be broken in the wrong places.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from workwell_desktop.domain.sheet import CardSheet, Sheet, with_words

if TYPE_CHECKING:
    from workwell_desktop.domain.papers import Paper
    from workwell_desktop.domain.sheet import Piece

_MIRRORED = str.maketrans("()[]<>{}«»", ")(][><}{»«")
_LAM = "\u0644"


_WORTH_COUNTING = 24  # letters: a name in another script is no paragraph


def whole_text(paper: Paper) -> bool:
    """Say whether running text of a sheet is mostly in Hebrew or Arabic letters, which would come out wrongly.

    Names and short remarks in these letters are drawn well and are no reason to refuse a paper.
    """
    if isinstance(paper, CardSheet):
        pieces = [piece for card in paper.cards for piece in card.pieces]
    elif isinstance(paper, Sheet):
        pieces = list(paper.pieces)
        if paper.second is not None and whole_text(paper.second):
            return True
    else:
        return False
    return any(_mostly_right_to_left(text) for piece in pieces for text in _texts(piece))


def _texts(piece: Piece) -> list[str]:
    """List the texts of a piece."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_words(piece, note)
    return found


def _mostly_right_to_left(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    turned = sum(_is_right_to_left(letter) for letter in letters)
    return len(letters) >= _WORTH_COUNTING and turned * 2 > len(letters)


class _Shapes(NamedTuple):
    """The forms of an Arabic letter; a letter without an initial form does not join the one after it."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


def visual_order(line: str) -> str:
    """Reorder one line for drawing from left to right. Text without such letters comes back unchanged."""
    if not any(_is_right_to_left(character) for character in line):
        return line
    drawn: list[str] = []
    position = 0
    while position < len(line):
        end = _end_of_stretch(line, position)
        if end == position:
            drawn.append(line[position])
            position += 1
        else:
            drawn.append(_turned(_joined(line[position:end])))
            position = end
    return "".join(drawn)


def _is_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL"}


def _end_of_stretch(line: str, start: int) -> int:
    """Find where the right-to-left stretch from `start` ends; inner spaces and marks belong to it."""
    end = position = start
    while position < len(line):
        kind = unicodedata.bidirectional(line[position])
        if kind in {"R", "AL"} or (kind == "NSM" and end == position > start):
            end = position + 1
        elif end == start or kind not in {"WS", "ON", "CS", "NSM", "ES"}:
            break
        position += 1
    return end


def _turned(stretch: str) -> str:
    """Reverse the letters, each together with the marks that stand on it."""
    clusters: list[str] = []
    for character in stretch:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return "".join(reversed(clusters)).translate(_MIRRORED)


def _joined(stretch: str) -> str:
    """Give each Arabic letter the shape its neighbours ask for."""
    shapes = _arabic_shapes()
    letters = _with_lam_alef(stretch)
    drawn = list(letters)
    standing = [index for index, letter in enumerate(letters) if not unicodedata.combining(letter[0])]
    for order, index in enumerate(standing):
        own = shapes.get(letters[index])
        if own is None:
            continue
        before = shapes.get(letters[standing[order - 1]]) if order else None
        after = shapes.get(letters[standing[order + 1]]) if order + 1 < len(standing) else None
        to_before = bool(before and before.initial and own.final)
        to_after = bool(after and after.final and own.initial)
        drawn[index] = (
            (own.medial if to_after else own.final) if to_before else (own.initial if to_after else own.isolated)
        )
    return "".join(drawn)


def _with_lam_alef(stretch: str) -> list[str]:
    """List the letters, with lam and a following alef as one: they are always written as one."""
    letters: list[str] = []
    for character in stretch:
        if letters and letters[-1] == _LAM and letters[-1] + character in _arabic_shapes():
            letters[-1] += character
        else:
            letters.append(character)
    return letters


@cache
def _arabic_shapes() -> dict[str, _Shapes]:
    """Read the shapes of each letter, and of lam with alef, from Python's own Unicode tables."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        typed = "".join(chr(int(letter, 16)) for letter in letters)
        if len(typed) == 1 or (code >= 0xFEF5 and typed.startswith(_LAM)):
            found.setdefault(typed, {})[form.strip("<>")] = chr(code)
    return {typed: _Shapes(**forms) for typed, forms in found.items()}
