"""The rules of keeping of one group, or of what belongs to the facilitator alone: a line per kind of record."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from workwell_desktop.domain.retention import PRESETS, Preset, RecordClass
from workwell_desktop.ui.kit.controls import Button, Card, Choice, Field, Muted, WrappedLabel
from workwell_desktop.ui.kit.emptying import empty
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.safety.keeping_shown import RuleRow

_WHAT_FOR = (
    "How long each kind of record stays, counted from the last day it is about. When the time is over it is shown "
    "above, and you decide. Private notes have no rule here: they are closed to this list. "
    "What holds for you depends on where and for whom you work; ask whoever answers for your records."
)
_LENGTHS = (
    ("Until you decide", None), ("3 months", 3), ("6 months", 6), ("1 year", 12), ("2 years", 24), ("3 years", 36),
    ("5 years", 60), ("7 years", 84), ("8 years", 96), ("10 years", 120), ("20 years", 240),
)  # fmt: skip


class RulesCard(Card):
    """It shows rules and tells what is wished for."""

    about_chosen = Signal(object)
    """The id of a group, or None for what belongs to no group."""
    rule_chosen = Signal(object, object)
    """A `RecordClass` and its months, or None."""
    preset_requested = Signal(object)
    """A `Preset`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Rules", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.about, self.preset = Choice("Rules of"), Choice("Start from an example")
        self.note = Muted("")
        self.use = Button("Use these figures", "check")
        for preset in PRESETS:
            self.preset.add(preset.label, preset.key)
        self.about_field = Field("Rules of", self.about)
        self.example = Field("Start from an example", self.preset)
        self._choices: list[Choice] = []
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(LARGE)
        self.grid.setVerticalSpacing(SMALL)
        self.grid.setColumnStretch(2, 1)
        self.body.addWidget(Muted(_WHAT_FOR))
        self.body.addWidget(self.about_field)
        self.body.addLayout(self.grid)
        for widget in (self.example, self.note):
            self.body.addWidget(widget)
        self.body.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.about.activated.connect(self._tell_about)
        self.preset.activated.connect(self._show_note)
        self.use.clicked.connect(self._tell_preset)
        self._show_note()

    def show_groups(self, groups: Sequence[tuple[str, object]], chosen: object) -> None:
        """Offer the groups by name and id, and what belongs to no group."""
        self.about.clear()
        for name, group_id in groups:
            self.about.add(name, group_id)
        self.about.add("Supervision notes, and incidents of no group", None)
        self.about.show_value(chosen)

    def show_rules(self, rows: Sequence[RuleRow], *, of_group: bool) -> None:
        """Show a line for each kind of record; examples are for groups."""
        held = next((place for place, choice in enumerate(self._choices) if choice.hasFocus()), None)
        empty(self.grid)
        self._choices = []
        for place, row in enumerate(rows):
            choice = Choice(f"How long: {row.label}")
            lengths = list(_LENGTHS)
            if row.months not in [months for _, months in lengths]:
                lengths.append(("1 month" if row.months == 1 else f"{row.months} months", row.months))
            for words, months in lengths:
                choice.add(words, months)
            choice.show_value(row.months)
            choice.activated.connect(partial(self._tell_rule, row.record_class, choice))
            self.grid.addWidget(WrappedLabel(row.label), place, 0)
            self.grid.addWidget(choice, place, 1)
            self._choices.append(choice)
            self.grid.addWidget(Muted(row.source), place, 2)
        for widget in (self.example, self.use, self.note):
            widget.setVisible(of_group)
        for one, following in pairwise((self.about, *self._choices)):
            QWidget.setTabOrder(one, following)
        if held is not None and held < len(self._choices):
            self._choices[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_note(self) -> None:
        preset = self._preset()
        figures = ", ".join(kind.label.lower() for kind in preset.months)
        months = next(iter(preset.months.values()))
        length = next((words for words, each in _LENGTHS if each == months), f"{months} months")
        self.note.setText(f"{length}: {figures}. {preset.note}")

    def _preset(self) -> Preset:
        return next(preset for preset in PRESETS if preset.key == self.preset.value())

    def _tell_about(self) -> None:
        self.about_chosen.emit(self.about.value())

    def _tell_rule(self, record_class: RecordClass, choice: Choice, _index: int = 0) -> None:
        self.rule_chosen.emit(record_class, choice.value())

    def _tell_preset(self) -> None:
        self.preset_requested.emit(self._preset())
