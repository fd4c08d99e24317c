"""What the register does besides taking letters: saying more, counting, narrowing, walk-ins and paper order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.attendance.book import AMARA, BEN, LAST_WEEK, NAMES, NEXT_WEEK, TODAY, Book, names, pick, show
from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.period import Span
from workwell_desktop.domain.profile import RecordProfile
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.domain.session import SheetFate
from workwell_desktop.ui.attendance.shown import STREAK_ROLE, SUMS
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToGroup
from workwell_desktop.ui.kit.settings import Settings


def mark_of(book: Book, row: int, column: int = TODAY) -> Mark:
    """Return a mark as the vault keeps it."""
    mark = book.front.desk.attendance.of_group(book.group.id)[1].rows[row].marks[column]
    assert mark is not None
    return mark


# Saying more


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_key_unfolds_what_more_can_be_said_and_escape_goes_back(book: Book, key: Qt.Key) -> None:
    book.type("e")
    book.go_to(AMARA, TODAY)
    book.press(key)
    details = book.page.view.marking.details
    assert details.reason.hasFocus()
    assert not details.late.isVisible()
    QTest.keyClicks(details.reason, "ill")
    QTest.keyClick(details.reason, Qt.Key.Key_Escape)
    assert mark_of(book, AMARA).reason == "ill"
    assert not details.isVisible()
    assert book.page.view.grid.cells.hasFocus()
    assert book.front.words()[-1] == "Amara O.: reason kept"


def test_minutes_make_present_late_and_both_letters_stand_together(book: Book) -> None:
    book.type("p")
    book.go_to(AMARA, TODAY)
    book.press(Qt.Key.Key_F2)
    details = book.page.view.marking.details
    details.late.number.setValue(10)
    assert book.column(TODAY)[AMARA] == "L"
    details.early.number.setValue(5)
    assert book.column(TODAY)[AMARA] == "L LE"
    assert book.page.model.spoken(AMARA, TODAY) == ("Amara O., session 2: late by 10 minutes, left 5 minutes early")
    book.page.undo_stack.undo()
    book.page.undo_stack.undo()
    assert book.column(TODAY)[AMARA] == "P"
    assert details.late.value() == 0


def test_ticks_and_arrival_are_kept_and_shown(book: Book) -> None:
    book.type("p")
    book.go_to(AMARA, TODAY)
    book.press(Qt.Key.Key_F2)
    details = book.page.view.marking.details
    details.follow_up.click()
    details.first_time.click()
    details.arrived.click()
    mark = mark_of(book, AMARA)
    assert (mark.needs_follow_up, mark.first_time) == (True, True)
    assert mark.arrived_at == NOW - timedelta(hours=1)
    assert details.time.isVisible()
    assert "to follow up" in book.page.model.spoken(AMARA, TODAY)


def test_a_mark_is_void_with_a_reason_and_its_history_is_told(book: Book) -> None:
    book.type("a")
    book.go_to(AMARA, TODAY)
    book.press(Qt.Key.Key_F2)
    details = book.page.view.marking.details
    details.void_button.click()
    details.void_now.click()
    assert details._fields["why"].error.startswith("Why it is void is still empty.")
    QTest.keyClicks(details.why, "wrong line")
    details.void_now.click()
    assert book.kept()[AMARA][TODAY] is Code.NOT_MARKED
    assert details.history.text().endswith("absent, no word. Void: wrong line")
    book.page.undo_stack.undo()
    assert book.kept()[AMARA][TODAY] is Code.ABSENT


def test_words_that_are_refused_stay_beside_their_field(book: Book) -> None:
    book.type("a")
    book.go_to(AMARA, TODAY)
    book.press(Qt.Key.Key_F2)
    details = book.page.view.marking.details
    long = "x" * 121
    details.reason.setText(long)
    details.reason.editingFinished.emit()
    assert "121 characters" in details._fields["reason"].error
    assert details.reason.text() == long


@pytest.mark.parametrize("profile", list(RecordProfile))
def test_only_what_the_record_profile_allows_is_asked(book: Book, profile: RecordProfile) -> None:
    if not profile.rules.names:
        return  # then nobody is named at all
    book.front.desk.groups.save(replace(book.group, profile=profile))
    book.type("a")
    book.go_to(AMARA, TODAY)
    book.press(Qt.Key.Key_F2)
    details = book.page.view.marking.details
    assert details.reason.isVisible() == profile.rules.reasons
    assert details.comment.isVisible() == profile.rules.comments
    assert details.follow_up.isVisible()


def test_an_unmarked_cell_says_that_there_is_nothing_to_describe_yet(book: Book) -> None:
    book.press(Qt.Key.Key_F2)
    assert book.page.view.marking.details.unmarked.isVisible()
    assert not book.page.view.marking.details.comment.isVisible()


def test_minutes_half_typed_are_kept_when_another_mark_is_pressed_or_the_page_is_left(book: Book) -> None:
    book.type("p")
    book.go_to(AMARA, TODAY)
    book.press(Qt.Key.Key_F2)
    details = book.page.view.marking.details
    QTest.keyClicks(details.late.number, "15")
    book.page.view.buttons[Code.LEFT_EARLY].click()
    assert mark_of(book, AMARA).late_minutes == 15
    details.early.setFocus()
    details.early.number.selectAll()
    QTest.keyClicks(details.early.number, "7")
    book.page.leaving()
    assert mark_of(book, AMARA).early_minutes == 7
    counting = book.page.view.counting
    counting.open()
    counting.headcount.number.selectAll()
    QTest.keyClicks(counting.headcount.number, "4")
    book.page.leaving()
    assert book.front.desk.sessions.get(book.page.model.register.sessions[TODAY].id)[0].headcount == 4


# Counting


def test_the_counts_are_reconciled_with_a_plain_sentence(book: Book) -> None:
    book.type("ppa")
    counting = book.page.view.counting
    counting.open_button.click()
    assert counting.headcount.hasFocus() or counting.headcount.number.hasFocus()
    counting.headcount.number.setValue(3)
    counting.sheet.number.setValue(2)
    assert counting.verdict.text() == "Register: 2"
    assert counting.said.text() == (
        "1 person more was counted than the register has. 1 person in the room did not sign the sheet."
    )
    counting.visitors.number.setValue(1)
    pick(counting.fate, SheetFate.FILED)
    kept = book.front.desk.sessions.get(book.page.model.register.sessions[TODAY].id)[0]
    assert (kept.headcount, kept.sheet_count, kept.visitors, kept.sheet_fate) == (3, 2, 1, SheetFate.FILED)
    counting.sheet.number.setValue(3)
    assert counting.verdict.text() == "All agree: 3"
    for _ in range(5):
        book.page.undo_stack.undo()
    again = book.front.desk.sessions.get(kept.id)[0]
    assert (again.headcount, again.sheet_count, again.visitors, again.sheet_fate) == (None, None, 0, None)


def test_the_first_press_of_more_proposes_what_the_register_says(book: Book) -> None:
    book.type("ppp")
    counting = book.page.view.counting
    counting.open_button.click()
    counting.headcount.number.stepUp()
    assert counting.headcount.value() == 3


def test_a_session_to_come_cannot_be_counted(book: Book) -> None:
    book.go_to(AMARA, NEXT_WEEK)
    assert not book.page.view.counting.open_button.isEnabled()
    assert book.page.view.counting.short.text() == "Nobody to count here yet"


# Who is left


def test_completing_offers_to_mark_those_left_and_never_makes_them_absent_silently(book: Book) -> None:
    book.type("p")
    marking = book.page.view.marking
    assert marking.left_open.text() == "2 people have no mark yet: Ben T. and Cem U."
    assert not marking.rest_absent.isVisible()  # the session is still on
    book.front.now = NOW + timedelta(hours=3)
    book.go_to(BEN, TODAY)
    marking.rest_absent.click()
    assert book.column(TODAY) == ["P", "A", "A", "1"]
    assert not marking.left_open.isVisible()
    book.page.undo_stack.undo()
    assert book.column(TODAY) == ["P", "·", "·", "1"]


def test_the_running_total_follows_each_mark(book: Book) -> None:
    seen = []
    for letter in "pae":
        book.type(letter)
        seen.append(book.page.view.marking._running.text())
    assert seen == ["1 here · 1 of 3 marked", "1 here · 2 of 3 marked", "1 here · 3 of 3 marked"]


def test_the_name_carries_a_sign_and_the_number_of_silent_absences(book: Book) -> None:
    book.go_to(BEN, LAST_WEEK)
    book.type("a")
    book.go_to(BEN, TODAY)
    book.type("a")
    model = book.page.model
    vertical = Qt.Orientation.Vertical
    assert [model.headerData(row, vertical, STREAK_ROLE) for row in range(3)] == [0, 2, 0]
    spoken = model.headerData(BEN, vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ben T.: 2 absences in a row without a word"


# Narrowing


def test_a_filter_hides_people_and_no_total(book: Book) -> None:
    book.go_to(AMARA, LAST_WEEK)
    book.type("pap")
    toolbar = book.page.view.toolbar
    pick(toolbar.whom, Whom.MISSED_LAST)
    assert names(book) == ["Ben T."]
    assert book.page.model.index(1, LAST_WEEK).data() == "2"
    book.go_to(0, LAST_WEEK)
    book.type("p")
    assert names(book) == ["Ben T."]  # nobody vanishes under the hand
    assert book.page.model.index(1, LAST_WEEK).data() == "3"
    pick(toolbar.whom, Whom.FOLLOW_UP)
    assert book.page.view.nobody.text() == "Nobody here: “To follow up” fits no one in this period."
    pick(toolbar.whom, Whom.EVERYONE)
    assert names(book) == NAMES
    assert book.page.view.grid.isVisible()


def test_the_period_narrows_the_sessions_and_is_remembered_for_the_group_by_id(book: Book) -> None:
    toolbar = book.page.view.toolbar
    pick(toolbar.period, Span.CHOSEN)
    day = NOW.date()
    toolbar.start.setDate(QDate(day.year, day.month, day.day))
    toolbar.end.setDate(QDate(day.year, day.month, day.day))
    assert len(book.page.model.register.sessions) == 1
    kept = book.front.window.settings.current.register_views
    assert kept == f"{book.group.id.hex}:chosen:{day}:{day}:everyone"
    other = book.front.group("Harbour")
    book.front.member(other, "Dee K.")
    book.front.session(other)
    book.front.show(book.page, ToGroup(other.id, "attendance"))
    assert toolbar.period.value() is Span.TWELVE_SESSIONS
    book.front.show(book.page, ToGroup(book.group.id, "attendance"))
    assert toolbar.period.value() is Span.CHOSEN
    assert len(book.page.model.register.sessions) == 1


def test_days_the_wrong_way_round_are_told_and_change_nothing(book: Book) -> None:
    toolbar = book.page.view.toolbar
    pick(toolbar.period, Span.CHOSEN)
    before = len(book.page.model.register.sessions)
    toolbar.end.setDate(toolbar.start.date().addDays(-1))
    assert toolbar.wrong.text() == "The last day lies before the first."
    assert len(book.page.model.register.sessions) == before


def test_a_period_without_a_session_says_so_and_leads_back(book: Book) -> None:
    toolbar = book.page.view.toolbar
    pick(toolbar.period, Span.CHOSEN)
    toolbar.start.setDate(QDate(2020, 1, 1))
    toolbar.end.setDate(QDate(2020, 2, 1))
    assert book.page.view.nobody.text() == "No session lies in this period. Pick another one above."
    pick(toolbar.period, Span.ALL)
    assert book.page.view.grid.isVisible()


@in_every_look
def test_everything_unfolded_passes_the_audit(front: FrontDesk, look: Settings) -> None:
    group = front.group()
    for name in ("李", "<b>&\"'", "Wolfeschlegelsteinhausenbergerdorff " * 3):
        front.member(group, name)
    front.session(group, NOW - WEEK)
    theme.current().apply(look)
    page = show(front, group)
    QTest.keyClicks(page.view.grid.cells, "al")
    page.view.grid.go_to(1, 0)
    QTest.keyClick(page.view.grid.cells, Qt.Key.Key_F2)
    page.view.counting.open_button.click()
    page.view.toolbar.add_button.click()
    for _ in range(6):
        QApplication.processEvents()
    assert audit(page) == []
    page.view.toolbar.paper.click()
    for _ in range(6):
        QApplication.processEvents()
    assert audit(page) == []
    theme.current().apply(Settings())


def test_the_sums_beside_the_rate_go_first_when_there_is_no_room(book: Book) -> None:
    grid = book.page.view.grid
    columns = book.page.model.columnCount()
    assert not grid.rates.isColumnHidden(columns - SUMS)
    book.page.resize(460, 700)
    QApplication.processEvents()
    assert grid.rates.isColumnHidden(columns - SUMS)
    assert not grid.rates.isColumnHidden(columns - 1)


def test_a_mark_typed_while_its_details_are_open_shows_there(book: Book) -> None:
    book.type("p")
    book.go_to(AMARA, TODAY)
    book.press(Qt.Key.Key_F2)
    book.page.view.buttons[Code.ABSENT].click()
    details = book.page.view.marking.details
    assert details.reason.isVisible()
    assert details.history.text().endswith("present.")
    assert mark_of(book, AMARA) == replace(mark_of(book, AMARA), code=Code.ABSENT)
