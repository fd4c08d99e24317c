"""Controls for what a part may have besides words: a clock time, somebody who leads it, handouts with copies.

Each tells `edited` when the facilitator changes it, gives what it holds by `raw()` and takes it back by `show_raw()`.
"""

from collections.abc import Sequence
from datetime import time
from functools import partial

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.agenda import MOST_COPIES, Handout
from workwell_desktop.ui.kit.controls import (
    CheckBox,
    ElidedLabel,
    Flow,
    IconButton,
    IconLabel,
    LineEdit,
    LinkButton,
    NumberStepper,
    TimeField,
)
from workwell_desktop.ui.kit.tokens import SMALL, TINY
from workwell_desktop.ui.planner.drafting import Raw

_EACH = -1
"""What a stepper of copies holds when everybody gets one."""


def _column(widget: QWidget, spacing: int = TINY) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


class ClockLock(QWidget):
    """A box to tick when the part must begin at a clock time, and that time."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox("Begins at a set time")
        self.clock = TimeField("Clock time")
        self.clock.setKeyboardTracking(False)
        self._showing = False
        column = _column(self)
        column.addWidget(self.box)
        column.addWidget(self.clock)
        self.clock.hide()
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self._turn)
        self.clock.timeChanged.connect(self._tell)

    def raw(self) -> time | None:
        """Return the time that is set, or None."""
        at = self.clock.time()
        return time(at.hour(), at.minute()) if self.box.isChecked() else None

    def show_raw(self, raw: Raw) -> None:
        """Show a time, or that none is set."""
        self._showing = True
        self.box.setChecked(isinstance(raw, time))
        self.clock.setVisible(isinstance(raw, time))
        if isinstance(raw, time):
            self.clock.setTime(QTime(raw.hour, raw.minute))
        self._showing = False

    def propose(self, at: time) -> None:
        """Have a time ready for when the box is ticked: the one the part begins at now."""
        if not self.box.isChecked():
            self._showing = True
            self.clock.setTime(QTime(at.hour, at.minute))
            self._showing = False

    def _turn(self, wanted: bool) -> None:
        self.clock.setVisible(wanted)
        self._tell()

    def _tell(self, _value: object = None) -> None:
        if not self._showing:
            self.edited.emit()


class OwnerLine(QWidget):
    """A line for who leads a part, and the session's facilitators to pick from beneath it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit()
        self._names: tuple[str, ...] = ()
        self.offers = Flow(gap=TINY)
        column = _column(self)
        column.addWidget(self.line)
        column.addWidget(self.offers)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._tell)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def raw(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def show_raw(self, raw: Raw) -> None:
        """Show a name."""
        self.line.show_text(str(raw))

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names to be picked."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        self.offers.clear()
        for name in names:
            button = LinkButton(name.replace("&", "&&"))
            button.setAccessibleName(f"Led by {name}")
            button.clicked.connect(partial(self._pick, name))
            self.offers.add(button)
        self.offers.setVisible(bool(names))

    def _pick(self, name: str, _checked: bool = False) -> None:
        self.line.show_text(name)
        self.edited.emit()

    def _tell(self, _text: str) -> None:
        self.edited.emit()


class _HandoutRow(QWidget):
    """One handout: its title, how many copies, and a way to take it off."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, handout: Handout, expected: int) -> None:
        super().__init__()
        self.title, self.sheet = handout.title, handout.sheet
        self.copies = NumberStepper(f"Copies of {handout.title}", _EACH, MOST_COPIES * 10)
        self.copies.number.setSpecialValueText(each_words(expected))
        self.copies.show_value(_EACH if handout.copies is None else handout.copies)
        self.bin = IconButton("x", f"Take off {handout.title}")
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(IconLabel("file-text", "muted"))
        head.addWidget(ElidedLabel(handout.title), 1)
        head.addWidget(self.bin)
        column = _column(self)
        column.addLayout(head)
        column.addWidget(self.copies)
        self.copies.value_changed.connect(self._tell)
        self.bin.clicked.connect(self._remove)

    def handout(self) -> Handout:
        """Return what the row holds."""
        copies = self.copies.value()
        return Handout(self.title, None if copies == _EACH else copies, self.sheet)

    def _tell(self, _value: int) -> None:
        self.changed.emit()

    def _remove(self) -> None:
        self.removed.emit(self)


def each_words(expected: int) -> str:
    """Return the words for one copy each: "One each + 1 spare (13)"."""
    return f"One each + 1 ({expected + 1})" if expected else "One each + 1"


class HandoutsEdit(QWidget):
    """The handouts of a part, each with its copies, and a line to add another by its title."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.expected = 0
        self.rows: list[_HandoutRow] = []
        self._list = QWidget()
        self._column = _column(self._list, SMALL)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.line = LineEdit("Add a handout", "Title of a handout")
        self.add = IconButton("plus", "Add this handout")
        foot = QHBoxLayout()
        foot.setSpacing(TINY)
        foot.addWidget(self.line, 1)
        foot.addWidget(self.add)
        column = _column(self, SMALL)
        column.addWidget(self._list)
        column.addLayout(foot)
        self._list.hide()
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)

    def expect(self, expected: int) -> None:
        """Say how many people are expected."""
        if expected != self.expected:
            self.expected = expected
            for row in self.rows:
                row.copies.number.setSpecialValueText(each_words(expected))

    def raw(self) -> tuple[Handout, ...]:
        """Return the handouts as they stand."""
        return tuple(row.handout() for row in self.rows)

    def show_raw(self, raw: Raw) -> None:
        """Show these handouts."""
        handouts = tuple(each for each in raw if isinstance(each, Handout)) if isinstance(raw, tuple) else ()
        if handouts == self.raw():
            return
        if [(each.title, each.sheet) for each in handouts] == [(row.title, row.sheet) for row in self.rows]:
            for row, handout in zip(self.rows, handouts, strict=True):
                row.copies.show_value(_EACH if handout.copies is None else handout.copies)
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for handout in handouts:
            self._put(handout)
        self._list.setVisible(bool(self.rows))

    def set_read_only(self, read_only: bool) -> None:
        """Let the handouts be read but not changed."""
        self.setEnabled(not read_only)

    def _put(self, handout: Handout) -> None:
        row = _HandoutRow(handout, self.expected)
        row.changed.connect(self.edited)
        row.removed.connect(self._drop)
        self.rows.append(row)
        self._column.addWidget(row)

    def _add(self) -> None:
        title = " ".join(self.line.text().split())
        if title:
            self._put(Handout(title))
            self._list.show()
            self.line.clear()
            self.edited.emit()

    def _drop(self, row: object) -> None:
        if isinstance(row, _HandoutRow):
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
            self._list.setVisible(bool(self.rows))
            self.line.setFocus()
            self.edited.emit()
