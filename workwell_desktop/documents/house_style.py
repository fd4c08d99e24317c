"""How every paper looks: sheet, margins, sizes of type, weights of line. All lengths are in points.

No paper chooses a size of its own. Everything is black on white so that a photocopy loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from workwell_desktop.documents.lettering import Face
from workwell_desktop.domain.papers import PaperSize, PrintSize

if TYPE_CHECKING:
    from workwell_desktop.documents.lettering import Lettering
    from workwell_desktop.domain.papers import PaperStyle

LANGUAGE = "en-GB"
HAIRLINE = 0.6
RULE = 1.0
HEAVY_RULE = 2.2
CORNER = 5.0
UNPRINTABLE = 10 * mm  # some office printers reach no nearer to the edge

_SHEETS = {PaperSize.A4: A4, PaperSize.LETTER: LETTER}


class House:
    """The measures for one paper: derived once from the sheet and the size of print."""

    def __init__(self, style: PaperStyle, lettering: Lettering, *, landscape: bool = False) -> None:
        """Take the sheet, upright or on its side."""
        width, height = _SHEETS[style.size]
        self.lettering = lettering
        self.large = style.print is PrintSize.LARGE
        self.page_width, self.page_height = (height, width) if landscape else (width, height)
        self.margin = 17.5 * mm
        small = self.sized(10)
        self.head_baseline = self.page_height - UNPRINTABLE - small * 0.95
        self.foot_baseline = UNPRINTABLE + small * 0.3
        self.foot_rule = self.foot_baseline + small * 1.4
        self.top = self.page_height - self.head_baseline + small * 0.3 + 10
        self.bottom = self.foot_rule + 12
        self.width = self.page_width - 2 * self.margin
        self.height = self.page_height - self.top - self.bottom
        self.body = Face(self.sized(12))
        self.strong = Face(self.sized(12), bold=True)
        self.small = Face(small)
        self.small_strong = Face(small, bold=True)
        self.lead = Face(20 if self.large else 13)
        self.heading = Face(21 if self.large else 14, bold=True)
        self.title = Face(32 if self.large else 24, bold=True)
        self.writing_gap = 11 * mm if self.large else 9.5 * mm
        self.tick = self.sized(11)

    def sized(self, points: float) -> float:
        """Scale a size meant for normal print: large print is half as big again."""
        return points * 1.5 if self.large else points

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
