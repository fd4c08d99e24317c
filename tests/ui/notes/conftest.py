"""A note page over a real vault."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.planner.room import TONIGHT, Room
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.places_to_go import ToNote
from workwell_desktop.ui.notes import build
from workwell_desktop.ui.notes.controller import NotePage

__all__ = ["vault", "vault_path", "vault_template"]

ShowNote = Callable[[Session], NotePage]


@pytest.fixture
def room(qtbot: QtBot, vault: Vault) -> Room:
    """Return a room whose clock stands just after tonight's session."""
    return Room(vault, now=TONIGHT.replace(hour=20, minute=4))


@pytest.fixture
def session(room: Room) -> Session:
    """Return tonight's session, ended."""
    made = room.add_session(room.add_group(), "Talk")
    return room.desk.sessions.end(made.id)


@pytest.fixture
def show_note(room: Room, qtbot: QtBot) -> ShowNote:
    """Return a function that opens the note of a session, in front and with the keys."""

    def show(session: Session) -> NotePage:
        page = build(room.desk, room.window)
        assert isinstance(page, NotePage)
        qtbot.addWidget(page)
        room.follow(page)
        page.resize(1068, 740)
        page.show_place(ToNote(session.id))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show
