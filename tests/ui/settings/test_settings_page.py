"""The settings page over a real vault with its keys: what it says is true, what it keeps is kept."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup
from workwell_desktop.ui import settings
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveState, Saying
from workwell_desktop.ui.kit.places_to_go import Place, ToSettings
from workwell_desktop.ui.kit.settings import Settings, SettingsFile, ThemeChoice
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.settings.controller import SettingsPage
from workwell_desktop.ui.settings.model import protection_words
from workwell_desktop.usecases.access import Access

PASSPHRASE = "a quiet lamp by the sea"


@dataclass
class Study:
    """A settings page and everything around it."""

    home: Path
    qtbot: QtBot
    way: Protection = Protection.EASY
    throw_away: bool = False
    said: list[Saying] = field(default_factory=list)
    went: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        theme.current().apply(Settings())
        self.access = Access(Places(self.home), KeyStore.for_this_run(), self.throw_away)
        setup = self.access.begin()
        self.sheet = "-".join(setup.recovery_groups)
        secret = PASSPHRASE if self.way is Protection.PASSPHRASE else ""
        who = Facilitator(name="Ruth A.", organisation="Elm Street")
        self.opened = self.access.create(setup, self.way, secret, who)
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
        page = settings.build(self.desk, self.opened, window)
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


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one guess cost the least that is allowed."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


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


# Protection


@pytest.mark.parametrize(
    ("way", "begins"), [(Protection.EASY, "Your computer's login"), (Protection.PASSPHRASE, "Your passphrase")]
)
def test_it_says_how_this_vault_is_opened(qtbot: QtBot, tmp_path: Path, way: Protection, begins: str) -> None:
    study = Study(tmp_path / "home", qtbot, way)
    card = study.view.protection
    assert card.opens.title.text().startswith(begins)
    assert card.protects.words.text()
    assert card.leaves_open.words.text()
    assert card.place.path.text() == str(tmp_path / "home" / "vault")
    study.opened.vault.close()


def test_a_key_that_once_went_to_the_store_is_not_passed_over() -> None:
    words = protection_words(Protection.PASSPHRASE, key_in_store=True)
    assert "password store" in words.leaves_open
    assert "kept nowhere" not in words.opens
    assert "not even" not in words.protects


def test_paths_are_copied(study: Study) -> None:
    QTest.mouseClick(study.view.protection.place.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(study.access.places.vault_dir)
    QTest.mouseClick(study.view.backups.place.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(study.access.places.backups_dir)
    QGuiApplication.clipboard().clear()


def test_the_right_sheet_is_told_and_does_not_stay_on_the_screen(study: Study) -> None:
    sheet = study.view.protection.sheet
    replace_text(sheet.edit, study.sheet.lower().replace("-", " "))
    QTest.keyClick(sheet.edit, Qt.Key.Key_Return)
    assert sheet.result.isVisible()
    assert "opens your vault" in sheet.result.text()
    assert sheet.edit.text() == ""


def test_a_sheet_of_another_vault_or_with_a_slip_is_told_calmly(study: Study, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = study.view.protection.sheet
    other = "-".join(Access(Places(tmp_path / "other"), KeyStore.for_this_run()).begin().recovery_groups)
    for typed, part in ((other, "another vault"), (study.sheet[:-2], "missing"), ("", "eight groups")):
        replace_text(sheet.edit, typed)
        sheet.button.click()
        assert part in sheet.field.error
        assert sheet.edit.text() == typed
        assert not sheet.result.isVisible()
    replace_text(sheet.edit, "abc")
    assert not sheet.field.error
    study.page.leaving()
    assert sheet.edit.text() == ""


# Backups


def test_back_up_now_makes_one_that_the_sheet_opens_in_an_empty_home(study: Study, tmp_path: Path) -> None:
    heard: list[bool] = []
    study.bulletin.backed_up.connect(lambda: heard.append(True))
    card = study.view.backups
    assert card.last.text().startswith("No backup yet")
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.last.text().startswith("Last verified backup: today at ")
    assert heard == [True]
    assert study.said[-1].text == "The backup was made and verified."
    assert card.button.isEnabled()
    (made,) = study.access.places.backups_dir.iterdir()
    elsewhere = Places(tmp_path / "elsewhere")
    shutil.copytree(made, elsewhere.vault_dir)
    answer = Access(elsewhere, KeyStore.for_this_run()).with_sheet(study.sheet)
    assert answer.vault.desk(study.bulletin.announce, study.now).own_name.get().name == "Ruth A."
    answer.vault.vault.close()


def test_a_backup_that_fails_is_said_in_the_card(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise DiskFull

    monkeypatch.setattr(backup, "back_up", full)
    card = study.view.backups
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.trouble == DiskFull.default
    assert card.last.text().startswith("No backup yet")
    assert card.button.isEnabled()
    monkeypatch.undo()
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.trouble == ""


def test_in_a_demo_nothing_is_promised(qtbot: QtBot, tmp_path: Path) -> None:
    study = Study(tmp_path / "home", qtbot, throw_away=True)
    assert study.view.protection.opens.title.text() == "This is a demo"
    assert study.view.backups.last.text() == "No backups in the demo"
    for widget in (study.view.protection.sheet, study.view.protection.place, study.view.backups.button):
        assert not widget.isVisible()
    study.opened.close()
    assert not study.access.places.backups_dir.exists() or not list(study.access.places.backups_dir.iterdir())


@in_every_look
def test_it_passes_the_audit(study: Study, look: Settings) -> None:
    theme.current().apply(look)
    study.view.protection.sheet.button.click()
    for size in ((1068, 740), (812, 640)):
        study.page.resize(*size)
        QApplication.processEvents()
        assert audit(study.page) == []
    theme.current().apply(Settings())
