"""Closing out as a facilitator does it: step by step, in any order, left and resumed, with nothing lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.audit import audit
from tests.ui.close_out.conftest import Evening, press
from tests.ui.front_desk import NOW, WEEK
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.domain.quick_note import QuickNoteFate
from workwell_desktop.domain.session import ClosingStep, SheetFate
from workwell_desktop.ui.close_out.view import CloseOutView
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Label
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToSession, ToToday
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice

S = ClosingStep


def front(view: CloseOutView) -> ClosingStep:
    return view.front


def test_a_whole_evening_is_closed_out_in_five_steps(evening: Evening) -> None:
    view = evening.open()
    assert front(view) is S.ATTENDANCE
    press(view.attendance.everyone)
    press(view.attendance.foot.on)
    assert front(view) is S.NOTES
    QTest.keyClicks(evening.form.areas["happened"], "We met.")
    press(evening.form.sign_and_lock)
    press(view.notes.foot.on)
    assert front(view) is S.FOLLOW_UPS
    press(view.follow_ups.foot.on)
    assert front(view) is S.FEEDBACK
    press(view.feedback.foot.on)
    assert front(view) is S.NEXT_SESSION
    press(view.next.foot.on)
    assert evening.done() == list(ClosingStep)
    assert evening.went == [ToToday()]
    assert evening.words()[-1] == "This session is closed out"


def test_finish_later_keeps_everything_and_resumes_at_the_first_step_left(evening: Evening) -> None:
    view = evening.open()
    press(view.attendance.everyone)
    press(view.steps.pills[S.NOTES])
    QTest.keyClicks(evening.form.areas["happened"], "Half a sente")
    press(view.later)
    assert evening.went == [ToToday()]
    evening.page.leaving()
    assert evening.happened() == "Half a sente"
    again = evening.open()
    assert again.front is S.NOTES
    assert evening.form.text().happened == "Half a sente"


def test_any_step_can_be_gone_to_and_the_line_says_what_is_done(evening: Evening) -> None:
    view = evening.open()
    press(view.steps.pills[S.NEXT_SESSION])
    assert view.next.isVisible()
    assert not view.attendance.isVisible()
    press(view.steps.pills[S.ATTENDANCE])
    press(view.attendance.everyone)
    pill = view.steps.pills[S.ATTENDANCE]
    assert pill.done
    assert pill.text() == "Attendance"
    assert pill.accessibleName() == "Step 1 of 5, Attendance: done, in front"
    assert view.steps.pills[S.NOTES].text() == "2 Notes"
    evening.page.undo_stack.undo()
    assert S.ATTENDANCE not in evening.done()
    assert view.attendance.foot.left.text() == "3 people have no mark yet."


def test_marks_are_set_by_mouse_and_by_letter_and_undone(evening: Evening) -> None:
    view = evening.open(S.ATTENDANCE)
    amara, devon, _grace = view.attendance.rows
    press(amara.pills[Code.LATE])
    assert evening.code("Amara Okafor") is Code.LATE
    amara.pills[Code.LATE].setFocus()
    QTest.keyClick(amara.pills[Code.LATE], Qt.Key.Key_Down)
    assert devon.isAncestorOf(evening.page.focusWidget())
    QTest.keyClick(evening.page.focusWidget(), Qt.Key.Key_E)
    assert evening.code("Devon") is Code.APOLOGIES
    assert devon.pills[Code.APOLOGIES].done
    press(view.attendance.everyone)
    assert evening.code("Grace Lim") is Code.PRESENT
    assert evening.code("Devon") is Code.APOLOGIES, "who sent word is never silently present"
    for _ in range(3):
        evening.page.undo_stack.undo()
    assert {evening.code(name) for name in evening.people} == {Code.NOT_MARKED}


def test_a_mark_is_cleared_and_the_rarer_ones_unfold(evening: Evening) -> None:
    row = evening.open(S.ATTENDANCE).attendance.rows[0]
    press(row.more)
    press(row.pills[Code.REMOTE])
    assert evening.code("Amara Okafor") is Code.REMOTE
    assert "Remote" in row.said.text()
    press(row.more)
    press(row.clear)
    assert evening.code("Amara Okafor") is Code.NOT_MARKED


def test_counts_are_compared_with_the_register_and_the_sheet(evening: Evening) -> None:
    view = evening.open(S.ATTENDANCE)
    press(view.attendance.everyone)
    for name, number in (("headcount", "4"), ("sheet_count", "3")):
        view.counts.lines[name].setFocus()
        QTest.keyClicks(view.counts.lines[name], number)
        QTest.keyClick(view.counts.lines[name], Qt.Key.Key_Return)
    assert "1 person more was counted than the register has." in view.counts.words
    assert S.ATTENDANCE not in evening.done()
    QTest.keyClicks(view.attendance.walk_in, "Nadia F.")
    press(view.attendance.add)
    assert [row.shown.name for row in view.attendance.rows][-1].startswith("Nadia")
    assert "1 person more was counted" not in view.counts.words
    press(view.counts.fates[SheetFate.DESTROYED])
    kept = evening.desk.sessions.get(evening.session_.id)[0]
    assert (kept.headcount, kept.sheet_count, kept.sheet_fate) == (4, 3, SheetFate.DESTROYED)
    evening.page.undo_stack.undo()
    evening.page.undo_stack.undo()
    assert len(view.attendance.rows) == 3


def test_an_empty_name_of_a_walk_in_is_refused_beside_it(evening: Evening) -> None:
    view = evening.open(S.ATTENDANCE)
    press(view.attendance.add)
    assert "still empty" in view.attendance.walk_in_field.error


def test_quick_notes_go_where_they_belong_and_back(evening: Evening) -> None:
    evening.quick("@Devon walked twice.", "Devon")
    evening.quick("Quieter start than last week.")
    evening.desk.notes.write(evening.session_.id, NoteText(happened="We met."))
    view = evening.open(S.NOTES)
    devon, quieter = view.quick.rows
    assert list(devon.buttons) == [
        QuickNoteFate.PERSON_NOTE,
        QuickNoteFate.GROUP_NOTE,
        QuickNoteFate.FOLLOW_UP,
        QuickNoteFate.SET_ASIDE,
    ]
    QTest.keyClicks(evening.form.areas["happened"], " All well.")
    press(quieter.buttons[QuickNoteFate.GROUP_NOTE])
    assert evening.happened() == "We met. All well.\nQuieter start than last week."
    assert evening.form.text().happened == evening.happened()
    press(view.quick.rows[0].buttons[QuickNoteFate.PERSON_NOTE])
    assert evening.written_of("Devon") == ["Devon walked twice."]
    assert view.notes.people_tab.text() == "Person notes · 1"
    assert [row.shown.went for row in view.quick.rows] == ["Person note", "Group note"]
    evening.page.undo_stack.undo()
    evening.undo_last()
    assert evening.happened() == "We met. All well."
    assert [row.shown.went for row in view.quick.rows] == ["", ""]


def test_in_the_group_note_a_quick_note_calls_its_person_a_member_and_other_names_are_marked(
    evening: Evening,
) -> None:
    evening.quick("@Devon saw Grace's bus.", "Devon")
    view = evening.open(S.NOTES)
    press(view.quick.rows[0].more)
    press(view.quick.rows[0].buttons[QuickNoteFate.GROUP_NOTE])
    assert evening.form.areas["happened"].toPlainText() == "A member saw Grace's bus."
    assert [name.word for name in evening.form.areas["happened"].names()] == ["Grace"]
    assert evening.form.notices["happened"].isVisible()


def test_person_notes_are_kept_behind_the_keys_and_taken_away_with_undo(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    press(view.notes.people_tab)
    people = view.notes.people
    people.whom.show_value(evening.who("Grace Lim"))
    press(people.write)
    field = people.fields[evening.who("Grace Lim")]
    assert field.text.hasFocus()
    QTest.keyClicks(field.text, "Spoke up twice.")
    evening.page.leaving()
    assert evening.written_of("Grace Lim") == ["Spoke up twice."]
    assert evening.happened() == ""
    press(field.remove)
    assert evening.written_of("Grace Lim") == []
    evening.undo_last()
    assert evening.written_of("Grace Lim") == ["Spoke up twice."]
    assert people.fields[evening.who("Grace Lim")].text.toPlainText() == "Spoke up twice."


def test_words_survive_a_full_disk(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    press(view.notes.people_tab)
    press(view.notes.people.write)
    (field,) = view.notes.people.fields.values()
    with evening.full_disk():
        QTest.keyClicks(field.text, "Precious")
        evening.page.leaving()
        assert "full" in evening.trouble()
        press(view.steps.pills[S.ATTENDANCE])
        press(view.attendance.everyone)
        assert evening.code("Devon") is Code.NOT_MARKED
    evening.page.leaving()
    assert evening.written_of("Amara Okafor") == ["Precious"]


@pytest.mark.parametrize(
    "profile", [each for each in RecordProfile if "CLINIC" not in each.name and each.name[0] != "S"]
)
def test_groups_without_person_notes_say_so_and_show_no_tab(
    profile: RecordProfile, other_evening: Callable[[RecordProfile], Evening]
) -> None:
    evening = other_evening(profile)
    evening.quick("@Devon walked twice.", "Devon")
    view = evening.open(S.NOTES)
    assert not view.notes.people_tab.isVisible()
    assert QuickNoteFate.PERSON_NOTE not in view.quick.rows[0].buttons
    said = [each.accessibleName() or each.text() for each in view.who.findChildren(Label)]
    assert any("not kept in this group" in words for words in said)
    QTest.keyClicks(evening.form.areas["happened"], "Devon came.")
    assert not evening.form.notices["happened"].move_button.isVisible()


def test_no_note_this_time_is_an_answer(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    press(view.notes.foot.without)
    assert S.NOTES in evening.done()
    assert front(view) is S.FOLLOW_UPS


def test_going_on_without_a_signature_leaves_the_step_open(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    QTest.keyClicks(evening.form.areas["happened"], "We met.")
    press(view.notes.foot.on)
    assert front(view) is S.FOLLOW_UPS
    assert S.NOTES not in evening.done()
    assert evening.happened() == "We met."


def test_follow_ups_are_made_by_hand_and_of_suggestions(evening: Evening) -> None:
    evening.desk.attendance.mark(evening.session_.id, evening.who("Grace Lim"), Code.PRESENT)
    evening.desk.attendance.describe(evening.session_.id, evening.who("Grace Lim"), needs_follow_up=True)
    view = evening.open(S.FOLLOW_UPS)
    panel = view.follow_ups
    press(panel.add)
    assert panel.fields["why"].error
    panel.whom.show_value(evening.who("Devon"))
    QTest.keyClicks(panel.why, "Ask about the bus")
    press(panel.add)
    assert [row.title.text() for row in panel.made_rows] == ["Ask about the bus"]
    assert "Devon" in panel.made_rows[0].subtitle.text()
    assert len(panel.thought_rows) == 1
    panel.make_requested.emit(0)
    assert len(panel.made_rows) == 2
    assert panel.thought_rows == []
    evening.page.undo_stack.undo()
    evening.page.undo_stack.undo()
    assert panel.made_rows == []
    assert len(panel.thought_rows) == 1
    panel.aside_requested.emit(0)
    assert panel.thought_rows == []
    evening.page.undo_stack.undo()
    assert len(panel.thought_rows) == 1


def test_feedback_is_an_honest_slot_with_a_tick(evening: Evening) -> None:
    view = evening.open(S.FEEDBACK)
    press(view.feedback.tick)
    assert S.FEEDBACK in evening.done()
    press(view.feedback.tick)
    assert S.FEEDBACK not in evening.done()


def test_a_next_session_is_proposed_planned_and_taken_back(evening: Evening) -> None:
    view = evening.open(S.NEXT_SESSION)
    assert view.next.when.text().startswith("Proposed: Mon 30 Nov")
    press(view.next.plan)
    assert view.next.title.text() == "Session 2"
    press(view.next.open)
    planned = evening.desk.sessions.of_group(evening.group_.id)[-1]
    assert evening.went == [ToSession(planned.id)]
    evening.page.undo_stack.undo()
    assert len(evening.desk.sessions.of_group(evening.group_.id)) == 1
    assert view.next.plan.isVisible()


def test_what_was_noted_for_next_time_is_kept_as_a_promise(evening: Evening) -> None:
    evening.desk.notes.write(evening.session_.id, NoteText(next_time="Bring the cards\nStart on time"))
    following = evening.session(evening.group_, NOW + WEEK)
    view = evening.open(S.NEXT_SESSION)
    assert [row.title.text() for row in view.next.promises] == ["Bring the cards", "Start on time"]
    view.next.promise_requested.emit("Bring the cards")
    (promised,) = evening.desk.follow_ups.of_session(evening.session_.id)
    assert (promised.why, promised.due) == ("Bring the cards", following.day)
    evening.page.undo_stack.undo()
    assert evening.desk.follow_ups.of_session(evening.session_.id) == ()


@pytest.mark.parametrize("off", [True, False])
def test_a_session_that_was_not_held_or_is_to_come_has_nothing_to_close_out(evening: Evening, off: bool) -> None:
    other = evening.session(evening.group_, NOW + timedelta(days=3))
    if off:
        evening.desk.sessions.call_off(other.id, "Snow")
    evening.session_ = other
    view = evening.open()
    assert view.gone.isVisible()
    assert not view.steps.isVisible()
    press(view.gone.button)
    assert evening.went == [ToSession(other.id)]


def test_another_session_brings_its_own_words_and_its_own_undo(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    press(view.notes.people_tab)
    press(view.notes.people.write)
    QTest.keyClicks(next(iter(view.notes.people.fields.values())).text, "About the first evening")
    first = evening.session_
    evening.session_ = evening.desk.sessions.end(evening.session(evening.group_, NOW - timedelta(hours=3)).id)
    evening.open(S.NOTES)
    assert view.notes.people.fields == {}
    assert evening.page.undo_stack.count() == 0
    assert evening.written_of("Amara Okafor") == ["About the first evening"]
    evening.page.show_place(ToCloseOut(first.id, "notes"))
    assert len(view.notes.people.fields) == 1


def test_a_signed_note_can_be_added_to_here(evening: Evening) -> None:
    evening.desk.notes.write(evening.session_.id, NoteText(happened="We met."))
    evening.desk.notes.sign(evening.session_.id)
    evening.quick("Late thought")
    view = evening.open(S.NOTES)
    assert evening.form.addenda.isVisible()
    assert QuickNoteFate.GROUP_NOTE not in view.quick.rows[0].buttons
    note = evening.desk.notes.of_session(evening.session_.id).note
    assert note is not None
    assert note.state is NoteState.SIGNED


@pytest.mark.slow
@pytest.mark.parametrize("step", list(ClosingStep))
def test_every_step_passes_the_audit_in_the_hardest_look(evening: Evening, step: ClosingStep) -> None:
    evening.quick("@Devon walked twice, and a longer line than the card is wide.", "Devon")
    evening.desk.notes.write(evening.session_.id, NoteText(happened="Devon came.", next_time="Bring the cards"))
    view = evening.open(step)
    try:
        theme.current().apply(Settings(theme=ThemeChoice.DARK, text_scale=200))
        evening.qtbot.waitUntil(lambda: audit(evening.page) == [], timeout=2000)
        assert view.front is step
    finally:
        theme.current().apply(Settings())


def test_in_a_person_note_only_the_names_of_others_are_marked(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    press(view.notes.people_tab)
    view.notes.people.whom.show_value(evening.who("Devon"))
    press(view.notes.people.write)
    field = view.notes.people.fields[evening.who("Devon")]
    QTest.keyClicks(field.text, "Devon and Amara spoke.")
    assert [name.word for name in field.text.names()] == ["Amara"]
    assert not field.notice.move_button.isVisible()
    press(field.notice.unname_button)
    evening.page.leaving()
    assert evening.written_of("Devon") == ["Devon and a member spoke."]


def test_the_way_on_without_a_signature_is_called_what_it_is(evening: Evening) -> None:
    view = evening.open(S.NOTES)
    assert view.notes.foot.without.text() == "No note this time"
    QTest.keyClicks(evening.form.areas["happened"], "We met.")
    evening.page.leaving()
    assert view.notes.foot.without.text() == "Leave it a draft"
    press(view.notes.foot.without)
    assert S.NOTES in evening.done()
