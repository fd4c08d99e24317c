"""Showing, printing and saving a paper: the same pages everywhere, and no file but the one asked for."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.errors import DiskFull, Fault, ReadOnly
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.paper import PageView, drawn
from workwell_desktop.ui.kit.paper_out import PaperOut, PrintRun, new_printer
from workwell_desktop.ui.kit.saving import write_whole

A4, A4_ACROSS, LETTER = (595.0, 842.0), (842.0, 595.0), (612.0, 792.0)


def pdf_of(*sizes: tuple[float, float]) -> bytes:
    """Return a PDF with blank pages of these sizes in points."""
    document = pypdfium2.PdfDocument.new()
    for size in sizes:
        document.new_page(*size)
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def page_sizes(path: Path) -> list[tuple[int, int]]:
    """Return the size of each page in whole points."""
    document = pypdfium2.PdfDocument(path)
    sizes = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return sizes


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def quiet_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Watch the folder for temporary files: nothing may lie there afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def test_pages_are_drawn_as_wide_as_asked_and_no_more_than_asked(qapp: object) -> None:
    pdf = pdf_of(A4, A4_ACROSS, LETTER)
    whole = drawn(pdf, 300)
    assert [page.size.width() for page in whole.pages] == [300, 300, 300]
    assert [round(page.size.height() / page.size.width(), 1) for page in whole.pages] == [1.4, 0.7, 1.3]
    assert whole.pdf == pdf
    assert [page.picture().size() for page in whole.pages] == [page.size for page in whole.pages]
    assert sum(len(page.packed) for page in whole.pages) < 50_000  # white paper takes no room
    assert len(drawn(pdf, 300, limit=2).pages) == 2


def test_pages_turn_by_key_and_never_beyond_the_ends(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.show()
    view.show_pages(drawn(pdf_of(A4, A4, A4), 100).pages)
    turned: list[int] = []
    view.turned.connect(turned.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_PageUp):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert turned == [1, 2, 2, 1, 0, 0]
    assert view.accessibleDescription() == "Page 1 of 3"
    view.show_pages(())
    assert (view.count, view.accessibleDescription()) == (0, "No page")


@pytest.mark.parametrize("inline", [True, False], ids=["inline", "beside the window"])
def test_printing_sends_every_page_in_its_own_size(
    qtbot: QtBot, tmp_path: Path, quiet_folders: Path, inline: bool
) -> None:
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = PrintRun([(pdf_of(A4, A4_ACROSS, A4), 1)], printer, Background(inline=inline))
    with qtbot.waitSignal(run.finished):
        run.start()
    assert page_sizes(tmp_path / "printed.pdf") == [(595, 842), (842, 595), (595, 842)]
    assert printer.docName() == "WorkWell"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_begin_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    run = PrintRun([(pdf_of(A4), 1)], printer, Background(inline=True))
    said: list[str] = []
    run.failed.connect(said.append)
    with qtbot.waitSignal(run.finished):
        run.start()
    assert said == ["The printer did not answer. Nothing is lost; check that it is on, then try again."]


def test_the_print_dialog_blocks_nothing_and_prints_when_accepted(
    desk: QWidget, qtbot: QtBot, tmp_path: Path, quiet_folders: Path
) -> None:
    failed: list[str] = []
    out = PaperOut(desk, Background(inline=True), failed.append)
    dialog = out.ask_and_print(pdf_of(A4, A4), copies=3)
    assert dialog.isVisible()
    printer = dialog.printer()
    assert printer.copyCount() == 3
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    assert failed == []
    assert len(page_sizes(tmp_path / "printed.pdf")) == 2
    qtbot.waitUntil(lambda: desk.findChild(QPrintDialog) is None)


def test_a_print_dialog_put_aside_prints_nothing(desk: QWidget, qtbot: QtBot) -> None:
    dialog = PaperOut(desk, Background(inline=True), pytest.fail).ask_and_print(pdf_of(A4))
    dialog.reject()
    qtbot.waitUntil(lambda: desk.findChild(QPrintDialog) is None)
    qtbot.waitUntil(lambda: desk.findChild(PrintRun) is None)


def test_saving_asks_where_and_writes_exactly_the_bytes(
    desk: QWidget, qtbot: QtBot, tmp_path: Path, quiet_folders: Path
) -> None:
    pdf = pdf_of(A4)
    dialog = PaperOut(desk, Background(inline=True), pytest.fail).ask_and_save(pdf, "Run sheet 2026-11-23.pdf")
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "mine.pdf"))
    dialog.reject()
    assert (tmp_path / "mine.pdf").read_bytes() == pdf
    assert not list(tmp_path.glob("*.part"))
    qtbot.waitUntil(lambda: desk.findChild(QFileDialog) is None)


def test_a_place_that_cannot_be_written_is_said(desk: QWidget, tmp_path: Path) -> None:
    failed: list[str] = []
    dialog = PaperOut(desk, Background(inline=True), failed.append).ask_and_save(pdf_of(A4), "x.pdf")
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "mine.pdf"))
    dialog.reject()
    (sentence,) = failed
    assert "may not write to that folder" in sentence


@pytest.mark.parametrize(("number", "fault"), [(28, DiskFull), (13, ReadOnly)])
def test_a_failed_save_keeps_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: type[Fault]
) -> None:
    path = tmp_path / "mine.pdf"
    path.write_bytes(b"the older one")

    def fails(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(fault):
        write_whole(b"the newer one", path)
    assert path.read_bytes() == b"the older one"
    assert [each.name for each in tmp_path.iterdir()] == ["mine.pdf"]
