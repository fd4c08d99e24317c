"""The first run at the keyboard: nothing is written before the sheet was typed back, nothing typed is ever lost."""

from pathlib import Path

import pytest
from keyring import errors
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.unlock.entrance_hall import NOW, PASSPHRASE, Hall
from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.errors import DiskFull, Refusal
from workwell_desktop.security import recovery
from workwell_desktop.security.protection import Setup
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToGroup
from workwell_desktop.ui.kit.recovery_sheet_panel import ASKED_BACK
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.unlock.first_run_shown import Step
from workwell_desktop.usecases.access import Access


def click(widget: object) -> None:
    """Press with the mouse."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def type_into(edit: QLineEdit, text: str) -> None:
    """Replace what stands in a field, by hand."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


class Newcomer:
    """Somebody who sets up WorkWell, and may stop anywhere."""

    def __init__(self, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
        self.hall = hall
        drawn: list[Setup] = []
        begin = type(hall.access).begin

        def remembered(access: object) -> Setup:
            drawn.append(begin(access))  # type: ignore[arg-type]
            return drawn[-1]

        monkeypatch.setattr(type(hall.access), "begin", remembered)
        self.view = hall.first_run()
        self.setup = drawn[-1]

    def say_who(self, name: str = "Ruth A.") -> None:
        """The first step."""
        QTest.keyClicks(self.view.you.name_edit, name)
        QTest.keyClick(self.view.you.name_edit, Qt.Key.Key_Return)

    def choose(self, way: Protection) -> None:
        """The second step."""
        panel = self.view.protection
        click(panel.easy if way is Protection.EASY else panel.with_passphrase)
        if way is Protection.PASSPHRASE:
            type_into(panel.first_edit, PASSPHRASE)
            type_into(panel.again_edit, PASSPHRASE)
        click(self.view.onward)

    def type_back(self) -> None:
        """The third step, up to Continue."""
        for number, edit in zip(ASKED_BACK, self.view.sheet.groups, strict=True):
            type_into(edit, self.setup.recovery_groups[number].lower())

    def reach(self, step: Step, way: Protection = Protection.EASY) -> None:
        """Go on until a step stands on the screen."""
        if step >= Step.PROTECTION:
            self.say_who()
        if step >= Step.SHEET:
            self.choose(way)
        if step >= Step.GROUP:
            self.type_back()
            click(self.view.onward)


@pytest.fixture
def newcomer(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Newcomer:
    return Newcomer(hall, monkeypatch)


@pytest.mark.parametrize("way", Protection)
@pytest.mark.parametrize("step", [Step.YOU, Step.PROTECTION, Step.SHEET])
def test_who_stops_at_a_step_leaves_nothing(hall: Hall, newcomer: Newcomer, step: Step, way: Protection) -> None:
    newcomer.reach(step, way)
    if step is Step.SHEET:
        newcomer.type_back()
        assert newcomer.view.onward.isEnabled()
    newcomer.view.close()
    assert hall.snapshot() == {}
    assert hall.told.items == {}
    assert not hall.access.exists()
    assert not hall.access.places.left_half_made()


@pytest.mark.parametrize("way", Protection)
def test_who_stops_before_the_first_group_has_a_sound_vault(hall: Hall, newcomer: Newcomer, way: Protection) -> None:
    newcomer.reach(Step.GROUP, way)
    newcomer.view.close()
    newcomer.view.deleteLater()
    opened = hall.access.with_sheet("".join(newcomer.setup.recovery_groups)).vault
    assert opened.protection() is way
    assert opened.desk(lambda _changes: None, lambda: NOW).own_name.get().name == "Ruth A."
    opened.vault.close()


@pytest.mark.parametrize("way", Protection)
def test_four_steps_lead_to_the_first_group(hall: Hall, newcomer: Newcomer, way: Protection) -> None:
    newcomer.reach(Step.GROUP, way)
    assert not newcomer.view.back.isVisible()
    assert newcomer.view.protection.texts() == ("", "")
    assert len(hall.told.items) == (1 if way is Protection.EASY else 0)
    QTest.keyClicks(newcomer.view.group.name_edit, "Lanterns")
    QTest.keyClick(newcomer.view.group.name_edit, Qt.Key.Key_Return)
    ((opened, place),) = hall.entered
    assert isinstance(place, ToGroup)
    assert place.tab == "members"
    group = opened.desk(lambda _changes: None, lambda: NOW).groups.get(place.group_id)
    assert (group.name, group.facilitators) == ("Lanterns", ("Ruth A.",))


def test_a_sample_or_nothing_will_do_too(hall: Hall, newcomer: Newcomer) -> None:
    newcomer.reach(Step.GROUP)
    type_into(newcomer.view.group.name_edit, " ")
    click(newcomer.view.group.make)
    assert newcomer.view.group.name.error
    assert not hall.entered
    click(newcomer.view.group.later)
    assert [place for _, place in hall.entered] == [None]


def test_a_name_is_asked_for_in_a_sentence(newcomer: Newcomer) -> None:
    click(newcomer.view.onward)
    assert newcomer.view.you.isVisible()
    assert newcomer.view.you.name.error
    newcomer.say_who("R" * 500)
    assert newcomer.view.you.name.error
    assert newcomer.view.you.name_edit.text() == "R" * 500
    type_into(newcomer.view.you.name_edit, "Ruth A.")
    click(newcomer.view.onward)
    assert newcomer.view.protection.isVisible()


def test_a_group_typed_wrong_is_named_and_holds_the_door(newcomer: Newcomer) -> None:
    newcomer.reach(Step.SHEET)
    view = newcomer.view
    newcomer.type_back()
    assert view.onward.isEnabled()
    wrong = "QQQQ" if newcomer.setup.recovery_groups[ASKED_BACK[1]] != "QQQQ" else "PPPP"
    type_into(view.sheet.groups[1], wrong)
    assert [label.text() for label in view.sheet.said] == [
        "Group 3 is right.",
        "Group 6 reads differently on the sheet.",
    ]
    assert not view.onward.isEnabled()
    QTest.keyClick(view.sheet.groups[1], Qt.Key.Key_Return)
    assert view.sheet.isVisible()
    assert recovery.tidied(view.sheet.groups[1].text()) == recovery.tidied(wrong)


def test_a_weak_or_unlike_passphrase_holds_the_door(newcomer: Newcomer) -> None:
    newcomer.reach(Step.PROTECTION)
    panel, onward = newcomer.view.protection, newcomer.view.onward
    click(panel.with_passphrase)
    assert panel.first_edit.hasFocus()
    type_into(panel.first_edit, "hello")
    type_into(panel.again_edit, "hello")
    assert not onward.isEnabled()
    type_into(panel.first_edit, PASSPHRASE)
    assert not onward.isEnabled()
    assert "differ" in panel.again.error
    type_into(panel.again_edit, PASSPHRASE)
    assert not panel.again.error
    assert onward.isEnabled()
    click(onward)
    click(newcomer.view.back)
    assert panel.texts() == (PASSPHRASE, PASSPHRASE)


def test_without_a_store_a_passphrase_is_the_way_and_the_reason_is_said(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.told.trouble = errors.NoKeyringError("none")
    newcomer = Newcomer(hall, monkeypatch)
    newcomer.say_who()
    panel = newcomer.view.protection
    assert not panel.easy.isEnabled()
    assert panel.easy.words == StoreState.ABSENT.sentence
    assert not panel.easy.isChecked()
    assert not panel.easy.hasFocus()
    assert panel.with_passphrase.isChecked()
    newcomer.choose(Protection.PASSPHRASE)
    newcomer.type_back()
    click(newcomer.view.onward)
    assert newcomer.view.group.isVisible()


def test_a_refusal_while_making_is_said_and_what_was_typed_stays(hall: Hall, newcomer: Newcomer) -> None:
    newcomer.reach(Step.SHEET)
    newcomer.type_back()
    typed = newcomer.view.sheet.typed()
    hall.told.trouble = errors.KeyringLocked("dismissed")
    click(newcomer.view.onward)
    assert newcomer.view.trouble == StoreState.LOCKED.sentence
    assert newcomer.view.sheet.typed() == typed
    assert not hall.access.exists()
    hall.told.trouble = None
    click(newcomer.view.onward)
    assert newcomer.view.group.isVisible()


def test_a_fault_while_making_is_said_and_another_try_succeeds(
    hall: Hall, newcomer: Newcomer, monkeypatch: pytest.MonkeyPatch
) -> None:
    newcomer.reach(Step.SHEET, Protection.PASSPHRASE)
    newcomer.type_back()
    typed = newcomer.view.sheet.typed()

    def full(*_: object) -> Vault:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "create", full)
        click(newcomer.view.onward)
    assert newcomer.view.trouble == DiskFull.default
    assert (newcomer.view.sheet.typed(), newcomer.view.protection.texts()) == (typed, (PASSPHRASE, PASSPHRASE))
    assert hall.snapshot() == {}
    click(newcomer.view.onward)
    assert newcomer.view.group.isVisible()
    assert newcomer.view.trouble == ""


def test_a_vault_that_appeared_meanwhile_is_never_written_over(hall: Hall, newcomer: Newcomer) -> None:
    newcomer.reach(Step.SHEET)
    newcomer.type_back()
    hall.make()
    before = hall.snapshot()
    click(newcomer.view.onward)
    assert "There is a vault here already" in newcomer.view.trouble
    assert hall.snapshot() == before
    with pytest.raises(Refusal):
        hall.access.with_sheet("".join(newcomer.setup.recovery_groups))


def test_a_vault_that_was_made_but_would_not_open_is_one_to_unlock(
    hall: Hall, newcomer: Newcomer, monkeypatch: pytest.MonkeyPatch
) -> None:
    newcomer.reach(Step.SHEET)
    newcomer.type_back()

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Access, "_open", full)
    click(newcomer.view.onward)
    assert hall.access.exists()
    assert hall.agains == [1]


def test_look_and_size_hold_at_once(hall: Hall, newcomer: Newcomer) -> None:
    newcomer.view.you.look_chosen.emit(ThemeChoice.DARK)
    newcomer.view.you.text_size_chosen.emit(150)
    assert (hall.settings.current.theme, hall.settings.current.text_scale) == (ThemeChoice.DARK, 150)


def test_the_sheet_is_shown_printed_and_saved_without_the_window_waiting(
    hall: Hall, newcomer: Newcomer, tmp_path: Path
) -> None:
    newcomer.reach(Step.SHEET)
    assert newcomer.view.sheet.page.count == 1
    click(newcomer.view.sheet.print)
    dialog = newcomer.view.findChild(QPrintDialog)
    assert dialog is not None
    dialog.reject()
    click(newcomer.view.sheet.save)
    asks = newcomer.view.findChild(QFileDialog)
    assert asks is not None
    asks.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    asks.reject()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert hall.snapshot() == {}


@in_every_look
def test_every_step_passes_the_audit(newcomer: Newcomer, look: Settings) -> None:
    theme.current().apply(look)
    view = newcomer.view
    view.resize(1024, 700)
    wrong = {Step.YOU: audit(view)}
    newcomer.say_who()
    click(view.protection.with_passphrase)
    wrong[Step.PROTECTION] = audit(view)
    newcomer.choose(Protection.EASY)
    newcomer.type_back()
    wrong[Step.SHEET] = audit(view)
    click(view.onward)
    wrong[Step.GROUP] = audit(view)
    assert not any(wrong.values()), wrong
    theme.current().apply(Settings())
