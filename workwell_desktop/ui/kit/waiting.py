"""Fields whose words wait for a button: nothing writes them behind the keys, so a lock has to take them along.

Such a field is marked with what its words are about; without that they are about the place the page shows.
"""

from typing import Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit.fields import LineEdit, TextArea

_MARK = "waits_for_button"


@runtime_checkable
class KeepsFolded(Protocol):
    """A widget with a form that keeps what was typed while it is folded."""

    def show_form(self) -> None:
        """Unfold the form; the keyboard stays where it is."""


class Aside(QObject):
    """Words typed for records that are not shown just now, by record and by the name of their field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: dict[UUID, dict[str, str]] = {}


def wait_for_button(*inputs: QWidget, record: UUID | None = None) -> None:
    """Mark fields whose words wait for a button, and what the words are about."""
    for each in inputs:
        each.setProperty(_MARK, str(record) if record is not None else "")


def mark_of(field: QWidget) -> str | None:
    """Return what the words of a field that waits are about, empty for the place; None when it does not wait."""
    value = field.property(_MARK)
    return value if isinstance(value, str) else None


def forget_waiting(within: QWidget) -> None:
    """Empty every field that waits, and drop every word put aside: who they are about is no longer here."""
    for aside in within.findChildren(Aside):
        aside.words.clear()
    for each in within.findChildren(QWidget):
        if isinstance(each, LineEdit | TextArea) and mark_of(each) is not None:
            each.show_text("")
