"""A group's agreement on its page: written as a draft, agreed on, changed as the next version, undone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest

from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.ui.groups import build
from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToHandouts


@pytest.fixture
def group(front: FrontDesk) -> Group:
    return front.group()


@pytest.fixture
def page(front: FrontDesk, group: Group) -> GroupPage:
    made = build(front.desk, front.window, Page, QUndoStack())
    assert isinstance(made, GroupPage)
    front.show(made, ToGroup(group.id, "agreement"))
    return made


def click(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_a_draft_is_written_agreed_on_and_followed_by_the_next_version(
    front: FrontDesk, group: Group, page: GroupPage
) -> None:
    tab = page.view.agreement
    assert front.desk.agreements.of_group(group.id) == ()  # looking keeps nothing
    tab.clauses.setFocus()
    tab.clauses.selectAll()
    QTest.keyClicks(tab.clauses, "We listen.")
    QTest.keyClick(tab.clauses, Qt.Key.Key_Return)
    QTest.keyClicks(tab.clauses, "We may pass.")
    QTest.keyClicks(tab.adopted_by, "everyone present")
    click(tab.adopt)
    (first,) = front.desk.agreements.of_group(group.id)
    assert (first.version, first.clauses, first.adopted_by) == (1, ("We listen.", "We may pass."), "everyone present")
    assert first.adopted_on is not None
    assert tab.kept.isVisible()
    assert not tab.draft.isVisible()
    click(tab.change)
    assert tab.draft.isVisible()
    QTest.keyClick(tab.clauses, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(tab.clauses, " Always.")
    page.leaving()
    second, held = front.desk.agreements.of_group(group.id)
    assert (second.version, second.clauses[-1], second.adopted_on) == (2, "We may pass. Always.", None)
    assert held == first


def test_agreeing_can_be_undone_and_words_stay(front: FrontDesk, group: Group, page: GroupPage) -> None:
    tab = page.view.agreement
    click(tab.adopt)
    page.undo_stack.undo()
    (draft,) = front.desk.agreements.of_group(group.id)
    assert draft.adopted_on is None
    assert tab.draft.isVisible()
    page.undo_stack.redo()
    (kept,) = front.desk.agreements.of_group(group.id)
    assert kept.adopted_on == date(2026, 11, 23)


def test_an_empty_agreement_is_not_agreed_on(front: FrontDesk, group: Group, page: GroupPage) -> None:
    tab = page.view.agreement
    tab.clauses.selectAll()
    QTest.keyClick(tab.clauses, Qt.Key.Key_Delete)
    click(tab.adopt)
    assert "still empty" in tab.fields["clauses"].error
    assert all(each.adopted_on is None for each in front.desk.agreements.of_group(group.id))


def test_what_was_agreed_on_stays(front: FrontDesk, group: Group, page: GroupPage) -> None:
    click(page.view.agreement.adopt)
    (kept,) = front.desk.agreements.of_group(group.id)
    with pytest.raises(Refusal, match="stays"):
        front.desk.agreements.save(kept)


def test_printing_leads_to_its_paper(front: FrontDesk, group: Group, page: GroupPage) -> None:
    click(page.view.agreement.print_draft)
    assert front.went[-1] == ToHandouts(group_id=group.id, paper="group_agreement")
    assert audit(page) == []
