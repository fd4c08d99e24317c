"""The screen about a vault that is not the one this computer last used. It emits wishes and decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from workwell_desktop.ui.kit.controls import Button, IconLabel, Label, LinkButton, PrimaryButton
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.restore.panels import LookPanel
from workwell_desktop.ui.restore.shown import LookShown
from workwell_desktop.ui.unlock.frame import EntranceFrame

CARD_WIDTH = 620


class OlderView(EntranceFrame):
    """What is the matter, a plain look inside, and three ways on."""

    newer_requested = Signal()
    look_requested = Signal()
    anyway_requested = Signal()

    def __init__(self, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(CARD_WIDTH, brand_inside=True, parent=parent)
        self.setAccessibleName("An older vault")
        self.heading = Label(heading, "large", wrap=True)
        self.sentence = Label(sentence, "muted-body", wrap=True)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panel = LookPanel()
        self.panel.hide()
        self._trouble = Label("", "error", wrap=True)
        self._trouble.hide()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Opening the vault")
        self.newer = PrimaryButton("Look for the newer one", "search")
        self.inside = Button("Look inside, change nothing", "eye")
        self.anyway = LinkButton("Use it anyway")
        self.newer.clicked.connect(self.newer_requested)
        self.inside.clicked.connect(self.look_requested)
        self.anyway.clicked.connect(self.anyway_requested)
        body = self.card.body
        body.addWidget(IconLabel("triangle-alert", "warn", side=32), 0, Qt.AlignmentFlag.AlignHCenter)
        body.addWidget(self.heading)
        body.addWidget(self.sentence)
        body.addSpacing(SMALL)
        for part in (self.panel, self._trouble, self._busy, self.newer, self.inside):
            body.addWidget(part)
        body.addWidget(self.anyway, 0, Qt.AlignmentFlag.AlignHCenter)
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice."""
        self._busy.setVisible(busy)
        for button in (self.newer, self.inside, self.anyway):
            button.setEnabled(not busy)

    def show_look(self, look: LookShown) -> None:
        """Show what is inside."""
        self.panel.show_look(look)
        self.panel.show()
        self.inside.hide()

    def show_trouble(self, sentence: str) -> None:
        """Show what stood in the way."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
