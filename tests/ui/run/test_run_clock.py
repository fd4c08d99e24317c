"""The clock of the live screen: what is pressed is stored at once, what is shown follows from it."""

import re
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from tests.architecture.sources import program
from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from tests.ui.looks import in_every_look
from tests.ui.run.live_room import STARTS, LiveRoom, plan
from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.running import RunKind
from workwell_desktop.domain.session import SessionState
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToRun, ToSession
from workwell_desktop.ui.kit.settings import Settings

KEY = Qt.Key


def test_a_session_is_started_and_can_be_unstarted(room: LiveRoom) -> None:
    assert "Not started yet" in room.sight()
    room.clicks("Start session")
    assert "Running since 18:00 · part 1 of 4" in room.sight()
    assert room.front.desk.sessions.get(room.session.id)[0].state is SessionState.IN_PROGRESS
    room.front.undo_last()
    assert "Not started yet" in room.sight()
    assert room.front.desk.sessions.get(room.session.id)[0].state is SessionState.PLANNED


def test_the_part_in_hand_counts_down_and_leads_on(running: LiveRoom) -> None:
    running.passes(minutes=2, seconds=29)
    assert running.digits() == "2:31"
    running.clicks("Next: Check-in")
    assert running.digits() == "20:00"
    assert "Check-in · started 18:02" in running.sight()
    assert "Watch for: Somebody who passes twice." in running.sight()
    running.clicks("Back to Welcome")
    assert running.digits() == "2:31"


def test_the_keys_of_the_clock(running: LiveRoom) -> None:
    running.presses(KEY.Key_Right)
    assert "part 2 of 4" in running.sight()
    running.presses(KEY.Key_Plus)
    assert running.digits() == "25:00"
    running.presses(KEY.Key_Minus, KEY.Key_Minus)
    assert running.digits() == "15:00"
    running.presses(KEY.Key_Space)
    running.passes(minutes=3)
    assert running.digits() == "15:00"
    assert "Paused" in running.sight()
    running.presses(KEY.Key_Space, KEY.Key_Left)
    assert "part 1 of 4" in running.sight()


def test_a_click_on_a_button_leaves_space_meaning_pause(running: LiveRoom) -> None:
    running.clicks("Next: Check-in")
    running.presses(KEY.Key_Space)
    assert "Paused · since 18:00 · part 2 of 4" in running.sight()
    running.clicks("Resume")
    assert "Running since 18:00" in running.sight()


@pytest.mark.parametrize(
    ("minutes", "word"),
    [(1, ""), (4.1, "Coming to its end"), (4.8, "Nearly over"), (5.5, "Over its time")],
)
def test_a_word_stands_with_every_change_of_colour(running: LiveRoom, minutes: float, word: str) -> None:
    running.passes(minutes)
    words = ("Coming to its end", "Nearly over", "Over its time")
    assert [each for each in words if each in running.sight()] == ([word] if word else [])


def test_timer_with_sound_in_a_quiet_room() -> None:
    """A trap elsewhere: here nothing can sound, for no part of the program knows how."""
    loud = re.compile(r"QtMultimedia|QtTextToSpeech|QSound|\.beep\(|winsound|\\a")
    assert [source.name for source in program() if loud.search(source.text)] == []


def test_ten_minutes_before_the_end_of_discussion_there_is_a_soft_cue(running: LiveRoom) -> None:
    running.presses(KEY.Key_Right, KEY.Key_Right)
    running.passes(minutes=29)
    assert "About ten minutes" not in running.sight()
    running.passes(minutes=1)
    assert "About ten minutes of discussion left" in running.sight()


def test_will_the_whole_meeting_end_on_time(running: LiveRoom) -> None:
    assert "The session still ends at 19:30 with 5 minutes spare." in running.sight()
    running.passes(minutes=10)
    assert "The session ends at 19:30, just in time." in running.sight()
    running.passes(minutes=4)
    assert "4 minutes over: it would end at 19:34." in running.sight()
    running.presses(KEY.Key_Right)
    assert "Time is short: One word only." in running.sight()


def test_started_again_the_right_part_has_the_right_time_left(running: LiveRoom) -> None:
    running.passes(minutes=6)
    running.presses(KEY.Key_Right)
    running.passes(minutes=2)
    running.page.hide()
    running.passes(minutes=5)
    again = running.opens()
    assert again.view.now.title.text() == "Check-in"
    assert again.view.now.ring._shown.digits == "13:00"


def test_clock_change_and_midnight_do_not_break_a_live_session(running: LiveRoom) -> None:
    running.passes(minutes=2)
    running.front.now += timedelta(hours=9)
    running.page.controller.tick()
    assert running.digits() == "3:00"
    running.front.now -= timedelta(hours=11)
    running.passes(minutes=1)
    assert running.digits() == "2:00"
    kinds = [event.kind for event in running.front.desk.running.read(running.session.id).events]
    assert kinds == [RunKind.START, RunKind.CLOCK_SET, RunKind.CLOCK_SET]
    running.presses(KEY.Key_Right)
    assert running.digits() == "20:00"


def test_a_clock_set_that_cannot_be_stored_yet_is_stored_later(running: LiveRoom) -> None:
    with running.front.full_disk():
        running.front.now += timedelta(hours=1)
        running.page.controller.tick()
        assert "The disk is full" in running.front.trouble()
    running.passes(seconds=1)
    assert running.digits() == "4:59"


