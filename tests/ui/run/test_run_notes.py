"""Quick notes, cards and the privacy screen of the live screen."""

from PySide6.QtCore import Qt

from tests.ui.run.live_room import LiveRoom
from workwell_desktop.domain.follow_up import Origin

KEY = Qt.Key


def test_a_line_is_kept_with_enter_and_the_field_is_empty_again(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("Quieter start than last week")
    running.presses(KEY.Key_Return)
    (kept,) = running.front.desk.quick_notes.of_session(running.session.id)
    assert kept.text == "Quieter start than last week"
    field = running.page.view.notes.text
    assert field.toPlainText() == ""
    assert field.hasFocus()
    running.presses(KEY.Key_Escape, KEY.Key_Space)
    assert "Paused" in running.sight()


def test_typing_at_a_sign_offers_tonights_people_by_keyboard(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("! @")
    names = running.page.view.notes.names
    assert [names.item(row).text() for row in range(names.count())] == ["Amara O.", "Ben T.", "Devon"]
    running.presses(KEY.Key_Down)
    running.presses(KEY.Key_Return)
    running.writes("ask about a lift")
    assert not names.isVisible()
    running.presses(KEY.Key_Return)
    (note,) = running.front.desk.quick_notes.of_session(running.session.id)
    assert note.text == "! @Ben T. ask about a lift"
    (made,) = running.front.desk.follow_ups.of_person(note.person_id) if note.person_id else ()
    assert (made.why, made.origin) == ("ask about a lift", Origin.QUICK_NOTE)
    assert "Follow-up made" in running.sight()


def test_a_few_letters_find_the_name_and_tab_takes_it(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("@dev")
    running.presses(KEY.Key_Tab)
    assert running.page.view.notes.text.toPlainText() == "@Devon "
    running.writes("@zz")
    assert not running.page.view.notes.names.isVisible()


def test_an_empty_line_is_refused_beside_the_field(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("! ")
    running.presses(KEY.Key_Return)
    assert "still empty" in running.page.view.notes.field.error
    assert running.page.view.notes.text.toPlainText() == "! "


def test_a_line_on_a_full_disk_stays_in_the_field(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("Something to keep")
    with running.front.full_disk():
        running.presses(KEY.Key_Return)
        assert "The disk is full" in running.front.trouble()
    assert running.page.view.notes.text.toPlainText() == "Something to keep"
    running.presses(KEY.Key_Return)
    assert running.front.trouble() == ""


def test_a_line_that_was_being_typed_is_kept_when_the_page_is_left(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("Half a thought")
    running.page.leaving()
    assert [note.text for note in running.front.desk.quick_notes.of_session(running.session.id)] == ["Half a thought"]
    running.writes("x" * 501)
    running.page.leaving()
    assert running.front.bulletin.words_unsaved
    running.presses(KEY.Key_Backspace)
    running.page.leaving()
    assert not running.front.bulletin.words_unsaved


def test_a_note_is_removed_with_its_follow_up_and_put_back(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("! send the leaflet")
    running.presses(KEY.Key_Return)
    running.clicks("Remove the note of 18:00")
    assert running.front.desk.quick_notes.of_session(running.session.id) == ()
    running.front.undo_last()
    (back,) = running.front.desk.quick_notes.of_session(running.session.id)
    assert back.text == "! send the leaflet"
    assert len(running.front.desk.follow_ups.open()) == 1


def test_markup_in_a_note_is_shown_as_typed(running: LiveRoom) -> None:
    running.presses(KEY.Key_N)
    running.writes("<b>x</b> & @Devon")
    running.presses(KEY.Key_Return)
    assert "<b>x</b> & @Devon" in running.sight()


def test_cards_are_found_by_a_word_and_read_in_one_glance(running: LiveRoom) -> None:
    running.page.view.open_tab("cards")
    running.page.view.cards.search.setText("silen")
    found = [button for button in running.page.view.cards.buttons if button.isVisible()]
    assert found
    assert len(found) < len(running.page.view.cards.buttons)
    found[0].click()
    card = next(card for card in running.page.view.cards._cards if card.title == found[0].accessibleName())
    words = running.sight()
    assert all(step in words for step in card.do)
    assert card.say in words
    running.clicks("All cards")
    assert running.page.view.cards.stack.currentIndex() == 0


def test_the_privacy_screen_hides_every_name_at_once(running: LiveRoom) -> None:
    running.presses(KEY.Key_Right)
    running.clicks_on("Amara O.")
    running.page.view.write_note()
    running.writes("@Amara laughed")
    running.presses(KEY.Key_Return)
    running.clicks("Round timer  R")
    running.clicks("Show names")
    assert running.page.hide_names(True)
    words = running.sight()
    for name in ("Amara", "Ben", "Devon", "Ruth", "laughed"):
        assert name not in words, name
    assert "Person 1" in words
    assert "Ask Person 1 about the tea." in words
    assert "Quick notes are hidden while names are." in words
    assert running.page.hide_names(False)
    assert "Amara O." in running.sight()


def test_names_stay_hidden_in_what_happens_meanwhile(running: LiveRoom) -> None:
    running.page.hide_names(True)
    running.passes(minutes=12)
    running.clicks_on("Person 2")
    assert "Ben" not in running.sight()
    assert "Ben" not in running.front.words()[-1]


def test_the_way_to_the_crisis_card_is_offered_where_there_is_one(running: LiveRoom) -> None:
    assert not running.page.view.script.crisis.isVisible()
