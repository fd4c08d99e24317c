"""The tab about how long records stay, driven as a person would: rules, review, holds; and the trail."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from tests.vault_fixture import KEY, vault, vault_path, vault_template
from workwell_desktop.domain.retention import PRESETS, RecordClass
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui import safety
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.safety.controller import SafetyPage
from workwell_desktop.ui.safety.retention_controller import RetentionTab
from workwell_desktop.ui.safety.trail_controller import TrailTab
from workwell_desktop.usecases.open_vault import OpenVault

__all__ = ["vault", "vault_path", "vault_template"]
pytestmark = pytest.mark.slow


@pytest.fixture
def front(vault: Vault, qtbot: QtBot) -> FrontDesk:
    made = FrontDesk(vault, qtbot=qtbot)
    made.desk.sample.add()
    return made


def page_of(front: FrontDesk, tmp_path: Path, tab: str) -> SafetyPage:
    keys = VaultKeys(KEY, "0" * 32, 1, KEY, KEY)
    opened = OpenVault(front.vault, Places(tmp_path), keys, KeyStore.for_this_run(), throw_away=True)
    page = safety.build(front.desk, opened, front.window)
    assert isinstance(page, SafetyPage)
    front.show(page, ToSafety(tab))
    return page


def retention_of(front: FrontDesk, tmp_path: Path) -> tuple[SafetyPage, RetentionTab]:
    """Return the page, to be held on to, and its tab."""
    page = page_of(front, tmp_path, "retention")
    tab = page.tab("retention")
    assert isinstance(tab, RetentionTab)
    return page, tab


def test_a_rule_shows_what_is_due_and_removing_asks_first(front: FrontDesk, tmp_path: Path) -> None:
    _page, tab = retention_of(front, tmp_path)
    assert not tab.due.chosen()
    assert tab.due.remove.isHidden() or not tab.due.remove.isVisibleTo(tab.due)
    tab.rules.rule_chosen.emit(RecordClass.SESSION_SUMMARY, 1)
    tab.read()
    tab.due.choose_all.click()
    chosen = tab.due.chosen()
    assert chosen
    tab.due.remove.click()
    assert f"Remove {len(chosen)} records for good?" in tab.due.question.words.text()
    assert len(front.desk.retention.review()) == len(chosen)
    tab.due.question.sure.click()
    assert front.desk.retention.review() == ()
    assert front.trouble() == ""


def test_rules_from_an_example_can_be_undone(front: FrontDesk, tmp_path: Path) -> None:
    _page, tab = retention_of(front, tmp_path)
    group = front.desk.groups.all()[0]
    tab.rules.about_chosen.emit(group.id)
    tab.rules.use.click()
    assert front.desk.retention.rules(group.id)[RecordClass.REGISTER].source == PRESETS[0].label
    tab.undo_stack.undo()
    assert front.desk.retention.rules(group.id) == {}


def test_keeping_longer_wants_a_reason_and_loses_nothing_typed(front: FrontDesk, tmp_path: Path) -> None:
    _page, tab = retention_of(front, tmp_path)
    tab.rules.rule_chosen.emit(RecordClass.SESSION_SUMMARY, 1)
    tab.read()
    tab.due.choose_all.click()
    tab.due.keep.click()
    tab.due.longer.keep.click()
    assert "reason" in tab.due.longer.fields["why"].error.lower()
    tab.due.longer.why.setText("A question is open")
    tab.due.longer.keep.click()
    tab.read()
    assert not tab.due._boxes
    assert all(record.kept is not None for record in front.desk.retention.review())


def test_a_hold_is_set_with_a_reason_and_lifted(front: FrontDesk, tmp_path: Path) -> None:
    _page, tab = retention_of(front, tmp_path)
    tab.holds.set.click()
    assert tab.holds.fields["why"].error
    tab.holds.why.setText("A letter from the court")
    tab.holds.set.click()
    (hold,) = front.desk.retention.holds()
    assert hold.stands
    tab.holds.lift_requested.emit(hold)
    assert not front.desk.retention.holds()[0].stands


def test_the_trail_is_read_checked_and_saved_without_names(front: FrontDesk, tmp_path: Path, qtbot: QtBot) -> None:
    page = page_of(front, tmp_path, "trail")
    tab = page.tab("trail")
    assert isinstance(tab, TrailTab)
    assert tab.trail.model.rowCount() >= 2
    tab.trail.verify.click()
    assert "as it was written" in tab.trail.answer.text()
    tab.trail.export.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "trail.csv"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    QCoreApplication.processEvents()
    assert "Monday" not in target.read_text("utf-8-sig")
    assert target.read_text("utf-8-sig").startswith("number,moment,action")
    tab.leaving()
    assert tab.trail.model.rowCount() == 0


def test_both_tabs_pass_the_audit(front: FrontDesk, tmp_path: Path) -> None:
    page = page_of(front, tmp_path, "retention")
    assert audit(page) == []
    front.show(page, ToSafety("trail"))
    assert audit(page) == []
