"""The controls: what they say, when they speak, and that they pass the audit in every theme and size."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.audit import audit
from tests.ui.kit.gallery import GalleryPage
from tests.ui.looks import in_every_look
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.buttons import CrumbButton
from workwell_desktop.ui.kit.controls import (
    CardButton,
    CheckBox,
    Chip,
    Choice,
    Field,
    Flow,
    Label,
    LineEdit,
    NumberStepper,
    PageHeader,
    Row,
    Scroll,
    SegmentedChoice,
    TabBar,
    TextArea,
    TimeField,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.records_table import RecordsTable
from workwell_desktop.ui.kit.settings import Settings


@in_every_look
def test_every_control_passes_the_audit(qtbot: QtBot, look: Settings) -> None:
    theme.current().apply(look)
    page = GalleryPage()
    qtbot.addWidget(page)
    page.resize(1068, 768)
    page.show()
    assert audit(page) == []


def test_what_people_typed_is_never_read_as_markup(qtbot: QtBot) -> None:
    row = Row("<i>Ann</i>", "<b>x</b>")
    qtbot.addWidget(row)
    for label in (Label("<b>Ann</b> & co", parent=row), WrappedLabel("<b>Ann</b>", parent=row), row.title):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_an_error_stands_beside_the_field_and_keeps_the_words(qtbot: QtBot) -> None:
    line = LineEdit()
    field = Field("Name of the group", line)
    qtbot.addWidget(field)
    line.setText("Monday")
    field.show_error("Please give the group a name.")
    assert field.error == "Please give the group a name."
    assert line.text() == "Monday"
    assert line.accessibleDescription() == "Please give the group a name."
    field.clear_error()
    assert (field.error, line.accessibleDescription()) == ("", "")


def test_a_field_gives_its_input_a_name(qtbot: QtBot) -> None:
    choice = Choice()
    field = Field("Kind", choice)
    qtbot.addWidget(field)
    assert choice.accessibleName() == "Kind"


def test_showing_text_is_silent_but_typing_is_heard(qtbot: QtBot) -> None:
    area = TextArea("Notes")
    qtbot.addWidget(area)
    heard: list[str] = []
    area.edited.connect(heard.append)
    area.show_text("from the vault")
    assert heard == []
    area.moveCursor(area.textCursor().MoveOperation.End)
    QTest.keyClicks(area, "!")
    assert heard == ["from the vault!"]


def test_tab_leaves_a_text_area(qtbot: QtBot) -> None:
    area = TextArea("Notes")
    qtbot.addWidget(area)
    assert area.tabChangesFocus()


def test_the_stepper_speaks_of_whole_numbers_only(qtbot: QtBot) -> None:
    stepper = NumberStepper("Minutes", 1, 480)
    qtbot.addWidget(stepper)
    heard: list[int] = []
    stepper.value_changed.connect(heard.append)
    stepper.show_value(20)
    assert heard == []
    stepper.number.selectAll()
    QTest.keyClicks(stepper.number, "45")
    assert heard == []
    QTest.keyClick(stepper.number, Qt.Key.Key_Return)
    assert heard == [45]
    QTest.keyClick(stepper.number, Qt.Key.Key_Up)
    assert heard == [45, 46]


def test_the_stepper_buttons_are_named(qtbot: QtBot) -> None:
    stepper = NumberStepper("Minutes")
    qtbot.addWidget(stepper)
    assert stepper.number.accessibleName() == "Minutes"


def test_a_choice_shows_values_and_keeps_what_it_has_for_unknown_ones(qtbot: QtBot) -> None:
    choice = Choice("Paper")
    qtbot.addWidget(choice)
    choice.add("A4", "a4")
    choice.add("Letter", "letter")
    choice.show_value("letter")
    choice.show_value("folio")
    assert choice.value() == "letter"


def test_pills_tell_the_value_picked_by_hand(qtbot: QtBot) -> None:
    pills = SegmentedChoice("Theme", [("Light", 1), ("Dark", 2)])
    qtbot.addWidget(pills)
    pills.show_value(2)
    with qtbot.waitSignal(pills.chosen) as told:
        pills._group.button(0).click()
    assert told.args == [1]
    assert pills.value() == 1


def test_tabs_speak_only_when_picked(qtbot: QtBot) -> None:
    tabs = TabBar("Parts")
    qtbot.addWidget(tabs)
    heard: list[str] = []
    tabs.picked.connect(heard.append)
    tabs.add("one", "One")
    tabs.add("two", "Two")
    tabs.show_key("two")
    assert (heard, tabs.key()) == ([], "two")
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert heard == ["one"]
    tabs.set_text("one", "One 3")
    assert tabs.tabText(0) == "One 3"


def test_the_way_back_is_announced_as_one(qtbot: QtBot) -> None:
    header = PageHeader("Monday", crumb="Groups")
    qtbot.addWidget(header)
    assert header._crumb.accessibleName() == "Back to Groups"
    with qtbot.waitSignal(header.crumb_pressed):
        header._crumb.click()


def test_minutes_step_by_five(qtbot: QtBot) -> None:
    field = TimeField("Starts")
    qtbot.addWidget(field)
    field.setCurrentSection(TimeField.Section.MinuteSection)
    field.stepBy(1)
    assert field.time().minute() == 5


def test_long_names_wrap_and_never_widen_the_page(qtbot: QtBot) -> None:
    label = WrappedLabel("Ł" * 400, "title")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 200
    assert label.heightForWidth(300) > 3 * label.fontMetrics().height()


def test_a_flow_breaks_into_lines(qtbot: QtBot) -> None:
    flow = Flow(*(Chip(f"Word {number}", Tone.OK) for number in range(6)))
    qtbot.addWidget(flow)
    assert flow.heightForWidth(150) > flow.heightForWidth(2000)


def test_return_presses_a_button_and_a_card(qtbot: QtBot) -> None:
    box = CheckBox("Large print")
    card = CardButton("Sign-in sheet")
    for each, key in ((box, Qt.Key.Key_Space), (card, Qt.Key.Key_Space)):
        qtbot.addWidget(each)
        each.show()
        with qtbot.waitSignal(each.clicked):
            QTest.keyClick(each, key)


def test_a_row_of_a_table_opens_by_key(qtbot: QtBot) -> None:
    table = RecordsTable("Groups")
    qtbot.addWidget(table)
    model = QStringListModel(["One", "Two"], table)
    table.setModel(model)
    table.stretch(0)
    table.setCurrentIndex(model.index(1, 0))
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0].row() == 1


def test_an_ampersand_in_a_name_stands_in_the_way_back(qtbot: QtBot) -> None:
    header = PageHeader("Session 1", crumb="Circle & Tea")
    qtbot.addWidget(header)
    crumb = header.findChild(CrumbButton)
    assert isinstance(crumb, CrumbButton)
    assert crumb.caption() == "Circle & Tea ›"
    assert crumb.shortcut().isEmpty()


@pytest.mark.parametrize("make", [LineEdit, TextArea])
def test_ctrl_z_in_an_emptied_field_is_passed_on(qtbot: QtBot, make: type[LineEdit] | type[TextArea]) -> None:
    """The line that adds members is empty again when its person is in the group: Ctrl+Z means that step."""

    class Outside(QWidget):
        heard = 0

        @override
        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.heard += event.matches(QKeySequence.StandardKey.Undo)

    outside = Outside()
    field = make()
    QVBoxLayout(outside).addWidget(field)
    qtbot.addWidget(outside)
    outside.show()
    field.setFocus()
    QTest.keyClicks(field, "Anna")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert outside.heard == 0
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert outside.heard == 1


def test_a_gutter_never_asks_for_ever(qtbot: QtBot) -> None:
    """Margins change the range at once: content that just fits made the bar come and go until the program fell."""

    class Nervous(Scroll):
        asked = 0

        @override
        def setViewportMargins(self, *sides: int) -> None:  # type: ignore[override]
            self.asked += 1
            super().setViewportMargins(*sides)
            self.verticalScrollBar().rangeChanged.emit(0, 50 if sides[2] else 0)

    scroll = Nervous(QWidget(), gutter=40)
    qtbot.addWidget(scroll)
    scroll.asked = 0
    scroll.set_gutter(30)
    assert scroll.asked == 1
