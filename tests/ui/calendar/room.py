"""What tests of the calendar hold on to: the page at a day, its keys, its cards, a session let go over a day."""

from datetime import date, timedelta

from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.front_desk import NOW, FrontDesk
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui import calendar
from workwell_desktop.ui.calendar.controller import CalendarPage
from workwell_desktop.ui.calendar.shown import MIME, Deed
from workwell_desktop.ui.kit.places_to_go import ToCalendar

DAY = timedelta(days=1)
TODAY = NOW.date()
EVENING = NOW + timedelta(hours=2, minutes=30)


def show(front: FrontDesk, day: date | None = None) -> CalendarPage:
    page = calendar.build(front.desk, front.window)
    assert isinstance(page, CalendarPage)
    front.show(page, ToCalendar(day))
    return page


def press(page: CalendarPage, *keys: Qt.Key) -> None:
    """Press keys where they go: in the view in front, or wherever the focus is."""
    for key in keys:
        QTest.keyClick(page.view.front, key)
        QApplication.processEvents()


def here(page: CalendarPage) -> str:
    """Return the day in front, as its card is titled."""
    return page.view.day.heading.text()


def words(page: CalendarPage) -> str:
    """Return every label beside the calendar that is in sight."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.view.day.findChildren(QLabel) if label.isVisible())


def do(page: CalendarPage, deed: Deed, session: Session) -> None:
    QTest.mouseClick(page.view.day.buttons(session.id)[deed], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def agree(page: CalendarPage) -> None:
    QTest.mouseClick(page.view.ask.go, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def kept(front: FrontDesk, session_id: SessionId) -> Session:
    return front.desk.sessions.get(session_id)[0]


def drop(page: CalendarPage, session: Session, day: date) -> None:
    """Let a session go over another day, as a drag would."""
    grid = page.view.month
    data = QMimeData()
    data.setData(MIME, QByteArray(str(session.id).encode()))
    middle = QPointF(grid.visualRect(page.model.index_of(day)).center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    grid.dropEvent(QDropEvent(middle, Qt.DropAction.MoveAction, data, buttons, keys))
    QApplication.processEvents()
