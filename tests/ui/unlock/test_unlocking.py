"""The unlock screen for each answer of the password store, and each way around it. Nothing is ever made or lost."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from keyring import errors
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.unlock.entrance_hall import PASSPHRASE, Hall
from workwell_desktop.domain.access import Offer, Protection, StoreState
from workwell_desktop.domain.errors import NewerFormat, NotAVault, ReadOnly, VaultMissing
from workwell_desktop.security import backends
from workwell_desktop.security.store import packed
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.unlock.unlock_controller import LOOK_EVERYWHERE, ONLY_THE_SHEET, SAFE
from workwell_desktop.ui.unlock.unlock_view import UnlockView

NOBODY = 65534
OTHER = "seven green boats and a drum"

TOLD: dict[StoreState, Callable[[Hall], object]] = {
    StoreState.LOCKED: lambda hall: setattr(hall.told, "trouble", errors.KeyringLocked("dismissed")),
    StoreState.MISSING: lambda hall: hall.told.forget(),
    StoreState.WRONG: lambda hall: setattr(hall.told, "answer", packed("cd" * 16, bytes(32))),
    StoreState.ABSENT: lambda hall: setattr(hall.told, "trouble", errors.NoKeyringError("none")),
    StoreState.REFUSED: lambda hall: setattr(hall.told, "trouble", backends.UnsafeStore()),
    StoreState.DENIED: lambda hall: setattr(hall.told, "trouble", errors.KeyringLocked("denied")),
}


def offers(view: UnlockView) -> set[Offer]:
    """Return what can be pressed."""
    found = {offer for offer, link in view.links.items() if link.isVisible()}
    if Offer.TRY_AGAIN in found:
        assert view.field.isVisible()  # else the large button says it
    large = {"Try again": Offer.TRY_AGAIN, LOOK_EVERYWHERE: Offer.TRY_AGAIN, "Use the recovery sheet": Offer.SHEET}
    if view.unlock.isVisible() and view.unlock.text() in large:
        found.add(large[view.unlock.text()])
    return found


def click(widget: object) -> None:
    """Press with the mouse."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def type_in(view: UnlockView, text: str) -> None:
    """Type into the one field and press Enter."""
    assert view.edit.hasFocus()
    view.edit.clear()
    QTest.keyClicks(view.edit, text)
    QTest.keyClick(view.edit, Qt.Key.Key_Return)


def test_a_store_that_answers_opens_without_a_click(hall: Hall) -> None:
    hall.make()
    hall.unlock()
    assert len(hall.entered) == 1


