"""The debrief page's widgets: the form in a card; beside it what belongs there, who can see it, and what is next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Columns,
    EmptyState,
    Muted,
    PageHeader,
    page_layout,
    stacked,
)
from workwell_desktop.ui.kit.signed_form import Part, SignedForm
from workwell_desktop.ui.kit.tokens import MEDIUM
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees
from workwell_desktop.ui.kit.within_sight import WithinSight, growing_first

SIDE_WIDTH = 310
ABOUT_YOU = "A debrief is about you, and names no member."
_PART = Part("text", "How it was for you", 10)
_NEXT = "What stays with you can go into your supervision log. You write it there anew: nothing is copied by itself."


class DebriefView(QWidget):
    """The whole page."""

    back_requested = Signal()
    supervision_requested = Signal()
    groups_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Debrief")
        self.gone = EmptyState(
            "calendar-x", "This session is no longer here", "It may have been deleted just now.", "See your groups"
        ).as_card()
        self.form = SignedForm((_PART,), ABOUT_YOU)
        self.sees = WhoSees()
        self.supervision = Button("Open the supervision log", "messages-square")
        self._columns = Columns(self._build_main(), self._build_side(), SIDE_WIDTH)
        page_layout(self, self.header, stacked(self.gone, self._columns))
        self.gone.hide()
        self.header.crumb_pressed.connect(self.back_requested)
        self.supervision.clicked.connect(self.supervision_requested)
        self.gone.first_step.connect(self.groups_requested)

    def _build_main(self) -> QWidget:
        self._card = WithinSight()
        self._card.body.setSpacing(MEDIUM)
        self._card.body.addWidget(self.form, 1)
        return growing_first(self._card, self.form.addenda)

    def _build_side(self) -> QWidget:
        after = Card("Afterwards")
        after.body.addWidget(Muted(_NEXT))
        after.body.addWidget(self.supervision, 0, Qt.AlignmentFlag.AlignLeft)
        return stacked(BelongsHere(NoteClass.DEBRIEF.rule), self.sees, after)

    def show_session(self, title: str, subtitle: str, crumb: str, *, draft: bool) -> None:
        """Show whose session it was; a draft takes the room there is."""
        self._card.let_grow(draft)
        self.gone.hide()
        self._columns.show()
        self.header.show_words(title, subtitle, crumb)

    def show_gone(self) -> None:
        """Show that there is no such session any more."""
        self.header.show_words("Debrief")
        self._columns.hide()
        self.gone.show()
