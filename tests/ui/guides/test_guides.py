"""The guides page: find one, read it, use it in a session, take that back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.front_desk import FrontDesk
from workwell_desktop.ui import guides
from workwell_desktop.ui.guides.controller import GuidesPage
from workwell_desktop.ui.kit.places_to_go import ToGuides

LEFT = Qt.MouseButton.LeftButton


def show(front: FrontDesk, place: ToGuides | None = None) -> GuidesPage:
    page = guides.build(front.desk, front.window)
    assert isinstance(page, GuidesPage)
    front.show(page, place or ToGuides())
    return page


def test_a_guide_is_found_read_and_used(front: FrontDesk) -> None:
    page = show(front)
    assert page.view.list.list.model().rowCount() > 20
