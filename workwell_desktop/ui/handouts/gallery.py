"""The left side of the handouts page: group and session, words to look for, piles, and the papers themselves."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.handouts.paper_list import PaperList
from workwell_desktop.ui.handouts.shown import CardShown, Options, Pile
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Choice,
    IconLabel,
    Label,
    Muted,
    QuietButton,
    SearchField,
    SeveralChoice,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL


class Gallery(QWidget):
    """Finds nothing itself: it tells how the papers are narrowed."""

    narrowed = Signal()
    """The facilitator looks for something else: see `typed` and `piles`."""
    group_requested = Signal(object)
    session_requested = Signal(object)
    groups_requested = Signal()
    """There is no group yet: go where one is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: Options | None = None
        self.group, self.session = Choice("Group"), Choice("Session")
        self.words = SearchField("Find a paper", "Find a paper: trust, crisis, badges…")
        self.pile_choice = SeveralChoice("Show", [(pile.value, pile) for pile in Pile])
        self.list = PaperList()
        self.waiting = Muted("Opening the shelf…")
        self.waiting.hide()
        self.nothing = self._build_nothing()
        self.no_group = self._build_no_group()
        self._lay_out()
        self.group.activated.connect(self._group_picked)
        self.session.activated.connect(self._session_picked)
        self.words.textEdited.connect(self._tell)
        self.words.installEventFilter(self)
        self.pile_choice.chosen.connect(self._tell)

    def _build_nothing(self) -> Card:
        card = Card()
        card.body.addWidget(Label("No paper fits all of this.", "strong", wrap=True))
        card.body.addWidget(Muted("Try fewer words, or look at every paper."))
        self.clear = Button("Show all papers", "x")
        self.clear.clicked.connect(self._clear)
        card.body.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        card.hide()
        return card

    def _build_no_group(self) -> Card:
        card = Card(ground="sunken")
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(IconLabel("users", "primary"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Muted("Sign-in sheets, agendas and registers come with your first group."), 1)
        card.body.addLayout(line)
        self.to_groups = QuietButton("Go to your groups", "users")
        self.to_groups.clicked.connect(self.groups_requested)
        card.body.addWidget(self.to_groups, 0, Qt.AlignmentFlag.AlignLeft)
        card.hide()
        return card

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        choices = QHBoxLayout()
        choices.setSpacing(SMALL)
        choices.addWidget(self.group, 1)
        choices.addWidget(self.session, 1)
        column.addLayout(choices)
        for widget in (self.no_group, self.words, self.pile_choice):
            column.addWidget(widget)
        column.addSpacing(MEDIUM - SMALL)
        column.addWidget(self.waiting)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self._spare = QWidget()
        self._spare.hide()
        column.addWidget(self._spare, 1)

    def show_options(self, options: Options) -> None:
        """Show the choices of group and session."""
        if options == self._options:
            return
        self._options = options
        self.no_group.setVisible(not options.groups)
        for choice in (self.group, self.session):
            choice.setVisible(bool(options.groups))
            choice.clear()
        for words, group_id in options.groups:
            self.group.add(words, group_id)
        for line, session_id in options.sessions or (("No session planned yet", None),):
            self.session.add(line, session_id)
        self.session.setEnabled(bool(options.sessions))
        self.group.show_value(options.group_id)
        self.session.show_value(options.session_id)

    def show_waiting(self, waiting: bool) -> None:
        """Show that the papers are being read for the first time."""
        self.waiting.setVisible(waiting)

    def show_cards(self, cards: tuple[CardShown, ...]) -> None:
        """Show what was found, or that nothing was."""
        self.list.cards.show_cards(cards)
        self.list.setVisible(bool(cards))
        self.nothing.setVisible(not cards)
        self._spare.setVisible(not cards)

    def typed(self) -> str:
        """Return the words looked for."""
        return self.words.text()

    def piles(self) -> frozenset[Pile]:
        """Return the piles looked at; none for all of them."""
        return frozenset(pile for pile in self.pile_choice.values() if isinstance(pile, Pile))

    def show_everything(self) -> None:
        """Look for nothing in particular any more, without `narrowed`."""
        self.words.clear()
        self.pile_choice.show_values(())

    def _clear(self) -> None:
        self.show_everything()
        self.narrowed.emit()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, _what: object = None) -> None:
        self.narrowed.emit()

    def _group_picked(self) -> None:
        self.group_requested.emit(self.group.value())

    def _session_picked(self) -> None:
        self.session_requested.emit(self.session.value())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down and Enter lead from the words to the papers, and Esc empty the words."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._lead_on(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _lead_on(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.cards.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.list.cards.index(0, 0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if key == Qt.Key.Key_Escape and self.words.text():
            self.words.clear()
            self.narrowed.emit()
            return True
        return False
