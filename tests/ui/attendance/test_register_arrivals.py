"""Who came without standing in the register, and entry in the order of the printed sheet."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.ui.attendance.book import AMARA, CEM, LAST_WEEK, NAMES, NEXT_WEEK, TODAY, Book, names, pick
from workwell_desktop.domain.attendance import Code

# Walk-ins and guests


def test_a_walk_in_is_written_down_while_marking_and_can_be_taken_back(book: Book) -> None:
    book.type("p")
    book.page.view.toolbar.add_button.click()
    arrivals = book.page.view.arrivals
    assert arrivals.name.hasFocus()
    QTest.keyClicks(arrivals.name, "Dee K")
    QTest.keyClick(arrivals.name, Qt.Key.Key_Return)
    assert names(book) == [*NAMES, "Dee K."]
    assert book.column(TODAY) == ["P", "·", "·", "P", "2"]
    assert (arrivals.name.text(), arrivals.name.hasFocus()) == ("", True)
    assert not book.page.model.register.rows[-1].member
    QTest.keyClick(arrivals.name, Qt.Key.Key_Escape)
    assert book.page.view.grid.cells.hasFocus()
    book.page.undo_stack.undo()
    assert names(book) == NAMES
    book.page.undo_stack.redo()
    assert names(book) == [*NAMES, "Dee K."]


def test_a_newcomer_joins_from_that_day_when_ticked(book: Book) -> None:
    book.page.view.toolbar.add_button.click()
    arrivals = book.page.view.arrivals
    arrivals.joins.setChecked(True)
    QTest.keyClicks(arrivals.name, "Dee K")
    arrivals.add_button.click()
    codes = book.page.model.register.rows[-1].codes
    assert codes == (Code.NOT_EXPECTED, Code.PRESENT, Code.NOT_MARKED)
    assert book.front.words()[-1] == "Dee K. is in the group and present"


def test_a_guest_from_another_group_is_found_and_a_name_clash_only_warns(book: Book) -> None:
    other = book.front.group("Harbour")
    book.front.member(other, "Ben Tal")
    book.page.view.toolbar.add_button.click()
    arrivals = book.page.view.arrivals
    QTest.keyClicks(arrivals.name, "ben ta")
    assert [button.accessibleName() for button in arrivals.found] == ["Mark Ben Tal present, In Harbour"]
    QTest.keyClicks(arrivals.name, "l")
    assert arrivals.field._hint.text().startswith("Someone of this name is known already.")
    arrivals.found[0].click()
    assert book.column(TODAY)[-1] == "1"
    assert [row.member for row in book.page.model.register.rows].count(False) == 1
    QTest.keyClicks(arrivals.name, "Ben Tal")
    QTest.keyClick(arrivals.name, Qt.Key.Key_Return)
    assert book.column(TODAY)[-1] == "2"
    assert len(names(book)) == 5


def test_a_name_that_cannot_be_kept_stays_typed_beside_its_reason(book: Book) -> None:
    book.page.view.toolbar.add_button.click()
    arrivals = book.page.view.arrivals
    arrivals.add_button.click()
    assert arrivals.field.error.startswith("The name is still empty.")
    book.go_to(AMARA, NEXT_WEEK)
    QTest.keyClicks(arrivals.name, "Dee")
    QTest.keyClick(arrivals.name, Qt.Key.Key_Return)
    assert "still to come" in arrivals.field.error
    assert arrivals.name.text() == "Dee"
    assert names(book) == NAMES


# Paper order


def test_letters_go_down_the_sheet_and_blank_lines_take_walk_ins(book: Book) -> None:
    book.page.view.toolbar.paper.click()
    paper = book.page.view.paper
    QAbstractItemModelTester(book.page.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, book.page.lines)
    assert paper.isVisible()
    assert paper.lines.hasFocus()
    assert [str(book.page.lines.index(row).data()) for row in range(3)] == NAMES
    QTest.keyClicks(paper.lines, "pl")
    assert paper.lines.currentIndex().row() == CEM
    assert paper.left_open.text() == "1 person has no mark yet: Cem U."
    QTest.keyClicks(paper.lines, "z")
    assert paper.said.text().startswith("“Z” is not a mark.")
    QTest.keyClicks(paper.lines, "e")
    assert paper.blank.hasFocus()
    QTest.keyClicks(paper.blank, "Dee K")
    QTest.keyClick(paper.blank, Qt.Key.Key_Return)
    assert paper.blank.text() == ""
    assert str(book.page.lines.index(3).data()) == "Dee K."
    assert paper.running.text() == "3 of 4 came · 1 sent apologies"
    QTest.keyClick(paper.blank, Qt.Key.Key_Return)
    assert paper.done.hasFocus()
    paper.done.click()
    assert book.column(TODAY) == ["P", "L", "AP", "P", "3"]
    assert book.page.view.grid.cells.hasFocus()


def test_another_sheet_can_be_picked_and_a_slip_undone(book: Book) -> None:
    book.page.view.toolbar.paper.click()
    paper = book.page.view.paper
    assert paper.session.count() == 2  # none that is still to come
    pick(paper.session, book.page.model.register.sessions[LAST_WEEK].id)
    QTest.keyClicks(paper.lines, "p")
    book.page.undo_stack.undo()
    assert book.kept()[AMARA][LAST_WEEK] is Code.NOT_MARKED
    QTest.keyClicks(paper.lines, "a")
    paper.present.click()
    assert [codes[LAST_WEEK] for codes in book.kept()] == [Code.PRESENT, Code.ABSENT, Code.PRESENT]
    QTest.keyClick(paper.lines, Qt.Key.Key_Escape)
    assert not paper.isVisible()
