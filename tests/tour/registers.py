"""The register of a group with everything it unfolds, and the registers of all groups."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workwell_desktop.ui.attendance.view import AttendanceView
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToRegisters
from workwell_desktop.ui.registers.view import RegistersView

if TYPE_CHECKING:
    from tests.tour.house import Tour
    from workwell_desktop.domain.ids import GroupId


def registers(tour: "Tour", group: "GroupId") -> None:
    """Look at each panel of the register, then at all groups."""
    tour.go(ToGroup(group, "attendance"))
    view = tour.part(AttendanceView)
    view.grid.go_to(3, 11)
    QTest.keyClick(view.grid.cells, Qt.Key.Key_L)
    view.grid.go_to(3, 11)
    QTest.keyClick(view.grid.cells, Qt.Key.Key_F2)
    view.marking.details.late.number.setValue(10)
    view.marking.details.follow_up.click()
    tour.shoot("Group · attendance, more said of a mark")
    view.marking.details.void_button.click()
    tour.shoot("Group · attendance, asked before a mark is void")
    QTest.keyClick(view.marking.details.why, Qt.Key.Key_Escape)
    QTest.keyClick(view.marking.details.late, Qt.Key.Key_Escape)
    view.counting.open()
    view.counting.headcount.number.setValue(11)
    view.counting.sheet.number.setValue(10)
    tour.shoot("Group · attendance, counted and compared")
    view.counting.open_button.click()
    view.toolbar.add_button.click()
    QTest.keyClicks(view.arrivals.name, "ma")
    tour.shoot("Group · attendance, someone else came")
    QTest.keyClick(view.arrivals.name, Qt.Key.Key_Escape)
    view.toolbar.paper.click()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Group · attendance, paper order", every_look=True)
    view.paper.done.click()
    tour.visit(ToRegisters(), "Registers of all groups")
    all_groups = tour.part(RegistersView)
    all_groups.groups_button.click()
    tour.shoot("Registers of all groups · choosing groups")
    all_groups.groups_button.click()
    all_groups.unseen_requested.emit(True)
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Registers of all groups · not seen lately", every_look=True)
    all_groups.unseen_requested.emit(False)
