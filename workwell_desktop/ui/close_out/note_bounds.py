"""Beside the notes of a session: what belongs in the kind of note in front, and who can see it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.who_sees import SeesLine
from workwell_desktop.ui.kit.tokens import LARGE
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees


class NoteBounds(QWidget):
    """Two cards, for the group note or for person notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sees = WhoSees()
        self.belongs = {
            note_class: BelongsHere(note_class.rule)
            for note_class in (NoteClass.SESSION_SUMMARY, NoteClass.PERSON_NOTE)
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        for card in (*self.belongs.values(), self.sees):
            column.addWidget(card)

    def show_lines(self, front: NoteClass, lines: tuple[SeesLine, ...]) -> None:
        """Show what holds for the kind of note in front."""
        for note_class, card in self.belongs.items():
            card.setVisible(note_class is front)
        self.sees.show_lines(lines)
