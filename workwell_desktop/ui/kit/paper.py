"""Drawing papers and showing their pages. PDF bytes come in and stay in memory; no temporary file is ever made.

Pages are drawn by PDFium, the same pages on the screen and on the printer. Nothing here knows what a paper says.
"""

import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage

_one_at_a_time = Lock()  # PDFium is not made for several threads

POINTS_PER_INCH = 72
DRAWN_IN_STEPS_OF = 200
"""Pixels: a page that grows is drawn anew only when it has outgrown such a step."""


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
    with _opened(pdf) as document:
        count = len(document) if limit is None else min(limit, len(document))
        pages = (_page(document[i], width / document[i].get_width()) for i in range(count))
        return DrawnPaper(pdf, tuple(_packed(page) for page in pages))


def drawn_page(pdf: bytes, number: int, width: int) -> PackedPage:
    """Draw one page of a PDF, from 0, `width` pixels wide. Safe on any thread."""
    with _opened(pdf) as document:
        page = document[number]
        return _packed(_page(page, width / page.get_width()))


def page_sizes(pdf: bytes) -> tuple[QSize, ...]:
    """Return the size of each page of a PDF in points. Safe on any thread."""
    with _opened(pdf) as document:
        return tuple(QSize(round(page.get_width()), round(page.get_height())) for page in document)


def page_at(pdf: bytes, number: int, dots_per_inch: int) -> QImage:
    """Return one page of a PDF, from 0, as a picture for a printer. Safe on any thread."""
    with _opened(pdf) as document:
        return _page(document[number], dots_per_inch / POINTS_PER_INCH)


@contextmanager
def _opened(pdf: bytes) -> "Iterator[PdfDocument]":
    """Open a PDF for as long as the block lasts; whoever comes meanwhile waits."""
    import pypdfium2  # here, beside the window mostly: it takes a while

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _page(page: "PdfPage", scale: float) -> QImage:
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
    """One page of a paper, as large as fits, on its own white sheet with a thin edge.

    Its pages come drawn already (`show_pages`), or as bare sheets whose pages are asked for when they are looked at
    (`show_sheets`, `wanted`, `show_page`): then they stay sharp however large they are shown.
    """

    turned = Signal(int)
    """The page shown now, from 0."""
    wanted = Signal(int, int)
    """A page from 0, and how many pixels wide it should be drawn to be sharp."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[SmoothPicture | None] = []
        self._sheets: tuple[QSize, ...] = ()
        self._index = 0
        self._wanting: tuple[int, int] | None = None
        self._asks = False
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._tell_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page preview")

    def show_pages(self, pages: tuple[PackedPage, ...]) -> None:
        """Show these pages, staying on the same page number where there is one."""
        self._show(tuple(page.size for page in pages), [SmoothPicture(page) for page in pages], asks=False)

    def show_sheets(self, sizes: tuple[QSize, ...]) -> None:
        """Show bare sheets of these sizes, staying on the same page number where there is one."""
        self._show(sizes, [None for _ in sizes], asks=True)

    def _show(self, sizes: tuple[QSize, ...], pages: list[SmoothPicture | None], *, asks: bool) -> None:
        self._sheets, self._pages, self._asks, self._wanting = sizes, pages, asks, None
        self.turn_to(self._index)
        self.updateGeometry()

    def show_page(self, index: int, page: PackedPage) -> None:
        """Put a page on its sheet; one that is coarser than what lies there already changes nothing."""
        if index < len(self._pages):
            there = self._pages[index]
            if there is None or there.size.width() < page.size.width():
                self._pages[index] = SmoothPicture(page)
                self.update()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def index(self) -> int:
        """Which page is shown, from 0."""
        return self._index

    @property
    def sheet(self) -> QSize:
        """The size of the page shown, in a unit of its own; nothing when there is none."""
        return self._sheets[self._index] if self._sheets else QSize()

    @property
    def sharpness(self) -> int:
        """How many pixels wide the page shown was drawn; 0 while it is a bare sheet."""
        page = self._pages[self._index] if self._pages else None
        return page.size.width() if page is not None else 0

    def turn_to(self, index: int) -> None:
        """Show another page, held within the first and the last."""
        self._index = max(0, min(index, len(self._pages) - 1))
        described = f"Page {self._index + 1} of {self.count}" if self._pages else "No page"
        self.setAccessibleDescription(described)
        self.turned.emit(self._index)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_PageDown: 1, keys.Key_Right: 1, keys.Key_PageUp: -1, keys.Key_Left: -1}
        steps |= {keys.Key_Home: -self.count, keys.Key_End: self.count}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
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
        size = self.sheet.scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(QPoint((self.width() - size.width()) // 2, 1), size)
        painter = QPainter(self)
        painter.fillRect(target, theme.current().colour("paper"))
        if page is not None:
            painter.drawPixmap(target.topLeft(), page.at(size, self.devicePixelRatio()))
        painter.setPen(self.palette().mid().color())
        painter.drawRect(target)
        if self.hasFocus():
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(target.adjusted(1, 1, -1, -1))
        if self._asks:
            self._want(round(size.width() * self.devicePixelRatio()))

    def _want(self, pixels: int) -> None:
        """Ask for the page shown when it is coarser than this many pixels, once for each step it grows."""
        drawn_at = -(-pixels // DRAWN_IN_STEPS_OF) * DRAWN_IN_STEPS_OF
        if self.sharpness < pixels and self._wanting != (self._index, drawn_at):
            self._wanting = (self._index, drawn_at)
            self._ask.start()

    @Slot()
    def _tell_wanted(self) -> None:
        if self._wanting is not None:
            self.wanted.emit(*self._wanting)
