"""What tests of the kit share: a theme put back to light and 100 %, and a bulletin that remembers what it said."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveReport, Saying
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice


class Ear:
    """Hears everything a bulletin broadcasts."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.sayings: list[Saying] = []
        self.reports: list[SaveReport] = []
        bulletin.said.connect(self.sayings.append)
        bulletin.saving_reported.connect(self.reports.append)


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    theme.current().apply(Settings(theme=ThemeChoice.LIGHT))
    yield
    theme.current().apply(Settings(theme=ThemeChoice.LIGHT))


@pytest.fixture
def bulletin(qapp: QApplication) -> Bulletin:
    return Bulletin()


@pytest.fixture
def ear(bulletin: Bulletin) -> Ear:
    return Ear(bulletin)
