"""Pages over a real vault."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(qtbot: QtBot, vault: Vault) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def circle(front: FrontDesk) -> Group:
    group = front.group("Lanterns")
    for number in range(4):
        front.member(group, f"Person {number}")
    return group


@pytest.fixture
def tonight(front: FrontDesk, circle: Group) -> Session:
    front.session(circle, NOW - WEEK, "Beginnings")
    return front.session(circle, NOW + timedelta(hours=2), "Small victories")
