"""The last step: when the group meets next, and what was promised for it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.close_out.foot import Foot
from workwell_desktop.ui.close_out.shown import NextShown
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Divider,
    IconLabel,
    Muted,
    QuietButton,
    Row,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM


class NextPanel(QWidget):
    """A promise that is kept becomes something to do for the group, due on the next session's day."""

    plan_requested = Signal()
    open_requested = Signal()
    promise_requested = Signal(str)
    note_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: NextShown | None = None
        self.foot = Foot("Done, go on")
        self.title = WrappedLabel("", "strong")
        self.when = Muted("")
        self.plan = Button("", "calendar-plus")
        self.open = Button("Go to its plan", "clipboard-list")
        self.promises: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self._build_next())
        column.addWidget(self._build_promises())
        column.addStretch(1)
        self.plan.clicked.connect(self.plan_requested)
        self.open.clicked.connect(self.open_requested)
        self.write.clicked.connect(self.note_requested)

    def _build_next(self) -> QWidget:
        card = Card("The next session")
        row = QHBoxLayout()
        row.setSpacing(MEDIUM)
        row.addWidget(IconLabel("calendar-days", "primary"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.when)
        row.addLayout(words, 1)
        row.addWidget(self.plan)
        row.addWidget(self.open)
        card.body.addLayout(row)
        return card

    def _build_promises(self) -> QWidget:
        card = Card("For next time")
        self.about = Muted("")
        self.write = QuietButton("Write it in the note")
        self.list = QVBoxLayout()
        card.body.addWidget(self.about)
        card.body.addLayout(self.list)
        card.body.addWidget(self.write)
        card.body.addWidget(Divider())
        card.body.addWidget(self.foot)
        return card

    def show_next(self, shown: NextShown) -> None:
        """Show the next session or a proposal, and the promises."""
        if shown == self._shown:
            return
        self._shown = shown
        planned = shown.session_id is not None
        self.title.setText(shown.title if planned else _none_planned(shown))
        self.when.setText(shown.when if planned else "")
        self.when.setVisible(planned)
        self.open.setVisible(planned)
        self.plan.setVisible(not planned and shown.meets_on and bool(shown.proposal))
        self.plan.setText("Plan it")
        if not planned and shown.proposal:
            self.when.setText(f"Proposed: {shown.proposal}")
            self.when.setVisible(shown.meets_on)
        self._show_promises(shown)

    def _show_promises(self, shown: NextShown) -> None:
        self.about.setText(
            "What you noted for next time. Keep what you promised: it becomes something to do, and stands with the "
            "next plan."
            if shown.promised
            else "Nothing is noted for next time. That is fine too."
        )
        self.write.setVisible(not shown.promised)
        empty(self.list)
        self.promises = []
        for index, (line, kept) in enumerate(shown.promised):
            if index:
                self.list.addWidget(Divider())
            row = Row(line)
            if kept:
                row.add(Chip("Promised", Tone.OK, "check"))
            else:
                keep = Button("Keep as a promise")
                keep.setAccessibleName(f"Keep as a promise: {line}")
                keep.clicked.connect(partial(self.promise_requested.emit, line))
                row.add(keep)
            self.promises.append(row)
            self.list.addWidget(row)


def _none_planned(shown: NextShown) -> str:
    return "No next session is planned yet." if shown.meets_on else "This group does not meet at the moment."
