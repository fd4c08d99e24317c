"""What tests of the shell share: a window with made-up pages that remember what happened to them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.shell.example_window import fixed_now
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToGroups, ToPeople, ToSettings, ToToday
from workwell_desktop.ui.kit.settings import Settings, SettingsFile, ThemeChoice
from workwell_desktop.ui.shell.rooms import Room
from workwell_desktop.ui.shell.window import ShellWindow

GROUP = ToGroup(GroupId(UUID(int=1)))


class NotedPage(Page):
    """Notes what the shell asks of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.noted: list[object] = []
        QVBoxLayout(self).addWidget(QLabel(f"Amara O. in {name}"))
        self.on_leaving: Callable[[], None] = lambda: None

    @override
    def show_place(self, place: Place) -> None:
        self.noted.append(place)

    @override
    def leaving(self) -> None:
        self.noted.append("left")
        self.on_leaving()

    @override
    def refresh(self, changes: Changes) -> None:
        self.noted.append(changes)


@dataclass
class House:
    """A window, its rooms, and the pages built so far."""

    window: ShellWindow
    settings: SettingsFile
    pages: dict[str, NotedPage] = field(default_factory=dict)

    def build(self, name: str) -> NotedPage:
        """Build a page once."""
        self.pages[name] = NotedPage(name)
        return self.pages[name]

    def rooms(self) -> tuple[Room, ...]:
        """Return the rooms of this house."""
        return (
            self._room("today", (ToToday,), ToToday(), "Ctrl+1"),
            self._room("groups", (ToGroups, ToGroup), ToGroups(), "Ctrl+2"),
            self._room("people", (ToPeople,), None, "", beside="groups"),
            self._room("settings", (ToSettings,), ToSettings(), "", at_foot=True),
        )

    def _room(self, key: str, shows: tuple[type, ...], home: Place | None, shortcut: str, **more: object) -> Room:
        beside, at_foot = str(more.get("beside", "")), bool(more.get("at_foot", False))
        return Room(
            key=key,
            title=key.title(),
            icon="sun",
            shows=shows,
            build=lambda: self.build(key),
            home=home,
            shortcut=shortcut,
            beside=beside,
            at_foot=at_foot,
        )


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(Settings(theme=ThemeChoice.LIGHT))
    window = ShellWindow(settings, fixed_now)
    qtbot.addWidget(window)
    made = House(window, settings)
    window.open_rooms(made.rooms(), ToToday())
    window.show()
    yield made
    theme.current().apply(Settings(theme=ThemeChoice.LIGHT))
