"""The pieces that are written between ``` lines: room to write, captions, scales, rings and words to tick."""

import re
from collections.abc import Callable

from workwell_desktop.domain.sheet import Choices, Fields, Lines, Piece, Ring, Rings, Scale
from workwell_desktop.guides.errors import NotAGuide, meant, shortened

KINDS = ("lines", "fields", "scale", "rings", "choices")
MOST_LINES = 40
WIDEST_SCALE = 20
MOST_RINGS = 6
MOST_CHOICES = 80
MOST_ROWS = 40
MOST_CAPTIONS = 6
LONGEST_CAPTION = 120

_SCALE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")


def fence_piece(info: str, content: str, where: str, line: int) -> Piece:
    """Return what stands between two ``` lines. Raises `NotAGuide` naming the line when it cannot be read."""
    kind, _, rest = info.strip().partition(" ")
    if kind not in KINDS:
        what = f"“{shortened(kind)}” is not a kind of room to write." if kind else "the ``` says nothing after it."
        raise NotAGuide(where, line, f"{what}{meant(kind, KINDS) or ' It is one of ' + ', '.join(KINDS) + '.'}")
    rows = [(number, row.strip()) for number, row in enumerate(content.split("\n"), line + 1) if row.strip()]
    if kind == "lines":
        return _lines(rest.strip(), rows, where, line)
    if rest.strip():
        raise NotAGuide(where, line, f"nothing follows “{kind}” on its line. Write it below.")
    if not rows:
        raise NotAGuide(where, line, f"there is nothing in this {kind} yet.")
    cells = [(number, tuple(cell.strip() for cell in row.split("|"))) for number, row in rows]
    for number, row in cells:
        if kind != "choices" and any(len(cell) > LONGEST_CAPTION for cell in row):
            raise NotAGuide(where, number, f"{LONGEST_CAPTION} characters is the most that fits here.")
    return _READERS[kind](cells, where)


_Cells = list[tuple[int, tuple[str, ...]]]


def _lines(count: str, rows: list[tuple[int, str]], where: str, line: int) -> Lines:
    if rows:
        raise NotAGuide(where, rows[0][0], "lines to write on hold no text. Put it above or below.")
    if not re.fullmatch(r"\d{1,3}", count) or int(count) > MOST_LINES:
        raise NotAGuide(where, line, f"say how many lines, from 0 to {MOST_LINES}: ```lines 3")
    return Lines(int(count))


def _fields(cells: _Cells, where: str) -> Fields:
    for number, row in cells:
        if not all(row) or len(row) > MOST_CAPTIONS:
            raise NotAGuide(where, number, f"a row has 1 to {MOST_CAPTIONS} captions, apart by |, and none is empty.")
    if len(cells) > MOST_ROWS:
        raise NotAGuide(where, cells[0][0], f"{MOST_ROWS} rows are the most.")
    return Fields(tuple(row for _, row in cells))


def _scale(cells: _Cells, where: str) -> Scale:
    number, row = cells[0]
    found = _SCALE.fullmatch(row[0])
    if len(cells) > 1 or len(row) != 3 or not found:
        raise NotAGuide(where, number, "a scale is one line: 0–10 | the words at the low end | those at the high end")
    first, last = int(found[1]), int(found[2])
    if not first < last <= first + WIDEST_SCALE:
        raise NotAGuide(where, number, f"a scale goes up, by {WIDEST_SCALE} at the most.")
    return Scale(first, last, row[1], row[2])


def _rings(cells: _Cells, where: str) -> Rings:
    for number, row in cells:
        if not row[0] or len(row) > 2:
            raise NotAGuide(where, number, "a ring is its name, and perhaps | and quieter words.")
    if len(cells) > MOST_RINGS:
        raise NotAGuide(where, cells[0][0], f"{MOST_RINGS} rings are the most.")
    return Rings(tuple(Ring(*row) for _, row in cells))


def _choices(cells: _Cells, where: str) -> Choices:
    for number, row in cells:
        if len(row) > 1:
            raise NotAGuide(where, number, "words to tick are apart by commas.")
    words = tuple(word.strip() for _, row in cells for word in row[0].split(",") if word.strip())
    if not 1 <= len(words) <= MOST_CHOICES or any(len(word) > LONGEST_CAPTION for word in words):
        raise NotAGuide(where, cells[0][0], f"there are 1 to {MOST_CHOICES} words to tick, each short.")
    return Choices(words)


_READERS: dict[str, Callable[[_Cells, str], Piece]] = {
    "fields": _fields,
    "scale": _scale,
    "rings": _rings,
    "choices": _choices,
}
