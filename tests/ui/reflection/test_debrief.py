"""The debrief page, as a facilitator uses it on the way home."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.retention import RecordClass
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToDebrief, ToSession, ToSupervision
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.reflection import build_debrief
from workwell_desktop.ui.reflection.debrief_controller import DebriefPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(front: FrontDesk) -> Session:
    group = front.group("Lanterns")
    front.member(group, "Maya Rosen")
    return front.session(group, NOW - timedelta(hours=2), "Rest")


@pytest.fixture
def page(front: FrontDesk, session: Session) -> DebriefPage:
    page = build_debrief(front.desk, front.window)
    assert isinstance(page, DebriefPage)
    front.show(page, ToDebrief(session.id))
    return page


def kept(front: FrontDesk, session: Session) -> Debrief | None:
    return front.desk.reflections.debriefs.of_session(session.id).note


def write(page: DebriefPage, words: str) -> None:
    page.view.form.areas["text"].setFocus()
    QTest.keyClicks(page.view.form.areas["text"], words)


def test_it_is_kept_as_it_is_typed_and_signed(front: FrontDesk, session: Session, page: DebriefPage) -> None:
    form = page.view.form
    assert form.saved.text() == "Nothing written yet"
    assert not form.sign.isEnabled()
    write(page, "Tired, and glad.")
    page.leaving()
    note = kept(front, session)
    assert note is not None
    assert (note.text, note.state) == ("Tired, and glad.", NoteState.DRAFT)
    QTest.mouseClick(form.sign_and_lock, LEFT)
    note = kept(front, session)
    assert note is not None
    assert (note.state, note.author) == (NoteState.LOCKED, "Ruth A.")
    assert form.reading["text"].text() == "Tired, and glad."
    assert not form.writing.isVisible()
    assert front.words()[-1] == "Debrief signed and locked"
    held = QApplication.focusWidget()
    assert held is form.reading["text"]  # so the page stays at the words


@pytest.mark.slow
def test_a_members_name_is_noticed_and_hinders_nothing(front: FrontDesk, session: Session, page: DebriefPage) -> None:
    write(page, "Maya spoke over me.")
    notice = page.view.form.notices["text"]
    assert notice.isVisible()
    assert "about you" in notice.words.text()
    assert notice.move_button.isHidden()
    QTest.mouseClick(notice.unname_button, LEFT)
    assert page.view.form.areas["text"].toPlainText() == "A member spoke over me."


@pytest.mark.slow
def test_a_template_adds_headings_and_loses_nothing(front: FrontDesk, page: DebriefPage) -> None:
    write(page, "Already here.")
    menu = page.view.form.templates.menu_of_templates
    menu.actions()[0].trigger()
    text = page.view.form.areas["text"].toPlainText()
    assert text.startswith("Already here.\n")
    assert "What was hard for me?" in text
    menu.actions()[0].trigger()
    assert page.view.form.areas["text"].toPlainText() == text
    QTest.keyClick(page.view.form.areas["text"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.view.form.areas["text"].toPlainText() == "Already here."


@pytest.mark.slow
def test_what_stood_before_can_be_read(front: FrontDesk, session: Session, page: DebriefPage) -> None:
    wordings = page.view.form.wordings
    write(page, "Tired.")
    page.leaving()
    assert not wordings.isVisible()
    front.now += timedelta(minutes=30)
    write(page, " Glad.")
    page.leaving()
    page.controller.hear(Changes.REFLECTIONS)
    assert wordings.link.text() == "Read 1 earlier wording"
    QTest.mouseClick(wordings.link, LEFT)
    assert "Tired." in [each.text() for each in wordings.list.findChildren(ReadingText)]
    QTest.mouseClick(wordings.link, LEFT)
    assert not wordings.unfolded


@pytest.mark.slow
def test_the_panel_says_what_is_set_now(front: FrontDesk, session: Session, page: DebriefPage) -> None:
    assert "No time is set" in page.view.sees.words()
    front.desk.retention.keep_rule(session.group_id, RecordClass.DEBRIEF, 24, "")
    assert "2 years." in page.view.sees.words()
    assert "hand-over bundle" in page.view.sees.words()


@pytest.mark.slow
def test_it_leads_to_the_session_and_to_supervision(front: FrontDesk, session: Session, page: DebriefPage) -> None:
    page.view.header.crumb_pressed.emit()
    QTest.mouseClick(page.view.supervision, LEFT)
    assert front.went == [ToSession(session.id), ToSupervision()]


@pytest.mark.slow
def test_a_full_disk_keeps_the_words_and_tries_again(front: FrontDesk, session: Session, page: DebriefPage) -> None:
    other = front.session(front.group("Harbour"), NOW - timedelta(days=1))
    with front.full_disk():
        write(page, "Precious.")
        page.leaving()
        assert "disk is full" in page.view.form.trouble_words.text()
        page.show_place(ToDebrief(other.id))
        assert page.view.form.areas["text"].toPlainText() == ""
    page.leaving()
    note = kept(front, session)
    assert note is not None
    assert note.text == "Precious."
    assert kept(front, other) is None


@in_every_look
def test_it_passes_the_audit(front: FrontDesk, session: Session, page: DebriefPage, look: Settings) -> None:
    theme.current().apply(look)
    try:
        write(page, "Maya and I: " + "x" * 300)
        page.leaving()
        for _ in range(8):
            QApplication.processEvents()
        assert audit(page) == []
        front.desk.reflections.debriefs.sign(session.id)
        front.desk.reflections.debriefs.add(session.id, "Łukasz & <b>" * 9, "y" * 300)
        page.view.form.addenda.start()
        for _ in range(8):
            QApplication.processEvents()
        assert audit(page) == []
    finally:
        theme.current().apply(Settings())
