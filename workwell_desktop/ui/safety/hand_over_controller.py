"""The hand-over tab: one's own key and the list of what went to and fro; giving and taking have their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.places_to_go import Place, ToSafety
from workwell_desktop.ui.kit.saving import ask_to_save, write_whole
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety import hand_over_model
from workwell_desktop.ui.safety.giving_controller import GivingController
from workwell_desktop.ui.safety.hand_over_view import HandOverView
from workwell_desktop.ui.safety.tab import Tab
from workwell_desktop.ui.safety.taking_controller import TakingController
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.hand_over import HandingOver, OwnKey
from workwell_desktop.usecases.open_vault import OpenVault

MOST = 8
"""How many bundles are listed."""

_CARES = Changes.HAND_OVERS | Changes.GROUPS | Changes.FACILITATOR


class HandOverTab(Tab):
    """Handing groups over."""

    def __init__(self, desk: Desk, opened: OpenVault, window: Window, page: QWidget) -> None:
        self.hand_over = HandOverView()
        super().__init__(self.hand_over, page)
        self._desk, self._window, self._page = desk, window, page
        self._bundles = HandingOver.over(opened, desk.means)
        self._giving = GivingController(self._bundles, desk, window, self.hand_over.give)
        self._taking = TakingController(self._bundles, window, self.hand_over.take)
        key = self.hand_over.key
        key.file_requested.connect(self.save_key)
        key.picture_requested.connect(self.save_picture)
        key.copy_requested.connect(self._copy)
        self._key: OwnKey | None = None

    @override
    def read(self) -> None:
        with told(self._window.bulletin):
            self._key = self._bundles.own_key()
            self.hand_over.key.words.show_words(self._key.fingerprint)
            self._giving.read()
            self._read_history()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes & _CARES:
            self.read()

    @override
    def leaving(self) -> None:
        self._giving.leaving()
        self._taking.leaving()

    @override
    def arrive(self, place: Place) -> None:
        if isinstance(place, ToSafety) and place.group_id is not None:
            self._giving.choose(place.group_id)

    def save_key(self) -> QFileDialog | None:
        """Ask where to keep the key file."""
        return self._ask("workwell-key.txt", "Key file (*.txt)", lambda key: key.file)

    def save_picture(self) -> QFileDialog | None:
        """Ask where to keep the key as a picture."""
        return self._ask("workwell-key.png", "Picture (*.png)", lambda key: key.picture)

    def _ask(self, name: str, kinds: str, content: Callable[[OwnKey], bytes]) -> QFileDialog | None:
        if self._key is None:
            return None
        dialog = ask_to_save(self._page, "Save your key", name, kinds)
        dialog.fileSelected.connect(partial(self._save, content(self._key)))
        dialog.show()
        return dialog

    def _save(self, content: bytes, path: str) -> None:
        try:
            write_whole(content, Path(path), what="key")
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence)
        else:
            self._window.bulletin.say("Your key was saved. It only locks; you may send it in any way.")

    def _copy(self) -> None:
        if self._key is not None:
            QGuiApplication.clipboard().setText(self._key.public)
            self._window.bulletin.say("Your key is on the clipboard.")

    def _read_history(self) -> None:
        known = self._bundles.history()
        names = {group.id.hex: group.name for group in self._desk.groups.all()}
        rows = hand_over_model.history(known[:MOST], names, self._window.now())
        left = len(known) - len(rows)
        self.hand_over.history.show_rows(rows, f"and {left} earlier" if left > 0 else "")
