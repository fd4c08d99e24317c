"""Handing groups over on screen: a bundle made on one computer, opened on another, chosen between, taken over."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.safety.strongroom import Strongroom, replace_text
from workwell_desktop.domain.bundle import Reach
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.safety.hand_over_controller import HandOverTab

pytestmark = pytest.mark.slow


class Room(Strongroom):
    """A strongroom with the hand-over tab in front."""

    @property
    def tab_in_front(self) -> HandOverTab:
        tab = self.page.tab("hand_over")
        assert isinstance(tab, HandOverTab)
        return tab

    def press(self, button: Button) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def answers(self, path: Path) -> None:
        """Answer the file dialog that is open."""
        dialog = next(each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isModal())
        dialog.fileSelected.emit(str(path))  # type: ignore[attr-defined]
        dialog.close()
        QApplication.processEvents()


@pytest.fixture
def ruth(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path / "ruth", qtbot, tab="hand_over")
    room.desk.sample.add()
    yield room
    theme.current().apply(Settings())
    room.opened.vault.close()


@pytest.fixture
def tomas(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path / "tomas", qtbot, tab="hand_over")
    yield room
    room.opened.vault.close()


def the_group(room: Room) -> Group:
    return room.desk.groups.all()[0]


def gives(giver: Room, taker: Room, path: Path, *, everything: bool = True) -> Path:
    """Make a bundle for somebody's key with the form."""
    card = giver.tab_in_front.hand_over.give
    giver.page.show_place(ToSafety("hand_over", the_group(giver).id))
    card.reach.show_value(Reach.EVERYTHING if everything else Reach.SUBSTITUTE)
    replace_text(card.partner, "Tomas")
    key = taker.tab_in_front._key
    assert key is not None
    key_file = path.with_suffix(".txt")
    key_file.write_bytes(key.file)
    giver.press(card.key_file)
    giver.answers(key_file)
    assert card.their_words.joined == key.fingerprint == taker.tab_in_front.hand_over.key.words.joined
    giver.press(card.button)
    giver.answers(path)
    assert card.answer.text().startswith("The bundle was written and read back."), card.trouble.text()
    return path


def opens(room: Room, path: Path) -> None:
    room.press(room.tab_in_front.hand_over.take.open_button)
    room.answers(path)


def test_a_group_goes_from_one_window_to_another(ruth: Room, tomas: Room, tmp_path: Path) -> None:
    path = gives(ruth, tomas, tmp_path / "group.wwhandover")
    opens(tomas, path)
    card = tomas.tab_in_front.hand_over.take
    assert card.title.text() == f"“{the_group(ruth).name}”"
    assert card.came.text().startswith("From Ruth A., made today at ")
    assert card.words.joined == ruth.tab_in_front.hand_over.key.words.joined
    assert "Sessions: 14 new" in card.lines.text()
    assert tomas.desk.groups.all() == ()
    tomas.press(card.take_button)
    assert "taken over. A backup was made just before" in card.answer.text()
    assert the_group(tomas) == the_group(ruth)
    assert len(tomas.opened.backups.all()) == 1
    assert tomas.tab_in_front.hand_over.history.rows.count() == ruth.tab_in_front.hand_over.history.rows.count() == 1
    opens(tomas, path)
    assert card.take_button.isHidden()
    assert card.answer.text() == "All of it is here already. There is nothing to take over."
    tomas.press(card.away_button)
    assert card.preview.isHidden()


def test_what_was_changed_on_both_sides_stands_side_by_side(ruth: Room, tomas: Room, tmp_path: Path) -> None:
    opens(tomas, gives(ruth, tomas, tmp_path / "first.wwhandover"))
    tomas.press(tomas.tab_in_front.hand_over.take.take_button)
    session = next(each for each in ruth.desk.sessions.of_group(the_group(ruth).id) if each.state.upcoming)
    for room, theme_of in ((ruth, "From Ruth"), (tomas, "From Tomas")):
        known = room.desk.sessions.get(session.id)[0]
        room.desk.sessions.save(replace(known, theme=theme_of))
    opens(tomas, gives(ruth, tomas, tmp_path / "second.wwhandover"))
    card = tomas.tab_in_front.hand_over.take
    (choice,) = card.choices.values()
    assert choice.value() is False
    assert not card.both.isHidden()
    QTest.mouseClick(choice._group.button(1), Qt.MouseButton.LeftButton)
    tomas.press(card.take_button)
    assert tomas.desk.sessions.get(session.id)[0].theme == "From Ruth"


def test_spoken_words_are_asked_for_and_wrong_ones_stay_in_the_field(ruth: Room, tomas: Room, tmp_path: Path) -> None:
    card = ruth.tab_in_front.hand_over.give
    ruth.page.show_place(ToSafety("hand_over", the_group(ruth).id))
    card.way.show_value(False)
    card.way.chosen.emit(False)
    replace_text(card.partner, "Tomas")
    words = card.words.joined
    ruth.press(card.button)
    path = tmp_path / "group.wwhandover"
    ruth.answers(path)
    assert card.answer.text().endswith("they are kept nowhere.")
    opens(tomas, path)
    taking = tomas.tab_in_front.hand_over.take
    assert not taking.asking.isHidden()
    replace_text(taking.words_edit, "lusab babad gutih tugad hitot hubus")
    tomas.press(taking.words_button)
    assert taking.words_field.error.startswith("These words do not open it.")
    assert taking.words_edit.text() == "lusab babad gutih tugad hitot hubus"
    replace_text(taking.words_edit, words.replace("-", " "))
    QTest.keyClick(taking.words_edit, Qt.Key.Key_Return)
    assert not taking.preview.isHidden()
    assert taking.words.isHidden()
    assert taking.words_edit.text() == ""


