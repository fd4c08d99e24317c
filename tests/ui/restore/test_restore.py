"""The way back from a backup, driven as a person would, over real vaults."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.freshness import Freshness
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.security import passphrase
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup
from workwell_desktop.ui import restore
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.settings import Settings, SettingsFile
from workwell_desktop.ui.restore.controller import RestoreController
from workwell_desktop.ui.restore.older_view import OlderView
from workwell_desktop.ui.restore.view import RestoreView
from workwell_desktop.ui.unlock.entrance import Entrance
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault

pytestmark = pytest.mark.slow

PASSPHRASE = "a quiet lamp by the sea"


def _nobody_listens(_changes: Changes) -> None:
    pass


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one guess cost the least that is allowed."""
    monkeypatch.setattr(passphrase, "STANDARD", passphrase.FLOOR)


@dataclass
class Hall:
    """A home with a vault and a backup that is one group behind it, and the window's side of the way in."""

    home: Path
    qtbot: QtBot
    way: Protection = Protection.EASY
    entered: list[OpenVault] = field(default_factory=list)
    kept: list[OpenVault] = field(default_factory=list)
    agains: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        theme.current().apply(Settings())
        self.store = KeyStore.for_this_run()
        self.access = Access(Places(self.home), self.store)
        setup = self.access.begin()
        self.sheet = setup.recovery_code
        secret = PASSPHRASE if self.way is Protection.PASSPHRASE else ""
        opened = self.access.create(setup, self.way, secret, Facilitator(name="Ruth Adler"))
        _add_group(opened, "Monday Circle")
        opened.backups.back_up()
        _add_group(opened, "Night Lanterns")
        opened.vault.close()

    def entrance(self) -> Entrance:
        return Entrance(
            background=Background(inline=True),
            settings=SettingsFile(),
            now=lambda: datetime.now(UTC),
            entered=self._enter,
            kept=self.kept.append,
            again=lambda: self.agains.append("again"),
            restore=lambda: self.agains.append("restore"),
        )

    def _enter(self, opened: OpenVault, _place: Place | None) -> None:
        self.entered.append(opened)

    def show(self, access: Access | None = None) -> RestoreView:
        """Show the screen, for this home or another computer's."""
        view = restore.build(access or self.access, self.entrance())
        assert isinstance(view, RestoreView)
        return _shown(view, self.qtbot)


def _shown(view: RestoreView, qtbot: QtBot) -> RestoreView:
    qtbot.addWidget(view)
    view.resize(1024, 700)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def _add_group(opened: OpenVault, name: str) -> None:
    opened.desk(_nobody_listens, lambda: datetime.now(UTC)).groups.save(Group(id=GroupId(new_id()), name=name))


def _groups(opened: OpenVault) -> list[str]:
    return [group.name for group in opened.desk(_nobody_listens, lambda: datetime.now(UTC)).groups.all()]


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def controller(view: RestoreView) -> RestoreController:
    found = view.findChild(RestoreController)
    assert found is not None
    return found


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path / "home", qtbot)
    yield made
    for opened in made.entered:
        opened.vault.close()


def test_from_the_list_to_the_look_to_the_vault(hall: Hall) -> None:
    view = hall.show()
    (row,) = view.choose.rows
    assert "You asked for it" in row.accessibleName()
    press(row)
    assert view.title.startswith("This is in the backup of ")
    assert "1 group" in view.look.contents.text()
    assert view.look.heading.text() == "What is here now is newer than the backup"
    assert hall.entered == [], "nothing has changed yet"
    press(view.main)
    (opened,) = hall.entered
    assert _groups(opened) == ["Monday Circle"]


def test_back_from_the_look_leaves_everything_as_it_was(hall: Hall) -> None:
    view = hall.show()
    press(view.choose.rows[0])
    press(view.back)
    assert view.choose.isVisible()
    assert not list(hall.home.glob("restoring-*"))
    press(view.back)
    assert hall.agains == ["again"]
    answer = hall.access.ask_store()
    assert answer.vault is not None
    assert len(_groups(answer.vault)) == 2
    answer.vault.vault.close()


