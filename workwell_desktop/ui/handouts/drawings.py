"""Fills and draws papers, one at a time beside the window, and keeps what was drawn while it says the same.

Filling reads the vault and takes a few milliseconds; drawing takes the processor and is done elsewhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.papers import Paper, PaperStyle
from workwell_desktop.ui.handouts.model import size_line
from workwell_desktop.ui.handouts.shown import Drawing
from workwell_desktop.ui.kit.paper import drawn_page, page_sizes
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

THUMB_WIDTH = 400
"""Pixels: sharp in a card of the gallery on a dense screen."""

AFTER_PAINTING = 4
"""Milliseconds before the next paper: what is shown comes first."""

MOST_KEPT = 200
"""Papers kept drawn; the oldest go first."""


@dataclass(frozen=True)
class _Kept:
    """A paper as it was filled, with its drawing."""

    paper: Paper
    style: PaperStyle
    drawing: Drawing


class Drawings(QObject):
    """The drawn papers of one page."""

    drawn = Signal(object)
    """The `PaperAsk` that now has a drawing, or a sentence why there is none."""

    def __init__(self, desk: Desk, window: Window, seen: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._seen = desk, window, seen
        self._style = PaperStyle()
        self._kept: dict[PaperAsk, _Kept] = {}
        self._fresh: set[PaperAsk] = set()
        self._refused: dict[PaperAsk, str] = {}
        self._waiting: list[PaperAsk] = []
        self._busy = False
        self._number = 0
        self._turn = QTimer(self, singleShot=True, interval=AFTER_PAINTING)
        self._turn.timeout.connect(self._next)

    @property
    def style(self) -> PaperStyle:
        """How everything is drawn now."""
        return self._style

    def renew(self, style: PaperStyle) -> None:
        """Look again at every paper before it is shown: something changed, or it is printed in another way."""
        self._style = style
        self._fresh.clear()
        self._refused.clear()
        self._waiting.clear()
        self._number += 1

    def get(self, ask: PaperAsk) -> Drawing | None:
        """Return a paper as it is now, None while it is not drawn."""
        return self._kept[ask].drawing if ask in self._fresh else None

    def paper(self, ask: PaperAsk) -> Paper:
        """Return what a drawn paper says. Raises KeyError while it is not drawn."""
        return self._kept[ask].paper

    def refusal(self, ask: PaperAsk) -> str:
        """Return why a paper cannot be filled, empty when it can."""
        return self._refused.get(ask, "")

    def want(self, asks: Iterable[PaperAsk]) -> None:
        """Draw these next, in this order, and forget what else was waiting."""
        known = (ask for ask in asks if ask not in self._fresh and ask not in self._refused)
        self._waiting = list(dict.fromkeys(known))
        if self._waiting:
            self._turn.start()

    @Slot()
    def _next(self) -> None:
        """Fill the next paper; a page that is not in sight asks its vault for nothing."""
        if self._busy or not self._waiting or not self._seen():
            return
        ask = self._waiting.pop(0)
        try:
            paper = self._desk.papers.fill(ask)
        except Refusal as no:
            self._refused[ask] = no.sentence
            self._tell(ask)
        except Fault as fault:
            self._waiting.clear()
            self._window.bulletin.trouble(fault.sentence)
        else:
            self._draw(ask, paper)

    def _draw(self, ask: PaperAsk, paper: Paper) -> None:
        kept = self._kept.get(ask)
        if kept is not None and (kept.paper, kept.style) == (paper, self._style):
            self._fresh.add(ask)
            self._tell(ask)
            return
        self._busy = True
        work = partial(_drawing, paper, self._style, self._desk.papers.check)
        made = partial(self._keep, self._number, ask, paper, self._style)
        self._window.background.run(work, made, self._failed, owner=self)

    def _keep(self, number: int, ask: PaperAsk, paper: Paper, style: PaperStyle, drawing: Drawing) -> None:
        self._busy = False
        self._kept.pop(ask, None)
        self._kept[ask] = _Kept(paper, style, drawing)
        if len(self._kept) > MOST_KEPT:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self._fresh.discard(oldest)
        if number == self._number:
            self._fresh.add(ask)
            self._tell(ask)
        else:
            self._turn.start()  # it may have changed meanwhile

    def _tell(self, ask: PaperAsk) -> None:
        self.drawn.emit(ask)
        if self._waiting:
            self._turn.start()

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._busy = False
        self._window.bulletin.trouble(trouble.sentence)
        if self._waiting:
            self._turn.start()


def _drawing(paper: Paper, style: PaperStyle, check: Callable[[Paper, PaperStyle], tuple[str, ...]]) -> Drawing:
    from workwell_desktop.usecases.papers import draw  # here, beside the window: it brings all papers along

    pdf = draw(paper, style)
    sizes = page_sizes(pdf)
    return Drawing(pdf, sizes, drawn_page(pdf, 0, THUMB_WIDTH), size_line(paper, len(sizes)), check(paper, style))
