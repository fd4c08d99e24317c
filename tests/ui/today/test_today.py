"""Today: what is next, what needs a hand and what went well, each leading where it is done."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.incident import CrisisSheet
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.safekeeping import Safekeeping
from workwell_desktop.domain.session import Session
from workwell_desktop.ui import today
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCalendar,
    ToCloseOut,
    ToCrisis,
    ToFollowUps,
    ToGroup,
    ToGroups,
    ToHandouts,
    ToNote,
    ToRun,
    ToSafety,
    ToSession,
    ToToday,
)
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


def buttons(page: TodayPage) -> list[QAbstractButton]:
    """Return the buttons in sight."""
    QApplication.processEvents()
    return [button for button in page.findChildren(QAbstractButton) if button.isVisible()]


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
    assert press(front, page, "Start session") == ToRun(session.id)
    assert press(front, page, "Make a plan, to do") == ToSession(session.id)
    assert press(front, page, "Print the papers, to do") == ToHandouts(session.id)


def test_what_is_done_says_so_and_leads_there_too(front: FrontDesk, group: Group) -> None:
    before = front.session(group, NOW - WEEK)
    hold(front, group, before)
    front.desk.notes.write(before.id, NoteText(happened="We talked."))
    front.desk.notes.sign(before.id)
    session = front.session(group, NOW + timedelta(days=1))
    front.desk.groups.save(replace(group, checklist=("Chairs",)))
    front.desk.preparing.tick(session.id, "Chairs", done=True)
    page = show(front)
    assert press(front, page, "Open the plan") == ToSession(session.id)
    assert press(front, page, "Room ready, done") == ToSession(session.id)
    assert press(front, page, "Look at the notes of session 1, to do") == ToNote(before.id)
    assert press(front, page, "Notes of session 1 looked at, done") == ToNote(before.id)


def test_sessions_marked_as_ready_say_so_and_ask_for_nothing(front: FrontDesk, group: Group) -> None:
    sessions = [front.session(group, NOW + timedelta(hours=hours)) for hours in (2, 26)]
    page = show(front)
    assert "Make a plan" in seen(page)
    for session in sessions:
        front.desk.sessions.set_ready(session.id, True)
    words = seen(page).splitlines()
    assert words.count("Ready") == 2
    assert "Plan the session" not in words
    assert press(front, page, "Start session") == ToRun(sessions[0].id)


def test_who_sent_word_is_not_expected(front: FrontDesk, group: Group) -> None:
    session = front.session(group, NOW + timedelta(hours=2))
    page = show(front)
    person = front.desk.attendance.of_group(group.id)[1].rows[0].person_id
    front.desk.attendance.mark(session.id, person, Code.APOLOGIES)
    assert "1 of 2 expected" in seen(page)


def test_while_it_runs_the_clock_is_next(front: FrontDesk, group: Group) -> None:
    session = front.session(group, NOW - timedelta(minutes=10))
    person = front.desk.attendance.of_group(group.id)[1].rows[0].person_id
    front.desk.attendance.mark(session.id, person, Code.PRESENT)
    page = show(front)
    assert "Now · today" in seen(page)
    assert press(front, page, "Back to the session") == ToRun(session.id)


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
    assert press(front, page, "Close out: Lanterns, Mon 16 Nov") == ToCloseOut(held.id)


def test_what_is_unfinished_of_a_session_is_one_line(front: FrontDesk, group: Group) -> None:
    held = front.session(group, NOW - WEEK)
    front.desk.sessions.end(held.id)
    front.desk.follow_ups.put(replace(front.desk.follow_ups.make_by_hand("Tea"), session_id=held.id))
    page = show(front)
    words = seen(page)
    assert "Two things left" in words
    assert "Register open · No note yet · 1 follow-up open" in words
    assert "Lanterns, session 1 · register and note left" in words
    assert press(front, page, "Open: Close out") == ToCloseOut(held.id)


def test_with_nothing_to_do_it_says_so(front: FrontDesk, group: Group) -> None:
    page = show(front)
    assert press(front, page, "Open: Look through the crisis numbers") == ToCrisis()
    front.desk.crisis.keep_sheet(CrisisSheet(reviewed_on=NOW.date()))
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


def missing_twice(front: FrontDesk, group: Group) -> Person:
    person = front.member(group, "Maya Rosen")[0]
    for weeks in (2, 1):
        session = front.session(group, NOW - weeks * WEEK)
        hold(front, group, session)
        front.desk.attendance.mark(session.id, person.id, Code.ABSENT)
    return person


def test_follow_ups_due_say_with_whom_and_never_why(front: FrontDesk, group: Group) -> None:
    person = missing_twice(front, group)
    page = show(front)
    assert "1 person missed two or more in a row" in seen(page)
    assert press(front, page, "Look: Worth a thought") == ToFollowUps()
    (suggestion,) = front.desk.follow_ups.suggestions()
    made = front.desk.follow_ups.make_of(suggestion)
    front.desk.follow_ups.reword(made.id, why="Her brother's illness", due=NOW.date())
    words = seen(page)
    assert "Speak with Maya R. in the room" in words
    assert "Missed sessions in a row · due today" in words
    assert "brother" not in words
    front.desk.people.save(replace(person, contact=ContactConsent(ways=frozenset({ContactWay.PHONE}))))
    assert press(front, page, "Done…: Call Maya R.") == ToFollowUps(made.id)
    assert page.hide_names(True)
    words = seen(page)
    assert "Call someone" in words
    assert "Maya" not in words
    page.hide_names(False)
    assert "Maya R." in seen(page)


def test_many_due_are_told_in_a_line(front: FrontDesk, group: Group) -> None:
    for days in range(5):
        front.desk.follow_ups.make_by_hand("Tea", group_id=group.id, due=NOW.date() - timedelta(days=days))
    assert "And 2 follow-ups are due, 1 overdue" in seen(show(front))


def test_an_agreement_due_for_review_is_told(front: FrontDesk, group: Group) -> None:
    front.desk.groups.save(replace(group, agreement_review_on=NOW.date()))
    page = show(front)
    assert press(front, page, "Open: Look at the agreement again") == ToGroup(group.id, "details")
    front.session(group, NOW + timedelta(hours=2))
    words = seen(page)
    assert "Look at the agreement again" not in words
    assert press(front, page, "Review the agreement, to do") == ToGroup(group.id, "details")


def test_only_what_is_so_is_celebrated(front: FrontDesk, group: Group) -> None:
    held = front.session(group, NOW - WEEK)
    hold(front, group, held)
    page = show(front)
    assert "Everyone came to session 1, all 2 of them" in seen(page)
    someone = front.desk.attendance.of_group(group.id)[1].rows[0].person_id
    front.desk.attendance.mark(held.id, someone, Code.APOLOGIES)
    assert "Worth celebrating" not in seen(page)


def test_of_a_full_week_the_rest_is_in_the_calendar(front: FrontDesk, group: Group) -> None:
    for days in (0, 1, 2, 3, 4, 5, 6):
        front.session(group, NOW + timedelta(days=days, hours=1))
    page = show(front)
    assert "This week" in seen(page)
    assert press(front, page, "1 more in the calendar") == ToCalendar()


@pytest.mark.slow
def test_after_a_year_it_leads_to_the_test_of_the_recovery_sheet(front: FrontDesk) -> None:
    front.group("Monday Circle")
    with front.desk.day.means.open_work("keys.sheet_dated") as work:
        work.safekeeping.save(Safekeeping(sheet_made_on=NOW.date() - 53 * WEEK))
        work.commit()
    page = show(front)
    assert "never tested" in seen(page)
    assert press(front, page, "Test: Try your recovery sheet once") == ToSafety("protection", part="sheet")
