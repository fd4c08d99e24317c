"""The live screen in the real window: it fills it, hides names with F9, leads to closing out and back, and leaves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.run.live_room import STARTS
from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToRun, ToSession
from workwell_desktop.ui.run.controller import RunPage
from workwell_desktop.usecases.access import Access

if TYPE_CHECKING:
    from workwell_desktop.domain.session import Session
    from workwell_desktop.usecases.desk import Desk


class House:
    """A running WorkWell with the sample group, on the evening of its session."""

    def __init__(self, home: Path) -> None:
        self.now: datetime = STARTS.replace(hour=9)
        access = Access(Places(home), KeyStore.for_this_run())
        self.opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
        self.app = App(access.places, Options(now=lambda: self.now, background=Background(inline=True)))
        self.window = self.app.window
        self.desk: Desk = self.opened.desk(self.window.bulletin.announce, lambda: self.now)
        group = self.desk.sample.add()
        self.session: Session = next(s for s in self.desk.sessions.of_group(group) if s.day == self.now.date())
        self.now = self.session.starts_at
        self.window.show()
        self.app._enter(self.opened, None)
        self.window.go(ToRun(self.session.id))
        self.settle()

    def settle(self) -> None:
        """Let everything happen that was asked for."""
        for _ in range(4):
            QApplication.processEvents()

    @property
    def page(self) -> RunPage:
        """The live screen, which must be in front."""
        page = self.window.navigator.page
        assert isinstance(page, RunPage)
        return page

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key)
        self.settle()

    def here(self) -> type:
        """Return the kind of place that is in front."""
        return type(self.window.navigator.here)

    def sight(self) -> str:
        """Return the words in sight."""
        return "\n".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    house = House(tmp_path / "home")
    yield house
    house.window.close()


def test_an_evening_in_the_window(house: House) -> None:
    assert not house.window.sidebar.isVisible()
    house.page.controller.start()
    house.now += timedelta(minutes=3)
    house.press(Qt.Key.Key_Right)
    assert "part 2 of 8" in house.sight()
    house.press(Qt.Key.Key_F9)
    assert "Person 1" in {row.shown.name for row in house.page.view.people.rows.values()}
    house.press(Qt.Key.Key_F9)
    house.press(Qt.Key.Key_F11)
    assert house.window.isFullScreen()
    house.press(Qt.Key.Key_Escape)
    assert not house.window.isFullScreen()
    assert house.here() is ToRun
    house.now += timedelta(minutes=80)
    house.page.controller.end()
    house.settle()
    assert house.here() is ToCloseOut
    assert house.window.sidebar.isVisible()
    house.window.status.undo_button.click()
    house.settle()
    assert house.here() is ToRun
    assert house.desk.running.state(house.session.id).running
    house.press(Qt.Key.Key_Escape)
    assert house.here() is ToSession
