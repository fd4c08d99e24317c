"""The forms that change what opens the vault: a passphrase, or the computer's login. They decide nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.controls import Button, Field, Flow, Label, LineEdit, Muted, PrimaryButton
from workwell_desktop.ui.kit.tokens import SMALL

MAY_ASK = "Your computer may be asking for your login password. Look for a second window."
DIFFER = "The two differ. Type the same passphrase again."

_HINT = "Four or five words that do not belong together work well."
_TO_LOGIN = (
    "The key is given to this computer's password store, and WorkWell opens by itself once you have logged in. "
    "The passphrase opens it no longer. Right when nobody else uses your account on this computer."
)
_CHANGING = (
    "The recovery sheet stays as it is. WorkWell makes a backup first. If somebody may know the old passphrase, "
    "choose Change all keys instead: the old one and an earlier backup still lead to the keys of today."
)
_CHOOSING = (
    "You type it when WorkWell starts and each time you unlock. Once it has been tried, the key is taken out of this "
    "computer's password store. The recovery sheet stays as it is. WorkWell makes a backup first."
)


class ChangeForm(QWidget):
    """What both forms are: words, a main button, a way back, a line that works, and what went wrong."""

    cancelled = Signal()

    def __init__(self, main: str, icon: str) -> None:
        super().__init__()
        self.words = Muted("")
        self.main = PrimaryButton(main, icon)
        self.cancel = Button("Cancel")
        self.cancel.clicked.connect(self.cancelled)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Changing what opens the vault")
        self.waiting = Label(MAY_ASK, "muted-body", wrap=True)
        self.trouble = Label("", "error", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SMALL, 0, SMALL)
        self.column.setSpacing(SMALL)
        self.column.addWidget(self.words)
        self.busy = False

    def close_with(self, *parts: QWidget) -> None:
        """Put the fields in, and the foot of the form beneath them."""
        for part in (*parts, self.trouble, self.waiting, self.progress, Flow(self.main, self.cancel)):
            self.column.addWidget(part)
        self.show_busy(False)
        self.show_trouble("")

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice while the change is under way."""
        self.busy = busy
        self.progress.setVisible(busy)
        self.main.setEnabled(not busy)
        self.cancel.setEnabled(not busy)
        if not busy:
            self.waiting.hide()

    def show_waiting(self) -> None:
        """Say that the computer may be asking something in another window."""
        self.waiting.setVisible(self.busy)

    def show_refusal(self, _field: str, sentence: str) -> None:
        """Say what will not do."""
        self.show_trouble(sentence)

    def show_trouble(self, sentence: str) -> None:
        """Say what stood in the way of the change as a whole; an empty sentence takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def forget(self) -> None:
        """Be as new."""
        self.show_trouble("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.busy:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class LoginForm(ChangeForm):
    """Asks whether the computer's login is to open the vault."""

    wished = Signal()

    def __init__(self) -> None:
        super().__init__("Use my computer's login", "key-round")
        self.words.setText(_TO_LOGIN)
        self.close_with()
        self.main.clicked.connect(self.wished)

    def begin(self) -> None:
        """Be ready for the answer."""
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)


class PassphraseForm(ChangeForm):
    """The old passphrase where there is one, and a new one twice."""

    wished = Signal(str, str)
    """The old passphrase, or nothing, and the new one."""
    edited = Signal(str)
    """What stands in the first field of the new passphrase."""

    def __init__(self) -> None:
        super().__init__("", "lock")
        self.old, self.new, self.again = LineEdit(), LineEdit(), LineEdit()
        self.old_field = Field("Your passphrase today", self.old)
        self.new_field = Field("New passphrase", self.new, _HINT)
        self.again_field = Field("The same again", self.again)
        for edit, field in self._pairs():
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.textEdited.connect(field.clear_error)
            edit.returnPressed.connect(self._wish)
        self.new.textEdited.connect(self.edited)
        self.close_with(self.old_field, self.new_field, self.again_field)
        self.main.clicked.connect(self._wish)

    def begin(self, *, asks_old: bool) -> None:
        """Be ready for a new passphrase in place of an old one, or of the computer's login."""
        self.old_field.setVisible(asks_old)
        self.words.setText(_CHANGING if asks_old else _CHOOSING)
        self.main.setText("Change the passphrase" if asks_old else "Use the passphrase")
        (self.old if asks_old else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_advice(self, sentence: str) -> None:
        """Say how strong the new passphrase is."""
        self.new_field.set_hint(sentence)

    @override
    def show_refusal(self, field: str, sentence: str) -> None:
        pairs = {"old_passphrase": (self.old, self.old_field), "passphrase": (self.new, self.new_field)}
        if field not in pairs:
            self.show_trouble(sentence)
            return
        edit, shown = pairs[field]
        shown.show_error(sentence)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()

    @override
    def show_busy(self, busy: bool) -> None:
        super().show_busy(busy)
        for edit, _ in self._pairs():
            edit.setReadOnly(busy)

    @override
    def forget(self) -> None:
        super().forget()
        for edit, field in self._pairs():
            edit.clear()
            field.clear_error()
        self.new_field.set_hint(_HINT)

    def _pairs(self) -> tuple[tuple[LineEdit, Field], ...]:
        return (self.old, self.old_field), (self.new, self.new_field), (self.again, self.again_field)

    def _wish(self) -> None:
        if self.busy:
            return
        self.show_trouble("")
        if self.new.text() != self.again.text():
            self.again_field.show_error(DIFFER)
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.wished.emit("" if self.old_field.isHidden() else self.old.text(), self.new.text())
