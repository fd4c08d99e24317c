"""A group that keeps numbers only: no name is shown, how many came is counted at each session."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.attendance.book import show
from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.session import SessionState
from workwell_desktop.ui.attendance.controller import AttendancePage
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.settings import Settings


@pytest.fixture
def group(front: FrontDesk) -> Group:
    made = front.group(profile=RecordProfile.HEADCOUNT_ONLY)
    for start in (NOW - WEEK, NOW, NOW + WEEK):
        front.session(made, start)
    return made


def words(page: AttendancePage) -> list[str]:
    """Return every word in sight."""
    QApplication.processEvents()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return labels + [button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()]


def test_no_name_is_shown_even_where_there_are_some_from_before(front: FrontDesk, group: Group) -> None:
    front.desk.groups.save(replace(group, profile=RecordProfile.PEER_MINIMAL))
    front.member(group, "Amara O.")
    page = show(front, group)
    assert page.view.grid.isVisible()
    front.desk.groups.save(replace(group, profile=RecordProfile.HEADCOUNT_ONLY))
    QApplication.processEvents()
    assert page.view.headcounts.isVisible()
    for hidden in (page.view.grid, page.view.marking, page.view.toolbar.whom, page.view.toolbar.paper):
        assert not hidden.isVisible()
    assert not any("Amara" in each for each in words(page))
    front.desk.groups.save(replace(group, profile=RecordProfile.PEER_MINIMAL))
    QApplication.processEvents()
    assert page.view.grid.isVisible()
    assert page.view.marking.isVisible()


def test_how_many_came_is_counted_and_can_be_undone(front: FrontDesk, group: Group) -> None:
    page = show(front, group)
    past, today, coming = front.desk.sessions.of_group(group.id)
    assert list(page.view.headcounts.steppers) == [today.id, past.id]
    heads, visitors = page.view.headcounts.steppers[past.id]
    heads.number.setValue(9)
    visitors.number.setValue(1)
    kept = front.desk.sessions.get(past.id)[0]
    assert (kept.headcount, kept.visitors, kept.state) == (9, 1, SessionState.ENDED)
    assert "Typical size" in words(page)
    page.undo_stack.undo()
    page.undo_stack.undo()
    again = front.desk.sessions.get(past.id)[0]
    assert (again.headcount, again.visitors, again.state) == (None, 0, SessionState.PLANNED)
    assert heads.value() == -1
    assert "Still to come" in words(page)
    assert coming.id not in page.view.headcounts.steppers


@in_every_look
def test_it_passes_the_audit(front: FrontDesk, group: Group, look: Settings) -> None:
    theme.current().apply(look)
    page = show(front, group)
    for _ in range(6):
        QApplication.processEvents()
    assert audit(page) == []
    theme.current().apply(Settings())
