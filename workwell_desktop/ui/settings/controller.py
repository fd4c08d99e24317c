"""Connects the settings page with this computer's settings, the facilitator's name, and the open vault."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.crisis_controller import CrisisNumbersController
from workwell_desktop.ui.settings.holidays_controller import HolidaysController
from workwell_desktop.ui.settings.letterhead_controller import LetterheadController
from workwell_desktop.ui.settings.model import DEMO, backup_words, protection_words
from workwell_desktop.ui.settings.resources_controller import ResourcesController
from workwell_desktop.ui.settings.view import SettingsView
from workwell_desktop.usecases.access import OpenVault
from workwell_desktop.usecases.desk import Desk

_BACKUPS = (
    "WorkWell makes one when you lock or close it, if something changed, and keeps the ten newest. Each is encrypted "
    "and is opened by the same key as this vault, or by the recovery sheet. They lie on this computer: copy the "
    "folder to a stick now and then, and keep the sheet somewhere else."
)
_NO_BACKUPS = "In the demo nothing is backed up, because nothing is kept."
_SHEET_OPENS = "This sheet opens your vault. Put it back where it is safe."


class SettingsPage(Page):
    """The page of settings."""

    def __init__(self, desk: Desk, opened: OpenVault, window: Window) -> None:
        super().__init__()
        self.view = SettingsView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.you = YouController(desk, window, self)
        self.look = LookController(window, self)
        self.vault = VaultController(opened, window, self)
        self.crisis = CrisisNumbersController(desk, window, self, self.view.crisis)
        self.holidays = HolidaysController(desk, window, self, self.view.holidays)
        self.resources = ResourcesController(desk, window, self, self.view.resources)
        self.letterhead = LetterheadController(desk, window, self, self.view.letterhead)

    @override
    def show_place(self, place: Place) -> None:
        self.you.read()
        self.look.show_settings(self.look.current)
        self.vault.read()
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
        self.view.protection.sheet.forget()


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


class VaultController(QObject):
    """Tells how the vault is protected and backed up; tests the sheet and makes a backup beside the window."""

    def __init__(self, opened: OpenVault, window: Window, page: SettingsPage) -> None:
        super().__init__(page)
        self._opened, self._window = opened, window
        self._protection, self._backups = page.view.protection, page.view.backups
        self._protection.copy_requested.connect(partial(self._copy, opened.places.vault_dir))
        self._protection.test_requested.connect(self._test)
        self._backups.copy_requested.connect(partial(self._copy, opened.places.backups_dir))
        self._backups.back_up_requested.connect(self._back_up)
        if opened.throw_away:
            self._protection.show_demo()
            self._backups.show_demo()

    def read(self) -> None:
        """Show how the vault opens and when it was last backed up."""
        with told(self._window.bulletin):
            words = DEMO
            if not self._opened.throw_away:
                in_store = self._opened.key_in_store()
                words = protection_words(self._opened.protection(), key_in_store=in_store)
            self._protection.show_words(words.icon, words.title, words.opens)
            self._protection.show_bounds(words.protects, words.leaves_open)
        self._protection.place.path.setText(str(self._opened.places.vault_dir))
        self._backups.place.path.setText(str(self._opened.places.backups_dir))
        self._read_backups()

    def _read_backups(self) -> None:
        if self._opened.throw_away:
            self._backups.show_words("No backups in the demo", _NO_BACKUPS)
        else:
            self._backups.show_words(backup_words(self._opened.last_backup(), self._window.now()), _BACKUPS)

    def _copy(self, path: Path) -> None:
        QGuiApplication.clipboard().setText(str(path))
        self._window.bulletin.say("The path is on the clipboard.")

    def _test(self, typed: str) -> None:
        self._protection.sheet.show_busy(True)
        work = partial(self._opened.test_sheet, typed)
        self._window.background.run(work, self._sheet_opens, self._sheet_does_not, owner=self)

    def _sheet_opens(self, _nothing: None) -> None:
        self._protection.sheet.show_answer(True, _SHEET_OPENS)

    def _sheet_does_not(self, trouble: Fault | Refusal) -> None:
        self._protection.sheet.show_answer(False, trouble.sentence)

    def _back_up(self) -> None:
        self._backups.show_trouble("")
        self._backups.show_busy(True)
        self._window.background.run(self._opened.back_up, self._backed_up, self._not_backed_up, owner=self)

    def _backed_up(self, _nothing: None) -> None:
        self._backups.show_busy(False)
        self._read_backups()
        self._window.bulletin.backed_up.emit()
        self._window.bulletin.say("The backup was made and verified.")

    def _not_backed_up(self, trouble: Fault | Refusal) -> None:
        self._backups.show_busy(False)
        self._backups.show_trouble(trouble.sentence)
