"""The typefaces of the papers: two bundled faces, and fonts of this computer for letters those lack.

It answers "which font can draw this character?" and registers fonts with reportlab the first time they are
needed. It knows nothing of the order of letters.
"""

from __future__ import annotations

import os
import sys
from functools import cache, lru_cache, partial
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workwell_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REGULAR = "WorkWell-Regular"
BOLD = "WorkWell-Bold"


class _MeasuredFont(TTFont):  # type: ignore[misc]  # reportlab carries no types
    """A font that remembers how wide words are: the same few fill most pages."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._width_of_one = lru_cache(maxsize=8192)(partial(super().stringWidth, size=1))

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - reportlab's
        """Measure a text in points."""
        width: float = self._width_of_one(text) * size
        return width

    def forget(self) -> None:
        """Drop the words whose widths are known."""
        self._width_of_one.cache_clear()


class SystemFont(NamedTuple):
    """File names of a font that may be installed; `bold` is empty when the font has no bold of its own."""

    regular: str
    bold: str = ""


# Only fonts with TrueType outlines: reportlab refuses the others, such as Noto Sans CJK.
KNOWN_SYSTEM_FONTS = (
    SystemFont("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    SystemFont("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    SystemFont("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    SystemFont("FreeSans.ttf", "FreeSansBold.ttf"),
    SystemFont("segoeui.ttf", "segoeuib.ttf"),
    SystemFont("arial.ttf", "arialbd.ttf"),
    SystemFont("Arial Unicode.ttf"),
    SystemFont("wqy-microhei.ttc"),
    SystemFont("wqy-zenhei.ttc"),
    SystemFont("DroidSansFallbackFull.ttf"),
    SystemFont("msyh.ttc", "msyhbd.ttc"),
    SystemFont("malgun.ttf", "malgunbd.ttf"),
    SystemFont("STHeiti Light.ttc"),
    SystemFont("NotoEmoji-Regular.ttf"),
    SystemFont("seguisym.ttf"),
    SystemFont("seguiemj.ttf"),
    SystemFont("Apple Symbols.ttf"),
    SystemFont("Symbola.ttf"),
)


class Typefaces:
    """Knows the font to use for each character. Fonts of the computer are opened only when one is missing."""

    def __init__(self, system_fonts: Sequence[SystemFont] = KNOWN_SYSTEM_FONTS) -> None:
        """Register the bundled faces; `system_fonts` are tried in this order, an empty tuple tries none."""
        self._own = _register(REGULAR, resource("fonts", "AtkinsonHyperlegibleNext-Regular.ttf"))
        self._own &= _register(BOLD, resource("fonts", "AtkinsonHyperlegibleNext-Bold.ttf"))
        self._untried = list(system_fonts)
        self._opened: list[_OpenedFont] = []
        self._found: dict[tuple[str, bool], str | None] = {}

    def draws(self, text: str) -> bool:
        """Say whether the bundled faces have every character of the text."""
        return self._own.issuperset(map(ord, text))

    def substitute(self, character: str, *, bold: bool) -> str | None:
        """Name a registered font of this computer that has the character, bold if it can be, or None."""
        key = (character, bold)
        if key not in self._found:
            self._found[key] = self._search(ord(character), bold=bold)
        return self._found[key]

    def _search(self, character: int, *, bold: bool) -> str | None:
        for font in chain(self._opened, self._open_more()):
            if bold and character in font.bold_characters:
                return font.bold
            if character in font.characters:
                return font.regular
        return None

    def _open_more(self) -> Iterator[_OpenedFont]:
        """Open the fonts not tried yet, one at a time, remembering those that work."""
        while self._untried:
            font = self._untried.pop(0)
            characters = _register_installed(font.regular)
            if characters:
                bold_characters = _register_installed(font.bold)
                self._opened.append(_OpenedFont(font.regular, characters, font.bold, bold_characters))
                yield self._opened[-1]


class _OpenedFont(NamedTuple):
    """A font of this computer as reportlab knows it (by its file name), and the characters it has."""

    regular: str
    characters: frozenset[int]
    bold: str
    bold_characters: frozenset[int]


def forget_widths() -> None:
    """Drop every word whose width is known, in all fonts."""
    for name in pdfmetrics.getRegisteredFontNames():
        font = pdfmetrics.getFont(name)
        if isinstance(font, _MeasuredFont):
            font.forget()


@cache
def typefaces() -> Typefaces:
    """Give the one set of typefaces of this process, made on first use; reportlab's own registry is global too."""
    return Typefaces()


def _register(name: str, path: Path) -> frozenset[int]:
    """Make the font known to reportlab under this name and return the characters it has."""
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_MeasuredFont(name, str(path)))
        for bold, italic in product((0, 1), repeat=2):
            addMapping(name, bold, italic, name)  # a family of one: the papers name the exact font they want
    return frozenset(pdfmetrics.getFont(name).face.charToGlyph)


def _register_installed(file_name: str) -> frozenset[int]:
    """Register a font of this computer by its file name; no characters if it is absent or unreadable."""
    path = _installed_fonts().get(file_name)
    if path is None:
        return frozenset()
    try:
        return _register(file_name, path)
    except (TTFError, OSError, ValueError, KeyError, IndexError):
        return frozenset()  # a font we cannot read is as good as none: the next one, or a visible code


@cache
def _installed_fonts() -> dict[str, Path]:
    """Find the known fonts that this computer has, by file name."""
    wanted = {name for font in KNOWN_SYSTEM_FONTS for name in font if name}
    found: dict[str, Path] = {}
    for top in _font_folders():
        for folder, _, names in os.walk(top):
            for name in wanted.intersection(names):
                found.setdefault(name, Path(folder, name))
    return found


def _font_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"),)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
