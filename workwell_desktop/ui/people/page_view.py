"""One person's page: head, overview, and the details with the way to remove someone added by mistake."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.controls import (
    Avatar,
    Button,
    Card,
    DangerButton,
    Label,
    Muted,
    PageHeader,
    Scroll,
    TabBar,
)
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM, SMALL
from workwell_desktop.ui.people.form_view import PersonForm
from workwell_desktop.ui.people.overview_view import OverviewView
from workwell_desktop.ui.people.shown import PersonHead

TABS = ("overview", "details")


class PersonView(QWidget):
    """The whole page of one person."""

    back_requested = Signal()
    tab_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.avatar = Avatar("")
        self.header = PageHeader(crumb="People")
        self.header.set_leading(self.avatar)
        self.header.crumb_pressed.connect(self.back_requested)
        self.tabs = TabBar("Parts of this page")
        self.tabs.add("overview", "Overview")
        self.tabs.add("details", "Details")
        self.tabs.picked.connect(self.tab_picked)
        self.overview, self.details = OverviewView(), DetailsView()
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(HUGE)  # every tab scrolls; none may press the head together
        for widget in (self.overview, self.details):
            self.stack.addWidget(Scroll(widget, LARGE))
        above, below = QVBoxLayout(), QHBoxLayout()
        above.setContentsMargins(0, 0, HUGE + 2, 0)
        above.setSpacing(MEDIUM)
        above.addWidget(self.header)
        above.addWidget(self.tabs)
        below.setContentsMargins(0, 0, HUGE + 2 - LARGE, 0)
        below.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE + 2, HUGE - 8, 0, HUGE - 2)
        column.setSpacing(LARGE)
        column.addLayout(above)
        column.addLayout(below, 1)

    def show_head(self, head: PersonHead) -> None:
        """Show who this is."""
        self.header.show_words(head.name, head.subtitle, "People")
        self.avatar.show_initials(head.initials)

    def show_tab(self, key: str) -> None:
        """Bring a tab forward."""
        self.tabs.show_key(key)
        self.stack.setCurrentIndex(TABS.index(key))


class DetailsView(QWidget):
    """The fields of a person, and the way to take them away."""

    remove_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = PersonForm()
        self._name = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.form)
        column.addWidget(self._build_removal())
        column.addStretch(1)

    def _build_removal(self) -> Card:
        card = Card("Added by mistake?")
        card.body.addWidget(Muted("Someone no register speaks of can be removed. Otherwise they leave their groups."))
        self.question = Label(wrap=True)
        self.remove_button = DangerButton("Remove this person…", "trash-2")
        self.remove_button.clicked.connect(self._ask)
        self.keep_button = Button("Keep them")
        self.keep_button.clicked.connect(self.calm)
        self.sure_button = DangerButton("Remove person", "trash-2")
        self.sure_button.clicked.connect(self.remove_confirmed)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        for button in (self.remove_button, self.keep_button, self.sure_button):
            line.addWidget(button)
        line.addStretch(1)
        card.body.addWidget(self.question)
        card.body.addLayout(line)
        self._choose(asking=False)
        return card

    def show_name(self, name: str) -> None:
        """Name the person in the question."""
        self._name = name

    def calm(self) -> None:
        """Ask nothing."""
        had_focus = self.keep_button.hasFocus() or self.sure_button.hasFocus()
        self._choose(asking=False)
        if had_focus:
            self.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """Say calmly why the person stays."""
        self._choose(asking=False)
        self.question.setText(sentence)
        self.question.show()

    def _ask(self) -> None:
        self._choose(asking=True)
        self.question.setText(f"Remove {self._name} and their places in groups? You can undo this.")
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, *, asking: bool) -> None:
        for widget in (self.question, self.sure_button, self.keep_button):
            widget.setVisible(asking)
        self.remove_button.setVisible(not asking)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.keep_button.isVisible():
            self.calm()
        else:
            super().keyPressEvent(event)
