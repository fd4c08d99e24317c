"""Two independent programs, poppler and qpdf, find the papers sound. They are not needed for the everyday suite."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.paper_samples.samples import all_papers
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import PaperStyle

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(
        not (shutil.which("qpdf") and shutil.which("pdfinfo")), reason="needs apt packages qpdf and poppler-utils"
    ),
]
PAPERS = all_papers()


@pytest.mark.parametrize("name", PAPERS)
def test_poppler_and_qpdf_find_nothing_wrong(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render(PAPERS[name], PaperStyle()))
    subprocess.run(["qpdf", "--check", str(file)], check=True, capture_output=True)
    told = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True)
    assert told.stderr == ""
    facts = {line.split(":")[0]: line.split(":")[1].strip() for line in told.stdout.splitlines()}
    assert facts["Tagged"] == "yes"
    assert "Author" not in facts
