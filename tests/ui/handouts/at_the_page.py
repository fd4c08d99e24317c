"""What a person does at the handouts page, for its tests."""

from io import BytesIO
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.ui.front_desk import FrontDesk
from workwell_desktop.ui import handouts
from workwell_desktop.ui.handouts.controller import HandoutsPage
from workwell_desktop.ui.handouts.shown import Drawing
from workwell_desktop.ui.kit.places_to_go import ToHandouts


def show(front: FrontDesk, place: ToHandouts) -> HandoutsPage:
    """Go to the page and wait until the paper in front is drawn."""
    page = handouts.build(front.desk, front.window)
    assert isinstance(page, HandoutsPage)
    front.show(page, place)
    drawn(front, page)
    return page


def drawn(front: FrontDesk, page: HandoutsPage) -> Drawing:
    """Return the paper in the preview once it is drawn as it is now."""
    front.qtbot.waitUntil(lambda: page.controller.shown() is not None)
    front.qtbot.waitUntil(lambda: page.view.preview.page.count > 0)
    found = page.controller.shown()
    assert found is not None
    return found


def pick(front: FrontDesk, page: HandoutsPage, key: str) -> Drawing:
    """Press the card of a paper."""
    card = page.view.gallery.list
    row = card.cards.row_of(key)
    assert row >= 0, key
    card.scrollTo(card.cards.index(row, 0))
    place = card.visualRect(card.cards.index(row, 0)).center()
    QTest.mouseClick(card.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return drawn(front, page)


def words(pdf: bytes) -> str:
    """Return everything that can be read in a PDF."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def first_words(pdf: bytes) -> list[str]:
    """Return the beginning of each page."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    text = [" ".join(page.get_textpage().get_text_bounded().split())[:200] for page in document]
    document.close()
    return text


def first_page(pdf: bytes) -> tuple[int, int]:
    """Return the size of the first page in whole points."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    size = round(document[0].get_width()), round(document[0].get_height())
    document.close()
    return size


def saved(front: FrontDesk, page: HandoutsPage, button: QPushButton, path: Path) -> bytes:
    """Press a button that saves and choose a place, as a person would."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    front.qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    front.qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)
    return path.read_bytes()


def printed(front: FrontDesk, page: HandoutsPage, button: QPushButton, path: Path) -> QPrinter:
    """Press a button that prints, choose a printer that writes a PDF, and wait until all pages went out."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QPrintDialog)
    assert dialog is not None
    printer = dialog.printer()
    assert isinstance(printer, QPrinter)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    return printer