def test_on_a_new_laptop_the_sheet_opens_what_is_on_the_stick(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Access(Places(tmp_path / "new"), KeyStore.for_this_run())
    view = hall.show(new)
    assert view.choose.nothing.isVisible()
    assert not view.start_over.isVisible()
    dialog = controller(view).ask_for_folder()
    dialog.fileSelected.emit(str(hall.access.places.backups_dir))
    dialog.close()
    press(view.choose.rows[0])
    assert "locked" in view.sentence
    QTest.keyClicks(view.key.edit, "AAAA")
    press(view.main)
    assert "missing" in view.key.field.error
    assert view.key.edit.text() == "AAAA", "nothing typed is lost"
    view.key.edit.clear()
    QTest.keyClicks(view.key.edit, hall.sheet)
    QTest.keyClick(view.key.edit, Qt.Key.Key_Return)
    assert view.key.edit.text() == "", "what opens a vault does not stay on a screen"
    assert view.look.heading.text() == "There is no vault here yet"
    press(view.main)
    (opened,) = hall.entered
    assert _groups(opened) == ["Monday Circle"]
    opened.close()
    answer = new.ask_store()
    assert answer.vault is not None, "the key went into the new laptop's password store"
    answer.vault.vault.close()


def test_without_a_password_store_a_passphrase_is_chosen(hall: Hall, tmp_path: Path) -> None:
    new = Access(Places(tmp_path / "new"), KeyStore(lambda: ()))
    view = hall.show(new)
    dialog = controller(view).ask_for_folder()
    dialog.fileSelected.emit(str(hall.access.places.backups_dir))
    dialog.close()
    press(view.choose.rows[0])
    QTest.keyClicks(view.key.edit, hall.sheet)
    press(view.main)
    press(view.main)
    assert view.title == "Choose a passphrase"
    assert hall.kept, "whoever quits now must close it"
    QTest.keyClicks(view.key.edit, PASSPHRASE)
    press(view.main)
    (opened,) = hall.entered
    opened.vault.close()
    new.with_passphrase(PASSPHRASE).vault.close()


def test_a_backup_with_a_passphrase_opens_by_either(qtbot: QtBot, tmp_path: Path) -> None:
    hall = Hall(tmp_path / "home", qtbot, Protection.PASSPHRASE)
    view = hall.show()
    press(view.choose.rows[0])
    QTest.keyClicks(view.key.edit, "not this one at all")
    press(view.main)
    assert view.key.field.error
    press(view.key.other)
    assert view.key.edit.text() == ""
    QTest.keyClicks(view.key.edit, hall.sheet)
    press(view.main)
    press(view.back)
    press(view.choose.rows[0])
    QTest.keyClicks(view.key.edit, PASSPHRASE)
    press(view.main)
    press(view.main)
    (opened,) = hall.entered
    assert _groups(opened) == ["Monday Circle"]
    opened.vault.close()


def test_a_folder_without_backups_is_said(hall: Hall, tmp_path: Path) -> None:
    view = hall.show()
    dialog = controller(view).ask_for_folder()
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert "no backup in this folder" in view.trouble
    assert view.choose.rows[0].isEnabled()


def test_a_damaged_backup_is_said_and_another_can_be_chosen(hall: Hall) -> None:
    (made,) = backup.all_in(hall.access.places.backups_dir)
    content = bytearray(made.data.read_bytes())
    content[9000] ^= 1
    made.data.write_bytes(content)
    view = hall.show()
    press(view.choose.rows[0])
    assert "damaged" in view.trouble
    assert view.choose.rows[0].isEnabled()


def test_many_backups_are_listed_a_few_at_a_time(hall: Hall) -> None:
    answer = hall.access.ask_store()
    assert answer.vault is not None
    made = Path(answer.vault.backups.back_up().path)
    for hour in range(10, 20):
        name = f"202610{hour}T120000.000000Z.wwbackup"
        shutil.copytree(made, made.with_name(name))
        text = (made / "manifest.json").read_text()
        when = datetime(2026, 10, hour, 12, tzinfo=UTC).isoformat()
        stamped = backup.look_at(made).made_at.isoformat()
        (made.with_name(name) / "manifest.json").write_text(text.replace(stamped, when))
    answer.vault.vault.close()
    view = hall.show()
    assert len(view.choose.rows) == 5
    press(view.choose.more)
    assert len(view.choose.rows) == 10
    press(view.choose.more)
    assert len(view.choose.rows) == 12
    assert not view.choose.more.isVisible()


def test_starting_over_is_asked_twice_and_only_archives(hall: Hall) -> None:
    view = hall.show()
    box = controller(view).ask_to_start_over()
    assert isinstance(box, QMessageBox)
    _button(box, "Keep my vault").click()
    assert hall.access.exists()
    _button(controller(view).ask_to_start_over(), "Move it to the archive").click()
    assert not hall.access.exists()
    assert hall.agains == ["again"]
    assert list(hall.home.glob("archive/*/vault/main.db"))
    assert list(hall.home.glob("archive/*/backups/*.wwbackup"))


def _button(box: QMessageBox, words: str) -> QAbstractButton:
    return next(button for button in box.buttons() if button.text() == words)


def older(hall: Hall) -> OlderView:
    """Put last week's file in the vault's place and show what is said about it."""
    places = hall.access.places
    before = places.database.read_bytes()
    answer = hall.access.ask_store()
    assert answer.vault is not None
    _add_group(answer.vault, "Thursday Circle")
    answer.vault.vault.close()
    places.database.write_bytes(before)
    answer = hall.access.ask_store()
    assert answer.vault is not None
    assert answer.vault.freshness is Freshness.OLDER
    view = restore.build_older(answer.vault, hall.entrance())
    assert isinstance(view, OlderView)
    hall.qtbot.addWidget(view)
    view.resize(1024, 700)
    view.show()
    return view


def test_an_older_vault_can_be_looked_into_and_used_anyway(hall: Hall) -> None:
    view = older(hall)
    assert view.heading.text() == "This file is older than the one this computer last used"
    press(view.inside)
    assert "2 groups" in view.panel.contents.text()
    press(view.anyway)
    (opened,) = hall.entered
    assert opened.freshness is Freshness.FRESH
    assert len(_groups(opened)) == 2


def test_from_an_older_vault_to_the_backups(hall: Hall) -> None:
    view = older(hall)
    press(view.newer)
    assert hall.agains == ["restore"]


@in_every_look
def test_every_step_passes_the_audit(hall: Hall, tmp_path: Path, look: Settings) -> None:
    view = hall.show(Access(Places(tmp_path / "new"), KeyStore.for_this_run()))
    theme.current().apply(look)
    dialog: QFileDialog = controller(view).ask_for_folder()
    dialog.fileSelected.emit(str(hall.access.places.backups_dir))
    dialog.close()
    found = list(audit(view))
    press(view.choose.rows[0])
    found += audit(view)
    QTest.keyClicks(view.key.edit, hall.sheet)
    press(view.main)
    found += audit(view)
    assert not found
    view.hide()
    other = older(hall)
    press(other.inside)
    assert not list(audit(other))
    theme.current().apply(Settings())
