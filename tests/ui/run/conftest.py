"""The live screen over a real vault."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.front_desk import FrontDesk
from tests.ui.run.live_room import LiveRoom
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.storage.vault import Vault

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(qtbot: QtBot, vault: Vault) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def room(front: FrontDesk) -> LiveRoom:
    return LiveRoom(front)


@pytest.fixture
def running(room: LiveRoom) -> LiveRoom:
    """A session that has just started."""
    room.clicks("Start session")
    return room
