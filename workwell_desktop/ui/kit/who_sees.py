"""Beside every editor of notes: what belongs in it, and who can see what. It shows words and decides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.note_class import NoteRule
from workwell_desktop.domain.who_sees import SeesLine, Topic
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.surfaces import Card, Divider, IconLabel, Label, Muted
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL

_ICONS = {
    Topic.READERS: "eye",
    Topic.GOES: "arrow-right",
    Topic.STAYS_OUT: "eye-off",
    Topic.KEPT: "clock",
    Topic.SIGNING: "pen-line",
    Topic.ONE_PERSON: "square-user",
}


class WhoSees(Card):
    """Who reads a note, where it goes, where it never goes, how long it stays, what signing means."""

    def __init__(self, title: str = "Who can see what", parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._shown: tuple[SeesLine, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.body.addLayout(self._list)

    def show_lines(self, lines: tuple[SeesLine, ...]) -> None:
        """Show what holds now."""
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._list)
        for number, line in enumerate(lines):
            if number:
                self._list.addWidget(Divider())
            self._list.addWidget(_beside_icon(_ICONS[line.topic], "text", line.topic.value, line.words))

    def words(self) -> str:
        """Return everything that is shown, for whoever looks for a sentence."""
        return "\n".join(line.words for line in self._shown or ())


class BelongsHere(Card):
    """What belongs in a note of one class, and what does not."""

    def __init__(self, rule: NoteRule, parent: QWidget | None = None) -> None:
        super().__init__("What belongs here", parent=parent)
        self.body.setSpacing(SMALL)
        for words in rule.belongs:
            self.body.addWidget(_beside_icon("check", "ok_strong", "", words, "Yes"))
        for words in rule.leave_out:
            self.body.addWidget(_beside_icon("minus", "warn", "", words, "No"))


def _beside_icon(icon: str, token: str, strong: str, words: str, name: str = "") -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(MEDIUM)
    row.addWidget(IconLabel(icon, token, name, side=16), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    if strong:
        column.addWidget(Label(strong, "strong", wrap=True))
    column.addWidget(Muted(words))
    row.addLayout(column, 1)
    return made
