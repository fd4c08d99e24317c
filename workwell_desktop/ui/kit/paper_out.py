"""The ways out for papers: a printer, page by page, and a PDF where the facilitator says. No other file is made.

Nothing here knows what a paper says.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.paper import page_at, page_sizes
from workwell_desktop.ui.kit.saving import ask_to_save, write_whole

PRINT_DPI = 300


class PrintRun(QObject):
    """Sends papers to a printer page by page; each page is drawn beside the window, so that it never freezes.

    `papers` are PDFs with their copies, one after the other in one job. `failed` carries a sentence, `printed` says
    that every page went out, `went` how many of how many did so far; `finished` comes last whatever happened.
    """

    finished = Signal()
    printed = Signal()
    failed = Signal(str)
    went = Signal(int, int)

    def __init__(
        self,
        papers: Sequence[tuple[bytes, int]],
        printer: QPrinter,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._papers = tuple(papers)
        self._printer = printer
        self._background = background
        self._painter = QPainter()
        self._ahead: Iterator[tuple[bytes, int]] = iter(())
        self._last: tuple[bytes, int, _PrintPage] | None = None
        self._gone = self._count = 0
        self._stopped = False

    def start(self) -> None:
        """Begin with the first page."""
        pages = [(pdf, number) for pdf, copies in self._papers for _ in range(copies) for number in _numbers(pdf)]
        self._ahead, self._count = iter(pages), len(pages)
        self._next()

    def stop(self) -> None:
        """Send no more pages; those that are out stay out."""
        self._stopped = True

    def _next(self) -> None:
        page = next(self._ahead, None)
        if page is None or self._stopped:
            self._end()
        elif self._last is not None and self._last[:2] == page:
            QTimer.singleShot(0, self, self._put_again)  # one more copy of a single page
        else:
            self._background.run(partial(_print_page, *page), partial(self._drawn, page), owner=self)

    def _drawn(self, page: tuple[bytes, int], drawing: "_PrintPage") -> None:
        self._last = (*page, drawing)
        self._put(drawing)

    @Slot()
    def _put_again(self) -> None:
        if self._last is not None:
            self._put(self._last[2])

    def _put(self, page: "_PrintPage") -> None:
        size = QSizeF(page.width, page.height)
        wide = page.width > page.height
        self._printer.setPageSize(QPageSize(size.transposed() if wide else size, QPageSize.Unit.Point))
        orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(orientation)
        began = self._printer.newPage() if self._gone else self._painter.begin(self._printer)
        if not began:
            self._end("The printer did not answer. Nothing is lost; check that it is on, then try again.")
            return
        area = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(area), page.image, QRectF(page.image.rect()))
        self._gone += 1
        self.went.emit(self._gone, self._count)
        self._next()

    def _end(self, sentence: str = "") -> None:
        if self._painter.isActive():
            self._painter.end()
        if sentence:
            self.failed.emit(sentence)
        elif self._gone == self._count:
            self.printed.emit()
        self.finished.emit()


@dataclass(frozen=True)
class _PrintPage:
    """One page drawn for the printer; width and height in points."""

    image: QImage
    width: float
    height: float


def _numbers(pdf: bytes) -> range:
    return range(len(page_sizes(pdf)))


def _print_page(pdf: bytes, number: int) -> _PrintPage:
    size = page_sizes(pdf)[number]
    return _PrintPage(page_at(pdf, number, PRINT_DPI), size.width(), size.height())


def new_printer() -> QPrinter:
    """Return a printer that uses the whole sheet: the paper brings its own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName("WorkWell")
    return printer


class PaperOut:
    """The two ways out for a paper: the system's print dialog, and a PDF file where the facilitator says.

    Both dialogs open beside the window and block nothing; what goes wrong is told through `failed(sentence)`. What is
    handed in as `done` is called once the paper is out.
    """

    def __init__(self, parent: QWidget, background: Background, failed: Callable[[str], None]) -> None:
        self._parent = parent
        self._background = background
        self._failed = failed

    def ask_and_print(self, pdf: bytes, copies: int = 1, done: Callable[[], None] | None = None) -> QPrintDialog:
        """Open the print dialog, proposing so many copies; print when it is accepted."""
        printer = new_printer()
        printer.setCopyCount(copies)
        return self._ask(printer, [(pdf, 1)], done, None)

    def ask_and_print_all(
        self,
        papers: Sequence[tuple[bytes, int]],
        done: Callable[[], None] | None = None,
        began: Callable[[PrintRun], None] | None = None,
    ) -> QPrintDialog:
        """Open the print dialog for several papers, each with copies of its own; they are one job, in order.

        `began` is handed the run once it was accepted, to show how far it is and to stop it.
        """
        return self._ask(new_printer(), papers, done, began)

    def _ask(
        self,
        printer: QPrinter,
        papers: Sequence[tuple[bytes, int]],
        done: Callable[[], None] | None,
        began: Callable[[PrintRun], None] | None,
    ) -> QPrintDialog:
        dialog = QPrintDialog(printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        run = PrintRun(papers, printer, self._background, self._parent)
        run.failed.connect(self._failed)
        if done is not None:
            run.printed.connect(done)
        run.finished.connect(run.deleteLater)
        if began is not None:
            dialog.accepted.connect(partial(_tell, began, run))
        dialog.accepted.connect(run.start)
        dialog.rejected.connect(run.deleteLater)
        dialog.show()
        return dialog

    def ask_and_save(self, pdf: bytes, name: str, done: Callable[[], None] | None = None) -> QFileDialog:
        """Ask where to keep the PDF, proposing a neutral file name, and write it there."""
        dialog = ask_to_save(self._parent, "Save PDF", name, "PDF (*.pdf)")
        dialog.fileSelected.connect(partial(self._save, pdf, done))
        dialog.show()
        return dialog

    def _save(self, pdf: bytes, done: Callable[[], None] | None, path: str) -> None:
        try:
            write_whole(pdf, Path(path), what="PDF")
        except Fault as fault:
            self._failed(fault.sentence)
        else:
            if done is not None:
                done()


def _tell(began: Callable[[PrintRun], None], run: PrintRun, _printer: QPrinter | None = None) -> None:
    began(run)
