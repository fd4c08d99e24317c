"""Beneath a guarded text: whose name stands in it, and three answers. None of them is needed to go on."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.ui.kit.controls import Button, Choice, Flow, IconLabel, Label, QuietButton
from workwell_desktop.ui.kit.guarded_text import GuardedText, NameInText
from workwell_desktop.ui.kit.tokens import SMALL


class NameNotice(QWidget):
    """Speaks of one name at a time: the one at the cursor, else the first."""

    move_requested = Signal(object, object)
    """The name (`NameInText`) and the person whose note its sentence is to go to."""

    def __init__(self, text: GuardedText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._movable = False
        self._called: Mapping[PersonId, str] = {}
        self.words = Label("", "muted", wrap=True)
        self.whose = Choice("Whose note")
        self.move_button = Button("Move to a person note", "square-user")
        self.unname_button = Button("Write “a member” instead", "users")
        self.leave_button = QuietButton("Leave it")
        self._build()
        self.move_button.clicked.connect(self._move)
        self.unname_button.clicked.connect(self._unname)
        self.leave_button.clicked.connect(self._leave)
        text.names_changed.connect(self.read)
        self.read()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(IconLabel("triangle-alert", "warn", side=16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        column.addLayout(line)
        column.addWidget(Flow(self.whose, self.move_button, self.unname_button, self.leave_button))

    def offer_person_notes(self, called: Mapping[PersonId, str]) -> None:
        """Offer to move sentences to the notes of these people; nobody at all where no person notes are kept."""
        self._called = called
        self._movable = bool(called)
        self.read()

    def read(self) -> None:
        """Show what there is to say of the name at hand."""
        name = self._text.name_at_hand() if not self._text.isReadOnly() else None
        if name is None:
            if not self.isHidden():
                self._text.setAccessibleDescription("")
            self.hide()
            return
        self.show()
        others = len(self._text.names()) - 1
        more = f" {others} more {'is' if others == 1 else 'are'} marked." if others else ""
        self.words.setText(f"“{name.word}” looks like somebody's name. {self._text.hint}{more}")
        self._text.setAccessibleDescription(self.words.text())
        candidates = [who for who in name.found.people if who in self._called]
        self.move_button.setVisible(self._movable and bool(candidates))
        self._show_candidates(candidates)

    def _show_candidates(self, candidates: Sequence[PersonId]) -> None:
        chosen = self.whose.value()
        self.whose.clear()
        for who in candidates:
            self.whose.add(self._called[who], who)
        self.whose.show_value(chosen)
        self.whose.setVisible(self._movable and len(candidates) > 1)

    def _move(self) -> None:
        name = self._text.name_at_hand()
        if name is not None and self.whose.value() is not None:
            self.move_requested.emit(name, self.whose.value())

    def _unname(self) -> None:
        self._answered(self._text.unname)

    def _leave(self) -> None:
        self._answered(lambda name: self._text.leave(name.word))

    def _answered(self, act: Callable[[NameInText], None]) -> None:
        name = self._text.name_at_hand()
        if name is not None:
            act(name)
        self._text.setFocus()
