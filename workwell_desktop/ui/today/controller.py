"""Reads today and leads where the facilitator wants to go."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToGroups
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.today.model import screen_of
from workwell_desktop.ui.today.view import TodayView
from workwell_desktop.usecases.desk import Desk


class TodayPage(Page):
    """The page of today."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = TodayView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = TodayController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show today."""
        self.controller.read()

    def refresh(self, changes: Changes) -> None:
        """Read again; nearly every change shows somewhere on Today."""
        self.controller.read()


class TodayController(QObject):
    """Answers the wishes of Today."""

    def __init__(self, desk: Desk, window: Window, page: TodayPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._window = window
        self._view = page.view
        self._view.place_requested.connect(window.navigate)
        self._view.new_group_requested.connect(self._to_groups)
        self._view.new_session_requested.connect(self._new_session)
        self._view.sample_requested.connect(self._add_sample)

    def read(self) -> None:
        """Read today and show it."""
        with told(self._window.bulletin):
            self._view.show_screen(screen_of(self._desk.day.read()))

    def _to_groups(self) -> None:
        self._window.navigate(ToGroups())

    def _new_session(self) -> None:
        """Go where a session is planned: the only group's sessions, or the list to choose a group from."""
        with told(self._window.bulletin):
            groups = [group for group in self._desk.groups.all() if group.status.meets]
            self._window.navigate(ToGroup(groups[0].id, "sessions") if len(groups) == 1 else ToGroups())

    def _add_sample(self) -> None:
        with told(self._window.bulletin):
            self._desk.sample.add()
            self._window.bulletin.say("The sample group is here. Everyone in it is invented.")
