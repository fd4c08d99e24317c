"""Papers really go out: through the print dialog to a CUPS queue of the test's own, and what arrives is the preview.

The scheduler runs from a temporary folder and listens on a local socket there, never on the network. Its only queue
passes each job as it comes into a pipe that the test reads. The test starts this file again as a program, since the
CUPS library asks only once which scheduler to use. Where there is no scheduler, the same way out is taken to a PDF
printer of Qt's own: that proves the run and the drawing, all but the last step to the queue.
"""

import grp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from tests.paper_samples.samples import GROUP, NAMES, register, usual
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.paper import drawn
from workwell_desktop.ui.kit.paper_out import PaperOut, PrintRun, new_printer

ROOT = Path(__file__).resolve().parents[2]
SCHEDULER = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PATIENCE = 60
"""Seconds."""
WIDTH = 900
"""Pixels, as in the preview."""
NEAR = 5
"""Pixels across, within which a dot may stand: the two are not drawn in the same places to a hair."""
FAINT = 170
"""Shades of grey of 255 by which a dot may still differ: a missing letter differs by nearly all of them."""

_SETTINGS = """Listen {folder}/socket
Browsing No
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """ServerBin {folder}/programs
ServerRoot {folder}/root
RequestRoot {folder}/jobs
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/temporary
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
SystemGroup {group}
"""
_QUEUE = """<DefaultPrinter Door>
Info Door
DeviceURI pipe:{folder}/out
State Idle
Accepting Yes
Shared No
OpPolicy default
ErrorPolicy abort-job
</DefaultPrinter>
"""
_INTO_THE_PIPE = """#!/bin/sh
[ $# -gt 0 ] || exit 0
cat "${6:--}" > "${DEVICE_URI#pipe:}"
"""

pytestmark = pytest.mark.system


def evening() -> list[tuple[bytes, int]]:
    """Draw what is printed before an evening, with copies: upright, turned, in large print and on Letter."""
    papers, large = usual(), PaperStyle(size=PaperSize.LETTER, print=PrintSize.LARGE)
    return [
        (render(papers["sign-in-sheet"], PaperStyle()), 1),
        (render(papers["participant-agenda"], PaperStyle()), 3),
        (render(papers["run-sheet"], large), 1),
        (render(register(NAMES, sessions=20, group_name=GROUP), PaperStyle()), 2),
    ]


@pytest.mark.skipif(SCHEDULER is None, reason="needs the apt package cups-daemon")
def test_a_queue_is_given_what_the_preview_shows(tmp_path: Path) -> None:
    papers = evening()
    for number, (pdf, copies) in enumerate(papers):
        (tmp_path / f"{number} {copies}.pdf").write_bytes(pdf)
    with scheduler() as folder, ThreadPoolExecutor(1) as beside:
        arriving = beside.submit((folder / "out").read_bytes)
        passing = tmp_path / "passing"
        passing.mkdir()
        told = {**os.environ, "CUPS_SERVER": str(folder / "socket"), "PYTHONPATH": str(ROOT), "TMPDIR": str(passing)}
        program = [sys.executable, __file__, str(tmp_path)]
        try:
            said = subprocess.run(program, env=told, check=True, capture_output=True, text=True, timeout=PATIENCE)
            arrived = arriving.result(PATIENCE)
        finally:
            _let_go(folder / "out")
    assert said.stdout.split() == ["Door", "printed"]
    assert_same_pages(arrived, papers)
    assert list(passing.iterdir()) == []  # what the CUPS library needs on its way is gone again


def test_a_printer_that_makes_a_pdf_is_given_what_the_preview_shows(qapp: QApplication, tmp_path: Path) -> None:
    papers, printer = evening(), new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    run = PrintRun(papers, printer, Background(inline=True))
    went: list[tuple[int, int]] = []
    run.went.connect(lambda gone, count: went.append((gone, count)))
    run.start()
    while len(went) < went[0][1]:
        qapp.processEvents()
    assert_same_pages((tmp_path / "out.pdf").read_bytes(), papers)


def test_another_page_is_not_taken_for_the_same() -> None:
    (sheet, _), (agenda, _), *_ = evening()
    assert (
        _greatest_difference(drawn(sheet, WIDTH).pages[0].picture(), drawn(agenda, WIDTH).pages[0].picture()) > FAINT
    )


def assert_same_pages(arrived: bytes, papers: list[tuple[bytes, int]]) -> None:
    """Compare page by page with the pictures of the preview, copies one after the other."""
    expected = [page for pdf, copies in papers for _ in range(copies) for page in drawn(pdf, WIDTH).pages]
    printed = drawn(arrived, WIDTH).pages
    assert len(printed) == len(expected)
    differences = [
        _greatest_difference(ours.picture(), theirs.picture()) for ours, theirs in zip(expected, printed, strict=True)
    ]
    assert max(differences) <= FAINT, differences


def _greatest_difference(one: QImage, other: QImage) -> int:
    """Return by how much a dot of either picture is darker or lighter than all dots near its place in the other."""
    first = _grey(one)
    second = _grey(other).resize(first.size)
    return max(_beyond(first, second), _beyond(second, first))


def _beyond(one: Image.Image, other: Image.Image) -> int:
    darkest, lightest = other.filter(ImageFilter.MinFilter(NEAR)), other.filter(ImageFilter.MaxFilter(NEAR))
    beyond = ImageChops.lighter(ImageChops.subtract(darkest, one), ImageChops.subtract(one, lightest))
    _, most = beyond.getextrema()
    return int(most)  # type: ignore[arg-type]


def _grey(picture: QImage) -> Image.Image:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    return Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1)


# ------------------------------------------------------------------------------------------------ a queue of its own


@contextmanager
def scheduler() -> Iterator[Path]:
    """Run a scheduler in a folder with a short name, since the name of a socket must be; stop it afterwards."""
    with tempfile.TemporaryDirectory(prefix="ww-") as name:
        folder = Path(name)
        _furnish(folder)
        command = [str(SCHEDULER), "-f", "-c", str(folder / "settings"), "-s", str(folder / "files")]
        process = subprocess.Popen(command)
        try:
            while not (folder / "socket").exists():
                _let_run(process)
            yield folder
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _furnish(folder: Path) -> None:
    for name in ("root", "jobs", "cache", "state", "temporary", "programs/backend"):
        (folder / name).mkdir(parents=True)
    (folder / "programs" / "daemon").symlink_to("/usr/lib/cups/daemon")
    backend = folder / "programs" / "backend" / "pipe"
    backend.write_text(_INTO_THE_PIPE)
    backend.chmod(0o700)  # for its owner only, or the scheduler would run it as somebody else
    os.mkfifo(folder / "out")
    group = grp.getgrgid(os.getgid()).gr_name
    for file, text in (("settings", _SETTINGS), ("files", _FILES), ("root/printers.conf", _QUEUE)):
        (folder / file).write_text(text.format(folder=folder, group=group))


def _let_run(process: "subprocess.Popen[bytes]") -> None:
    """Give a program a moment; fail when it has ended."""
    try:
        pytest.fail(f"the scheduler ended with {process.wait(0.05)}")
    except subprocess.TimeoutExpired:
        return


def _let_go(pipe: Path) -> None:
    """Free a reader that nobody wrote to."""
    try:
        os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return  # nobody reads any more


def print_all(folder: Path) -> None:
    """Print the files of a folder, named by order and copies, through the dialog that opens for a facilitator."""
    application = QApplication(["workwell-printing"])
    desk = QWidget()
    named = sorted(folder.glob("*.pdf"))
    papers = [(file.read_bytes(), int(file.stem.split()[1])) for file in named]

    def failed(sentence: str) -> None:
        sys.stdout.write(f"{sentence}\n")
        application.exit(1)

    def printed() -> None:
        sys.stdout.write("printed\n")
        application.quit()

    dialog = PaperOut(desk, Background(), failed).ask_and_print_all(papers, printed)
    sys.stdout.write(f"{dialog.printer().printerName()}\n")
    dialog.done(1)
    sys.exit(application.exec())


if __name__ == "__main__":
    print_all(Path(sys.argv[1]))