@pytest.mark.parametrize("way", Protection)
@pytest.mark.parametrize("state", TOLD)
def test_each_answer_has_its_sentence_and_offers_only_what_works(
    hall: Hall, state: StoreState, way: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.make(way)
    TOLD[state](hall)
    before, kept = hall.snapshot(), hall.told.items
    if state is StoreState.DENIED:
        monkeypatch.setattr(sys, "platform", "darwin")
    view = hall.unlock()
    if way is Protection.PASSPHRASE:
        assert view.field.isVisible()
        assert offers(view) == {Offer.SHEET}
    else:
        follows = "" if Offer.TRY_AGAIN in state.offers else ONLY_THE_SHEET
        assert view.sentence == state.sentence
        assert view.beside == (SAFE if state is StoreState.WRONG else follows)
        assert view.unlock.isVisible()
        assert offers(view) == set(state.offers) - {Offer.PASSPHRASE}
        assert not view.field.isVisible()
    assert not hall.entered
    assert (hall.snapshot(), hall.told.items) == (before, kept)


def test_try_again_asks_again(hall: Hall) -> None:
    hall.make()
    hall.told.trouble = errors.KeyringLocked("dismissed")
    view = hall.unlock()
    click(view.unlock)
    assert view.sentence == StoreState.LOCKED.sentence
    hall.told.trouble = None
    click(view.unlock)
    assert len(hall.entered) == 1


@pytest.fixture
def may_answer(hall: Hall) -> Iterator[Event]:
    """Return what lets the password store answer at last; until then it is silent, beside the window."""
    hall.make()
    hall.background = Background()
    hall.may_answer = Event()
    yield hall.may_answer
    hall.may_answer.set()


def test_a_store_silent_for_two_seconds_is_waited_for_and_may_answer_late(hall: Hall, may_answer: Event) -> None:
    began = monotonic()
    view = hall.unlock()
    hall.qtbot.waitUntil(lambda: view.sentence == StoreState.WAITING.sentence, timeout=6000)
    assert monotonic() - began >= 1.8
    assert offers(view) == {Offer.CANCEL, Offer.SHEET}
    assert not hall.entered
    may_answer.set()
    hall.qtbot.waitUntil(lambda: len(hall.entered) == 1)


def test_who_stops_waiting_can_try_again_and_a_late_answer_opens_nothing(hall: Hall, may_answer: Event) -> None:
    view = hall.unlock()
    hall.qtbot.waitUntil(lambda: view.sentence == StoreState.WAITING.sentence, timeout=6000)
    click(view.links[Offer.CANCEL])
    assert view.sentence == StoreState.LOCKED.sentence
    may_answer.set()
    with hall.qtbot.waitSignal(hall.background.busy_changed):
        pass
    assert not hall.entered
    assert not hall.access.places.database.with_name("main.db-wal").exists()  # what it opened is closed again
    assert offers(view) == {Offer.TRY_AGAIN, Offer.SHEET}
    click(view.unlock)
    hall.qtbot.waitUntil(lambda: len(hall.entered) == 1)


def test_the_sheet_opens_while_the_store_is_still_silent(hall: Hall, may_answer: Event) -> None:
    view = hall.unlock()
    hall.qtbot.waitUntil(lambda: view.sentence == StoreState.WAITING.sentence, timeout=6000)
    click(view.links[Offer.SHEET])
    may_answer.set()
    type_in(view, hall.sheet)
    hall.qtbot.waitUntil(lambda: len(hall.entered) == 1)
    hall.background.wait()
    assert len(hall.entered) == 1


# Recovery by sheet


def test_the_sheet_opens_and_puts_the_key_back(hall: Hall) -> None:
    hall.make()
    hall.told.forget()
    view = hall.unlock()
    click(view.links[Offer.SHEET])
    type_in(view, hall.sheet.lower().replace("-", " "))
    assert len(hall.entered) == 1
    assert len(hall.told.items) == 1
    hall.entered.pop()[0].vault.close()
    hall.unlock()
    assert len(hall.entered) == 1


def test_a_mistyped_sheet_names_the_group_and_keeps_what_was_typed(hall: Hall) -> None:
    hall.make()
    hall.told.forget()
    before = hall.snapshot()
    view = hall.unlock()
    click(view.links[Offer.SHEET])
    groups = hall.sheet.split("-")
    groups[4] = ("Q" if groups[4][0] != "Q" else "P") + groups[4][1:]
    type_in(view, "-".join(groups))
    assert "fifth group" in view.field.error
    assert view.edit.text() == "-".join(groups)
    assert not hall.entered
    assert (hall.snapshot(), hall.told.items) == (before, {})


def test_without_a_store_the_sheet_leads_to_a_passphrase(hall: Hall) -> None:
    hall.make()
    hall.told.trouble = errors.NoKeyringError("none")
    view = hall.unlock()
    assert not view.links[Offer.SHEET].isVisible()
    click(view.unlock)
    type_in(view, hall.sheet)
    assert view.edit.text() == ""
    assert view.edit.accessibleName() == "New passphrase"
    type_in(view, "hello")
    assert view.field.error
    assert view.edit.text() == "hello"
    type_in(view, PASSPHRASE)
    assert len(hall.entered) == 1
    hall.entered.pop()[0].vault.close()
    again = hall.unlock()
    type_in(again, PASSPHRASE)
    assert len(hall.entered) == 1


def test_from_the_sheet_back_to_the_store(hall: Hall) -> None:
    hall.make()
    hall.told.trouble = errors.KeyringLocked("dismissed")
    view = hall.unlock()
    click(view.links[Offer.SHEET])
    assert offers(view) == {Offer.TRY_AGAIN}
    hall.told.trouble = None
    click(view.links[Offer.TRY_AGAIN])
    assert len(hall.entered) == 1


# Passphrase


def test_a_wrong_passphrase_is_said_and_kept_and_the_right_one_opens(hall: Hall) -> None:
    hall.make(Protection.PASSPHRASE)
    view = hall.unlock()
    type_in(view, "a noisy lamp by the sea")
    assert view.field.error
    assert view.edit.text() == "a noisy lamp by the sea"
    assert view.edit.selectedText()
    assert not hall.entered
    type_in(view, PASSPHRASE)
    assert len(hall.entered) == 1
    assert view.edit.text() == ""


def test_from_the_passphrase_to_the_sheet_and_back(hall: Hall) -> None:
    hall.make(Protection.PASSPHRASE)
    view = hall.unlock()
    click(view.links[Offer.SHEET])
    assert view.edit.accessibleName().startswith("Recovery sheet")
    assert offers(view) == {Offer.PASSPHRASE}
    click(view.links[Offer.PASSPHRASE])
    assert view.edit.accessibleName() == "Passphrase"
    click(view.links[Offer.SHEET])
    type_in(view, hall.sheet)
    assert view.edit.accessibleName() == "New passphrase"
    assert len(hall.kept) == 1
    click(view.links[Offer.KEEP])
    assert len(hall.entered) == 1
    assert hall.told.items == {}


@pytest.mark.slow
def test_who_forgot_the_passphrase_chooses_another_by_the_sheet(hall: Hall) -> None:
    hall.make(Protection.PASSPHRASE)
    view = hall.unlock()
    click(view.links[Offer.SHEET])
    type_in(view, hall.sheet)
    type_in(view, "hello")
    assert view.field.error
    type_in(view, OTHER)
    hall.entered.pop()[0].vault.close()
    again = hall.unlock()
    type_in(again, PASSPHRASE)
    assert again.field.error
    type_in(again, OTHER)
    assert len(hall.entered) == 1


@pytest.mark.slow
@pytest.mark.parametrize("state", [StoreState.MISSING, StoreState.WRONG])
def test_where_the_key_is_lost_a_backup_is_a_way_out(hall: Hall, state: StoreState) -> None:
    hall.make()
    TOLD[state](hall)
    view = hall.unlock()
    click(view.links[Offer.BACKUP])
    assert hall.restores == [1]
    assert not hall.entered


# Files that cannot be used


def _both_headers(hall: Hall, content: bytes) -> None:
    for path in (hall.access.places.header, hall.access.places.header_prev):
        path.write_bytes(content)


def _damage(hall: Hall) -> None:
    _both_headers(hall, hall.access.places.header.read_bytes().replace(b'"epoch"', b'"epoxy"'))


def _foreign_header(hall: Hall) -> None:
    _both_headers(hall, b"Shopping: tea, biscuits, candles\n")


def _newer(hall: Hall) -> None:
    body, _, _ = hall.access.places.header.read_bytes()[:-1].rpartition(b"\n")
    body = body.replace(b"format 2", b"format 3", 1)
    _both_headers(hall, body + b"\n" + sha256(body).hexdigest().encode() + b"\n")


def _no_headers(hall: Hall) -> None:
    hall.access.places.header.unlink()
    hall.access.places.header_prev.unlink()


def _no_database(hall: Hall) -> None:
    hall.access.places.database.unlink()


def _foreign_database(hall: Hall) -> None:
    hall.access.places.database.write_bytes(b"not a vault at all ".ljust(8192, b"!"))


BROKEN: dict[Callable[[Hall], None], str] = {
    _damage: "Both copies of the key file are damaged. WorkWell has changed nothing.",
    _foreign_header: NotAVault.default,
    _newer: NewerFormat.default,
    _no_headers: "The key file of this vault is not where it was.",
    _no_database: VaultMissing.default,
    _foreign_database: "The file in the vault's place cannot be read with this vault's key.",
}


@pytest.mark.parametrize("harm", BROKEN, ids=lambda harm: harm.__name__)
def test_a_file_that_cannot_be_used_is_named_calmly_and_nothing_is_made(
    hall: Hall, harm: Callable[[Hall], None]
) -> None:
    hall.make()
    whole = hall.home.with_name("whole")
    shutil.copytree(hall.home, whole)
    harm(hall)
    before, kept = hall.snapshot(), hall.told.items
    view = hall.unlock()
    assert view.sentence.startswith(BROKEN[harm])
    newer = {Offer.TRY_AGAIN}
    assert offers(view) == (newer if harm is _newer else {*newer, Offer.BACKUP})
    assert not view.field.isVisible()
    lies = view.where.findChild(QLineEdit)
    assert lies is not None
    assert lies.isVisible()
    assert lies.text() == str(hall.access.places.vault_dir)
    assert (hall.snapshot(), hall.told.items) == (before, kept)
    shutil.rmtree(hall.home)
    shutil.copytree(whole, hall.home)
    click(view.unlock)
    assert len(hall.entered) == 1


@contextmanager
def ordinary_user(folder: Path) -> Iterator[None]:
    """Be somebody whom file permissions bind, and to whom the folder belongs."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_cannot_be_written_is_said(hall: Hall) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hall = Hall(folder / "home", hall.qtbot)
        hall.make()
        with ordinary_user(folder):
            hall.access.places.vault_dir.chmod(0o500)
            try:
                view = hall.unlock()
                assert view.sentence == ReadOnly.default
                assert offers(view) == {Offer.TRY_AGAIN}
            finally:
                hall.access.places.vault_dir.chmod(0o700)
            click(view.unlock)
            assert len(hall.entered) == 1
            hall.close()


@in_every_look
def test_it_passes_the_audit_in_every_state(hall: Hall, look: Settings) -> None:
    hall.make()
    hall.told.forget()
    theme.current().apply(look)
    view = hall.unlock()
    for size in ((1280, 800), (1024, 700)):
        view.resize(*size)
        assert audit(view) == []
    click(view.links[Offer.SHEET])
    type_in(view, "abc")
    assert audit(view) == []
    theme.current().apply(Settings())
