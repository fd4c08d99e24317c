"""Words typed before a lock whose field is not open any more: shown to be copied, until they are cleared."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.fields import TextArea
from workwell_desktop.ui.kit.surfaces import IconLabel, Label
from workwell_desktop.ui.kit.tokens import CARD_RADIUS, LARGE, MEDIUM, SMALL

SENTENCE = (
    "These words were typed before WorkWell locked, and their field is not open now. Copy what you still need. "
    "Cleared words are gone for good."
)


class KeptWordsBar(QFrame):
    """A sentence, the words, and the button that clears them."""

    put_aside = Signal()
    """The words are no longer needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names_hidden = False
        self.words = TextArea("Words from before the lock", lines=4)
        self.words.setReadOnly(True)
        self.words.setMaximumHeight(self.words.sizeHint().height())
        self.button = Button("Clear these words", "x")
        self.button.clicked.connect(self.put_aside)
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(IconLabel("info", "primary"))
        head.addWidget(Label(SENTENCE, wrap=True), 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE, SMALL, SMALL, MEDIUM)
        column.setSpacing(SMALL)
        column.addLayout(head)
        column.addWidget(self.words)
        self.hide()

    def show_words(self, all_words: Sequence[tuple[str, str]]) -> None:
        """Show each field's name with its words; disappear when there are none."""
        self.words.show_text("\n\n".join(f"{name}\n{words}" if name else words for name, words in all_words))
        self._show()

    def hide_names(self, hidden: bool) -> None:
        """Stay away while names are hidden: nearly all words hold one."""
        self._names_hidden = hidden
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self.words.toPlainText()) and not self._names_hidden)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painting.box(painter, self.rect(), dressed.colour("primary_soft"), dressed.colour("line"), CARD_RADIUS)
        painter.end()
