"""Beside the notes: what was typed while the session ran, each line offered to its likeliest place."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.close_out.shown import QuickShown
from workwell_desktop.ui.kit.controls import Button, Card, Chip, Divider, Flow, IconButton, Muted, Tone, WrappedLabel
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import SMALL, TINY

if TYPE_CHECKING:
    from workwell_desktop.domain.quick_note import QuickNoteFate


class QuickRow(QWidget):
    """One quick note: a button for the likeliest place, the other places one step away, or a chip where it went."""

    file_requested = Signal(object, object)
    """A `QuickNoteId` and a `QuickNoteFate`."""

    def __init__(self, shown: QuickShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TINY, 0, TINY)
        column.setSpacing(TINY)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        self.words = WrappedLabel(shown.words, "muted")
        self.words.setToolTip(f"Typed at {shown.at}")
        line.addWidget(self.words, 1)
        self.buttons: dict[QuickNoteFate, Button] = {}
        self.others = Flow(gap=TINY + 2)
        for index, (fate, label) in enumerate(shown.offers):
            button = Button(label)
            button.setAccessibleName(f"{label}: {shown.words}")
            button.clicked.connect(partial(self.file_requested.emit, shown.note_id, fate))
            self.buttons[fate] = button
            if index == 0:
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            else:
                self.others.add(button)
        if shown.offers:
            self.more = IconButton("ellipsis", f"Other places for: {shown.words}")
            self.more.setToolTip("Other places")
            self.more.clicked.connect(self._unfold)
            line.addWidget(self.more)
        else:
            tone = Tone.NEUTRAL if shown.went == "Set aside" else Tone.OK
            line.addWidget(Chip(shown.went, tone, "check"), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        column.addWidget(self.others)
        self.others.hide()

    def _unfold(self) -> None:
        self.others.setVisible(self.others.isHidden())


class QuickCard(Card):
    """All quick notes of the session in the order they were typed."""

    file_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("From your quick notes", parent=parent)
        self.rows: list[QuickRow] = []
        self._shown: tuple[QuickShown, ...] = ()
        self.none = Muted("No quick notes were typed while this session ran.")
        self.list = QVBoxLayout()
        self.list.setSpacing(TINY)
        self.body.addWidget(self.none)
        self.body.addLayout(self.list)

    def show_notes(self, notes: tuple[QuickShown, ...]) -> None:
        """Show these; nothing is laid out anew when nothing differs."""
        self.none.setVisible(not notes)
        if notes == self._shown:
            return
        self._shown = notes
        empty(self.list)
        self.rows = []
        for index, note in enumerate(notes):
            if index:
                self.list.addWidget(Divider())
            row = QuickRow(note)
            row.file_requested.connect(self.file_requested)
            self.rows.append(row)
            self.list.addWidget(row)
