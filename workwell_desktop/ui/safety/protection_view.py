"""How the vault is protected, in one card. It shows words handed in and emits wishes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Divider,
    Field,
    IconLabel,
    Label,
    LineEdit,
    Muted,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.safety.place_on_disk import PlaceOnDisk


class _Point(QWidget):
    """An icon, a strong line and a few sentences."""

    def __init__(self, icon: str, token: str, title: str = "") -> None:
        super().__init__()
        self.icon = IconLabel(icon, token)
        self.title, self.words = Label(title, "strong", wrap=True), Label("", "muted-body", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(TINY)
        column.addWidget(self.title)
        column.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, TINY, 0, TINY)
        line.setSpacing(MEDIUM)
        line.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)


class ProtectionCard(Card):
    """How the vault opens, what that means, where it lies, and whether the sheet in the drawer is the right one."""

    copy_requested = Signal()
    test_requested = Signal(str)
    """What was typed from the recovery sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Protection", parent=parent)
        self.opens = _Point("key-round", "primary")
        self.protects = _Point("shield-check", "ok_strong", "What this protects")
        self.leaves_open = _Point("info", "warn", "What it does not")
        for point in (self.opens, self.protects, self.leaves_open):
            self.body.addWidget(point)
        self.place = PlaceOnDisk("Where the vault lies", "Copy the path of the vault")
        self.place.copy_requested.connect(self.copy_requested)
        self.sheet = _SheetTest()
        self.sheet.test_requested.connect(self.test_requested)
        self._lines = (Divider(), Divider())
        for line, part in zip(self._lines, (self.place, self.sheet), strict=True):
            self.body.addSpacing(TINY)
            self.body.addWidget(line)
            self.body.addSpacing(TINY)
            self.body.addWidget(part)

    def show_words(self, icon: str, title: str, opens: str) -> None:
        """Show how the vault opens."""
        self.opens.icon.show_as(icon, "primary")
        self.opens.title.setText(title)
        self.opens.words.setText(opens)

    def show_bounds(self, protects: str, leaves_open: str) -> None:
        """Show what that protects and what it does not."""
        self.protects.words.setText(protects)
        self.leaves_open.words.setText(leaves_open)

    def show_demo(self) -> None:
        """Take away what makes no sense for a vault that nobody keeps."""
        self.protects.title.setText("Nothing can go wrong")
        self.leaves_open.title.setText("Nothing stays")
        for part in (*self._lines, self.place, self.sheet):
            part.hide()


class _SheetTest(QWidget):
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
        column.addWidget(Label("Test the recovery sheet", "strong"))
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
