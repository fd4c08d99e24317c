"""What a person does with guides and papers: tabbing along, bringing files in, printing, reading PDFs."""

from pathlib import Path

import pikepdf
import pypdfium2
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from tests.journeys.eyes import settle
from tests.journeys.person import Person

PAPERS = "Papers"
"""The gallery of the handouts page, by the name a screen reader says."""
_STOPS = 160
"""Widgets one passes with Tab before one has been everywhere."""


def tabs_to(person: Person, name: str) -> None:
    """Press Tab until the keyboard is on the thing of this name."""
    passed = []
    for _ in range(_STOPS):
        here = QApplication.focusWidget()
        said = _name_of(here)
        if here is not None and said == name:
            return
        passed.append(said)
        person.presses("Tab")
    raise AssertionError(f"Tab never comes to “{name}”, but to: {list(dict.fromkeys(passed))}")


def presses_with_keys(person: Person, name: str) -> None:
    """Tab to a button and press Space."""
    person.wait_until(lambda: person.can_press(name), lambda: person.not_there("button", name))
    tabs_to(person, name)
    person.presses("Space")


def picks_paper(person: Person, title: str) -> None:
    """Press the card of a paper and wait until it can go out."""
    person.picks_row(PAPERS, title)
    person.wait_until(lambda: person.can_press("Save PDF…"), f"“{title}” is not drawn")


def opens_files(person: Person, *paths: Path) -> None:
    """Answer the dialog that asks for files to bring in."""
    person.wait_until(lambda: _dialog(QFileDialog) is not None, "nobody asks for a file")
    dialog = _dialog(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.reject()
    _comes_back(person, QFileDialog)


def prints_to(person: Person, path: Path) -> QPrinter:
    """Answer the print dialog with a printer that writes a PDF, and wait until it is closed."""
    person.wait_until(lambda: _dialog(QPrintDialog) is not None, "no print dialog opens")
    dialog = _dialog(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    assert isinstance(printer, QPrinter)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    _comes_back(person, QPrintDialog)
    return printer


def pages_of(pdf: Path) -> list[str]:
    """Return what stands on each page, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def told_about(pdf: Path) -> str:
    """Return everything a PDF says about itself: its properties, its outline, its attachments."""
    with pikepdf.open(pdf) as opened:
        told = [str(value) for value in opened.docinfo.values()]
        if "/Metadata" in opened.Root:
            told.append(opened.Root.Metadata.read_bytes().decode("utf-8", "replace"))
        with opened.open_outline() as outline:
            told += [item.title for item in outline.root]
        told += list(opened.attachments)
    return "\n".join(told)


def outline_of(pdf: Path) -> list[str]:
    """Return the entries of a PDF's outline."""
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        return [item.title for item in outline.root]


def _name_of(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    said = widget.accessibleName()
    return said or (widget.text() if isinstance(widget, QAbstractButton) else type(widget).__name__)


def _dialog(kind: type[QWidget]) -> QWidget | None:
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()), None
    )


def _comes_back(person: Person, kind: type[QWidget]) -> None:
    person.wait_until(lambda: _dialog(kind) is None, "the dialog stays open")
    person.window.activateWindow()  # as every desktop does when a dialog over the window closes
    person.wait_until(person.window.isActiveWindow, "the window does not come forward")
    settle()
