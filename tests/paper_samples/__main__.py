"""Write every paper of the gallery as PDF: `python -m tests.paper_samples --out DIR`.

Without more words, each paper over the sample vault on A4 in 12 points and on Letter in 18; with `--all`, on both
sheets in every size of print, over the vault in all its moods, and the made-up papers of the tests as well. With
`--references`, write instead what a screen reader is given for the papers that the tests compare.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from tests.documents.structure import read_aloud
from tests.paper_samples.moods import Mood, circle
from tests.paper_samples.samples import all_papers, usual
from tests.paper_samples.whole_catalogue import Filled, every_paper, file_name, references
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize

REFERENCES = Path(__file__).parents[1] / "references"
USUAL = (
    PaperStyle(size=PaperSize.A4, print=PrintSize.NORMAL),
    PaperStyle(size=PaperSize.LETTER, print=PrintSize.LARGE),
)
EVERY = tuple(PaperStyle(size=size, print=print_) for size, print_ in product(PaperSize, PrintSize))


def main() -> None:
    """Read the command line and write what it asks for."""
    parser = argparse.ArgumentParser(prog="tests.paper_samples", description=__doc__)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--out", type=Path, help="folder for the PDF files")
    wanted.add_argument("--references", action="store_true", help="renew the reference texts of the tests")
    parser.add_argument("--all", action="store_true", help="every sheet, every size of print, every mood")
    parser.add_argument("--only", default="", help="only papers whose name contains this")
    options = parser.parse_args()
    if options.references:
        write_references()
        return
    everything = [*_over(Mood.SAMPLE)] if not options.all else [*_in_every_mood()]
    chosen = [each for each in everything if options.only in each.name]
    written = write_papers(options.out, chosen, EVERY if options.all else USUAL)
    print(f"{len(chosen)} papers, {written} files")


def write_references() -> None:
    """Write one text file for each paper that the tests compare."""
    papers = [Filled(name, paper) for name, paper in usual().items()]
    for name, paper in [*papers, *references(_over(Mood.SAMPLE))]:
        (REFERENCES / f"{name}.txt").write_text(read_aloud(render(paper, PaperStyle())), encoding="utf-8")


def write_papers(folder: Path, papers: Iterable[Filled], styles: Iterable[PaperStyle]) -> int:
    """Write each paper in each style; return how many files were written."""
    folder.mkdir(parents=True, exist_ok=True)
    files = list(product(papers, styles))
    for (name, paper), style in files:
        (folder / file_name(name, style)).write_bytes(render(paper, style))
    return len(files)


def _over(mood: Mood) -> list[Filled]:
    """Fill every paper over the vault in one mood."""
    with tempfile.TemporaryDirectory(prefix="workwell-papers-") as folder, circle(Path(folder), mood) as made:
        return list(every_paper(made))


def _in_every_mood() -> Iterator[Filled]:
    """Give the gallery in every mood, each paper that says the same only once, then the made-up papers."""
    seen: set[str] = set()
    for mood in Mood:
        for name, paper in _over(mood):
            if (said := repr(paper)) not in seen:
                seen.add(said)
                yield Filled(f"{name}-{mood}", paper)
    for name, paper in all_papers().items():
        yield Filled(f"made-up-{name}", paper)


if __name__ == "__main__":
    main()
