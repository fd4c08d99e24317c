"""The page of all registers: days, groups and people to choose, the table, and who has not been seen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.period import Stretch
from workwell_desktop.domain.register_views import Whom
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Chip,
    Choice,
    DateField,
    Divider,
    EmptyState,
    Flow,
    Label,
    Muted,
    NumberStepper,
    PageHeader,
    QuietButton,
    Row,
    SegmentedChoice,
    Tone,
    buddy_label,
    page_layout,
)
from workwell_desktop.ui.kit.tokens import SMALL, TINY
from workwell_desktop.ui.registers.shown import GroupTick, Narrowed, UnseenLine
from workwell_desktop.ui.registers.table import RegistersTable


class RegistersView(QWidget):
    """Everything on the page."""

    back_requested = Signal()
    stretch_picked = Signal(object)
    """A `Stretch`."""
    days_picked = Signal(object, object)
    """First and last day."""
    whom_picked = Signal(object)
    """A `Whom`."""
    group_ticked = Signal(object, bool)
    """A `GroupId`, and whether it is looked at."""
    unseen_requested = Signal(object)
    """Whether to show who has not been seen."""
    weeks_picked = Signal(int)
    person_requested = Signal(object)
    """A `PersonId`."""
    group_requested = Signal(object)
    """A `GroupId`."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.header = PageHeader("Registers of all groups", "", "Groups")
        self.header.crumb_pressed.connect(self.back_requested)
        self.table = RegistersTable(model)
        self.table.opened.connect(self.group_requested)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(self._build_choices())
        column.addWidget(self._build_groups())
        self.empty = EmptyState(
            "users", "No group yet", "Each group you start has its register here.", "Go to groups"
        ).as_card()
        self.empty.first_step.connect(self.back_requested)
        self._card = Card()
        self._card.body.setContentsMargins(TINY, SMALL, TINY, SMALL)
        self.nothing = Muted("")
        self._card.body.addWidget(self.nothing)
        self._card.body.addWidget(self.table, 1)
        for each in (self._card, self._build_unseen(), self.empty):
            column.addWidget(each, 1)
        column.addStretch(0)
        page_layout(self, self.header, body, scrolls=False)
        self._connect()

    def _build_choices(self) -> QWidget:
        self.what = SegmentedChoice("What to show", [("Registers", False), ("Not seen lately", True)])
        self.stretch = Choice("Which days")
        for stretch in Stretch:
            self.stretch.add(stretch.label, stretch)
        self.start, self.end = DateField("First day"), DateField("Last day")
        self.until, self.wrong = Label("to", "muted"), Label("", "error")
        self.whom = Choice("Whom to show")
        for whom in Whom:
            self.whom.add(whom.label, whom)
        self.weeks = NumberStepper("Weeks not seen", 1, 52)
        self._for = buddy_label("Not seen for weeks:", self.weeks)
        self.groups_button = Button("All groups", "users")
        self.choices = Flow(
            self.what, self.stretch, self.start, self.until, self.end, self.wrong, self.whom, self._for, self.weeks,
            self.groups_button,
        )  # fmt: skip
        return self.choices

    def _build_groups(self) -> QWidget:
        self.groups = Card("Which groups")
        self._ticks = Flow()
        self.boxes: dict[GroupId, CheckBox] = {}
        self.groups.body.addWidget(self._ticks)
        self.groups.hide()
        return self.groups

    def _build_unseen(self) -> QWidget:
        self.unseen = Card()
        self.unseen_words = Muted("")
        self.nobody_missing = EmptyState(
            "heart-handshake", "Nobody has stayed away", "Every member who was expected has come in these weeks."
        )
        self.unseen.body.addWidget(self.unseen_words)
        self.unseen.body.addWidget(self.nobody_missing)
        self._people = QVBoxLayout()
        self._people.setSpacing(SMALL)
        self.unseen.body.addLayout(self._people)
        self.unseen.body.addStretch(1)
        self.unseen.hide()
        return self.unseen

    def _connect(self) -> None:
        self.what.chosen.connect(self.unseen_requested)
        self.stretch.activated.connect(self._pick_stretch)
        self.start.dateChanged.connect(self._pick_days)
        self.end.dateChanged.connect(self._pick_days)
        self.whom.activated.connect(self._pick_whom)
        self.weeks.value_changed.connect(self.weeks_picked)
        self.groups_button.clicked.connect(self._turn_groups)

    def show_narrowed(self, narrowed: Narrowed, *, unseen: bool) -> None:
        """Show what was chosen."""
        self._showing = True
        self.what.show_value(unseen)
        self.stretch.show_value(narrowed.stretch)
        for field, day in ((self.start, narrowed.start), (self.end, narrowed.end)):
            field.setDate(QDate(day.year, day.month, day.day))
            field.setVisible(narrowed.stretch is Stretch.CHOSEN and not unseen)
        self.until.setVisible(narrowed.stretch is Stretch.CHOSEN and not unseen)
        self.whom.show_value(narrowed.whom)
        self.weeks.show_value(narrowed.weeks)
        for each in (self.stretch, self.whom):
            each.setVisible(not unseen)
        for other in (self._for, self.weeks):
            other.setVisible(unseen)
        self.show_wrong("")
        self._showing = False

    def show_wrong(self, sentence: str) -> None:
        """Say what is wrong with the days; nothing takes it away."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def show_groups(self, ticks: Sequence[GroupTick]) -> None:
        """Offer the groups to look at."""
        chosen = sum(tick.chosen for tick in ticks)
        self.groups_button.setText("All groups" if chosen == len(ticks) else f"{chosen} of {len(ticks)} groups")
        self.choices.setVisible(bool(ticks))
        self.empty.setVisible(not ticks)
        if [tick.group_id for tick in ticks] == list(self.boxes):
            for tick in ticks:
                self.boxes[tick.group_id].setChecked(tick.chosen)
            return
        self._ticks.clear()
        self.boxes = {}
        for tick in ticks:
            box = self.boxes[tick.group_id] = CheckBox(tick.name.replace("&", "&&"))
            box.setChecked(tick.chosen)
            box.clicked.connect(partial(self._tick, tick.group_id))
            self._ticks.add(box)

    def show_table(self, summary: str, nothing: str) -> None:
        """Show the table, or why there is nothing in it."""
        self.header.show_words("Registers of all groups", summary, "Groups")
        self.unseen.hide()
        self._card.setVisible(bool(self.boxes))
        self.nothing.setText(nothing)
        self.nothing.setVisible(bool(nothing))
        self.table.setVisible(not nothing)

    def show_unseen(self, summary: str, words: str, lines: Sequence[UnseenLine]) -> None:
        """Show who has not been seen instead of the table."""
        self.header.show_words("Registers of all groups", summary, "Groups")
        self._card.hide()
        self.unseen.setVisible(bool(self.boxes))
        self.unseen_words.setText(words)
        self.unseen_words.setVisible(bool(lines))
        self.nobody_missing.setVisible(not lines)
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(lines):
            if number:
                self._people.addWidget(Divider())
            self._people.addWidget(self._row(line))

    def _row(self, line: UnseenLine) -> Row:
        row = Row(line.name, line.line, icon="user", token="muted")
        row.add(Chip("Sent word", Tone.PRIMARY) if line.word else Chip("No word", Tone.BAD, "circle-alert"))
        button = QuietButton("Open")
        button.setAccessibleName(f"Open {line.name}")
        button.clicked.connect(partial(self._open, line.person_id))
        row.add(button)
        return row

    def _open(self, person_id: PersonId, _checked: object = None) -> None:
        self.person_requested.emit(person_id)

    def _tick(self, group_id: GroupId, _checked: object = None) -> None:
        self.group_ticked.emit(group_id, self.boxes[group_id].isChecked())

    def _turn_groups(self) -> None:
        self.groups.setVisible(self.groups.isHidden())

    def _pick_stretch(self, _index: int) -> None:
        self.stretch_picked.emit(self.stretch.value())

    def _pick_whom(self, _index: int) -> None:
        self.whom_picked.emit(self.whom.value())

    def _pick_days(self, _day: QDate) -> None:
        if not self._showing:
            self.days_picked.emit(self.start.date().toPython(), self.end.date().toPython())
