"""Adding, moving, doubling and removing parts, by mouse and by keys, each undone in one step."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room, part, titles
from workwell_desktop.domain.agenda import Agenda, Category
from workwell_desktop.ui.planner.controller import PlannerPage
from workwell_desktop.ui.planner.model import PartsModel
from workwell_desktop.ui.planner.part_row import rows_of

UP, DOWN, ALT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier


def choose(page: PlannerPage, row: int) -> None:
    page.view.parts.setFocus()
    page.view.parts.setCurrentIndex(page.view.parts.model().index(row, 0))


def shown(page: PlannerPage) -> list[tuple[str, str]]:
    return [(row.start, row.title) for row in page.controller._model.rows]


def middle(page: PlannerPage, row: int) -> QPoint:
    return page.view.parts.visualRect(page.view.parts.model().index(row, 0)).center()


def drag(page: PlannerPage, row: int, to: QPoint, *, let_go: bool = True) -> None:
    ground, left = page.view.parts.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(ground, left, pos=middle(page, row))
    QTest.mouseMove(ground, middle(page, row) + QPoint(0, 15))
    QTest.mouseMove(ground, to)
    if let_go:
        QTest.mouseRelease(ground, left, pos=to)


def test_the_model_keeps_the_promises_of_qt_and_counts_the_clock(qtbot: QtBot) -> None:
    model = PartsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    agenda = Agenda((part("Arrive", 5, Category.OPENING), part("Talk", 40), part("Close", 5, Category.CLOSE)))
    model.show_rows(rows_of(agenda, TONIGHT))
    assert [row.start for row in model.rows] == ["18:30", "18:35", "19:15"]
    model.show_rows(rows_of(agenda.moved(agenda.blocks[2].id, 0), TONIGHT))
    assert [row.start for row in model.rows] == ["18:30", "18:35", "18:40"]
    model.show_rows(())
    assert model.rowCount() == 0


def test_a_row_says_its_category_in_words_and_its_tooltip_is_no_markup(qtbot: QtBot) -> None:
    model = PartsModel()
    model.show_rows(rows_of(Agenda((part('<b>&"', 5, Category.CHECK_IN),)), TONIGHT))
    row = model.rows[0]
    assert "Check-in" in row.line
    assert "Check-in" in row.spoken
    assert "&lt;b&gt;" in str(model.index(0).data(Qt.ItemDataRole.ToolTipRole))


def test_dragging_a_part_down_moves_it_and_one_undo_brings_it_back(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Arrive", "Talk", "Close")
    page = show_plan(session)
    drag(page, 0, middle(page, 2) + QPoint(0, 20))
    assert titles(room.kept(session)) == ["Talk", "Close", "Arrive"]
    assert shown(page) == [("18:30", "Talk"), ("18:40", "Close"), ("18:50", "Arrive")]
    assert room.words()[-1] == "“Arrive” moved"
    assert page.undo_stack.count() == 1
    undo = room.said[-1].undo
    assert undo is not None
    undo()
    assert titles(room.kept(session)) == ["Arrive", "Talk", "Close"]
    page.undo_stack.redo()
    assert titles(room.kept(session)) == ["Talk", "Close", "Arrive"]


def test_dragging_up_and_between(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b", "c", "d")
    page = show_plan(session)
    drag(page, 3, middle(page, 1) - QPoint(0, 20))
    assert titles(room.kept(session)) == ["a", "d", "b", "c"]


def test_escape_lets_go_of_a_part_that_is_being_dragged(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b", "c")
    page = show_plan(session)
    page.view.parts.setFocus()
    drag(page, 0, middle(page, 2), let_go=False)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.view.parts.viewport(), Qt.MouseButton.LeftButton, pos=middle(page, 2))
    assert titles(room.kept(session)) == ["a", "b", "c"]
    assert page.undo_stack.count() == 0


def test_a_click_that_trembles_moves_nothing(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = show_plan(session)
    drag(page, 0, middle(page, 0) + QPoint(0, 16))
    assert page.undo_stack.count() == 0


def test_alt_and_arrows_move_the_chosen_part_and_it_stays_chosen(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b", "c")
    page = show_plan(session)
    choose(page, 0)
    QTest.keyClick(page.view.parts, DOWN, ALT)
    QTest.keyClick(page.view.parts, DOWN, ALT)
    QTest.keyClick(page.view.parts, DOWN, ALT)
    assert titles(room.kept(session)) == ["b", "c", "a"]
    assert page.view.parts.currentIndex().row() == 2
    assert page.view.parts.hasFocus()
    QTest.keyClick(page.view.parts, UP, ALT)
    assert titles(room.kept(session)) == ["b", "a", "c"]
    assert page.undo_stack.count() == 3


def test_delete_removes_at_once_and_undo_brings_the_part_back_chosen(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b", "c")
    page = show_plan(session)
    choose(page, 1)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Delete)
    assert titles(room.kept(session)) == ["a", "c"]
    assert page.view.part.title.text() == "c"
    assert room.words()[-1] == "“b” removed"
    page.undo_stack.undo()
    assert titles(room.kept(session)) == ["a", "b", "c"]
    assert page.view.part.title.text() == "b"


def test_control_d_doubles_and_insert_adds_after_the_chosen_part(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = show_plan(session)
    choose(page, 0)
    QTest.keyClick(page.view.parts, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert titles(room.kept(session)) == ["a", "a", "b"]
    assert len({block.id for block in room.kept(session).agenda}) == 3
    QTest.keyClick(page.view.parts, Qt.Key.Key_Insert)
    assert titles(room.kept(session)) == ["a", "a", "New part", "b"]
    assert page.view.part.title.hasFocus()
    assert page.view.part.title.selectedText() == "New part"


def test_enter_goes_to_the_side_panel(room: Room, show_plan: ShowPlan) -> None:
    page = show_plan(room.add_session(room.add_group(), "a", "b"))
    choose(page, 1)
    QTest.keyClick(page.view.parts, Qt.Key.Key_Return)
    assert page.view.part.title.hasFocus()
    assert page.view.part.title.text() == "b"


def test_an_empty_plan_offers_an_outline_that_fits_and_can_be_undone(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group())
    page = show_plan(session)
    assert page.view.start_from.isVisible()
    assert not page.view.copy.isVisible()
    assert not page.view.part.isVisible()
    QTest.mouseClick(page.view.outline, Qt.MouseButton.LeftButton)
    assert room.kept(session).agenda.minutes == 90
    assert len(room.kept(session).agenda) == 5
    assert not page.view.start_from.isVisible()
    page.undo_stack.undo()
    assert page.view.start_from.isVisible()
    assert not room.kept(session).agenda.blocks


def test_an_empty_plan_offers_the_plan_before_it_as_a_copy_of_its_own(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    before = room.add_session(group, "Arrive", "Talk", number=6, starts_at=TONIGHT.replace(day=16))
    room.add_session(room.add_group("Others"), "Not ours", starts_at=TONIGHT.replace(day=20))
    session = room.add_session(group)
    page = show_plan(session)
    assert "Session 6" in page.view.copy.text()
    QTest.mouseClick(page.view.copy, Qt.MouseButton.LeftButton)
    assert titles(room.kept(session)) == ["Arrive", "Talk"]
    assert {b.id for b in room.kept(session).agenda}.isdisjoint({b.id for b in room.kept(before).agenda})


def test_the_bar_says_what_is_spare_and_what_is_over(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), *"abcdefgh")
    page = show_plan(session)
    assert page.view.total.text() == "80 of 90 min · 10 spare"
    choose(page, 0)
    for _ in range(2):
        QTest.keyClick(page.view.parts, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.view.total.text() == "100 of 90 min · 10 over"
    widths = [rect.width() for rect, _ in page.view.bar.segments()]
    assert max(widths) - min(widths) <= 1
