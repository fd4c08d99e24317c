"""The menus, as a view of the action registry: a menu bar, and the same menus behind the sidebar's menu button.

A menu is filled as it opens and holds only what works at that moment.
"""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from workwell_desktop.ui.kit.actions import Actions

MENUS = ("File", "Edit", "Go", "View", "Help")


class Menus(QObject):
    """Five menus in the usual order."""

    def __init__(self, bar: QMenuBar, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._bar = bar
        self._actions = actions
        self.menus: dict[str, QMenu] = {}
        self.whole = QMenu("Menu", window)
        for name in MENUS:
            menu = bar.addMenu(f"&{name}")
            menu.aboutToShow.connect(partial(self._fill, name))
            self.menus[name] = menu
        self.whole.aboutToShow.connect(self._fill_whole)

    def keep_bar(self, keep: bool) -> None:
        """Keep the menu bar in sight, or leave the menus to the menu button and F10."""
        self._bar.setVisible(keep)

    def pop_up(self, at: QPoint) -> None:
        """Open all menus as one, at a point of the screen."""
        self.whole.popup(at)

    def _fill(self, name: str) -> None:
        menu = self.menus[name]
        menu.clear()
        for action, made in self._actions.of(name):
            if action.in_menu and self._actions.within_reach(action.id):
                menu.addAction(made)

    def _fill_whole(self) -> None:
        self.whole.clear()
        for name in MENUS:
            if any(action.in_menu and self._actions.within_reach(action.id) for action, _ in self._actions.of(name)):
                self.whole.addMenu(self.menus[name])
