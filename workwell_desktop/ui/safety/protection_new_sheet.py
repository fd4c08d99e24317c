"""Making a new recovery sheet, and new keys with it: print it, type two groups back, put it in force."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.controls import Button, Card, Field, Flow, Label, LineEdit, PrimaryButton
from workwell_desktop.ui.kit.recovery_sheet_panel import SheetPanel
from workwell_desktop.ui.safety.protection_forms import MAY_ASK
from workwell_desktop.ui.safety.protection_shown import NEW_SHEET_STEPS, NewSheetShown


class NewSheetView(Card):
    """The new sheet's page, the two groups, the passphrase where there is one, and the last step."""

    finish_requested = Signal(str)
    """Put the new sheet in force; carries the present passphrase, or nothing."""
    cancelled = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.sheet = SheetPanel("A new recovery sheet", NEW_SHEET_STEPS)
        self.passphrase = LineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field("Your passphrase", self.passphrase, "It stays the same, and is locked in anew.")
        self.finish = PrimaryButton("Use the new sheet", "check")
        self.cancel = Button("Keep the old sheet")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Changing all keys")
        self.busy = Label("Making a backup and writing the vault anew. Please leave WorkWell open.", wrap=True)
        self.waiting = Label(MAY_ASK, "muted-body", wrap=True)
        self.trouble = Label("", "error", wrap=True)
        foot = Flow(self.finish, self.cancel)
        self.sheet.add_beneath(self.field)
        for part in (self.sheet, self.trouble, self.busy, self.waiting, self.progress, foot):
            self.body.addWidget(part)
        self.finish.clicked.connect(self._wish)
        self.cancel.clicked.connect(self.cancelled)
        self.passphrase.textEdited.connect(self._edited)
        self.passphrase.returnPressed.connect(self._wish)
        self.sheet.group_typed.connect(self.edited)
        self._state = NewSheetShown()
        self.show_trouble("")

    def begin(self, title: str, *, for_keys: bool) -> None:
        """Be ready for a new sheet, which also is the way to new keys."""
        self.sheet.title.setText(title)
        self.finish.setText("Change all keys" if for_keys else "Use the new sheet")
        self.cancel.setText("Keep the present keys" if for_keys else "Keep the old sheet")
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: NewSheetShown) -> None:
        """Show where the making stands."""
        self._state = state
        self.sheet.show_right(state.typed_back)
        self.field.setVisible(state.asks_passphrase)
        self.finish.setEnabled(state.may_finish)
        self.cancel.setEnabled(not state.busy)
        self.busy.setVisible(state.busy)
        self.progress.setVisible(state.busy)
        self.waiting.setVisible(state.busy and state.waiting)
        for edit in (*self.sheet.groups, self.passphrase):
            edit.setReadOnly(state.busy)

    def show_trouble(self, sentence: str) -> None:
        """Say what stood in the way; an empty sentence takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def show_wrong_passphrase(self, sentence: str) -> None:
        """Say beside the field that this is not the passphrase; what was typed stays."""
        self.field.show_error(sentence)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passphrase.selectAll()

    def forget(self) -> None:
        """Let nothing of the sheet and nothing typed stay on the screen."""
        self.sheet.forget()
        self.passphrase.clear()
        self.field.clear_error()
        self.show_trouble("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._state.busy:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        self.field.clear_error()
        self.edited.emit()

    def _wish(self) -> None:
        if self._state.may_finish:
            self.finish_requested.emit(self.passphrase.text() if self._state.asks_passphrase else "")
