"""“Their record” on a person's page: the packet, corrections, a hold, and erasing somebody for good."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.documents.structure import visible_text
from tests.ui.audit import audit
from tests.ui.front_desk import NOW, FrontDesk
from tests.ui.looks import in_every_look
from tests.usecases.a_full_record import FullRecord, full_record
from tests.usecases.conftest import Office
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.ids import LegalHoldId, new_id
from workwell_desktop.domain.person_packet import Answer
from workwell_desktop.domain.retention import LegalHold
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToPeople, ToPerson, ToSafety
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.people.controller import PersonPage
from workwell_desktop.ui.people.rights_view import RecordView
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.backups import Backups
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood

pytestmark = pytest.mark.slow


@dataclass
class Room:
    """Amara's page with her record in front, in a window over a vault with backups."""

    front: FrontDesk
    opened: OpenVault
    record: FullRecord
    page: PersonPage

    @property
    def tab(self) -> RecordView:
        return self.page.view.record

    def words(self) -> str:
        """Return everything that can be read on the page."""
        labels = [*self.page.findChildren(QLabel)]
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.page))

    def save_to(self, path: Path) -> None:
        """Choose a place in the dialog that opened."""
        (dialog,) = self.page.findChildren(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    access = Access(Places(tmp_path / "home"), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
    front = FrontDesk(opened.vault, qtbot=qtbot)
    record = full_record(Office(front.desk, opened.vault))
    page = PersonPage(front.desk, front.window, QUndoStack(), ErasingForGood(opened, front.clock))
    front.show(page, ToPerson(record.amara.id))
    page.view.tabs.picked.emit("record")
    yield Room(front, opened, record, page)
    opened.vault.close()


@in_every_look
def test_the_tab_passes_the_audit_in_every_state(room: Room, look: Settings) -> None:
    theme.current().apply(look)
    QApplication.processEvents()
    assert audit(room.page) == []
    room.tab.erase_button.click()
    assert audit(room.page) == []
    room.tab.erasing.typed.setText("Amara Okafor-Reed")
    room.tab.erasing.erase.click()
    assert audit(room.page) == []


def test_every_place_is_shown_and_decided_before_the_packet_leaves(room: Room, tmp_path: Path) -> None:
    assert room.tab.found.text().startswith("Somebody else seems to be named in 6 places.")
    assert "Ben Turner said he knows it." in room.words()
    place = next(
        each for each in room.front.desk.packets.draft(room.record.amara.id).places if "knows" in each.sentence
    )
    choice = room.tab.places.choices[place.key]
    assert choice.value() is Answer.A_MEMBER
    choice.show_value(Answer.LEAVE_OUT)
    choice.activated.emit(choice.currentIndex())
    room.tab.save.click()
    room.save_to(tmp_path / "record.pdf")
    text = visible_text((tmp_path / "record.pdf").read_bytes())
    assert "knows it" not in text
    assert "Ben" not in text
    assert "Amara Okafor-Reed" in text
    assert room.front.words()[-1].startswith("Their packet is made.")


def test_the_data_is_saved_beside_it_under_a_name_that_says_nothing(room: Room, tmp_path: Path) -> None:
    room.tab.data.click()
    (dialog,) = room.page.findChildren(QFileDialog)
    assert [Path(each).name for each in dialog.selectedFiles()] == ["record.json"]
    room.save_to(tmp_path / "anything.json")
    assert json.loads((tmp_path / "anything.json").read_bytes())["sections"]["people"][0]["pronouns"] == "she/her"


def test_the_packet_speaks_the_language_that_is_chosen(room: Room, tmp_path: Path) -> None:
    room.tab.language.setCurrentIndex(1)
    room.tab.language.activated.emit(1)
    room.tab.save.click()
    room.save_to(tmp_path / "record.pdf")
    assert "Tu expediente" in visible_text((tmp_path / "record.pdf").read_bytes())


def test_a_correction_is_asked_for_settled_and_undone(room: Room) -> None:
    card = room.tab.corrections
    card.ask.click()
    assert "still empty" in card.asked_field.error
    card.asked.setText("I came on 9 November")
    card.ask.click()
    asked = room.front.desk.corrections.of_person(room.record.amara.id)[0]
    assert (asked.asked, asked.asked_on) == ("I came on 9 November", NOW.date())
    assert card.asked.text() == ""
    field = card.done_fields[asked.id]
    field.control.setText("The register says so now")  # type: ignore[attr-defined]
    field.control.returnPressed.emit()  # type: ignore[attr-defined]
    settled = room.front.desk.corrections.of_person(room.record.amara.id)[0]
    assert (settled.done, settled.done_on) == ("The register says so now", NOW.date())
    room.front.undo_last()
    assert room.front.desk.corrections.of_person(room.record.amara.id)[0].done == ""
    room.page.undo_stack.undo()
    assert len(room.front.desk.corrections.of_person(room.record.amara.id)) == 1


def test_a_hold_is_shown_and_keeps_the_button_shut(room: Room) -> None:
    assert room.tab.erase_button.isEnabled()
    with room.opened.vault.work("test.hold") as work:
        hold = LegalHold(id=LegalHoldId(new_id()), person_id=room.record.amara.id, set_on=NOW.date())
        work.legal_holds.save(hold)
        work.commit()
    room.page.controller.read()
    assert not room.tab.erase_button.isEnabled()
    assert "A legal hold stands on this person" in room.words()
    room.tab.holds_requested.emit()
    assert room.front.went == [ToSafety("retention")]


def test_erasing_asks_for_the_name_and_then_does_it(room: Room) -> None:
    room.tab.erase_button.click()
    erasing = room.tab.erasing
    assert "Group note, signed · 2 Nov 2026" in room.words()
    erasing.typed.setText("Ben")
    erasing.erase.click()
    assert erasing.typed_field.error == "That is not what they are called. Type Amara Okafor-Reed or AO."
    assert room.front.desk.people.get(room.record.amara.id)
    erasing.typed.setText("amara okafor-reed")
    erasing.erase.click()
    assert [line.person.display_name for line in room.front.desk.people.lines()] == ["Ben Turner"]
    assert "Amara" not in room.words()
    assert "Okafor" not in room.words()
    assert room.page.undo_stack.count() == 0
    assert not erasing.finish.isVisibleTo(room.page)
    erasing.closed.emit()
    assert room.front.went == [ToPeople()]
    room.front.show(room.page, ToPerson(room.record.ben.id))
    assert room.page.view.tabs.isVisibleTo(room.page)
    assert not erasing.isVisibleTo(room.page)


def test_keeping_them_changes_nothing(room: Room) -> None:
    room.tab.erase_button.click()
    room.tab.erasing.keep.click()
    assert room.tab.record.isVisibleTo(room.page)
    assert room.tab.erase_button.hasFocus()
    assert room.front.desk.people.get(room.record.amara.id) == room.record.amara


def test_trouble_is_said_where_the_question_stands(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Backups, "back_up", full)
    room.tab.erase_button.click()
    room.tab.erasing.typed.setText("AO")
    room.tab.erasing.erase.click()
    assert "The disk is full" in room.tab.erasing.trouble.text()
    assert room.tab.erasing.erase.isEnabled()
    assert room.front.desk.people.get(room.record.amara.id)


def test_an_erasure_that_a_sudden_stop_interrupted_is_finished_later(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "rewritten", full)
        plan = room.front.desk.erasing.plan(room.record.amara.id)
        ErasingForGood(room.opened, room.front.clock).run(plan, {})
    room.front.show(room.page, ToPerson(room.record.ben.id))
    room.page.view.tabs.picked.emit("record")
    assert room.tab.unfinished.isVisibleTo(room.page)
    assert audit(room.page) == []
    room.tab.finish.click()
    assert not room.tab.unfinished.isVisibleTo(room.page)
    assert room.front.words()[-1].startswith("The erasure is finished")


def test_a_name_that_is_let_stay_stays(room: Room) -> None:
    room.tab.erase_button.click()
    for choice in room.tab.erasing.places.choices.values():
        choice.show_value(True)
        choice.activated.emit(choice.currentIndex())
    room.tab.erasing.typed.setText("AO")
    room.tab.erasing.erase.click()
    note = room.front.desk.notes.of_session(room.record.sessions[0].id).note
    assert note is not None
    assert "Amara Okafor-Reed brought up sleep" in note.text.happened
    assert replace(note).intact
