"""What every tab of the safety page is: a controller with a view, told when it is shown, changed and left."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.changes import Changes
from workwell_desktop.ui.kit.places_to_go import Place


class Tab(QObject):
    """Base of a tab's controller. Override the methods you need; the defaults do nothing."""

    def __init__(self, view: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self.view = view
        self.undo_stack = QUndoStack(self)

    def read(self) -> None:
        """Show what is kept; called each time the tab comes forward."""

    def arrive(self, place: Place) -> None:
        """Show what a place asks of this tab; called after `read`, when somebody was sent here."""

    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have altered; called only while the tab is in front."""

    def leaving(self) -> None:
        """Write what is still in the keys, and forget what must not stay on a screen."""
