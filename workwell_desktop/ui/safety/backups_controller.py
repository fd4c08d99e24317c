"""Tells when the vault was last backed up, and makes a backup beside the window."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.backups_view import BackupsCard
from workwell_desktop.ui.safety.model import backup_words
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault

_BACKUPS = (
    "WorkWell makes one when you lock or close it, if something changed, and keeps the ten newest. Each is encrypted "
    "and is opened by the same key as this vault, or by the recovery sheet. They lie on this computer: copy the "
    "folder to a stick now and then, and keep the sheet somewhere else."
)
_NO_BACKUPS = "In the demo nothing is backed up, because nothing is kept."


class BackupsTab(Tab):
    """The backups of the vault."""

    def __init__(self, _desk: Desk, opened: OpenVault, window: Window, page: QWidget) -> None:
        self._backups = BackupsCard()
        super().__init__(self._backups, page)
        self._opened, self._window = opened, window
        self._backups.copy_requested.connect(partial(self._copy, opened.places.backups_dir))
        self._backups.back_up_requested.connect(self._back_up)
        if opened.throw_away:
            self._backups.show_demo()

    @override
    def read(self) -> None:
        self._backups.place.path.setText(str(self._opened.places.backups_dir))
        if self._opened.throw_away:
            self._backups.show_words("No backups in the demo", _NO_BACKUPS)
        else:
            self._backups.show_words(backup_words(self._opened.last_backup(), self._window.now()), _BACKUPS)

    def _copy(self, path: Path) -> None:
        QGuiApplication.clipboard().setText(str(path))
        self._window.bulletin.say("The path is on the clipboard.")

    def _back_up(self) -> None:
        self._backups.show_trouble("")
        self._backups.show_busy(True)
        self._window.background.run(self._opened.back_up, self._backed_up, self._not_backed_up, owner=self)

    def _backed_up(self, _nothing: None) -> None:
        self._backups.show_busy(False)
        self.read()
        self._window.bulletin.backed_up.emit()
        self._window.bulletin.say("The backup was made and verified.")

    def _not_backed_up(self, trouble: Fault | Refusal) -> None:
        self._backups.show_busy(False)
        self._backups.show_trouble(trouble.sentence)