def test_what_is_missing_is_said_beside_its_field(ruth: Room) -> None:
    card = ruth.tab_in_front.hand_over.give
    ruth.page.show_place(ToSafety("hand_over"))
    ruth.press(card.button)
    assert card.fields["groups"].error == "Choose at least one group."
    ruth.page.show_place(ToSafety("hand_over", the_group(ruth).id))
    ruth.press(card.button)
    assert card.fields["partner"].error
    replace_text(card.partner, "Tomas")
    ruth.press(card.button)
    assert card.fields["key"].error.startswith("There is no WorkWell key in this.")
    own = ruth.tab_in_front._key
    assert own is not None
    card.key.setFocus()
    QTest.keyClicks(card.key, own.public)
    assert card.fields["key"].error.startswith("This is your own key.")


def test_a_weak_passphrase_of_ones_own_is_refused_and_stays(ruth: Room) -> None:
    card = ruth.tab_in_front.hand_over.give
    ruth.page.show_place(ToSafety("hand_over", the_group(ruth).id))
    card.way.show_value(False)
    card.way.chosen.emit(False)
    card.type_own.setChecked(True)
    replace_text(card.partner, "Tomas")
    replace_text(card.own_words, "password")
    ruth.press(card.button)
    assert card.fields["phrase"].error
    assert card.own_words.text() == "password"


def test_a_file_that_is_no_bundle_is_a_sentence(ruth: Room, tmp_path: Path) -> None:
    path = tmp_path / "holiday.wwhandover"
    path.write_bytes(b"sun, sea")
    opens(ruth, path)
    assert ruth.tab_in_front.hand_over.take.trouble.text().startswith("This is not a hand-over bundle")


def test_the_contents_follow_the_choice(ruth: Room) -> None:
    card = ruth.tab_in_front.hand_over.give
    ruth.page.show_place(ToSafety("hand_over", the_group(ruth).id))
    assert "group note" not in card.contents.text()
    assert card.ticks.isHidden()
    QTest.mouseClick(card.reach._group.button(1), Qt.MouseButton.LeftButton)
    assert "group notes" in card.contents.text()
    assert not card.ticks.isHidden()


def test_the_key_is_saved_copied_and_drawn(ruth: Room, tmp_path: Path) -> None:
    card, key = ruth.tab_in_front.hand_over.key, ruth.tab_in_front._key
    assert key is not None
    ruth.press(card.file_button)
    ruth.answers(tmp_path / "key.txt")
    assert key.public in (tmp_path / "key.txt").read_text()
    ruth.press(card.picture_button)
    ruth.answers(tmp_path / "key.png")
    assert (tmp_path / "key.png").read_bytes().startswith(b"\x89PNG")
    ruth.press(card.copy_button)
    assert QGuiApplication.clipboard().text() == key.public
    QGuiApplication.clipboard().clear()


def test_leaving_takes_names_and_words_off_the_screen(ruth: Room, tomas: Room, tmp_path: Path) -> None:
    path = gives(ruth, tomas, tmp_path / "group.wwhandover")
    opens(tomas, path)
    words = ruth.tab_in_front.hand_over.give.words.joined
    ruth.page.leaving()
    tomas.page.leaving()
    assert ruth.tab_in_front.hand_over.give.partner.text() == ""
    assert ruth.tab_in_front.hand_over.give.words.joined != words
    assert tomas.tab_in_front.hand_over.take.title.text() == ""


def test_the_way_from_a_group_ticks_that_group_and_no_other(ruth: Room) -> None:
    card = ruth.tab_in_front.hand_over.give
    other = ruth.desk.groups.save(Group(id=GroupId(new_id()), name="Salt & Light"))
    ruth.page.show_place(ToSafety("hand_over", other.id))
    assert card.ticked() == (other.id,)
    names = sorted(group.name for group in ruth.desk.groups.all())
    assert [box.text().replace("&&", "&") for box, _ in card._boxes] == names


@in_every_look
def test_every_state_of_the_tab_passes_the_audit(look: Settings, ruth: Room, tomas: Room, tmp_path: Path) -> None:
    theme.current().apply(look)
    found = []
    opens(tomas, gives(ruth, tomas, tmp_path / "first.wwhandover"))
    found += settled(ruth) + settled(tomas)
    tomas.press(tomas.tab_in_front.hand_over.take.take_button)
    for room, name in ((ruth, "Lanterns"), (tomas, "Lamps")):
        room.desk.groups.save(replace(room.desk.groups.all()[0], public_name=name))
    opens(tomas, gives(ruth, tomas, tmp_path / "second.wwhandover"))
    found += settled(tomas)
    card = ruth.tab_in_front.hand_over.give
    card.way.show_value(False)
    card.way.chosen.emit(False)
    found += settled(ruth)
    assert found == []


def settled(room: Room) -> list[object]:
    room.page.resize(812, 640)
    for _ in range(12):
        QApplication.processEvents()
    return list(audit(room.page))
