"""The actions the window itself offers: lock, quit, undo, back, text size, theme, help. Rooms add their own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.errors import Fault
from workwell_desktop.ui.kit.actions import Action, Actions
from workwell_desktop.ui.kit.bulletin import Bulletin
from workwell_desktop.ui.kit.settings import Settings, SettingsFile, ThemeChoice

_STEPS = (100, 110, 125, 150, 175, 200)


class Deeds(Protocol):
    """What the window does when an action asks it to."""

    def lock(self) -> object:
        """Close the vault's pages and draw the curtain."""

    def quit(self) -> None:
        """Close the window."""

    def go_back(self) -> None:
        """Go back one place."""

    def show_menu(self) -> None:
        """Open all menus as one."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop filling it."""


class Commands(QObject):
    """Registers the window's own actions and keeps them in step with what is possible."""

    def __init__(
        self, actions: Actions, deeds: Deeds, settings: SettingsFile, bulletin: Bulletin, home: QWidget
    ) -> None:
        super().__init__(home)
        self._home = home
        self._actions = actions
        self._settings = settings
        self._bulletin = bulletin
        self.undo_group = QUndoGroup(self)
        self._nothing = QUndoStack(self.undo_group)
        self._names_hidden = False
        self._add_file(deeds)
        self._add_edit()
        self._add_view(deeds)
        actions.add(Action("go.back", "Back", deeds.go_back, "Go", "Alt+Left", "arrow-left"))
        actions.add(
            Action("help.shortcuts", "Keyboard shortcuts", self._show_shortcuts, "Help", "Ctrl+/", "keyboard")
        )
        actions.add(Action("help.about", "About WorkWell", self._show_about, "Help", icon="info"))
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Offer what needs an open vault only while it is open."""
        for each in ("file.lock", "go.back"):
            self._actions[each].setEnabled(is_open)
        if not is_open:
            self.undo_group.setActiveStack(self._nothing)
        self._show_undo()

    def hide_names(self, hidden: bool) -> None:
        """Say only "Undo" while names are hidden, and not what: that may name somebody."""
        self._names_hidden = hidden
        self._show_undo()

    def set_can_go_back(self, can: bool) -> None:
        """Offer the way back only when there is one."""
        self._actions["go.back"].setEnabled(can)

    def _add_file(self, deeds: Deeds) -> None:
        self._actions.add(Action("file.lock", "Lock now", deeds.lock, "File", "Ctrl+L", "lock"))
        self._actions.add(Action("file.quit", "Quit", deeds.quit, "File", "Ctrl+Q"))

    def _add_edit(self) -> None:
        group = self.undo_group
        self._actions.add(Action("edit.undo", "Undo", self._undo, "Edit", "Ctrl+Z", "undo-2"))
        self._actions.add(Action("edit.redo", "Redo", self._redo, "Edit", "Ctrl+Shift+Z", "redo-2"))
        for signal in (group.canUndoChanged, group.canRedoChanged, group.undoTextChanged, group.redoTextChanged):
            signal.connect(self._show_undo)

    def _add_view(self, deeds: Deeds) -> None:
        add = self._actions.add
        larger = add(Action("view.larger", "Larger text", self._larger, "View", "Ctrl++", "zoom-in"))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        add(Action("view.smaller", "Smaller text", self._smaller, "View", "Ctrl+-", "zoom-out"))
        add(Action("view.normal", "Normal text", self._normal, "View", "Ctrl+0"))
        for choice, words in (
            (ThemeChoice.LIGHT, "Light colours"),
            (ThemeChoice.DARK, "Dark colours"),
            (ThemeChoice.SYSTEM, "Colours of the computer"),
        ):
            add(Action(f"view.{choice.value}", words, partial(self._wear, choice), "View"))
        add(Action("view.full", "Full screen", deeds.toggle_full_screen, "View", "F11"))
        add(Action("view.bar", "Show or hide the menu bar", self._toggle_bar, "View"))
        add(Action("view.menu", "Open the menu", deeds.show_menu, "View", "F10", in_menu=False))

    def _undo(self) -> None:
        self._step("Undone", self.undo_group.undoText(), self.undo_group.undo)

    def _redo(self) -> None:
        self._step("Done again", self.undo_group.redoText(), self.undo_group.redo)

    def _step(self, word: str, what: str, take: Callable[[], None]) -> None:
        """Take a step and say so; the sentence before, with its own Undo, would now mean another step."""
        stack = self.undo_group.activeStack()
        steps = stack.count() if stack is not None else 0
        take()
        if stack is not None and stack.count() == steps and what:  # one that failed has left the stack
            self._bulletin.say(f"{word}: {what}")

    def _show_undo(self) -> None:
        group = self.undo_group
        for key, word, can, what in (
            ("edit.undo", "Undo", group.canUndo(), group.undoText()),
            ("edit.redo", "Redo", group.canRedo(), group.redoText()),
        ):
            self._actions[key].setEnabled(can)
            self._actions[key].setText(f"{word}: {what}" if can and what and not self._names_hidden else word)

    def _change(self, changed: Settings) -> None:
        try:
            self._settings.change(changed)
        except Fault as fault:
            self._bulletin.trouble(fault.sentence)

    def _larger(self) -> None:
        now = self._settings.current.text_scale
        self._scale(next((step for step in _STEPS if step > now), _STEPS[-1]))

    def _smaller(self) -> None:
        now = self._settings.current.text_scale
        self._scale(next((step for step in reversed(_STEPS) if step < now), _STEPS[0]))

    def _normal(self) -> None:
        self._scale(100)

    def _scale(self, per_cent: int) -> None:
        self._change(replace(self._settings.current, text_scale=per_cent))

    def _toggle_bar(self) -> None:
        self._change(replace(self._settings.current, menu_bar=not self._settings.current.menu_bar))

    def _show_shortcuts(self) -> None:
        from workwell_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet  # when asked for, not at start

        ShortcutsSheet(self._actions, self._home).show()

    def _show_about(self) -> None:
        from workwell_desktop.ui.shell.about_sheet import AboutSheet  # when asked for, not at start

        sheet = self._home.findChild(AboutSheet) or AboutSheet(self._home)
        sheet.show()
        sheet.raise_()
        sheet.activateWindow()

    def _wear(self, choice: ThemeChoice) -> None:
        self._change(replace(self._settings.current, theme=choice))
