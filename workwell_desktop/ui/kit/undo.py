"""Undo over frozen values: one command that puts back what was there before.

A change is tried first and pushed only when it worked, so the undo stack never holds what did not happen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.bulletin import Bulletin


@dataclass(frozen=True)
class Change:
    """Something that can be put back: `apply(after)` does it, `apply(before)` undoes it.

    Changes with the same non-empty `merge_key` that follow one another (typing into one field) become one step.
    """

    text: str
    before: Any
    after: Any
    apply: Callable[[Any], None]
    merge_key: str = ""


class Replace(QUndoCommand):
    """The one undo command. Its first redo does nothing: the change has been made already."""

    def __init__(self, change: Change, failed: Callable[[str], None]) -> None:
        super().__init__(change.text)
        self.change = change
        self._failed = failed
        self._made = True

    @override
    def redo(self) -> None:
        if self._made:
            self._made = False
        else:
            self._put(self.change.after)

    @override
    def undo(self) -> None:
        self._put(self.change.before)

    @override
    def id(self) -> int:
        return hash(self.change.merge_key) & 0x3FFFFFFF if self.change.merge_key else -1

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Replace) or other.change.merge_key != self.change.merge_key:
            return False
        mine = self.change
        self.change = Change(mine.text, mine.before, other.change.after, mine.apply, mine.merge_key)
        return True

    def _put(self, value: object) -> None:
        try:
            self.change.apply(value)
        except (Fault, Refusal) as trouble:
            self.setObsolete(True)
            self._failed(trouble.sentence)


def make(stack: QUndoStack, bulletin: Bulletin, change: Change, *, announce: bool = True) -> None:
    """Apply a change, push it for undo and say so: "Part moved · Undo".

    Raises the Refusal or Fault of `change.apply`; then nothing was pushed and nothing is said.
    """
    change.apply(change.after)
    stack.push(Replace(change, bulletin.trouble))
    if announce:
        bulletin.say(change.text, stack.undo)
