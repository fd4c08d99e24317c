"""Writing down who came unexpected: a first name and initial or an alias, or somebody known from elsewhere."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.ui.kit.buttons import Button, QuietButton
from workwell_desktop.ui.kit.choices import SegmentedChoice
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.fields import Field, LineEdit
from workwell_desktop.ui.kit.surfaces import Muted
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.run.shown import KnownShown

_HINT = "First name and initial, or a name they choose."


class WalkInView(QWidget):
    """A small form that opens beneath the people."""

    typed = Signal(str)
    add_requested = Signal(str, bool)
    """A name, and whether they join the group."""
    known_requested = Signal(object)
    """The `PersonId` of a guest who is known already."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        self.name = LineEdit()
        self.name.textEdited.connect(self._typed)
        self.name.returnPressed.connect(self._add)
        self.field = Field("Who came?", self.name, _HINT)
        column.addWidget(self.field)
        self.known = QVBoxLayout()
        self.known.setSpacing(0)
        self._known_title = Muted("Known already:")
        self._known_title.hide()
        column.addWidget(self._known_title)
        column.addLayout(self.known)
        self.joins = SegmentedChoice("Guest or new member", [("Guest", False), ("New member", True)])
        self.joins.show_value(False)
        column.addWidget(self.joins)
        self.add = Button("Add", "user-plus")
        self.add.clicked.connect(self._add)
        self.close_button = QuietButton("Not now")
        self.close_button.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.add)
        line.addWidget(self.close_button)
        line.addStretch(1)
        column.addLayout(line)

    def open(self) -> None:
        """Show the form, empty, ready to be typed into."""
        self.name.clear()
        self.field.clear_error()
        self.show_known(())
        self.joins.show_value(False)
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_known(self, people: Sequence[KnownShown]) -> None:
        """Offer people known from elsewhere who are called like what was typed."""
        empty(self.known)
        for each in people:
            button = QuietButton(each.name.replace("&", "&&"), "user")
            button.setAccessibleName(f"{each.name}, known already")
            button.clicked.connect(partial(self._take_known, each.person_id))
            self.known.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._known_title.setVisible(bool(people))

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say beside the name why it cannot be kept; what was typed stays."""
        self.field.show_error(refusal.sentence)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _typed(self, text: str) -> None:
        self.field.clear_error()
        self.typed.emit(text)

    def _add(self) -> None:
        self.add_requested.emit(self.name.text(), bool(self.joins.value()))

    def _take_known(self, person_id: PersonId, _checked: bool = False) -> None:
        self.known_requested.emit(person_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
