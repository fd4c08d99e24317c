"""A list of places where somebody is named, each with its sentence and a choice of what becomes of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Choice, Divider, LinkButton, WrappedLabel
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import SMALL, TINY
from workwell_desktop.ui.people.rights_shown import PlaceRow

AT_FIRST = 12
"""Places shown before one asks for all of them."""


class PlacesList(QWidget):
    """The places of one text after the other."""

    answered = Signal(object, object)
    """The key of a place and the value chosen for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[object, Choice] = {}
        self._rows: tuple[PlaceRow, ...] = ()
        self._all = False
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_places(self, rows: Sequence[PlaceRow], *, fresh: bool = False) -> None:
        """Show these places; with `fresh` the long list is folded again."""
        self._all = self._all and not fresh
        if tuple(rows) != self._rows or fresh:
            self._rows = tuple(rows)
            self._fill()

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        last = self._rows[min(AT_FIRST, len(self._rows) - 1)]
        self.choices[last.key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        empty(self._list)
        self.choices = {}
        shown = self._rows if self._all else self._rows[:AT_FIRST]
        for index, row in enumerate(shown):
            if index:
                self._list.addWidget(Divider())
            self._list.addWidget(self._line(row))
        self.more.setText(f"Show all {len(self._rows)} places")
        self.more.setHidden(len(shown) == len(self._rows))
        self.setHidden(not self._rows)

    def _line(self, row: PlaceRow) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, TINY, 0, TINY)
        column.setSpacing(TINY)
        column.addWidget(WrappedLabel(row.title, "muted"))
        column.addWidget(WrappedLabel(row.sentence))
        choice = Choice(f"What becomes of it: {row.title}")
        for text, value in row.choices:
            choice.add(text, value)
        choice.show_value(row.chosen)
        choice.activated.connect(partial(self._chosen, row.key))
        self.choices[row.key] = choice
        narrow = QHBoxLayout()
        narrow.addWidget(choice, 3)
        narrow.addStretch(2)
        column.addLayout(narrow)
        return line

    def _chosen(self, key: object, _index: int) -> None:
        self.answered.emit(key, self.choices[key].value())
