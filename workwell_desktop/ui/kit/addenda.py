"""What was added after signing, and the inline form to add more. The signed text itself never changes."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Divider,
    Field,
    LineEdit,
    Muted,
    PrimaryButton,
    TextArea,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.signed_words import AddendumShown
from workwell_desktop.ui.kit.tokens import SMALL, TINY
from workwell_desktop.ui.kit.waiting import Aside, wait_for_button


class Addenda(Card):
    """The list of addenda, a button, and the form it opens."""

    add_requested = Signal(str, str)
    """Reason and text."""

    def __init__(self, parent: QWidget | None = None, aside: Aside | None = None) -> None:
        super().__init__("Added later", parent=parent)
        self.aside = aside or Aside(self)
        """What was typed for other notes and not added yet."""
        self._note: UUID | None = None
        self._shown: tuple[AddendumShown, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.body.addLayout(self._list)
        self.none = Muted("Nothing has been added. The signed text stays as it is; what comes up later goes here.")
        self.body.addWidget(self.none)
        self.open = Button("Add an addendum", "plus")
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = self._build_form()
        self.body.addWidget(self.form)
        self.form.hide()
        self.open.clicked.connect(self.start)

    def _build_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.reason, self.text = LineEdit(), TextArea(lines=4)
        self.fields = {
            "reason": Field("Reason", self.reason, "For example: remembered later, a correction."),
            "addendum": Field("What you want to add", self.text),
        }
        wait_for_button(self.reason, self.text)
        for field in self.fields.values():
            column.addWidget(field)
        self.add = PrimaryButton("Add it")
        self.cancel = Button("Not now")
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.add)
        column.addLayout(row)
        self.add.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.stop)
        return form

    def show_addenda(self, addenda: tuple[AddendumShown, ...]) -> None:
        """Show what was added, the oldest first."""
        if addenda != self._shown:
            self._shown = addenda
            empty(self._list)
            for each in addenda:
                self._list.addWidget(_one(each))
                self._list.addWidget(Divider())
        self.none.setVisible(not addenda)

    def start(self) -> None:
        """Open the form; what was typed before is still there."""
        self.show_form()
        self.reason.setFocus()

    def show_form(self) -> None:
        """Open the form; the keyboard stays where it is."""
        self.form.show()
        self.open.hide()

    def stop(self) -> None:
        """Close the form and keep what was typed."""
        self.form.hide()
        self.open.show()
        self.open.setFocus()

    def turn_to(self, note: UUID | None) -> None:
        """Be the form of another note, or of none; what was typed for the one before waits until it is back."""
        if note == self._note:
            return
        typed = {
            self.reason.accessibleName(): self.reason.text(),
            self.text.accessibleName(): self.text.toPlainText(),
        }
        if self._note is not None and any(words.strip() for words in typed.values()):
            self.aside.words[self._note] = typed
        self.clear()
        self._note = note
        wait_for_button(self.reason, self.text, record=note)
        waiting = self.aside.words.pop(note, None) if note is not None else None
        if waiting is not None:
            self.reason.show_text(waiting[self.reason.accessibleName()])
            self.reason.setModified(True)
            self.text.show_text(waiting[self.text.accessibleName()])
            self.text.document().setModified(True)
            self.show_form()

    def forget(self) -> None:
        """Empty and close the form, and keep nothing for any note."""
        self.clear()
        self.aside.words.clear()

    def clear(self) -> None:
        """Empty and close the form: it was added."""
        self.reason.clear()
        self.text.show_text("")
        for field in self.fields.values():
            field.clear_error()
        self.form.hide()
        self.open.show()

    def show_refusal(self, refusal: Refusal) -> None:
        """Say beside the field why it cannot be added; what was typed stays."""
        for name, field in self.fields.items():
            field.show_error(refusal.sentence if name == refusal.field else "")
        if refusal.field not in self.fields:
            self.fields["addendum"].show_error(refusal.sentence)

    def _tell(self) -> None:
        self.add_requested.emit(self.reason.text(), self.text.toPlainText())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.stop()
        else:
            super().keyPressEvent(event)


def _one(addendum: AddendumShown) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TINY)
    column.addWidget(Muted(addendum.head))
    column.addWidget(WrappedLabel(addendum.reason, "strong"))
    column.addWidget(ReadingText("Addendum", addendum.text))
    return made
