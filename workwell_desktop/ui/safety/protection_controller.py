"""Tells how the vault is protected, and tests the recovery sheet beside the window."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.model import DEMO, protection_words
from workwell_desktop.ui.safety.protection_view import ProtectionCard
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault

_SHEET_OPENS = "This sheet opens your vault. Put it back where it is safe."


class ProtectionTab(Tab):
    """How the vault opens, what that protects, and whether the sheet in the drawer is the right one."""

    def __init__(self, _desk: Desk, opened: OpenVault, window: Window, page: QWidget) -> None:
        self._protection = ProtectionCard()
        super().__init__(self._protection, page)
        self._opened, self._window = opened, window
        self._protection.copy_requested.connect(partial(self._copy, opened.places.vault_dir))
        self._protection.test_requested.connect(self._test)
        if opened.throw_away:
            self._protection.show_demo()

    @override
    def read(self) -> None:
        with told(self._window.bulletin):
            words = DEMO
            if not self._opened.throw_away:
                in_store = self._opened.key_in_store()
                words = protection_words(self._opened.protection(), key_in_store=in_store)
            self._protection.show_words(words.icon, words.title, words.opens)
            self._protection.show_bounds(words.protects, words.leaves_open)
        self._protection.place.path.setText(str(self._opened.places.vault_dir))

    @override
    def leaving(self) -> None:
        self._protection.sheet.forget()

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
