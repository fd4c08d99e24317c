"""The tab of the hand-over note: written, signed, begun anew, removed while it is a draft."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.hand_over_note import HandOverNote
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.groups import build
from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.groups.hand_over_view import HandOverView
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroup
from workwell_desktop.ui.kit.reading_text import ReadingText
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice

pytestmark = pytest.mark.slow
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def group(front: FrontDesk) -> Group:
    made = front.group("Lanterns")
    front.member(made, "Maya Rosen")
    return made


@pytest.fixture
def page(front: FrontDesk, group: Group) -> GroupPage:
    page = build(front.desk, front.window, Page, QUndoStack())
    assert isinstance(page, GroupPage)
    front.show(page, ToGroup(group.id, "hand_over"))
    return page


@pytest.fixture
def view(page: GroupPage) -> HandOverView:
    return page.view.hand_over


def press(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()


def kept(front: FrontDesk, group: Group) -> HandOverNote | None:
    return front.desk.reflections.hand_over_notes.of_group(group.id).note


def test_it_is_written_signed_and_begun_anew(
    front: FrontDesk, group: Group, page: GroupPage, view: HandOverView
) -> None:
    assert not view.removal.isVisible()
    view.form.areas["text"].setFocus()
    QTest.keyClicks(view.form.areas["text"], "The key hangs at the reception. Ask Maya.")
    assert view.form.notices["text"].isVisible()
    page.leaving()
    press(view.form.sign)
    note = kept(front, group)
    assert note is not None
    assert note.state is NoteState.SIGNED
    assert not view.before.isVisible()
    press(view.anew)
    again = kept(front, group)
    assert again is not None
    assert (again.state, again.text) == (NoteState.DRAFT, note.text)
    assert view.form.areas["text"].toPlainText() == note.text
    assert [each.text() for each in view.before.findChildren(ReadingText)] == [note.text]
    view.removal.remove_button.click()
    view.removal.sure_button.click()
    assert kept(front, group) == note
    front.undo_last()
    assert kept(front, group) == again


def test_another_group_shows_its_own(front: FrontDesk, group: Group, page: GroupPage, view: HandOverView) -> None:
    other = front.group("Harbour")
    view.form.areas["text"].setFocus()
    QTest.keyClicks(view.form.areas["text"], "Of Lanterns.")
    page.show_place(ToGroup(other.id, "hand_over"))
    assert view.form.areas["text"].toPlainText() == ""
    note = kept(front, group)
    assert note is not None
    assert note.text == "Of Lanterns."
    assert kept(front, other) is None


@pytest.mark.parametrize("look", [Settings(), Settings(theme=ThemeChoice.DARK, text_scale=200)], ids=["easy", "hard"])
def test_it_passes_the_audit(
    front: FrontDesk, group: Group, page: GroupPage, view: HandOverView, look: Settings
) -> None:
    notes = front.desk.reflections.hand_over_notes
    theme.current().apply(look)
    try:
        for step in ("empty", "draft", "signed", "anew"):
            if step == "draft":
                notes.write(group.id, "x" * 300)
            elif step == "signed":
                notes.sign(group.id)
            elif step == "anew":
                notes.begin_anew(group.id)
            for _ in range(8):
                QApplication.processEvents()
            assert audit(page) == []
    finally:
        theme.current().apply(Settings())
