"""The way in over a real vault, with passphrases that cost little."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.unlock.entrance_hall import Hall
from workwell_desktop.security import passphrase
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.settings import Settings


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one guess cost the least that is allowed."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    theme.current().apply(Settings())
    made = Hall(tmp_path / "home", qtbot)
    yield made
    made.close()
