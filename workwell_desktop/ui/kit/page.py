"""A page: what the shell shows in the middle of the window. One room answers with one page.

A page keeps its own undo stack, so that Ctrl+Z undoes what the facilitator is looking at and nothing else.
It holds no vault and no use case: its controller does.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workwell_desktop.domain.changes import Changes
    from workwell_desktop.ui.kit.places_to_go import Place


class Page(QWidget):
    """Base of what a room builds. Override the methods you need; the defaults do nothing."""

    undo_stack_changed = Signal()
    """Another stack became this page's `undo_stack`: a tab or a record with an undo of its own came forward."""

    fills_window = False
    """Whether the page takes the sidebar's room too, as a running session does."""

    looked_at_for_long = False
    """Whether one looks at the page for long without touching anything, as at a running session."""

    words_may_be_kept = True
    """Whether a lock may keep words that stand in the fields as drafts in the vault. Not where secrets are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.setObjectName(type(self).__name__)

    def use_undo_stack(self, stack: QUndoStack) -> None:
        """Let Ctrl+Z work on another stack from now on."""
        if stack is not self.undo_stack:
            self.undo_stack = stack
            self.undo_stack_changed.emit()

    def show_place(self, place: "Place") -> None:
        """Show this place; called each time the shell brings the page forward, before it is seen."""

    def leaving(self) -> None:
        """Write what is still in the keys: another page comes forward, or the vault is about to close."""

    def refresh(self, changes: "Changes") -> None:
        """Read again what these changes may have altered. Called for the page in front and, later, on return."""

    def hide_names(self, hidden: bool) -> bool:
        """Hide every name on the page, or show them again; return whether the page did so itself.

        A page that cannot is covered by the shell while names are hidden.
        """
        return False
