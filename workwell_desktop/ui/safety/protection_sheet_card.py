"""The recovery sheet in the drawer: what is known of it, a test, and the way to a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Button, Card, Divider, Field, IconLabel, Label, LineEdit, Muted
from workwell_desktop.ui.kit.sight import bring_into_sight
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.safety.protection_shown import NEW_SHEET


class SheetCard(Card):
    """When the sheet was made and tried, a test, and a new one."""

    new_sheet_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Recovery sheet", parent=parent)
        self._icon = IconLabel("file-text", "ok_strong")
        self.line = Label("", "strong", wrap=True)
        told = QHBoxLayout()
        told.setSpacing(MEDIUM)
        told.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.line, 1)
        self.test = SheetTest()
        self.new = Button("Make a new recovery sheet…", "printer")
        self.new.clicked.connect(self.new_sheet_requested)
        self.body.addLayout(told)
        self.body.addWidget(self.test)
        self.body.addSpacing(TINY)
        self.body.addWidget(Divider())
        self.body.addSpacing(TINY)
        self.body.addWidget(Label("A new sheet", "strong"))
        self.body.addWidget(Muted(NEW_SHEET))
        self.body.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, words: str, *, due: bool) -> None:
        """Say when the sheet was made and last tried; `due` that a year has passed."""
        self.line.setText(words)
        self._icon.show_as("clock" if due else "file-text", "warn" if due else "ok_strong")


class SheetTest(QWidget):
    """Type the sheet as if it were needed."""

    test_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edit = LineEdit(placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.field = Field("The eight groups from your sheet", self.edit, "Dashes and capitals are optional.")
        self.button = Button("Test the sheet", "check")
        self.result = Label("", "good", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(
            Muted("Fetch the paper and type it here. Nothing is changed; you learn whether it would open this vault.")
        )
        column.addWidget(self.field)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.result)
        self.result.hide()
        self.edit.textEdited.connect(self._edited)
        self.edit.returnPressed.connect(self._wish)
        self.button.clicked.connect(self._wish)

    def begin(self) -> None:
        """Be ready to be typed into, and in sight."""
        bring_into_sight(self)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice while the sheet is being read."""
        self.button.setEnabled(not busy)
        self.edit.setReadOnly(busy)

    def show_answer(self, opens: bool, sentence: str) -> None:
        """Say whether the sheet opens the vault. What was typed stays only while it is wrong."""
        self.show_busy(False)
        self.field.show_error("" if opens else sentence)
        self.result.setText(sentence if opens else "")
        self.result.setVisible(opens)
        if opens:
            self.edit.clear()
        else:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the field and take the answer away: the words of a sheet do not stay on a screen."""
        self.edit.clear()
        self._edited()

    def _edited(self) -> None:
        self.field.clear_error()
        self.result.hide()

    def _wish(self) -> None:
        if self.button.isEnabled():
            self.test_requested.emit(self.edit.text())
