"""Changing how much a group's records reveal, on its page: named first, three ways, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.ui.groups import build
from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.groups.profile_view import ProfileQuestion
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroup

PEER, NAMED = RecordProfile.PEER_MINIMAL, RecordProfile.NAMED_REGISTER


@pytest.fixture
def group(front: FrontDesk) -> Group:
    """A named group of two who met once, with a comment and a reason in the register."""
    made = front.group(profile=NAMED)
    amara, ben = (front.member(made, name)[0] for name in ("Amara Okafor", "Ben Tal"))
    session = front.session(made, NOW - WEEK)
    front.desk.attendance.mark(session.id, amara.id, Code.PRESENT)
    front.desk.attendance.describe(session.id, amara.id, comment="pomegranate")
    front.desk.attendance.mark(session.id, ben.id, Code.APOLOGIES)
    front.desk.attendance.describe(session.id, ben.id, reason="migraine")
    return made


def comments(front: FrontDesk, group: Group) -> list[str]:
    (session,) = front.desk.sessions.of_group(group.id)
    with front.vault.work("test.read") as work:
        return sorted(mark.comment for mark in work.marks.of_session(session.id))


def words(question: ProfileQuestion) -> list[str]:
    return [label.text() for label in question.losses.findChildren(QLabel)]


@pytest.fixture
def page(front: FrontDesk, group: Group) -> GroupPage:
    made = build(front.desk, front.window, Page, QUndoStack())
    assert isinstance(made, GroupPage)
    front.show(made, ToGroup(group.id, "details"))
    return made


def choose(page: GroupPage, profile: RecordProfile) -> ProfileQuestion:
    """Choose a profile from the list with the keys: its first letter."""
    choice = page.view.details.form.field("profile").control
    choice.setFocus()
    QTest.keyClicks(choice, profile.label[0])
    QApplication.processEvents()
    return page.view.details.profile_question


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_what_is_kept_here_is_said_as_the_profile_is(page: GroupPage) -> None:
    said = " ".join(label.text() for label in page.view.details.kept_here.findChildren(QLabel))
    assert "by whole name" in said
    assert "No notes about single people" in said


def test_the_question_names_what_goes_and_nothing_happens_before_it_is_answered(
    front: FrontDesk, group: Group, page: GroupPage
) -> None:
    question = choose(page, PEER)
    assert question.isVisible()
    assert words(question) == [
        "1 comment in the register",
        "Full names of 2 people become first name and initial",
    ]
    assert question.leave.hasFocus()
    assert audit(page) == []
    assert front.desk.groups.get(group.id).profile is NAMED
    QTest.keyClick(question.leave, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert page.view.details.form.group_from(group).profile is NAMED
    assert comments(front, group) == ["", "pomegranate"]


def test_change_and_remove_is_one_step_that_can_be_undone(front: FrontDesk, group: Group, page: GroupPage) -> None:
    click(choose(page, PEER).remove)
    assert front.desk.groups.get(group.id).profile is PEER
    assert comments(front, group) == ["", ""]
    assert [person.display_name for person in front.desk.people.all()] == ["Amara O.", "Ben T."]
    assert page.view.details.form.group_from(group).profile is PEER
    front.said[-1].undo()  # type: ignore[misc]
    assert front.desk.groups.get(group.id).profile is NAMED
    assert comments(front, group) == ["", "pomegranate"]
    assert [person.display_name for person in front.desk.people.all()] == ["Amara Okafor", "Ben Tal"]


def test_what_is_kept_for_now_is_not_shown_and_can_be_removed_later(
    front: FrontDesk, group: Group, page: GroupPage
) -> None:
    click(choose(page, PEER).keep)
    assert comments(front, group) == ["", "pomegranate"]
    assert "pomegranate" not in repr(front.desk.attendance.of_group(group.id))
    click(page.view.details.kept_here.look)
    question = page.view.details.profile_question
    assert words(question)[0] == "1 comment in the register"
    assert not question.keep.isVisible()
    click(question.remove)
    assert comments(front, group) == ["", ""]
    click(page.view.details.kept_here.look)
    assert page.view.details.kept_here.nothing.isVisible()


def test_a_profile_that_allows_more_is_simply_kept(front: FrontDesk, group: Group, page: GroupPage) -> None:
    assert not choose(page, RecordProfile.CLINICAL).isVisible()
    assert front.desk.groups.get(group.id).profile is RecordProfile.CLINICAL
