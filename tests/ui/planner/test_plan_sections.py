"""What a part may have besides words: who leads it, a clock time, what the group sees, handouts, advice, turns."""

from dataclasses import replace
from datetime import UTC, time, timedelta

from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.planner.conftest import ShowPlan
from tests.ui.planner.room import TONIGHT, Room, part
from tests.ui.planner.test_plan_parts import choose
from tests.ui.planner.test_plan_steps import layout_done
from workwell_desktop.domain.agenda import Agenda, Block, Category, Handout, Visibility
from workwell_desktop.domain.running import RunEvent, RunKind
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.controls import LinkButton
from workwell_desktop.ui.planner.controller import PlannerPage
from workwell_desktop.ui.planner.part_form import turn_words
from workwell_desktop.ui.planner.part_sections import SECTIONS, HandoutsSection, WhoSection

LEFT = Qt.MouseButton.LeftButton


def who(page: PlannerPage) -> WhoSection:
    """Open the section that says who and when."""
    page.view.part.more.setChecked(True)
    page.view.part.folds["owner"].open()
    section = page.view.part.folds["owner"].content
    assert isinstance(section, WhoSection)
    return section


def handouts(page: PlannerPage) -> HandoutsSection:
    """Open the section with the handouts."""
    page.view.part.more.setChecked(True)
    page.view.part.folds["handouts"].open()
    section = page.view.part.folds["handouts"].content
    assert isinstance(section, HandoutsSection)
    return section


def first(room: Room, session: Session) -> Block:
    """Return the first part as the vault has it."""
    return room.kept(session).agenda.blocks[0]


def summary(page: PlannerPage, field: str) -> str:
    """Return what a fold says is folded away."""
    return page.view.part.folds[field].button.summary


def test_sections_are_folded_until_they_are_opened_and_say_what_they_hold(room: Room, show_plan: ShowPlan) -> None:
    page = show_plan(room.add_session(room.add_group(), "Talk"))
    form = page.view.part
    assert "steps" not in form.fields
    assert form.fields["say"].isVisible()
    assert not form.folds["steps"].isVisible(), "what holds nothing waits behind one line"
    QTest.keyClick(form.more, Qt.Key.Key_Space)
    QTest.keyClick(form.folds["steps"].button, Qt.Key.Key_Space)
    assert form.areas["steps"].isVisible()
    assert summary(page, "handouts") == ""
    for fold in dict.fromkeys(form.folds.values()):
        fold.open()
    layout_done(page)
    assert audit(page) == []
    names = {name for section in SECTIONS for name in section.names}
    assert names <= set(form.fields)


