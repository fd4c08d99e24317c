"""Starting from an earlier plan or a template, and keeping a plan as a template: each undone in one step."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.audit import audit
from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room, titles
from tests.ui.planner.test_plan_steps import layout_done, pick
from workwell_desktop.ui.kit.places_to_go import ToGuides, ToSession
from workwell_desktop.ui.planner.controller import PlannerPage
from workwell_desktop.ui.planner.start_panel import APPEND

LEFT = Qt.MouseButton.LeftButton
WEEK = timedelta(weeks=1)


def open_panel(page: PlannerPage) -> None:
    QTest.mouseClick(page.view.header.start_from, LEFT)


def offered(page: PlannerPage) -> list[str]:
    """Return the titles in the panel, headings in angle brackets."""
    rows = page.view.start.list.offers.offers
    return [f"<{offer.title}>" if offer.heading else offer.title for offer in rows]


def take(page: PlannerPage, title: str) -> None:
    """Choose an offer by its title and use it."""
    rows = page.view.start.list.offers
    row = next(number for number, offer in enumerate(rows.offers) if offer.title == title)
    page.view.start.list.setCurrentIndex(rows.index(row))
    QTest.mouseClick(page.view.start.use, LEFT)


def test_the_last_plan_is_offered_first_then_templates_then_earlier_sessions(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    rest, trust = (
        room.add_session(group, "x", number=number, starts_at=TONIGHT - weeks * WEEK, theme=theme).title
        for number, weeks, theme in ((1, 3, "Rest"), (2, 1, "Trust"))
    )
    later = room.add_session(group, "x", starts_at=TONIGHT + WEEK, theme="Hope")
    page = show_plan(room.add_session(group, "a"))
    open_panel(page)
    rows = offered(page)
    assert rows[:3] == ["<The last plan of this group>", trust, "<Templates>"]
    assert rows[-4:] == ["<Earlier sessions>", rest, "<Later sessions>", room.kept(later).title]
    assert len(rows) == 2 + 1 + 9 + 4
    assert page.view.start.list.hasFocus()
    assert page.view.start.parts.text() == "x"
    fits = next(offer for offer in page.view.start.list.offers.offers if offer.title == "Peer check-in")
    assert "90 min, fits" in fits.line
    layout_done(page)
    assert audit(page) == []


def test_a_template_replaces_the_plan_and_one_undo_brings_it_back(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = show_plan(session)
    open_panel(page)
    take(page, "First session")
    kept = room.kept(session).agenda
    assert kept.minutes == 90
    assert "a" not in titles(room.kept(session))
    assert room.words()[-1] == "“First session” is the plan now"
    assert page.view.start.isHidden()
    assert page.undo_stack.count() == 1
    page.undo_stack.undo()
    assert room.kept(session) == session


def test_an_earlier_plan_can_be_added_to_the_end_and_stays_as_it_was(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    earlier = room.add_session(group, "x", "y", number=1, starts_at=TONIGHT - WEEK, theme="Trust")
    session = room.add_session(group, "a")
    page = show_plan(session)
    open_panel(page)
    page.view.start.how.show_value(APPEND)
    take(page, earlier.title)
    assert titles(room.kept(session)) == ["a", "x", "y"]
    assert room.words()[-1] == f"“{earlier.title}” added to the end"
    assert room.kept(earlier) == earlier
    page.undo_stack.undo()
    assert titles(room.kept(session)) == ["a"]


def test_words_find_a_plan_and_escape_puts_the_panel_away(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a")
    page = show_plan(session)
    open_panel(page)
    page.view.start.words.setFocus()
    QTest.keyClicks(page.view.start.words, "closing")
    assert "Closing session" in offered(page)
    assert "First session" not in offered(page)
    QTest.keyClicks(page.view.start.words, "zebra")
    assert page.view.start.nothing.isVisible()
    assert not page.view.start.use.isEnabled()
    QTest.keyClick(page.view.start.words, Qt.Key.Key_Escape)
    assert page.view.start.isHidden()
    assert room.kept(session) == session


def test_an_empty_plan_begins_with_a_template(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group())
    page = show_plan(session)
    QTest.mouseClick(page.view.whole_guide, LEFT)
    assert room.went == [ToGuides()]
    QTest.mouseClick(page.view.all_plans, LEFT)
    assert not page.view.start.how.isVisible()
    assert not page.view.start.keeping.isVisible()
    take(page, "Workplace wellbeing circle")
    assert room.kept(session).agenda.minutes == 45
    assert page.view.parts.hasFocus()


def keep(page: PlannerPage, name: str) -> None:
    pick(page, "Keep plan as a template…")
    assert page.view.start.name.hasFocus()
    QTest.keyClicks(page.view.start.name, name)
    QTest.keyClick(page.view.start.name, Qt.Key.Key_Return)


def test_a_plan_is_kept_as_a_template_used_elsewhere_and_the_keeping_undone(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    page = show_plan(room.add_session(group, "a", "b"))
    keep(page, "My Monday")
    assert [each.name for each in room.desk.templates.all()] == ["My Monday"]
    assert room.words()[-1] == "Template “My Monday” kept"
    page.undo_stack.undo()
    assert room.desk.templates.all() == ()
    page.undo_stack.redo()
    empty = room.add_session(group, number=8, starts_at=TONIGHT + WEEK)
    page.show_place(ToSession(empty.id))
    QTest.mouseClick(page.view.all_plans, LEFT)
    assert offered(page)[2:4] == ["<Templates of your own>", "My Monday"]
    take(page, "My Monday")
    assert titles(room.kept(empty)) == ["a", "b"]


def test_a_template_without_a_name_is_refused_beside_the_field(room: Room, show_plan: ShowPlan) -> None:
    page = show_plan(room.add_session(room.add_group(), "a"))
    keep(page, "  ")
    assert page.view.start.name_field.error == "The name is still empty. Type a few letters to go on."
    assert page.view.start.isVisible()
    assert room.desk.templates.all() == ()


def test_a_template_of_ones_own_is_replaced_and_removed_and_both_come_back(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a")
    room.desk.templates.put(room.desk.templates.draw_up("Mine", session.agenda))
    page = show_plan(session)
    page.view.add_requested.emit()
    keep(page, "mine")
    assert room.words()[-1] == "Template “mine” replaced"
    page.undo_stack.undo()
    (kept,) = room.desk.templates.all()
    assert (kept.name, len(kept.agenda)) == ("Mine", 1)
    open_panel(page)
    built_in = page.view.start.list.offers.row_of(("built-in", room.desk.guide_library.templates()[0].key))
    page.view.start.list.setCurrentIndex(page.view.start.list.offers.index(built_in))
    assert not page.view.start.remove.isVisible()
    row = page.view.start.list.offers.row_of(("own", kept.id))
    page.view.start.list.setCurrentIndex(page.view.start.list.offers.index(row))
    QTest.mouseClick(page.view.start.remove, LEFT)
    assert room.desk.templates.all() == ()
    assert "Mine" not in offered(page)
    assert room.words()[-1] == "Template “Mine” removed"
    page.undo_stack.undo()
    assert room.desk.templates.all() == (kept,)
    assert "Mine" in offered(page)


def test_an_earlier_plan_that_is_gone_meanwhile_is_said_to_be_gone(room: Room, show_plan: ShowPlan) -> None:
    group = room.add_group()
    earlier = room.add_session(group, "x", number=1, starts_at=TONIGHT - WEEK, theme="Trust")
    session = room.add_session(group, "a")
    page = show_plan(session)
    open_panel(page)
    room.desk.sessions.remove(earlier.id)
    take(page, earlier.title)
    assert room.words()[-1] == "That session is no longer here."
    assert titles(room.kept(session)) == ["a"]
