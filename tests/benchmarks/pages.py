"""Pages of tagged, laid-out papers in a second, beside a raw reportlab canvas that writes the same text.

The floor breaks the same texts into lines of the same width in the same typeface and writes them down the page. Both
make a whole file of each paper of one corpus: handouts, forms, cards, and guides.

The floor only writes: it measures no block, keeps nothing together, looks for no size in which cards fit, counts no
chapters ahead, and its file holds one font and a handful of objects where a tagged one holds one for each paragraph,
item and cell. That is the gap, and why the limit is `AT_LEAST` and not 0.8; the shares of the time that each of these
takes are measured in the same run and stand at the end of the line.
"""

import cProfile
import pstats
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.figure import Figure, middle
from tests.documents.put_in import told
from tests.paper_samples.moods import Mood, circle
from tests.paper_samples.whole_catalogue import every_paper
from workwell_desktop.documents.render import render
from workwell_desktop.documents.typefaces import REGULAR
from workwell_desktop.domain.papers import Paper, PaperStyle
from workwell_desktop.domain.sheet import CardSheet, Sheet

CORPUS = (
    "trust-map-en",
    "listening-well-en",
    "newcomer-welcome-en",
    "record-notice-en",
    "self-care-plan-es",
    "contact-consent-en",
    "resource-list-en",
    "guide-listening-without-fixing-en",
    "guide-empathy-es",
    "moment-cards-en",
)
ROUNDS = 9
AT_LEAST = 0.15
PARTS = {
    "measuring and placing": ("reportlab/platypus", "workwell_desktop/documents"),
    "drawing": ("reportlab/pdfgen", "reportlab/lib"),
    "structure, fonts and file": ("reportlab/pdfbase", "zlib", "documents/tagging"),
}
"""Where the time goes, by words in the names of the modules that it goes to."""
MARGIN, SIZE, LEADING = 17.5 * mm, 12.0, 17.0


def measure(folder: Path) -> list[Figure]:
    """Draw the corpus both ways, by turns."""
    folder.mkdir(parents=True, exist_ok=True)
    with circle(folder, Mood.SAMPLE) as made:
        papers = [paper for name, paper in every_paper(made) if name in CORPUS]
    texts = [list(told(paper)) for paper in papers if isinstance(paper, (Sheet, CardSheet))]
    pages = sum(_pages(render(paper, PaperStyle())) for paper in papers)
    raw_pages = sum(_pages(_raw(each)) for each in texts)
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(ROUNDS):
        ours.append(_timed(papers))
        floor.append(_timed_raw(texts))
    note = f"floor: {raw_pages} pages of the same text; ours: {_profile(papers)}"
    return [
        Figure(
            f"{len(papers)} papers drawn, {pages} pages",
            pages / middle(ours),
            "pages/s",
            AT_LEAST,
            raw_pages / middle(floor),
            at_least=True,
            note=note,
        )
    ]


def _profile(papers: Sequence[Paper]) -> str:
    """Draw everything once more under the profiler, and say what the time went to."""
    watch = cProfile.Profile()
    watch.runcall(_timed, papers)
    spent = dict.fromkeys(PARTS, 0.0)
    for (file, _, name), (_, _, own, _, _) in pstats.Stats(watch).stats.items():  # type: ignore[attr-defined]
        where = f"{Path(file).as_posix()} {name}"
        part = next((part for part, words in reversed(PARTS.items()) if any(each in where for each in words)), None)
        if part:
            spent[part] += own
    whole = sum(spent.values())
    return ", ".join(f"{seconds / whole:.0%} {part}" for part, seconds in spent.items())


def _timed(papers: Sequence[Paper]) -> float:
    begun = time.perf_counter()
    for paper in papers:
        render(paper, PaperStyle())
    return time.perf_counter() - begun


def _timed_raw(texts: Sequence[Sequence[str]]) -> float:
    begun = time.perf_counter()
    for each in texts:
        _raw(each)
    return time.perf_counter() - begun


def _raw(texts: Sequence[str]) -> bytes:
    """Write texts one below the other on as many pages as they take."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    width, top = A4[0] - 2 * MARGIN, A4[1] - MARGIN
    baseline = 0.0
    for text in texts:
        for line in simpleSplit(text, REGULAR, SIZE, width):
            if baseline < MARGIN:
                if baseline:
                    canvas.showPage()
                canvas.setFont(REGULAR, SIZE)
                baseline = top
            canvas.drawString(MARGIN, baseline, line)
            baseline -= LEADING
    canvas.save()
    return buffer.getvalue()


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
