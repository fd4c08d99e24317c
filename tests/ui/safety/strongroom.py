"""The safety page over a real vault with its keys, for tests that look at one of its tabs."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui import safety
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin, Saying
from workwell_desktop.ui.kit.places_to_go import Place, ToSafety
from workwell_desktop.ui.kit.settings import Settings, SettingsFile
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.safety.controller import SafetyPage
from workwell_desktop.usecases.access import Access

PASSPHRASE = "a quiet lamp by the sea"


@dataclass
class Strongroom:
    """A safety page and everything around it."""

    home: Path
    qtbot: QtBot
    tab: str = "protection"
    way: Protection = Protection.EASY
    throw_away: bool = False
    said: list[Saying] = field(default_factory=list)
    went: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        theme.current().apply(Settings())
        self.store = KeyStore.for_this_run()
        self.access = Access(Places(self.home), self.store, self.throw_away)
        setup = self.access.begin()
        self.sheet = "-".join(setup.recovery_groups)
        secret = PASSPHRASE if self.way is Protection.PASSPHRASE else ""
        who = Facilitator(name="Ruth A.", organisation="Elm Street")
        self.opened = self.access.create(setup, self.way, secret, who)
        self.bulletin = Bulletin()
        self.bulletin.said.connect(self.said.append)
        self.file = SettingsFile(self.home / "settings.json")
        self.desk = self.opened.desk(self.bulletin.announce, self.now)
        window = Window(
            navigate=self.went.append,
            bulletin=self.bulletin,
            background=Background(inline=True),
            actions=Actions(),
            settings=self.file,
            now=self.now,
            lock=lambda: None,
        )
        page = safety.build(self.desk, self.opened, window)
        assert isinstance(page, SafetyPage)
        self.page = page
        self.qtbot.addWidget(page)
        self.bulletin.changed.connect(page.refresh)
        page.resize(1068, 740)
        page.show_place(ToSafety(self.tab))
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)

    def now(self) -> datetime:
        """Return the time; backups are stamped with the real one."""
        return datetime.now(UTC) + timedelta(seconds=1)

    @staticmethod
    def today() -> date:
        """Return the day on the wall."""
        return datetime.now().astimezone().date()


def replace_text(edit: QLineEdit, text: str) -> None:
    """Type over what stands in a field."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)
