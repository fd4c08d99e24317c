"""Today: what is next, what needs a hand and what went well, each leading where it is done."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.session import Session
from workwell_desktop.ui import today
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToGroups, ToHandouts, ToNote, ToSession, ToToday
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.kit.surfaces import Chip
from workwell_desktop.ui.today.controller import TodayPage


def show(front: FrontDesk) -> TodayPage:
    page = today.build(front.desk, front.window)
    assert isinstance(page, TodayPage)
    front.show(page, ToToday())
    return page


def seen(page: TodayPage) -> str:
    """Return every word in sight."""
    QApplication.processEvents()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    chips = [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]
    return "\n".join([*labels, *chips, *(button.text() for button in buttons(page))]).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def buttons(page: TodayPage) -> list[QPushButton]:
    """Return the buttons in sight."""
    QApplication.processEvents()
    return [button for button in page.findChildren(QPushButton) if button.isVisible()]


def press(front: FrontDesk, page: TodayPage, name: str) -> Place:
    """Press the button with these words, or this spoken name, and return where it led."""
    (found,) = [button for button in buttons(page) if name in (button.text(), button.accessibleName())]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    return front.went[-1]


def hold(front: FrontDesk, group: Group, session: Session, code: Code = Code.PRESENT) -> None:
    """Give everyone in a group the same mark."""
    for row in front.desk.attendance.of_group(group.id)[1].rows:
        front.desk.attendance.mark(session.id, row.person_id, code)


@pytest.fixture
def group(front: FrontDesk) -> Group:
    made = front.group("Lanterns", place="Room 2")
    for name in ("Amara O.", "Ben T."):
        front.member(made, name)
    return made


def test_an_empty_house_offers_the_first_step_and_a_sample(front: FrontDesk) -> None:
    page = show(front)
    assert page.view.empty.isVisible()
    assert not page.view.new_session.isVisible()
    assert press(front, page, "Create your first group") == ToGroups()
    QTest.mouseClick(page.view.sample, Qt.MouseButton.LeftButton)
    assert not page.view.empty.isVisible()
    assert "(sample)" in seen(page)
    assert front.words()[-1] == "The sample group is here. Everyone in it is invented."


def test_the_next_session_says_what_is_ready_and_leads_to_what_is_not(front: FrontDesk, group: Group) -> None:
    session = front.session(group, NOW + timedelta(hours=2), "Small victories")
    page = show(front)
    words = seen(page)
    assert "Lanterns — Session 1" in words
    assert "Theme: Small victories" in words
    assert "2 of 2 expected" in words
    assert "One session today" in words
    assert press(front, page, "Open the plan") == ToSession(session.id)
    assert press(front, page, "Plan the agenda") == ToSession(session.id)
    assert press(front, page, "Print the papers") == ToHandouts(session.id)


def test_sessions_marked_as_ready_say_so_and_ask_for_nothing(front: FrontDesk, group: Group) -> None:
    sessions = [front.session(group, NOW + timedelta(hours=hours)) for hours in (2, 26)]
    page = show(front)
    assert "Plan the session" in seen(page)
    for session in sessions:
        front.desk.sessions.set_ready(session.id, True)
    words = seen(page).splitlines()
    assert words.count("Ready") == 2
    assert "Plan the session" not in words


def test_who_sent_word_is_not_expected(front: FrontDesk, group: Group) -> None:
    session = front.session(group, NOW + timedelta(hours=2))
    page = show(front)
    person = front.desk.attendance.of_group(group.id)[1].rows[0].person_id
    front.desk.attendance.mark(session.id, person, Code.APOLOGIES)
    assert "1 of 2 expected" in seen(page)


def test_while_it_runs_the_register_is_next(front: FrontDesk, group: Group) -> None:
    session = front.session(group, NOW - timedelta(minutes=10))
    person = front.desk.attendance.of_group(group.id)[1].rows[0].person_id
    front.desk.attendance.mark(session.id, person, Code.PRESENT)
    page = show(front)
    assert "Now · today" in seen(page)
    assert press(front, page, "Take the register") == ToGroup(group.id, "attendance")


def test_each_errand_leads_where_it_is_done(front: FrontDesk, group: Group) -> None:
    unmarked = front.session(group, NOW - 2 * WEEK)
    held = front.session(group, NOW - WEEK)
    hold(front, group, held)
    page = show(front)
    assert press(front, page, "Open: Was this session held?") == ToSession(unmarked.id)
    assert press(front, page, "Open: Write the note") == ToNote(held.id)
    front.desk.notes.write(held.id, NoteText(happened="We talked."))
    assert "Note unsigned" in seen(page)
    assert press(front, page, "Open: Sign the note") == ToNote(held.id)


def test_with_nothing_to_do_it_says_so(front: FrontDesk, group: Group) -> None:
    page = show(front)
    words = seen(page)
    assert "All done" in words
    assert "Nothing is planned yet" in words
    assert press(front, page, "Plan a session") == ToGroup(group.id, "sessions")
    assert press(front, page, "New session") == ToGroup(group.id, "sessions")
    front.group("Another")
    assert press(front, page, "New session") == ToGroups()


def test_news_shows_at_once(front: FrontDesk, group: Group) -> None:
    page = show(front)
    session = front.session(group, NOW + 2 * timedelta(days=1), "Boundaries that hold")
    front.session(group, NOW + 4 * timedelta(days=1), "Trust")
    words = seen(page)
    assert "Boundaries that hold" in words
    assert "Session 2 · Trust" in words
    front.desk.sessions.remove(session.id)
    assert "Boundaries that hold" not in seen(page)


def test_in_a_narrow_window_every_chip_is_whole(front: FrontDesk, group: Group) -> None:
    for days in (2, 9):
        front.session(group, NOW + timedelta(days=days), "A theme with rather many words in it")
    hold(front, group, front.session(group, NOW - WEEK))
    page = show(front)
    for width in (1068, 812, 640):
        page.resize(width, 640)
        front.qtbot.waitUntil(lambda: all(chip.width() >= chip.sizeHint().width() for chip in chips(page)))
        for chip in chips(page):
            line = chip.parentWidget()
            assert line is not None
            assert line.rect().contains(chip.geometry()), (width, chip.text())


def chips(page: TodayPage) -> list[Chip]:
    """Return the chips in sight."""
    return [chip for chip in page.findChildren(Chip) if chip.isVisible()]


@in_every_look
def test_it_passes_the_audit_with_hard_names(front: FrontDesk, look: Settings) -> None:
    for name in ("李", '<b>&"', "Łukasz Đặng " * 9):
        group = front.group(name, place="Room " * 20)
        front.member(group, "Amara O.")
        front.session(group, NOW + timedelta(hours=3), "Theme " * 15)
        hold(front, group, front.session(group, NOW - WEEK))
    theme.current().apply(look)
    page = show(front)
    for size in ((1068, 740), (812, 640)):
        page.resize(*size)
        assert audit(page) == []
    theme.current().apply(Settings())
