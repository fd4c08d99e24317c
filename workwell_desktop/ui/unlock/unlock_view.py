"""The unlock screen: a small card that shows nothing of the content. It emits wishes and decides nothing."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from workwell_desktop.domain.access import Offer
from workwell_desktop.ui.kit.controls import Field, Label, LineEdit, LinkButton, PrimaryButton
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.unlock.frame import EntranceFrame
from workwell_desktop.ui.unlock.unlock_shown import Unlocking, Way

CARD_WIDTH = 440

_LINKS = {
    Offer.PASSPHRASE: "Use the passphrase instead",
    Offer.SHEET: "Use the recovery sheet instead",
    Offer.CANCEL: "Stop waiting",
    Offer.TRY_AGAIN: "Ask the password store again",
    Offer.BACKUP: "Restore a backup instead",
    Offer.KEEP: "Keep the passphrase I have",
}
_MAIN_OFFERS = {
    Offer.PASSPHRASE: "Use the passphrase",
    Offer.SHEET: "Use the recovery sheet",
}
_FIELDS = {
    Way.PASSPHRASE: "Passphrase",
    Way.SHEET: "Recovery sheet: all eight groups",
    Way.NEW_PASSPHRASE: "New passphrase",
}
_BUTTONS = {
    Way.STORE: "Unlock",
    Way.PASSPHRASE: "Unlock",
    Way.SHEET: "Unlock",
    Way.NEW_PASSPHRASE: "Set passphrase",
}


class UnlockView(EntranceFrame):
    """Brand, heading, sentence, one field, one button, links beneath."""

    unlock_requested = Signal(str)
    """The main button; carries what stands in the field."""
    offer_requested = Signal(object)
    """One of the ways out, an `Offer`."""
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CARD_WIDTH, brand_inside=True, parent=parent)
        self.setAccessibleName("Unlock")
        self._title = Label("", "large")
        self._sentence = Label("", "muted-body", wrap=True)
        self._beside = Label("", "muted-body", wrap=True)
        for label in (self._title, self._sentence, self._beside):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.card.body.addWidget(label)
        self.card.body.addSpacing(SMALL)
        self._edit = LineEdit()
        self.field = Field("Passphrase", self._edit)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName("Opening the vault")
        self._main_offer: Offer | None = None
        self.unlock = PrimaryButton("Unlock", "lock-open")
        self._where = LineEdit()
        self._where.setReadOnly(True)
        self.where = Field("Where your vault lies", self._where)
        self.card.body.addWidget(self.where)
        self.card.body.addWidget(self.field)
        self.card.body.addWidget(self._busy)
        self.card.body.addWidget(self.unlock)
        self._build_links()
        self._edit.returnPressed.connect(self._wish)
        self._edit.textEdited.connect(self.typed)
        self.unlock.clicked.connect(self._wish)

    def _build_links(self) -> None:
        self.links: dict[Offer, LinkButton] = {}
        for offer, text in _LINKS.items():
            link = LinkButton(text)
            self.links[offer] = link
            self.card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
            link.clicked.connect(partial(self._take, offer))

    def show_state(self, state: Unlocking) -> None:
        """Show where unlocking stands."""
        self._title.setText(state.title)
        self._sentence.setText(state.sentence)
        self._beside.setText(state.beside)
        self._beside.setVisible(bool(state.beside))
        has_field = state.way is not Way.STORE and not state.stuck
        self.field.setVisible(has_field)
        if has_field:
            name = _FIELDS[state.way]
            if self.field.label.text() != name:
                self.field.label.setText(name)
                self._edit.setAccessibleName(name)
                self._edit.clear()
                self.field.clear_error()
                self.field.set_hint("")
            hidden = state.way is not Way.SHEET
            self._edit.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
            if not state.busy:
                self._edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._where.show_text(state.where)
        self.where.setVisible(bool(state.where))
        self._main_offer = state.main_offer
        again = self._main_offer is Offer.TRY_AGAIN or state.stuck
        words = state.again if again else _MAIN_OFFERS.get(self._main_offer, "") if self._main_offer else ""
        self.unlock.setText(words or _BUTTONS[state.way])
        self.unlock.set_icon_name("refresh-cw" if again else "lock-open")
        self.unlock.setVisible(has_field or bool(words))
        self.unlock.setEnabled(not state.busy)
        self._edit.setReadOnly(state.busy)
        self._busy.setVisible(state.busy)
        for offer, link in self.links.items():
            link.setVisible(offer in state.offers and offer is not self._main_offer)
        if words:
            self.unlock.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def sentence(self) -> str:
        """What the person reads beneath the heading."""
        return self._sentence.text()

    @property
    def beside(self) -> str:
        """What stands beneath that."""
        return self._beside.text()

    @property
    def edit(self) -> LineEdit:
        """The one field; shown only when something is to be typed."""
        return self._edit

    def show_error(self, sentence: str) -> None:
        """Show what is wrong beside the field; what was typed stays."""
        self.field.show_error(sentence)
        self._edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._edit.selectAll()

    def show_advice(self, sentence: str) -> None:
        """Show a hint beneath the field."""
        self.field.clear_error()
        self.field.set_hint(sentence)

    def forget(self) -> None:
        """Empty the field."""
        self._edit.clear()

    def _wish(self) -> None:
        if self._main_offer is not None:
            self.offer_requested.emit(self._main_offer)
            return
        self.unlock_requested.emit(self._edit.text() if self.field.isVisibleTo(self) else "")

    def _take(self, offer: Offer) -> None:
        self.offer_requested.emit(offer)
