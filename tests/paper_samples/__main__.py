"""Write every example paper on every sheet and in both sizes of print: `python -m tests.paper_samples --out DIR`.

With `--references`, write instead what a screen reader is given for the ordinary papers, which the tests compare.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.documents.structure import read_aloud
from tests.paper_samples.samples import all_papers, usual
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import Paper, PaperSize, PaperStyle, PrintSize

REFERENCES = Path(__file__).parents[1] / "references"


def main() -> None:
    """Read the command line and write what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--out", type=Path, help="folder for the PDF files")
    wanted.add_argument("--references", action="store_true", help="renew the reference texts of the tests")
    parser.add_argument("--all", action="store_true", help="also the empty, the awkward and the very long papers")
    options = parser.parse_args()
    if options.references:
        write_references()
    else:
        write_papers(options.out, all_papers() if options.all else usual())


def write_references() -> None:
    """Write one text file per ordinary paper."""
    for name, paper in usual().items():
        (REFERENCES / f"{name}.txt").write_text(read_aloud(render(paper, PaperStyle())), encoding="utf-8")


def write_papers(folder: Path, papers: dict[str, Paper]) -> None:
    """Write each paper on both sheets in both sizes of print."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, paper in papers.items():
        for size in PaperSize:
            for size_of_print in PrintSize:
                file = folder / f"{name}-{size.value.lower()}-{size_of_print.value}.pdf"
                file.write_bytes(render(paper, PaperStyle(size=size, print=size_of_print)))
                written += 1
    print(f"{written} papers written to {folder}")


if __name__ == "__main__":
    main()
