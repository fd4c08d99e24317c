"""Keys and lock: what it says of this vault is true, and each change does what it says and loses nothing typed."""

from datetime import timedelta
from pathlib import Path

import pytest
from keyring import errors
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.safety.strongroom import PASSPHRASE, Strongroom, replace_text
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Label
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.kit.recovery_sheet_panel import ASKED_BACK
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.safety.model import protection_words, sheet_words
from workwell_desktop.ui.safety.protection_controller import ProtectionTab
from workwell_desktop.ui.safety.protection_forms import DIFFER
from workwell_desktop.ui.safety.protection_view import ProtectionView
from workwell_desktop.usecases.access import Access

SECOND = "seven green boats and a drum"


def tab_of(room: Strongroom) -> ProtectionTab:
    """Return the tab in front."""
    tab = room.page.tab("protection")
    assert isinstance(tab, ProtectionTab)
    return tab


def view_of(room: Strongroom) -> ProtectionView:
    """Return what the tab in front shows."""
    return tab_of(room).keys


@pytest.fixture
def typed(qtbot: QtBot, tmp_path: Path) -> Strongroom:
    """Return a vault that a passphrase opens."""
    return Strongroom(tmp_path / "home", qtbot, way=Protection.PASSPHRASE)


def press(widget: object) -> None:
    """Press with the mouse."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def reopened(room: Strongroom, passphrase: str = "", sheet: str = "") -> str:
    """Close the vault, open it afresh, and return who it belongs to."""
    room.opened.vault.close()
    access = Access(room.access.places, room.store)
    if sheet:
        room.opened = access.with_sheet(sheet).vault
    elif passphrase:
        room.opened = access.with_passphrase(passphrase)
    else:
        answer = access.ask_store()
        assert answer.vault is not None
        room.opened = answer.vault
    return room.opened.desk(lambda _: None, room.now).own_name.get().name


# What it says


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "begins"), [(Protection.EASY, "Your computer's login"), (Protection.PASSPHRASE, "Your passphrase")]
)
def test_it_says_how_this_vault_is_opened(qtbot: QtBot, tmp_path: Path, way: Protection, begins: str) -> None:
    room = Strongroom(tmp_path / "home", qtbot, way=way)
    card = view_of(room).protection
    assert card.opens.title.text().startswith(begins)
    assert "locks by itself after 5 minutes" in card.protects.words.text()
    assert card.leaves_open.words.text()
    assert card.place.path.text() == str(tmp_path / "home" / "vault")
    assert card.change.isVisible() is (way is Protection.PASSPHRASE)
    room.opened.vault.close()


def test_a_key_that_once_went_to_the_store_is_not_passed_over() -> None:
    words = protection_words(Protection.PASSPHRASE, key_in_store=True, locks_after=1)
    assert "password store" in words.leaves_open
    assert "kept nowhere" not in words.opens
    assert "not even" not in words.protects
    assert "after a minute" in words.protects
    plain = protection_words(Protection.PASSPHRASE, key_in_store=False)
    assert "not even somebody" in plain.protects


@pytest.mark.slow
def test_the_path_is_copied(keys: Strongroom) -> None:
    press(view_of(keys).protection.place.copy)
    assert QGuiApplication.clipboard().text() == str(keys.access.places.vault_dir)
    QGuiApplication.clipboard().clear()


@pytest.mark.slow
def test_in_a_demo_nothing_is_promised(qtbot: QtBot, tmp_path: Path) -> None:
    room = Strongroom(tmp_path / "home", qtbot, throw_away=True)
    view = view_of(room)
    assert view.protection.opens.title.text() == "This is a demo"
    room.page.leaving()
    for widget in (view.sheet, view.keys, view.laptop, view.protection.place, view.protection.buttons):
        assert not widget.isVisible()
    room.opened.close()


# The sheet


def test_the_right_sheet_is_told_remembered_and_does_not_stay_on_the_screen(keys: Strongroom) -> None:
    card = view_of(keys).sheet
    assert "Not tested yet" in card.line.text()
    replace_text(card.test.edit, keys.sheet.lower().replace("-", " "))
    QTest.keyClick(card.test.edit, Qt.Key.Key_Return)
    assert card.test.result.isVisible()
    assert "opens your vault" in card.test.result.text()
    assert card.test.edit.text() == ""
    assert "Last tested on" in card.line.text()


@pytest.mark.slow
def test_who_is_sent_to_the_test_of_the_sheet_can_type_at_once(keys: Strongroom) -> None:
    keys.page.resize(812, 500)
    keys.page.show_place(ToSafety("protection", part="sheet"))
    edit = view_of(keys).sheet.test.edit
    assert edit.hasFocus()
    keys.qtbot.waitUntil(lambda: not edit.visibleRegion().isEmpty())


@pytest.mark.slow
def test_a_sheet_of_another_vault_or_with_a_slip_is_told_calmly(keys: Strongroom, tmp_path: Path) -> None:
    test = view_of(keys).sheet.test
    other = "-".join(Access(Places(tmp_path / "other"), KeyStore.for_this_run()).begin().recovery_groups)
    for text, part in ((other, "another vault"), (keys.sheet[:-2], "missing"), ("", "eight groups")):
        replace_text(test.edit, text)
        test.button.click()
        assert part in test.field.error
        assert test.edit.text() == text
        assert not test.result.isVisible()
    assert "Not tested yet" in view_of(keys).sheet.line.text()
    replace_text(test.edit, "abc")
    assert not test.field.error
    keys.page.leaving()
    assert test.edit.text() == ""


def test_after_a_year_it_asks_to_try_the_sheet_once() -> None:
    made = Safekeeping(sheet_made_on=Strongroom.today())
    assert "Time to try" not in sheet_words(made, Strongroom.today() + timedelta(days=365))
    assert "Time to try" in sheet_words(made, Strongroom.today() + timedelta(days=366))


# Passphrase and login


@pytest.mark.slow
def test_the_passphrase_is_changed_and_what_will_not_do_stands_beside_its_field(typed: Strongroom) -> None:
    card = view_of(typed).protection
    form = card.passphrase
    press(card.change)
    assert form.old.hasFocus()
    for old, new, again, where in (
        (PASSPHRASE, SECOND, SECOND + "x", form.again_field),
        (SECOND, SECOND, SECOND, form.old_field),
        (PASSPHRASE, "hello", "hello", form.new_field),
    ):
        for edit, text in ((form.old, old), (form.new, new), (form.again, again)):
            replace_text(edit, text)
        QTest.keyClick(form.again, Qt.Key.Key_Return)
        assert where.error
        assert (form.old.text(), form.new.text(), form.again.text()) == (old, new, again)
        where.clear_error()
    replace_text(form.new, SECOND)
    replace_text(form.again, SECOND)
    press(form.main)
    assert not form.isVisible()
    assert form.new.text() == ""
    assert typed.said[-1].text.startswith("The passphrase is changed.")
    assert reopened(typed, SECOND) == "Ruth A."
    typed.opened.vault.close()


@pytest.mark.slow
def test_from_the_login_to_a_passphrase_and_back(keys: Strongroom) -> None:
    card = view_of(keys).protection
    press(card.switch)
    assert card.passphrase.new.hasFocus()
    assert not card.passphrase.old_field.isVisible()
    replace_text(card.passphrase.new, PASSPHRASE)
    assert "passphrase." in " ".join(label.text() for label in card.passphrase.new_field.findChildren(Label))
    replace_text(card.passphrase.again, PASSPHRASE)
    press(card.passphrase.main)
    assert card.opens.title.text().startswith("Your passphrase")
    assert "password store" not in card.leaves_open.words.text()
    press(card.switch)
    press(card.login.main)
    assert card.opens.title.text().startswith("Your computer's login")
    assert reopened(keys) == "Ruth A."


@pytest.mark.slow
def test_a_store_that_does_not_serve_is_said_in_the_form(typed: Strongroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> str:
        raise errors.KeyringLocked("locked")

    monkeypatch.setattr(type(typed.store._find()[0]), "set_password", locked)
    card = view_of(typed).protection
    press(card.switch)
    press(card.login.main)
    assert card.login.trouble.text() == "The password store is locked. Your notes are safe."
    assert card.login.main.isEnabled()
    QTest.keyClick(card.login.main, Qt.Key.Key_Escape)
    assert not card.login.isVisible()
    assert card.change.hasFocus()
    typed.opened.vault.close()


@pytest.mark.slow
def test_a_full_disk_is_said_in_the_form_and_nothing_typed_is_lost(
    keys: Strongroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Vault, "copy_to", full)
    form = view_of(keys).protection.passphrase
    press(view_of(keys).protection.switch)
    for edit in (form.new, form.again):
        replace_text(edit, PASSPHRASE)
    press(form.main)
    assert form.trouble.text() == DiskFull.default
    assert form.new.text() == PASSPHRASE
    keys.page.leaving()
    assert not form.isVisible()
    assert form.new.text() == ""


# A new sheet


def _type_back(room: Strongroom) -> str:
    """Type the two groups, as they would stand on the paper, and return the whole new sheet."""
    sheet = tab_of(room).new_sheet._sheet
    assert sheet is not None
    panel = view_of(room).new_sheet.sheet
    for edit, group in zip(panel.groups, ASKED_BACK, strict=True):
        replace_text(edit, sheet.recovery_groups[group].lower())
    return sheet.recovery_code


@pytest.mark.slow
def test_a_new_sheet_is_typed_back_and_put_in_force(keys: Strongroom) -> None:
    view = view_of(keys)
    press(view.sheet.new)
    assert not view.glance.isVisible()
    assert not view.new_sheet.finish.isEnabled()
    new = _type_back(keys)
    press(view.new_sheet.finish)
    assert view.glance.isVisible()
    assert keys.said[-1].text.startswith("The new sheet is in force.")
    assert reopened(keys) == "Ruth A."
    assert reopened(keys, sheet=new) == "Ruth A."


@pytest.mark.slow
def test_all_keys_are_changed_with_the_passphrase_and_a_wrong_one_is_said(typed: Strongroom) -> None:
    view = view_of(typed)
    press(view.keys.button)
    assert view.new_sheet.sheet.title.text() == "Change all keys"
    new = _type_back(typed)
    assert not view.new_sheet.finish.isEnabled()
    replace_text(view.new_sheet.passphrase, SECOND)
    press(view.new_sheet.finish)
    assert view.new_sheet.field.error
    assert view.new_sheet.passphrase.text() == SECOND
    replace_text(view.new_sheet.passphrase, PASSPHRASE)
    QTest.keyClick(view.new_sheet.passphrase, Qt.Key.Key_Return)
    assert view.glance.isVisible()
    assert reopened(typed, PASSPHRASE) == "Ruth A."
    assert reopened(typed, sheet=new) == "Ruth A."
    typed.opened.vault.close()


@pytest.mark.slow
def test_a_new_sheet_that_is_left_is_forgotten_and_the_old_one_stays(keys: Strongroom) -> None:
    view = view_of(keys)
    for leave in (view.new_sheet.cancel.click, keys.page.leaving):
        press(view.sheet.new)
        _type_back(keys)
        leave()
        assert view.glance.isVisible()
        assert view.new_sheet.sheet.typed() == ("", "")
    assert reopened(keys, sheet=keys.sheet) == "Ruth A."


@in_every_look
def test_it_passes_the_audit(typed: Strongroom, look: Settings) -> None:
    theme.current().apply(look)
    view = view_of(typed)
    view.sheet.test.button.click()
    view.protection.change.click()
    view.protection.passphrase.new.setText("x")
    view.protection.passphrase.main.click()
    assert view.protection.passphrase.again_field.error == DIFFER
    for making in (False, True):
        if making:
            view.sheet.new.click()
        for size in ((1068, 740), (812, 640)):
            typed.page.resize(*size)
            QApplication.processEvents()
            assert audit(typed.page) == []
    theme.current().apply(Settings())
    typed.opened.vault.close()
