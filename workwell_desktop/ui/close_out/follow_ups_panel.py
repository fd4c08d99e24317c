"""The third step: what came of this session to follow up, whom to think of, and a line for something else."""

from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.ui.close_out.foot import Foot
from workwell_desktop.ui.close_out.shown import FollowUpShown, FollowUpsShown, ThoughtShown
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Choice,
    DateField,
    Divider,
    Field,
    Flow,
    LineEdit,
    Muted,
    QuietButton,
    Row,
    Tone,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, SMALL


class FollowUpsPanel(QWidget):
    """Nothing here contacts anybody: it only keeps what is to be done."""

    add_requested = Signal(str, object, object)
    """Why, about whom (a `PersonId`, or None for the group), and by which day."""
    make_requested = Signal(int)
    aside_requested = Signal(int)
    remove_requested = Signal(object)
    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: FollowUpsShown | None = None
        self.foot = Foot("Done, go on")
        self.made_rows: list[Row] = []
        self.thought_rows: list[Row] = []
        self.made = Card("To follow up from this session")
        self.made.body.addWidget(
            Muted("A call, a word before the next session, something to find out. Promises too.")
        )
        self.made_list = QVBoxLayout()
        self.made.body.addLayout(self.made_list)
        self.made.body.addWidget(Divider())
        self.made.body.addWidget(self._build_form())
        self.made.body.addWidget(Divider())
        self.made.body.addWidget(self.foot)
        self.thoughts = Card("Whom to think of")
        self.thoughts_list = QVBoxLayout()
        self.thoughts.body.addLayout(self.thoughts_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.thoughts)
        column.addWidget(self.made)
        column.addStretch(1)

    def _build_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self.why = LineEdit("", "For example: ask how the first week at work went")
        self.whom, self.due = Choice(), DateField()
        self.fields = {"why": Field("What else should be followed up?", self.why), "due": Field("By", self.due)}
        self.add = Button("Add it", "plus")
        column.addWidget(self.fields["why"])
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(Field("About", self.whom), 1)
        row.addWidget(self.fields["due"], 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.add.clicked.connect(self._add)
        self.why.returnPressed.connect(self._add)
        return form

    def show_follow_ups(self, shown: FollowUpsShown) -> None:
        """Show what was made and whom to think of; what is being typed stays."""
        if shown == self._shown:
            return
        if self._shown is None or shown.people != self._shown.people:
            self._offer(shown)
        if self._shown is None or shown.due != self._shown.due:
            self.due.setDate(QDate(shown.due.year, shown.due.month, shown.due.day))
        self._shown = shown
        self.made_rows = [self._made(each) for each in shown.made]
        self.thought_rows = [self._thought(each) for each in shown.thoughts]
        _fill(self.made_list, self.made_rows)
        _fill(self.thoughts_list, self.thought_rows)
        self.thoughts.setVisible(bool(shown.thoughts))

    def _offer(self, shown: FollowUpsShown) -> None:
        chosen = self.whom.value()
        self.whom.clear()
        self.whom.add("The group", None)
        for person_id, name in shown.people:
            self.whom.add(name, person_id)
        self.whom.show_value(chosen)

    def _made(self, shown: FollowUpShown) -> Row:
        row = Row(shown.why, shown.about, icon="list-checks", token="muted")
        if shown.outcome:
            row.add(Chip(shown.outcome, Tone.OK, "check"))
            return row
        take = QuietButton("Remove")
        take.setAccessibleName(f"Remove: {shown.why}")
        take.clicked.connect(partial(self.remove_requested.emit, shown.follow_up_id))
        row.add(take)
        return row

    def _thought(self, shown: ThoughtShown) -> Row:
        row = Row(shown.name, shown.why, icon="heart-handshake", token="primary")
        row.title.set_role("strong")
        make, aside = Button("Follow up"), QuietButton("Not needed")
        make.setAccessibleName(f"Follow up: {shown.name}")
        aside.setAccessibleName(f"Not needed: {shown.name}")
        make.clicked.connect(partial(self.make_requested.emit, shown.index))
        aside.clicked.connect(partial(self.aside_requested.emit, shown.index))
        row.add(Flow(make, aside))
        return row

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say beside its field what cannot be kept; False when it is about something else."""
        field = self.fields.get(refusal.field)
        if field is not None:
            field.show_error(refusal.sentence)
        return field is not None

    def added(self) -> None:
        """Make room for the next one."""
        self.why.clear()
        self.whom.show_value(None)
        for field in self.fields.values():
            field.clear_error()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        for field in self.fields.values():
            field.clear_error()
        self.add_requested.emit(self.why.text(), self.whom.value(), self.due.date().toPython())


def _fill(layout: QVBoxLayout, rows: list[Row]) -> None:
    empty(layout)
    for index, row in enumerate(rows):
        if index:
            layout.addWidget(Divider())
        layout.addWidget(row)
