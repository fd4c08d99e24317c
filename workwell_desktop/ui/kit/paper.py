"""Showing, printing and saving a paper. PDF bytes come in and stay in memory; no temporary file is ever made.

Pages are drawn by PDFium, the same pages on the screen and on the printer. Nothing here knows what a paper says.
"""

import errno
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSettings, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPageLayout, QPageSize, QPainter, QPaintEvent, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from workwell_desktop.domain.errors import DiskFull, Fault, ReadOnly
from workwell_desktop.ui.kit.background import Background

POINTS_PER_INCH = 72
PRINT_DPI = 300


@dataclass(frozen=True)
class PackedPage:
    """A drawn page, packed: a register of ten years has thirty pages of 5 MB, nearly all of it white."""

    size: QSize
    """In pixels."""
    packed: bytes

    def picture(self) -> QImage:
        """Unpack it; takes a few milliseconds."""
        points, wide, high = zlib.decompress(self.packed), self.size.width(), self.size.height()
        return QImage(points, wide, high, 4 * wide, QImage.Format.Format_RGBX8888).copy()


@dataclass(frozen=True)
class DrawnPaper:
    """A PDF with its pages drawn, `width` pixels wide each. Safe to make on any thread."""

    pdf: bytes
    pages: tuple[PackedPage, ...]


def drawn(pdf: bytes, width: int, limit: int | None = None) -> DrawnPaper:
    """Draw the pages of a PDF `width` pixels wide; at most `limit` of them when given."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document) if limit is None else min(limit, len(document))
        pages = (_page(document[i], width / document[i].get_width()) for i in range(count))
        return DrawnPaper(pdf, tuple(_packed(page) for page in pages))
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
    bitmap.close()
    return image


def _packed(image: QImage) -> PackedPage:
    return PackedPage(image.size(), zlib.compress(image.constBits(), 1))


class SmoothPicture:
    """A picture scaled once for each size it is shown in, so that small print stays readable when it shrinks."""

    def __init__(self, picture: PackedPage) -> None:
        self._picture = picture
        self._scaled = QPixmap()

    @property
    def size(self) -> QSize:
        """The size of the picture itself, in its own pixels."""
        return self._picture.size

    def at(self, size: QSize, ratio: float) -> QPixmap:
        """Return the picture in this size, for a screen with so many pixels to the point."""
        wanted = size * ratio
        if self._scaled.size() != wanted:
            bent, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(self._picture.picture().scaled(wanted, bent, smooth))
        self._scaled.setDevicePixelRatio(ratio)
        return self._scaled


class PageView(QWidget):
    """One page of a paper, as large as fits, on its own white sheet with a thin edge."""

    turned = Signal(int)
    """The page shown now, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[SmoothPicture, ...] = ()
        self._index = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page preview")

    def show_pages(self, pages: tuple[PackedPage, ...]) -> None:
        """Show these pages, staying on the same page number where there is one."""
        self._pages = tuple(SmoothPicture(page) for page in pages)
        self.turn_to(self._index)
        self.updateGeometry()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def index(self) -> int:
        """Which page is shown, from 0."""
        return self._index

    def turn_to(self, index: int) -> None:
        """Show another page, held within the first and the last."""
        self._index = max(0, min(index, len(self._pages) - 1))
        described = f"Page {self._index + 1} of {self.count}" if self._pages else "No page"
        self.setAccessibleDescription(described)
        self.turned.emit(self._index)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            self.turn_to(self._index + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, 500)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(180, 240)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._pages:
            return
        page = self._pages[self._index]
        size = page.size.scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QPoint((self.width() - size.width()) // 2, 1), size)
        painter = QPainter(self)
        painter.drawPixmap(target.topLeft(), page.at(size, self.devicePixelRatio()))
        painter.setPen(self.palette().mid().color())
        painter.drawRect(target)
        if self.hasFocus():
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(target.adjusted(1, 1, -1, -1))


class PrintRun(QObject):
    """Sends a paper to a printer page by page; each page is drawn beside the window, so that it never freezes.

    `failed` carries a sentence, `printed` says that every page went out; `finished` comes last in either case.
    """

    finished = Signal()
    printed = Signal()
    failed = Signal(str)

    def __init__(self, pdf: bytes, printer: QPrinter, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf = pdf
        self._printer = printer
        self._background = background
        self._painter = QPainter()
        self._next = 0

    def start(self) -> None:
        """Begin with the first page."""
        self._background.run(partial(_print_page, self._pdf, self._next), self._put, owner=self)

    def _put(self, page: "_PrintPage") -> None:
        size = QSizeF(page.width, page.height)
        wide = page.width > page.height
        self._printer.setPageSize(QPageSize(size.transposed() if wide else size, QPageSize.Unit.Point))
        orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(orientation)
        began = self._printer.newPage() if self._next else self._painter.begin(self._printer)
        if not began:
            self._end("The printer did not answer. Nothing is lost; check that it is on, then try again.")
            return
        area = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(area), page.image, QRectF(page.image.rect()))
        self._next += 1
        if self._next < page.count:
            self.start()
        else:
            self._end()

    def _end(self, sentence: str = "") -> None:
        if self._painter.isActive():
            self._painter.end()
        if sentence:
            self.failed.emit(sentence)
        else:
            self.printed.emit()
        self.finished.emit()


@dataclass(frozen=True)
class _PrintPage:
    """One page drawn for the printer; width and height in points, `count` pages in all."""

    image: QImage
    width: float
    height: float
    count: int


def _print_page(pdf: bytes, number: int) -> _PrintPage:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number]
        image = _page(page, PRINT_DPI / POINTS_PER_INCH)
        return _PrintPage(image, page.get_width(), page.get_height(), len(document))
    finally:
        document.close()


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
        """Open the print dialog; print when it is accepted."""
        printer = new_printer()
        printer.setCopyCount(copies)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        run = PrintRun(pdf, printer, self._background, self._parent)
        run.failed.connect(self._failed)
        if done is not None:
            run.printed.connect(done)
        run.finished.connect(run.deleteLater)
        dialog.accepted.connect(run.start)
        dialog.rejected.connect(run.deleteLater)
        dialog.show()
        return dialog

    def ask_and_save(self, pdf: bytes, name: str, done: Callable[[], None] | None = None) -> QFileDialog:
        """Ask where to keep the PDF, proposing a neutral file name, and write it there."""
        _keep_no_folders()
        dialog = QFileDialog(self._parent, "Save PDF")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.fileSelected.connect(partial(self._save, pdf, done))
        dialog.show()
        return dialog

    def _save(self, pdf: bytes, done: Callable[[], None] | None, path: str) -> None:
        try:
            save_pdf(pdf, Path(path))
        except Fault as fault:
            self._failed(fault.sentence)
        else:
            if done is not None:
                done()


def _keep_no_folders() -> None:
    """Give Qt's own dialog nowhere to write the folders a person has visited: their names can tell who comes."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def save_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF, replacing the file only once all of it is on the disk. Raises `DiskFull` or `ReadOnly`."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        part.unlink(missing_ok=True)
        full = "The PDF could not be saved: the disk is full. Choose another place, or make some room."
        closed = "The PDF could not be saved there: WorkWell may not write to that folder. Choose another place."
        raise (DiskFull(full) if trouble.errno == errno.ENOSPC else ReadOnly(closed)) from trouble
