"""One person's page: head, overview, and the details with the way to remove someone added by mistake."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import (
    Avatar,
    PageHeader,
    PrimaryButton,
    Scroll,
    TabBar,
)
from workwell_desktop.ui.kit.removal_card import RemovalCard, RemovalWords
from workwell_desktop.ui.kit.tokens import HUGE, LARGE, MEDIUM
from workwell_desktop.ui.people.form_view import PersonForm
from workwell_desktop.ui.people.letters_view import LettersView
from workwell_desktop.ui.people.log_view import LogView
from workwell_desktop.ui.people.notes_view import NotesView
from workwell_desktop.ui.people.overview_view import OverviewView
from workwell_desktop.ui.people.rights_view import RecordView
from workwell_desktop.ui.people.shown import PersonHead


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
        self.follow_up_button = PrimaryButton("Follow-up", "plus")
        self.follow_up_button.setAccessibleName("New follow-up about this person")
        self.follow_up_button.clicked.connect(self._begin_follow_up)
        self.header.add_action(self.follow_up_button)
        self.tabs = TabBar("Parts of this page")
        self.tabs.add("overview", "Overview")
        self.tabs.add("log", "Contact log")
        self.tabs.add("details", "Details")
        self.tabs.add("record", "Their record")
        self.tabs.picked.connect(self.tab_picked)
        self.overview, self.notes, self.log, self.details = OverviewView(), NotesView(), LogView(), DetailsView()
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(HUGE)  # every tab scrolls; none may press the head together
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
        self._scrolls: dict[str, Scroll] = {}
        for key, widget in (
            ("overview", self.overview), ("notes", self.notes), ("log", self.log), ("details", self.details)
        ):  # fmt: skip
            self._put(key, widget)

    def _put(self, key: str, widget: QWidget) -> None:
        self._scrolls[key] = Scroll(widget, LARGE, self.stack)
        self.stack.addWidget(self._scrolls[key])

    def show_nobody(self, words: str) -> None:
        """Show a head without anybody: whoever it was is no longer here, and what is shown is not of them."""
        self.header.show_words(words, "", "People")
        for part in (self.avatar, self.follow_up_button, self.tabs):
            part.hide()

    def show_head(self, head: PersonHead) -> None:
        """Show who this is."""
        for part in (self.avatar, self.follow_up_button, self.tabs):
            part.show()
        self.header.show_words(head.name, head.subtitle, "People")
        self.avatar.show_initials(head.initials)

    def _begin_follow_up(self) -> None:
        self.tab_picked.emit("overview")
        self.overview.following.open_form()

    def show_notes_tab(self, words: str) -> None:
        """Show the tab of person notes under these words; without words it does not show."""
        if not words and self.tabs.key() == "notes":
            self.show_tab("overview")
        if not words:
            self.tabs.take("notes")
        elif not self.tabs.has("notes"):
            self.tabs.add("notes", words, before="log")
        else:
            self.tabs.set_text("notes", words)

    @cached_property
    def letters(self) -> LettersView:
        """Certificates and letters; few groups give them out, so the tab is built when it is first wanted."""
        view = LettersView()
        self._put("letters", view)
        return view

    @cached_property
    def record(self) -> RecordView:
        """Their record: the packet, corrections, erasing; built when it is first wanted."""
        view = RecordView()
        self._put("record", view)
        return view

    def show_letters_tab(self, wanted: bool) -> None:
        """Show the tab of certificates and letters, or no longer."""
        if wanted and not self.tabs.has("letters"):
            self.tabs.add("letters", "Proof of attendance", before="details")
        elif not wanted:
            if self.tabs.key() == "letters":
                self.show_tab("overview")
            self.tabs.take("letters")

    def show_tab(self, key: str) -> None:
        """Bring a tab forward."""
        if key in ("letters", "record"):
            getattr(self, key)
        self.tabs.show_key(key)
        self.stack.setCurrentWidget(self._scrolls[key])


REMOVAL = RemovalWords(
    title="Added by mistake?",
    why="Someone no register speaks of can be removed. Otherwise they leave their groups.",
    remove="Remove this person…",
    keep="Keep them",
    sure="Remove person",
    question="Remove {} and their places in groups? You can undo this.",
)


class DetailsView(QWidget):
    """The fields of a person, and the way to take them away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = PersonForm()
        self.removal = RemovalCard(REMOVAL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.form)
        column.addWidget(self.removal)
        column.addStretch(1)
