"""The one door through which text reaches paper: what people typed becomes lines that can be printed.

Nothing typed is ever read as markup. Nothing vanishes: a character that the bundled
typeface lacks is drawn with a font of this computer, and when none has it, it is printed as its letter with
the mark it lost, or as its code, such as "[U+674E]". Hebrew and Arabic letters are turned round within a line.
Only characters without a shape of their own (joiners, direction marks, variation selectors) are left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from workwell_desktop.documents.right_to_left import visual_order
from workwell_desktop.documents.typefaces import BOLD, REGULAR

if TYPE_CHECKING:
    from workwell_desktop.documents.typefaces import Typefaces
    from workwell_desktop.domain.sheet import Rich

ELLIPSIS = "…"
_VARIATION = re.compile("[\ufe00-\ufe0f]")


class Piece(NamedTuple):
    """A stretch of text in one font."""

    font: str
    text: str


class Face(NamedTuple):
    """A weight at a size in points."""

    size: float
    bold: bool = False

    @property
    def font(self) -> str:
        """Name the bundled font of this weight."""
        return BOLD if self.bold else REGULAR


class Lettering:
    """Prepares and measures text with a given set of typefaces."""

    def __init__(self, typefaces: Typefaces) -> None:
        """Use these typefaces, and remember the words already measured."""
        self._typefaces = typefaces
        self._pieces = lru_cache(maxsize=4096)(self._find_pieces)
        self._width = lru_cache(maxsize=8192)(self._measure)

    def pieces(self, text: str, face: Face) -> tuple[Piece, ...]:
        """Cut one line of cleaned text into stretches of one font each."""
        return self._pieces(text, face.bold)

    def width(self, text: str, face: Face) -> float:
        """Measure one line of cleaned text in points."""
        return self._width(text, face.bold) * face.size

    def runs(self, text: str, *, bold: bool = False) -> list[Piece]:
        """Cut typed text into stretches of one font each; a line end is a stretch of its own."""
        return self._runs(clean(text), Face(1, bold))

    def rich_runs(self, words: Rich) -> list[Piece]:
        """Cut rich words as `runs` does, the strong ones in bold."""
        found = [piece for run in words for piece in self._runs(_printed(run.text), Face(1, run.strong))]
        if found:
            found[0] = found[0]._replace(text=found[0].text.lstrip())
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
        return found

    def _runs(self, text: str, face: Face) -> list[Piece]:
        first, *others = text.split("\n")
        found = list(self.pieces(first, face)) if first else []
        for line in others:
            found.append(Piece(face.font, "\n"))
            found += self.pieces(line, face) if line else ()
        return found

    def lines(self, text: str, face: Face, room: float, limit: int) -> list[str]:
        """Break text into at most `limit` lines of `room` points; what does not fit ends in an ellipsis."""
        lines: list[str] = []
        words = [word for word in re.split("[ \n]+", clean(text)) if word][::-1]
        while words and len(lines) < limit:
            lines.append(self._take_line(words, face, room))
        if words and lines:
            lines[-1] = self._with_ellipsis(lines[-1], face, room)
        return lines

    def paragraphs(self, text: str, face: Face, room: float, limit: int) -> list[str]:
        """Break text as `lines` does, but begin a new line where the text does; at most `limit` lines in all."""
        lines: list[str] = []
        for paragraph in clean(text).split("\n"):
            if len(lines) == limit:
                lines[-1] = self._with_ellipsis(lines[-1].removesuffix(ELLIPSIS), face, room)
                break
            lines += self.lines(paragraph, face, room, limit - len(lines))
        return lines

    def _take_line(self, words: list[str], face: Face, room: float) -> str:
        """Take as many words as fit from the end of the list; a word longer than the line is cut."""
        line = words.pop()
        if self.width(line[:1000], face) > room:
            fitting = self._fitting(line, face, room)
            words.append(line[fitting:])
            return line[:fitting]
        while words and self.width(f"{line} {words[-1][:1000]}", face) <= room:
            line = f"{line} {words.pop()}"
        return line

    def _fitting(self, word: str, face: Face, room: float) -> int:
        """Count the leading characters that fit, never fewer than one, so that every line makes progress."""
        used = 0.0
        for count, character in enumerate(word):
            used += self.width(character, face)
            if used > room and count:
                return count
        return max(1, len(word) - 1)

    def _with_ellipsis(self, line: str, face: Face, room: float) -> str:
        while line and self.width(line + ELLIPSIS, face) > room:
            line = line[:-1].rstrip()
        return line + ELLIPSIS

    def _find_pieces(self, text: str, bold: bool) -> tuple[Piece, ...]:
        if self._typefaces.draws(text):
            return (Piece(Face(1, bold).font, text),)
        turned = visual_order(text)
        if all(self._can_draw(character, bold=bold) for character in turned):
            text = turned  # codes, on the other hand, are read in the order of typing
        found = [piece for character in text for piece in self._character(character, bold=bold)]
        return tuple(
            Piece(font, "".join(piece.text for piece in run)) for font, run in groupby(found, key=lambda p: p.font)
        )

    def _can_draw(self, character: str, *, bold: bool) -> bool:
        return self._typefaces.draws(character) or self._typefaces.substitute(character, bold=bold) is not None

    def _character(self, character: str, *, bold: bool) -> list[Piece]:
        own = BOLD if bold else REGULAR
        if self._typefaces.draws(character):
            return [Piece(own, character)]
        font = self._typefaces.substitute(character, bold=bold)
        if font is not None:
            return [Piece(font, character)]
        return [Piece(own, self._spelled_out(character))]

    def _spelled_out(self, character: str) -> str:
        """Write a character no font has: as much of it as the bundled face can draw, and codes for the rest."""
        base, *marks = list(unicodedata.normalize("NFD", character))
        if not marks or not self._typefaces.draws(base):
            return code_of(character)
        left: list[str] = []
        for mark in marks:
            joined = unicodedata.normalize("NFC", base + mark)
            if len(joined) == 1 and self._typefaces.draws(joined):
                base = joined
            else:
                left.append(code_of(mark))
        return base + "".join(left)

    def _measure(self, text: str, bold: bool) -> float:
        return sum(float(stringWidth(piece.text, piece.font, 1)) for piece in self._find_pieces(text, bold))


def clean(text: str) -> str:
    """Compose accents, keep line ends and unbreakable spaces, drop characters that have no shape."""
    return _printed(text).strip()


def _printed(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if composed.replace("\n", "").isprintable() and not _VARIATION.search(composed):
        return composed  # nearly always, and many times quicker
    return "".join(_printable(character) for character in composed)


def code_of(character: str) -> str:
    """Write a character as its code in a box of brackets, such as "[U+674E]"."""
    return f"[U+{ord(character):04X}]"


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if character == "\n" or (character > " " and category[0] in "LNPS"):
        return character
    if category in {"Zl", "Zp"}:
        return "\n"
    if character in "\u00a0\u202f":
        return "\u00a0"
    if character == "\t" or category == "Zs":
        return " "
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    return code_of(character) if category in {"Cc", "Cs", "Co", "Cn"} else character
