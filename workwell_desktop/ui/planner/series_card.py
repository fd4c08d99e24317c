"""Offers, when one session of a schedule was given another time, to let the others follow. It decides nothing."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.schedule import Scope
from workwell_desktop.ui.kit.controls import Button, Card, Field, Flow, LineEdit, Muted

_WORDS = {Scope.FOLLOWING: "This and following", Scope.ALL: "All planned"}


class SeriesCard(Card):
    """Hidden until there is something to offer. Esc leaves the others as they are."""

    scope_requested = Signal(object, str)
    """A `Scope`, and why people who know of the sessions are told they move."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Only this session changed", stripe="primary", parent=parent)
        self.sentence = Muted("")
        self.reason = LineEdit("", "The room is being painted")
        self.reason_field = Field("Why they move", self.reason, "People know of one of these sessions already.")
        self.buttons = {scope: Button(words) for scope, words in _WORDS.items()}
        self.leave_button = Button("Leave the others")
        for scope, button in self.buttons.items():
            button.clicked.connect(partial(self._tell, scope))
        self.leave_button.clicked.connect(self.left)
        for widget in (self.sentence, self.reason_field, Flow(*self.buttons.values(), self.leave_button)):
            self.body.addWidget(widget)
        self.hide()

    def offer(self, rule: str, counts: Mapping[Scope, int]) -> None:
        """Offer what would change more than this one session: `counts` tells how many sessions each scope moves."""
        self.sentence.setText(f"The schedule still says: {rule}. Should other planned sessions change too?")
        for scope, button in self.buttons.items():
            button.setVisible(scope in counts)
            button.setText(f"{_WORDS[scope]} ({counts[scope]})" if counts.get(scope) else _WORDS[scope])
        self.reason_field.hide()
        self.reason.clear()
        self.show()

    def ask_why(self, sentence: str) -> None:
        """Ask for the reason that was missing."""
        self.reason_field.show()
        self.reason_field.show_error(sentence)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, scope: Scope, _checked: bool = False) -> None:
        self.reason_field.clear_error()
        self.scope_requested.emit(scope, self.reason.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
