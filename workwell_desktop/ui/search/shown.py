"""What the list of search results shows, line by line. View, model and painting speak in these values."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from workwell_desktop.ui.kit.places_to_go import Place

LINE = Qt.ItemDataRole.UserRole
"""The role under which the model hands out a whole line."""

Spans = tuple[tuple[int, int], ...]
"""Where what was typed stands in a text, each as (start, length) in UTF-16 units, as Qt counts."""


@dataclass(frozen=True)
class Heading:
    """The name of a kind, above what was found of it."""

    words: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing that was found, and where it leads."""

    kind: str
    icon: str
    title: str
    words: str
    title_spans: Spans
    words_spans: Spans
    place: Place


Line = Heading | Found
