"""The frame of the page: its head, and what stands beneath it: set-up, closed, open, or a trouble. No decisions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Columns,
    Divider,
    IconLabel,
    Label,
    Muted,
    PageHeader,
    page_layout,
    stacked,
)
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM
from workwell_desktop.ui.process.closed_view import ClosedView
from workwell_desktop.ui.process.open_view import OpenView
from workwell_desktop.ui.process.set_up_view import SetUpView
from workwell_desktop.ui.process.shown import FACTS, rest_words

TITLE, SUBTITLE = "Private notes", "Your own thinking, apart from the record."
SIDE_WIDTH = 340
_SOON = 30


class ProcessView(QWidget):
    """The whole page."""

    back_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(TITLE, SUBTITLE)
        self.rest = Label("", "muted")
        self.close_now = Button("Close now", "lock")
        self.header.add_action(self.rest)
        self.header.add_action(self.close_now)
        self.closed, self.set_up = ClosedView(), SetUpView()
        self._before = Columns(stacked(self.closed, self.set_up), _facts(), SIDE_WIDTH)
        self.opened: OpenView | None = None
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LARGE)
        self._column.addWidget(self._before)
        page_layout(self, self.header, self._body)
        self.header.crumb_pressed.connect(self.back_requested)
        self.close_now.clicked.connect(self.close_requested)
        self.show_closed(set_up=True)

    def show_crumb(self, crumb: str) -> None:
        """Name the way back, or none."""
        self.header.show_words(TITLE, SUBTITLE, crumb)

    def show_closed(self, *, set_up: bool) -> None:
        """Show the field for the passphrase, or the set-up when there are no private notes yet."""
        self._drop_open()
        self.closed.setVisible(set_up)
        self.set_up.setVisible(not set_up)
        self._before.show()
        for each in (self.rest, self.close_now):
            each.hide()

    def show_open(self) -> OpenView:
        """Show a new view of open notes, and return it."""
        self._drop_open()
        self.closed.forget()
        self.set_up.forget()
        self._before.hide()
        self.opened = OpenView()
        self._column.addWidget(self.opened)
        for each in (self.rest, self.close_now):
            each.show()
        return self.opened

    def show_rest(self, seconds: int) -> None:
        """Show how soon the notes close by themselves."""
        self.rest.setText(rest_words(seconds))
        role = "strong" if seconds <= _SOON else "muted"
        if self.rest.property("role") != role:
            self.rest.set_role(role)

    def _drop_open(self) -> None:
        """Empty and delete the view of open notes: no word of it stays in a widget."""
        if self.opened is not None:
            self.opened.forget()
            self.opened.hide()
            self._column.removeWidget(self.opened)
            self.opened.deleteLater()
            self.opened = None


def _facts() -> QWidget:
    card = Card("Good to know")
    for number, (icon, title, words) in enumerate(FACTS):
        if number:
            card.body.addWidget(Divider())
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(IconLabel(icon, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(title, "strong", wrap=True))
        column.addWidget(Muted(words))
        row.addLayout(column, 1)
        card.body.addLayout(row)
    return stacked(card)
