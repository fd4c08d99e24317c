"""Keeps what is chosen about the lock."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.lock_view import LockCard


class LockController(QObject):
    """Connects the card with this computer's settings."""

    def __init__(self, window: Window, card: LockCard, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._bulletin, self._card = window.settings, window.bulletin, card
        card.minutes_chosen.connect(self._choose_minutes)
        card.hidden_chosen.connect(self._choose_hidden)
        self._file.changed.connect(card.show_settings)
        self.read()

    def read(self) -> None:
        """Show what is kept."""
        self._card.show_settings(self._file.current)

    def _change(self, changed: Settings) -> None:
        with told(self._bulletin):
            self._file.change(changed)

    @Slot(int)
    def _choose_minutes(self, minutes: int) -> None:
        self._change(replace(self._file.current, lock_after=minutes))

    @Slot(bool)
    def _choose_hidden(self, hidden: bool) -> None:
        self._change(replace(self._file.current, hidden_from_capture=hidden))
