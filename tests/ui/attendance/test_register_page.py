"""Taking the register at the keyboard and with the mouse, over a real vault."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.attendance.book import AMARA, BEN, CEM, LAST_WEEK, NEXT_WEEK, TODAY, Book, show
from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from tests.vault_fixture import KEY
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.period import Period, Span
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.domain.session import SessionState
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.attendance.controller import AttendancePage
from workwell_desktop.ui.attendance.remembered import with_chosen
from workwell_desktop.ui.attendance.shown import SUMS
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Muted
from workwell_desktop.ui.kit.places_to_go import ToGroup
from workwell_desktop.ui.kit.settings import Settings


def test_it_opens_at_the_first_open_cell_of_the_session_that_is_on(book: Book) -> None:
    assert book.page.view.grid.current() == (AMARA, TODAY)
    assert book.page.view.grid.cells.hasFocus()


def test_a_letter_marks_and_goes_down_to_the_next_person(book: Book) -> None:
    book.type("pLe")
    assert book.column(TODAY) == ["P", "L", "AP", "2"]
    assert [codes[TODAY] for codes in book.kept()] == [Code.PRESENT, Code.LATE, Code.APOLOGIES]
    assert book.front.words() == ["Amara O.: present", "Ben T.: late", "Cem U.: apologies"]
    assert book.page.view.grid.current() == (CEM, TODAY)


def test_every_letter_of_the_legend_is_taken(book: Book) -> None:
    for code in Code:
        if code.key:
            book.go_to(AMARA, TODAY)
            book.type(code.key.lower())
            assert book.column(TODAY)[AMARA] == code.letters
    book.go_to(AMARA, TODAY)
    book.type("xz9")
    assert book.column(TODAY)[AMARA] == "LV"
    assert book.page.view.refusal == "“9” is not a mark. Type P, L, F, R, E, A, C, V or O."
    book.type("p")
    assert book.page.view.refusal == ""


def test_arrows_move_and_never_mark(book: Book) -> None:
    before = book.kept()
    for key, where in (
        (Qt.Key.Key_Down, (BEN, TODAY)),
        (Qt.Key.Key_Right, (BEN, NEXT_WEEK)),
        (Qt.Key.Key_Left, (BEN, TODAY)),
        (Qt.Key.Key_Left, (BEN, LAST_WEEK)),
        (Qt.Key.Key_Up, (AMARA, LAST_WEEK)),
    ):
        book.press(key)
        assert book.page.view.grid.current() == where
    assert book.kept() == before


def test_sums_follow_each_letter(book: Book) -> None:
    assert book.rates() == ["–", "–", "–", "–"]
    book.go_to(AMARA, LAST_WEEK)
    book.type("ppa")
    assert book.column(LAST_WEEK)[-1] == "2"
    assert book.rates() == ["100%", "100%", "0%", "67%"]
    book.go_to(CEM, LAST_WEEK)
    book.type("r")
    assert book.rates() == ["100%", "100%", "100%", "100%"]


def test_undo_and_redo_put_cell_and_session_back(book: Book) -> None:
    assert book.state(TODAY) is SessionState.PLANNED
    book.type("pa")
    assert book.state(TODAY) is SessionState.IN_PROGRESS
    stack = book.page.undo_stack
    stack.undo()
    assert book.column(TODAY) == ["P", "·", "·", "1"]
    stack.undo()
    assert book.column(TODAY) == ["·", "·", "·", ""]
    assert book.state(TODAY) is SessionState.PLANNED
    stack.redo()
    stack.redo()
    assert [codes[TODAY] for codes in book.kept()] == [Code.PRESENT, Code.ABSENT, Code.NOT_MARKED]
    assert book.state(TODAY) is SessionState.IN_PROGRESS


def test_the_status_line_offers_the_way_back(book: Book) -> None:
    book.type("p")
    book.front.undo_last()
    assert book.column(TODAY)[AMARA] == "·"


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_a_mark_is_cleared_and_comes_back(book: Book, key: Qt.Key) -> None:
    book.type("p")
    book.go_to(AMARA, TODAY)
    book.press(key)
    assert book.column(TODAY)[AMARA] == "·"
    assert book.kept()[AMARA][TODAY] is Code.NOT_MARKED
    book.press(key)
    book.page.undo_stack.undo()
    assert book.kept()[AMARA][TODAY] is Code.PRESENT


def test_the_rest_is_present_in_one_step_but_for_who_sent_word(book: Book) -> None:
    book.go_to(BEN, TODAY)
    book.type("e")
    QTest.mouseClick(book.page.view.rest, Qt.MouseButton.LeftButton)
    assert book.column(TODAY) == ["P", "AP", "P", "2"]
    assert book.front.words()[-1] == "2 marked present"
    assert not book.page.view.rest.isVisible()
    book.page.undo_stack.undo()
    assert [codes[TODAY] for codes in book.kept()] == [Code.NOT_MARKED, Code.APOLOGIES, Code.NOT_MARKED]


def test_the_mouse_marks_too_and_shows_what_holds(book: Book) -> None:
    book.go_to(BEN, TODAY)
    QTest.mouseClick(book.page.view.buttons[Code.ABSENT], Qt.MouseButton.LeftButton)
    assert book.kept()[BEN][TODAY] is Code.ABSENT
    pressed = [code for code, button in book.page.view.buttons.items() if button.isChecked()]
    assert pressed == [Code.ABSENT]


def test_a_session_still_to_come_takes_apologies_and_refuses_the_rest_in_a_sentence(book: Book) -> None:
    book.go_to(AMARA, NEXT_WEEK)
    book.type("p")
    refusal = "Session 3 is still to come. Until then only apologies, on leave and cancelled can be marked."
    assert book.page.view.refusal == refusal
    assert book.kept()[AMARA][NEXT_WEEK] is Code.NOT_MARKED
    assert book.page.view.grid.current() == (AMARA, NEXT_WEEK)
    QTest.mouseClick(book.page.view.buttons[Code.PRESENT], Qt.MouseButton.LeftButton)
    assert not book.page.view.buttons[Code.PRESENT].isChecked()
    book.type("e")
    assert book.page.view.refusal == ""
    assert book.kept()[AMARA][NEXT_WEEK] is Code.APOLOGIES


def test_on_a_full_disk_nothing_seems_marked_that_is_not(book: Book) -> None:
    with book.front.full_disk():
        book.type("p")
        assert book.column(TODAY)[AMARA] == "·"
        assert "disk is full" in book.front.trouble()
    book.type("p")
    assert book.kept()[AMARA][TODAY] is Code.PRESENT
    assert book.front.trouble() == ""


def test_a_fresh_page_over_a_reopened_vault_shows_every_mark(book: Book) -> None:
    book.type("pal")
    path = book.front.vault.path
    book.front.vault.close()
    again = FrontDesk(Vault.open(path, KEY), qtbot=book.front.qtbot)
    page = show(again, book.group)
    assert [page.model.index(row, TODAY).data() for row in range(4)] == ["P", "A", "L", "2"]
    again.vault.close()


def test_an_empty_group_is_led_to_its_first_step(front: FrontDesk) -> None:
    group = front.group()
    page = show(front, group)
    assert page.view.no_members.isVisible()
    page.view.no_members.button.click()
    front.member(group, "Amara O.")
    assert page.view.no_sessions.isVisible()
    page.view.no_sessions.button.click()
    assert front.went == [ToGroup(group.id, "members"), ToGroup(group.id, "sessions")]
    front.session(group)
    assert page.view.grid.isVisible()


def fill(front: FrontDesk, people: int, sessions: int) -> Group:
    """Make a large group quickly."""
    group = front.group()
    for number in range(people):
        front.member(group, f"Person {number:02}")
    for number in range(sessions):
        front.session(group, NOW - timedelta(days=sessions - number))
    return group


def see_all(front: FrontDesk, group: Group) -> None:
    """Let the register show every session there is."""
    settings = front.window.settings
    settings.change(with_chosen(settings.current, group.id, Period(Span.ALL), Whom.EVERYONE))


def aligned(page: AttendancePage) -> bool:
    """Tell whether each part stands where its neighbour does, in pixels."""
    grid = page.view.grid
    rows, columns = page.model.rowCount() - 1, page.model.columnCount() - SUMS
    heights = {grid.cells.rowHeight(row) for row in range(rows)}
    across = all(
        grid.cells.columnViewportPosition(c) == grid.totals.columnViewportPosition(c) for c in range(columns)
    )
    down = all(grid.cells.rowViewportPosition(r) == grid.rates.rowViewportPosition(r) for r in range(rows))
    return len(heights) == 1 and across and down


@pytest.mark.parametrize("text_scale", [100, 150, 200])
def test_a_large_register_stays_aligned_wherever_it_is_scrolled(front: FrontDesk, text_scale: int) -> None:
    group = fill(front, 20, 30)
    see_all(front, group)
    page = show(front, group)
    theme.current().apply(Settings(text_scale=text_scale))
    QApplication.processEvents()
    for cell in ((0, 0), (19, 29), (0, 29), (19, 0), (10, 15)):
        page.view.grid.go_to(*cell)
        QApplication.processEvents()
        assert aligned(page), cell
        seen = page.view.grid.cells.viewport().rect()
        assert seen.contains(page.view.grid.cells.visualRect(page.model.index(*cell))), cell
    theme.current().apply(Settings())


@pytest.mark.slow
def test_forty_people_and_a_hundred_and_fifty_sessions_can_be_marked(front: FrontDesk) -> None:
    group = fill(front, 40, 150)
    see_all(front, group)
    page = show(front, group)
    assert page.view.grid.current() == (0, 149)
    QTest.keyClicks(page.view.grid.cells, "p" * 39 + "a")
    assert page.model.index(40, 149).data() == "39"
    assert page.model.index(40, 150 + SUMS - 1).data() == "98%"
    assert aligned(page)


@in_every_look
def test_it_passes_the_audit_with_hard_names(front: FrontDesk, look: Settings) -> None:
    group = front.group()
    for name in ("李", "Łukasz Đặng", "<b>&\"'", "Wolfeschlegelsteinhausenbergerdorff " * 3):
        front.member(group, name)
    front.session(group, NOW - WEEK)
    theme.current().apply(look)
    page = show(front, group)
    QTest.keyClicks(page.view.grid.cells, "aa")
    assert audit(page) == []
    theme.current().apply(Settings())


@pytest.mark.parametrize("size", [(1040, 560), (780, 440), (913, 501)])
def test_columns_totals_and_legend_are_whole_without_scrolling_the_page(
    front: FrontDesk, size: tuple[int, int]
) -> None:
    page = show(front, fill(front, 11, 14))
    page.setFixedSize(*size)
    QApplication.processEvents()
    grid = page.view.grid
    first = grid.cells.horizontalHeader().visualIndexAt(0)
    assert grid.cells.columnViewportPosition(first) == 0
    assert grid.cells.viewport().width() % grid.cells.columnWidth(first) == 0
    legend = page.view.findChild(Muted, "legend")
    for part in (grid.totals, legend):
        assert isinstance(part, QWidget)
        corner = part.mapTo(page, part.rect().bottomRight())
        assert page.rect().contains(corner), part


def test_each_button_says_what_its_letters_mean(book: Book) -> None:
    words = {code.letters: button.text() for code, button in book.page.view.buttons.items()}
    assert words["AP"] == "apologies"
    assert words["LV"] == "on leave"
    assert all(words.values())
