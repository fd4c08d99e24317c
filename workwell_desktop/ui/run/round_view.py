"""The round timer: whose turn by number, what is left of it, and one button each for next, pass and come back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.agenda import LONGEST_TURN, SHORTEST_TURN
from workwell_desktop.ui.kit.buttons import IconButton
from workwell_desktop.ui.kit.choices import CheckBox, NumberStepper
from workwell_desktop.ui.kit.flow import Flow
from workwell_desktop.ui.kit.surfaces import Card, Heading, Label
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.run.large_words import LargeWords, TransportButton
from workwell_desktop.ui.run.shown import RoundShown
from workwell_desktop.ui.run.time_ring import TimeRing


class RoundView(Card):
    """A card that opens beneath the part in hand while a round goes on."""

    next_requested = Signal()
    pass_requested = Signal()
    come_back_requested = Signal()
    seconds_requested = Signal(int)
    names_requested = Signal(bool)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(stripe="check_in", parent=parent)
        self.ring = TimeRing(104)
        self.title = Heading("Round")
        self.turn = LargeWords(21, QFont.Weight.Bold)
        self.name = Label("", "strong")
        self.passed = Label("", "muted")
        self.close_button = IconButton("x", "Close the round timer (R)")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.close_requested)
        self._line = line = QHBoxLayout()
        line.setSpacing(LARGE)
        line.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SMALL)
        column.addLayout(self._top())
        column.addWidget(self._buttons())
        column.addWidget(self._ways())
        line.addLayout(column, 1)
        self.body.addLayout(line)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(MEDIUM)
        top.addWidget(self.turn)
        top.addWidget(self.name)
        top.addWidget(self.passed)
        top.addStretch(1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _buttons(self) -> QWidget:
        self.next = TransportButton("Next person  ↵", "chevron-right")
        self.pass_on = TransportButton("Pass  P")
        self.come_back = TransportButton("Come back  B", "undo-2")
        for button, wish in (
            (self.next, self.next_requested),
            (self.pass_on, self.pass_requested),
            (self.come_back, self.come_back_requested),
        ):
            button.clicked.connect(wish)
        return Flow(self.next, self.pass_on, self.come_back)

    def _ways(self) -> QWidget:
        self.seconds = NumberStepper("Seconds for each person", SHORTEST_TURN, LONGEST_TURN, 15)
        self.seconds.value_changed.connect(self.seconds_requested)
        self.names = CheckBox("Show names")
        self.names.clicked.connect(self.names_requested)
        return Flow(self.seconds, Label("seconds each", "muted"), self.names, gap=MEDIUM)

    def stack(self, narrow: bool) -> None:
        """Put the ring above the buttons where there is no room beside them."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def show_round(self, shown: RoundShown) -> None:
        """Show the turn in hand at this second."""
        self.ring.show_clock(shown.clock)
        for label, words in ((self.turn, shown.turn), (self.name, shown.name), (self.passed, shown.passed)):
            if label.text() != words:
                label.setText(words)
            label.setVisible(bool(words))
        self.next.setEnabled(not shown.over)
        self.pass_on.setEnabled(not shown.over)
        self.come_back.setEnabled(bool(shown.passed))
        self.seconds.show_value(shown.seconds)
        self.names.setChecked(shown.names_on)
        self.names.setVisible(shown.names_allowed)
