"""Measures where text stands on a page: what leaves the sheet, and what is printed over other text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK = 1.2
"""Points by which the outlines of letters of two lines may touch, as those of "g" above "Å" do."""


class TextBox(NamedTuple):
    """A stretch of text and its place on the page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    words: str


def text_faults(data: bytes) -> list[str]:
    """List text that leaves its page or stands on other text; empty when all is well."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(document, start=1):
        width, height = page.get_size()
        boxes = sorted(_boxes(page), key=lambda box: box.bottom)
        found += [f"page {number}: {fault}" for fault in _outside(boxes, width, height)]
        found += [f"page {number}: {fault}" for fault in _overlaps(boxes)]
    document.close()
    return found


def text_boxes(data: bytes) -> list[list[TextBox]]:
    """Give the stretches of text of each page."""
    document = pypdfium2.PdfDocument(data)
    found = [list(_boxes(page)) for page in document]
    document.close()
    return found


def _boxes(page: pypdfium2.PdfPage) -> Iterator[TextBox]:
    reader = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=2, textpage=reader):
        left, bottom, right, top = thing.get_bounds()
        if right > left and top > bottom:
            yield TextBox(left, bottom, right, top, thing.extract().strip())


def _outside(boxes: list[TextBox], width: float, height: float) -> Iterator[str]:
    for box in boxes:
        if box.left < 0 or box.bottom < 0 or box.right > width or box.top > height:
            yield f"“{box.words[:30]}” leaves the page"


def _overlaps(boxes: list[TextBox]) -> Iterator[str]:
    """Compare each box with those that begin below its top; `boxes` are in order from the bottom."""
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other.bottom >= one.top - SLACK:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            if across > SLACK and min(one.top, other.top) - other.bottom > SLACK:
                yield f"“{other.words[:30]}” stands on “{one.words[:30]}”"
