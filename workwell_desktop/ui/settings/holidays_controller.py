"""Keeps the days on which no group meets. Adding and removing one says what moved, and can be undone."""

from datetime import date

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.schedule import Holiday
from workwell_desktop.domain.timetable import Laid
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.holidays_view import HolidaysCard
from workwell_desktop.usecases.desk import Desk


class HolidaysController(QObject):
    """Connects the card of holidays with the vault."""

    def __init__(self, desk: Desk, window: Window, page: Page, card: HolidaysCard) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._card = desk, window, page, card
        card.add_requested.connect(self._add)
        card.remove_requested.connect(self._remove)

    def read(self) -> None:
        """Show what is kept."""
        with told(self._window.bulletin):
            self._card.show_holidays(self._desk.schedules.holidays(), self._window.now().date())

    def _add(self, holiday: Holiday) -> None:
        with told(self._window.bulletin, self._refused):
            laid = self._desk.schedules.add_holiday(holiday)
            self._card.begin_again()
            self._keep_way_back("Holiday added", laid)

    def _remove(self, day: date) -> None:
        with told(self._window.bulletin):
            self._keep_way_back("Holiday removed", self._desk.schedules.remove_holiday(day))

    def _keep_way_back(self, text: str, laid: Laid) -> None:
        words = f"{text}: {laid.in_words}" if laid.in_words else text
        if laid.nothing:
            self._window.bulletin.say(words)
            return
        stack = self._page.undo_stack
        change = Change(words, laid.reversed, laid, self._desk.schedules.put)
        stack.push(Replace(change, self._window.bulletin.trouble))
        self._window.bulletin.say(words, stack.undo)

    def _refused(self, refusal: Refusal) -> bool:
        return self._card.show_refusal(refusal.field, refusal.sentence)
