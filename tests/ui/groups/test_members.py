"""The roster: add by one line, move on, come back, take out; each change is said and can be undone."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, FrontDesk
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.membership import LeavingReason, MembershipStatus
from workwell_desktop.ui.groups import build
from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.groups.members_view import MemberRow, MembersView
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToPerson

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def group(front: FrontDesk) -> Group:
    return front.group(capacity=2)


@pytest.fixture
def page(front: FrontDesk, group: Group) -> GroupPage:
    page = build(front.desk, front.window, Page, QUndoStack())
    assert isinstance(page, GroupPage)
    front.show(page, ToGroup(group.id, "members"))
    return page


@pytest.fixture
def view(page: GroupPage) -> MembersView:
    return page.view.members


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def statuses(front: FrontDesk, group: Group) -> dict[str, MembershipStatus]:
    members = front.desk.roster.of_group(group.id).members
    return {member.person.display_name: member.membership.status for member in members}


def unfold(view: MembersView, row: MemberRow, status: MembershipStatus) -> None:
    QApplication.processEvents()  # rows that were just made become visible
    click(row.step_button)
    view.panel.status.show_value(status)
    view.panel.status.activated.emit(view.panel.status.currentIndex())


def test_people_are_added_line_by_line_without_leaving_the_keys(
    front: FrontDesk, group: Group, view: MembersView
) -> None:
    assert view.newcomer.name.hasFocus()
    for name in ("Maya R.", "Zoe"):
        QTest.keyClicks(view.newcomer.name, name)
        QTest.keyClick(view.newcomer.name, Qt.Key.Key_Return)
        assert view.newcomer.name.text() == ""
        assert view.newcomer.name.hasFocus()
    assert statuses(front, group) == {"Maya R.": MembershipStatus.ACTIVE, "Zoe": MembershipStatus.ACTIVE}
    assert front.words() == ["Maya R. is in the group", "Zoe is in the group"]
    assert [row.line.name for row in view.rows()] == ["Maya R.", "Zoe"]


def test_adding_someone_new_can_be_undone_and_done_again(
    front: FrontDesk, group: Group, page: GroupPage, view: MembersView
) -> None:
    view.newcomer.name.setText("Maya R.")
    click(view.newcomer.add_button)
    front.undo_last()
    assert front.desk.people.all() == ()
    assert view.rows() == []
    page.undo_stack.redo()
    assert statuses(front, group) == {"Maya R.": MembershipStatus.ACTIVE}


def test_undoing_keeps_a_person_whom_another_group_knows_by_now(
    front: FrontDesk, group: Group, page: GroupPage, view: MembersView
) -> None:
    view.newcomer.name.setText("Maya R.")
    click(view.newcomer.add_button)
    (maya,) = front.desk.people.all()
    other = front.group("Beacon")
    front.desk.roster.add(other.id, maya.id, MembershipStatus.ACTIVE, NOW.date())
    page.undo_stack.undo()
    assert statuses(front, group) == {}
    assert statuses(front, other) == {"Maya R.": MembershipStatus.ACTIVE}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "still empty"), ("x" * 10_000, "10,000 characters"), ("a\x00b", "cannot be shown")],
)
def test_a_name_that_cannot_be_kept_is_told_beside_it_and_stays(
    front: FrontDesk, view: MembersView, name: str, sentence: str
) -> None:
    view.newcomer.name.setText(name)
    click(view.newcomer.add_button)
    assert sentence in view.newcomer._fields["display_name"].error
    assert view.newcomer.name.text() == name
    assert front.desk.people.all() == ()


def test_the_longer_form_keeps_everything_it_asks(front: FrontDesk, group: Group, view: MembersView) -> None:
    click(view.newcomer.more_button)
    view.newcomer.name.setText("Maya Rosen")
    view.newcomer.preferred.setText("May")
    view.newcomer.alias.setText("Blue")
    view.newcomer.pronouns.setText("she/her")
    view.newcomer.languages.setText("Yiddish, English,")
    view.newcomer.access.setText("Seat near the door")
    view.newcomer.status.show_value(MembershipStatus.WAITING)
    view.newcomer.day.setDate(QDate(2026, 11, 20))
    QTest.keyClick(view.newcomer.pronouns, Qt.Key.Key_Tab)
    click(view.newcomer.add_button)
    (member,) = front.desk.roster.of_group(group.id).members
    assert (member.person.preferred_name, member.person.alias) == ("May", "Blue")
    assert (member.person.pronouns, member.person.languages) == ("she/her", ("Yiddish", "English"))
    assert member.person.access_needs == ("Seat near the door",)
    assert [(step.status, step.on) for step in member.membership.steps] == [
        (MembershipStatus.WAITING, date(2026, 11, 20))
    ]
    assert front.words() == ["Blue is waiting for a place"]


def test_someone_known_is_offered_while_typing_and_a_twin_is_pointed_out(
    front: FrontDesk, group: Group, view: MembersView
) -> None:
    front.member(front.group("Beacon"), "Łukasz Nowak")
    QTest.keyClicks(view.newcomer.name, "lukasz")
    (button,) = view.newcomer.known_buttons
    assert button.accessibleName() == "Add Łukasz Nowak to this group"
    QTest.keyClicks(view.newcomer.name, " nowak")
    view.newcomer.name.setText("Łukasz Nowak")
    view.newcomer.name.textEdited.emit("Łukasz Nowak")
    assert "known already" in view.newcomer._fields["display_name"]._hint.text()
    click(view.newcomer.known_buttons[0])
    assert statuses(front, group) == {"Łukasz Nowak": MembershipStatus.ACTIVE}
    assert len(front.desk.people.all()) == 1
    front.undo_last()
    assert statuses(front, group) == {}


def test_going_on_leave_is_said_and_undone_from_the_status_line(
    front: FrontDesk, group: Group, view: MembersView
) -> None:
    _, membership = front.member(group, "Maya Rosen")
    row = view.row_of(membership.id)
    assert row is not None
    unfold(view, row, MembershipStatus.ON_LEAVE)
    assert not view.panel.fields["reason"].isVisible()
    click(view.panel.save_button)
    assert front.words()[-1] == "Maya R. is on leave"
    assert statuses(front, group)["Maya Rosen"] is MembershipStatus.ON_LEAVE
    front.undo_last()
    assert statuses(front, group)["Maya Rosen"] is MembershipStatus.ACTIVE


def test_leaving_asks_for_day_and_reason_and_former_members_can_come_back(
    front: FrontDesk, group: Group, view: MembersView
) -> None:
    _, membership = front.member(group, "Maya Rosen")
    row = view.row_of(membership.id)
    assert row is not None
    unfold(view, row, MembershipStatus.LEFT)
    view.panel.day.setDate(QDate(2026, 11, 20))
    view.panel.reason.show_value(LeavingReason.MOVED)
    QTest.keyClick(view.panel.day, Qt.Key.Key_Return)
    (member,) = front.desk.roster.of_group(group.id).members
    last = member.membership.steps[-1]
    assert (last.status, last.on, last.reason) == (MembershipStatus.LEFT, date(2026, 11, 20), LeavingReason.MOVED)
    assert view.rows() == []
    click(view.former_button)
    (row,) = view.rows()
    assert "moved" in row.line.line
    unfold(view, row, MembershipStatus.ACTIVE)
    click(view.panel.save_button)
    assert front.words()[-1] == "Maya R. is back"


def test_a_day_before_the_last_change_is_refused_beside_the_day(
    front: FrontDesk, group: Group, view: MembersView
) -> None:
    _, membership = front.member(group, "Maya Rosen")
    row = view.row_of(membership.id)
    assert row is not None
    unfold(view, row, MembershipStatus.ON_LEAVE)
    view.panel.day.setDate(QDate(2020, 1, 1))
    click(view.panel.save_button)
    assert "not be before" in view.panel.fields["on"].error
    assert view.panel.isVisible()
    QTest.keyClick(view.panel.status, Qt.Key.Key_Escape)
    assert not view.panel.isVisible()
    assert row.step_button.hasFocus()


def test_more_people_than_planned_are_warned_of_and_let_in(front: FrontDesk, group: Group, view: MembersView) -> None:
    for name in ("Ann", "Bea", "Cid"):
        view.newcomer.name.setText(name)
        click(view.newcomer.add_button)
    assert len(view.rows()) == 3
    assert "one more than the room of 2" in view._warning.text()
    assert view._warning.isVisible()


def test_someone_added_by_mistake_leaves_the_roster_and_can_be_put_back(
    front: FrontDesk, group: Group, view: MembersView
) -> None:
    _, membership = front.member(group, "Maya Rosen")
    row = view.row_of(membership.id)
    assert row is not None
    click(row.step_button)
    click(view.panel.mistake_button)
    assert statuses(front, group) == {}
    assert front.words()[-1] == "Maya R. is off the roster"
    front.undo_last()
    assert statuses(front, group) == {"Maya Rosen": MembershipStatus.ACTIVE}


def test_a_full_disk_keeps_what_was_typed(front: FrontDesk, group: Group, view: MembersView) -> None:
    view.newcomer.name.setText("Maya R.")
    with front.full_disk():
        click(view.newcomer.add_button)
    assert front.trouble()
    assert view.newcomer.name.text() == "Maya R."
    click(view.newcomer.add_button)
    assert not front.trouble()
    assert list(statuses(front, group)) == ["Maya R."]


def test_names_stand_as_the_group_says_and_never_twice_the_same(
    front: FrontDesk, group: Group, view: MembersView
) -> None:
    for name in ("Maya Rosen", "Maya Ritter", '<b>&" Quote', "李"):
        front.member(group, name)
    assert {row.line.name for row in view.rows()} == {"Maya Ro.", "Maya Ri.", '<b>&" Q.', "李"}


def test_opening_a_member_goes_to_their_page(front: FrontDesk, group: Group, view: MembersView) -> None:
    maya, membership = front.member(group, "Maya Rosen")
    row = view.row_of(membership.id)
    assert row is not None
    click(row.open_button)
    assert front.went == [ToPerson(maya.id)]


def test_the_roster_is_accessible_with_its_panels_open(
    front: FrontDesk, group: Group, page: GroupPage, view: MembersView
) -> None:
    _, membership = front.member(group, "Maya Rosen")
    front.member(group, "Maximilian " * 10)
    click(view.newcomer.more_button)
    row = view.row_of(membership.id)
    assert row is not None
    unfold(view, row, MembershipStatus.LEFT)
    assert audit(page) == []


@pytest.mark.slow
def test_a_workplace_group_asks_for_no_reason_of_health(front: FrontDesk, group: Group, view: MembersView) -> None:
    front.desk.groups.save(replace(group, profile=RecordProfile.WORKPLACE))
    _, membership = front.member(group, "Maya Rosen")
    row = view.row_of(membership.id)
    assert row is not None
    unfold(view, row, MembershipStatus.LEFT)
    offered = [view.panel.reason.itemText(index) for index in range(view.panel.reason.count())]
    assert "Health" not in offered
    assert offered[0] == "Not stated"
    with pytest.raises(Refusal, match="nothing about health"):
        front.desk.roster.move(membership.id, MembershipStatus.LEFT, NOW.date(), LeavingReason.HEALTH)
