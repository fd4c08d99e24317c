"""The parts of the restore screen: the list of backups, what opens one, and the look into it. Widgets only."""

import itertools
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    CardButton,
    Divider,
    Field,
    Flow,
    IconLabel,
    Label,
    LineEdit,
    LinkButton,
    Row,
)
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.restore.shown import Line, Lock, LookShown, RestoreShown, Step

_NONE_FOUND = "No backup was found on this computer or on a stick. Connect the stick, or choose the folder."


class ChoosePanel(QWidget):
    """The backups that were found, the newest first, and a way to a folder elsewhere."""

    picked = Signal(int)
    folder_requested = Signal()
    again_requested = Signal()
    more_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] | None = None
        self.rows: list[CardButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.nothing = Label(_NONE_FOUND, "muted-body", wrap=True)
        self.more = LinkButton("Show older ones")
        self.more.clicked.connect(self.more_requested)
        self.folder = Button("Choose a folder…", "hard-drive")
        self.folder.clicked.connect(self.folder_requested)
        self.again = Button("Look again", "refresh-cw")
        self.again.clicked.connect(self.again_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.nothing)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Flow(self.folder, self.again))

    def show_backups(self, lines: tuple[Line, ...], more: int, busy: bool) -> None:
        """Show the list."""
        new = lines != self._lines
        if new:
            self._lines = lines
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = [self._row(number, line) for number, line in enumerate(lines)]
        self.nothing.setVisible(not lines and not busy)
        self.more.setVisible(bool(more))
        for widget in (*self.rows, self.folder, self.again, self.more):
            widget.setEnabled(not busy)
        if new and self.rows:
            chain = (*self.rows, self.more, self.folder, self.again)
            for one, following in itertools.pairwise(chain):
                QWidget.setTabOrder(one, following)
        if new and self.rows and not busy:
            self.rows[0].show()
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, number: int, line: Line) -> CardButton:
        row = CardButton(f"{line.title}. {line.words}")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        layout.setSpacing(MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(Label(line.title, "strong"))
        words.addWidget(Label(line.words, "muted"))
        layout.addWidget(IconLabel("archive-restore", "primary"))
        layout.addLayout(words, 1)
        layout.addWidget(IconLabel("chevron-right", "muted"))
        row.clicked.connect(partial(self.picked.emit, number))
        self._list.addWidget(row)
        return row


class KeyPanel(QWidget):
    """One field for what opens the backup, or for a new passphrase."""

    typed = Signal(str)
    entered = Signal()
    other_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = LineEdit()
        self.field = Field("Recovery sheet: all eight groups", self.edit)
        self.other = LinkButton("")
        self.other.clicked.connect(self.other_requested)
        self.edit.textEdited.connect(self.typed)
        self.edit.returnPressed.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.field)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: RestoreShown) -> None:
        """Show what is asked for."""
        new = state.step is Step.NEW_PASSPHRASE
        sheet = state.lock is Lock.SHEET and not new
        name = "New passphrase" if new else "Recovery sheet: all eight groups" if sheet else "Passphrase"
        if self.field.label.text() != name:
            self.field.label.setText(name)
            self.edit.setAccessibleName(name)
            self.forget()
            self.field.set_hint("")
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if sheet else QLineEdit.EchoMode.Password)
        self.edit.setReadOnly(state.busy)
        self.other.setText("Use the passphrase instead" if sheet else "Use the recovery sheet instead")
        self.other.setVisible(state.both_locks and not new)
        if not state.busy:
            self.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def forget(self) -> None:
        """Empty the field: what opens a vault does not stay on a screen."""
        self.edit.clear()
        self.field.clear_error()


class LookPanel(QWidget):
    """What is in a backup, and how it stands to what is here now. Nothing can be changed in it."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: LookShown | None = None
        self._parts: list[QWidget] = []
        self.contents = Label("", "muted-body", wrap=True)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(SMALL)
        self._icon = IconLabel("info", "primary")
        self.heading = Label("", "strong", wrap=True)
        self.compared = Label("", "muted-body", wrap=True)
        self._sides = QVBoxLayout()
        self._sides.setSpacing(SMALL)
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(self.heading)
        words.addWidget(self.compared)
        words.addLayout(self._sides)
        beside = QHBoxLayout()
        beside.setSpacing(MEDIUM)
        beside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.contents)
        column.addLayout(self._groups)
        column.addWidget(Divider())
        column.addLayout(beside)

    def show_look(self, look: LookShown) -> None:
        """Show it."""
        if look == self._shown:
            return
        self._shown = look
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self.contents.setText(look.sentence)
        self.heading.setText(look.heading)
        self.compared.setText(look.compared)
        self._icon.show_as("triangle-alert" if look.warns else "info", "warn" if look.warns else "primary")
        for line in look.groups:
            self._put(self._groups, Row(line.title, line.words, icon="users", token="muted"))
        for line in look.sides:
            self._put(self._sides, Row(line.title, line.words))

    def _put(self, column: QVBoxLayout, part: QWidget) -> None:
        column.addWidget(part)
        self._parts.append(part)
