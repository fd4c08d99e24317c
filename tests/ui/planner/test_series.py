"""One session of a schedule gets another time in the planner: the others are offered to follow, and it is undone."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

from tests.ui.audit import audit
from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import Room
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, ScheduleId, new_id
from workwell_desktop.domain.schedule import Pattern, Schedule, Scope
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.planner.controller import PlannerPage


@pytest.fixture
def sessions(room: Room) -> tuple[Session, ...]:
    """Four Mondays from next week on."""
    group = room.desk.groups.save(Group(id=GroupId(new_id()), name="Lanterns"))
    room.desk.schedules.save(
        Schedule(
            id=ScheduleId(new_id()),
            group_id=group.id,
            first_day=date(2026, 11, 30),
            start=time(18, 30),
            length=timedelta(minutes=90),
            pattern=Pattern(weekdays=(0,)),
            sessions=4,
        )
    )
    return room.desk.sessions.of_group(group.id)


def days(room: Room, sessions: tuple[Session, ...]) -> list[int]:
    return [session.starts_at.day for session in room.desk.sessions.of_group(sessions[0].group_id)]


def type_day(page: PlannerPage, day: int) -> None:
    """Change the date of the session in front."""
    page.view.details.day.setDate(QDate(2026, 12, day))
    page.leaving()
    QApplication.processEvents()


@pytest.mark.parametrize(("scope", "after"), [(Scope.FOLLOWING, [30, 8, 15, 22]), (Scope.ALL, [1, 8, 15, 22])])
def test_the_others_are_offered_to_follow(
    room: Room, show_plan: ShowPlan, sessions: tuple[Session, ...], scope: Scope, after: list[int]
) -> None:
    page = show_plan(sessions[1])
    card = page.view.series
    assert not card.isVisible()
    type_day(page, 8)
    assert days(room, sessions) == [30, 8, 14, 21]
    assert card.isVisible()
    assert "The schedule still says: Every Monday, 18:30 – 20:00, 4 sessions." in card.sentence.text()
    assert [button.text() for button in card.buttons.values()] == ["This and following (2)", "All planned (3)"]
    assert audit(page) == []
    card.buttons[scope].click()
    assert days(room, sessions) == after
    assert not card.isVisible()
    page.undo_stack.undo()
    assert days(room, sessions) == [30, 8, 14, 21]
    page.undo_stack.undo()
    assert days(room, sessions) == [30, 7, 14, 21]
    assert not card.isVisible()


def test_the_others_can_be_left_and_a_single_session_offers_nothing(
    room: Room, show_plan: ShowPlan, sessions: tuple[Session, ...]
) -> None:
    page = show_plan(sessions[1])
    type_day(page, 8)
    page.view.series.leave_button.click()
    assert not page.view.series.isVisible()
    assert days(room, sessions) == [30, 8, 14, 21]


def test_moving_others_that_people_know_of_asks_why(
    room: Room, show_plan: ShowPlan, sessions: tuple[Session, ...]
) -> None:
    room.desk.sessions.set_ready(sessions[2].id, True)
    page = show_plan(sessions[1])
    type_day(page, 8)
    card = page.view.series
    card.buttons[Scope.FOLLOWING].click()
    assert card.reason_field.error.endswith("Say in a few words why it moves.")
    card.reason.setText("The room is painted")
    card.buttons[Scope.FOLLOWING].click()
    assert not card.isVisible()
    assert room.desk.sessions.get(sessions[2].id)[0].reason == "The room is painted"
