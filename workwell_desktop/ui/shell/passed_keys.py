"""A main window that takes the keys a field has passed on. Ctrl+Z in an empty line means the page's last step."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from workwell_desktop.ui.kit.actions import Actions

_MEANT = ((QKeySequence.StandardKey.Undo, "edit.undo"), (QKeySequence.StandardKey.Redo, "edit.redo"))


class PassedKeys(QMainWindow):
    """Base of the window: a field keeps the shortcut of undo to itself, so it comes as a plain key when unused."""

    actions_known: Actions

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        for keys, action in _MEANT:
            if event.matches(keys):
                self.actions_known[action].trigger()
