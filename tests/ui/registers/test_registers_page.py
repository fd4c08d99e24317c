"""The registers of several groups at once: sections, rates, filters, days, and who has not been seen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.attendance import Code, percent
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.period import Period, Span, Stretch
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.ui import registers
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Choice, Row
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToGroups, ToPerson, ToRegisters
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.registers.controller import RegistersPage
from workwell_desktop.ui.registers.shown import CODE_ROLE, LINE_ROLE, Kind, Line

P, A, AP = Code.PRESENT, Code.ABSENT, Code.APOLOGIES


def filled(front: FrontDesk, name: str, people: dict[str, list[Code]]) -> Group:
    """Make a group that met once a week until today, with these codes of its people."""
    group = front.group(name)
    weeks = len(next(iter(people.values())))
    members = {person: front.member(group, person)[0].id for person in people}
    for week in range(weeks):
        session = front.session(group, NOW - (weeks - 1 - week) * WEEK - timedelta(hours=3))
        for person, codes in people.items():
            front.desk.attendance.mark(session.id, members[person], codes[week])
    return group


@pytest.fixture
def groups(front: FrontDesk) -> tuple[Group, Group]:
    lanterns = filled(front, "Lanterns", {"Amara O": [P, P, AP], "Ben T": [P, A, A]})
    harbour = filled(front, "Harbour", {"Cem U": [P, P]})
    return lanterns, harbour


@pytest.fixture
def page(front: FrontDesk, groups: tuple[Group, Group]) -> RegistersPage:
    made = registers.build(front.desk, front.window)
    assert isinstance(made, RegistersPage)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made.model)
    front.show(made, ToRegisters())
    return made


def lines(page: RegistersPage) -> list[Line]:
    """Return the heads of all rows."""
    return [page.model.line(row) for row in range(page.model.rowCount())]


def cells(page: RegistersPage, row: int) -> list[str]:
    """Return what stands in a row."""
    return [str(page.model.index(row, column).data() or "") for column in range(page.model.columnCount())]


def pick(choice: Choice, value: object) -> None:
    """Pick from a choice by hand."""
    choice.show_value(value)
    choice.activated.emit(choice.currentIndex())


def test_each_group_is_a_section_with_its_people_and_its_totals(page: RegistersPage) -> None:
    assert [(line.kind, line.name) for line in lines(page)] == [
        (Kind.GROUP, "Harbour"), (Kind.PERSON, "Cem U."), (Kind.TOTAL, "Present"),
        (Kind.GROUP, "Lanterns"), (Kind.PERSON, "Amara O."), (Kind.PERSON, "Ben T."), (Kind.TOTAL, "Present"),
    ]  # fmt: skip
    assert cells(page, 1) == ["", "P", "P"]
    assert cells(page, 3)[-1] == "3\n23 Nov"
    assert [cells(page, row) for row in (4, 5, 6)] == [["P", "P", "AP"], ["P", "A", "A"], ["2", "1", "0"]]
    assert page.view.header.subtitle.text().startswith(
        "2 groups · 3 members · 5 sessions held · 63% came · 75% came or sent word"
    )


def test_rates_equal_those_of_each_groups_own_register(
    page: RegistersPage, front: FrontDesk, groups: tuple[Group, Group]
) -> None:
    for group in groups:
        _, register = front.desk.attendance.of_group(group.id, Period(Span.ALL))
        shown = [line for line in lines(page) if line.group_id == group.id]
        assert shown[0].rate == percent(register.overall.attendance)
        for index, line in enumerate(shown[1:-1]):
            tally = register.row(index)
            assert (line.came, line.in_touch, line.rate) == (
                f"{tally.attended}/{tally.counted}", percent(tally.commitment), percent(tally.attendance)
            )  # fmt: skip


def test_silent_absences_are_told_by_a_number_and_in_words(page: RegistersPage) -> None:
    ben = next(line for line in lines(page) if line.name == "Ben T.")
    assert ben.streak == 2
    assert ben.spoken == "Ben T.: came 1/3, in touch 33%, rate 33%, 2 absences in a row without a word"
    index = page.model.index(5, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ben T., Mon 16 Nov: absent, no word"
    assert index.data(CODE_ROLE) is A


def test_a_filter_narrows_the_people_and_no_total(page: RegistersPage) -> None:
    pick(page.view.whom, Whom.MISSED_LAST)
    assert [line.name for line in lines(page) if line.kind is Kind.PERSON] == ["Amara O.", "Ben T."]
    assert cells(page, page.model.rowCount() - 1) == ["2", "1", "0"]


def test_days_are_picked_and_the_wrong_way_round_is_told(page: RegistersPage) -> None:
    pick(page.view.stretch, Stretch.CHOSEN)
    day = NOW.date()
    page.view.start.setDate(QDate(day.year, day.month, day.day))
    assert page.model.columnCount() == 1
    page.view.end.setDate(QDate(day.year, day.month, day.day).addDays(-1))
    assert page.view.wrong.text() == "The last day lies before the first."
    assert page.model.columnCount() == 1
    pick(page.view.stretch, Stretch.FOUR_WEEKS)
    assert page.model.columnCount() == 3
    assert not page.view.start.isVisible()


def test_groups_are_left_out_and_taken_in_again(page: RegistersPage, groups: tuple[Group, Group]) -> None:
    page.view.groups_button.click()
    box = page.view.boxes[GroupId(groups[0].id)]
    box.click()
    assert [line.name for line in lines(page) if line.kind is Kind.GROUP] == ["Harbour"]
    assert page.view.groups_button.text() == "1 of 2 groups"
    page.view.boxes[groups[1].id].click()
    assert page.view.nothing.text() == "Choose at least one group."
    box.click()
    assert [line.name for line in lines(page) if line.kind is Kind.GROUP] == ["Lanterns"]


def test_enter_opens_the_groups_own_register(
    page: RegistersPage, front: FrontDesk, groups: tuple[Group, Group]
) -> None:
    page.view.table.setFocus()
    page.view.table.setCurrentIndex(page.model.index(4, 2))
    QTest.keyClick(page.view.table, Qt.Key.Key_Return)
    page.view.header.crumb_pressed.emit()
    assert front.went == [ToGroup(groups[0].id, "attendance"), ToGroups()]


def test_who_was_not_seen_for_weeks_is_listed_with_the_word_they_sent(page: RegistersPage, front: FrontDesk) -> None:
    page.view.unseen_requested.emit(True)
    page.view.weeks.number.setValue(2)
    assert page.view.header.subtitle.text() == "1 person not seen for 2 weeks"
    page.view.weeks.number.setValue(1)
    QApplication.processEvents()
    titles = [row.title.text() for row in page.view.unseen.findChildren(Row) if row.isVisible()]
    assert sorted(titles) == ["Amara O.", "Ben T."]
    ben = front.desk.people.all()[1]
    page.view.person_requested.emit(ben.id)
    assert front.went == [ToPerson(ben.id)]
    page.view.unseen_requested.emit(False)
    assert page.view.table.isVisible()


def test_it_follows_a_mark_made_elsewhere(page: RegistersPage, front: FrontDesk, groups: tuple[Group, Group]) -> None:
    session = front.desk.sessions.of_group(groups[1].id)[-1]
    person = front.desk.attendance.of_session(session.id).entries[0].person_id
    front.desk.attendance.mark(session.id, person, A)
    assert cells(page, 1) == ["", "P", "A"]


def test_a_group_that_keeps_numbers_only_shows_them_and_no_name(
    page: RegistersPage, front: FrontDesk, groups: tuple[Group, Group]
) -> None:
    session = front.desk.sessions.of_group(groups[0].id)[-1]
    front.desk.attendance.count(session.id, headcount=7)
    front.desk.groups.save(replace(groups[0], profile=RecordProfile.HEADCOUNT_ONLY))
    assert [line.name for line in lines(page)][-2:] == ["Lanterns", "In the room"]
    assert cells(page, page.model.rowCount() - 1) == ["", "", "7"]
    assert page.view.header.subtitle.text().startswith("2 groups · 1 member · 5 sessions held · 100% came")
    page.view.unseen_requested.emit(True)
    assert page.view.header.subtitle.text() == "Nobody has stayed away for 4 weeks"


def test_without_groups_it_leads_to_the_first_step(front: FrontDesk) -> None:
    page = registers.build(front.desk, front.window)
    assert isinstance(page, RegistersPage)
    front.show(page, ToRegisters())
    assert page.view.empty.isVisible()
    assert not page.view.table.isVisible()
    page.view.empty.button.click()
    assert front.went == [ToGroups()]


def test_the_latest_sessions_are_in_sight_and_columns_are_whole(front: FrontDesk) -> None:
    filled(front, "Lanterns " * 6, {"Amara O": [P] * 12})
    page = registers.build(front.desk, front.window)
    assert isinstance(page, RegistersPage)
    front.show(page, ToRegisters())
    table = page.view.table
    last = table.visualRect(page.model.index(1, 11))
    assert table.viewport().rect().contains(last)
    page.resize(520, 500)
    QApplication.processEvents()
    assert table.viewport().rect().contains(table.visualRect(page.model.index(1, 11)))
    assert page.model.index(0, 0).data(LINE_ROLE).name == ("Lanterns " * 6).strip()


@in_every_look
def test_it_passes_the_audit(front: FrontDesk, look: Settings) -> None:
    filled(front, "<b>Группа</b> & " + "Wolfeschlegelsteinhausen" * 2, {"李": [P, A], "Łukasz Đặng": [A, A]})
    theme.current().apply(look)
    page = registers.build(front.desk, front.window)
    assert isinstance(page, RegistersPage)
    front.show(page, ToRegisters())
    page.view.groups_button.click()
    for unseen in (False, True):
        page.view.unseen_requested.emit(unseen)
        for _ in range(6):
            QApplication.processEvents()
        assert audit(page) == []
    theme.current().apply(Settings())
