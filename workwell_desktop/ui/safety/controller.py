"""The safety page: builds each tab when it is first looked at and passes on what the shell says."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToSafety, ToSettings
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.ui.safety.view import SafetyView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault

if TYPE_CHECKING:
    from collections.abc import Callable

TABS = (
    ("protection", "Keys and lock", "protection_controller.ProtectionTab"),
    ("backups", "Backups", "backups_controller.BackupsTab"),
    ("hand_over", "Hand-over", "hand_over_controller.HandOverTab"),
    ("retention", "How long records stay", "retention_controller.RetentionTab"),
    ("trail", "Record of changes", "trail_controller.TrailTab"),
    ("promises", "What is protected", "promises_controller.PromisesTab"),
)
"""Key, words, and where in this room the tab's controller is: `Kind(desk, opened, window, page)`."""


class SafetyPage(Page):
    """The page of safety and privacy."""

    words_may_be_kept = False  # recovery sheets and passphrases are typed here

    def __init__(self, desk: Desk, opened: OpenVault, window: Window) -> None:
        super().__init__()
        self._means = (desk, opened, window)
        self._tabs: dict[str, Tab] = {}
        self._key = ""
        self.view = SafetyView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        for key, words, _ in TABS:
            self.view.add(key, words)
        self.view.tab_picked.connect(self._pick)
        self.view.back_requested.connect(lambda: window.navigate(ToSettings()))

    def tab(self, key: str) -> Tab:
        """Return a tab, built when first asked for."""
        if key not in self._tabs:
            where, _, name = next(path for known, _, path in TABS if known == key).partition(".")
            build: Callable[..., Tab] = getattr(import_module(f"workwell_desktop.ui.safety.{where}"), name)
            self._tabs[key] = build(*self._means, self)
            self.view.put(key, self._tabs[key].view)
        return self._tabs[key]

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToSafety):
            self._show(place.tab or self._key or TABS[0][0])
            self._tabs[self._key].arrive(place)

    @override
    def refresh(self, changes: Changes) -> None:
        if self._key:
            self._tabs[self._key].refresh(changes)

    @override
    def leaving(self) -> None:
        if self._key:
            self._tabs[self._key].leaving()

    def _pick(self, key: str) -> None:
        self.leaving()
        self._show(key)

    def _show(self, key: str) -> None:
        tab = self.tab(key)
        self._key = key
        self.view.show_tab(key)
        self.use_undo_stack(tab.undo_stack)
        tab.read()
