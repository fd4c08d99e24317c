"""What stands in the window once the vault is open: sidebar, pages, troubles, status line. Layout and wiring only.

It is built after the first paint, so that the window itself appears as fast as an empty one.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.actions import Action
from workwell_desktop.ui.kit.bulletin import Saying
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToIncident, ToProcessNotes, ToSafety, ToSearch, ToSupervision
from workwell_desktop.ui.kit.tokens import HUGE, SMALL
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.shell.kept_words_bar import KeptWordsBar
from workwell_desktop.ui.shell.navigation import Navigator
from workwell_desktop.ui.shell.privacy import HIDE, HIDE_KEYS, Privacy
from workwell_desktop.ui.shell.rooms import Room
from workwell_desktop.ui.shell.sidebar import Sidebar
from workwell_desktop.ui.shell.status_line import StatusLine, TroubleBar

LOCK = "lock"
FIND = "go.find"
INCIDENTS = "go.incidents"
SUPERVISION = "go.supervision"
PRIVATE = "go.private_notes"
TEST_SHEET = "file.test_sheet"
_FIND_KEYS = "Ctrl+K"


_MENU_ONLY = (
    (SUPERVISION, "Supervision log", ToSupervision(), "Go", "messages-square"),
    (PRIVATE, "Private notes…", ToProcessNotes(), "Go", "lock"),
    (TEST_SHEET, "Test recovery sheet…", ToSafety("protection", part="sheet"), "File", "file-text"),
)
"""Places that stand in a menu and not in the sidebar: action, words, place, menu, icon."""


class Interior(QWidget):
    """The sidebar at the left, the page in front beside it, the status line beneath."""

    def __init__(self, services: Window) -> None:
        super().__init__()
        self._services = services
        self._go_actions: list[str] = []
        self._badges: dict[str, Callable[[], int]] = {}
        self.sidebar = Sidebar()
        self.pages = QStackedWidget()
        self.trouble_bar = TroubleBar()
        self.kept_words = KeptWordsBar()
        self.status = StatusLine()
        self.navigator = Navigator(self.pages, self)
        self.privacy = Privacy(self.pages, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.privacy.middle, 1)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(HUGE, 0, HUGE, SMALL)
        trouble.setSpacing(SMALL)
        trouble.addWidget(self.kept_words)
        trouble.addWidget(self.trouble_bar)
        column.addLayout(trouble)
        column.addWidget(self.status)
        line.addLayout(column, 1)

    def _connect(self) -> None:
        bulletin = self._services.bulletin
        bulletin.changed.connect(self.navigator.take_in)
        bulletin.changed.connect(self._count_waiting)
        bulletin.said.connect(self._say)
        bulletin.saving_reported.connect(self.status.show_saving)
        bulletin.saving_reported.connect(self.trouble_bar.show_report)
        self.navigator.leaving.connect(self.status.begin_leaving)
        self.navigator.left.connect(self.status.end_leaving)
        self.trouble_bar.put_aside.connect(self._put_trouble_aside)
        self.navigator.went.connect(self._arrived)
        self.privacy.switched.connect(self.status.fall_silent)
        self.privacy.switched.connect(self.kept_words.hide_names)
        self.sidebar.picked.connect(self._picked)
        self.sidebar.search.clicked.connect(self.find_anything)

    def open(self, rooms: Sequence[Room]) -> None:
        """Offer these rooms in the sidebar and the Go menu."""
        self.navigator.open(rooms)
        self.sidebar.clear()
        hide = Action(HIDE, "Hide or show names", self.privacy.toggle, "View", HIDE_KEYS, "eye-off")
        self._services.actions.add(hide)
        self._go_actions.append(HIDE)
        if any(ToSearch in room.shows for room in rooms):
            self._offer_search()
        if any(ToIncident in room.shows for room in rooms):
            self._offer_incidents()
        for action, words, place, menu, icon in _MENU_ONLY:
            if any(type(place) in room.shows for room in rooms):
                to_place = partial(self.navigator.go, place)
                self._services.actions.add(Action(action, words, to_place, menu, icon=icon))
                self._go_actions.append(action)
        entries = [room for room in rooms if room.home is not None]
        for room in entries:
            if not room.at_foot:
                self._offer(room)
        self.sidebar.add(LOCK, "Lock now", "lock", at_foot=True)
        for room in entries:
            if room.at_foot:
                self._offer(room)

    def close_rooms(self) -> None:
        """Delete every page and every word that came from the vault."""
        self.navigator.close()
        self.sidebar.clear()
        self.status.fall_silent()
        self.kept_words.show_words(())
        self._services.bulletin.forget()
        for each in self._go_actions:
            self._services.actions.remove(each)
        self._go_actions.clear()
        self._badges.clear()

    def find_anything(self) -> None:
        """Go where anything can be found; there already, begin the line anew without losing it."""
        page = self.navigator.page
        if page is not None and isinstance(self.navigator.here, ToSearch):
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.navigator.go(ToSearch())

    def _arrived(self, _room: Room, page: Page) -> None:
        """Give a page that fills the window the sidebar's room too; keep names hidden on every page."""
        self.sidebar.setVisible(not page.fills_window)
        self.privacy.follow(page)
        QTimer.singleShot(0, self, self._count_again)  # another day may have begun; the page comes first

    def _count_again(self) -> None:
        self._count_waiting(Changes.FOLLOW_UPS)

    def _count_waiting(self, changes: Changes) -> None:
        if changes & Changes.FOLLOW_UPS:
            for key, count in self._badges.items():
                with suppress(Fault):  # a number that cannot be read stays as it was; the page will say why
                    self.sidebar.show_waiting(key, count())

    def _say(self, saying: Saying) -> None:
        """Say what was done, unless names are hidden: nearly every sentence holds one."""
        if not self.privacy.hidden:
            self.status.say(saying)

    def _offer_search(self) -> None:
        self._services.actions.add(Action(FIND, "Find anything", self.find_anything, "Go", _FIND_KEYS, "search"))
        self._go_actions.append(FIND)
        self.sidebar.search.offer(_FIND_KEYS)

    def _offer_incidents(self) -> None:
        to_list = partial(self.navigator.go, ToIncident())
        self._services.actions.add(Action(INCIDENTS, "Incidents", to_list, "Go", icon="life-buoy"))
        self._go_actions.append(INCIDENTS)

    def _offer(self, room: Room) -> None:
        self.sidebar.add(room.key, room.title, room.icon, at_foot=room.at_foot)
        if room.badge is not None:
            self._badges[room.key] = room.badge
        action = f"go.{room.key}"
        to_room = partial(self.navigator.go_to_room, room.key)
        self._services.actions.add(Action(action, room.title, to_room, "Go", room.shortcut, room.icon))
        self._go_actions.append(action)

    def _picked(self, key: str) -> None:
        if key == LOCK:
            self._services.lock()
        else:
            self.navigator.go_to_room(key)

    def _put_trouble_aside(self) -> None:
        self._services.bulletin.well()
        self.trouble_bar.setVisible(False)
