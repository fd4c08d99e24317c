"""Debriefs and the supervision log over a real vault."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.front_desk import FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.storage.vault import Vault

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(qtbot: QtBot, vault: Vault) -> FrontDesk:
    """Return a desk to stand pages before."""
    return FrontDesk(vault, qtbot=qtbot)
