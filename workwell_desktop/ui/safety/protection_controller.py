"""Tells how the vault is protected, changes that beside the window, and tests the recovery sheet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.places_to_go import Place, ToSafety
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.model import DEMO, protection_words, sheet_words
from workwell_desktop.ui.safety.protection_forms import ChangeForm
from workwell_desktop.ui.safety.protection_sheet_controller import NewSheetController
from workwell_desktop.ui.safety.protection_shown import KeysShown
from workwell_desktop.ui.safety.protection_view import ProtectionView
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.usecases.access import judge_passphrase
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.protecting import Protecting

T = TypeVar("T")

PATIENCE_MS = 2000
"""How long the password store may take before the person is told to look for its window."""

_SHEET_OPENS = "This sheet opens your vault. Put it back where it is safe."
_CHANGED = "The passphrase is changed. A backup was made first."
_BY_PASSPHRASE = "Your passphrase opens the vault from now on. A backup was made first."
_BY_LOGIN = "Your computer's login opens the vault from now on. A backup was made first."


class ProtectionTab(Tab):
    """How the vault opens and what protects it, with the ways to change both."""

    def __init__(self, desk: Desk, opened: OpenVault, window: Window, page: QWidget) -> None:
        self.keys = ProtectionView()
        super().__init__(self.keys, page)
        self._opened, self._window = opened, window
        self._protecting = Protecting(opened, window.now)
        self.new_sheet = NewSheetController(desk, self._protecting, window, self.keys)
        self.new_sheet.changed.connect(self._renewed)
        card = self.keys.protection
        card.copy_requested.connect(partial(self._copy, opened.places.vault_dir))
        card.passphrase.edited.connect(self._judge)
        card.passphrase.wished.connect(self._set_passphrase)
        card.login.wished.connect(self._use_login)
        self.keys.sheet.test.test_requested.connect(self._test)
        if opened.throw_away:
            self.keys.show_demo()

    @override
    def read(self) -> None:
        with told(self._window.bulletin):
            self.keys.show_keys(self._shown())
        self.keys.protection.place.path.setText(str(self._opened.places.vault_dir))

    @override
    def arrive(self, place: Place) -> None:
        if isinstance(place, ToSafety) and place.part == "sheet" and not self._opened.throw_away:
            self.keys.sheet.test.begin()

    @override
    def leaving(self) -> None:
        self.keys.forget()
        self.new_sheet.leave()

    def _shown(self) -> KeysShown:
        if self._opened.throw_away:
            return KeysShown(DEMO, Protection.EASY, "")
        mode, today = self._protecting.mode(), self._window.now().date()
        minutes = self._window.settings.current.lock_after
        words = protection_words(mode, key_in_store=self._protecting.key_in_store(), locks_after=minutes)
        sheet = sheet_words(self._protecting.safekeeping(), today)
        return KeysShown(words, mode, sheet, self._protecting.rehearsal_due(today))

    def _copy(self, path: Path) -> None:
        QGuiApplication.clipboard().setText(str(path))
        self._window.bulletin.say("The path is on the clipboard.")

    # Passphrase and login

    def _judge(self, text: str) -> None:
        self.keys.protection.passphrase.show_advice(judge_passphrase(text)[1])

    def _set_passphrase(self, old: str, new: str) -> None:
        form = self.keys.protection.passphrase
        if self._protecting.mode() is Protection.PASSPHRASE:
            change = partial(self._protecting.change_passphrase, old, new)
            self._work(form, change, partial(self._changed, _CHANGED))
        else:
            choose = partial(self._protecting.use_passphrase, new)
            self._work(form, choose, partial(self._changed, _BY_PASSPHRASE))

    def _use_login(self) -> None:
        self._work(self.keys.protection.login, self._protecting.use_login, partial(self._changed, _BY_LOGIN))

    def _work(self, form: ChangeForm, work: Callable[[], T], then: Callable[[T], None]) -> None:
        form.show_trouble("")
        form.show_busy(True)
        QTimer.singleShot(PATIENCE_MS, form, form.show_waiting)
        self._window.background.run(work, then, partial(self._not_changed, form), owner=self)

    def _changed(self, words: str, left: str | None) -> None:
        card = self.keys.protection
        for form in (card.passphrase, card.login):
            form.show_busy(False)
        card.calm()
        card.show_left(left or "")
        self.read()
        self._window.bulletin.backed_up.emit()
        if not left:
            self._window.bulletin.say(words)

    def _not_changed(self, form: ChangeForm, trouble: Fault | Refusal) -> None:
        form.show_busy(False)
        if isinstance(trouble, Refusal):
            form.show_refusal(trouble.field, trouble.sentence)
        else:
            form.show_trouble(trouble.sentence)

    # The sheet

    def _test(self, typed: str) -> None:
        self.keys.sheet.test.show_busy(True)
        work = partial(self._protecting.test_sheet, typed)
        self._window.background.run(work, self._sheet_opens, self._sheet_does_not, owner=self)

    def _sheet_opens(self, _nothing: None) -> None:
        self.keys.sheet.test.show_answer(True, _SHEET_OPENS)
        self.read()

    def _sheet_does_not(self, trouble: Fault | Refusal) -> None:
        self.keys.sheet.test.show_answer(False, trouble.sentence)

    def _renewed(self, left: str) -> None:
        self.keys.protection.show_left(left)
        self.read()
