"""Quick notes at the right: a field, and beneath it what was kept, the newest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import QuickNoteId
from workwell_desktop.ui.kit import painting
from workwell_desktop.ui.kit.buttons import IconButton
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.fields import Field
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Divider, Label, Muted, WrappedLabel
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.run.note_field import NameList, NoteField
from workwell_desktop.ui.run.shown import NoteShown

PRIVATE = "Only you see these. Closing out offers each one to its place."
HIDDEN = "Quick notes are hidden while names are."


class MarkedWords(WrappedLabel):
    """Words of which some stretches stand out."""

    def __init__(self, text: str, bold: Sequence[tuple[int, int]], parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent)
        self._bold = tuple(bold)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        formats = []
        for start, length in self._bold:
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length = start, length
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold)
            stretch.format = look
            formats.append(stretch)
        painter = painting.painter_for(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(self._option())
        layout.setFormats(formats)
        layout.beginLayout()
        top, line = 0.0, layout.createLine()
        while line.isValid():
            line.setLineWidth(self.width())
            line.setPosition(QRectF(0, top, 0, 0).topLeft())
            top += line.height()
            line = layout.createLine()
        layout.endLayout()
        layout.draw(painter, QRectF(self.rect()).topLeft())
        painter.end()


class QuietIcon(IconButton):
    """A button that keeps out of the way of the words beside it."""

    words = "muted"


class NotesView(QWidget):
    """The quick notes."""

    keep_requested = Signal(str)
    remove_requested = Signal(object)
    """The `QuickNoteId` of a note to take away."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[NoteShown, ...] | None = None
        self.names = NameList()
        self.text = NoteField(self.names)
        self.text.kept.connect(self.keep_requested)
        self.text.left.connect(self.left)
        self.text.textChanged.connect(self._typed)
        self.field = Field("Quick note · private", self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.setSpacing(SMALL)
        self.hint = Muted(PRIVATE)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, MEDIUM + 2, 0)
        top.setSpacing(SMALL)
        for widget in (self.field, self.names, self.hint):
            top.addWidget(widget)
        column.addLayout(top)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SMALL)
        self._list.addStretch(1)
        self.kept = Scroll(inner, gutter=MEDIUM + 2)
        column.addWidget(self.kept, 1)

    def show_notes(self, notes: tuple[NoteShown, ...], names: Sequence[str], *, hidden: bool) -> None:
        """Show what was kept, or nothing of it while names are hidden."""
        self.field.setVisible(not hidden)
        self.kept.setVisible(not hidden)
        self.hint.setText(HIDDEN if hidden else PRIVATE)
        self.hint.setVisible(hidden or not notes)
        self.text.know(() if hidden else names)
        if notes == self._shown:
            return
        self._shown = notes
        empty(self._list, keep=1)
        for number, note in enumerate(notes):
            self._list.insertWidget(2 * number, Divider())
            self._list.insertWidget(2 * number + 1, self._line(note))

    def clear(self) -> None:
        """Empty the field: what stood in it is kept."""
        self.text.clear()
        self.field.clear_error()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say beside the field why the line cannot be kept; it stays as it is."""
        self.field.show_error(refusal.sentence)

    def _typed(self) -> None:
        self.field.clear_error()

    def _line(self, note: NoteShown) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MEDIUM)
        layout.addWidget(Label(note.time, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(MarkedWords(note.text, note.bold))
        if note.follow_up:
            words.addWidget(Label("Follow-up made", "good"))
        layout.addLayout(words, 1)
        remove = QuietIcon("x", f"Remove the note of {note.time}")
        remove.clicked.connect(partial(self._remove, note.id))
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _remove(self, note_id: QuickNoteId, _checked: bool = False) -> None:
        self.remove_requested.emit(note_id)
