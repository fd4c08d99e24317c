"""The tab of the hand-over note: the one that holds now, those before it, what belongs in it and who can see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.groups.shown import HandedOver
from workwell_desktop.ui.kit.controls import Button, Card, Columns, Divider, Flow, Label, Muted, stacked
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.signed_form import Part, SignedForm
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.kit.who_sees import BelongsHere, WhoSees

SIDE_WIDTH = 310
FOR_OTHERS = "Somebody else reads this: no member's name belongs in it."
_BUNDLE = (
    "Somebody stands in for you, or shares the group with you? They get this note and what goes with it in a locked "
    "bundle."
)
_REMOVAL = RemovalWords(
    title="Begun by mistake?",
    why="A hand-over note can be removed while it is a draft.",
    remove="Remove this draft",
    keep="Keep it",
    sure="Yes, remove it",
    question="Remove the draft of the hand-over note? You can undo this.",
)


class HandOverView(QWidget):
    """The tab. It decides nothing."""

    anew_requested = Signal()
    """A new note is to begin with the words of the signed one."""
    remove_requested = Signal()
    bundle_requested = Signal()
    """The group is to be given to somebody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = SignedForm((Part("text", "What a substitute must know", 12),), FOR_OTHERS)
        self.sees, self.removal = WhoSees(), RemovalCard(_REMOVAL)
        self.anew = Button("Write a new one", "plus")
        self._next = Card("When things have changed")
        self._next.body.addWidget(Muted("The signed note stays. A new one begins with its words."))
        self._next.body.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        self.before = Card("Earlier hand-over notes")
        self._shown: tuple[HandedOver, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL)
        self.before.body.addLayout(self._lines)
        card = Card("Hand-over note")
        card.body.setSpacing(MEDIUM)
        card.body.addWidget(self.form)
        main = stacked(card, self.form.addenda, self._next, self.before)
        self.give = Button("Hand the group over…", "handshake")
        bundle = Card("Give it to somebody")
        bundle.body.addWidget(Muted(_BUNDLE))
        bundle.body.addWidget(Flow(self.give))
        side = stacked(bundle, BelongsHere(NoteClass.HAND_OVER.rule), self.sees, self.removal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(main, side, SIDE_WIDTH))
        column.addStretch(1)
        self.anew.clicked.connect(self.anew_requested)
        self.give.clicked.connect(self.bundle_requested)
        self.removal.confirmed.connect(self.remove_requested)

    def show_around(self, before: tuple[HandedOver, ...], *, begun: bool, draft: bool) -> None:
        """Show what stands around the form: earlier notes, and what can be done with the one in front."""
        self.removal.setVisible(begun and draft)
        self.removal.calm()
        self._next.setVisible(not draft)
        self.before.setVisible(bool(before))
        if before == self._shown:
            return
        self._shown = before
        empty(self._lines)
        for number, each in enumerate(before):
            if number:
                self._lines.addWidget(Divider())
            self._lines.addWidget(_one(each))


def _one(note: HandedOver) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL)
    column.addWidget(Muted(note.signature))
    if note.warning:
        column.addWidget(Label(note.warning, "error", wrap=True))
    column.addWidget(ReadingText("Earlier hand-over note", note.text))
    for addendum in note.addenda:
        column.addWidget(Muted(f"{addendum.head}: {addendum.reason}"))
        column.addWidget(ReadingText("Addendum", addendum.text))
    return made
