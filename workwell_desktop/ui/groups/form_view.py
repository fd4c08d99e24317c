"""The fields of a group, for starting one and for editing it. It hands over a `Group` as typed and checks nothing."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.group import (
    LONGEST_SESSION,
    Group,
    GroupKind,
    GroupStatus,
    Leadership,
    MembershipType,
    Mode,
    RecordProfile,
)
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.preparing import usual_things
from workwell_desktop.domain.profile import kept_here
from workwell_desktop.ui.groups.optional_day import OptionalDay
from workwell_desktop.ui.kit.controls import Card, Choice, Field, LineEdit, LinkButton, NumberStepper, TextArea
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM

TYPE_HINTS = {
    MembershipType.OPEN: "New people may join at any time.",
    MembershipType.CLOSED: "The same people from beginning to end.",
    MembershipType.SLOW_OPEN: "New people join when a place becomes free.",
    MembershipType.DROP_IN: "Whoever comes is welcome; nobody is expected.",
}

_LINES = ("name", "public_name", "place", "schedule", "address", "emergency_department", "quiet_place")
_CHOICES = ("membership_type", "kind", "leadership", "mode", "profile", "status", "letters")


class GroupForm(QWidget):
    """Everything a facilitator may say of a group."""

    edited = Signal(str)
    """The facilitator changed this field; the names are those of `Group`."""

    settled = Signal()
    """The facilitator is done with a field: left it, or chose a value."""

    def __init__(self, *, with_status: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, Field] = {}
        self._controls: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self._build_group(with_status))
        column.addWidget(self._build_meetings())
        column.addWidget(self._build_records(with_status))
        if with_status:  # a new group needs none of these yet
            column.insertWidget(2, self._build_crisis())
            column.insertWidget(3, self._build_before())

    def field(self, name: str) -> Field:
        """Return one field, named as in `Group`."""
        return self._fields[name]

    def show_group(self, group: Group, *, keep_focused: bool = False) -> None:
        """Show a group's values and take every sentence away; with `keep_focused` not where someone is typing."""
        for name, control in self._controls.items():
            if keep_focused and (control.hasFocus() or self._fields[name].error):
                continue
            value = getattr(group, name)
            if isinstance(value, tuple):
                control.show_text((", " if name == "facilitators" else "\n").join(value))
            elif isinstance(control, LineEdit | TextArea):
                control.show_text("" if value is None else str(value))
            else:
                control.show_value(value)
            self._fields[name].clear_error()
        self._show_hints()

    def group_from(self, base: Group) -> Group:
        """Return `base` with what stands in the fields, as typed."""
        typed: dict[str, Any] = {name: self._controls[name].text() for name in _LINES if name in self._controls}
        typed["purpose"] = self._controls["purpose"].toPlainText()
        leaders = self._controls["facilitators"].text().split(",")
        typed["facilitators"] = tuple(name for name in leaders if name.strip())
        typed["session_minutes"] = self._controls["session_minutes"].value()
        for name in ("planned_sessions", "capacity"):
            digits = self._controls[name].text()
            typed[name] = int(digits) if digits else None
        if "checklist" in self._controls:
            typed["checklist"] = tuple(self._controls["checklist"].toPlainText().splitlines())
        for name in (*_CHOICES, "agreement_review_on"):
            if name in self._controls:
                typed[name] = self._controls[name].value()
        return replace(base, **typed)

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self._fields:
            return False
        self._fields[name].show_error(sentence)
        return True

    def clear_refusals(self) -> None:
        """Take every sentence away."""
        for field in self._fields.values():
            field.clear_error()

    def show_profile(self, profile: RecordProfile) -> None:
        """Show the record profile that is kept."""
        self._controls["profile"].show_value(profile)
        self._show_hints()

    def show_twin(self, exists: bool) -> None:
        """Say, or no longer say, that another group has this name."""
        self._fields["name"].set_hint(
            "Another group has this name too. That is allowed." if exists else "Only you see this name."
        )

    def _build_group(self, with_status: bool) -> Card:
        card, grid = _card("The group")
        neutral = "A neutral name. Left empty, the name itself is printed."
        commas = "First name and initial, with commas between."
        purpose = TextArea(placeholder="What the group is for, in a sentence or two", lines=2)
        self._put(grid, (0, 0), "name", Field("Name", LineEdit(), "Only you see this name."))
        self._put(grid, (0, 1), "public_name", Field("Name printed on papers", LineEdit(), neutral))
        self._put(grid, (1, 0), "membership_type", Field("Who may join", _choice(MembershipType)))
        self._put(grid, (1, 1), "kind", Field("Kind", _choice(GroupKind)))
        self._put(grid, (2, 0), "leadership", Field("Leadership", _choice(Leadership)))
        self._put(grid, (2, 1), "facilitators", Field("Facilitators", LineEdit(), commas))
        self._put(grid, (3, 0), "purpose", Field("Purpose", purpose), wide=True)
        if with_status:
            self._put(grid, (4, 0), "status", Field("Status", _choice(GroupStatus)))
        return card

    def _build_meetings(self) -> Card:
        card, grid = _card("When and where")
        schedule, place = (
            LineEdit(placeholder="Weekly, Mondays 18:30 – 20:00"),
            LineEdit(placeholder="Room 2, Elm Street"),
        )
        minutes = NumberStepper("", 5, LONGEST_SESSION, 5)
        ongoing, advice = "Leave it empty for an ongoing group.", "Advice only; it never blocks anyone."
        self._put(grid, (0, 0), "schedule", Field("Schedule", schedule))
        self._put(grid, (0, 1), "place", Field("Place", place))
        self._put(grid, (1, 0), "mode", Field("How you meet", _choice(Mode)))
        self._put(grid, (1, 1), "session_minutes", Field("Minutes of a session", minutes))
        self._put(grid, (2, 0), "planned_sessions", Field("Planned sessions", _number(), ongoing))
        self._put(grid, (2, 1), "capacity", Field("Room for how many people", _number(), advice))
        return card

    def _build_crisis(self) -> Card:
        card, grid = _card("In a crisis")
        address = LineEdit(placeholder="14 Elm Street, side door, second floor")
        said = "What to tell an ambulance. It stands on the crisis card and your run sheet."
        self._put(grid, (0, 0), "address", Field("Address of the room", address, said), wide=True)
        self._put(grid, (1, 0), "emergency_department", Field("Nearest emergency department", LineEdit()))
        self._put(grid, (1, 1), "quiet_place", Field("A quiet place to sit with someone", LineEdit()))
        return card

    def _build_before(self) -> Card:
        card, grid = _card("Before each session")
        things = TextArea(placeholder="Chairs in a circle\nWater and cups", lines=7)
        one_each = "One thing on each line, to tick before every session."
        self._put(grid, (0, 0), "checklist", Field("What to get ready", things, one_each), wide=True)
        self.suggest = LinkButton("Begin with the usual things")
        self.suggest.clicked.connect(self._begin_list)
        grid.addWidget(self.suggest, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        review = OptionalDay("Remind me to review it", "Day of the review")
        self._put(grid, (2, 0), "agreement_review_on", Field("The group's agreement", review), wide=True)
        return card

    def _begin_list(self) -> None:
        """Write the usual things into the list; what stands there already stays."""
        area = self._controls["checklist"]
        known = [line.strip() for line in area.toPlainText().splitlines() if line.strip()]
        more = [thing for thing in usual_things(self._controls["mode"].value()) if thing not in known]
        area.show_text("\n".join((*known, *more)))
        self._tell("checklist")
        area.setFocus()
        self.settled.emit()

    def _build_records(self, with_letters: bool) -> Card:
        card, grid = _card("What the records may show")
        self._put(grid, (0, 0), "profile", Field("Record profile", _choice(RecordProfile)), wide=True)
        if with_letters:
            facts = "Facts only: sessions and dates. Nothing is given out unless the person asks."
            self._put(grid, (1, 0), "letters", Field("Proof of attendance", _choice(LetterPolicy), facts), wide=True)
        return card

    def _put(self, grid: QGridLayout, at: tuple[int, int], name: str, field: Field, *, wide: bool = False) -> None:
        control = field.control
        self._fields[name], self._controls[name] = field, control
        grid.addWidget(field, *at, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        if isinstance(control, LineEdit):
            control.textEdited.connect(partial(self._tell, name))
            control.editingFinished.connect(self.settled)
        elif isinstance(control, TextArea):
            control.edited.connect(partial(self._tell, name))
            control.installEventFilter(self)
        elif isinstance(control, NumberStepper | OptionalDay):
            control.value_changed.connect(partial(self._tell, name))
        elif isinstance(control, Choice):
            control.activated.connect(partial(self._tell, name))

    def _tell(self, name: str, _value: object = None) -> None:
        self._fields[name].clear_error()
        self._show_hints()
        self.edited.emit(name)
        if isinstance(self._controls[name], Choice | NumberStepper | OptionalDay):
            self.settled.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settled.emit()
        return super().eventFilter(watched, event)

    def _show_hints(self) -> None:
        self._fields["membership_type"].set_hint(TYPE_HINTS[self._controls["membership_type"].value()])
        if "checklist" in self._controls:
            self.suggest.setVisible(not self._controls["checklist"].toPlainText().strip())
        if "status" not in self._controls:  # an existing group tells all of it beneath
            self._fields["profile"].set_hint(" ".join(kept_here(self._controls["profile"].value())[:3]))


def _card(title: str) -> tuple[Card, QGridLayout]:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(LARGE)
    grid.setVerticalSpacing(MEDIUM)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card, grid


def _choice(
    values: Iterable[MembershipType | GroupKind | Leadership | Mode | GroupStatus | RecordProfile | LetterPolicy],
) -> Choice:
    choice = Choice()
    for value in values:
        choice.add(value.label, value)
    return choice


def _number() -> LineEdit:
    line = LineEdit()
    line.setValidator(QIntValidator(0, 9999, line))
    return line
