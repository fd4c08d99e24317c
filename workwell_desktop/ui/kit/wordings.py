"""Earlier wordings of a draft, folded away: to be read and copied, never to be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.kit.buttons import LinkButton
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.signed_words import WordingShown
from workwell_desktop.ui.kit.surfaces import Divider, Label, Muted
from workwell_desktop.ui.kit.tokens import SMALL, TINY

_ABOUT = "What stood here before. It can be read and copied, not changed, and it goes when the note goes."


class Wordings(QWidget):
    """A link that unfolds a list; nothing at all where there is nothing earlier."""

    unfold_requested = Signal()
    """The list is to be read: answer with `show_wordings`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.link = LinkButton("")
        self.list = QWidget()
        self._lines = QVBoxLayout(self.list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list)
        self.link.clicked.connect(self._turn)
        self.fold()
        self.hide()

    @property
    def unfolded(self) -> bool:
        """Whether the list shows."""
        return not self.list.isHidden()

    def show_count(self, count: int) -> None:
        """Say how many there are; a list that is unfolded is asked for anew when the number changed."""
        changed, self._count = count != self._count, count
        self.setVisible(count > 0)
        self._name()
        if not count:
            self.fold()
        elif changed and self.unfolded:
            self.unfold_requested.emit()

    def show_wordings(self, wordings: tuple[WordingShown, ...]) -> None:
        """Unfold the list, the latest first."""
        empty(self._lines)
        self._lines.addWidget(Muted(_ABOUT))
        for each in wordings:
            self._lines.addWidget(Divider())
            self._lines.addWidget(_one(each))
        self.list.show()
        self._name()

    def fold(self) -> None:
        """Fold the list and forget its words."""
        self.list.hide()
        empty(self._lines)
        self._name()

    def _turn(self) -> None:
        if self.unfolded:
            self.fold()
        else:
            self.unfold_requested.emit()

    def _name(self) -> None:
        what = "1 earlier wording" if self._count == 1 else f"{self._count} earlier wordings"
        self.link.setText(f"Hide {what}" if self.unfolded else f"Read {what}")


def _one(wording: WordingShown) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TINY)
    column.addWidget(Label(wording.head, "strong", wrap=True))
    for label, words in wording.parts:
        if words.strip():
            column.addWidget(Muted(label))
            column.addWidget(ReadingText(f"{label}, {wording.head}", words))
    return made
