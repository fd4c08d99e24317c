"""“Their record”: the packet to give to somebody, what they asked to have put right, a legal hold, and erasing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.language import Language
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Choice,
    Columns,
    DangerButton,
    Field,
    Flow,
    LinkButton,
    Muted,
    PrimaryButton,
    Tone,
    WrappedLabel,
    stacked,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.people.corrections_view import CorrectionsCard
from workwell_desktop.ui.people.erasing_view import ErasingView
from workwell_desktop.ui.people.places_view import PlacesList
from workwell_desktop.ui.people.rights_shown import PacketShown

_WHAT_FOR = "Everything that is kept about them, to give to them. Nobody else is in it."
_READ_IT = (
    "WorkWell finds people it knows, by their names, codes, numbers and addresses, and nobody it does not know. "
    "Read the packet once before you give it away."
)
_INSIDE = (
    "Their details, groups, attendance and what was changed in it, notes about them, the contact log, follow-ups, "
    "letters, and what they asked to have put right.",
    "Not in it: notes about the whole group, incident reports, debriefs, supervision, hand-over notes and your "
    "private notes. The packet says so in its own words, and never whether there is one.",
)
_ERASE = (
    "If they ask for it, everything about them can be taken out for good. "
    "You are shown what goes before anything does."
)
_UNFINISHED = (
    "Somebody was erased, and WorkWell stopped before the vault was written anew. They are gone, but traces may "
    "still lie in its file. This takes a moment."
)
SIDE_WIDTH = 330


class RecordView(QWidget):
    """The tab: the record itself, and in its place what an erasure would do and did."""

    language_picked = Signal(object)
    """A `Language`."""
    save_requested = Signal()
    save_data_requested = Signal()
    print_requested = Signal()
    holds_requested = Signal()
    erase_requested = Signal()
    finish_requested = Signal()
    """Finish an erasure that a sudden stop interrupted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corrections = CorrectionsCard()
        self.erasing = ErasingView()
        self.packet = self._build_packet()
        self.held = self._build_hold()
        self.erase = self._build_erase()
        inside = Card("What is in it")
        for line in _INSIDE:
            inside.body.addWidget(Muted(line))
        side = stacked(inside, self.held, self.erase)
        self.unfinished = self._build_unfinished()
        self.record = Columns(stacked(self.unfinished, self.packet, self.corrections), side, SIDE_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.record)
        whole.addWidget(self.erasing)
        whole.addStretch(1)
        self.show_record()

    def _build_packet(self) -> Card:
        card = Card("Their packet")
        card.body.setSpacing(MEDIUM)
        self.language = Choice("Language of the packet")
        for language in Language:
            self.language.add(language.own_name, language)
        self.language.activated.connect(self._tell_language)
        self.found = WrappedLabel("", "strong")
        self.places = PlacesList()
        self.save = PrimaryButton("Save as PDF…", "file-down")
        self.print = Button("Print…", "printer")
        self.data = Button("Save as data…", "save")
        self.data.setToolTip("The same as a file for computers (JSON)")
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self.print_requested)
        self.data.clicked.connect(self.save_data_requested)
        card.body.addWidget(WrappedLabel(_WHAT_FOR))
        card.body.addWidget(Field("Language", self.language))
        card.body.addWidget(self.found)
        card.body.addWidget(self.places)
        card.body.addWidget(Muted(_READ_IT))
        card.body.addWidget(Flow(self.save, self.print, self.data))
        return card

    def _build_unfinished(self) -> Card:
        card = Card("An erasure was not finished", stripe="bad")
        self.finish = PrimaryButton("Finish it now", "refresh-cw")
        self.finish.clicked.connect(self.finish_requested)
        card.body.addWidget(WrappedLabel(_UNFINISHED))
        card.body.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignLeft)
        card.hide()
        return card

    def _build_hold(self) -> Card:
        card = Card("Legal hold")
        self._chip = QVBoxLayout()
        self._hold_words = Muted("")
        link = LinkButton("Legal holds")
        link.clicked.connect(self.holds_requested)
        card.body.addLayout(self._chip)
        card.body.addWidget(self._hold_words)
        card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_erase(self) -> Card:
        card = Card("Erase their record")
        card.body.setSpacing(SMALL)
        self.erase_button = DangerButton("Erase this person…", "trash-2")
        self.erase_button.clicked.connect(self.erase_requested)
        card.body.addWidget(Muted(_ERASE))
        card.body.addWidget(self.erase_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def show_packet(self, shown: PacketShown, *, fresh: bool) -> None:
        """Show what would be in the packet, and where somebody else is named."""
        self.language.show_value(shown.language)
        self.found.setText(shown.found)
        self.places.show_places(shown.places, fresh=fresh)

    def show_hold(self, sentence: str) -> None:
        """Show a hold that stands, or that none does."""
        empty(self._chip)
        chip = Chip("Stands", Tone.ACCENT, "lock") if sentence else Chip("None", Tone.NEUTRAL, "lock-open")
        self._chip.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._hold_words.setText(sentence or "Nobody has asked for these records to be kept.")
        self.erase_button.setEnabled(not sentence)

    def show_record(self) -> None:
        """Show the record, not an erasure."""
        self.erasing.hide()
        self.record.show()

    def show_erasing(self) -> None:
        """Show what an erasure would do in place of the record."""
        self.record.hide()
        self.erasing.show()

    def _tell_language(self) -> None:
        self.language_picked.emit(self.language.value())
