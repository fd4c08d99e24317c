"""What the register's model hands over and its views show: roles of a cell, the cards beside it, the legend."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from workwell_desktop.domain.attendance import MARKABLE, Code

CODE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Code` of a cell, or None in totals and rates."""

OPEN_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether the column's session can be marked in full: it is neither still to come nor called off."""


@dataclass(frozen=True)
class Glance:
    """The cards beside the register: patterns (chip, name, is it a worry) and facts (words, number)."""

    patterns: tuple[tuple[str, str, bool], ...]
    facts: tuple[tuple[str, str], ...]


_SHORT = {Code.ABSENT: "absent", Code.CANCELLED: "cancelled"}


def short_word(code: Code) -> str:
    """Return what a code means in as few words as fit on a button."""
    return _SHORT.get(code, code.label.lower())


def no_mark(letter: str) -> str:
    """Return what is said of a letter that stands for nothing."""
    *most, last = (code.key for code in MARKABLE)
    return f"“{letter}” is not a mark. Type {', '.join(most)} or {last}."


def legend() -> str:
    """Return the letters to type, in words."""
    keys = [
        f"{code.key} {code.label.lower()}" + (f" ({code.letters})" if code.key != code.letters else "")
        for code in MARKABLE
    ]
    return "Type a letter in a cell: " + " · ".join(keys) + ". Delete clears, arrows move, Ctrl+Z undoes."
