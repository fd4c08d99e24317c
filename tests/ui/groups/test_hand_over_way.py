"""The way from a group's hand-over note to giving the group to somebody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest

from tests.ui.front_desk import FrontDesk
from workwell_desktop.ui.groups import build
from workwell_desktop.ui.groups.controller import GroupPage
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToGroup, ToSafety


@pytest.mark.slow
def test_the_group_is_handed_over_with_the_note_as_it_was_just_typed(front: FrontDesk) -> None:
    group = front.group()
    page = build(front.desk, front.window, Page, QUndoStack())
    assert isinstance(page, GroupPage)
    front.show(page, ToGroup(group.id, "hand_over"))
    tab = page.view.hand_over
    tab.form.areas["text"].setFocus()
    QTest.keyClicks(tab.form.areas["text"], "The key hangs behind the door.")
    QTest.mouseClick(tab.give, Qt.MouseButton.LeftButton)
    assert front.went == [ToSafety("hand_over", group.id)]
    (note,) = [front.desk.reflections.hand_over_notes.of_group(group.id).note]
    assert note is not None
    assert note.text == "The key hangs behind the door."
