"""The note page's widgets: the form of the note in a card, and what belongs beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Columns,
    EmptyState,
    Muted,
    PageHeader,
    QuietButton,
    WrappedLabel,
    page_layout,
)
from workwell_desktop.ui.kit.tokens import LARGE
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees
from workwell_desktop.ui.kit.within_sight import WithinSight
from workwell_desktop.ui.notes.shown import NoteShown

SIDE_WIDTH = 290


class NoteView(QWidget):
    """The whole page. `form` is what stands in the card, `addenda` what stands beneath it."""

    back_requested = Signal()
    register_requested = Signal()
    debrief_requested = Signal()
    groups_requested = Signal()
    private_requested = Signal()
    """The private notes are wanted; the link is there whether any exist or not."""

    def __init__(self, form: QWidget, addenda: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Group note")
        self.private = QuietButton("Private notes…")
        self.header.add_action(self.private)
        self.debrief = Button("Debrief", "messages-square")
        self.header.add_action(self.debrief)
        self.gone = EmptyState(
            "calendar-x", "This session is no longer here", "It may have been deleted just now.", "See your groups"
        ).as_card()
        self._columns = Columns(self._build_main(form, addenda), self._build_side(), SIDE_WIDTH)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.gone)
        column.addWidget(self._columns, 1)
        self.gone.hide()
        page_layout(self, self.header, body)
        self.header.crumb_pressed.connect(self.back_requested)
        self.register.clicked.connect(self.register_requested)
        self.private.clicked.connect(self.private_requested)
        self.debrief.clicked.connect(self.debrief_requested)
        self.gone.first_step.connect(self.groups_requested)

    def _build_main(self, form: QWidget, addenda: QWidget) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        self._card = WithinSight()
        self._card.body.addWidget(form, 1)
        column.addWidget(self._card, 1)
        column.addWidget(addenda)
        column.addStretch(0)
        return main

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        numbers = Card("Attendance")
        self.came = WrappedLabel("", "strong")
        self.counts = Muted("")
        self.register = Button("Open the register", "clipboard-list")
        for each in (self.came, self.counts):
            numbers.body.addWidget(each)
        numbers.body.addWidget(self.register, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(numbers)
        self.sees = WhoSees()
        column.addWidget(BelongsHere(NoteClass.SESSION_SUMMARY.rule))
        column.addWidget(self.sees)
        column.addStretch(1)
        return side

    # ----------------------------------------------------------------------------------------------------------- show

    def show_note(self, shown: NoteShown, *, draft: bool) -> None:
        """Show what surrounds a note; the form shows the note itself."""
        self.gone.hide()
        self._columns.show()
        self.debrief.show()
        self.private.show()
        self.header.show_words(shown.title, shown.subtitle, shown.crumb)
        self._card.let_grow(draft)
        self.came.setText(shown.came)
        self.counts.setText(shown.counts)
        self.counts.setVisible(bool(shown.counts))

    def show_gone(self) -> None:
        """Show that there is no such session any more."""
        self.header.show_words("Group note")
        self._columns.hide()
        self.debrief.hide()
        self.private.hide()
        self.gone.show()
