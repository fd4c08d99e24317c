"""Legal holds: somebody has asked for records, so nothing of a group or a person may go."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.retention import LegalHold
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Chip,
    Choice,
    Field,
    LineEdit,
    Muted,
    Tone,
    WrappedLabel,
)
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tab_order import walk_first
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.safety.keeping_shown import HoldRow

_WHAT_FOR = (
    "When a court, an insurer or your organisation has asked for records, set a hold. Until you lift it, nothing of "
    "that group or person can be removed or erased, by no rule and by nobody."
)


class HoldsCard(Card):
    """It shows holds and tells what is wished for."""

    set_requested = Signal(object, str)
    """("group" or "person", id) and the reason."""
    lift_requested = Signal(object)
    """A `LegalHold`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Legal holds", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.rows = QVBoxLayout()
        self.about, self.why = Choice("Group or person"), LineEdit(placeholder="A letter from the court, 3 March")
        self.fields = {"about": Field("Group or person", self.about), "why": Field("Why", self.why)}
        self.set = Button("Set a hold", "shield-check")
        self.body.addWidget(Muted(_WHAT_FOR))
        self.body.addLayout(self.rows)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.addWidget(self.set, 0, Qt.AlignmentFlag.AlignLeft)
        self.set.clicked.connect(self._tell_set)
        self.why.returnPressed.connect(self._tell_set)
        self.why.textEdited.connect(self.fields["why"].clear_error)

    def show_choices(self, groups: Sequence[tuple[str, object]], people: Sequence[tuple[str, object]]) -> None:
        """Offer groups and people by name and id."""
        self.about.clear()
        for name, group_id in groups:
            self.about.add(f"Group: {name}", ("group", group_id))
        for name, person_id in people:
            self.about.add(name, ("person", person_id))
        self.set.setEnabled(bool(groups or people))

    def show_holds(self, rows: Sequence[HoldRow]) -> None:
        """Show holds, those that stand first."""
        empty(self.rows)
        self._lifts: list[Button] = []
        for row in rows:
            self.rows.addWidget(self._line(row))
        walk_first(self, self._lifts)
        if not rows:
            self.rows.addWidget(Muted("No hold was ever set."))

    def begin_again(self) -> None:
        """Empty the reason for the next one."""
        self.why.clear()
        for field in self.fields.values():
            field.clear_error()

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if field not in self.fields:
            return False
        self.fields[field].show_error(sentence)
        return True

    def _line(self, row: HoldRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, SMALL, 0, SMALL)
        layout.setSpacing(MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrappedLabel(row.about))
        words.addWidget(Muted(row.words))
        layout.addLayout(words, 1)
        chip = Chip("Stands", Tone.ACCENT, "lock") if row.stands else Chip("Lifted", Tone.NEUTRAL, "lock-open")
        layout.addWidget(chip)
        if row.stands:
            lift = Button("Lift")
            lift.setAccessibleName(f"Lift the hold on {row.about}")
            lift.clicked.connect(partial(self._tell_lift, row.hold))
            layout.addWidget(lift)
            self._lifts.append(lift)
        return line

    def _tell_set(self) -> None:
        self.set_requested.emit(self.about.value(), self.why.text())

    def _tell_lift(self, hold: LegalHold) -> None:
        self.lift_requested.emit(hold)
