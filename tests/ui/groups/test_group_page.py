"""One group's page: head, planning, the register inside, sessions, details saved as typed, removal."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group, GroupStatus, Mode
from workwell_desktop.domain.preparing import usual_things
from workwell_desktop.domain.session import NotHeldReason
from workwell_desktop.ui.groups import build, build_list
from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.groups.optional_day import OptionalDay
from workwell_desktop.ui.groups.page_view import TABS
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToGroup,
    ToGroups,
    ToHandouts,
    ToNote,
    ToSession,
)
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.kit.surfaces import Chip

LEFT = Qt.MouseButton.LeftButton


class Register(Page):
    """Stands where the attendance room's page will stand, and notes what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        self.heard = Changes.NOTHING
        self.left = 0

    def show_place(self, place: Place) -> None:
        self.places.append(place)

    def leaving(self) -> None:
        self.left += 1

    def refresh(self, changes: Changes) -> None:
        self.heard |= changes


@pytest.fixture
def group(front: FrontDesk) -> Group:
    return front.group("Lanterns", place="Room 2", schedule="Weekly, Mondays", facilitators=("Ruth A.",))


@pytest.fixture
def pages(front: FrontDesk) -> tuple[Page, GroupPage, Register]:
    register = Register()
    removals = QUndoStack()
    groups = build_list(front.desk, front.window, removals)
    page = build(front.desk, front.window, lambda: register, removals)
    for each in (groups, page):
        front.qtbot.addWidget(each)
    assert isinstance(page, GroupPage)
    return groups, page, register


@pytest.fixture
def page(front: FrontDesk, group: Group, pages: tuple[Page, GroupPage, Register]) -> GroupPage:
    front.show(pages[1], ToGroup(group.id))
    return pages[1]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def press(page: QWidget, name: str) -> None:
    """Press the button that a screen reader calls by this name."""
    QApplication.processEvents()
    (button,) = (b for b in page.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name)
    click(button)


def type_into(page: GroupPage, name: str, text: str) -> None:
    control = page.view.details.form.field(name).control
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(control, text)


def test_the_head_says_what_kind_of_group_this_is(page: GroupPage) -> None:
    assert page.view.header.title.text() == "Lanterns"
    words = "Open group · weekly, Mondays · Room 2 · facilitated with Ruth A."
    assert page.view.header.subtitle.text() == words
    assert page.view.plan_button.text() == "Plan session 1"


def test_a_session_is_planned_from_the_head_and_can_be_taken_back(
    front: FrontDesk, group: Group, page: GroupPage
) -> None:
    click(page.view.plan_button)
    assert page.view.plan.theme.hasFocus()
    QTest.keyClicks(page.view.plan.theme, "Open dialogue")
    QTest.keyClick(page.view.plan.theme, Qt.Key.Key_Return)
    (session,) = front.desk.sessions.of_group(group.id)
    assert (session.theme, session.minutes, session.place) == ("Open dialogue", 90, "Room 2")
    assert front.went == [ToSession(session.id)]
    assert front.words() == ["Session 1 is planned"]
    front.undo_last()
    assert front.desk.sessions.of_group(group.id) == ()


def test_an_end_before_the_start_is_told_beside_the_end(front: FrontDesk, group: Group, page: GroupPage) -> None:
    click(page.view.plan_button)
    page.view.plan.ends.setTime(QTime(17, 0))
    page.view.plan.theme.setText("Open dialogue")
    click(page.view.plan.save_button)
    assert "later end" in page.view.plan._fields["ends"].error
    assert front.desk.sessions.of_group(group.id) == ()
    assert page.view.plan.theme.text() == "Open dialogue"
    QTest.keyClick(page.view.plan.theme, Qt.Key.Key_Escape)
    assert not page.view.plan.isVisible()
    assert page.view.plan_button.isEnabled()


def test_a_finished_group_offers_no_new_session(front: FrontDesk, pages: tuple[Page, GroupPage, Register]) -> None:
    finished = front.group("Old circle", status=GroupStatus.FINISHED)
    front.show(pages[1], ToGroup(finished.id))
    assert not pages[1].view.plan_button.isVisible()


def test_the_register_gets_its_place_its_news_and_its_own_undo(
    front: FrontDesk, group: Group, page: GroupPage, pages: tuple[Page, GroupPage, Register]
) -> None:
    register = pages[2]
    own = page.undo_stack
    with front.qtbot.waitSignal(page.undo_stack_changed):
        page.view.tabs.setCurrentIndex(TABS.index("attendance"))
    assert register.isVisible()
    assert register.places == [ToGroup(group.id, "attendance")]
    assert page.undo_stack is register.undo_stack
    front.member(group, "Maya Rosen")
    assert Changes.ROSTER in register.heard
    page.view.tabs.setCurrentIndex(TABS.index("overview"))
    assert register.left
    assert page.undo_stack is own


