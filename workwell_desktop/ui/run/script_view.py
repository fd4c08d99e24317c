"""What the facilitator may say and do in the part in hand, large enough to be read from where one sits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.buttons import LinkButton
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.surfaces import Card, Divider, Heading, IconLabel, Label
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.run.large_words import LargeWords
from workwell_desktop.ui.run.shown import ScriptShown

_AT_RISK = "If someone is at risk: pause, and one of you steps out with them."
NOTHING = "Nothing was written for this part. What you plan as words or prompts shows here."


class ScriptView(Card):
    """The card beneath the part in hand."""

    crisis_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._zoom = 1.0
        self._shown: ScriptShown | None = None
        self.body.addLayout(self._top())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SMALL)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._crisis_line())
        self.body.addStretch(1)

    def _top(self) -> QHBoxLayout:
        """Return the heading with the way to the crisis card, which stays in sight however long the words are."""
        self.title = Heading("For this part")
        self.title.setWordWrap(True)
        self.crisis = LinkButton("Open the crisis card  F1", "life-buoy")
        self.crisis.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.crisis.clicked.connect(self.crisis_requested)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.crisis)
        return line

    def _crisis_line(self) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, TINY, 0, 0)
        layout.setSpacing(MEDIUM)
        layout.addWidget(IconLabel("life-buoy", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Label(_AT_RISK, wrap=True), 1)
        return line

    def show_script(self, shown: ScriptShown) -> None:
        """Show the words of a part; nothing moves when they are the same."""
        if shown == self._shown:
            return
        self._shown = shown
        self.title.setText(shown.heading)
        empty(self._rows)
        rows = [("clock", "accent", shown.advice, "strong")] if shown.advice else []
        rows += [("text-quote", "primary", shown.say, "")] if shown.say else []
        rows += [("chevron-right", "muted", step, "") for step in shown.steps]
        rows += [("message-circle", "primary", prompt, "") for prompt in shown.prompts]
        rows += [("file-text", "muted", f"Give out: {shown.handouts}", "")] if shown.handouts else []
        rows += [("eye", "muted", f"Watch for: {shown.watch_for}", "muted")] if shown.watch_for else []
        if shown.empty:
            rows = [("pencil", "muted", NOTHING, "muted")]
        for icon, token, words, look in rows:
            self._rows.addWidget(self._row(icon, token, words, look))
            self._rows.addWidget(Divider())

    def set_zoom(self, zoom: float) -> None:
        """Grow with the room there is."""
        if zoom != self._zoom:
            self._zoom = zoom
            for words in self.findChildren(LargeWords):
                words.set_zoom(zoom)

    def show_crisis(self, offered: bool) -> None:
        """Offer the way to the crisis card where there is one."""
        self.crisis.setVisible(offered)

    def _row(self, icon: str, token: str, text: str, look: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, TINY, 0, TINY)
        layout.setSpacing(MEDIUM)
        layout.addWidget(IconLabel(icon, token), 0, Qt.AlignmentFlag.AlignTop)
        weight = QFont.Weight.DemiBold if look == "strong" else QFont.Weight.Normal
        words = LargeWords(16, weight, muted=look == "muted")
        words.setText(text)
        words.set_zoom(self._zoom)
        layout.addWidget(words, 1)
        return row
