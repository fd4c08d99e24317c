"""The window: sidebar, pages, status line, menus. It composes what `app.py` gives it and keeps no data after a lock.

Its title is always just "WorkWell": a title bar is read by others, and by the task list of the computer.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.actions import Action, Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveState
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.settings import Settings, SettingsFile
from workwell_desktop.ui.kit.tokens import FIRST_WINDOW, HUGE, SMALL, SMALLEST_WINDOW
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.shell.commands import Commands
from workwell_desktop.ui.shell.curtain import Curtain
from workwell_desktop.ui.shell.menus import Menus
from workwell_desktop.ui.shell.navigation import Navigator
from workwell_desktop.ui.shell.rooms import Room
from workwell_desktop.ui.shell.sidebar import Sidebar
from workwell_desktop.ui.shell.status_line import StatusLine, TroubleBar

_LOCK = "lock"


def local_now() -> datetime:
    """Return the aware local time of this computer."""
    return datetime.now().astimezone()


class ShellWindow(QMainWindow):
    """The one window. Before the vault is open it shows a gate (first run, unlock, curtain); then the rooms."""

    locked = Signal()
    """The pages are gone and the curtain is drawn: close the vault now."""
    unlock_requested = Signal()
    """The button on the curtain was pressed."""
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
        )
        theme.current().apply(settings.current)
        self._build()
        self.commands = Commands(self.actions_known, self, settings, self.bulletin, self)
        self.menus = Menus(self.menuBar(), self.actions_known, self)
        self.menuBar().setVisible(settings.current.menu_bar)
        self._connect()
        self._is_open = False
        self._closing_anyway = False
        self._go_actions: list[str] = []
        self._restore_geometry()

    # ------------------------------------------------------------------------------------------------- building

    def _build(self) -> None:
        self._outer = QStackedWidget()
        self._gate: QWidget | None = None
        self._main = QWidget()
        self.sidebar = Sidebar()
        self.pages = QStackedWidget()
        self.trouble_bar = TroubleBar()
        self.status = StatusLine()
        line = QHBoxLayout(self._main)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        trouble = QVBoxLayout()
        trouble.setContentsMargins(HUGE, 0, HUGE, SMALL)
        trouble.addWidget(self.trouble_bar)
        column.addLayout(trouble)
        column.addWidget(self.status)
        line.addLayout(column, 1)
        self._outer.addWidget(self._main)
        self.setCentralWidget(self._outer)
        self.navigator = Navigator(self.pages, self)

    def _connect(self) -> None:
        self.bulletin.changed.connect(self.navigator.take_in)
        self.bulletin.said.connect(self.status.say)
        self.bulletin.saving_reported.connect(self.status.show_saving)
        self.bulletin.saving_reported.connect(self.trouble_bar.show_report)
        self.trouble_bar.put_aside.connect(self._put_trouble_aside)
        self.navigator.went.connect(self._arrived)
        self.sidebar.picked.connect(self._picked)
        self.sidebar.menu_requested.connect(self.show_menu)
        self._settings.changed.connect(self._settings_changed)

    # ------------------------------------------------------------------------------------------------ gates, rooms

    def show_gate(self, gate: QWidget) -> None:
        """Show something alone in the window: first run, unlock, curtain. The gate before it is deleted."""
        before = self._gate
        self._gate = gate
        self._outer.addWidget(gate)
        self._outer.setCurrentWidget(gate)
        if before is not None and before is not gate:
            self._outer.removeWidget(before)
            before.deleteLater()

    def open_rooms(self, rooms: Sequence[Room], first: Place) -> None:
        """Offer these rooms and go to the first place. The gate is deleted."""
        self.navigator.open(rooms)
        self.sidebar.clear()
        for room in rooms:
            if room.home is not None and not room.at_foot:
                self._offer(room)
        self.sidebar.add(_LOCK, "Lock now", "lock", at_foot=True)
        for room in rooms:
            if room.home is not None and room.at_foot:
                self._offer(room)
        self._is_open = True
        self.commands.set_open(True)
        self.go(first)
        self._outer.setCurrentWidget(self._main)
        if self._gate is not None:
            self._outer.removeWidget(self._gate)
            self._gate.deleteLater()
            self._gate = None

    def close_rooms(self) -> None:
        """Delete every page and every word that came from the vault."""
        self._is_open = False
        self.commands.set_open(False)
        self.background.cancel_all()
        self.navigator.close()
        self.sidebar.clear()
        self.status.fall_silent()
        self.bulletin.forget()
        for each in self._go_actions:
            self.actions_known.remove(each)
        self._go_actions.clear()

    def _offer(self, room: Room) -> None:
        self.sidebar.add(room.key, room.title, room.icon, at_foot=room.at_foot)
        action = f"go.{room.key}"
        to_room = partial(self.navigator.go_to_room, room.key)
        self.actions_known.add(Action(action, room.title, to_room, "Go", room.shortcut, room.icon))
        self._go_actions.append(action)

    # ------------------------------------------------------------------------------------------------------- deeds

    def go(self, place: Place) -> None:
        """Bring the page of a place forward."""
        self.navigator.go(place)

    def go_back(self) -> None:
        """Go back one place."""
        self.navigator.back()

    def lock(self) -> bool:
        """Draw the curtain, delete the pages, then tell `app.py` to close the vault.

        When something typed cannot be written, stays open and says so: locking would lose it. Then returns False.
        """
        if not self._is_open:
            return False
        self.navigator.leave()
        if self.bulletin.saving().state is SaveState.TROUBLE:
            self.bulletin.say("WorkWell is still open: the last words could not be saved yet.")
            return False
        curtain = Curtain()
        curtain.unlock_requested.connect(self.unlock_requested)
        self.show_gate(curtain)
        self.close_rooms()
        self.locked.emit()
        return True

    def quit(self) -> None:
        """Close the window, as its own button does."""
        self.close()

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts beside the work."""
        from workwell_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet  # when asked for, not at start

        ShortcutsSheet(self.actions_known, self).show()

    def show_menu(self) -> None:
        """Open all menus at the menu button, or at the corner when there is no sidebar."""
        button = self.sidebar.menu_button
        foot = button.rect().bottomLeft()
        self.menus.pop_up(button.mapToGlobal(foot) if button.isVisible() else self.mapToGlobal(self.rect().topLeft()))

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

    def _picked(self, key: str) -> None:
        if key == _LOCK:
            self.lock()
        else:
            self.navigator.go_to_room(key)

    def _arrived(self, room: Room, page: Page) -> None:
        self.sidebar.light(room.beside or room.key)
        page.setAccessibleName(room.title)
        page.undo_stack_changed.connect(self._follow_undo, Qt.ConnectionType.UniqueConnection)
        self._follow_undo()
        self.commands.set_can_go_back(self.navigator.can_go_back)
        (page.focusWidget() or page).setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    @Slot()
    def _follow_undo(self) -> None:
        """Let Ctrl+Z work on the stack of the page in front, or of the tab in front of it."""
        page = self.navigator.page
        if page is not None:
            self.commands.undo_group.addStack(page.undo_stack)
            self.commands.undo_group.setActiveStack(page.undo_stack)

    def _put_trouble_aside(self) -> None:
        self.bulletin.well()
        self.trouble_bar.setVisible(False)

    def _settings_changed(self, settings: Settings) -> None:
        theme.current().apply(settings)
        self.menuBar().setVisible(settings.menu_bar)

    # ----------------------------------------------------------------------------------------------------- geometry

    def _restore_geometry(self) -> None:
        kept = self._settings.current.geometry
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
            self.resize(*FIRST_WINDOW)

    def _keep_geometry(self) -> None:
        kept = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        try:
            self._settings.change(replace(self._settings.current, geometry=kept))
        except Fault:
            return  # the window's place is not worth a word on the way out

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_open:
            self.navigator.leave()
        if self.bulletin.saving().state is SaveState.TROUBLE and not self._closing_anyway:
            event.ignore()
            self._ask_before_losing()
            return
        self._keep_geometry()
        self.closing.emit()
        self.close_rooms()
        super().closeEvent(event)

    def _ask_before_losing(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("WorkWell")
        box.setText("Some of what you typed is not saved yet.")
        box.setInformativeText(self.bulletin.saving().sentence)
        stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        box.addButton("Close and lose it", QMessageBox.ButtonRole.DestructiveRole).clicked.connect(self._close_anyway)
        box.setDefaultButton(stay)
        box.open()

    def _close_anyway(self) -> None:
        self._closing_anyway = True
        self.close()
