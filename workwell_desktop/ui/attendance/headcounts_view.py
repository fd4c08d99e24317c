"""The register of a group that keeps numbers only: how many were in the room at each session, and no name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.attendance.counting_view import NOBODY
from workwell_desktop.ui.attendance.shown import HeadcountLine
from workwell_desktop.ui.kit.controls import Card, Divider, Label, Muted, NumberStepper, Row
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import SMALL


class HeadcountsView(Card):
    """A row for each session, the latest first."""

    counted = Signal(object, object)
    """A `SessionId`, and what was counted there as a dict of `Counted`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How many came", parent=parent)
        self.body.addWidget(Muted("This group keeps numbers only, so there are no names here."))
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.body.addLayout(self._list)
        self.said = Label("", "error", wrap=True)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.steppers: dict[SessionId, tuple[NumberStepper, NumberStepper]] = {}
        self.show_refusal("")

    def show_lines(self, lines: Sequence[HeadcountLine]) -> None:
        """Show the sessions; the same ones keep their rows, and the keys their place."""
        if [line.session_id for line in lines if line.can_count] != list(self.steppers):
            self._build(lines)
        for line in lines:
            if line.can_count:
                heads, visitors = self.steppers[line.session_id]
                heads.show_value(NOBODY if line.headcount is None else line.headcount)
                visitors.show_value(line.visitors)

    def flush(self) -> None:
        """Tell what is still being typed."""
        for pair in list(self.steppers.values()):
            for stepper in pair:
                stepper.number.interpretText()

    def show_refusal(self, sentence: str) -> None:
        """Say what could not be kept; nothing takes it away."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _build(self, lines: Sequence[HeadcountLine]) -> None:
        empty(self._list)
        self.steppers = {}
        for number, line in enumerate(lines):
            if number:
                self._list.addWidget(Divider())
            self._list.addWidget(self._row(line))

    def _row(self, line: HeadcountLine) -> Row:
        row = Row(line.title, line.day)
        if not line.can_count:
            row.add(Label(line.state, "muted"))
            return row
        heads = NumberStepper(f"In the room, {line.title}", NOBODY, 1000)
        heads.number.setSpecialValueText("–")
        visitors = NumberStepper(f"Visitors, {line.title}", 0, 1000)
        heads.value_changed.connect(partial(self._tell, line.session_id, "headcount"))
        visitors.value_changed.connect(partial(self._tell, line.session_id, "visitors"))
        for words, stepper in (("In the room", heads), ("Visitors", visitors)):
            row.add(Label(words, "muted"))
            row.add(stepper)
        self.steppers[line.session_id] = (heads, visitors)
        return row

    def _tell(self, session_id: SessionId, name: str, number: int) -> None:
        self.counted.emit(session_id, {name: None if number == NOBODY else number})
