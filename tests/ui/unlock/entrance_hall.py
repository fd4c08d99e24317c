"""A vault of its own in a temporary folder, a password store that answers as told, and the window's side of it."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security import proof
from workwell_desktop.security.backends import ThisRunOnly
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui import unlock
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.settings import SettingsFile
from workwell_desktop.ui.unlock.entrance import Entrance
from workwell_desktop.ui.unlock.first_run_view import FirstRunView
from workwell_desktop.ui.unlock.unlock_view import UnlockView
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault

NOW = datetime(2026, 11, 23, 9, 0).astimezone()
PASSPHRASE = "a quiet lamp by the sea"


class ToldStore(ThisRunOnly):
    """A password store that raises, or answers, what a test tells it to."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble: Exception | None = None
        self.answer: str | None = None

    def get_password(self, service: str, username: str) -> str | None:
        """Return the item."""
        if self.trouble is not None:
            raise self.trouble
        return self.answer if self.answer is not None else super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the item."""
        if self.trouble is not None:
            raise self.trouble
        super().set_password(service, username, password)

    def forget(self) -> None:
        """Lose every item."""
        self._items.clear()

    @property
    def items(self) -> dict[tuple[str, str], str]:
        """What is kept now."""
        return dict(self._items)


@dataclass
class Hall:
    """What a test of the way in holds on to."""

    home: Path
    qtbot: QtBot
    background: Background = field(default_factory=lambda: Background(inline=True))
    may_answer: Event | None = None
    entered: list[tuple[OpenVault, Place | None]] = field(default_factory=list)
    kept: list[OpenVault] = field(default_factory=list)
    agains: list[int] = field(default_factory=list)
    restores: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.told = ToldStore()
        self.access = Access(Places(self.home), KeyStore(self.find, proof.holds))
        self.settings = SettingsFile()
        self.groups: tuple[str, ...] = ()

    def find(self) -> tuple[ToldStore, ...]:
        """Find the one store of this computer; silence and trouble show here already."""
        if self.may_answer is not None:
            assert self.may_answer.wait(20)
        if self.told.trouble is not None:
            raise self.told.trouble
        return (self.told,)

    def make(self, way: Protection = Protection.EASY) -> None:
        """Make a vault and close it."""
        setup = self.access.begin()
        self.groups = setup.recovery_groups
        passphrase = PASSPHRASE if way is Protection.PASSPHRASE else ""
        self.access.create(setup, way, passphrase, Facilitator(name="Ruth A.")).vault.close()

    @property
    def sheet(self) -> str:
        """What stands on the recovery sheet."""
        return "-".join(self.groups)

    def screen(self) -> QWidget:
        """Show the screen that belongs here."""
        entrance = Entrance(
            background=self.background,
            settings=self.settings,
            now=lambda: NOW,
            entered=self.enter,
            kept=self.kept.append,
            again=partial(self.agains.append, 1),
            restore=partial(self.restores.append, 1),
        )
        view = unlock.build(self.access, entrance)
        self.qtbot.addWidget(view)
        view.resize(1280, 800)
        view.show()
        view.activateWindow()
        self.qtbot.waitUntil(view.isActiveWindow)
        return view

    def unlock(self) -> UnlockView:
        """Show the unlock screen."""
        view = self.screen()
        assert isinstance(view, UnlockView)
        return view

    def first_run(self) -> FirstRunView:
        """Show the first run."""
        view = self.screen()
        assert isinstance(view, FirstRunView)
        return view

    def enter(self, opened: OpenVault, place: Place | None) -> None:
        """Take the open vault, as the window does."""
        self.entered.append((opened, place))

    def snapshot(self) -> dict[str, bytes]:
        """Return every file there is, but for what an engine leaves beside an open database."""
        files = (path for path in self.home.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm")))
        return {str(path.relative_to(self.home)): path.read_bytes() for path in files}

    def close(self) -> None:
        """Close what was opened."""
        self.background.wait()
        for opened, _ in self.entered:
            opened.vault.close()