def test_each_group_keeps_its_own_undo(front: FrontDesk, group: Group, page: GroupPage) -> None:
    own = page.undo_stack
    front.show(page, ToGroup(front.group("Beacon").id))
    assert page.undo_stack is not own
    front.show(page, ToGroup(group.id))
    assert page.undo_stack is own


def test_the_head_leads_to_the_papers_and_back_to_all_groups(front: FrontDesk, group: Group, page: GroupPage) -> None:
    click(page.view.print_button)
    press(page, "Back to Groups")
    assert front.went == [ToHandouts(group_id=group.id), ToGroups()]


def test_sessions_are_listed_with_their_state_and_opened(front: FrontDesk, group: Group, page: GroupPage) -> None:
    held, off, coming = (front.session(group, NOW + week * WEEK) for week in (-2, -1, 1))
    front.desk.sessions.end(held.id)
    front.desk.sessions.set_not_held(off.id, NotHeldReason.WEATHER)
    front.show(page, ToGroup(group.id, "sessions"))
    press(page, "Note: Session 1")
    press(page, "Open: Session 3")
    assert front.went == [ToNote(held.id), ToSession(coming.id)]
    shown = page.view.sessions._shown
    assert shown is not None
    (next_one,), earlier = shown
    assert (next_one.title, next_one.chip.text) == ("Session 3", "Planned")
    assert [(line.title, line.chip.text, line.line) for line in earlier] == [
        ("Session 2", "Not held", "Weather"),
        ("Session 1", "To write up", "0 of 0 came"),
    ]


def test_a_session_marked_as_ready_says_so_in_the_list(front: FrontDesk, group: Group, page: GroupPage) -> None:
    session = front.session(group, NOW + WEEK)
    front.desk.sessions.set_ready(session.id, True)
    front.show(page, ToGroup(group.id, "sessions"))
    assert "Ready" in [chip.text() for chip in page.findChildren(Chip) if chip.isVisible()]


def test_the_overview_counts_what_was_held(front: FrontDesk, page: GroupPage) -> None:
    sample = front.desk.sample.add()
    front.show(page, ToGroup(sample))
    facts = [label.text() for label in page.view.overview.findChildren(QWidget) if hasattr(label, "text")]
    for words in ("11 of 12", "12 of 16", "Session 13 — Open dialogue", "Session 12 — Small victories"):
        assert words in facts


def test_details_are_kept_as_they_are_typed_and_one_undo_takes_a_field_back(
    front: FrontDesk, group: Group, page: GroupPage
) -> None:
    front.show(page, ToGroup(group.id, "details"))
    type_into(page, "place", "Library annex")
    front.qtbot.waitUntil(lambda: front.desk.groups.get(group.id).place == "Library annex", timeout=4000)
    type_into(page, "name", "Lanterns at noon")
    page.leaving()
    assert front.desk.groups.get(group.id).name == "Lanterns at noon"
    assert page.view.header.title.text() == "Lanterns at noon"
    page.undo_stack.undo()
    assert front.desk.groups.get(group.id).name == "Lanterns"
    assert front.desk.groups.get(group.id).place == "Library annex"


def test_a_field_that_cannot_be_kept_holds_back_no_other(front: FrontDesk, group: Group, page: GroupPage) -> None:
    front.show(page, ToGroup(group.id, "details"))
    form = page.view.details.form
    form.field("name").control.setText("")  # type: ignore[attr-defined]
    form.field("capacity").control.setText("9999")  # type: ignore[attr-defined]
    type_into(page, "place", "Library annex")
    page.leaving()
    assert front.desk.groups.get(group.id).place == "Library annex"
    assert front.desk.groups.get(group.id).name == "Lanterns"
    assert "still empty" in form.field("name").error
    assert "500 people" in form.field("capacity").error
    assert front.trouble()
    type_into(page, "name", "Lamps")
    type_into(page, "capacity", "12")
    page.leaving()
    kept = front.desk.groups.get(group.id)
    assert (kept.name, kept.capacity) == ("Lamps", 12)
    assert not front.trouble()


def test_what_a_crisis_needs_and_the_checklist_are_kept_as_they_are_typed(
    front: FrontDesk, group: Group, page: GroupPage
) -> None:
    front.show(page, ToGroup(group.id, "details"))
    for name in ("address", "emergency_department", "quiet_place"):
        type_into(page, name, f"The {name}")
    things = page.view.details.form.field("checklist").control
    things.setFocus()
    QTest.keyClicks(things, "Chairs")
    QTest.keyClick(things, Qt.Key.Key_Return)
    QTest.keyClicks(things, "Water ")
    page.leaving()
    kept = front.desk.groups.get(group.id)
    assert (kept.address, kept.emergency_department, kept.quiet_place) == (
        "The address", "The emergency_department", "The quiet_place"
    )  # fmt: skip
    assert kept.checklist == ("Chairs", "Water")
    page.undo_stack.undo()
    assert front.desk.groups.get(group.id).checklist == ()


