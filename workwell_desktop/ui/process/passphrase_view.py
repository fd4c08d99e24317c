"""Fields for the passphrase of private notes. What is typed is never shown, and is emptied with `forget`."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.ui.kit.controls import Button, Field, LineEdit, PrimaryButton
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL

HINT = "Four or five words that do not belong together work well. Take others than for WorkWell itself."


class SecretLine(LineEdit):
    """One line whose letters are not shown."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice."""

    edited = Signal()

    def __init__(self, first: str = "Passphrase of your private notes") -> None:
        super().__init__()
        self.first_edit, self.again_edit = SecretLine(), SecretLine()
        self.first, self.again = Field(first, self.first_edit, HINT), Field("The same again", self.again_edit)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(LARGE)
        for field, edit in ((self.first, self.first_edit), (self.again, self.again_edit)):
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            edit.textEdited.connect(self._edited)
        self.setFocusProxy(self.first_edit)

    def text(self) -> str:
        """Return what was typed first."""
        return self.first_edit.text()

    @property
    def agrees(self) -> bool:
        """Whether both lines say the same."""
        return bool(self.first_edit.text()) and self.first_edit.text() == self.again_edit.text()

    def show_advice(self, sentence: str) -> None:
        """Say beneath the first line how strong it is; an empty sentence brings the usual hint back."""
        self.first.clear_error()
        self.first.set_hint(sentence or HINT)
        differs = bool(self.again_edit.text()) and not self.agrees
        self.again.show_error("The two differ. Type the same passphrase again." if differs else "")

    def show_error(self, sentence: str) -> None:
        """Say why it cannot be used; what was typed stays."""
        self.first.show_error(sentence)
        self.first_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty both lines."""
        for edit in (self.first_edit, self.again_edit):
            edit.clear()
        self.show_advice("")

    def show_busy(self, busy: bool) -> None:
        """Take no letters while the passphrase is being used."""
        for edit in (self.first_edit, self.again_edit):
            edit.setReadOnly(busy)

    def _edited(self) -> None:
        self.edited.emit()


class ChangeForm(QWidget):
    """The present passphrase and a new one."""

    change_requested = Signal(str, str)
    """The old passphrase and the new one."""
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.old_edit = SecretLine()
        self.old = Field("The passphrase they have now", self.old_edit)
        self.new = NewPassphrase("The new one")
        self.change, self.cancel = PrimaryButton("Change the passphrase", "key-round"), Button("Not now")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for each in (self.old, self.new):
            column.addWidget(each)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button in (self.change, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.old_edit.textEdited.connect(self._offer)
        self.new.edited.connect(self._offer)
        self.new.again_edit.returnPressed.connect(self._wish)
        self.change.clicked.connect(self._wish)
        self.cancel.clicked.connect(self.cancelled)
        self._offer()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say beside its field why it was not changed."""
        self.show_busy(False)
        if refusal.field == "old":
            self.old.show_error(refusal.sentence)
            self.old_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.new.show_error(refusal.sentence)

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice."""
        self.old_edit.setReadOnly(busy)
        self.new.show_busy(busy)
        self.change.setEnabled(not busy)

    def forget(self) -> None:
        """Empty every line."""
        self.old_edit.clear()
        self.old.clear_error()
        self.new.forget()
        self.show_busy(False)
        self._offer()

    def _offer(self) -> None:
        self.old.clear_error()
        self.change.setEnabled(bool(self.old_edit.text()) and self.new.agrees)

    def _wish(self) -> None:
        if self.change.isEnabled():
            self.change_requested.emit(self.old_edit.text(), self.new.text())
