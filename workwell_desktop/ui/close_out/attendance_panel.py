"""The first step: the register of this one session as a list, and whoever came unexpected."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.ui.close_out.entry_row import EntryRow
from workwell_desktop.ui.close_out.foot import Foot
from workwell_desktop.ui.close_out.shown import AttendanceShown, EntryShown
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Divider,
    Field,
    Flow,
    LineEdit,
    Muted,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL


class AttendancePanel(QWidget):
    """Marks are wished for one at a time, or for everyone who has none."""

    code_requested = Signal(object, object)
    everyone_requested = Signal()
    walk_in_requested = Signal(str, bool)
    """A name, and whether they join the group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[EntryRow] = []
        self.summary = WrappedLabel("", "strong")
        self.open_words = Muted("")
        self.everyone = Button("Everyone else present", "check")
        self.none = Muted("Nobody is expected at this session. Count who came at the side, or write down who came.")
        self.list = QVBoxLayout()
        self.foot = Foot("Done, go on")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        card = Card()
        card.body.addLayout(self._build_top())
        card.body.addWidget(self.none)
        self.list.setSpacing(0)
        card.body.addLayout(self.list)
        card.body.addWidget(Divider())
        card.body.addWidget(self._build_walk_in())
        card.body.addWidget(Divider())
        card.body.addWidget(self.foot)
        column.addWidget(card)
        column.addStretch(1)
        self.everyone.clicked.connect(self.everyone_requested)

    def _build_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.summary)
        words.addWidget(self.open_words)
        top.addLayout(words, 1)
        top.addWidget(self.everyone, 0, Qt.AlignmentFlag.AlignTop)
        return top

    def _build_walk_in(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.walk_in = LineEdit("", "First name and initial, or an alias")
        self.walk_in_field = Field("Somebody else came", self.walk_in)
        self.joins = CheckBox("Joins the group")
        self.add = Button("Mark present", "user-plus")
        column.addWidget(self.walk_in_field)
        column.addWidget(Flow(self.add, self.joins, gap=MEDIUM))
        self.add.clicked.connect(self._walk_in)
        self.walk_in.returnPressed.connect(self._walk_in)
        return form

    def show_attendance(self, shown: AttendanceShown) -> None:
        """Show the register; rows of people who were there before keep their place and the keyboard."""
        self.summary.setText(shown.summary if shown.entries else "")
        self.open_words.setText(shown.open_words)
        self.open_words.setVisible(bool(shown.open_words))
        self.everyone.setVisible(any(each.code is Code.NOT_MARKED for each in shown.entries))
        self.none.setVisible(not shown.entries)
        if [row.person_id for row in self.rows] == [each.person_id for each in shown.entries]:
            for row, entry in zip(self.rows, shown.entries, strict=True):
                if row.shown != entry:
                    row.show_entry(entry)
        else:
            self._lay_out(shown.entries)

    def _lay_out(self, entries: tuple[EntryShown, ...]) -> None:
        empty(self.list)
        self.rows = []
        for index, entry in enumerate(entries):
            if index:
                self.list.addWidget(Divider())
            row = EntryRow(entry)
            row.code_requested.connect(self.code_requested)
            row.walked.connect(partial(self._walk, index))
            self.rows.append(row)
            self.list.addWidget(row)

    def _walk(self, index: int, step: int) -> None:
        """Take the keyboard to the same place in the next row."""
        target = index + step
        if 0 <= target < len(self.rows):
            self.rows[target].take_keys()

    def take_keys(self) -> None:
        """Take the keyboard to the first person without a mark, else to whoever else may have come."""
        left = next((row for row in self.rows if row.shown.code is Code.NOT_MARKED), None)
        if left is not None:
            left.take_keys()
        else:
            self.foot.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say beside the name why it cannot be kept; False when it is about something else."""
        if refusal.field in ("display_name", "name"):
            self.walk_in_field.show_error(refusal.sentence)
            return True
        return False

    def walked_in(self) -> None:
        """Make room for the next name."""
        self.walk_in.clear()
        self.walk_in_field.clear_error()
        self.joins.setChecked(False)

    def _walk_in(self) -> None:
        self.walk_in_field.clear_error()
        self.walk_in_requested.emit(self.walk_in.text(), self.joins.isChecked())
