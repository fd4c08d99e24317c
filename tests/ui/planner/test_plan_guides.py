"""The guide library beside the plan: found by words, dragged or taken, with what this group has used."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room, titles
from tests.ui.planner.test_plan_parts import choose, middle
from tests.ui.planner.test_plan_steps import layout_done
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.ui.kit.controls import Label
from workwell_desktop.ui.planner.controller import PlannerPage
from workwell_desktop.ui.planner.guides_panel import LibraryPanel
from workwell_desktop.ui.planner.offer import Offer, OfferModel

LEFT = Qt.MouseButton.LeftButton


def with_library(qtbot: QtBot, show_plan: ShowPlan, session: Session) -> PlannerPage:
    """Open the planner and let the library follow."""
    page = show_plan(session)
    qtbot.waitUntil(lambda: page.view.guides.list.offers.rowCount() > 0)
    return page


def seek(page: PlannerPage, words: str) -> list[str]:
    """Type words into the library and return the titles found."""
    page.view.guides.words.setFocus()
    page.view.guides.words.selectAll()
    QTest.keyClicks(page.view.guides.words, words)
    return [offer.title for offer in page.view.guides.list.offers.offers]


def drag_out(page: PlannerPage, row: int, to: QPoint) -> None:
    """Drag an activity to a point of the screen and let go."""
    found = page.view.guides.list
    ground, start = found.viewport(), found.visualRect(found.offers.index(row)).center()
    QTest.mousePress(ground, LEFT, pos=start)
    QTest.mouseMove(ground, start + QPoint(-20, 0))
    QTest.mouseMove(ground, ground.mapFromGlobal(to))
    assert page.view.ghost.isVisible()
    QTest.mouseRelease(ground, LEFT, pos=ground.mapFromGlobal(to))
    assert not page.view.ghost.isVisible()


def test_an_activity_is_found_by_words_and_taken_with_enter_after_the_chosen_part(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = with_library(qtbot, show_plan, session)
    choose(page, 0)
    wanted = room.desk.guide_library.activities()[7]
    assert seek(page, wanted.block.title)[0] == wanted.block.title
    QTest.keyClick(page.view.guides.words, Qt.Key.Key_Down)
    QTest.keyClick(page.view.guides.list, Qt.Key.Key_Return)
    assert titles(room.kept(session)) == ["a", wanted.block.title, "b"]
    added = room.kept(session).agenda.blocks[1]
    assert (added.say, added.minutes) == (wanted.block.say, wanted.block.minutes)
    assert added.id != wanted.block.id
    assert room.words()[-1] == f"“{wanted.block.title}” added"
    page.undo_stack.undo()
    assert titles(room.kept(session)) == ["a", "b"]


def test_a_part_of_a_guide_is_found_under_its_guide_and_dragged_into_the_plan(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = with_library(qtbot, show_plan, session)
    guide = room.desk.guides.get("asking-for-help", Language.ENGLISH)
    part = next(block for block in guide.blocks if block.handouts)
    found = seek(page, part.title)
    assert found[: found.index("From guides")] == []
    offers = page.view.guides.list.offers
    assert offers.offers[1].line == f"{part.category.label} · {part.minutes} min · Asking for help"
    between = page.view.parts.viewport().mapToGlobal(middle(page, 1) - QPoint(0, 20))
    page.view.guides.list.choose_first()
    drag_out(page, 1, between)
    assert titles(room.kept(session)) == ["a", part.title, "b"]
    added = room.kept(session).agenda.blocks[1]
    assert (added.watch_for, added.handouts, added.id != part.id) == (part.watch_for, part.handouts, True)
    assert "From guides" not in seek(page, "as"), "two letters would find hundreds"


def test_the_same_activity_can_stand_in_a_plan_twice(room: Room, show_plan: ShowPlan, qtbot: QtBot) -> None:
    session = room.add_session(room.add_group(), "a")
    page = with_library(qtbot, show_plan, session)
    for _ in range(2):
        page.view.guides.list.choose_first()
        QTest.keyClick(page.view.guides.list, Qt.Key.Key_Return)
    first = room.desk.guide_library.activities()[0].block.title
    assert titles(room.kept(session)) == ["a", first, first]


def test_the_button_under_the_plan_leads_to_the_library_and_a_double_click_takes(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    session = room.add_session(room.add_group(), *"abcdefghij")
    page = with_library(qtbot, show_plan, session)
    QTest.mouseClick(page.view.to_library, LEFT)
    assert page.view.guides.words.hasFocus()
    layout_done(page)
    found = page.view.guides.list
    at = found.visualRect(found.offers.index(1)).center()
    assert found.visibleRegion().contains(at)
    QTest.mouseDClick(found.viewport(), LEFT, pos=at)
    assert len(room.kept(session).agenda) == 11


def test_dragging_an_activity_into_the_list_puts_it_where_it_is_let_go(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    session = room.add_session(room.add_group(), "a", "b", "c")
    page = with_library(qtbot, show_plan, session)
    between = page.view.parts.viewport().mapToGlobal(middle(page, 1) - QPoint(0, 20))
    drag_out(page, 0, between)
    first = room.desk.guide_library.activities()[0].block.title
    assert titles(room.kept(session)) == ["a", first, "b", "c"]
    assert page.undo_stack.count() == 1


def test_an_activity_let_go_elsewhere_or_called_back_with_escape_changes_nothing(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = with_library(qtbot, show_plan, session)
    drag_out(page, 0, page.view.header.mapToGlobal(QPoint(5, 5)))
    found = page.view.guides.list
    found.setFocus()
    start = found.visualRect(found.offers.index(0)).center()
    QTest.mousePress(found.viewport(), LEFT, pos=start)
    QTest.mouseMove(found.viewport(), start + QPoint(-30, 0))
    QTest.keyClick(found, Qt.Key.Key_Escape)
    over = found.viewport().mapFromGlobal(page.view.parts.viewport().mapToGlobal(middle(page, 0)))
    QTest.mouseRelease(found.viewport(), LEFT, pos=over)
    assert titles(room.kept(session)) == ["a", "b"]
    assert page.undo_stack.count() == 0


def test_an_activity_begins_an_empty_plan(room: Room, show_plan: ShowPlan, qtbot: QtBot) -> None:
    session = room.add_session(room.add_group())
    page = with_library(qtbot, show_plan, session)
    drag_out(page, 0, page.view.start_from.mapToGlobal(page.view.start_from.rect().center()))
    assert titles(room.kept(session)) == [room.desk.guide_library.activities()[0].block.title]


def test_words_that_nothing_has_say_so_and_escape_brings_everything_back(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    page = with_library(qtbot, show_plan, room.add_session(room.add_group(), "a"))
    assert seek(page, "zebra crossing") == []
    assert page.view.guides.nothing.isVisible()
    QTest.keyClick(page.view.guides.words, Qt.Key.Key_Escape)
    assert page.view.guides.list.offers.rowCount() == len(room.desk.guide_library.activities())


def test_topic_history_says_what_this_group_used_5_weeks_ago(room: Room, show_plan: ShowPlan, qtbot: QtBot) -> None:
    group, other = room.add_group(), room.add_group("Others")
    activity = room.desk.guide_library.activities()[0].block.title
    earlier = room.add_session(group, activity, number=2, starts_at=TONIGHT - timedelta(weeks=5), theme="Trust")
    room.add_session(other, activity, number=6, starts_at=TONIGHT - timedelta(weeks=1), theme="Trust")
    page = with_library(qtbot, show_plan, room.add_session(group, "a", theme="trust"))
    (remark,) = {offer.remark for offer in page.view.guides.list.offers.offers if offer.title == activity}
    assert remark == "used 5 weeks ago"
    assert page.view.details.fields["theme"].control.accessibleName() == "Theme"
    assert f"Used 5 weeks ago in session {earlier.number}." in hints(page)
    line = page.view.details.lines["theme"]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Rest")
    page.leaving()
    assert f"Used 5 weeks ago in session {earlier.number}." not in hints(page)


def hints(page: PlannerPage) -> list[str]:
    """Return the sentences in sight beneath the fields of the session."""
    return [label.text() for label in page.view.details.findChildren(Label) if label.isVisible()]


def test_a_locked_session_offers_no_activities(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a")
    room.desk.sessions.put(replace(session, state=SessionState.LOCKED))
    page = show_plan(session)
    layout_done(page)
    assert page.findChildren(LibraryPanel) == []


def test_the_list_of_offers_keeps_the_promises_of_qt_and_passes_over_headings(qtbot: QtBot) -> None:
    model = OfferModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_offers((Offer(title="Templates"), Offer(key="a", title="A", line="10 min", remark="used today")))
    assert model.first() == 1
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "A, 10 min, used today"
    model.show_offers(())
    assert model.first() == -1
