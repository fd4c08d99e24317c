"""The panel above the plan: how ready the session is, what was last time, ticks that are kept and undone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.incident import CrisisSheet
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToCrisis, ToFollowUps, ToGroup, ToHandouts, ToNote
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.kit.surfaces import Label
from workwell_desktop.ui.planner.controller import PlannerPage
from workwell_desktop.ui.planner.prep_panel import PrepInside

LEFT = Qt.MouseButton.LeftButton
THINGS = ("Chairs in a circle", "Water")


@pytest.fixture
def group(room: Room) -> Group:
    return room.desk.groups.save(replace(room.add_group(), checklist=THINGS))


@pytest.fixture
def tonight(room: Room, group: Group) -> Session:
    """Keep last week's session, at which Ben was missed, and tonight's."""
    last = room.add_session(group, "Talk", number=6, starts_at=TONIGHT - timedelta(weeks=1))
    for name, code in (("Maya Roth", Code.PRESENT), ("Ben Tal", Code.ABSENT)):
        person = Person(id=PersonId(new_id()), display_name=name)
        room.desk.roster.add_new(group.id, person, (TONIGHT - timedelta(weeks=4)).date())
        room.desk.attendance.mark(last.id, person.id, code)
    room.desk.sessions.end(last.id)
    room.desk.notes.write(last.id, NoteText(happened="We drew maps.", next_time="Bring tea\nStart on time"))
    return room.add_session(group, "Talk")


@pytest.fixture
def open_plan(show_plan: ShowPlan, qtbot: QtBot) -> ShowPlan:
    """Return a function that opens a plan and waits until the panel is read: the plan is painted before that."""

    def show(session: Session) -> PlannerPage:
        page = show_plan(session)
        qtbot.waitUntil(lambda: "open" in page.view.prep.fold.accessibleName())
        return page

    return show


def unfolded(page: PlannerPage) -> PrepInside:
    """Unfold the panel."""
    QTest.mouseClick(page.view.prep.fold, LEFT)
    inside = page.view.prep.inside
    assert inside is not None
    return inside


def words(widget: PrepInside) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]


def ready(page: PlannerPage) -> list[str]:
    return page.view.prep.fold.accessibleName().removeprefix("Prepare: ").split(", ")


def test_the_folded_line_says_how_ready_the_session_is(room: Room, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    assert ready(page) == [
        "Plan ready · 10 of 90 min",
        "Print the papers (to do)",
        "Room · 0 of 2 ready (to do)",
        "Write up session 6 (to do)",
        "No follow-ups open",
        "Check the crisis numbers (to do)",
    ]
    room.desk.papers.mark_printed(tonight.id)
    assert "Papers printed" in ready(page)


def test_unfolded_it_tells_of_last_time(room: Room, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    shown = words(unfolded(page))
    for line in ("We drew maps.", "• Bring tea", "• Start on time", "No word", "Ben T.", "2 expected"):
        assert line in shown


def test_a_group_without_names_is_told_how_many(
    room: Room, group: Group, tonight: Session, open_plan: ShowPlan
) -> None:
    room.desk.groups.save(replace(group, profile=RecordProfile.HEADCOUNT_ONLY))
    page = open_plan(tonight)
    shown = words(unfolded(page))
    assert "1 person" in shown
    assert not any("Ben" in line for line in shown)


def test_a_tick_is_kept_at_once_said_and_undone(room: Room, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    inside = unfolded(page)
    row = inside.ticks[1]
    QTest.mouseClick(row, LEFT, pos=row.rect().center())  # on its words
    assert room.kept(tonight).ticked == ("Water",)
    assert room.words()[-1] == "Water: done"
    assert "Room · 1 of 2 ready (to do)" in ready(page)
    QTest.keyClick(inside.ticks[0].box, Qt.Key.Key_Space)
    assert room.kept(tonight).ticked == ("Water", "Chairs in a circle")
    assert "Room ready" in ready(page)
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert room.kept(tonight).ticked == ()
    assert [each.box.isChecked() for each in inside.ticks] == [False, False]


def test_a_tick_the_disk_refused_does_not_stand(room: Room, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    inside = unfolded(page)
    with room.full_disk():
        inside.ticks[0].box.click()
    assert not inside.ticks[0].box.isChecked()
    assert page.undo_stack.count() == 0


def test_ticking_keeps_the_keys_where_they_are(room: Room, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    inside = unfolded(page)
    inside.ticks[0].box.setFocus()
    QTest.keyClick(inside.ticks[0].box, Qt.Key.Key_Space)
    assert inside.ticks[0].box.hasFocus()


def test_everything_leads_to_where_it_is_done(
    room: Room, group: Group, tonight: Session, open_plan: ShowPlan
) -> None:
    room.desk.groups.save(replace(group, agreement_review_on=date(2026, 11, 1)))
    room.desk.follow_ups.make_by_hand("Book the room", group_id=group.id)
    page = open_plan(tonight)
    inside = unfolded(page)
    last = room.desk.sessions.of_group(group.id)[0]
    for button in (inside.note, inside.papers, inside.follow_ups, inside.write_list, inside.review, inside.numbers):
        button.click()
    details = ToGroup(group.id, "details")
    assert room.went == [
        ToNote(last.id),
        ToHandouts(tonight.id),
        ToFollowUps(),
        details,
        details,
        ToCrisis(tonight.id),
    ]


def test_a_first_session_looks_back_on_nothing_and_offers_the_list(room: Room, open_plan: ShowPlan) -> None:
    page = open_plan(room.add_session(room.add_group(), number=1))
    inside = unfolded(page)
    assert "The first time" in words(inside)
    assert not inside.note.isVisible()
    assert inside.write_list.text() == "Write the list"


def test_a_session_that_was_held_needs_no_preparing(room: Room, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    assert page.view.prep.isVisible()
    room.desk.sessions.end(tonight.id)
    assert not page.view.prep.isVisible()


def test_numbers_that_were_checked_need_no_look(room: Room, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    numbers = unfolded(page).numbers
    assert numbers.isVisible()
    room.desk.crisis.keep_sheet(CrisisSheet(reviewed_on=TONIGHT.date()))
    assert not numbers.isVisible()
    assert not any("crisis" in each for each in ready(page))


def test_news_from_elsewhere_are_told(room: Room, group: Group, tonight: Session, open_plan: ShowPlan) -> None:
    page = open_plan(tonight)
    room.desk.follow_ups.make_by_hand("Book the room", group_id=group.id)
    assert "1 follow-up open (to do)" in ready(page)


@in_every_look
def test_it_reads_well_with_long_words_in_every_look(
    room: Room, group: Group, tonight: Session, open_plan: ShowPlan, look: Settings
) -> None:
    room.desk.groups.save(replace(group, checklist=("x" * 119, "many words " * 10, "<b>bold</b>", "Water")))
    theme.current().apply(look)
    page = open_plan(tonight)
    unfolded(page)
    assert audit(page.view.prep) == []
