"""Text of a guide to read: paragraphs, lists and tables, wrapping, to be selected and copied, larger when wished."""

import re
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.domain.sheet import (
    Box,
    Bullets,
    Choices,
    Fields,
    Heading,
    Lines,
    Paragraph,
    Piece,
    Rich,
    Rings,
    Scale,
    Table,
    Ticks,
    plain,
)
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Label, WrappedLabel

_ENDLESS = re.compile(r"(\S{32})(?=\S)")
_MAY_BREAK = "\u200b"
_TO_WRITE = "________"
_LIST = '<table cellspacing="0" cellpadding="0" style="margin-bottom:8px">{}</table>'
_MARK = '<td style="padding-right:8px"><p style="margin:0; line-height:115%">{}</p></td>'
_ITEM = '<td style="padding-bottom:4px"><p style="margin:0; line-height:115%">{}</p></td>'


class ReadingWords(WrappedLabel):
    """Words of the reader whose size follows the program's text and the reader's own: body, heading, small."""

    def __init__(
        self, text: str = "", role: str = "", *, heading: bool = False, small: bool = False, strong: bool = False
    ) -> None:
        super().__init__(text, role)
        self._heading, self._small, self._strong, self._zoom = heading, small, heading or strong, 1.0
        self._dressing = False
        self._heights: dict[tuple[int, str], int] = {}
        self._dress()

    def set_zoom(self, zoom: float) -> None:
        """Grow; 1.0 is the size of the program's text."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()

    @override
    def heightForWidth(self, width: int) -> int:
        key = (width, self.text())  # layouts within layouts ask dozens of times for the same
        if key not in self._heights:
            self._heights[key] = super().heightForWidth(width)
        return self._heights[key]

    def _dress(self) -> None:
        dressed = theme.current()
        sizes = dressed.sizes
        pixels = sizes.heading if self._heading else sizes.small if self._small else sizes.body
        weight = QFont.Weight.DemiBold if self._strong else QFont.Weight.Normal
        self._heights.clear()
        self._dressing = True
        self.setFont(dressed.font(round(pixels * self._zoom), weight))
        self._dressing = False
        self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and not self._dressing:
            self._dress()
        super().changeEvent(event)


class ReadingText(Label):
    """A stretch of a guide. Nothing typed in a guide is taken for markup: every word of it is escaped."""

    def __init__(self, name: str, pieces: Iterable[Piece], parent: QWidget | None = None) -> None:
        super().__init__(wrap=True, parent=parent)
        pieces = tuple(pieces)
        self._zoom, self._dressing = 1.0, False
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText("".join(map(_marked, pieces)))
        self.setAccessibleName(f"{name}: {spoken(pieces)}")
        self._dress()

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def set_zoom(self, zoom: float) -> None:
        """Grow; 1.0 is the size of the program's text."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()

    def _dress(self) -> None:
        dressed = theme.current()
        self._heights.clear()
        self._dressing = True
        self.setFont(dressed.font(round(dressed.sizes.body * self._zoom)))
        self._dressing = False
        self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and not self._dressing:
            self._dress()
        super().changeEvent(event)


def spoken(pieces: Iterable[Piece]) -> str:
    """Return text as a screen reader says it."""
    return " ".join(filter(None, (_spoken(piece) for piece in pieces)))


def _spoken(piece: Piece) -> str:
    match piece:
        case Heading(text=text):
            return f"{text}."
        case Paragraph(words=words):
            return plain(words)
        case Bullets(items=items) | Ticks(items=items):
            return " ".join(plain(item) for item in items)
        case Box(pieces=inner):
            return spoken(inner)
        case Table(head=head, rows=rows):
            return ". ".join(", ".join(cell for cell in row if cell) for row in (head, *rows))
        case Fields(rows=rows):
            return ", ".join(caption for row in rows for caption in row)
        case Scale(first=first, last=last, low=low, high=high):
            return f"{first} {low} – {last} {high}"
        case Rings(rings=rings):
            return ", ".join(ring.name for ring in rings)
        case Choices(words=choices):
            return ", ".join(choices)
        case Lines():
            return ""


def _marked(piece: Piece) -> str:
    """Return one piece as Qt's rich text."""
    match piece:
        case Heading(text=text):
            return _paragraph(f"<b>{_safe(text)}</b>")
        case Paragraph(words=words):
            return _paragraph(_rich(words))
        case Bullets(items=items, ordered=ordered):
            marks = (f"{number}." if ordered else "•" for number in range(1, len(items) + 1))
            return _items(zip(marks, items, strict=True))
        case Ticks(items=items):
            return _items(("☐", item) for item in items)
        case Box(pieces=inner):
            boxed = "".join(map(_marked, inner))
            return f'<table width="100%" border="1" cellspacing="0" cellpadding="8"><tr><td>{boxed}</td></tr></table>'
        case Table(head=head, rows=rows):
            return _table(head, rows)
    return _paragraph(_to_fill_in(piece))


def _to_fill_in(piece: Piece) -> str:
    """Return what is filled in on paper as words; a guide seldom holds any."""
    match piece:
        case Lines(count=count):
            return "<br>".join([_TO_WRITE * 4] * max(1, count))
        case Fields(rows=rows):
            return "<br>".join("  ".join(f"{_safe(caption)} {_TO_WRITE}" for caption in row) for row in rows)
        case Choices(words=choices):
            return "  ".join(f"☐ {_safe(word)}" for word in choices)
    return _safe(_spoken(piece))


def _paragraph(words: str) -> str:
    return f'<p style="margin-top:0; margin-bottom:8px; line-height:115%">{words}</p>'


def _items(items: Iterable[tuple[str, Rich]]) -> str:
    rows = (f"<tr>{_MARK.format(mark)}{_ITEM.format(_rich(words))}</tr>" for mark, words in items)
    return _LIST.format("".join(rows))


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    lines = ["".join(f"<th align=left>{_safe(cell)}</th>" for cell in head)]
    lines += ["".join(f"<td>{_safe(cell) or '&nbsp;'}</td>" for cell in row) for row in rows]
    inner = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table width="100%" border="1" cellspacing="0" cellpadding="4">{inner}</table>'


def _rich(words: Rich) -> str:
    return "".join(f"<b>{_safe(run.text)}</b>" if run.strong else _safe(run.text) for run in words)


def _safe(text: str) -> str:
    return escape(_ENDLESS.sub(rf"\1{_MAY_BREAK}", text)).replace("\n", "<br>")
