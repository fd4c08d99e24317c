"""The registry of everything that can be done by name or key. Menus and the shortcuts sheet are views of it.

It knows what an action is called and how it is reached, not what it does: that is the callback's business.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


@dataclass(frozen=True)
class Action:
    """One thing that can be done. `category` is a menu ("File", "Edit", "Go", "View", "Help") or a heading."""

    id: str
    text: str
    callback: Callable[[], object]
    category: str
    shortcut: str = ""
    icon: str = ""
    in_menu: bool = True


class Actions(QObject):
    """Keeps the actions of one window in the order they were added."""

    changed = Signal()
    """An action came or went."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._known: dict[str, tuple[Action, QAction]] = {}
        self._held: list[QAction] = []

    def add(self, action: Action, owner: QWidget | None = None) -> QAction:
        """Register an action and return its QAction.

        With `owner` (a page), its shortcut works inside that widget only and it goes when the widget goes.
        Raises ValueError when the id is taken: two things by one name is a mistake of ours.
        """
        if action.id in self._known:
            raise ValueError(f"action {action.id} is already registered")
        home = owner or self._window
        made = QAction(action.text, home or self)
        made.setObjectName(action.id)
        if action.shortcut:
            made.setShortcut(QKeySequence(action.shortcut))
        made.triggered.connect(lambda _checked=False, call=action.callback: call())
        if home is not None:
            home.addAction(made)
        if owner is not None:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.destroyed.connect(partial(self._drop, action.id))
        self._known[action.id] = (action, made)
        self.changed.emit()
        return made

    def remove(self, action_id: str) -> None:
        """Take an action away; unknown ids are ignored."""
        if action_id in self._known:
            _, made = self._known.pop(action_id)
            made.deleteLater()
            self.changed.emit()

    def hold(self, *but: str) -> None:
        """Let nothing be done but these, as while the curtain hides what an action would change; until `release`."""
        waiting = [made for name, (_, made) in self._known.items() if name not in but and made.isEnabled()]
        for made in waiting:
            made.setEnabled(False)
        self._held += waiting

    def release(self) -> None:
        """Let everything be done again that could be before `hold`."""
        for made in self._held:
            if isValid(made):
                made.setEnabled(True)
        self._held.clear()

    def _drop(self, action_id: str, _gone: object = None) -> None:
        if self._known.pop(action_id, None) is not None and isValid(self):
            self.changed.emit()

    def __getitem__(self, action_id: str) -> QAction:
        return self._known[action_id][1]

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._known

    def within_reach(self, action_id: str) -> bool:
        """Whether pressing its keys would do something now: it is enabled, and its page is in front."""
        made = self[action_id]
        owner = made.parent()
        shown = not isinstance(owner, QWidget) or owner is self._window or owner.isVisibleTo(owner.window())
        return made.isEnabled() and shown

    def all(self) -> tuple[tuple[Action, QAction], ...]:
        """Return every action with its QAction, in the order they were added."""
        return tuple(self._known.values())

    def categories(self) -> tuple[str, ...]:
        """Return the categories in the order they first appear."""
        return tuple(dict.fromkeys(action.category for action, _ in self._known.values()))

    def of(self, category: str) -> tuple[tuple[Action, QAction], ...]:
        """Return the actions of one category."""
        return tuple(pair for pair in self._known.values() if pair[0].category == category)
