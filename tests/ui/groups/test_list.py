"""The list of groups, by mouse and by keys: the first group, bad input, the filter, the sample."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from workwell_desktop.domain.group import GroupStatus
from workwell_desktop.ui.groups import build_list
from workwell_desktop.ui.groups.list_controller import GroupsPage
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToGroups, ToRegisters

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(front: FrontDesk) -> GroupsPage:
    groups = build_list(front.desk, front.window, QUndoStack())
    assert isinstance(groups, GroupsPage)
    return groups


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def start_new(front: FrontDesk, page: GroupsPage, name: str) -> None:
    front.show(page, ToGroups())
    click(page.view.list.first_button if page.view.list.first_button.isVisible() else page.view.list.new_button)
    line = page.view.new.form.field("name").control
    assert line.hasFocus()
    QTest.keyClicks(line, name)


def test_the_first_group_is_started_by_its_name_and_can_be_undone(front: FrontDesk, page: GroupsPage) -> None:
    start_new(front, page, "Monday Circle")
    QTest.keyClick(page.view.new.form.field("name").control, Qt.Key.Key_Return)
    (group,) = front.desk.groups.all()
    assert (group.name, group.facilitators) == ("Monday Circle", ("Ruth A.",))
    assert front.went == [ToGroup(group.id, "members")]
    assert front.words() == ["“Monday Circle” is ready"]
    front.undo_last()
    assert front.desk.groups.all() == ()
    page.undo_stack.redo()
    assert front.desk.groups.all() == (group,)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "still empty"), ("x" * 10_000, "10,000 characters"), ("a\x07b", "cannot be shown")],
)
def test_a_name_that_cannot_be_kept_is_told_beside_it_and_stays(
    front: FrontDesk, page: GroupsPage, name: str, sentence: str
) -> None:
    start_new(front, page, "")
    field = page.view.new.form.field("name")
    field.control.setText(name)  # type: ignore[attr-defined]
    click(page.view.new.create_button)
    assert sentence in field.error
    assert page.view.new.form.group_from(front.group("other")).name == name
    assert not front.went


def test_another_group_of_the_same_name_is_pointed_out_and_allowed(front: FrontDesk, page: GroupsPage) -> None:
    front.group("Monday Circle")
    start_new(front, page, "monday  circle")
    field = page.view.new.form.field("name")
    assert "Another group has this name" in field.control.accessibleDescription() + field._hint.text()
    click(page.view.new.create_button)
    assert len(front.desk.groups.all()) == 2


def test_escape_leaves_the_form_and_what_was_typed_waits_there(front: FrontDesk, page: GroupsPage) -> None:
    front.group()
    start_new(front, page, "Half a na")
    QTest.keyClick(page.view.new.form.field("name").control, Qt.Key.Key_Escape)
    assert page.view.currentWidget() is page.view.list
    click(page.view.list.new_button)
    assert page.view.new.form.group_from(front.desk.groups.all()[0]).name == "Half a na"


def test_a_full_disk_keeps_the_form_and_says_so(front: FrontDesk, page: GroupsPage) -> None:
    start_new(front, page, "Monday Circle")
    with front.full_disk():
        click(page.view.new.create_button)
    assert front.trouble()
    assert page.view.currentWidget() is page.view.new
    click(page.view.new.create_button)
    assert [group.name for group in front.desk.groups.all()] == ["Monday Circle"]
    assert not front.trouble()


def test_arrows_walk_from_card_to_card_and_enter_opens(front: FrontDesk, page: GroupsPage) -> None:
    front.group("Anchor")
    beacon = front.group("Beacon")
    front.show(page, ToGroups())
    first, second = page.view.list.buttons()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert front.went == [ToGroup(beacon.id)]


def test_many_groups_are_filtered_in_plain_letters_and_finished_ones_are_folded(
    front: FrontDesk, page: GroupsPage
) -> None:
    for number in range(6):
        front.group(f"Group {number}")
    front.group("Łukasz and friends")
    front.group("Old circle", status=GroupStatus.FINISHED)
    front.show(page, ToGroups())
    assert len(page.view.list.buttons()) == 7
    click(page.view.list.older)
    assert len(page.view.list.buttons()) == 8
    QTest.keyClicks(page.view.list.filter, "lukasz")
    assert [button.accessibleName().split(",")[0] for button in page.view.list.buttons()] == ["Łukasz and friends"]
    page.view.list.filter.setText("nobody")
    assert page.view.list.nothing.isVisible()


def test_a_card_tells_members_and_the_next_session(front: FrontDesk, page: GroupsPage) -> None:
    group = front.group(capacity=8)
    front.member(group, "Maya Rosen")
    front.session(group, NOW - WEEK)
    front.session(group)
    front.show(page, ToGroups())
    (card,) = page.view.list.buttons()
    assert card.accessibleName() == "Lanterns, members 1 of 8, Next · session 2 Today, 18:00"


def test_the_sample_group_can_be_added_from_the_empty_list(front: FrontDesk, page: GroupsPage) -> None:
    front.show(page, ToGroups())
    click(page.view.list.sample_button)
    (group,) = front.desk.groups.all()
    assert front.went == [ToGroup(group.id)]
    assert front.desk.roster.of_group(group.id).present_count == 11


def test_the_list_and_its_form_are_accessible(front: FrontDesk, page: GroupsPage) -> None:
    front.show(page, ToGroups())
    assert audit(page) == []
    for name in ('<b>&"李 Łukasz ' + "long " * 20, "Beacon"):
        front.group(name)
    assert audit(page) == []
    click(page.view.list.new_button)
    assert audit(page) == []


def test_the_registers_of_all_groups_are_one_press_away(front: FrontDesk, page: GroupsPage) -> None:
    front.show(page, ToGroups())
    assert not page.view.list.registers_button.isVisible()
    front.group("Lanterns")
    click(page.view.list.registers_button)
    assert front.went == [ToRegisters()]
