"""Searches at every letter, leads to what was found, and forgets all of it when the page is left."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault
from workwell_desktop.domain.freshness import Condition
from workwell_desktop.domain.search import Hit
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToSearch, ToToday
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.search.model import FoundModel, lines_of, said
from workwell_desktop.ui.search.view import SearchView
from workwell_desktop.usecases.desk import Desk

_MOST = 30
_BACK = "go.back"
_KEYS = "Up and Down choose, Enter opens, Esc goes back."
_KEPT_OUT = "Contact details are never searched."
_NOT_NOW = "The vault could not be searched just now."
_INVITATION = (
    "Find a group, a person, a session by its theme or a part of its plan, or words from a group note. "
    "Plain letters are enough: “lukasz” finds Łukasz."
)


class SearchPage(Page):
    """The page of search."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.model = FoundModel(self)
        self.view = SearchView(self.model, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view.field)
        self.controller = SearchController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Begin with the text of the place, usually none."""
        self.controller.begin(place.text if isinstance(place, ToSearch) else "")

    def leaving(self) -> None:
        """Forget what was typed and found."""
        self.controller.begin("")

    def refresh(self, changes: Changes) -> None:
        """Search again: what was found may be called something else now, or be gone."""
        self.controller.search_again()


class SearchController(QObject):
    """Answers the wishes of the search page."""

    def __init__(self, desk: Desk, window: Window, page: SearchPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._window = window
        self._model = page.model
        self._view = page.view
        self._view.text_edited.connect(self._search)
        self._view.step_requested.connect(self._step)
        self._view.open_requested.connect(self._open_chosen)
        self._view.row_requested.connect(self._open)
        self._view.back_requested.connect(self._go_back)
        window.bulletin.vault_checked.connect(self.search_again)
        self.begin("")

    def begin(self, text: str) -> None:
        """Start from this text, with nothing kept of before."""
        if text == self._view.field.text():
            self._search(text)
        self._view.show_text(text)

    def search_again(self) -> None:
        """Read anew; what is chosen stays chosen while it is still found."""
        chosen = self._model.found_at(self._chosen())
        self._search(self._view.field.text())
        row = self._model.row_of(chosen.place) if chosen else -1
        if row >= 0:
            self._view.list.choose(row)

    def _search(self, typed: str) -> None:
        if not typed.strip():
            self._model.show_lines(())
            self._view.show_sentence(_INVITATION, _KEPT_OUT)
            return
        if not self._may_be_believed():
            return
        try:
            hits = self._desk.finding.find(typed, _MOST)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence)
            self._model.show_lines(())
            self._view.show_sentence(_NOT_NOW, _KEPT_OUT)
        else:
            self._window.bulletin.well()
            self._show(typed, hits)

    def _may_be_believed(self) -> bool:
        """While the vault is read through, or is damaged, say so: fewer results would look like all there is."""
        condition = self._desk.finding.condition()
        if condition is not Condition.SOUND:
            self._model.show_lines(())
            self._view.show_sentence(condition.sentence, _KEPT_OUT)
            self._view.announce(condition.sentence)
        return condition is Condition.SOUND

    def _show(self, typed: str, hits: tuple[Hit, ...]) -> None:
        self._model.show_lines(lines_of(hits, typed, self._window.now().date()))
        found = self._model.found
        if not found:
            sentence = (
                f"Nothing was found for “{typed.strip()}”. Try the beginning of a word, fewer words, or another word."
            )
            self._view.show_sentence(sentence, _KEPT_OUT)
            self._view.announce(sentence)
            return
        self._view.show_found(f"{_more(len(found))}{_KEPT_OUT} {_KEYS}")
        self._view.list.choose(self._model.step(-1, 1))
        self._view.announce(f"{len(found)} found. {said(found[0])}")

    def _chosen(self) -> int:
        return self._view.list.currentIndex().row()

    def _step(self, by: int) -> None:
        row = self._model.step(self._chosen(), by)
        self._view.list.choose(row)
        found = self._model.found_at(row)
        if found is not None:
            self._view.announce(said(found))

    def _open_chosen(self) -> None:
        self._open(self._chosen())

    def _open(self, row: int) -> None:
        found = self._model.found_at(row)
        if found is not None:
            self._window.navigate(found.place)

    def _go_back(self) -> None:
        actions = self._window.actions
        if _BACK in actions and actions[_BACK].isEnabled():
            actions[_BACK].trigger()
        else:
            self._window.navigate(ToToday())


def _more(found: int) -> str:
    return f"These are the {_MOST} best; one more word finds fewer. " if found == _MOST else ""
