"""Someone who came and stands on no line: a name to write down, or someone known from elsewhere to pick."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.attendance.shown import Found
from workwell_desktop.ui.kit.controls import Button, Card, CheckBox, Field, LineEdit, QuietButton, Row
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.kit.waiting import wait_for_button

HINT = "First name and initial, or an alias. Enter writes them down as present."
TWIN = "Someone of this name is known already. Pick them below, or press Enter for another person of that name."


class ArrivalsView(Card):
    """One field that finds and writes down."""

    typed = Signal(str)
    """Letters of a name, to look up."""
    walk_in_requested = Signal(str, bool)
    """A name, and whether they join the group."""
    guest_requested = Signal(object)
    """A `PersonId`."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Someone else came", parent=parent)
        self.name = LineEdit()
        wait_for_button(self.name)
        self.field = Field("Name", self.name, HINT)
        self.joins = CheckBox("They join the group")
        self.add_button = Button("Write down as present", "user-plus")
        self._close = Button("Done")
        self.found: list[QuietButton] = []
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SMALL)
        for each in (self.field, self._rows, self.joins, self.add_button, self._close):
            self.body.addWidget(each)
        self.name.textEdited.connect(self._look_up)
        self.name.returnPressed.connect(self._write_down)
        self.add_button.clicked.connect(self._write_down)
        self._close.clicked.connect(self.closed)

    def begin(self) -> None:
        """Start with an empty field."""
        self.name.show_text("")
        self.field.clear_error()
        self.show_found((), twin=False)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, found: Sequence[Found], *, twin: bool) -> None:
        """Offer people already known by such a name; `twin` is someone of exactly this name."""
        empty(self._list)
        self.found = []
        for each in found:
            row = Row(each.name, each.line)
            button = QuietButton("Present")
            button.setAccessibleName(f"Mark {each.name} present, {each.line}")
            button.clicked.connect(partial(self._pick, each.person_id))
            row.add(button)
            self._list.addWidget(row)
            self.found.append(button)
        self._rows.setVisible(bool(found))
        self.field.set_hint(TWIN if twin else HINT)

    def show_refusal(self, sentence: str) -> None:
        """Put a sentence beneath the name; what was typed stays."""
        self.field.show_error(sentence)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_up(self, text: str) -> None:
        self.field.clear_error()
        self.typed.emit(text)

    def _write_down(self) -> None:
        self.walk_in_requested.emit(self.name.text(), self.joins.isChecked())

    def _pick(self, person_id: object, _checked: bool = False) -> None:
        self.guest_requested.emit(person_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
