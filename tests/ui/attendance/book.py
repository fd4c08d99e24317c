"""A register under test: a group of three with a session last week, one today and one next week."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.front_desk import FrontDesk
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.session import SessionState
from workwell_desktop.ui import attendance
from workwell_desktop.ui.attendance.controller import AttendancePage
from workwell_desktop.ui.kit.controls import Choice
from workwell_desktop.ui.kit.places_to_go import ToGroup

LAST_WEEK, TODAY, NEXT_WEEK = 0, 1, 2
AMARA, BEN, CEM = 0, 1, 2
NAMES = ["Amara O.", "Ben T.", "Cem U."]


@dataclass
class Book:
    """The register of a group of three with a session last week, one today and one next week."""

    front: FrontDesk
    group: Group
    page: AttendancePage

    def type(self, keys: str) -> None:
        """Press letters where the keys are."""
        QTest.keyClicks(self.page.view.grid.cells, keys)

    def press(self, key: Qt.Key) -> None:
        """Press a key that is not a letter."""
        QTest.keyClick(self.page.view.grid.cells, key)

    def go_to(self, row: int, column: int) -> None:
        """Click on a cell."""
        cells = self.page.view.grid.cells
        place = cells.visualRect(self.page.model.index(row, column)).center()
        QTest.mouseClick(cells.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert self.page.view.grid.current() == (row, column)

    def column(self, column: int) -> list[str]:
        """Return what stands in a column, its total last."""
        return [str(self.page.model.index(row, column).data()) for row in range(self.page.model.rowCount())]

    def rates(self) -> list[str]:
        """Return the column of rates."""
        return self.column(self.page.model.columnCount() - 1)

    def kept(self) -> list[list[Code]]:
        """Return the codes as a fresh look into the vault finds them, by person."""
        return [list(row.codes) for row in self.front.desk.attendance.of_group(self.group.id)[1].rows]

    def state(self, column: int) -> SessionState:
        """Return how far a session is."""
        session_id = SessionId(self.page.model.register.sessions[column].id)
        return self.front.desk.sessions.get(session_id)[0].state


def show(front: FrontDesk, group: Group) -> AttendancePage:
    page = attendance.build(front.desk, front.window)
    assert isinstance(page, AttendancePage)
    front.show(page, ToGroup(group.id, "attendance"))
    return page


def pick(choice: Choice, value: object) -> None:
    """Pick from a choice by hand."""
    choice.show_value(value)
    choice.activated.emit(choice.currentIndex())


def names(book: Book) -> list[str]:
    """Return who is shown."""
    return [row.name for row in book.page.model.register.rows]
