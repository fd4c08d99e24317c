"""Write every example paper on every sheet and in both sizes of print: `python -m tests.paper_samples --out DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.paper_samples.samples import all_papers, usual
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize


def main() -> None:
    """Write the files into a folder, which is made if need be, and say how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the PDF files")
    parser.add_argument("--all", action="store_true", help="also the empty, the awkward and the very long papers")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    papers = all_papers() if options.all else usual()
    written = 0
    for name, paper in papers.items():
        for size in PaperSize:
            for size_of_print in PrintSize:
                file = options.out / f"{name}-{size.value.lower()}-{size_of_print.value}.pdf"
                file.write_bytes(render(paper, PaperStyle(size=size, print=size_of_print)))
                written += 1
    print(f"{written} papers written to {options.out}")


if __name__ == "__main__":
    main()
