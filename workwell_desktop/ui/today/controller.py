"""Reads today and leads where the facilitator wants to go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.today import NOTES_SEEN
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToGroups
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.today.model import screen_of
from workwell_desktop.ui.today.view import TodayView
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from workwell_desktop.domain.today import Today


class TodayPage(Page):
    """The page of today."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = TodayView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = TodayController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show today."""
        self.controller.read()

    def hide_names(self, hidden: bool) -> bool:
        """Name nobody, or name them again."""
        self.controller.hide_names(hidden)
        return True

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
        self._today: Today | None = None
        self._hidden = False
        self._view.place_requested.connect(window.navigate)
        self._view.looked.connect(self._look)
        self._view.new_group_requested.connect(self._to_groups)
        self._view.new_session_requested.connect(self._new_session)
        self._view.sample_requested.connect(self._add_sample)

    def read(self) -> None:
        """Read today and show it."""
        with told(self._window.bulletin):
            self._today = self._desk.day.read()
            self._show()

    def hide_names(self, hidden: bool) -> None:
        """Show everything with or without names."""
        if hidden != self._hidden:
            self._hidden = hidden
            self._show()

    def _show(self) -> None:
        if self._today is not None:
            self._view.show_screen(screen_of(self._today, hidden=self._hidden))

    def _look(self) -> None:
        """Keep that the notes of last time were looked at; whether it could be kept must not stand in the way."""
        following = self._today.next if self._today else None
        if following is not None:
            with told(self._window.bulletin):
                self._desk.preparing.tick(following.session.id, NOTES_SEEN, done=True)

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
