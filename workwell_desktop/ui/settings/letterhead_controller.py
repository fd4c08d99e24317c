"""Keeps the letterhead as it is typed; choosing and taking out a logo can be undone."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.saving import new_file_dialog
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.letterhead_view import LetterheadCard
from workwell_desktop.ui.settings.logo import read_logo
from workwell_desktop.usecases.desk import Desk


class LetterheadController(QObject):
    """Connects the card of the letterhead with the vault."""

    def __init__(self, desk: Desk, window: Window, page: Page, card: LetterheadCard) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._card = desk, window, page, card
        self._saver = Autosaver(self._save, window.bulletin, self)
        self._saver.refused.connect(self._show_refusal)
        card.edited.connect(self._edited)
        card.logo_requested.connect(self.ask_for_logo)
        card.no_logo_requested.connect(self._take_out)

    def read(self) -> None:
        """Show what is kept, but never over what is being typed."""
        if not self._saver.pending:
            with told(self._window.bulletin):
                self._card.show_letterhead(self._desk.letterhead.get())

    def flush(self) -> None:
        """Write what is still in the keys; what a rule refused is let go, for the page is being left."""
        if not self._saver.flush() and any(field.error for field in self._card.fields.values()):
            self._saver.discard()

    def ask_for_logo(self) -> QFileDialog:
        """Ask for a picture file, beside the window."""
        dialog = new_file_dialog(self._page, "Choose a logo")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Pictures (*.png *.jpg *.jpeg *.svg)")
        dialog.fileSelected.connect(self.take_logo)
        dialog.show()
        return dialog

    def take_logo(self, path: str) -> None:
        """Keep a picture file as the logo, drawn anew."""
        self._card.fields["logo"].clear_error()
        with told(self._window.bulletin, self._show_refusal):
            self._change("Logo kept", read_logo(Path(path)))

    def _take_out(self) -> None:
        with told(self._window.bulletin, self._show_refusal):
            self._change("Logo taken out", b"")

    def _change(self, words: str, logo: bytes) -> None:
        self._saver.flush()
        before = self._desk.letterhead.get()
        change = Change(words, before, replace(before, logo=logo), self._put)
        make(self._page.undo_stack, self._window.bulletin, change)

    def _put(self, head: Letterhead) -> None:
        self._desk.letterhead.save(head)
        self.read()

    def _edited(self, field: str) -> None:
        self._card.fields[field].clear_error()
        self._saver.touch()

    def _save(self) -> None:
        kept = self._desk.letterhead.get()
        name, contact = self._card.typed()
        wanted = replace(kept, name=name, contact=contact)
        if wanted != kept:
            self._desk.letterhead.save(wanted)

    def _show_refusal(self, refusal: Refusal) -> bool:
        field = self._card.fields.get(refusal.field)
        if field is None:
            return False
        field.show_error(refusal.sentence)
        return True
