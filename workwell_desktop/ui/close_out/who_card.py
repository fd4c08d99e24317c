"""Beside the notes: who can see what, as it is in this version and in this group."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.close_out.shown import WhoRow
from workwell_desktop.ui.kit.controls import Card, Divider, IconLabel, Label, Muted
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import MEDIUM


class WhoCard(Card):
    """One line for each kind of writing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who can see what", parent=parent)
        self._rows: tuple[WhoRow, ...] = ()
        self.lines = QVBoxLayout()
        self.body.addLayout(self.lines)

    def show_rows(self, rows: tuple[WhoRow, ...]) -> None:
        """Show who can see what."""
        if rows == self._rows:
            return
        self._rows = rows
        empty(self.lines)
        for index, (icon, what, whom) in enumerate(rows):
            if index:
                self.lines.addWidget(Divider())
            self.lines.addWidget(_row(icon, what, whom))


def _row(icon: str, what: str, whom: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(MEDIUM)
    line.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(what, "strong"))
    words.addWidget(Muted(whom))
    line.addLayout(words, 1)
    return made
