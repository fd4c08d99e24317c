"""The recovery sheet's picture holds the code, and stands out clearly enough to be read."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import segno

from tests.paper_samples.samples import recovery
from workwell_desktop.documents.render import render
from workwell_desktop.domain.papers import PaperStyle


def test_the_squares_on_paper_are_those_of_the_code() -> None:
    sheet = recovery("Elm Street groups")
    wanted = [[bool(dark) for dark in row] for row in segno.make_qr("".join(sheet.groups), error="m").matrix]
    page = pypdfium2.PdfDocument(render(sheet, PaperStyle()))[0]
    shapes = [shape.get_bounds() for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    left, _, right, top = max(
        (b for b in shapes if abs((b[2] - b[0]) - (b[3] - b[1])) < 1), key=lambda b: b[2] - b[0]
    )
    scale = 4
    picture = page.render(scale=scale, grayscale=True)
    pixels, stride = bytes(picture.buffer), picture.stride
    side = (right - left) / len(wanted)

    def dark(row: int, column: int) -> bool:
        x = int((left + (column + 0.5) * side) * scale)
        y = int((page.get_height() - top + (row + 0.5) * side) * scale)
        return bool(pixels[y * stride + x] < 128)

    size = range(len(wanted))
    assert [[dark(row, column) for column in size] for row in size] == wanted
    quiet = range(-4, 0)
    assert not any(dark(row, column) for row in size for column in quiet)


def test_the_code_is_read_in_order() -> None:
    page = pypdfium2.PdfDocument(render(recovery(""), PaperStyle()))[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    assert "1 WK4D 2 9TRA 3 7QXM 4 M2LE 5 H8ZC 6 5JUN 7 PX3N 8 V6JQ" in text


def test_only_a_renewed_sheet_says_that_earlier_backups_want_the_one_before() -> None:
    for renewed in (False, True):
        sheet = replace(recovery("Elm Street groups"), renewed=renewed)
        page = pypdfium2.PdfDocument(render(sheet, PaperStyle()))[0]
        text = " ".join(page.get_textpage().get_text_range().split())
        assert ("Backups made before this day open with the sheet you had then." in text) is renewed
