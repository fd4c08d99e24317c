"""Connects the settings page with this computer's settings, the facilitator's and name."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToSafety
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.crisis_controller import CrisisNumbersController
from workwell_desktop.ui.settings.holidays_controller import HolidaysController
from workwell_desktop.ui.settings.letterhead_controller import LetterheadController
from workwell_desktop.ui.settings.lock_controller import LockController
from workwell_desktop.ui.settings.resources_controller import ResourcesController
from workwell_desktop.ui.settings.view import SettingsView
from workwell_desktop.usecases.desk import Desk


class SettingsPage(Page):
    """The page of settings."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = SettingsView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.you = YouController(desk, window, self)
        self.look = LookController(window, self)
        self.lock = LockController(window, self.view.lock, self)
        self.view.safety.safety_requested.connect(partial(window.navigate, ToSafety()))
        self.crisis = CrisisNumbersController(desk, window, self, self.view.crisis)
        self.holidays = HolidaysController(desk, window, self, self.view.holidays)
        self.resources = ResourcesController(desk, window, self, self.view.resources)
        self.letterhead = LetterheadController(desk, window, self, self.view.letterhead)

    @override
    def show_place(self, place: Place) -> None:
        self.you.read()
        self.look.show_settings(self.look.current)
        self.crisis.read()
        self.holidays.read()
        self.letterhead.read()
        self.resources.read()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes & Changes.FACILITATOR:
            self.you.read()
        if changes & Changes.INCIDENTS:
            self.crisis.read()
        if changes & Changes.SCHEDULES:
            self.holidays.read()
        if changes & Changes.PAPERS:
            self.letterhead.read()
            self.resources.read()

    @override
    def leaving(self) -> None:
        self.you.flush()
        self.crisis.flush()
        self.letterhead.flush()


class YouController(QObject):
    """Keeps name and organisation as they are typed."""

    def __init__(self, desk: Desk, window: Window, page: SettingsPage) -> None:
        super().__init__(page)
        self._own_name, self._bulletin, self._card = desk.own_name, window.bulletin, page.view.you
        self._saver = Autosaver(self._save, window.bulletin, self)
        self._refused = False
        self._saver.refused.connect(self._note_refusal)
        self._card.edited.connect(self._edited)

    def read(self) -> None:
        """Show what is kept, but never over what is being typed."""
        if not self._saver.pending:
            with told(self._bulletin):
                kept = self._own_name.get()
                self._card.show_values(kept.name, kept.organisation)

    def flush(self) -> None:
        """Write what is still in the keys. What a rule refused stays in its field and holds up nobody."""
        self._refused = False
        if not self._saver.flush() and self._refused:
            self._saver.discard()

    def _edited(self, field: str) -> None:
        self._card.fields[field].clear_error()
        self._saver.touch()

    def _note_refusal(self, _refusal: Refusal) -> None:
        self._refused = True

    def _save(self) -> None:
        """Keep each of the two that can be kept; raise the refusal of the one that cannot."""
        kept = self._own_name.get()
        name, organisation = self._card.typed()
        wanted, refusals = kept, []
        for field, text in (("name", name), ("organisation", organisation)):
            self._card.fields[field].clear_error()
            try:
                wanted = self._checked(replace(wanted, **{field: text}), field)
            except Refusal as refusal:
                self._card.fields[field].show_error(refusal.sentence)
                refusals.append(refusal)
        if wanted != kept:
            self._own_name.save(wanted)
        if refusals:
            raise refusals[0]

    def _checked(self, typed: Facilitator, field: str) -> Facilitator:
        """Check one field alone: a name that cannot be kept must not stand in the way of the organisation."""
        try:
            return typed.checked()
        except Refusal as refusal:
            if refusal.field == field:
                raise
            return typed


class LookController(QObject):
    """Keeps how WorkWell looks and prints on this computer."""

    def __init__(self, window: Window, page: SettingsPage) -> None:
        super().__init__(page)
        self._file, self._bulletin, self._view = window.settings, window.bulletin, page.view
        self._file.changed.connect(self.show_settings)
        look, printing = page.view.look, page.view.printing
        look.theme_chosen.connect(self._choose_theme)
        look.text_scale_chosen.connect(self._choose_text_scale)
        look.menu_bar_chosen.connect(self._choose_menu_bar)
        printing.paper_chosen.connect(self._choose_paper)
        printing.large_print_chosen.connect(self._choose_large_print)

    @property
    def current(self) -> Settings:
        """The settings as they are now."""
        return self._file.current

    def show_settings(self, settings: Settings) -> None:
        """Show settings, also when a menu or a shortcut changed them."""
        self._view.show_settings(settings)

    def _change(self, changed: Settings) -> None:
        with told(self._bulletin):
            self._file.change(changed)

    def _choose_theme(self, theme: ThemeChoice) -> None:
        self._change(replace(self.current, theme=theme))

    def _choose_text_scale(self, per_cent: int) -> None:
        self._change(replace(self.current, text_scale=per_cent))

    def _choose_menu_bar(self, shown: bool) -> None:
        self._change(replace(self.current, menu_bar=shown))

    def _choose_paper(self, size: str) -> None:
        self._change(replace(self.current, paper_size=size))

    def _choose_large_print(self, large: bool) -> None:
        self._change(replace(self.current, large_print=large))
