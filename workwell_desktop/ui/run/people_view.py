"""Who is here, at the left: a row for each person, codes beneath the one chosen, guests, visitors, the agreement."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.ui.kit.buttons import QuietButton
from workwell_desktop.ui.kit.choices import CheckBox, NumberStepper
from workwell_desktop.ui.kit.page_parts import Scroll
from workwell_desktop.ui.kit.surfaces import Chip, Heading, Label, Muted, Tone
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.run.code_strip import CodeStrip
from workwell_desktop.ui.run.person_row import PersonRow
from workwell_desktop.ui.run.shown import PeopleShown
from workwell_desktop.ui.run.walk_in_view import WalkInView

ONLY_COUNTS = "This group keeps no names: count how many are here."
NOBODY = "Nobody is expected yet. Members show here by themselves; whoever comes can be added below."


class PeopleView(QWidget):
    """What the card at the left holds."""

    pressed = Signal(object)
    """The `PersonId` of the row that was pressed."""
    code_requested = Signal(object, object)
    """A `PersonId` and a `Code`."""
    visitors_requested = Signal(int)
    heads_requested = Signal(int)
    agreement_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[PersonId, PersonRow] = {}
        self.shown: PeopleShown | None = None
        self.chosen: PersonId | None = None
        self.strip = CodeStrip()
        self.strip.code_requested.connect(self.code_requested)
        self.strip.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SMALL)
        whole.addLayout(self._top())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self._add_newcomer(column)
        column.addStretch(1)
        self._inside, self._whole = column, whole
        self._scroll = Scroll(inner, gutter=MEDIUM + 2)
        whole.addWidget(self._scroll, 1)
        self.foot = self._build_foot()
        self.keep_foot(True)

    def _top(self) -> QHBoxLayout:
        self.title = Heading("Here tonight")
        self.count = Chip("0", Tone.OK)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.title)
        line.addWidget(self.count)
        line.addStretch(1)
        return line

    def _add_newcomer(self, column: QVBoxLayout) -> None:
        self.heads = NumberStepper("People here", 0, 999)
        self.heads.value_changed.connect(self.heads_requested)
        self.nobody = Muted(NOBODY)
        self.newcomer = QuietButton("Guest or new member", "user-plus")
        self.newcomer.clicked.connect(self._open_form)
        self.walk_in = WalkInView()
        self.walk_in.hide()
        self.walk_in.closed.connect(self.close_form)
        column.addWidget(self.heads)
        column.addWidget(self.nobody)
        column.addWidget(self.newcomer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.walk_in)

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, MEDIUM + 2, 0)
        column.setSpacing(TINY)
        self.visitors = NumberStepper("Visitors without a name", 0, 999)
        self.visitors.value_changed.connect(self.visitors_requested)
        line = QHBoxLayout()
        line.addWidget(Label("Unnamed visitors", "muted", wrap=True), 1)
        line.addWidget(self.visitors)
        self.agreement = CheckBox("Agreement read out")
        self.agreement.clicked.connect(self.agreement_requested)
        column.addLayout(line)
        column.addWidget(self.agreement)
        return foot

    def keep_foot(self, in_sight: bool) -> None:
        """Keep what is counted and ticked in sight below the list, or let it scroll where there is little room."""
        self._inside.removeWidget(self.foot)
        self._whole.removeWidget(self.foot)
        if in_sight:
            self._whole.addWidget(self.foot)
        else:
            self._inside.insertWidget(self._inside.count() - 1, self.foot)

    def show_people(self, shown: PeopleShown) -> None:
        """Show everyone as the register says now; rows stay where they are, so that no target moves away."""
        if shown == self.shown:
            return
        self.shown = shown
        self.title.setText(shown.title)
        self.count.show_as(str(shown.here), Tone.OK if shown.here else Tone.NEUTRAL)
        self.count.setAccessibleName(f"{shown.here} here")
        only_counts = shown.headcount is not None
        self.heads.setVisible(only_counts)
        self.heads.show_value(shown.headcount or 0)
        self.heads.setEnabled(shown.open)
        self.nobody.setText(ONLY_COUNTS if only_counts else NOBODY)
        self.nobody.setVisible(not shown.rows)
        if tuple(self.rows) != tuple(row.person_id for row in shown.rows):
            self._lay_out(shown)
        for person in shown.rows:
            self.rows[person.person_id].show_person(person)
            self.rows[person.person_id].setEnabled(shown.open)
        self.visitors.show_value(shown.visitors)
        self.agreement.setChecked(shown.agreement_read)
        self.newcomer.setVisible(shown.open and not only_counts and self.walk_in.isHidden())
        if shown.hidden:
            self.close_form()
        self._show_strip()

    def _lay_out(self, shown: PeopleShown) -> None:
        kept = self.rows
        self.rows = {}
        while self._list.takeAt(0) is not None:
            pass
        for person in shown.rows:
            row = kept.pop(person.person_id, None) or self._new_row(person.person_id, shown)
            self.rows[person.person_id] = row
            self._list.addWidget(row)
        for gone in kept.values():
            gone.hide()
            gone.deleteLater()
        before: QWidget = self
        for row in self.rows.values():
            QWidget.setTabOrder(before, row)
            before = row

    def _new_row(self, person_id: PersonId, shown: PeopleShown) -> PersonRow:
        row = PersonRow(next(person for person in shown.rows if person.person_id == person_id))
        row.clicked.connect(partial(self._press, person_id))
        row.code_typed.connect(self.code_requested)
        row.walked.connect(partial(self._walk, person_id))
        return row

    def choose(self, person_id: PersonId | None) -> None:
        """Open the codes beneath a row, or close them."""
        self.chosen = person_id
        self._show_strip()

    def _show_strip(self) -> None:
        """Put the codes beneath the row they belong to."""
        row = self.rows.get(self.chosen) if self.chosen is not None else None
        if row is None:
            self._list.removeWidget(self.strip)
            self.strip.hide()
            return
        self.strip.show_person(row.shown)
        place = list(self.rows).index(row.person_id) + 1
        if self._list.indexOf(self.strip) != place:
            self._list.removeWidget(self.strip)
            self._list.insertWidget(place, self.strip)
        self.strip.show()

    def _press(self, person_id: PersonId, _checked: bool = False) -> None:
        """A first press marks; another one opens the codes, and a third closes them."""
        if self.rows[person_id].shown.code is Code.NOT_MARKED:
            self.pressed.emit(person_id)
        else:
            self.choose(None if self.chosen == person_id else person_id)

    def _walk(self, person_id: PersonId, by: int) -> None:
        ids = list(self.rows)
        to = ids.index(person_id) + by
        if 0 <= to < len(ids):
            self.rows[ids[to]].setFocus(Qt.FocusReason.TabFocusReason)

    def _open_form(self) -> None:
        self.newcomer.hide()
        self.walk_in.open()
        QTimer.singleShot(0, self, self._show_form)

    def _show_form(self) -> None:
        self._scroll.ensureWidgetVisible(self.walk_in)
        self._scroll.ensureWidgetVisible(self.walk_in.name)

    def close_form(self) -> None:
        """Close the form for who came unexpected."""
        had_keyboard = self.walk_in.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.walk_in.hide()
        self.newcomer.setVisible(self.shown is None or (self.shown.open and self.shown.headcount is None))
        if had_keyboard:
            self.newcomer.setFocus(Qt.FocusReason.OtherFocusReason)
