"""Every page of the house, in the real window over a real vault, passes the audit in each theme and text size."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCalendar,
    ToCloseOut,
    ToCrisis,
    ToDebrief,
    ToFollowUps,
    ToGroup,
    ToGroups,
    ToGuideEditor,
    ToGuides,
    ToHandouts,
    ToIncident,
    ToNote,
    ToPeople,
    ToPerson,
    ToProcessNotes,
    ToRegisters,
    ToRun,
    ToSafety,
    ToSearch,
    ToSession,
    ToSettings,
    ToSupervision,
    ToToday,
)
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.shell.page_keys import PAGE_KEYS, REGISTER
from workwell_desktop.usecases.access import Access

NOW = datetime(2026, 11, 23, 9, 0).astimezone()
FIRST, SMALLEST = (1280, 800), (1024, 700)
LOOKS = [
    pytest.param(Settings(theme=ThemeChoice.LIGHT), FIRST, id="light", marks=pytest.mark.slow),
    pytest.param(Settings(theme=ThemeChoice.DARK), SMALLEST, id="dark", marks=pytest.mark.slow),
    pytest.param(Settings(theme=ThemeChoice.LIGHT, text_scale=150), SMALLEST, id="light-150", marks=pytest.mark.slow),
    pytest.param(Settings(theme=ThemeChoice.DARK, text_scale=200), SMALLEST, id="dark-200", marks=pytest.mark.slow),
]


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[App]:
    """A running WorkWell with the sample group, its vault open."""
    access = Access(Places(tmp_path / "home"), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
    app = App(access.places, Options(now=lambda: NOW, background=Background(inline=True)))
    opened.desk(lambda _changes: None, lambda: NOW).sample.add()
    app.window.show()
    app._enter(opened, None)
    yield app
    theme.current().apply(Settings())
    app.window.close()


def places(app: App) -> list[Place]:
    """Return every place there is, with something to show in each."""
    assert app.opened is not None
    desk = app.opened.desk(lambda _changes: None, lambda: NOW)
    group = desk.groups.all()[0]
    sessions = desk.sessions.of_group(group.id)
    tabs = ("overview", "attendance", "sessions", "members", "hand_over", "details")
    return [
        ToToday(),
        ToCalendar(),
        ToCalendar(sessions[13].day),
        ToGroups(),
        ToRegisters(),
        *(ToGroup(group.id, tab) for tab in tabs),
        ToSession(sessions[12].id),
        ToSession(sessions[0].id),
        ToSession(sessions[13].id),
        ToRun(sessions[12].id),
        ToRun(sessions[0].id),
        ToNote(sessions[11].id),
        ToNote(sessions[0].id),
        ToDebrief(sessions[11].id),
        ToSupervision(),
        ToProcessNotes(sessions[11].id),
        *(ToCloseOut(sessions[11].id, step) for step in ("attendance", "notes", "next_session")),
        ToPeople(),
        ToPerson(desk.people.all()[5].id),
        ToFollowUps(),
        ToGuides("listening-without-fixing"),
        ToGuides("empathy", "es"),
        ToGuideEditor(),
        ToHandouts(sessions[12].id),
        ToHandouts(sessions[12].id, paper="certificate"),
        ToCrisis(sessions[12].id),
        ToIncident(),
        *map(ToSearch, ("", "trust")),
        ToSettings(),
        *map(ToSafety, ("protection", "backups", "promises")),
        ToSafety("hand_over", group.id),
    ]


@pytest.mark.parametrize(("look", "size"), LOOKS)
def test_every_page_passes_the_audit(house: App, look: Settings, size: tuple[int, int]) -> None:
    theme.current().apply(look)
    house.window.resize(*size)
    wrong: dict[str, list[object]] = {}
    for place in places(house):
        house.window.go(place)
        for _ in range(12):  # wrapped lines ask for their height only once they know their width
            QApplication.processEvents()
        found = audit(house.window)
        if found:
            wrong[str(place)] = list(found)
    assert not wrong


@pytest.mark.slow
def test_the_sheet_of_shortcuts_lists_the_keys_that_pages_answer_to(house: App) -> None:
    for place in places(house):
        house.window.go(place)
    for heading, rows in PAGE_KEYS.items():
        registered = {(action.text, action.shortcut) for action, _ in house.window.actions_known.of(heading)}
        assert registered <= set(rows), heading
    assert {keys for _, keys in PAGE_KEYS[REGISTER]} >= {code.key for code in Code if code.key}
