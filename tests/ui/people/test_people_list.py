"""The list of people: find in plain letters, open, add by one line; and the model behind it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.story import PersonLine
from workwell_desktop.ui.kit.places_to_go import ToPeople, ToPerson
from workwell_desktop.ui.people import build_list
from workwell_desktop.ui.people.list_controller import PeoplePage
from workwell_desktop.ui.people.model import PeopleModel, initials

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(front: FrontDesk) -> PeoplePage:
    people = build_list(front.desk, front.window, QUndoStack())
    assert isinstance(people, PeoplePage)
    return people


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def person(name: str, **details: object) -> Person:
    return Person(id=PersonId(new_id()), display_name=name, **details)  # type: ignore[arg-type]


def shown(page: PeoplePage) -> list[str]:
    model = page.controller.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_model_keeps_the_promises_of_qt(qtbot: QtBot) -> None:
    model = PeopleModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lines = [PersonLine(person(name), ("Lanterns",)) for name in ("Łukasz Nowak", "Maya Rosen", '<b>&"')]
    model.show_lines(lines)
    assert model.rowCount() == 3
    model.filter("lukasz")
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Łukasz Nowak"]
    model.filter("lant may")
    assert model.person_at(0) == lines[1].person.id
    model.filter("")
    assert model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;&amp;&quot;</p>"
    model.show_lines(())
    assert model.rowCount() == 0


@pytest.mark.parametrize(
    ("known", "letters"),
    [
        (person("Grace Lim"), "GL"),
        (person("Devon"), "D"),
        (person("李"), "李"),
        (person("Grace Lim", alias="Blue Jay"), "BJ"),
        (person("(…)"), "("),
    ],
)
def test_initials_fit_every_name(known: Person, letters: str) -> None:
    assert initials(known) == letters


def test_the_first_person_is_added_by_one_line_and_can_be_undone(front: FrontDesk, page: PeoplePage) -> None:
    front.show(page, ToPeople())
    click(page.view.state.button)
    assert page.view.name.hasFocus()
    QTest.keyClicks(page.view.name, "Maya R.")
    QTest.keyClick(page.view.name, Qt.Key.Key_Return)
    (maya,) = front.desk.people.all()
    assert front.went == [ToPerson(maya.id)]
    assert front.words() == ["Maya R. was added"]
    front.undo_last()
    assert front.desk.people.all() == ()
    page.undo_stack.redo()
    assert shown(page) == ["Maya R."]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "still empty"), ("x" * 10_000, "10,000 characters"), ("a\x1bb", "cannot be shown")],
)
def test_a_name_that_cannot_be_kept_is_told_beside_it_and_stays(
    front: FrontDesk, page: PeoplePage, name: str, sentence: str
) -> None:
    front.show(page, ToPeople())
    click(page.view.state.button)
    page.view.name.setText(name)
    click(page.view.save_button)
    assert sentence in page.view.name_field.error
    assert page.view.name.text() == name
    assert front.desk.people.all() == ()


def test_a_second_person_of_the_same_name_is_pointed_out_and_allowed(front: FrontDesk, page: PeoplePage) -> None:
    front.desk.people.save(person("Maya R."))
    front.show(page, ToPeople())
    click(page.view.add_button)
    QTest.keyClicks(page.view.name, "maya r.")
    assert "known already" in page.view.name_field._hint.text()
    click(page.view.save_button)
    assert len(front.desk.people.all()) == 2


def test_people_are_found_in_plain_letters_and_opened_by_keys(front: FrontDesk, page: PeoplePage) -> None:
    group = front.group("Lanterns")
    for name in ("Łukasz Nowak", "Maya Rosen", "Grüße Weiss"):
        front.member(group, name)
    front.show(page, ToPeople())
    assert shown(page) == ["Grüße Weiss", "Łukasz Nowak", "Maya Rosen"]
    page.view.search.setFocus()
    QTest.keyClicks(page.view.search, "nowak")
    assert shown(page) == ["Łukasz Nowak"]
    QTest.keyClick(page.view.search, Qt.Key.Key_Down)
    assert page.view.table.hasFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_Return)
    (lukasz,) = (known for known in front.desk.people.all() if known.display_name == "Łukasz Nowak")
    assert front.went == [ToPerson(lukasz.id)]
    page.view.search.setText("nobody at all")
    assert page.view.nothing.isVisible()
    page.view.search.setFocus()
    QTest.keyClick(page.view.search, Qt.Key.Key_Escape)
    assert len(shown(page)) == 3


def test_escape_folds_the_line_for_someone_new(front: FrontDesk, page: PeoplePage) -> None:
    front.desk.people.save(person("Maya R."))
    front.show(page, ToPeople())
    click(page.view.add_button)
    QTest.keyClick(page.view.name, Qt.Key.Key_Escape)
    assert not page.view.panel.isVisible()
    assert page.view.add_button.isVisible()


def test_the_chosen_row_stays_chosen_when_someone_is_added(front: FrontDesk, page: PeoplePage) -> None:
    for name in ("Ann", "Bea"):
        front.desk.people.save(person(name))
    front.show(page, ToPeople())
    page.view.table.selectRow(1)
    front.desk.people.save(person("Aaron"))
    assert shown(page)[page.view.table.currentIndex().row()] == "Bea"


def test_the_list_is_accessible_empty_and_full(front: FrontDesk, page: PeoplePage) -> None:
    front.show(page, ToPeople())
    assert audit(page) == []
    for name in ("Maximilian " * 10, '<b>&" Quote', "李"):
        front.desk.people.save(person(name, preferred_name="Max", pronouns="they/them"))
    click(page.view.add_button)
    assert audit(page) == []
