"""Plans to start from, asked in the page itself: earlier plans, templates, and a name to keep this plan under."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    DangerButton,
    Divider,
    Field,
    Flow,
    Label,
    LineEdit,
    Muted,
    PrimaryButton,
    SearchField,
    SegmentedChoice,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.planner.offer import Offer
from workwell_desktop.ui.planner.offer_list import OfferList
from workwell_desktop.ui.planner.scrolling import reveal

REPLACE, APPEND = "replace", "append"


class StartPanel(Card):
    """Hidden until it is wanted. Esc puts it away. It tells wishes; the plan is somebody else's business."""

    sought = Signal(str)
    """Other words to find a plan by."""
    use_requested = Signal(object, str)
    """The key of an offer, and whether it is to `REPLACE` the plan or to be put at its end (`APPEND`)."""
    remove_requested = Signal(object)
    """The key of a template of one's own."""
    keep_requested = Signal(str)
    """Keep the plan in hand under this name."""
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Start from", stripe="primary", parent=parent)
        self.words = SearchField("Find a plan")
        self.list = OfferList("Plans to start from")
        self.nothing = Muted("No plan has these words in its name.")
        self.parts = Label("", "muted-body", wrap=True)
        self.how = SegmentedChoice("What happens", [("Replace the plan", REPLACE), ("Add to its end", APPEND)])
        self.use = PrimaryButton("Use this plan", "list-checks")
        self.remove = DangerButton("Remove template", "trash-2")
        self.away = Button("Close")
        self.name = LineEdit("", "Monday evening, usual")
        self.keep = Button("Keep template", "save")
        self.keeping = self._build_keeping()
        for each in (self.words, self.list, self.nothing, self.parts, self.how):
            self.body.addWidget(each)
        self.body.addWidget(Flow(self.use, self.remove, self.away))
        self.body.addWidget(self.keeping)
        self.nothing.hide()
        self._connect()
        self.hide()

    def _build_keeping(self) -> QWidget:
        keeping = QWidget()
        column = QVBoxLayout(keeping)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(Divider())
        self.name_field = Field("Keep this plan as a template, under the name", self.name)
        column.addWidget(self.name_field)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        return keeping

    def _connect(self) -> None:
        self.words.textEdited.connect(self.sought)
        self.list.chosen.connect(self._show_choice)
        self.list.taken.connect(self._take)
        self.use.clicked.connect(self._use)
        self.remove.clicked.connect(self._remove)
        self.away.clicked.connect(self.dismiss)
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)

    def open(self, *, has_plan: bool, may_use: bool, naming: bool = False) -> None:
        """Come forward with the keys: in the list, or in the name when this plan is to be kept.

        A plan that can be changed no more can still be kept as a template.
        """
        for each in (self.words, self.list, self.use):
            each.setVisible(may_use)
        self.how.setVisible(has_plan and may_use)
        self.how.show_value(REPLACE)
        self.keeping.setVisible(has_plan)
        self.words.clear()
        self.name.clear()
        self.name_field.clear_error()
        self.show()
        if self.list.current() is None:
            self.list.choose_first()
        self._show_choice(self.list.current() if may_use else None)
        (self.name if naming and has_plan else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.keeping if naming and has_plan else self.heading)

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show what there is to start from."""
        self.list.show_offers(offers)
        self.list.setVisible(bool(offers))
        self.nothing.setVisible(not offers)
        self._show_choice(self.list.current())

    def show_parts(self, words: str) -> None:
        """Say what the chosen plan holds."""
        self.parts.setText(words)
        self.parts.setVisible(bool(words))

    def show_error(self, sentence: str) -> None:
        """Say why the plan cannot be kept under that name."""
        self.name_field.show_error(sentence)

    def dismiss(self) -> None:
        """Put the panel away."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def _show_choice(self, offer: object) -> None:
        self.use.setEnabled(isinstance(offer, Offer))
        self.remove.setVisible(isinstance(offer, Offer) and offer.own)
        if not isinstance(offer, Offer):
            self.show_parts("")

    def _use(self) -> None:
        offer = self.list.current()
        if offer is not None:
            self._take(offer.key)

    def _take(self, key: object) -> None:
        how = self.how.value() if self.how.isVisibleTo(self) else REPLACE
        self.use_requested.emit(key, str(how))

    def _remove(self) -> None:
        offer = self.list.current()
        if offer is not None:
            self.remove_requested.emit(offer.key)

    def _keep(self) -> None:
        self.keep_requested.emit(self.name.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
