"""The crisis panel and the incident written afterwards, driven as a person would."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet, IncidentText
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui import crisis
from workwell_desktop.ui.crisis.controller import CrisisPage
from workwell_desktop.ui.crisis.incident_controller import IncidentPage
from workwell_desktop.ui.crisis.view import StepLine
from workwell_desktop.ui.kit.buttons import LinkButton
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToCrisis, ToHandouts, ToIncident, ToRun

__all__ = ["vault", "vault_path", "vault_template"]


@pytest.fixture
def front(vault: Vault, qtbot: QtBot) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


def words(page: Page) -> str:
    """Return every word on the page."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def running(front: FrontDesk) -> tuple[Group, Session]:
    """Return a session whose clock runs, led by Ruth A. and Devon."""
    group = front.group(place="Room 2", address="14 Elm Street, back door", quiet_place="The staff room")
    session = front.session(group, NOW - timedelta(minutes=10))
    session = front.desk.sessions.save(replace(session, facilitators=("Ruth A.", "Devon")))
    front.desk.running.start(session.id)
    return group, session


def panel(front: FrontDesk, place: ToCrisis) -> CrisisPage:
    page = crisis.build(front.desk, front.window)
    assert isinstance(page, CrisisPage)
    front.show(page, place)
    return page


def test_it_says_what_to_do_whom_to_call_and_where_you_are(front: FrontDesk) -> None:
    front.desk.crisis.keep_sheet(
        CrisisSheet(
            country="GB",
            contacts=(CrisisContact(name="Samaritans", number="116 123", hours="day and night"),),
            reviewed_on=NOW.date(),
        )
    )
    running(front)
    page = panel(front, ToCrisis())
    shown = words(page)
    for expected in (
        "116 123", "14 Elm Street, back door", "Devon goes, you stay", "The staff room", "clock is paused",
        "Checked on 23 Nov 2026",
    ):  # fmt: skip
        assert expected in shown
    assert audit(page) == []


def test_the_clock_stands_still_while_it_is_open(front: FrontDesk) -> None:
    _, session = running(front)
    page = panel(front, ToCrisis(session.id))
    assert front.desk.running.state(session.id).paused
    QTest.keyClick(page.view.band.back, Qt.Key.Key_Escape)
    assert front.went == [ToRun(session.id)]
    page.leaving()
    assert not front.desk.running.state(session.id).paused


def test_opening_it_only_to_look_leaves_nothing_behind(front: FrontDesk) -> None:
    page = panel(front, ToCrisis())
    page.leaving()
    assert front.desk.crisis.all() == ()


def test_a_tick_begins_a_draft_with_the_time_of_opening(front: FrontDesk) -> None:
    group, session = running(front)
    page = panel(front, ToCrisis(session.id))
    front.now += timedelta(minutes=4)
    step = page.findChildren(StepLine)[0]
    step.box.click()
    (line,) = front.desk.crisis.all()
    assert line.incident.opened_at == NOW
    assert line.incident.steps == (step.box.accessibleName(),)
    assert (line.group, line.incident.session_id) == (group, session.id)
    page.leaving()
    assert front.desk.crisis.get(line.incident.id).closed_at == front.now


def test_numbers_nobody_has_checked_are_said_to_be_so(front: FrontDesk) -> None:
    page = panel(front, ToCrisis())
    assert "Nobody has checked these numbers here yet" in words(page)
    assert "112" in words(page) or "999" in words(page) or "911" in words(page)


def test_the_numbers_can_be_printed_as_cards(front: FrontDesk) -> None:
    _, session = running(front)
    page = panel(front, ToCrisis())
    link = next(button for button in page.findChildren(LinkButton) if button.text() == "Print them as cards")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert front.went == [ToHandouts(session.id, session.group_id, "crisis_card")]


def test_it_shows_no_name_of_a_member_under_the_privacy_screen(front: FrontDesk) -> None:
    group, session = running(front)
    front.member(group, "Amara Okafor")
    page = panel(front, ToCrisis(session.id))
    assert page.hide_names(hidden=True)
    assert "Amara" not in words(page)


def test_the_incident_is_kept_as_it_is_typed_and_finished_once(front: FrontDesk) -> None:
    page = panel(front, ToCrisis())
    page.view.band.note.click()
    (place,) = front.went
    assert isinstance(place, ToIncident)
    form = crisis.build_incidents(front.desk, front.window)
    assert isinstance(form, IncidentPage)
    front.show(form, place)
    assert not form.view.form.sign.isEnabled()
    form.view.areas["actions"].setFocus()
    form.view.areas["actions"].insertPlainText("Opened a window.")
    form.view.form.sign.click()
    assert "still empty" in form.view.fields["facts"].error
    area = form.view.areas["facts"]
    area.setFocus()
    area.insertPlainText("19:07 A person began to shake and asked to go outside.")
    form.leaving()
    assert place.incident_id is not None
    assert front.desk.crisis.get(place.incident_id).facts.startswith("19:07")
    form.view.form.sign_and_lock.click()
    assert front.desk.crisis.get(place.incident_id).signed_at == front.now
    assert front.desk.crisis.get(place.incident_id).state is NoteState.LOCKED
    assert not area.isVisible()
    assert form.view.form.reading["facts"].text().startswith("19:07")
    assert not form.view.removal.isVisible()
    assert audit(form) == []


def test_a_draft_opened_by_mistake_can_be_removed_and_brought_back(front: FrontDesk) -> None:
    page = panel(front, ToCrisis())
    page.view.band.note.click()
    form = crisis.build_incidents(front.desk, front.window)
    assert isinstance(form, IncidentPage)
    front.show(form, front.went[-1])
    form.view.removal.remove_button.click()
    form.view.removal.sure_button.click()
    assert front.desk.crisis.all() == ()
    front.undo_last()
    assert len(front.desk.crisis.all()) == 1
    QApplication.processEvents()


def test_without_a_vault_the_steps_and_numbers_still_show(front: FrontDesk) -> None:
    view = crisis.build_without_vault(front.window)
    front.qtbot.addWidget(view)
    view.show()
    assert not [line for line in view.findChildren(StepLine) if line.box.isVisible()]
    assert "Ask plainly" in "\n".join(label.text() for label in view.findChildren(QLabel))


@pytest.mark.slow
def test_a_signed_report_is_sealed_for_somebody_and_its_words_show_once(front: FrontDesk, tmp_path: Path) -> None:
    incident = front.desk.crisis.begin(front.desk.crisis.read("GB", None, None))
    front.desk.crisis.put(incident)
    front.desk.crisis.write(incident.id, IncidentText(facts="Somebody fainted."))
    form = crisis.build_incidents(front.desk, front.window)
    assert isinstance(form, IncidentPage)
    front.show(form, ToIncident(incident.id))
    card = form.view.seal
    assert not card.isVisible()
    front.desk.crisis.sign(incident.id)
    form.controller.read()
    card.button.click()
    assert "Say who" in card.field.error
    card.receiver.setText("The service manager")
    card.button.click()
    dialog = form.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    dialog.close()
    spoken = card.words.text()
    assert pikepdf.open(tmp_path / "copy.pdf", password=spoken).pages
    assert "The service manager" in front.desk.crisis.get(incident.id).addenda[0].text
    form.leaving()
    assert spoken not in words(form)
    assert front.trouble() == ""
