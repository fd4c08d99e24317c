"""Pages over a real vault."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.attendance.book import Book, show
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.storage.vault import Vault

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(qtbot: QtBot, vault: Vault) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def book(front: FrontDesk) -> Book:
    group = front.group()
    for name in ("Amara O.", "Ben T.", "Cem U."):
        front.member(group, name)
    for start in (NOW - WEEK, NOW - timedelta(hours=1), NOW + WEEK):
        front.session(group, start)
    return Book(front, group, show(front, group))
