"""A planner page over a real vault."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.planner.room import Room
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.places_to_go import ToSession
from workwell_desktop.ui.planner import build
from workwell_desktop.ui.planner.controller import PlannerPage

__all__ = ["vault", "vault_path", "vault_template"]

ShowPlan = Callable[[Session], PlannerPage]


@pytest.fixture
def room(qtbot: QtBot, vault: Vault) -> Room:
    return Room(vault)


@pytest.fixture
def show_plan(room: Room, qtbot: QtBot) -> ShowPlan:
    """Return a function that opens the planner on a session, in front and with the keys."""

    def show(session: Session) -> PlannerPage:
        page = build(room.desk, room.window)
        assert isinstance(page, PlannerPage)
        qtbot.addWidget(page)
        room.follow(page)
        page.resize(1068, 740)
        page.show_place(ToSession(session.id))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show
