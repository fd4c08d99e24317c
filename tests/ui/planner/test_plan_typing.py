"""What is typed beside the plan is kept by itself, refused beside its field, and never lost."""

from datetime import time

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room, titles, told_everything
from tests.ui.planner.test_plan_parts import choose
from workwell_desktop.domain.agenda import Category
from workwell_desktop.ui.kit.bulletin import SaveState
from workwell_desktop.ui.kit.places_to_go import ToSession

TWO_SECONDS = 2000


def compose(widget: QWidget, words: str) -> None:
    """Type words of any script, as an input method hands them over."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def test_typing_is_kept_within_two_seconds_and_is_one_step_to_undo(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    session = room.add_session(room.add_group(), "Talk", "Close")
    page = show_plan(session)
    choose(page, 0)
    page.view.part.start_editing(fresh=True)
    QTest.keyClicks(page.view.part.title, "Listening ")
    qtbot.waitUntil(lambda: titles(room.kept(session))[0] == "Listening", timeout=TWO_SECONDS)
    assert page.view.part.title.text() == "Listening ", "the space being typed stays"
    assert page.view.part.title.hasFocus()
    QTest.keyClicks(page.view.part.title, "well")
    qtbot.waitUntil(lambda: titles(room.kept(session))[0] == "Listening well", timeout=TWO_SECONDS)
    assert page.undo_stack.count() == 1
    page.undo_stack.undo()
    assert titles(room.kept(session)) == ["Talk", "Close"]
    assert page.view.part.title.text() == "Talk"


def test_every_field_of_a_part_is_kept_on_leaving(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    choose(page, 0)
    form = page.view.part
    for name, words in (
        ("say", "Welcome.\nYou may pass."),
        ("steps", "Phones in the basket."),
        ("participant_text", "We talk in pairs."),
        ("prompts", "What helped?\n\nWhat was hard?"),
        ("materials", "Cards\nPens"),
    ):
        form.more.setChecked(True)
        if name in form.folds:
            form.folds[name].open()
        form.areas[name].setFocus()
        QTest.keyClicks(form.areas[name], words.replace("\n", "\r"))
    form.kind.setFocus()
    QTest.keyClick(form.kind, Qt.Key.Key_Home)
    page.leaving()
    block = room.kept(session).agenda.blocks[0]
    assert block.say == "Welcome.\nYou may pass."
    assert block.steps == "Phones in the basket."
    assert block.participant_text == "We talk in pairs."
    assert block.prompts == ("What helped?", "What was hard?")
    assert block.materials == ("Cards", "Pens")
    assert block.category is Category.OPENING


def test_minutes_that_cannot_be_are_refused_beside_the_field_and_stay_there(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk", "Close")
    page = show_plan(session)
    choose(page, 0)
    form = page.view.part
    for wrong in ("0", "2000"):
        form.minutes.number.setFocus()
        form.minutes.number.selectAll()
        QTest.keyClicks(form.minutes.number, wrong)
        page.leaving()
        assert "between 1 and 480" in form.fields["minutes"].error
        assert room.kept(session).agenda.blocks[0].minutes == 10
        assert form.minutes.value() == int(wrong)
    choose(page, 1)
    assert form.minutes.value() == 10
    assert form.fields["minutes"].error == ""
    choose(page, 0)
    assert form.minutes.value() == 2000
    assert "between 1 and 480" in form.fields["minutes"].error
    form.minutes.number.selectAll()
    QTest.keyClicks(form.minutes.number, "25")
    page.leaving()
    assert form.fields["minutes"].error == ""
    assert room.kept(session).agenda.blocks[0].minutes == 25
    assert page.view.total.text() == "35 of 90 min · 55 spare"


def test_an_empty_title_is_refused_and_holds_up_nothing_else(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    choose(page, 0)
    page.view.part.title.setFocus()
    page.view.part.title.selectAll()
    QTest.keyClick(page.view.part.title, Qt.Key.Key_Backspace)
    page.view.part.areas["say"].setFocus()
    QTest.keyClicks(page.view.part.areas["say"], "Welcome")
    page.leaving()
    assert page.view.part.fields["title"].error
    assert room.kept(session).agenda.blocks[0].title == "Talk"
    assert room.kept(session).agenda.blocks[0].say == "Welcome"


def test_the_end_before_the_start_is_refused_beside_the_field(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    details = page.view.details
    details.end.setTime(QTime(18, 0))
    page.leaving()
    assert "after the start" in details.fields["ends"].error
    assert details.end.time() == QTime(18, 0)
    assert room.kept(session).minutes == 90
    details.start.setTime(QTime(17, 0))
    page.leaving()
    assert details.fields["ends"].error == ""
    kept = room.kept(session)
    assert (kept.starts_at.time(), kept.minutes) == (time(17, 0), 60)


def test_another_day_keeps_the_length_says_so_and_can_be_undone(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    page.view.details.day.setDate(QDate(2026, 11, 30))
    page.leaving()
    assert room.kept(session).starts_at == TONIGHT.replace(day=30)
    assert room.kept(session).minutes == 90
    assert "Mon 30 Nov" in page.view.header.subtitle.text()
    page.undo_stack.undo()
    assert room.kept(session).starts_at == TONIGHT
    assert page.view.details.day.date() == QDate(2026, 11, 23)


def test_theme_place_and_facilitators_are_kept_and_the_title_follows(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    for name, words in (("theme", "Trust"), ("place", "Kitchen"), ("facilitators", "Ruth A., Łukasz, 李")):
        line = page.view.details.lines[name]
        line.setFocus()
        line.selectAll()
        compose(line, words)
    page.leaving()
    kept = room.kept(session)
    assert (kept.theme, kept.place, kept.facilitators) == ("Trust", "Kitchen", ("Ruth A.", "Łukasz", "李"))
    assert page.view.header.title.text() == "Session 7 — Trust"
    assert "Ruth A., Łukasz and 李" in page.view.header.subtitle.text()


def test_news_from_elsewhere_takes_neither_the_keys_nor_the_typed_text(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk", "Close")
    page = show_plan(session)
    choose(page, 0)
    page.view.part.start_editing(fresh=True)
    QTest.keyClicks(page.view.part.title, "Half a wo")
    page.view.part.title.setCursorPosition(4)
    room.desk.sessions.begin(session.id)
    told_everything(page)
    assert page.view.part.title.text() == "Half a wo"
    assert page.view.part.title.cursorPosition() == 4
    assert page.view.part.title.hasFocus()
    assert page.view.header.main.text() == "Go to the session"
    page.leaving()
    assert titles(room.kept(session)) == ["Half a wo", "Close"]


def test_a_full_disk_keeps_the_text_and_tries_again(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    choose(page, 0)
    with room.full_disk():
        page.view.part.start_editing(fresh=True)
        QTest.keyClicks(page.view.part.title, "Precious")
        page.leaving()
        report = room.bulletin.saving()
        assert report.state is SaveState.TROUBLE
        assert "disk is full" in report.sentence
        told_everything(page)
        assert page.view.part.title.text() == "Precious"
    assert titles(room.kept(session)) == ["Talk"]
    assert report.retry is not None
    report.retry()
    assert titles(room.kept(session)) == ["Precious"]
    assert room.bulletin.saving().state is SaveState.SAVED


def test_what_could_not_be_saved_survives_a_look_at_another_session(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    session, other = room.add_session(group, "Talk"), room.add_session(group, "Else", number=8)
    page = show_plan(session)
    choose(page, 0)
    with room.full_disk():
        page.view.part.start_editing(fresh=True)
        QTest.keyClicks(page.view.part.title, "Precious")
        page.show_place(ToSession(other.id))
        assert page.view.part.title.text() == "Else"
        assert "session 7" in room.bulletin.saving().sentence
    page.show_place(ToSession(session.id))
    assert page.view.part.title.text() == "Precious"
    page.leaving()
    assert titles(room.kept(session)) == ["Precious"]
    assert room.bulletin.saving().state is SaveState.SAVED


def test_a_full_disk_while_moving_says_so_and_moves_when_tried_again(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = show_plan(session)
    choose(page, 0)
    with room.full_disk():
        QTest.keyClick(page.view.parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert page.undo_stack.count() == 0
        retry = room.bulletin.saving().retry
    assert titles(room.kept(session)) == ["a", "b"]
    assert retry is not None
    retry()
    assert titles(room.kept(session)) == ["b", "a"]
    assert room.bulletin.saving().state is SaveState.SAVED