def test_a_tick_asks_nothing_of_the_vault_and_takes_no_time(running: LiveRoom) -> None:
    running.front.vault.close()
    began = perf_counter()
    for _ in range(50):
        running.passes(seconds=1)
    assert (perf_counter() - began) / 50 < 0.01
    assert running.digits() == "4:10"


def test_the_end_asks_nothing_leads_to_closing_out_and_can_be_undone(running: LiveRoom) -> None:
    running.passes(minutes=88)
    running.clicks("End and close out")
    assert running.front.words()[-1] == "Session ended"
    running.front.undo_last()
    assert running.front.went[-2:] == [ToCloseOut(running.session.id), ToRun(running.session.id)]
    assert "Running since 18:00" in running.sight()


def test_an_ended_session_says_so_with_what_each_part_took(running: LiveRoom) -> None:
    running.passes(minutes=7)
    running.presses(KEY.Key_Right)
    running.passes(minutes=20)
    running.clicks("End and close out")
    for words in (
        "This session has ended",
        "It lasted 27 minutes; 1 hour 30 minutes were planned.",
        "7 min",
        "2 min longer",
    ):
        assert words in running.sight()
    running.clicks("Close out")
    assert running.front.went == [ToCloseOut(running.session.id)] * 2


def test_a_session_that_did_not_take_place_cannot_run(room: LiveRoom) -> None:
    room.front.desk.sessions.call_off(room.session.id, "The room is closed")
    assert "This session is cancelled" in room.sight()
    assert "Start session" not in room.sight()


def test_timer_is_optional_and_small(running: LiveRoom) -> None:
    running.page.view.now.hide_clock.trigger()
    assert not running.page.view.now.ring.isVisible()
    assert running.front.window.settings.current.clock_hidden
    running.page.view.now.hide_clock.trigger()
    running.page.view.now.up.trigger()
    running.passes(minutes=1, seconds=5)
    assert running.digits() == "1:05"
    assert running.front.window.settings.current.clock_counts_up


def test_a_session_without_a_plan_runs_as_one_part(front: FrontDesk) -> None:
    room = LiveRoom(front, agenda=Agenda())
    room.clicks("Start session")
    room.passes(minutes=30)
    assert room.digits() == "60:00"
    assert "Next:" not in room.sight()
    room.presses(KEY.Key_Right)
    assert "This is the last part." in front.words()[-1]


def test_a_plan_edited_while_it_runs_is_followed(running: LiveRoom) -> None:
    running.presses(KEY.Key_Right)
    blocks = running.agenda.blocks
    renamed = replace(blocks[1], title="A word each")
    running.front.desk.sessions.save_agenda(running.session.id, Agenda((renamed, blocks[0], *blocks[2:])))
    assert "A word each" in running.sight()
    assert "part 1 of 4" in running.sight()


def test_planned_against_actual_minutes_are_shown_next_time(running: LiveRoom) -> None:
    running.passes(minutes=9)
    running.presses(KEY.Key_Right)
    running.passes(minutes=27)
    running.clicks("End and close out")
    later = running.front.session(running.group, STARTS + timedelta(weeks=1))
    running.front.desk.sessions.save_agenda(later.id, plan())
    running.page.show_place(ToRun(later.id))
    assert "took 9 min last time" in running.sight()


def test_esc_leaves_and_the_clock_goes_on(running: LiveRoom) -> None:
    running.presses(KEY.Key_Escape)
    assert running.front.went[-1] == ToSession(running.session.id)
    assert running.front.desk.running.state(running.session.id).started_at == STARTS


def test_the_round_timer_gives_equal_time_without_names(running: LiveRoom) -> None:
    running.presses(KEY.Key_Right)
    for name in ("Amara O.", "Ben T."):
        running.clicks_on(name)
    running.clicks("Round timer  R")
    view = running.page.view.round
    assert view.isVisible()
    assert (view.turn.text(), view.ring._shown.digits) == ("1 of 2", "10:00")
    running.passes(seconds=30)
    assert view.ring._shown.digits == "9:30"
    running.presses(KEY.Key_P)
    assert (view.turn.text(), view.passed.text()) == ("2 of 2", "1 passed")
    running.clicks_on("Devon")
    assert view.turn.text() == "2 of 3"
    running.presses(KEY.Key_Return, KEY.Key_B)
    assert (view.turn.text(), view.passed.text()) == ("2 of 3", "")
    assert not view.name.isVisible()
    running.clicks("Show names")
    assert view.name.text() == "Amara O."
    running.presses(KEY.Key_Return, KEY.Key_Return)
    assert view.turn.text() == "Everyone had a turn"
    running.presses(KEY.Key_R)
    assert not view.isVisible()


@in_every_look
def test_the_screen_passes_the_audit_while_it_runs(running: LiveRoom, look: Settings) -> None:
    running.clicks_on("Amara O.")
    running.clicks_on("Amara O.")
    running.presses(KEY.Key_Right, KEY.Key_R)
    running.page.view.people.newcomer.click()
    theme.current().apply(look)
    running.passes(minutes=19)
    assert audit(running.page) == []
