"""One key hides every name at once, whatever page is in front."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.shell.conftest import House, NotedPage
from workwell_desktop.ui.kit.places_to_go import ToPeople, ToToday


def names_on_screen(house: House) -> bool:
    """Return whether any visible label names somebody."""
    return any("Amara" in label.text() for label in house.window.findChildren(QLabel) if label.isVisible())


def press_f9(house: House) -> None:
    QTest.keyClick(house.window, Qt.Key.Key_F9)
    QApplication.processEvents()


def test_f9_hides_every_name_and_shows_it_again(house: House) -> None:
    assert names_on_screen(house)
    press_f9(house)
    assert not names_on_screen(house)
    press_f9(house)
    assert names_on_screen(house)


def test_names_stay_hidden_on_the_next_page(house: House) -> None:
    press_f9(house)
    house.window.go(ToPeople())
    QApplication.processEvents()
    assert not names_on_screen(house)
    house.window.interior.privacy.cover.show_button.click()
    assert names_on_screen(house)


def test_the_button_of_the_cover_has_the_keyboard(house: House) -> None:
    press_f9(house)
    button = house.window.interior.privacy.cover.show_button
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert names_on_screen(house)


def test_a_page_that_hides_its_own_names_stays_in_use(house: House) -> None:
    page = house.pages["today"]
    asked: list[bool] = []

    def hide_names(hidden: bool) -> bool:
        asked.append(hidden)
        return True

    page.hide_names = hide_names  # type: ignore[method-assign]
    press_f9(house)
    assert asked == [True]
    assert page.isVisible()


def test_nothing_said_names_anybody_meanwhile(house: House) -> None:
    house.window.bulletin.say("Amara O. marked present")
    press_f9(house)
    assert not names_on_screen(house)
    house.window.bulletin.say("Amara O. marked late")
    assert not names_on_screen(house)
    assert "Amara" not in house.window.actions_known["edit.undo"].text()


def test_a_page_that_fills_the_window_has_the_sidebars_room(house: House) -> None:
    NotedPage.fills_window = True
    try:
        house.window.go(ToPeople())
        assert not house.window.sidebar.isVisible()
    finally:
        NotedPage.fills_window = False
    house.window.go(ToToday())
    assert house.window.sidebar.isVisible()
