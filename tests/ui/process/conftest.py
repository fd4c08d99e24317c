"""The room of private notes beside a real vault, with a clock that counts rest as told."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.front_desk import FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.places_to_go import ToProcessNotes
from workwell_desktop.ui.process.controller import ProcessPage
from workwell_desktop.ui.process.open_view import OpenView
from workwell_desktop.usecases.process_notes import PrivateNotes

__all__ = ["vault", "vault_path", "vault_template"]

OWN = "seven slow herons above the quarry"
OTHER = "a green ladder nobody ever climbs"


@dataclass
class Room(FrontDesk):
    """The page, and what it stands on."""

    places: Places = field(kw_only=True)
    rested: float = 0.0

    def __post_init__(self) -> None:
        super().__post_init__()
        self.private = PrivateNotes(self.places, self.desk.means)
        self.page = ProcessPage(self.private, self.window)
        self.page.controller.rest._steady = lambda: self.rested

    def shows(self, view: OpenView) -> bool:
        """Whether the notes are open in this view."""
        return self.page.view.opened is view

    def is_closed(self) -> bool:
        """Whether the notes are closed."""
        return self.page.view.opened is None

    def comes(self, place: ToProcessNotes | None = None) -> ProcessPage:
        """Go to the page."""
        self.show(self.page, place or ToProcessNotes())
        return self.page

    def opens(self, place: ToProcessNotes | None = None) -> OpenView:
        """Go to the page and open the notes."""
        page = self.comes(place)
        page.view.closed.edit.setText(OWN)
        page.view.closed.button.click()
        assert page.view.opened is not None, page.view.closed.field.error
        QApplication.processEvents()
        return page.view.opened

    def writes(self, text: str) -> OpenView:
        """Open the notes and write into a new one; it is saved."""
        view = self.opens()
        view.form.areas["text"].setPlainText(text)
        assert self.page.controller._open is not None
        assert self.page.controller._open.flushed()
        return view

    def rests(self, seconds: float) -> None:
        """Touch nothing for so long."""
        self.rested += seconds
        self.page.controller.rest.look()


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@pytest.fixture
def room(vault: Vault, vault_path: Path, qtbot: QtBot) -> Room:
    """Private notes that were never set up."""
    return Room(vault, qtbot=qtbot, places=Places(vault_path.parent.parent))


@pytest.fixture
def ready(room: Room) -> Room:
    """Private notes that are set up, and closed."""
    room.private.set_up(OWN).close()
    return room
