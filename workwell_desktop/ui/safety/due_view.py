"""The records whose day has come: looked through one by one, removed only when chosen and asked for twice."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.retention import DueRecord
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Choice,
    DangerButton,
    DateField,
    Field,
    Flow,
    Label,
    LineEdit,
    LinkButton,
    Muted,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tab_order import walk_first
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.safety.keeping_shown import DueRow

MOST = 100
"""How many records are shown at a time; the rest follows when these are settled."""

_NONE = "Nothing is due. When a rule below says that something may go, it waits here until you have looked at it."
_UNTIL_DECIDED, _UNTIL_DAY = "decided", "day"


class DueCard(Card):
    """It shows what is due and tells what is wished for."""

    remove_requested = Signal(object)
    """The chosen `DueRecord`s, after the question was answered."""
    keep_longer_requested = Signal(object, object, str)
    """The chosen `DueRecord`s, the day until then (or None), the reason."""
    keep_no_longer_requested = Signal(object)
    """A `DueRecord` that was kept longer."""
    person_requested = Signal(object)
    """The id of a person whose whole record is due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Due for review", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.words = Muted(_NONE)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(TINY)
        self._boxes: list[tuple[CheckBox, DueRecord]] = []
        self.choose_all = Button("Choose all", "list-checks")
        self.keep = Button("Keep longer…", "calendar-plus")
        self.remove = DangerButton("Remove chosen…", "trash-2")
        self._wishes = Flow(self.choose_all, self.keep, self.remove)
        self.longer = _KeepLonger()
        self.question = _Question()
        for widget in (self.words, self._holder(), self._wishes, self.longer, self.question):
            self.body.addWidget(widget)
        self.choose_all.clicked.connect(self._choose_all)
        self.keep.clicked.connect(partial(self._unfold, self.longer))
        self.remove.clicked.connect(self._ask)
        self.question.sure.clicked.connect(self._tell_removal)
        self.longer.keep.clicked.connect(self._tell_longer)
        self.fold()

    def _holder(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(self.rows)
        self.rows.setContentsMargins(0, 0, 0, 0)
        return holder

    def show_due(self, rows: Sequence[DueRow]) -> None:
        """Show what is due; what was chosen before is chosen no more."""
        empty(self.rows)
        self._boxes = []
        self._stops: list[QWidget] = []
        kind = None
        for row in rows[:MOST]:
            if row.record.record_class is not kind:
                kind = row.record.record_class
                self.rows.addWidget(Label(kind.label, "strong"))
            self.rows.addWidget(self._line(row))
        more = f" These are the {MOST} due longest; {len(rows) - MOST} follow." if len(rows) > MOST else ""
        self.words.setText(
            f"{_count(len(rows))} may go by your rules. Nothing goes by itself.{more}" if rows else _NONE
        )
        walk_first(self, self._stops)
        self._wishes.setVisible(bool(self._boxes))
        self.fold()

    def chosen(self) -> tuple[DueRecord, ...]:
        """Return the records that are ticked."""
        return tuple(record for box, record in self._boxes if box.isChecked())

    def fold(self) -> None:
        """Ask nothing."""
        self.longer.hide()
        self.question.hide()
        self._follow()

    def show_busy(self, busy: bool) -> None:
        """Let nothing be asked twice while a backup is made."""
        for widget in (self._wishes, self.question, self.longer):
            widget.setEnabled(not busy)

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if field not in self.longer.fields:
            return False
        self.longer.fields[field].show_error(sentence)
        return True

    def _line(self, row: DueRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, TINY, 0, TINY)
        layout.setSpacing(SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        named = f"{row.record.record_class.label}: {row.title}"
        if row.choosable:
            box = CheckBox("")
            box.setAccessibleName(named)
            box.toggled.connect(self._follow)
            self._boxes.append((box, row.record))
            layout.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            self._stops.append(box)
        words.addWidget(WrappedLabel(row.title))
        words.addWidget(Muted(f"{row.since}. {row.state}" if row.state else row.since))
        layout.addLayout(words, 1)
        if row.is_person:
            opens = LinkButton("Open their record")
            opens.setAccessibleName(f"Open the record of {row.title}")
            opens.clicked.connect(partial(self._tell_person, row.record.record))
            layout.addWidget(opens)
            self._stops.append(opens)
        elif row.record.kept is not None and not row.choosable:
            again = LinkButton("Let the rule count")
            again.setAccessibleName(f"Let the rule count again for {named}")
            again.clicked.connect(partial(self._tell_no_longer, row.record))
            layout.addWidget(again)
            self._stops.append(again)
        return line

    def _choose_all(self) -> None:
        every = all(box.isChecked() for box, _ in self._boxes)
        for box, _ in self._boxes:
            box.setChecked(not every)

    def _follow(self) -> None:
        number = len(self.chosen())
        self.keep.setEnabled(bool(number))
        self.remove.setEnabled(bool(number))
        every = bool(self._boxes) and number == len(self._boxes)
        self.choose_all.setText("Choose none" if every else "Choose all")
        self.question.show_number(number)

    def _unfold(self, part: QWidget) -> None:
        self.fold()
        part.show()
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._unfold(self.question)
        self.question.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_removal(self) -> None:
        self.remove_requested.emit(self.chosen())

    def _tell_longer(self) -> None:
        for field in self.longer.fields.values():
            field.clear_error()
        self.keep_longer_requested.emit(self.chosen(), self.longer.until(), self.longer.why.text())

    def _tell_person(self, person: object) -> None:
        self.person_requested.emit(person)

    def _tell_no_longer(self, record: DueRecord) -> None:
        self.keep_no_longer_requested.emit(record)


class _Question(QWidget):
    """The last question before records go for good."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "strong", wrap=True)
        self.no, self.sure = Button("Keep them"), DangerButton("Yes, remove them", "trash-2")
        self.no.clicked.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self.words)
        column.addWidget(
            Muted(
                "They cannot be put back from here. A backup is made first; older backups hold them until they are "
                "thinned out, at the latest after twelve months."
            )
        )
        column.addWidget(Flow(self.no, self.sure))

    def show_number(self, number: int) -> None:
        """Say how many would go."""
        self.words.setText(f"Remove {_count(number)} for good?")


class _KeepLonger(QWidget):
    """Why something stays although it is due, and until when."""

    def __init__(self) -> None:
        super().__init__()
        self.why = LineEdit(placeholder="A question is still open")
        self.how_long = Choice("How long")
        self.how_long.add("Until you decide", _UNTIL_DECIDED)
        self.how_long.add("Until a day", _UNTIL_DAY)
        self.day = DateField("Keep until")
        today = QDate.currentDate()
        self.day.setDate(today.addYears(1))
        self.fields = {
            "why": Field("Why it stays", self.why),
            "until": Field("Until", self.day),
        }
        self.keep = Button("Keep longer", "check")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SMALL, 0, 0)
        column.setSpacing(SMALL)
        line = QHBoxLayout()
        line.setSpacing(LARGE)
        line.addWidget(Field("How long", self.how_long))
        line.addWidget(self.fields["until"])
        line.addStretch(1)
        column.addWidget(self.fields["why"])
        column.addLayout(line)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.why)
        self.how_long.activated.connect(self._follow)
        self._follow()

    def until(self) -> object:
        """Return the day, None for no end."""
        return self.day.date().toPython() if self.how_long.value() == _UNTIL_DAY else None

    def _follow(self) -> None:
        self.fields["until"].setVisible(self.how_long.value() == _UNTIL_DAY)


def _count(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"
