"""The Follow-ups room: by the day, with consent, undone by one press, and nobody named where others may look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.domain import strategies as draw
from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.follow_up import FollowUp, Outcome
from workwell_desktop.domain.follow_up_board import Board, FollowUpLine
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import FollowUpId, new_id
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.ui import follow_ups
from workwell_desktop.ui.follow_ups.controller import FollowUpsPage
from workwell_desktop.ui.follow_ups.model import Filter, board_shown
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Chip
from workwell_desktop.ui.kit.places_to_go import ToFollowUps
from workwell_desktop.ui.kit.settings import Settings

TODAY = NOW.date()
PHONE = ContactConsent(ways=frozenset({ContactWay.PHONE}), safe_times="Weekdays after 17:00", details="0123 456")


@pytest.fixture
def group(front: FrontDesk) -> Group:
    return front.group("Lanterns")


@pytest.fixture
def maya(front: FrontDesk, group: Group) -> Person:
    return front.desk.people.save(replace(front.member(group, "Maya Rosen")[0], contact=PHONE))


@pytest.fixture
def room(front: FrontDesk) -> Callable[[], FollowUpsPage]:
    def shown() -> FollowUpsPage:
        page = follow_ups.build(front.desk, front.window)
        assert isinstance(page, FollowUpsPage)
        front.show(page, ToFollowUps())
        return page

    return shown


def words(page: QWidget) -> str:
    QApplication.processEvents()
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, *(chip.text() for chip in page.findChildren(Chip) if chip.isVisible())])


def settle() -> None:
    """Wrapped lines ask for their height only once they know their width."""
    for _ in range(12):
        QApplication.processEvents()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def unfold(page: FollowUpsPage, follow_up: FollowUp) -> None:
    click(page.view.list.rows[follow_up.id].done_button)


def titles(page: FollowUpsPage) -> list[str]:
    return [row.row.title for row in page.view.list.rows.values()]


def test_an_empty_room_says_what_belongs_here(front: FrontDesk, room: Callable[[], FollowUpsPage]) -> None:
    page = room()
    assert page.view.empty.isVisible()
    click(page.view.empty.button)
    assert page.view.form.why.hasFocus()
    QTest.keyClicks(page.view.form.why, "Order name badges")
    QTest.keyClick(page.view.form.why, Qt.Key.Key_Return)
    assert [each.why for each in front.desk.follow_ups.open()] == ["Order name badges"]
    assert titles(page) == ["For the team"]
    front.undo_last()
    assert page.view.empty.isVisible()


def test_it_goes_by_the_day(front: FrontDesk, maya: Person, room: Callable[[], FollowUpsPage]) -> None:
    for why, days in (("Later", 30), ("Late", -7), ("Now", 0), ("Undated", None), ("Soon", 3)):
        due = None if days is None else TODAY + timedelta(days=days)
        front.desk.follow_ups.make_by_hand(why, person_id=maya.id, due=due)
    page = room()
    assert [row.row.why for row in page.view.list.rows.values()] == ["Late", "Now", "Soon", "Later", "Undated"]
    said = words(page)
    for heading in ("Overdue", "Today", "This week", "Later", "No date", "2 follow-ups are due, 1 overdue."):
        assert heading in said.splitlines()
    assert "Phone, weekdays after 17:00. Do not leave a message." in said
    assert titles(page)[0] == "Call Maya R."


def test_an_outcome_is_one_press_and_so_is_its_undo(
    front: FrontDesk, maya: Person, room: Callable[[], FollowUpsPage]
) -> None:
    made = front.desk.follow_ups.make_by_hand("A lift", person_id=maya.id, due=TODAY)
    page = room()
    unfold(page, made)
    panel = page.view.list.panel
    assert Outcome.LEFT_MESSAGE not in panel.buttons
    assert panel.remark.hasFocus()
    QTest.keyClicks(panel.remark, "The bus is fine")
    click(panel.buttons[Outcome.REACHED])
    (entry,) = front.desk.contacts.of_person(maya.id)
    assert (entry.way, entry.outcome, entry.text) == (ContactWay.PHONE, Outcome.REACHED, "The bus is fine")
    assert front.words()[-1] == "Reached, and closed"
    assert "Closed lately" in words(page)
    front.undo_last()
    assert front.desk.contacts.of_person(maya.id) == ()
    assert list(page.view.list.rows) == [made.id]
    page.undo_stack.redo()
    assert front.desk.contacts.of_person(maya.id) == (entry,)


def test_when_nobody_is_reached_it_is_due_again(
    front: FrontDesk, maya: Person, room: Callable[[], FollowUpsPage]
) -> None:
    made = front.desk.follow_ups.make_by_hand("A lift", person_id=maya.id, due=TODAY)
    page = room()
    unfold(page, made)
    click(page.view.list.panel.buttons[Outcome.NO_ANSWER])
    assert front.desk.follow_ups.get(made.id).due == TODAY + timedelta(days=2)
    unfold(page, made)
    click(page.view.list.panel.again)
    click(page.view.list.panel.buttons[Outcome.NO_ANSWER])
    assert front.desk.follow_ups.get(made.id).outcome is Outcome.NO_ANSWER
    click(page.view.side.closed[0].button)
    assert front.desk.follow_ups.get(made.id).is_open


def test_do_not_contact_is_never_overridden(
    front: FrontDesk, maya: Person, room: Callable[[], FollowUpsPage]
) -> None:
    """No call is offered; and one that was still on the screen when the person asked is refused where it stands."""
    made = front.desk.follow_ups.make_by_hand("A lift", person_id=maya.id, due=TODAY)
    page = room()
    unfold(page, made)
    button = page.view.list.panel.buttons[Outcome.NO_ANSWER]
    QTest.keyClicks(page.view.list.panel.remark, "Tried at five")
    front.desk.people.save(replace(maya, contact=replace(PHONE, do_not_contact=True)))
    button.click()
    panel = page.view.list.panel
    assert panel.refusal.text().startswith("This person asked not to be contacted in any way.")
    assert panel.remark.text() == "Tried at five"
    assert front.desk.contacts.of_person(maya.id) == ()
    page.view.list.fold()
    unfold(page, made)
    assert titles(page) == ["Speak with Maya R. in the room"]
    assert not any(outcome.by_distance for outcome in panel.buttons)
    assert not panel.ways_field.isVisible()
    assert "0123" not in words(page)
    assert "Do not contact" in words(page)


def test_two_silent_absences_are_suggested_and_set_aside_with_undo(
    front: FrontDesk, group: Group, maya: Person, room: Callable[[], FollowUpsPage]
) -> None:
    for weeks in (2, 1):
        front.desk.attendance.mark(front.session(group, NOW - weeks * WEEK).id, maya.id, Code.ABSENT)
    coming = front.session(group, NOW + WEEK)
    front.desk.attendance.mark(coming.id, maya.id, Code.APOLOGIES)
    page = room()
    (row,) = page.view.side.suggested
    assert "Missed two sessions in a row without a word" in words(page)
    assert row.row.planned.startswith("Sent word for session")
    click(row.aside_button)
    assert page.view.side.suggested == []
    front.undo_last()
    click(page.view.side.suggested[0].make_button)
    assert [each.why for each in front.desk.follow_ups.open()] == ["Missed two sessions in a row without a word"]
    assert page.view.side.suggested == []


def test_filters_by_name_and_group(front: FrontDesk, maya: Person, room: Callable[[], FollowUpsPage]) -> None:
    other = front.group("Carers")
    ben = front.member(other, "Ben Tal")[0]
    front.desk.follow_ups.make_by_hand("One", person_id=maya.id)
    front.desk.follow_ups.make_by_hand("Two", person_id=ben.id, group_id=other.id)
    front.desk.follow_ups.make_by_hand("Three", group_id=front.group("Lamps").id)
    page = room()
    page.view.search.setText("maya")
    assert [row.row.why for row in page.view.list.rows.values()] == ["One"]
    page.view.search.setText("")
    page.view.groups.show_value(other.id)
    page.view.groups.activated.emit(page.view.groups.currentIndex())
    assert [row.row.why for row in page.view.list.rows.values()] == ["Two"]


def test_changing_and_taking_away_can_be_undone(
    front: FrontDesk, group: Group, maya: Person, room: Callable[[], FollowUpsPage]
) -> None:
    made = front.desk.follow_ups.make_by_hand("A lift", person_id=maya.id, group_id=group.id)
    page = room()
    unfold(page, made)
    page.view.list._change()
    page.view.form.why.setText("  ")
    click(page.view.form.save_button)
    assert "still empty" in page.view.form.fields["why"].error
    page.view.form.why.setText("A lift on Mondays")
    click(page.view.form.save_button)
    kept = front.desk.follow_ups.get(made.id)
    assert (kept.why, kept.person_id, kept.group_id) == ("A lift on Mondays", maya.id, group.id)
    unfold(page, made)
    page.view.list._remove()
    assert front.desk.follow_ups.open() == ()
    for _ in range(2):
        page.undo_stack.undo()
    assert front.desk.follow_ups.open() == (made,)


def test_by_keyboard_alone(front: FrontDesk, maya: Person, room: Callable[[], FollowUpsPage]) -> None:
    for due in (1, 2):
        front.desk.follow_ups.make_by_hand("A call", person_id=maya.id, due=TODAY + timedelta(days=due))
    one, two = front.desk.follow_ups.open()
    page = room()
    page.view.list.rows[one.id].done_button.setFocus()
    QTest.keyClick(page.view.list.rows[one.id].done_button, Qt.Key.Key_Down)
    assert page.view.list.rows[two.id].done_button.hasFocus()
    QTest.keyClick(page.view.list.rows[two.id].done_button, Qt.Key.Key_Space)
    assert page.view.list.opened() == two.id
    QTest.keyClick(page.view.list.panel.remark, Qt.Key.Key_Escape)
    assert page.view.list.rows[two.id].done_button.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.view.form.why.hasFocus()


def test_what_is_copied_names_nobody(front: FrontDesk, maya: Person, room: Callable[[], FollowUpsPage]) -> None:
    made = front.desk.follow_ups.make_by_hand("Maya's lift", person_id=maya.id, due=TODAY)
    page = room()
    unfold(page, made)
    page.view.list._copy()
    assert QGuiApplication.clipboard().text() == (
        "One follow-up to do by Monday 23 November. The rest is in WorkWell."
    )


def test_the_privacy_screen_hides_every_name_and_reason(
    front: FrontDesk, group: Group, maya: Person, room: Callable[[], FollowUpsPage]
) -> None:
    front.desk.follow_ups.make_by_hand("Ask Maya about the bus", person_id=maya.id, group_id=group.id)
    closed = front.desk.follow_ups.make_by_hand("Maya's badge", person_id=maya.id)
    front.desk.follow_ups.settle(closed.id, Outcome.DONE)
    page = room()
    assert "Maya" in words(page)
    page.view.open_form()
    assert page.hide_names(True)
    said = words(page)
    assert not any(word in said for word in ("Maya", "bus", "0123", "badge"))
    assert page.view.form_card.isHidden()
    page.hide_names(False)
    assert "Maya" in words(page)


@given(draw.persons(), draw.lines(needed=True))
def test_hidden_rows_are_the_same_for_everybody_of_one_consent(person: Person, why: str) -> None:
    def shown(who: Person, reason: str) -> list[str]:
        made = FollowUp(id=FollowUpId(new_id()), why=reason, person_id=who.id, made_at=NOW)
        board = Board((FollowUpLine(made, who.short_name, who),), (), (), {}, {})
        (row,) = board_shown(board, Filter(), TODAY, hidden=True).rows
        return [row.title, row.why, row.line, row.details, row.searched]

    other = replace(person, display_name="Somebody Else", preferred_name="", alias="")
    assert shown(person, why) == shown(other, "Another reason")


@in_every_look
def test_it_passes_the_audit_with_hard_names(
    front: FrontDesk, group: Group, room: Callable[[], FollowUpsPage], look: Settings
) -> None:
    for name in ("李", '<b>&"', "Łukasz Đặng " * 9):
        person = replace(front.member(group, name)[0], contact=PHONE)
        front.desk.people.save(person)
        front.desk.follow_ups.make_by_hand("Word " * 30, person_id=person.id, due=TODAY, who="Ruth")
    for weeks in (2, 1):
        front.desk.attendance.mark(front.session(group, NOW - weeks * WEEK).id, person.id, Code.ABSENT)
    theme.current().apply(look)
    page = room()
    try:
        unfold(page, front.desk.follow_ups.open()[0])
        for size in ((1068, 740), (812, 640)):
            page.resize(*size)
            settle()
            assert audit(page) == []
        page.view.open_form()
        settle()
        assert audit(page) == []
    finally:
        theme.current().apply(Settings())
