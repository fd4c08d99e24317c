"""The hand-over tab: giving and taking beside one's own key and what went to and fro. It decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Button, Card, Columns, Flow, Muted, Row, WrappedLabel, stacked
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.safety.give_view import GiveCard
from workwell_desktop.ui.safety.hand_over_shown import HistoryRow
from workwell_desktop.ui.safety.six_words import SixWords
from workwell_desktop.ui.safety.take_view import TakeCard

_KEY = (
    "Send this key to whoever wants to hand a group to you. It only locks, so it may go by e-mail. On the telephone, "
    "compare the six words: then nobody can have put another key in its place."
)
_NOTHING_YET = "What you give and take over is listed here: when, with whom, and which groups."


class HandOverView(QWidget):
    """The whole tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.give, self.take = GiveCard(), TakeCard()
        self.key, self.history = KeyCard(), HistoryCard()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(stacked(self.take, self.give), stacked(self.key, self.history), 330))
        whole.addStretch(1)


class KeyCard(Card):
    """One's own key: its six words, and the ways to send it."""

    file_requested = Signal()
    picture_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your key", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.words = SixWords("The six words of your key")
        self.file_button = Button("Save key file", "save")
        self.picture_button = Button("Save as a picture", "image")
        self.copy_button = Button("Copy key", "copy")
        self.file_button.clicked.connect(self.file_requested)
        self.picture_button.clicked.connect(self.picture_requested)
        self.copy_button.clicked.connect(self.copy_requested)
        self.body.addWidget(Muted(_KEY))
        self.body.addWidget(self.words)
        self.body.addWidget(Flow(self.file_button, self.copy_button, self.picture_button))


class HistoryCard(Card):
    """What was given and taken over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Given and taken over", parent=parent)
        self.nothing = Muted(_NOTHING_YET)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(SMALL)
        self.more = WrappedLabel("", "muted")
        self.body.addWidget(self.nothing)
        self.body.addLayout(self.rows)
        self.body.addWidget(self.more)

    def show_rows(self, rows: Sequence[HistoryRow], more: str) -> None:
        """Show the newest rows, and a line about the rest."""
        empty(self.rows)
        self.nothing.setVisible(not rows)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        for row in rows:
            self.rows.addWidget(Row(row.title, row.line, icon=row.icon, token="muted"))
