"""One person's page: what happened, how to reach them, details saved as typed, removal."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.membership import LeavingReason, MembershipStatus
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Chip
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToPeople, ToPerson
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.people import build, build_list
from workwell_desktop.ui.people.controller import PersonPage
from workwell_desktop.ui.people.story_model import called, reach_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pages(front: FrontDesk) -> tuple[Page, PersonPage]:
    removals = QUndoStack()
    people = build_list(front.desk, front.window, removals)
    page = build(front.desk, front.window, removals)
    for each in (people, page):
        front.qtbot.addWidget(each)
    assert isinstance(page, PersonPage)
    return people, page


@pytest.fixture
def page(pages: tuple[Page, PersonPage]) -> PersonPage:
    return pages[1]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def press(page: QWidget, name: str) -> None:
    """Press the button that a screen reader calls by this name."""
    QApplication.processEvents()
    (button,) = (b for b in page.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name)
    click(button)


def words(page: PersonPage) -> list[str]:
    QApplication.processEvents()
    labels = [label.text() for label in page.view.overview.findChildren(QLabel) if label.isVisible()]
    return labels + [chip.text() for chip in page.view.overview.findChildren(Chip) if chip.isVisible()]


def details(front: FrontDesk, page: PersonPage, person: Person) -> None:
    front.show(page, ToPerson(person.id))
    page.view.tabs.setCurrentIndex(2)
    QApplication.processEvents()


def type_into(page: PersonPage, name: str, text: str) -> None:
    control = page.view.details.form.field(name).control
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(control, text)


def test_what_happened_is_told_in_words_latest_first(front: FrontDesk, page: PersonPage) -> None:
    group = front.group("Lanterns")
    maya, membership = front.member(group, "Maya Rosen")
    for weeks, code in ((3, Code.PRESENT), (2, Code.APOLOGIES), (1, Code.ABSENT)):
        session = front.session(group, NOW - weeks * WEEK)
        front.desk.attendance.mark(session.id, maya.id, code)
        if front.desk.sessions.get(session.id)[0].state.upcoming:
            front.desk.sessions.end(session.id)
    front.desk.roster.move(membership.id, MembershipStatus.LEFT, NOW.date(), LeavingReason.MOVED)
    front.show(page, ToPerson(maya.id))
    shown = page.view.overview._shown
    assert shown is not None
    assert [(each.title, each.line) for each in shown.happenings] == [
        ("Left the group", "Lanterns · moved"),
        ("Absent from session 3, no word", "Lanterns"),
        ("Apologies for session 2", "Lanterns"),
        ("Present at session 1", "Lanterns"),
        ("Joined the group", "Lanterns"),
    ]
    said = words(page)
    assert "Came to 1 of 3" in said
    assert "Left · 26 Oct 2026 – 23 Nov 2026 · moved" in said
    assert page.view.header.subtitle.text() == "since 26 Oct 2026"


def test_do_not_contact_wins_over_every_way() -> None:
    agreed = ContactConsent(
        ways=frozenset({ContactWay.PHONE, ContactWay.TEXT}),
        safe_times="Weekdays after 17:00",
        details="0123 456",
        asked_on=date(2026, 10, 12),
    )
    shown = reach_of(agreed)
    assert [way.title for way in shown.ways] == [
        "Phone, weekdays after 17:00",
        "Text message",
        "Do not leave a message",
        "No e-mail, no post",
    ]
    assert shown.ways[0].line == "0123 456"
    assert shown.asked == "Asked on 12 Oct 2026. Ask again by 12 Apr 2027."
    forbidden = reach_of(replace(agreed, do_not_contact=True))
    assert (forbidden.forbidden, forbidden.ways) == (True, ())


def test_the_page_shows_a_ban_strongly_and_leads_to_where_it_is_changed(front: FrontDesk, page: PersonPage) -> None:
    maya, _ = front.member(front.group(), "Maya Rosen")
    front.desk.people.save(replace(maya, contact=ContactConsent(do_not_contact=True)))
    front.show(page, ToPerson(maya.id))
    assert "Do not contact" in words(page)
    press(page, "Change: how to reach them")
    assert page.view.tabs.key() == "details"
    assert page.view.details.form.forbidden.hasFocus()


def test_details_are_kept_as_they_are_typed_and_undone_by_field(front: FrontDesk, page: PersonPage) -> None:
    maya, _ = front.member(front.group(), "Maya Rosen")
    details(front, page, maya)
    type_into(page, "pronouns", "she/her")
    front.qtbot.waitUntil(lambda: front.desk.people.get(maya.id).pronouns == "she/her", timeout=4000)
    type_into(page, "access_needs", "Seat near the door, large print")
    click(page.view.details.form.ways[ContactWay.PHONE])
    type_into(page, "safe_times", "Mornings")
    page.leaving()
    kept = front.desk.people.get(maya.id)
    assert kept.access_needs == ("Seat near the door", "large print")
    assert kept.contact.ways == {ContactWay.PHONE}
    assert (kept.contact.safe_times, kept.contact.asked_on) == ("Mornings", NOW.date())
    page.undo_stack.undo()
    assert front.desk.people.get(maya.id).contact.safe_times == ""
    assert front.desk.people.get(maya.id).contact.ways == {ContactWay.PHONE}


def test_undoing_a_detail_brings_no_name_back_that_a_record_profile_shortened_since(
    front: FrontDesk, page: PersonPage
) -> None:
    group = front.group(profile=RecordProfile.NAMED_REGISTER)
    maya, _ = front.member(group, "Maya Rosen")
    details(front, page, maya)
    type_into(page, "pronouns", "she/her")
    page.leaving()
    front.desk.profiles.apply(group.id, RecordProfile.PEER_MINIMAL, remove=True)
    page.undo_stack.undo()
    kept = front.desk.people.get(maya.id)
    assert (kept.display_name, kept.pronouns) == ("Maya R.", "")


def test_a_field_that_cannot_be_kept_holds_back_no_other(front: FrontDesk, page: PersonPage) -> None:
    maya, _ = front.member(front.group(), "Maya Rosen")
    details(front, page, maya)
    form = page.view.details.form
    form.field("display_name").control.setText("")  # type: ignore[attr-defined]
    form.field("safe_times").control.setText("x" * 10_000)  # type: ignore[attr-defined]
    type_into(page, "pronouns", "she/her")
    page.leaving()
    assert front.desk.people.get(maya.id) == replace(maya, pronouns="she/her")
    assert "still empty" in form.field("display_name").error
    assert "10,000" in form.field("safe_times").error
    assert front.trouble()
    front.show(page, ToPerson(front.member(front.group("Beacon"), "Zoe")[0].id))
    assert not front.trouble()


def test_a_name_that_someone_else_has_is_pointed_out_and_kept(front: FrontDesk, page: PersonPage) -> None:
    group = front.group()
    front.member(group, "Zoe")
    maya, _ = front.member(group, "Maya")
    details(front, page, maya)
    type_into(page, "display_name", "Zoe")
    page.leaving()
    assert "Someone else has this name" in page.view.details.form.field("display_name")._hint.text()
    assert front.desk.people.get(maya.id).display_name == "Zoe"


def test_someone_whom_a_register_knows_stays_and_the_reason_is_told(front: FrontDesk, page: PersonPage) -> None:
    group = front.group()
    maya, _ = front.member(group, "Maya Rosen")
    front.desk.attendance.mark(front.session(group, NOW - WEEK).id, maya.id, Code.PRESENT)
    details(front, page, maya)
    click(page.view.details.removal.remove_button)
    assert page.view.details.removal.keep_button.hasFocus()
    click(page.view.details.removal.sure_button)
    assert front.desk.people.all() == (maya,)
    assert page.view.details.removal.question.isVisible()
    assert not front.trouble()


def test_someone_added_by_mistake_goes_and_comes_back_with_their_places(
    front: FrontDesk, page: PersonPage, pages: tuple[Page, PersonPage]
) -> None:
    group = front.group()
    maya, _ = front.member(group, "Maya Rosen")
    details(front, page, maya)
    click(page.view.details.removal.remove_button)
    click(page.view.details.removal.sure_button)
    assert front.desk.people.all() == ()
    assert front.words()[-1] == "Maya R. was removed"
    front.qtbot.waitUntil(lambda: front.went == [ToPeople()])
    pages[0].undo_stack.undo()
    assert front.desk.roster.of_group(group.id).present_count == 1


def test_escape_keeps_the_person(front: FrontDesk, page: PersonPage) -> None:
    maya, _ = front.member(front.group(), "Maya Rosen")
    details(front, page, maya)
    click(page.view.details.removal.remove_button)
    QTest.keyClick(page.view.details.removal.keep_button, Qt.Key.Key_Escape)
    assert page.view.details.removal.remove_button.hasFocus()


def test_a_group_is_opened_from_the_person(front: FrontDesk, page: PersonPage) -> None:
    group = front.group("Lanterns")
    maya, _ = front.member(group, "Maya Rosen")
    front.show(page, ToPerson(maya.id))
    press(page, "Open Lanterns")
    assert front.went == [ToGroup(group.id)]


def test_news_of_the_register_are_shown_at_once(front: FrontDesk, page: PersonPage) -> None:
    group = front.group("Lanterns")
    maya, _ = front.member(group, "Maya Rosen")
    front.show(page, ToPerson(maya.id))
    front.desk.attendance.mark(front.session(group, NOW - WEEK).id, maya.id, Code.LATE)
    assert "Late at session 1" in words(page)


@in_every_look
@pytest.mark.parametrize("name", ["Grace Lim", "Maya Rosen"])
def test_the_page_is_accessible_also_at_twice_the_size(
    front: FrontDesk, page: PersonPage, name: str, look: Settings
) -> None:
    front.desk.sample.add()
    (person,) = (known for known in front.desk.people.all() if known.display_name == name)
    theme.current().apply(look)
    front.show(page, ToPerson(person.id))
    page.resize(812, 640)
    QApplication.processEvents()
    try:
        assert audit(page) == []
        page.view.tabs.setCurrentIndex(2)
        QApplication.processEvents()
        assert audit(page) == []
    finally:
        theme.current().apply(Settings())


PHONE = ContactConsent(ways=frozenset({ContactWay.PHONE}), details="0123 456")


def consenting(front: FrontDesk, contact: ContactConsent = PHONE) -> Person:
    maya, _ = front.member(front.group("Lanterns"), "Maya Rosen")
    return front.desk.people.save(replace(maya, contact=contact))


def test_a_follow_up_is_added_closed_and_logged_where_the_person_stands(front: FrontDesk, page: PersonPage) -> None:
    maya = consenting(front)
    front.show(page, ToPerson(maya.id))
    page.view.tab_picked.emit("details")
    click(page.view.follow_up_button)
    card = page.view.overview.following
    assert page.view.tabs.key() == "overview"
    assert card.form.why.hasFocus()
    QTest.keyClicks(card.form.why, "Ask about a lift")
    QTest.keyClick(card.form.why, Qt.Key.Key_Return)
    (row,) = card.rows.values()
    click(row.done_button)
    QTest.keyClicks(card.panel.remark, "The bus is fine again")
    click(card.panel.buttons[Outcome.REACHED])
    assert card.rows == {}
    assert "Called, reached. The bus is fine again" in words(page)
    assert [entry.text for entry in front.desk.contacts.of_person(maya.id)] == ["The bus is fine again"]
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert (front.desk.follow_ups.of_person(maya.id), front.desk.contacts.of_person(maya.id)) == ((), ())


def test_the_contact_log_is_kept_by_hand_newest_first_with_undo(front: FrontDesk, page: PersonPage) -> None:
    maya = consenting(front)
    front.show(page, ToPerson(maya.id))
    page.view.tab_picked.emit("log")
    form = page.view.log.form
    assert [form.way.itemText(i) for i in range(form.way.count())] == ["Phone", "In person, or they got in touch"]
    assert form.outcome.findText("Left message") == -1
    form.outcome.show_value(Outcome.NO_ANSWER)
    click(form.add_button)
    form.text.setPlainText("She starts a course in March")
    form.next_step.setText("Ask how it goes")
    form.day.setDate(form.day.date().addDays(1))
    click(form.add_button)
    assert "cannot lie ahead" in form.fields["at"].error
    assert form.text.toPlainText() == "She starts a course in March"
    form.day.setDate(form.day.date().addDays(-1))
    click(form.add_button)
    log = front.desk.contacts.of_person(maya.id)
    assert sorted(entry.outcome for entry in log) == [Outcome.NO_ANSWER, Outcome.REACHED]
    assert {entry.next_step for entry in log} == {"", "Ask how it goes"}
    page.view.log.remove_requested.emit(log[0])
    page.undo_stack.undo()
    assert set(front.desk.contacts.of_person(maya.id)) == set(log)
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert front.desk.contacts.of_person(maya.id) == ()


def test_do_not_contact_is_never_overridden_by_the_log(front: FrontDesk, page: PersonPage) -> None:
    maya = consenting(front, replace(PHONE, do_not_contact=True))
    front.show(page, ToPerson(maya.id))
    page.view.tab_picked.emit("log")
    form = page.view.log.form
    assert form.way.count() == 1
    assert "asked not to be contacted" in form.rule.text()
    offered = {form.outcome.itemText(i) for i in range(form.outcome.count())}
    assert offered.isdisjoint({"Left message", "No answer"})
    click(form.add_button)
    assert [entry.way for entry in front.desk.contacts.of_person(maya.id)] == [None]


@pytest.mark.parametrize(
    ("pronouns", "them"),
    [("she/her", "her"), ("He / him", "him"), ("they/them", "them"), ("", "them"), ("ze", "them")],
)
def test_how_to_reach_someone_is_said_in_their_own_pronouns(pronouns: str, them: str) -> None:
    assert called(pronouns) == them


def test_ten_years_of_marks_are_read_without_a_single_plan(front: FrontDesk, page: PersonPage) -> None:
    group = front.group("Lanterns")
    maya, _ = front.member(group, "Maya Rosen")
    session = front.session(group, NOW - WEEK)
    front.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    front.session(group, NOW - 2 * WEEK)
    story = front.desk.people.story(maya.id)
    assert [event.session.id for event in story.events if event.session] == [session.id]
    assert all(not event.session.agenda.blocks for event in story.events if event.session)


def test_the_log_passes_the_audit_with_a_hard_entry(front: FrontDesk, page: PersonPage) -> None:
    maya = consenting(front)
    entry = replace(front.desk.contacts.start(maya.id, Outcome.REACHED), text="Word " * 60, next_step="Next " * 20)
    front.desk.contacts.add(entry)
    front.desk.follow_ups.make_by_hand("Ask " * 30, person_id=maya.id, due=NOW.date())
    front.show(page, ToPerson(maya.id))
    next(iter(page.view.overview.following.rows.values())).done_button.click()
    page.resize(812, 640)
    for _ in range(12):
        QApplication.processEvents()
    assert audit(page) == []
    page.view.tab_picked.emit("log")
    for _ in range(12):
        QApplication.processEvents()
    assert audit(page) == []
