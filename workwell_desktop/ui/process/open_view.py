"""Open private notes: the note in front as a form, the list beside it. Made when they open, deleted on closing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.who_sees import Keeping, who_sees
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CardButton,
    Columns,
    LinkButton,
    Muted,
    WrappedLabel,
    stacked,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.signed_form import Part, SignedForm
from workwell_desktop.ui.kit.tokens import MEDIUM, TINY
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees
from workwell_desktop.ui.process.passphrase_view import ChangeForm
from workwell_desktop.ui.process.shown import NoteRow, hint_for

SIDE_WIDTH = 310
NO_NAMES = "Your thinking needs no names."
_FOOT = "Signed text stays as it is; you can add to it later. Nothing here is printed, searched or handed on."
_REMOVAL = RemovalWords(
    title="Delete this note",
    why="It goes for good, with what was added to it. Backups of your private notes made before still hold it.",
    remove="Delete this note…",
    keep="Keep it",
    sure="Yes, delete it",
    question="Delete the note of {}? This cannot be undone.",
)


class OpenView(QWidget):
    """Form and list."""

    picked = Signal(object)
    """The `ProcessNoteId` of a line."""
    new_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = SignedForm((Part("text", "What you think about it", 12),), NO_NAMES, _FOOT)
        self.about = WrappedLabel("", "strong")
        self.form.above.addWidget(self.about)
        self.list, self.removal = Card("Your private notes"), RemovalCard(_REMOVAL)
        self.nothing = Muted("None yet. The first one stands here as soon as you have written a word.")
        self.new = Button("New note", "plus")
        self.passphrase, self.change = LinkButton("Change their passphrase…"), ChangeForm()
        self._rows: tuple[tuple[NoteRow, ...], object] = ((), None)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(TINY)
        self.list.body.addWidget(self.nothing)
        self.list.body.addLayout(self._lines)
        self.list.body.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.change_card = Card("Change their passphrase")
        self.change_card.body.addWidget(
            Muted("Backups made until now still open with the old passphrase, and only with that one.")
        )
        self.change_card.body.addWidget(self.change)
        card = Card()
        card.body.setSpacing(MEDIUM)
        card.body.addWidget(self.form, 1)
        main = stacked(self.change_card, card, self.form.addenda)
        side = stacked(self.list, *_panels(), self.removal, _at_the_left(self.passphrase))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(main, side, SIDE_WIDTH))
        self.change_card.hide()
        self.form.areas["text"].edited.connect(self.show_hint)
        self.new.clicked.connect(self.new_requested)
        self.removal.confirmed.connect(self.remove_requested)
        self.passphrase.clicked.connect(self._unfold_change)
        self.change.cancelled.connect(self.fold_change)

    def show_list(self, rows: tuple[NoteRow, ...], chosen: object) -> None:
        """Show every note; the chosen one has a ring."""
        self.nothing.setVisible(not rows)
        if (rows, chosen) == self._rows:
            return
        self._rows = (rows, chosen)
        empty(self._lines)
        for row in rows:
            self._lines.addWidget(self._line(row, chosen=row.id == chosen))

    def show_note(self, about: str, when: str, *, kept: bool) -> None:
        """Show what the note in front is about; one that was kept can be deleted."""
        self.about.setText(about)
        self.removal.show_name(when)
        self.removal.calm()
        self.removal.setVisible(kept)

    def show_hint(self, text: str) -> None:
        """Say gently when something reads like the ordinary record."""
        self.form.fields["text"].set_hint(hint_for(text))

    def fold_change(self) -> None:
        """Empty and fold the form for another passphrase."""
        self.change.forget()
        self.change_card.hide()
        self.passphrase.show()

    def forget(self) -> None:
        """Empty everything that holds a word: the view is to be deleted, and deleting may take a moment."""
        for area in self.form.areas.values():
            area.guard(None)
        self.form.show_words({})
        self.form.forget()
        self.change.forget()
        self._rows = ((), None)
        for each in self.findChildren(QWidget):
            each.setAccessibleName("")
            each.setAccessibleDescription("")
            each.setToolTip("")
            if isinstance(each, QLabel | QLineEdit | QPlainTextEdit):
                each.clear()  # with the steps that could be undone in it

    def _line(self, row: NoteRow, *, chosen: bool) -> CardButton:
        quiet = f"{row.about} · {row.state.label}"
        button = CardButton(f"{row.when}, {quiet}")
        button.setCheckable(True)
        button.setChecked(chosen)
        column = QVBoxLayout(button)
        column.setSpacing(TINY)
        for label in (WrappedLabel(row.when, "strong"), Muted(quiet)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        button.clicked.connect(partial(self.picked.emit, row.id))
        return button

    def _unfold_change(self) -> None:
        self.change_card.show()
        self.passphrase.hide()
        self.change.old_edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _panels() -> tuple[QWidget, QWidget]:
    """Return what belongs here, and who can see it."""
    sees = WhoSees()
    sees.show_lines(who_sees(NoteClass.PROCESS_NOTE, Keeping()))
    return BelongsHere(NoteClass.PROCESS_NOTE.rule), sees


def _at_the_left(button: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