def test_who_leads_a_part_is_picked_or_typed_freely_and_stands_in_its_row(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    (button,) = who(page).owner.offers.findChildren(LinkButton)
    button.click()
    page.leaving()
    assert first(room, session).owner == "Ruth A."
    assert "Ruth A." in page.controller._model.rows[0].line
    assert summary(page, "owner") == "Ruth A."
    line = who(page).owner.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Sam, from the choir")
    page.leaving()
    assert first(room, session).owner == "Sam, from the choir"
    page.undo_stack.undo()
    assert first(room, session).owner == ""
    assert line.text() == ""


def test_a_part_is_locked_to_a_clock_time_and_the_gap_stands_in_list_and_bar(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b", "c")
    page = show_plan(session)
    choose(page, 1)
    lock = who(page).clock
    lock.box.click()
    page.leaving()
    assert room.kept(session).agenda.blocks[1].locked_at == time(18, 40), "the time it begins at now is proposed"
    lock.clock.setTime(QTime(18, 55))
    page.leaving()
    row = page.controller._model.rows[1]
    assert (row.start, row.between) == ("18:55", "15 min free until 18:55")
    assert "15 min free until 18:55" in row.spoken
    assert page.controller._model.rows[2].start == "19:05"
    assert page.view.total.text() == "45 of 90 min · 45 spare"
    (before, _), (locked, _), _ = page.view.bar.segments()
    assert locked.left() - before.right() > before.width()
    assert "15 min free" in page.view.bar.accessibleName()
    lock.box.click()
    page.leaving()
    assert room.kept(session).agenda.blocks[1].locked_at is None
    page.undo_stack.undo()
    assert room.kept(session) == session, "ticking, setting and unticking are one step of typing"


def test_a_clock_time_still_being_typed_is_kept_on_leaving(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a")
    page = show_plan(session)
    lock = who(page).clock
    lock.box.click()
    lock.clock.setFocus()
    lock.clock.selectAll()
    QTest.keyClicks(lock.clock, "1915")
    page.leaving()
    assert first(room, session).locked_at == time(19, 15)


def test_a_part_that_runs_into_a_locked_one_is_shown_to_overlap(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    agenda = session.agenda
    locked = replace(agenda.blocks[1], locked_at=time(18, 35))
    room.desk.sessions.save_agenda(session.id, agenda.changed(locked))
    page = show_plan(session)
    row = page.controller._model.rows[1]
    assert row.between == "Locked to 18:35: the part before runs 5 min into it"
    assert len(page.view.bar.clashes()) == 1
    assert page.view.total.text() == "15 of 90 min · 75 spare"
    rects = [page.view.parts.visualRect(page.view.parts.model().index(number, 0)) for number in (0, 1)]
    assert rects[1].height() > rects[0].height()


def test_gap_between_items_is_a_buffer(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "a", "b")
    page = show_plan(session)
    choose(page, 0)
    QTest.mouseClick(page.view.add_buffer, LEFT)
    buffer = room.kept(session).agenda.blocks[1]
    assert (buffer.title, buffer.category, buffer.minutes) == ("Buffer", Category.BUFFER, 5)
    assert [row.start for row in page.controller._model.rows] == ["18:30", "18:40", "18:45"]
    page.undo_stack.undo()
    assert room.kept(session) == session


def test_what_the_group_sees_and_advice_for_short_and_long_are_kept_and_undone(
    room: Room, show_plan: ShowPlan
) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    form = page.view.part
    form.more.setChecked(True)
    for field in ("visibility", "if_short", "watch_for"):
        form.folds[field].open()
    form.bound["visibility"].keys.setFocus()
    QTest.keyClick(form.bound["visibility"].keys, Qt.Key.Key_Home)
    advice = {"if_short": "One round only.", "if_long": "Ask for a story.", "watch_for": "Latecomers."}
    for name, words in advice.items():
        form.areas[name].setFocus()
        QTest.keyClicks(form.areas[name], words)
    page.leaving()
    block = first(room, session)
    assert {name: getattr(block, name) for name in advice} == advice
    assert block.visibility is Visibility.NOTHING
    assert summary(page, "visibility") == "not on the agenda"
    assert summary(page, "if_long") == "short · long"
    assert summary(page, "watch_for") == "Latecomers."
    while page.undo_stack.canUndo():
        page.undo_stack.undo()
    assert room.kept(session) == session


def test_handouts_have_copies_or_one_for_each_who_is_expected_and_a_spare(
    room: Room, show_plan: ShowPlan, qtbot: QtBot
) -> None:
    group = room.add_group()
    for name in ("Maya", "Łukasz", "李"):
        room.add_member(group, name)
    session = room.add_session(group, "Talk")
    page = show_plan(session)
    edit = handouts(page).handouts
    qtbot.waitUntil(lambda: edit.expected == 3)
    for title in ("Listening in pairs", "  A   map "):
        QTest.keyClicks(edit.line, title)
        QTest.keyClick(edit.line, Qt.Key.Key_Return)
    assert edit.rows[0].copies.number.text() == "One each + 1 (4)"
    QTest.keyClick(edit.rows[1].copies.number, Qt.Key.Key_Up)
    page.leaving()
    assert first(room, session).handouts == (Handout("Listening in pairs"), Handout("A map", 0))
    edit.rows[1].copies.show_value(-1)
    edit.rows[1].copies.number.setValue(12)
    page.leaving()
    assert first(room, session).handouts[1].copies == 12
    assert page.controller._model.rows[0].line == "Discussion · 2 handouts"
    layout_done(page)
    QTest.mouseClick(edit.rows[0].bin, LEFT)
    page.leaving()
    assert first(room, session).handouts == (Handout("A map", 12),)
    assert "Handout: A map" in page.controller._model.rows[0].line
    page.undo_stack.undo()
    assert first(room, session).handouts == ()


def test_a_page_that_can_be_printed_stays_one_when_its_copies_change(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    pages = (Handout("Trust map", sheet="trust-map"), Handout("A song"))
    block = replace(session.agenda.blocks[0], handouts=pages)
    room.desk.sessions.save_agenda(session.id, Agenda((block,)))
    page = show_plan(session)
    edit = handouts(page).handouts
    assert edit.raw() == pages
    edit.rows[0].copies.number.setValue(3)
    page.leaving()
    assert first(room, session).handouts == (Handout("Trust map", 3, "trust-map"), Handout("A song"))


def test_copies_that_cannot_be_are_refused_beside_the_handouts_and_stay(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk")
    page = show_plan(session)
    edit = handouts(page).handouts
    QTest.keyClicks(edit.line, "Map")
    QTest.keyClick(edit.line, Qt.Key.Key_Return)
    page.leaving()
    edit.rows[0].copies.number.setValue(900)
    page.leaving()
    assert "between 0 and 500" in page.view.part.fields["handouts"].error
    assert edit.rows[0].copies.value() == 900
    assert first(room, session).handouts == (Handout("Map"),)


def test_a_round_has_seconds_for_each_person_and_other_parts_do_not_ask(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group(), "Talk", "Round")
    round_ = replace(session.agenda.blocks[1], category=Category.CHECK_IN)
    room.desk.sessions.save_agenda(session.id, session.agenda.changed(round_))
    page = show_plan(session)
    form = page.view.part
    choose(page, 0)
    assert not form.fields["seconds_each"].isVisible()
    choose(page, 1)
    assert form.fields["seconds_each"].isVisible()
    assert form.turn.number.text() == "Shared out"
    QTest.keyClick(form.turn.number, Qt.Key.Key_Up)
    page.leaving()
    assert room.kept(session).agenda.blocks[1].seconds_each == 15
    form.turn.number.setValue(3)
    page.leaving()
    assert "between 5 and 1,800 seconds" in form.fields["seconds_each"].error


def test_turns_say_what_they_come_to() -> None:
    block = part("Round", 15, Category.CHECK_IN)
    assert turn_words(block, 0) == ""
    assert turn_words(block, 12) == "12 expected: about 75 s each"
    assert turn_words(replace(block, seconds_each=60), 12) == "12 expected: 12 min in all"
    assert turn_words(replace(block, seconds_each=90), 12) == "12 expected: 18 min in all — longer than the part"


def test_a_part_says_how_long_it_took_last_time(room: Room, show_plan: ShowPlan, qtbot: QtBot) -> None:
    group = room.add_group()
    earlier = room.add_session(group, "Talk", number=1, starts_at=TONIGHT - timedelta(weeks=1))
    block = earlier.agenda.blocks[0]
    ended = earlier.starts_at + timedelta(minutes=24)
    with room.vault.work("test.run") as work:
        for position, (kind, at) in enumerate(((RunKind.START, earlier.starts_at), (RunKind.END, ended))):
            event = RunEvent(
                session_id=earlier.id, position=position, kind=kind, at=at.astimezone(UTC), block_id=block.id
            )
            work.run_events.append(event)
        work.sessions.save(earlier.begun(earlier.starts_at).ended(ended))
        work.commit()
    page = show_plan(room.add_session(group, "talk", "Else"))
    qtbot.waitUntil(lambda: "took 24 min last time" in page.controller._model.rows[0].line)
    assert "took" not in page.controller._model.rows[1].line


def test_extra_fields_per_block_and_no_limit_on_parts(room: Room, show_plan: ShowPlan) -> None:
    session = room.add_session(room.add_group())
    many = Agenda(tuple(part(f"Part {number}", 1) for number in range(120)))
    room.desk.sessions.save_agenda(session.id, many)
    page = show_plan(session)
    assert page.view.parts.model().rowCount() == 120
    assert page.view.total.text() == "120 of 90 min · 30 over"
    choose(page, 119)
    assert page.view.part.heading.text() == "Part 120 of 120"
