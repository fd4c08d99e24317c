"""How every paper looks: sheet, margins, sizes of type, weights of line. All lengths are in points.

No paper chooses a size of its own. Everything is black on white so that a photocopy loses nothing; with colour,
headings and rules take one deep teal (9:1 on white), and nothing else changes.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.wording import words_of
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperSize, PrintSize

if TYPE_CHECKING:
    from workwell_desktop.documents.lettering import Lettering
    from workwell_desktop.domain.papers import PaperStyle

HAIRLINE = 0.6
RULE = 1.0
HEAVY_RULE = 2.2
CORNER = 5.0
UNPRINTABLE = 10 * mm  # some office printers reach no nearer to the edge

TEAL = HexColor("#17544F")
LONGEST_LINE = 38  # times the size of type: about seventy-five letters, further than which the eye loses its line

_SHEETS = {PaperSize.A4: A4, PaperSize.LETTER: LETTER}
_SHARE = {PrintSize.NORMAL: 0.0, PrintSize.CLEAR: 2 / 3, PrintSize.LARGE: 1.0}


class House:
    """The measures and the fixed words for one paper, from its sheet, size of print, colour and language."""

    def __init__(
        self,
        style: PaperStyle,
        lettering: Lettering,
        *,
        landscape: bool = False,
        language: Language = Language.ENGLISH,
        scale: float = 1.0,
    ) -> None:
        """Take the sheet, upright or on its side; `scale` enlarges all type, for posters."""
        width, height = _SHEETS[style.size]
        self.style = style
        self.lettering = lettering
        self.language = language
        self.words = words_of(language)
        self.ink = TEAL if style.colour else black
        self.large = style.print is not PrintSize.NORMAL
        self._share, self.scale, self._landscape = _SHARE[style.print], scale, landscape
        self.page_width, self.page_height = (height, width) if landscape else (width, height)
        self._measure_page()
        self._choose_type()

    def _measure_page(self) -> None:
        self.margin = 17.5 * mm
        furniture = self._between(10, 15)
        self.furniture = Face(furniture)
        self.head_baseline = self.page_height - UNPRINTABLE - furniture * 0.95
        self.foot_baseline = UNPRINTABLE + furniture * 0.3
        self.foot_rule = self.foot_baseline + furniture * 1.4
        self.top = self.page_height - self.head_baseline + furniture * 0.3 + 10
        self.bottom = self.foot_rule + 12
        self.width = self.page_width - 2 * self.margin
        self.height = self.page_height - self.top - self.bottom

    def scaled(self, scale: float, *, landscape: bool | None = None) -> House:
        """Make the measures of the same paper with larger or smaller type, perhaps turned."""
        turned = self._landscape if landscape is None else landscape
        return House(self.style, self.lettering, landscape=turned, language=self.language, scale=scale)

    def in_language(self, language: Language) -> House:
        """Make the same measures with the words of another language."""
        made = copy(self)
        made.language, made.words = language, words_of(language)
        return made

    def without_furniture(self, margin: float) -> None:
        """Use the sheet up to `margin` from its edges: nothing stands at the head or the foot."""
        self.margin = self.top = self.bottom = margin
        self.width = self.page_width - 2 * margin
        self.height = self.page_height - 2 * margin

    def _choose_type(self) -> None:
        small, body = self.sized(10), self.sized(12)
        self.body = Face(body)
        self.strong = Face(body, bold=True)
        self.small = Face(small)
        self.small_strong = Face(small, bold=True)
        self.lead = Face(self.between(13, 20))
        self.heading = Face(self.between(14, 21), bold=True)
        self.chapter = Face(self.between(19, 26), bold=True)
        self.title = Face(self.between(24, 32), bold=True)
        self.writing_gap = self._between(9.5, 11) * mm
        self.tick = self.sized(11)

    def _between(self, normal: float, large: float) -> float:
        return normal + (large - normal) * self._share

    def between(self, normal: float, large: float) -> float:
        """Give the size of type for this size of print, from those for normal and for large print."""
        return self._between(normal, large) * self.scale

    def sized(self, points: float) -> float:
        """Scale a size meant for normal print: large print is half as big again."""
        return self.between(points, points * 1.5)

    def paragraph(self, face: Face, *, indent: float = 0, before: float = 0, after: float = 0) -> ParagraphStyle:
        """Describe a paragraph: left aligned, never hyphenated, lines well apart, long words broken."""
        close = face.bold and face.size >= self.heading.size
        return ParagraphStyle(
            "house",
            fontName=face.font,
            fontSize=face.size,
            leading=face.size * (1.22 if close else 1.42),
            leftIndent=indent,
            spaceBefore=before,
            spaceAfter=after,
            splitLongWords=1,
            allowWidows=0,
            allowOrphans=0,
        )
