"""The card beside the register: who and which session, the marks for the mouse, who is left, and what more to say."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.code_buttons import CodeButtons
from workwell_desktop.ui.attendance.details_view import DetailsView
from workwell_desktop.ui.attendance.shown import Here
from workwell_desktop.ui.kit.controls import Button, Card, ElidedLabel, Label, Muted, QuietButton


class MarkingView(Card):
    """Marks the current cell."""

    code_requested = Signal(object)
    """A `Code` for the current cell."""
    rest_requested = Signal(object)
    """The `Code` for everyone without a mark."""
    more_requested = Signal(bool)
    """Whether to show what more can be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._who = ElidedLabel("", "heading")
        self._which, self._running = Muted(""), Label("", "strong", wrap=True)
        codes = CodeButtons()
        codes.pressed.connect(self.code_requested)
        self.buttons, self._show_code = codes.by_code, codes.show_code
        self._said = Label("", "error", wrap=True)
        self.left_open = Muted("")
        self.rest = Button("Mark the rest present", "check")
        self.rest_absent = Button("Mark the rest absent")
        self.more_button = QuietButton("Say more…")
        self.details = DetailsView()
        self.details.hide()
        for each in (
            self._who, self._which, self._running, codes, self._said, self.more_button, self.details, self.left_open,
            self.rest, self.rest_absent,
        ):  # fmt: skip
            self.body.addWidget(each)
        self.rest.clicked.connect(self._rest_present)
        self.rest_absent.clicked.connect(self._rest_absent)
        self.more_button.clicked.connect(self._turn_more)
        self.show_refusal("")

    def show_here(self, here: Here) -> None:
        """Show the current cell and how far its session is."""
        self._who.setText(here.who)
        self._which.setText(here.which)
        self._running.setText(here.running)
        self._show_code(here.code)
        for each in (self.left_open, self.rest, self.rest_absent):
            each.setVisible(bool(here.left_open))
        self.left_open.setText(here.left_open)
        self.rest_absent.setVisible(bool(here.left_open) and here.begun)

    def show_more(self, wanted: bool) -> None:
        """Unfold or fold what more can be said."""
        self.details.setVisible(wanted)
        self.more_button.setText("Say less" if wanted else "Say more…")

    @property
    def says_more(self) -> bool:
        """Whether there is more to be seen than the marks."""
        return not self.details.isHidden()

    def show_refusal(self, sentence: str) -> None:
        """Show why a mark was not taken; an empty sentence takes it away."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    @property
    def refusal(self) -> str:
        """The sentence that stands beside the marks, or nothing."""
        return self._said.text()

    def _rest_present(self) -> None:
        self.rest_requested.emit(Code.PRESENT)

    def _rest_absent(self) -> None:
        self.rest_requested.emit(Code.ABSENT)

    def _turn_more(self) -> None:
        self.more_requested.emit(self.details.isHidden())
