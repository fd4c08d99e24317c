"""The settings page over a real vault: what it keeps is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui import settings
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveState, Saying
from workwell_desktop.ui.kit.places_to_go import Place, ToSettings
from workwell_desktop.ui.kit.settings import Settings, SettingsFile, ThemeChoice
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.controller import SettingsPage
from workwell_desktop.usecases.access import Access


@dataclass
class Study:
    """A settings page and everything around it."""

    home: Path
    qtbot: QtBot
    said: list[Saying] = field(default_factory=list)
    went: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        theme.current().apply(Settings())
        access = Access(Places(self.home), KeyStore.for_this_run())
        who = Facilitator(name="Ruth A.", organisation="Elm Street")
        self.opened = access.create(access.begin(), Protection.EASY, "", who)
        self.bulletin = Bulletin()
        self.bulletin.said.connect(self.said.append)
        self.file = SettingsFile(self.home / "settings.json")
        self.desk = self.opened.desk(self.bulletin.announce, self.now)
        window = Window(
            navigate=self.went.append,
            bulletin=self.bulletin,
            background=Background(inline=True),
            actions=Actions(),
            settings=self.file,
            now=self.now,
            lock=lambda: None,
        )
        page = settings.build(self.desk, window)
        assert isinstance(page, SettingsPage)
        self.page, self.view = page, page.view
        self.qtbot.addWidget(page)
        self.bulletin.changed.connect(page.refresh)
        page.resize(1068, 740)
        page.show_place(ToSettings())
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)

    def now(self) -> datetime:
        """Return the time; backups are stamped with the real one."""
        return datetime.now(UTC) + timedelta(seconds=1)

    def kept(self) -> Facilitator:
        """Return who the vault says the facilitator is."""
        return self.desk.own_name.get()


def replace_text(edit: QLineEdit, text: str) -> None:
    """Type over what stands in a field."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)


@pytest.fixture
def study(qtbot: QtBot, tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path / "home", qtbot)
    yield made
    made.opened.vault.close()


# You


def test_name_and_organisation_are_kept_as_they_are_typed(study: Study) -> None:
    you = study.view.you
    assert you.typed() == ("Ruth A.", "Elm Street")
    replace_text(you.name_edit, "Ruth Adler")
    replace_text(you.organisation_edit, "")
    study.qtbot.waitUntil(lambda: study.kept() == Facilitator(name="Ruth Adler"), timeout=3000)
    replace_text(you.name_edit, "Ruth B.")
    study.page.leaving()
    assert study.kept().name == "Ruth B."


def test_a_name_that_cannot_be_kept_is_said_and_holds_up_nothing_else(study: Study) -> None:
    you = study.view.you
    replace_text(you.name_edit, "R" * 400)
    replace_text(you.organisation_edit, "Library annex")
    study.page.leaving()
    assert you.fields["name"].error
    assert you.name_edit.text() == "R" * 400
    assert study.kept() == Facilitator(name="Ruth A.", organisation="Library annex")
    assert study.bulletin.saving().state is SaveState.SAVED  # or the window could not be locked
    study.page.show_place(ToSettings())
    assert you.name_edit.text() == "R" * 400
    replace_text(you.name_edit, "Ruth")
    assert not you.fields["name"].error
    study.page.leaving()
    assert study.kept().name == "Ruth"


def test_a_name_changed_elsewhere_shows(study: Study) -> None:
    study.desk.own_name.save(Facilitator(name="Somebody Else"))
    assert study.view.you.typed() == ("Somebody Else", "")


# Look and printing


def test_look_and_printing_hold_at_once_and_are_kept(study: Study) -> None:
    QTest.mouseClick(study.view.look.menu_bar, Qt.MouseButton.LeftButton)
    QTest.mouseClick(study.view.printing.large_print, Qt.MouseButton.LeftButton)
    study.view.look.theme.chosen.emit(ThemeChoice.DARK)
    study.view.printing.paper.chosen.emit("LETTER")
    QTest.keyClick(study.view.look.text_scale.number, Qt.Key.Key_Up)
    expected = Settings(ThemeChoice.DARK, text_scale=125, paper_size="LETTER", large_print=True, menu_bar=True)
    assert study.file.current == expected
    assert SettingsFile(study.home / "settings.json").current == expected


def test_what_a_menu_changes_shows_here(study: Study) -> None:
    study.file.change(
        Settings(ThemeChoice.DARK, text_scale=150, paper_size="LETTER", large_print=True, menu_bar=True)
    )
    look, printing = study.view.look, study.view.printing
    assert (look.theme.value(), look.text_scale.value(), look.menu_bar.isChecked()) == (ThemeChoice.DARK, 150, True)
    assert (printing.paper.value(), printing.large_print.isChecked()) == ("LETTER", True)


@in_every_look
def test_it_passes_the_audit(study: Study, look: Settings) -> None:
    theme.current().apply(look)
    for size in ((1068, 740), (812, 640)):
        study.page.resize(*size)
        QApplication.processEvents()
        assert audit(study.page) == []
    theme.current().apply(Settings())
