"""Setting private notes up: what nobody can undo is said first, then a passphrase is chosen. It decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Card, CheckBox, Label, LinkButton, PrimaryButton
from workwell_desktop.ui.kit.tokens import MEDIUM
from workwell_desktop.ui.process.closed_view import RestoreCard
from workwell_desktop.ui.process.passphrase_view import NewPassphrase

_PLAINLY = (
    "Private notes have a passphrase of their own. Nobody can reset it: not your organisation, not the recovery "
    "sheet, and not the makers of WorkWell. If you forget it, your private notes stay closed for good."
)
_PAPER = (
    "WorkWell prints nothing for it. If you write it down, keep that paper where nobody finds it "
    "together with this computer."
)
UNDERSTOOD = "I understand: nobody can reset this passphrase"


class SetUpView(QWidget):
    """One card, and beneath it the way to a backup that is there already."""

    set_up_requested = Signal(str)
    restore_asked = Signal()
    passphrase_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card("Set up private notes")
        self.passphrase = NewPassphrase()
        self.understood = CheckBox(UNDERSTOOD)
        self.refusal = Label("", "error", wrap=True)
        self.button = PrimaryButton("Set up private notes", "lock")
        self.backups = LinkButton("Bring a backup back…")
        self.restore = RestoreCard()
        for words in (_PLAINLY, _PAPER):
            self.card.body.addWidget(Label(words, wrap=True))
        for each in (self.passphrase, self.understood, self.refusal):
            self.card.body.addWidget(each)
        for link in (self.button, self.backups):
            self.card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.card)
        column.addWidget(self.restore)
        self._acceptable = False
        self.setFocusProxy(self.passphrase)
        self.passphrase.edited.connect(self.passphrase_edited)
        self.passphrase.again_edit.returnPressed.connect(self._wish)
        self.understood.toggled.connect(self._offer)
        self.button.clicked.connect(self._wish)
        self.backups.clicked.connect(self.restore_asked)
        self.restore.cancelled.connect(self.restore.hide)
        self.forget()

    def show_advice(self, acceptable: bool, sentence: str) -> None:
        """Say how strong the passphrase is, and whether it will do."""
        self._acceptable = acceptable
        self.refusal.hide()
        self.passphrase.show_advice(sentence)
        self._offer()

    def show_refusal(self, sentence: str, *, of_passphrase: bool) -> None:
        """Say why nothing was set up; what was typed stays."""
        self.show_busy(False)
        if of_passphrase:
            self.passphrase.show_error(sentence)
        else:
            self.refusal.setText(sentence)
            self.refusal.show()

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice."""
        self.passphrase.show_busy(busy)
        self.button.setEnabled(not busy and self._ready)
        self.button.setText("Setting up…" if busy else "Set up private notes")

    def forget(self) -> None:
        """Empty every field."""
        self.passphrase.forget()
        self.understood.setChecked(False)
        self._acceptable = False
        self.refusal.hide()
        self.restore.forget()
        self.restore.hide()
        self.show_busy(False)

    @property
    def _ready(self) -> bool:
        return self._acceptable and self.passphrase.agrees and self.understood.isChecked()

    def _offer(self) -> None:
        self.button.setEnabled(self._ready)

    def _wish(self) -> None:
        if self.button.isEnabled():
            self.set_up_requested.emit(self.passphrase.text())
