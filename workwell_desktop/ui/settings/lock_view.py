"""The card about the lock: after how long it comes, what brings it, what it does and what it does not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit.controls import (
    Card,
    CheckBox,
    Choice,
    Divider,
    Field,
    Label,
    Muted,
)
from workwell_desktop.ui.kit.settings import LOCKS_AFTER, LONGEST_LOOK, Settings
from workwell_desktop.ui.kit.tokens import MEDIUM, TINY

WHEN = (
    "It also locks when the computer locks its screen, goes to sleep or changes user, as far as the computer says "
    "so. Ctrl+L locks at once."
)
LONGER = f"It waits at least {LONGEST_LOOK} minutes while a session runs or the crisis panel is open."
WHAT = (
    "Your place and what you typed are kept. Everything leaves the screen, and the program ends so that nothing of "
    "it stays in memory. A fresh one shows the curtain."
)
WHO = (
    "With your computer's login as protection, whoever is logged in can press Unlock: the lock asks no password of "
    "its own. With a passphrase, only that or the recovery sheet opens your notes again."
)
COPIES = (
    "What you copy is marked as secret for programs that collect copies. It is cleared after 30 seconds, and when "
    "WorkWell locks or closes. A program that ignores the mark can still keep it."
)
CAPTURE = "Screenshots, recordings and shared screens then show an empty window. A camera still sees it."


class LockCard(Card):
    """Minutes to choose, the words, and the switch for captures where the system has one."""

    minutes_chosen = Signal(int)
    hidden_chosen = Signal(bool)
    """Whether captures are to show an empty window."""

    def __init__(self, *, can_hide: bool, parent: QWidget | None = None) -> None:
        super().__init__("Lock", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.minutes = Choice("Lock after")
        for each in LOCKS_AFTER:
            self.minutes.add("1 minute without a touch" if each == 1 else f"{each} minutes without a touch", each)
        self.minutes.activated.connect(self._choose)
        self.body.addWidget(Field("Lock after", self.minutes, LONGER))
        self.body.addWidget(Muted(WHEN))
        for title, words in (
            ("What the lock does", WHAT),
            ("Who can unlock", WHO),
            ("Copied words", COPIES),
        ):
            self._add_words(title, words)
        self.hidden = CheckBox("Keep WorkWell out of screenshots and shared screens")
        self.hidden.clicked.connect(self.hidden_chosen)
        self.capture_words = Muted(CAPTURE)
        for part in (self.hidden, self.capture_words):
            self.body.addWidget(part)
            part.setVisible(can_hide)

    def _add_words(self, title: str, words: str) -> None:
        self.body.addWidget(Divider())
        self.body.addWidget(Label(title, "strong"))
        self.body.addSpacing(-TINY)
        self.body.addWidget(Label(words, "muted-body", wrap=True))

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.minutes.show_value(settings.lock_after)
        self.hidden.setChecked(settings.hidden_from_capture)

    def _choose(self) -> None:
        value = self.minutes.value()
        if isinstance(value, int):
            self.minutes_chosen.emit(value)
