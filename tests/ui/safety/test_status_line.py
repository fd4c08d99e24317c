"""A backup made by hand is told by the window's status line at once, and a demo promises none."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.safety.backups_view import BackupsView
from workwell_desktop.ui.safety.controller import SafetyPage
from workwell_desktop.usecases.access import Access


def local_now() -> datetime:
    """Return the real time: backups are stamped with it."""
    return datetime.now().astimezone()


@pytest.fixture
def app(tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    access = Access(Places(tmp_path / "home"), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
    made = App(access.places, Options(now=local_now, background=Background(inline=True)))
    made.window.show()
    made._enter(opened, None)
    yield made
    made.window.close()


@pytest.mark.slow
def test_the_status_line_follows_a_backup(app: App) -> None:
    app.window.go(ToSafety("backups"))
    page = app.window.findChild(SafetyPage)
    assert page is not None
    before = app.window.status.backup.words.text()
    view = page.tab("backups").view
    assert isinstance(view, BackupsView)
    view.status.button.click()
    assert app.window.status.backup.words.text() == "Backup verified just now, on this computer"
    assert before == "No backup yet"
    assert app.window.status.said.text() == "The backup was made and verified."
