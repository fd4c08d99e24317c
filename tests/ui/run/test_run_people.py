"""Attendance in place: one press marks, another opens the codes; minutes and arrivals note themselves; all undone."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from tests.ui.front_desk import NOW, FrontDesk
from tests.ui.run.live_room import STARTS, LiveRoom
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.session import SessionState

KEY = Qt.Key


def mark(room: LiveRoom, name: str) -> Mark:
    """Return what is stored of somebody."""
    entries = room.front.desk.attendance.of_session(room.session.id).entries
    found = next(entry.mark for entry in entries if entry.name == name)
    assert found is not None
    return found


def test_one_press_marks_present_with_the_time_of_arrival(running: LiveRoom) -> None:
    running.passes(minutes=2)
    running.clicks_on("Amara O.")
    assert running.codes()["Amara O."] is Code.PRESENT
    assert mark(running, "Amara O.").arrived_at == STARTS + timedelta(minutes=2)
    assert running.page.view.people.count.text() == "1"
    assert not running.page.view.people.strip.isVisible()
    running.front.undo_last()
    assert running.codes()["Amara O."] is Code.NOT_MARKED


def test_who_arrives_late_is_present_with_late_a_press_away(running: LiveRoom) -> None:
    running.passes(minutes=11)
    running.clicks_on("Ben T.")
    running.clicks("Ben T.: Late")
    kept = mark(running, "Ben T.")
    assert (kept.code, kept.late_minutes) == (Code.LATE, 11)
    assert "Late 18:11" in running.row("Ben T.").accessibleName()
    running.page.view.people.strip.late.number.setValue(7)
    assert mark(running, "Ben T.").late_minutes == 7
    running.front.undo_last()
    assert mark(running, "Ben T.").late_minutes == 11


def test_who_leaves_early_has_the_minutes_noted(running: LiveRoom) -> None:
    running.clicks_on("Devon")
    running.passes(minutes=70)
    running.clicks_on("Devon")
    running.clicks("Devon: Left early")
    kept = mark(running, "Devon")
    assert (kept.code, kept.early_minutes) == (Code.LEFT_EARLY, 20)
    assert kept.arrived_at == STARTS


def test_late_and_left_early_stand_together(running: LiveRoom) -> None:
    running.passes(minutes=15)
    running.clicks_on("Devon")
    running.clicks("Devon: Late")
    running.passes(minutes=60)
    running.clicks("Devon: Left early")
    kept = mark(running, "Devon")
    assert (kept.code, kept.late_minutes, kept.early_minutes) == (Code.LEFT_EARLY, 15, 15)


def test_letters_and_arrows_mark_down_the_list(running: LiveRoom) -> None:
    running.row("Amara O.").setFocus()
    running.presses(KEY.Key_P, KEY.Key_Down, KEY.Key_R, KEY.Key_Down)
    running.writes("e")
    assert list(running.codes().values()) == [Code.PRESENT, Code.REMOTE, Code.APOLOGIES]
    assert not running.page.view.round.isVisible()
    running.presses(KEY.Key_Up, KEY.Key_Return)
    assert running.page.view.people.chosen == running.row("Ben T.").person_id


def test_a_mark_is_cleared_and_put_back(running: LiveRoom) -> None:
    running.clicks_on("Devon")
    running.clicks_on("Devon")
    running.clicks("Devon: clear the mark")
    assert running.codes()["Devon"] is Code.NOT_MARKED
    running.front.undo_last()
    assert running.codes()["Devon"] is Code.PRESENT


def test_a_refused_mark_leaves_the_screen_as_it_is(room: LiveRoom) -> None:
    room.front.now = NOW - timedelta(days=2)
    room.clicks_on("Devon")
    assert room.codes()["Devon"] is Code.NOT_MARKED
    assert "still to come" in room.front.words()[-1]


def test_the_first_mark_before_the_start_notes_no_arrival_and_can_be_undone(room: LiveRoom) -> None:
    room.front.now = STARTS - timedelta(minutes=10)
    room.clicks_on("Devon")
    assert mark(room, "Devon").arrived_at is None
    assert "Not started yet" in room.sight()
    room.clicks("Start session")
    assert "Running since 17:50" in room.sight()
    assert room.front.desk.sessions.get(room.session.id)[0].state is SessionState.IN_PROGRESS


def test_a_walk_in_by_first_name_and_initial(running: LiveRoom) -> None:
    running.clicks("Guest or new member")
    running.writes("Grace L.")
    running.presses(KEY.Key_Return)
    assert running.codes()["Grace L."] is Code.PRESENT
    assert "Grace L.: Present" in running.sight()
    assert running.front.desk.roster.of_group(running.group.id).present_count == 3
    running.front.undo_last()
    assert "Grace L." not in running.codes()


def test_a_walk_in_who_joins_and_one_without_a_name(running: LiveRoom) -> None:
    running.clicks("Guest or new member")
    running.clicks("Add")
    assert running.page.view.people.walk_in.field.error
    running.writes("Fox")
    running.clicks("New member")
    running.clicks("Add")
    assert running.front.desk.roster.of_group(running.group.id).present_count == 4


def test_guests_from_another_group_marked_here(running: LiveRoom) -> None:
    other = running.front.group("Tuesday")
    lena = running.front.member(other, "Lena Koch")[0]
    running.clicks("Guest or new member")
    running.writes("len")
    running.clicks("Lena K., known already")
    assert mark(running, "Lena K.").person_id == lena.id
    assert len(running.front.desk.people.all()) == 4


def test_while_names_are_hidden_nobody_known_from_elsewhere_is_named(running: LiveRoom) -> None:
    running.front.member(running.front.group("Tuesday"), "Lena Koch")
    running.clicks("Guest or new member")
    running.writes("le")
    assert "Lena K." in running.sight()
    running.page.hide_names(True)
    assert "Lena K." not in running.sight()
    running.writes("n")
    assert "Lena K." not in running.sight()


def test_visitors_who_do_not_want_to_be_in_the_database_are_counted(running: LiveRoom) -> None:
    running.page.view.people.visitors.number.setValue(2)
    assert running.front.desk.sessions.get(running.session.id)[0].visitors == 2
    running.front.undo_last()
    assert running.front.desk.sessions.get(running.session.id)[0].visitors == 0
    assert running.page.view.people.visitors.value() == 0


def test_the_agreement_is_ticked_once_it_was_read_out(running: LiveRoom) -> None:
    running.page.view.people.agreement.click()
    assert running.front.desk.sessions.get(running.session.id)[0].agreement_read
    running.front.undo_last()
    assert not running.page.view.people.agreement.isChecked()


def test_nobody_expected_is_said_with_the_first_step(front: FrontDesk) -> None:
    room = LiveRoom(front, names=())
    assert "Nobody is expected yet" in room.sight()
    room.clicks("Guest or new member")
    assert room.page.view.people.walk_in.name.hasFocus()


def test_a_group_that_keeps_no_names_counts_heads(front: FrontDesk) -> None:
    room = LiveRoom(front)
    front.desk.groups.save(replace(room.group, profile=RecordProfile.HEADCOUNT_ONLY))
    room.clicks("Start session")
    for name in ("Amara", "Ben", "Devon"):
        assert name not in room.sight()
    room.page.view.people.heads.number.setValue(6)
    assert front.desk.sessions.get(room.session.id)[0].headcount == 6
    assert room.page.view.people.count.text() == "6"
    room.presses(KEY.Key_Right, KEY.Key_R)
    assert room.page.view.round.turn.text() == "1 of 6"
    front.undo_last()
    assert front.desk.sessions.get(room.session.id)[0].headcount is None


def test_a_full_disk_is_told_and_nothing_is_shown_that_was_not_stored(running: LiveRoom) -> None:
    with running.front.full_disk():
        running.clicks_on("Devon")
        assert "The disk is full" in running.front.trouble()
    assert running.row("Devon").shown.code is Code.NOT_MARKED
