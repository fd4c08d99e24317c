"""One person of the register as a row with large targets: the usual codes at once, the others one step away."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import MARKABLE, Code
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.ui.close_out.pill import Pill
from workwell_desktop.ui.close_out.shown import EntryShown
from workwell_desktop.ui.kit.controls import Flow, IconButton, Muted, WrappedLabel
from workwell_desktop.ui.kit.tokens import SMALL, TINY

MAIN = {Code.PRESENT: "Present", Code.LATE: "Late", Code.APOLOGIES: "Apologies", Code.ABSENT: "Absent"}
_OTHERS = tuple(code for code in MARKABLE if code not in MAIN)


class EntryRow(QWidget):
    """The letters of the register mark too while the row has the keyboard; arrows walk from row to row."""

    code_requested = Signal(object, object)
    """A `PersonId` and a `Code`; None clears the mark."""
    walked = Signal(int)
    """Up (-1) or down (1)."""

    def __init__(self, shown: EntryShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.name = WrappedLabel(shown.name, "strong")
        self.said = Muted("")
        self.pills = {code: Pill(words, steady=True) for code, words in MAIN.items()}
        self.more = IconButton("ellipsis", "")
        self.others = Flow(gap=TINY + 2)
        for code in _OTHERS:
            self.pills[code] = Pill(code.label)
            self.others.add(self.pills[code])
        self.clear = Pill("Clear the mark")
        self.others.add(self.clear)
        self._build()
        for code, pill in self.pills.items():
            pill.clicked.connect(partial(self._ask, code))
        self.clear.clicked.connect(partial(self._ask, None))
        self.more.clicked.connect(self._unfold)
        self.others.hide()
        self.show_entry(shown)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TINY, 0, TINY)
        column.setSpacing(TINY)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.said)
        line.addLayout(words, 1)
        codes = Flow(*(self.pills[code] for code in MAIN), gap=TINY + 2)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addStretch(1)
        middle.addWidget(codes)
        middle.addStretch(1)
        line.addLayout(middle, 2)
        line.addWidget(self.more)
        column.addLayout(line)
        column.addWidget(self.others)

    @property
    def person_id(self) -> PersonId:
        """Whose row it is."""
        return self.shown.person_id

    def show_entry(self, shown: EntryShown) -> None:
        """Show what the register says now."""
        self.shown = shown
        self.name.setText(shown.name)
        rare = shown.code in _OTHERS
        said = " · ".join(part for part in (shown.code.label if rare else "", shown.said) if part)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        for code, pill in self.pills.items():
            holds = code is shown.code
            pill.setChecked(holds)
            pill.show_done(holds)
            pill.setAccessibleName(f"{shown.name}: {code.label}{', marked' if holds else ''}")
        self.clear.setChecked(False)
        self.clear.setVisible(shown.code.can_be_marked)
        self.clear.setAccessibleName(f"{shown.name}: clear the mark")
        self.more.setAccessibleName(f"Other marks for {shown.name}")
        self.more.setToolTip("Other marks")

    def take_keys(self) -> None:
        """Take the keyboard to the code that holds, else to "Present"."""
        pill = self.pills.get(self.shown.code)
        (pill if pill is not None and pill.isVisible() else self.pills[Code.PRESENT]).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _unfold(self) -> None:
        self.others.setVisible(self.others.isHidden())

    def _ask(self, code: Code | None) -> None:
        self.show_entry(self.shown)  # a pill tells what is kept, never what was pressed
        self.others.hide()
        self.code_requested.emit(self.person_id, code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = Code.typed(event.text()) if event.text() else None
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif code is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._ask(code)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.shown.code.can_be_marked:
            self._ask(None)
        else:
            super().keyPressEvent(event)
