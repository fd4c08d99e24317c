"""The window: sidebar, pages, status line, menus. It composes what `app.py` gives it and keeps no data after a lock.

Its title is always just "WorkWell": a title bar is read by others, and by the task list of the computer.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin
from workwell_desktop.ui.kit.clock_watch import ClockWatch
from workwell_desktop.ui.kit.settings import Settings, SettingsFile
from workwell_desktop.ui.kit.tokens import SMALLEST_WINDOW
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.shell import parting
from workwell_desktop.ui.shell.crisis_door import CrisisDoor
from workwell_desktop.ui.shell.locking import Locking
from workwell_desktop.ui.shell.passed_keys import PassedKeys

if TYPE_CHECKING:  # what stands inside is imported when it is built, after the first paint
    from workwell_desktop.ui.kit.page import Page
    from workwell_desktop.ui.kit.places_to_go import Place
    from workwell_desktop.ui.shell.commands import Commands
    from workwell_desktop.ui.shell.interior import Interior
    from workwell_desktop.ui.shell.menus import Menus
    from workwell_desktop.ui.shell.navigation import Navigator
    from workwell_desktop.ui.shell.rooms import Room
    from workwell_desktop.ui.shell.sidebar import Sidebar
    from workwell_desktop.ui.shell.status_line import StatusLine, TroubleBar


def local_now() -> datetime:
    """Return the aware local time of this computer."""
    return datetime.now().astimezone()


class ShellWindow(PassedKeys):
    """The one window. Before the vault is open it shows a gate (first run, unlock, curtain); then the rooms."""

    locked = Signal()
    """The pages are gone and the curtain is drawn: close the vault now."""
    unlock_requested = Signal()
    """The button on the curtain was pressed."""
    painted = Signal()
    """The window has appeared: what takes time to load can be loaded now, and nobody looks at nothing meanwhile."""
    closing = Signal()
    """The window is about to close; every page has written what was in the keys."""

    def __init__(
        self,
        settings: SettingsFile,
        now: Callable[[], datetime] = local_now,
        background: Background | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("WorkWell")
        self.setMinimumSize(*SMALLEST_WINDOW)
        self._settings = settings
        self.bulletin = Bulletin(self)
        self.background = background or Background(self)
        self.actions_known = Actions(self)
        self.services = Window(
            navigate=self.go,
            bulletin=self.bulletin,
            background=self.background,
            actions=self.actions_known,
            settings=settings,
            now=now,
            lock=self.lock,
            clock_watch=ClockWatch(now) if now is local_now else None,
        )
        theme.current().apply(settings.current)
        settings.changed.connect(self._settings_changed)
        self._outer = QStackedWidget()
        self.gate: QWidget | None = None
        """What stands alone in the window, if anything does."""
        self.setCentralWidget(self._outer)
        self.is_open = False
        self.locking = Locking(self)
        self._closing_anyway = False
        self._furnished = False
        self._was_painted = False
        self.painted.connect(self._furnish)
        parting.restore_place(self, settings)

    # ------------------------------------------------------------------------------------------------- furnishing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)  # once this painting has reached the screen

    @Slot()
    def _furnish(self) -> None:
        """Build the window's own actions and menus; called once the window has been painted, or when first needed."""
        if self._furnished:
            return
        self._furnished = True
        self.commands.set_open(False)
        self.menus.keep_bar(self._settings.current.menu_bar)
        CrisisDoor(self)

    @cached_property
    def commands(self) -> "Commands":
        """The window's own actions."""
        from workwell_desktop.ui.shell.commands import Commands

        return Commands(self.actions_known, self, self._settings, self.bulletin, self)

    @cached_property
    def menus(self) -> "Menus":
        """The menus."""
        from workwell_desktop.ui.shell.menus import Menus

        return Menus(self.menuBar(), self.actions_known, self)

    @cached_property
    def interior(self) -> "Interior":
        """Sidebar, pages and status line, built when first needed."""
        from workwell_desktop.ui.shell.interior import Interior

        made = Interior(self.services)
        made.sidebar.menu_requested.connect(self.show_menu)
        made.navigator.went.connect(self._arrived)
        made.privacy.switched.connect(self.commands.hide_names)
        self._outer.addWidget(made)
        return made

    @property
    def navigator(self) -> "Navigator":
        """The way from places to pages."""
        return self.interior.navigator

    @property
    def sidebar(self) -> "Sidebar":
        """The sidebar."""
        return self.interior.sidebar

    @property
    def pages(self) -> QStackedWidget:
        """The stack of pages."""
        return self.interior.pages

    @property
    def status(self) -> "StatusLine":
        """The status line."""
        return self.interior.status

    @property
    def trouble_bar(self) -> "TroubleBar":
        """Where a fault's whole sentence stands."""
        return self.interior.trouble_bar

    # ------------------------------------------------------------------------------------------------ gates, rooms

    def show_gate(self, gate: QWidget) -> None:
        """Show something alone in the window: first run, unlock, curtain. The gate before it is deleted."""
        before = self.gate
        self.gate = gate
        self._outer.addWidget(gate)
        self._outer.setCurrentWidget(gate)
        if before is not None and before is not gate:
            self._outer.removeWidget(before)
            before.deleteLater()

    def open_rooms(self, rooms: "Sequence[Room]", first: "Place") -> None:
        """Offer these rooms and go to the first place. The gate is deleted."""
        self._furnish()
        self.interior.open(rooms)
        self.is_open = True
        self.commands.set_open(True)
        self.go(first)
        self.uncover()

    def uncover(self) -> None:
        """Show the rooms. The gate before them is deleted."""
        self._outer.setCurrentWidget(self.interior)
        if self.gate is not None:
            self._outer.removeWidget(self.gate)
            self.gate.deleteLater()
            self.gate = None
        if self.navigator.page is not None:  # the gate had the keyboard, and takes it along
            _give_keyboard(self.navigator.page)

    def close_rooms(self) -> None:
        """Delete every page and every word that came from the vault."""
        self.is_open = False
        self.background.cancel_all()
        if "interior" in vars(self):
            self.commands.set_open(False)
            self.interior.close_rooms()

    # ------------------------------------------------------------------------------------------------------- deeds

    def go(self, place: "Place") -> None:
        """Bring the page of a place forward."""
        self.navigator.go(place)

    def go_back(self) -> None:
        """Go back one place."""
        self.navigator.back()

    def lock(self) -> bool:
        """Draw the curtain, delete the pages, then tell `app.py` to close the vault.

        When something typed cannot be written, stays open and says so: locking would lose it. Then returns False.
        """
        return self.locking.lock()

    def quit(self) -> None:
        """Close the window, as its own button does."""
        self.close()

    def show_menu(self) -> None:
        """Open all menus at the menu button, or at the corner when there is no sidebar."""
        self.menus.pop_up(self._menu_corner())

    def _menu_corner(self) -> QPoint:
        if self.is_open:
            button = self.sidebar.menu_button
            return button.mapToGlobal(button.rect().bottomLeft())
        return self.mapToGlobal(self.rect().topLeft())

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop filling it."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def come_forward(self) -> None:
        """Stand in front of the other windows: a second start asked for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # ------------------------------------------------------------------------------------------------------ answers

    def _arrived(self, room: "Room", page: "Page") -> None:
        self.sidebar.light(room.beside or room.key)
        page.setAccessibleName(room.title)
        page.undo_stack_changed.connect(self._follow_undo, Qt.ConnectionType.UniqueConnection)
        self._follow_undo()
        self.commands.set_can_go_back(self.navigator.can_go_back)
        _give_keyboard(page)

    @Slot()
    def _follow_undo(self) -> None:
        """Let Ctrl+Z work on the stack of the page in front, or of the tab in front of it."""
        page = self.navigator.page
        if page is not None:
            self.commands.undo_group.addStack(page.undo_stack)
            self.commands.undo_group.setActiveStack(page.undo_stack)

    def _settings_changed(self, settings: Settings) -> None:
        theme.current().apply(settings)
        self.menus.keep_bar(settings.menu_bar)

    # ------------------------------------------------------------------------------------------------------ parting

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_open:
            self.navigator.leave()
        if self.bulletin.words_unsaved and not self._closing_anyway:
            event.ignore()
            parting.ask_before_losing(self, self.bulletin.saving().sentence, self._close_anyway)
            return
        self.keep_place()
        self.closing.emit()
        self.close_rooms()
        super().closeEvent(event)

    def keep_place(self) -> None:
        """Remember where the window stands, for the next one."""
        parting.keep_place(self, self._settings)

    def _close_anyway(self) -> None:
        self._closing_anyway = True
        self.close()


def _give_keyboard(page: "Page") -> None:
    """Let the keyboard be where the page last had it, else on the page itself."""
    (page.focusWidget() or page).setFocus(Qt.FocusReason.ActiveWindowFocusReason)
