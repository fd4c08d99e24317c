"""The recovery sheet: the code that opens everything, to be kept on paper in a safe place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from reportlab.platypus import Flowable, Spacer

from workwell_desktop.documents.blocks import held, listed, spaced, text
from workwell_desktop.documents.frames import Beside
from workwell_desktop.documents.grid import draw_line
from workwell_desktop.documents.house_style import RULE
from workwell_desktop.documents.lettering import Face
from workwell_desktop.documents.opening import Head, dotted, opened
from workwell_desktop.documents.tagging import Element
from workwell_desktop.domain.dates import plain_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workwell_desktop.documents.house_style import House
    from workwell_desktop.documents.tagging import TaggedCanvas
    from workwell_desktop.domain.papers import RecoverySheet

_KEEPING = ("keep_away", "keep_no_picture", "keep_check")
_USING = ("use_open", "use_type")
_USING_RENEWED = (*_USING, "earlier_backups")


def story(paper: RecoverySheet, house: House) -> list[Flowable]:
    """Lay out the sheet: what it is, the code twice (to read and to scan), how to keep and how to use it."""
    face = Face(24, bold=True)
    organisation = held(house, paper.organisation, house.small, room=house.width * 0.6, limit=1)
    words = house.words
    qr_side = house.width * 0.33
    return [
        *opened(
            house,
            Head(
                small=dotted(organisation, words("made_on", day=plain_date(paper.made_on, paper.language))),
                title=words("recovery_title"),
                subtitle=words("recovery_lead"),
            ),
        ),
        Beside(
            [CodeGroups(house, paper.groups, face)],
            [QrCode("".join(paper.groups), qr_side, alt=words("qr_drawn"))],
            left_width=house.width - qr_side,
            keep_below=house.height,
        ),
        Spacer(0, 16),
        spaced(text(house, words("keep_safe"), house.heading, role="H2"), after=4),
        *listed(house, map(words, _KEEPING)),
        spaced(text(house, words("when_needed"), house.heading, role="H2"), before=14, after=4),
        *listed(house, map(words, _USING_RENEWED if paper.renewed else _USING)),
        Spacer(0, 10),
        text(house, words("without_it"), house.body),
    ]


def running_head(_paper: RecoverySheet, house: House) -> str:
    """Name the sheet on its further pages."""
    return house.words("recovery_title")


class CodeGroups(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """The groups of four, numbered, two beside each other, each in a frame of its own."""

    def __init__(self, house: House, groups: Sequence[str], face: Face) -> None:
        super().__init__()
        self._house, self._groups, self._face = house, tuple(groups), face
        self._row = face.size * 2.1

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width; two groups make a row."""
        rows = (len(self._groups) + 1) // 2
        self.width, self.height = width, rows * self._row
        return self.width, self.height

    def draw(self) -> None:
        """Draw the groups as an ordered list, read 1, 2, 3, whatever the columns."""
        canvas: TaggedCanvas = self.canv
        each = (self.width - 16) / 2
        with canvas.inside(Element("L", numbering="Decimal")):
            for index, group in enumerate(self._groups):
                x, y = (index % 2) * each, self.height - (index // 2 + 1) * self._row
                with canvas.artifact():
                    canvas.setLineWidth(RULE)
                    canvas.roundRect(x + 0.5, y + 4, each - 9, self._row - 7, 4)
                baseline = y + self._row * 0.36
                with canvas.inside(Element("LI")):
                    self._draw_words("Lbl", str(index + 1), self._house.small, (x + 9, baseline))
                    self._draw_words("LBody", group, self._face, (x + self._face.size * 1.7, baseline))

    def _draw_words(self, role: str, words: str, face: Face, start: tuple[float, float]) -> None:
        with self.canv.inside(Element(role)), self.canv.marked():
            draw_line(self.canv, self._house, words, face, start)


class QrCode(Flowable):  # type: ignore[misc]  # reportlab carries no types
    """The same code for a camera, drawn as squares, with the quiet margin a reader needs around it."""

    def __init__(self, content: str, side: float, *, alt: str) -> None:
        super().__init__()
        self._alt = alt
        self._rows = [bytes(row) for row in segno.make_qr(content or " ", error="m").matrix]
        self._side = side

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Ask for a square."""
        self.width = self.height = self._side
        return self.width, self.height

    def draw(self) -> None:
        """Fill the dark squares of each row in runs, as one shape, so that no hairlines show between them."""
        canvas: TaggedCanvas = self.canv
        module = self._side / (len(self._rows) + 4)
        path = canvas.beginPath()
        for number, row in enumerate(self._rows):
            y = self._side - (number + 2.5) * module
            for column, dark in enumerate(row):
                if dark:
                    path.rect((column + 3.5) * module, y, module, module)
        with canvas.inside(Element("Figure", alt=self._alt)), canvas.marked():
            canvas.drawPath(path, stroke=0, fill=1)
