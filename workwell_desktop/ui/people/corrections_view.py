"""What a person asked to have put right, what was done about it, and a field for the next request."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import CorrectionId
from workwell_desktop.domain.rights import Correction
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Divider,
    Field,
    IconButton,
    LineEdit,
    Muted,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.kit.waiting import wait_for_button
from workwell_desktop.ui.people.rights_shown import CorrectionRow

_HOW = (
    "Details are put right on the Details tab, a signed note by an addendum: what was signed is never written over. "
    "What they asked and what you did stand in their packet."
)


class CorrectionsCard(Card):
    """It shows requests and tells what is wished for."""

    ask_requested = Signal(str)
    settle_requested = Signal(object, str)
    """A `Correction` and what was done."""
    remove_requested = Signal(object)
    """A `Correction`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Corrections", parent=parent)
        self.body.setSpacing(MEDIUM)
        self._list = QVBoxLayout()
        self._list.setSpacing(MEDIUM)
        self._rows: tuple[CorrectionRow, ...] | None = None
        self.done_fields: dict[CorrectionId, Field] = {}
        self.asked = LineEdit(placeholder="My name is spelt with a hyphen")
        wait_for_button(self.asked)
        self.asked_field = Field("What they ask to have put right", self.asked)
        self.ask = Button("Note the request", "plus")
        self.body.addWidget(Muted(_HOW))
        self.body.addLayout(self._list)
        self.body.addWidget(self.asked_field)
        self.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.ask.clicked.connect(self._tell_asked)
        self.asked.returnPressed.connect(self._tell_asked)
        self.asked.textEdited.connect(self.asked_field.clear_error)

    def show_rows(self, rows: Sequence[CorrectionRow]) -> None:
        """Show requests, the newest first; what is being typed about one stays while the list is the same."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        empty(self._list)
        self.done_fields = {}
        for index, row in enumerate(rows):
            if index:
                self._list.addWidget(Divider())
            self._list.addWidget(self._line(row))
        if not rows:
            self._list.addWidget(Muted("Nothing was asked for yet. When they find something wrong, note it here."))

    def begin_again(self) -> None:
        """Empty the field for the next request."""
        self.asked.show_text("")
        self.asked_field.clear_error()

    def show_refusal(self, field: str, sentence: str, correction_id: CorrectionId | None = None) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        wanted = self.asked_field if field == "asked" else self.done_fields.get(correction_id)  # type: ignore[arg-type]
        if wanted is None:
            return False
        wanted.show_error(sentence)
        return True

    def _line(self, row: CorrectionRow) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addWidget(WrappedLabel(row.title, "muted"), 1)
        head.addWidget(Chip("Done", Tone.OK, "check") if row.done else Chip("Open", Tone.ACCENT, "clock"))
        remove = IconButton("trash-2", f"Take out the request: {row.asked}")
        remove.clicked.connect(partial(self._tell_removed, row.correction))
        head.addWidget(remove)
        column.addLayout(head)
        column.addWidget(WrappedLabel(row.asked))
        if row.done:
            column.addWidget(WrappedLabel(row.done, "muted-body"))
        else:
            column.addWidget(self._settling(row))
        return line

    def _settling(self, row: CorrectionRow) -> QWidget:
        edit = LineEdit(placeholder="Put right in their details")
        wait_for_button(edit, record=row.correction.id)
        field = self.done_fields[row.correction.id] = Field("What was done", edit)
        button = Button("Keep", "check")
        button.setAccessibleName(f"Keep what was done: {row.asked}")
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MEDIUM)
        line.addWidget(field, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        tell = partial(self._tell_done, row.correction, edit)
        button.clicked.connect(tell)
        edit.returnPressed.connect(tell)
        edit.textEdited.connect(field.clear_error)
        return whole

    def _tell_asked(self) -> None:
        self.ask_requested.emit(self.asked.text())

    def _tell_done(self, correction: Correction, edit: LineEdit, _checked: bool = False) -> None:
        self.settle_requested.emit(correction, edit.text())

    def _tell_removed(self, correction: Correction, _checked: bool = False) -> None:
        self.remove_requested.emit(correction)