def test_a_checklist_begins_with_the_usual_things_of_how_the_group_meets(
    front: FrontDesk, group: Group, page: GroupPage
) -> None:
    front.show(page, ToGroup(group.id, "details"))
    form = page.view.details.form
    QTest.mouseClick(form.suggest, LEFT)
    assert front.desk.groups.get(group.id).checklist == usual_things(Mode.IN_PERSON)
    assert not form.suggest.isVisible()
    page.undo_stack.undo()
    assert front.desk.groups.get(group.id).checklist == ()
    assert form.suggest.isVisible()


def test_a_day_to_review_the_agreement_is_set_and_taken_away(front: FrontDesk, group: Group, page: GroupPage) -> None:
    front.show(page, ToGroup(group.id, "details"))
    review = page.view.details.form.field("agreement_review_on").control
    assert isinstance(review, OptionalDay)
    assert not review.day.isVisible()
    QTest.mouseClick(review.box, LEFT)
    assert front.desk.groups.get(group.id).agreement_review_on == review.value() is not None
    review.day.setDate(QDate(2027, 3, 1))
    page.leaving()
    assert front.desk.groups.get(group.id).agreement_review_on == date(2027, 3, 1)
    QTest.mouseClick(review.box, LEFT)
    assert front.desk.groups.get(group.id).agreement_review_on is None
    assert not review.day.isVisible()


def test_a_full_disk_keeps_the_text_and_writes_it_later(front: FrontDesk, group: Group, page: GroupPage) -> None:
    front.show(page, ToGroup(group.id, "details"))
    with front.full_disk():
        type_into(page, "place", "Library annex")
        page.leaving()
        assert front.trouble()
    page.leaving()
    assert front.desk.groups.get(group.id).place == "Library annex"
    assert not front.trouble()


def test_news_never_overwrite_what_is_being_typed(front: FrontDesk, group: Group, page: GroupPage) -> None:
    front.show(page, ToGroup(group.id, "details"))
    type_into(page, "name", "Lanterns ")
    page.leaving()
    front.member(group, "Maya Rosen")
    control = page.view.details.form.field("name").control
    assert control.text() == "Lanterns "  # type: ignore[attr-defined]


def test_a_group_that_met_stays_and_the_reason_is_told(front: FrontDesk, group: Group, page: GroupPage) -> None:
    front.session(group)
    front.show(page, ToGroup(group.id, "details"))
    click(page.view.details.removal.remove_button)
    assert "“Lanterns”" in page.view.details.removal.question.text()
    click(page.view.details.removal.sure_button)
    assert "has sessions" in page.view.details.removal.question.text()
    assert front.desk.groups.all() == (group,)


def test_a_group_made_by_mistake_goes_and_comes_back_with_its_people(
    front: FrontDesk, group: Group, page: GroupPage, pages: tuple[Page, GroupPage, Register]
) -> None:
    front.member(group, "Maya Rosen")
    front.show(page, ToGroup(group.id, "details"))
    click(page.view.details.removal.remove_button)
    assert page.view.details.removal.keep_button.hasFocus()
    click(page.view.details.removal.sure_button)
    assert front.desk.groups.all() == ()
    assert front.words()[-1] == "“Lanterns” was removed"
    front.qtbot.waitUntil(lambda: front.went == [ToGroups()])
    pages[0].undo_stack.undo()
    assert front.desk.roster.of_group(group.id).present_count == 1


def test_a_group_that_is_gone_leads_back_to_all_groups(front: FrontDesk, group: Group, page: GroupPage) -> None:
    front.desk.groups.remove(group.id)
    front.qtbot.waitUntil(lambda: front.went == [ToGroups()])
    front.show(page, ToGroup(group.id))
    front.qtbot.waitUntil(lambda: len(front.went) == 2)
    assert "no longer here" in front.words()[-1]


@pytest.mark.parametrize("tab", [tab for tab in TABS if tab != "attendance"])
@in_every_look
def test_every_tab_is_accessible_also_at_twice_the_size(
    front: FrontDesk, page: GroupPage, tab: str, look: Settings
) -> None:
    sample = front.desk.sample.add()
    theme.current().apply(look)
    front.show(page, ToGroup(sample, tab))
    page.resize(812, 640)
    QApplication.processEvents()
    try:
        assert audit(page) == []
        click(page.view.plan_button)
        QApplication.processEvents()
        assert audit(page) == []
    finally:
        theme.current().apply(Settings())


@pytest.mark.slow
def test_opening_a_group_of_many_sessions_is_quick(front: FrontDesk, group: Group, page: GroupPage) -> None:
    for week in range(60):
        front.session(group, NOW - timedelta(weeks=week + 1))
    front.show(page, ToGroup(group.id, "sessions"))
    rows = [b for b in page.findChildren(QPushButton) if b.text() == "Open" and b.isVisible()]
    assert len(rows) == 16
