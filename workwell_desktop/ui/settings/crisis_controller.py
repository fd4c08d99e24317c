"""Keeps the crisis numbers as they are typed; replacing or taking out a line can be undone."""

from dataclasses import replace

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.incident import CrisisSheet
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.crisis_view import CrisisNumbersCard
from workwell_desktop.usecases.crisis import countries, numbers_of, sheet_from
from workwell_desktop.usecases.desk import Desk

_NONE_KEPT = "None are kept yet. Until then the panel shows the built-in numbers of your country."


class CrisisNumbersController(QObject):
    """Connects the card of crisis numbers with the sheet in the vault."""

    def __init__(self, desk: Desk, window: Window, page: Page, card: CrisisNumbersCard) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._card = desk, window, page, card
        self._saver = Autosaver(self._save, window.bulletin, self)
        self._saver.refused.connect(card.show_refusal)
        self._offered = False
        card.edited.connect(self._edited)
        card.country_chosen.connect(self._start_from)
        card.add_requested.connect(card.begin_line)
        card.remove_requested.connect(self._remove)
        card.checked_requested.connect(self._check)

    def read(self) -> None:
        """Show what is kept, but never over what is being typed."""
        if not self._offered:
            self._card.offer_countries(countries())
            self._offered = True
        if self._saver.pending:
            return
        with told(self._window.bulletin):
            sheet = self._desk.crisis.sheet()
            self._card.show_sheet(sheet, self._standing(sheet))

    def flush(self) -> None:
        """Write what is still in the keys; what a rule refused is let go, for the page is being left."""
        if not self._saver.flush() and self._card.error.isVisible():
            self._saver.discard()

    def _standing(self, sheet: CrisisSheet) -> str:
        if not sheet.contacts:
            return _NONE_KEPT
        if sheet.reviewed_on is None:
            return "Nobody has said yet that these numbers were checked."
        words = f"Checked on {dates.day_with_year(sheet.reviewed_on)}."
        return f"{words} That is a while ago: please look again." if sheet.stale(self._window.now().date()) else words

    def _edited(self) -> None:
        self._card.show_error("")
        self._saver.touch()

    def _save(self) -> None:
        kept = self._desk.crisis.sheet()
        wanted = replace(kept, contacts=self._card.contacts())
        if wanted != kept:
            self._desk.crisis.keep_sheet(wanted)

    def _start_from(self, country: str) -> None:
        self._saver.flush()
        self._change("Crisis numbers replaced", sheet_from(numbers_of(country)))

    def _remove(self, place: int) -> None:
        with told(self._window.bulletin):
            lines = self._card.lines
            left = tuple(line.contact() for number, line in enumerate(lines) if number != place)
            kept = self._desk.crisis.sheet()
            self._saver.discard()
            self._card.lines[place].hide()
            self._change("Number taken out", replace(kept, contacts=tuple(c for c in left if c.name or c.number)))

    def _check(self) -> None:
        self._saver.flush()
        with told(self._window.bulletin, self._card.show_refusal):
            kept = self._desk.crisis.sheet()
            if not kept.contacts:
                raise Refusal("There are no numbers yet. Choose a country or add one.", "contacts")
            self._change("Numbers checked today", replace(kept, reviewed_on=self._window.now().date()))

    def _change(self, words: str, wanted: CrisisSheet) -> None:
        with told(self._window.bulletin, self._card.show_refusal):
            change = Change(words, self._desk.crisis.sheet(), wanted, self._put)
            make(self._page.undo_stack, self._window.bulletin, change)

    def _put(self, sheet: CrisisSheet) -> None:
        self._desk.crisis.keep_sheet(sheet)
        self.read()
