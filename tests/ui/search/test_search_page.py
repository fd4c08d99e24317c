"""Search as a facilitator uses it: type, choose with the arrows, open, go back, and nothing stays behind."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from tests.ui.audit import audit
from tests.ui.front_desk import NOW, WEEK, FrontDesk
from tests.ui.looks import in_every_look
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.search import Hit, HitKind
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToNote, ToPerson, ToSearch, ToSession, ToToday
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.search import build
from workwell_desktop.ui.search.controller import SearchPage
from workwell_desktop.ui.search.model import FoundModel, lines_of
from workwell_desktop.ui.search.shown import Found, Heading

KEY = Qt.Key


@pytest.fixture
def page(front: FrontDesk) -> SearchPage:
    made = build(front.desk, front.window)
    assert isinstance(made, SearchPage)
    return made


def evening(front: FrontDesk) -> tuple[Group, Session]:
    """A group, a person, a session and a note with one word in all of them."""
    group = front.group("Harbour Lanterns", place="Room 2")
    front.member(group, "Łukasz Harbour")
    session = front.session(group, NOW - WEEK, "Safe harbours")
    front.desk.notes.write(session.id, NoteText(happened="We drew the harbour of everyone, and it was wide."))
    return group, session


def type_in(page: SearchPage, text: str) -> None:
    QTest.keyClicks(page.view.field, text)


def press(page: SearchPage, key: Qt.Key) -> None:
    QTest.keyClick(page.view.field, key)


def lines(page: SearchPage) -> list[str]:
    """Return every line that is shown, headings in capitals."""
    if not page.view.list.isVisible():
        return []
    shown = [page.model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(page.model.rowCount())]
    return [line.words.upper() if isinstance(line, Heading) else line.title for line in shown]


def chosen(page: SearchPage) -> str:
    selected = page.view.list.selectionModel().selectedIndexes()
    return str(selected[0].data()) if selected else ""


def test_nothing_typed_invites(front: FrontDesk, page: SearchPage) -> None:
    front.show(page, ToSearch())
    assert page.view.field.hasFocus()
    assert "Find a group, a person" in page.view.sentence.text()
    assert lines(page) == []
    press(page, KEY.Key_Return)
    assert front.went == []


def test_what_is_typed_is_found_by_kind_in_plain_letters(front: FrontDesk, page: SearchPage) -> None:
    evening(front)
    front.show(page, ToSearch())
    type_in(page, "harb")
    assert lines(page) == [
        "GROUPS",
        "Harbour Lanterns",
        "PEOPLE",
        "Łukasz Harbour",
        "SESSIONS",
        "Harbour Lanterns · Session 1 — Safe harbours",
        "GROUP NOTES",
        "“We drew the harbour of everyone, and it was wide.”",
    ]
    page.view.field.clear()
    type_in(page, "lukasz")
    assert lines(page) == ["PEOPLE", "Łukasz Harbour"]


def test_the_arrows_go_across_kinds_and_enter_opens(front: FrontDesk, page: SearchPage) -> None:
    group, session = evening(front)
    (person,) = front.desk.people.all()
    front.show(page, ToSearch())
    places = [ToGroup(group.id), ToPerson(person.id), ToSession(session.id), ToNote(session.id)]
    for downs, place in enumerate(places):
        front.show(page, ToSearch("harbour"))
        for _ in range(downs):
            press(page, KEY.Key_Down)
        assert page.view.field.hasFocus()
        press(page, KEY.Key_Return)
        assert front.went[-1] == place
    for key, place in ((KEY.Key_PageDown, places[-1]), (KEY.Key_Down, places[-1]), (KEY.Key_PageUp, places[0])):
        press(page, key)
        press(page, KEY.Key_Enter)
        assert front.went[-1] == place


def test_a_click_opens_and_a_heading_does_nothing(front: FrontDesk, page: SearchPage) -> None:
    group, _ = evening(front)
    front.show(page, ToSearch("harb"))
    QApplication.processEvents()

    def click(index: QModelIndex) -> None:
        at = page.view.list.visualRect(index).center()
        QTest.mouseClick(page.view.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(page.model.index(0, 0))
    assert front.went == []
    click(page.model.index(1, 0))
    assert front.went == [ToGroup(group.id)]
    assert page.view.field.hasFocus()


def test_esc_goes_back(front: FrontDesk, page: SearchPage) -> None:
    front.show(page, ToSearch())
    type_in(page, "harb")
    press(page, KEY.Key_Escape)
    assert front.went == [ToToday()]


def test_no_hits_says_what_to_try(front: FrontDesk, page: SearchPage) -> None:
    front.show(page, ToSearch())
    type_in(page, "<b>zebra")
    assert "“<b>zebra”" in page.view.sentence.text()
    assert "Try" in page.view.sentence.text()
    assert audit(page) == []
    press(page, KEY.Key_Return)
    press(page, KEY.Key_Down)
    assert front.went == []


def test_leaving_forgets_everything(front: FrontDesk, page: SearchPage) -> None:
    evening(front)
    front.show(page, ToSearch())
    type_in(page, "harb")
    page.leaving()
    assert page.view.field.text() == ""
    assert not page.view.field.isUndoAvailable()
    assert page.model.rowCount() == 0
    assert "harb" not in repr(ToSearch("harb"))
    front.show(page, ToSearch())
    assert lines(page) == []


def test_a_change_elsewhere_is_seen_and_the_choice_stays(front: FrontDesk, page: SearchPage) -> None:
    group, _ = evening(front)
    front.show(page, ToSearch("harb"))
    press(page, KEY.Key_Down)
    front.desk.groups.save(replace(group, name="Lighthouse"))
    assert "Harbour Lanterns" not in lines(page)
    assert chosen(page) == "Łukasz Harbour"


def test_many_hits_are_told_and_can_all_be_reached(front: FrontDesk, page: SearchPage) -> None:
    group = front.group("Lanterns")
    for number in range(40):
        front.session(group, NOW + timedelta(days=number), f"Harbour {number}")
    front.show(page, ToSearch("harbour"))
    assert "30 best" in page.view.foot.text()
    for _ in range(60):
        press(page, KEY.Key_Down)
    seen = page.view.list.visualRect(page.view.list.currentIndex())
    assert page.view.list.currentIndex().row() == 30
    assert page.view.list.viewport().rect().contains(seen)
    for _ in range(60):
        press(page, KEY.Key_Up)
    assert page.view.list.verticalScrollBar().value() == 0
    assert page.view.field.visibleRegion().boundingRect() == page.view.field.rect()


def test_trouble_while_searching_is_told_and_not_taken_for_nothing_found(front: FrontDesk, page: SearchPage) -> None:
    front.show(page, ToSearch())
    with front.full_disk():
        type_in(page, "harb")
    assert front.trouble()
    assert "could not be searched" in page.view.sentence.text()
    type_in(page, "o")
    assert not front.trouble()


def test_the_day_of_a_session_tells_its_year_only_when_it_is_another(front: FrontDesk) -> None:
    def words(when_years_ago: int) -> str:
        when = NOW - timedelta(days=365 * when_years_ago)
        hit = Hit(HitKind.SESSION, front.group(f"G{when_years_ago}").id, "Lanterns · Session 1", "Room 2", when)
        found = list(lines_of((hit,), "lan", NOW.date()))[1]
        assert isinstance(found, Found)
        return found.words

    assert words(0) == "Mon 23 Nov · Room 2"
    assert words(1) == "23 Nov 2025 · Room 2"


def test_what_is_chosen_is_said_to_screen_readers(
    front: FrontDesk, page: SearchPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(page.view, "announce", heard.append)
    evening(front)
    front.show(page, ToSearch("harb"))
    press(page, KEY.Key_Down)
    press(page, KEY.Key_Down)
    page.view.field.setText("zebra")
    assert heard[0].startswith("4 found. Group: Harbour Lanterns. Room 2")
    assert heard[1] == "Person: Łukasz Harbour"
    assert heard[2].startswith("Session: Harbour Lanterns · Session 1 — Safe harbours. Mon 16 Nov")
    assert heard[3].startswith("Nothing was found for “zebra”.")
    page.view.field.setText("lukasz")
    assert page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Person: Łukasz Harbour"


def test_the_model_keeps_the_promises_of_qt(front: FrontDesk) -> None:
    model = FoundModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    group, _ = evening(front)
    hits = front.desk.finding.find("harbour")
    model.show_lines(lines_of(hits, "harbour", NOW.date()))
    assert model.rowCount() == 8
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert [model.step(-1, 1), model.step(1, 1), model.step(7, 1), model.step(7, -9)] == [1, 3, 7, 1]
    assert model.row_of(ToGroup(group.id)) == 1
    model.show_lines(())
    assert model.step(-1, 1) == model.row_of(ToToday()) == -1


@in_every_look
def test_the_page_passes_the_audit(front: FrontDesk, page: SearchPage, look: Settings) -> None:
    theme.current().apply(look)
    group = front.group("Harbour " * 14)
    front.member(group, "Maximilian " * 10)
    front.member(group, '<b>&"')
    front.show(page, ToSearch())
    page.resize(812 if look.text_scale == 100 else 720, 640)
    for typed in ("", "harbour", "maxi", "zebra " * 30):
        page.show_place(ToSearch(typed))
        QApplication.processEvents()
        assert audit(page) == []
    theme.current().apply(Settings())
