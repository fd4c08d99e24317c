"""Cards for when something happens: found by a word, read in ten seconds."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.buttons import CardButton, LinkButton
from workwell_desktop.ui.kit.fields import SearchField
from workwell_desktop.ui.kit.matching import matches
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Divider, Heading, IconLabel, Label, Muted, WrappedLabel
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.run.shown import CardShown


class CardsView(QWidget):
    """A list of titles; one opens in its place."""

    opened = Signal(str)
    """The title of a card that was opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[CardShown, ...] = ()
        self.buttons: list[CardButton] = []
        self.search = SearchField("Find a card", "What is happening?")
        self.search.textChanged.connect(self._filter)
        self._nothing = Muted("No card has these words.")
        self._nothing.hide()
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, MEDIUM + 2, 0)
        top.setSpacing(SMALL)
        for widget in (Heading("When this happens"), self.search, self._nothing):
            top.addWidget(widget)
        column.addLayout(top)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SMALL)
        self._list.addStretch(1)
        column.addWidget(Scroll(inner, gutter=MEDIUM + 2), 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(first)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def show_cards(self, cards: Sequence[CardShown]) -> None:
        """Offer these cards; built once."""
        if self._cards:
            return
        self._cards = tuple(cards)
        for number, card in enumerate(self._cards):
            button = CardButton(card.title)
            line = QHBoxLayout(button)
            line.setContentsMargins(MEDIUM, SMALL + 2, MEDIUM, SMALL + 2)
            words = WrappedLabel(card.title)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.addWidget(words, 1)
            button.clicked.connect(partial(self._open, card))
            self.buttons.append(button)
            self._list.insertWidget(number, button)

    def back(self) -> None:
        """Return to the list."""
        card = self.stack.currentWidget()
        if self.stack.currentIndex() > 0 and card is not None:
            self.stack.removeWidget(card)
            card.deleteLater()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, typed: str) -> None:
        for card, button in zip(self._cards, self.buttons, strict=True):
            button.setVisible(matches(typed, card.plain))
        self._nothing.setVisible(all(button.isHidden() for button in self.buttons))

    def _open(self, card: CardShown, _checked: bool = False) -> None:
        page = self._page(card)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.opened.emit(card.title)

    def _page(self, card: CardShown) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        way_back = LinkButton("All cards", "arrow-left")
        way_back.clicked.connect(self.back)
        column.addWidget(way_back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(WrappedLabel(card.title, "heading"))
        if card.signs:
            column.addWidget(Muted(card.signs))
        for number, step in enumerate(card.do, 1):
            column.addWidget(Divider())
            line = QHBoxLayout()
            line.setSpacing(MEDIUM)
            line.addWidget(Label(f"{number}", "strong"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrappedLabel(step), 1)
            column.addLayout(line)
        column.addWidget(Divider())
        said = QHBoxLayout()
        said.setSpacing(MEDIUM)
        said.addWidget(IconLabel("message-circle", "primary", "Say"), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(WrappedLabel(f"“{card.say}”", "strong"), 1)
        column.addLayout(said)
        if card.avoid:
            column.addWidget(Muted(f"Rather not: {card.avoid}"))
        column.addStretch(1)
        return Scroll(inner, gutter=MEDIUM + 2)
