"""The chapters of a guide one below the other: text to read, and the parts of a session to unfold."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.guides.part_row import PartRow, zoom_all
from workwell_desktop.ui.guides.reading_text import ReadingText, ReadingWords
from workwell_desktop.ui.guides.shown import Chapter
from workwell_desktop.ui.kit.controls import Divider, IconLabel
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, SMALL

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import BlockId


class ChaptersView(QWidget):
    """Headings, text and parts. Without `acting` nothing can be added to a plan, as in a preview."""

    part_requested = Signal(object)
    """A `BlockId`: put this part into a plan."""

    def __init__(self, *, acting: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acting, self._zoom = acting, 1.0
        self.headings: list[ReadingWords] = []
        self.rows: dict[BlockId, PartRow] = {}
        self._shown: tuple[Chapter, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LARGE)

    def show_chapters(self, chapters: tuple[Chapter, ...], *, same: bool = False) -> None:
        """Show these; parts of the `same` guide that are unfolded stay so."""
        if chapters == self._shown:
            return
        self._shown = chapters
        unfolded = [place for place, row in enumerate(self.rows.values()) if same and row.head.isChecked()]
        empty(self._column)
        self.headings, self.rows = [], {}
        for chapter in chapters:
            self._column.addWidget(self._built(chapter))
        for place, row in enumerate(self.rows.values()):
            row.head.setChecked(place in unfolded)
        self.set_zoom(self._zoom)

    def set_zoom(self, zoom: float) -> None:
        """Grow; 1.0 is the size of the program's text."""
        self._zoom = zoom
        zoom_all(self, zoom)
        for row in self.rows.values():
            row.set_zoom(zoom)

    def _built(self, chapter: Chapter) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        heading = ReadingWords(chapter.title, heading=True)
        self.headings.append(heading)
        if chapter.care:
            line = QHBoxLayout()
            line.setSpacing(SMALL)
            line.addWidget(IconLabel("heart-handshake", "accent"))
            line.addWidget(heading, 1)
            column.addLayout(line)
        else:
            column.addWidget(heading)
        if chapter.pieces:
            column.addWidget(ReadingText(chapter.title, chapter.pieces))
        if chapter.parts:
            column.addLayout(self._parts(chapter))
        return whole

    def _parts(self, chapter: Chapter) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in chapter.parts:
            row = PartRow(part, acting=self._acting)
            row.add_requested.connect(self.part_requested)
            self.rows[part.id] = row
            column.addWidget(row)
        column.addWidget(Divider())
        return column
