"""The guide library beside the plan: single parts to find, drag into the plan or take with Enter."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.controls import Card, Muted, SearchField
from workwell_desktop.ui.planner.offer import Offer
from workwell_desktop.ui.planner.offer_list import OfferList


class LibraryPanel(Card):
    """A line to search with and the parts it finds. It tells wishes and finds nothing itself."""

    sought = Signal(str)
    """The facilitator typed other words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Guide library", parent=parent)
        self.words = SearchField("Find an activity")
        self.list = OfferList("Activities", draggable=True)
        self.hint = Muted("Drag one into the plan, or press Enter. Words find parts of guides, too.")
        self.nothing = Muted("Nothing here has all these words. Try fewer, or “breathing”, “pairs”, “closing”.")
        for each in (self.words, self.list, self.nothing, self.hint):
            self.body.addWidget(each)
        self.nothing.hide()
        self.words.textEdited.connect(self.sought)
        self.words.installEventFilter(self)

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show what was found."""
        self.list.show_offers(offers)
        self.list.setVisible(bool(offers))
        self.hint.setVisible(bool(offers))
        self.nothing.setVisible(not offers)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow down and Enter lead from the words to what was found, and Esc empty the words."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._lead_on(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _lead_on(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.offers.first() >= 0:
            if self.list.current() is None:
                self.list.choose_first()
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        if key == Qt.Key.Key_Escape and self.words.text():
            self.words.clear()
            self.sought.emit("")
            return True
        return False
