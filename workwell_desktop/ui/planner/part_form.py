"""The side card for the chosen part. It shows one part, tells what is typed, and keeps what a rule refused.

What every part needs stands open; the rest is folded away in sections that say what they hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.agenda import LONGEST_TURN, Block, Category
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Card, Choice, Field, IconButton, LineEdit, NumberStepper, TextArea
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.planner.drafting import SHARED_OUT, Raw, part_raw, part_settled
from workwell_desktop.ui.planner.fold import Fold, FoldButton
from workwell_desktop.ui.planner.part_sections import (
    SECTIONS,
    Bound,
    HandoutsSection,
    Section,
    WhoSection,
    bound_area,
    bound_choice,
    bound_line,
    bound_number,
)
from workwell_desktop.ui.planner.scrolling import reveal

_ANY_NUMBER = 99_999
"""The stepper lets any number be typed; whether it can be kept is for the rules to say, beside the field."""
KIND_ROOM = 176
"""The room a kind needs to be read beside the minutes, edges of the card included, at 100 % text."""
ROUNDS = (Category.CHECK_IN, Category.CHECK_OUT)


@dataclass(frozen=True, kw_only=True)
class PartPlace:
    """Where a part stands: number `number` of `count`, beginning at `start`; and who could lead it."""

    number: int
    count: int
    start: time
    facilitators: tuple[str, ...] = ()


class PartForm(Card):
    """Fields of one part."""

    edited = Signal(str, object)
    """A field's name and what stands in it."""
    left = Signal()
    """The keys have left a field."""
    move_requested = Signal(int)
    """Up (-1) or down (+1)."""
    duplicate_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Part", parent=parent)
        self._shown: tuple[Block, PartPlace, Mapping[str, Raw]] | None = None
        self._read_only = False
        self._expected = 0
        self.bound: dict[str, Bound] = {}
        self.folds: dict[str, Fold] = {}
        self._build_head()
        self._build_essentials()
        self._build_folds()

    def _build_head(self) -> None:
        self.up = IconButton("arrow-up", "Move this part up")
        self.down = IconButton("arrow-down", "Move this part down")
        self.copy = IconButton("copy", "Duplicate this part")
        self.bin = IconButton("trash-2", "Remove this part")
        head = QHBoxLayout()
        head.setSpacing(0)
        self.body.removeWidget(self.heading)
        head.addWidget(self.heading, 1)
        for button in (self.up, self.down, self.copy, self.bin):
            head.addWidget(button)
        self.body.addLayout(head)
        self.up.clicked.connect(partial(self.move_requested.emit, -1))
        self.down.clicked.connect(partial(self.move_requested.emit, 1))
        self.copy.clicked.connect(self._tell_duplicate)
        self.bin.clicked.connect(self._tell_remove)

    def _build_essentials(self) -> None:
        self.kind = Choice()
        for category in Category:
            self.kind.add(category.label, category)
        self.minutes = NumberStepper("", 0, _ANY_NUMBER)
        self.minutes.number.setKeyboardTracking(True)
        self.turn = NumberStepper("", SHARED_OUT, LONGEST_TURN * 10, 15)
        self.turn.number.setSpecialValueText("Shared out")
        self._put(
            {
                "title": bound_line("title", "Title", self._tell),
                "category": bound_choice("category", "Kind", self.kind, self._tell),
                "minutes": bound_number("minutes", "Minutes", self.minutes, self._tell),
                "seconds_each": bound_number("seconds_each", "Seconds for each person", self.turn, self._tell),
                "say": bound_area("say", "What you say", 3, self._tell),
            }
        )
        self.bound["say"].field.label.setText("What you say — only on your run sheet")
        self._pair = QHBoxLayout()
        self._pair.setSpacing(SMALL)
        self._pair.addWidget(self.bound["category"].field, 1)
        self._pair.addWidget(self.bound["minutes"].field)
        self.body.addWidget(self.bound["title"].field)
        self.body.addLayout(self._pair)
        self.body.addWidget(self.bound["seconds_each"].field)
        self.body.addWidget(self.bound["say"].field)
        self.bound["title"].field.label.hide()
        self.title.setProperty("bare", True)

    def _build_folds(self) -> None:
        folded = QVBoxLayout()
        folded.setSpacing(0)
        for section in SECTIONS:
            fold = Fold(section.title, partial(section, self._tell))
            fold.opened.connect(partial(self._take_in, fold))
            self.folds.update(dict.fromkeys(section.names, fold))
            fold.hide()
            folded.addWidget(fold)
        self.more = FoldButton("More for this part")
        self.more.toggled.connect(self._show_folds)
        folded.addWidget(self.more)
        self.body.addLayout(folded)

    def _put(self, fields: dict[str, Bound]) -> None:
        self.bound |= fields
        for each in fields.values():
            each.keys.installEventFilter(self)

    def _take_in(self, fold: Fold) -> None:
        """Make the fields of a section, which was opened for the first time, fields of this form."""
        section = fold.content
        if not isinstance(section, Section) or next(iter(section.bound)) in self.bound:
            return
        self._put(section.bound)
        for each in section.bound.values():
            each.lock(self._read_only)
        if self._shown is not None:
            block, _place, drafts = self._shown
            for name in section.bound:
                self._show_field(block, name, drafts, another=True)
            self._show_place()

    @property
    def title(self) -> LineEdit:
        """The line with the title."""
        line = self.bound["title"].keys
        if not isinstance(line, LineEdit):
            raise TypeError("the title is typed into a line")
        return line

    @property
    def fields(self) -> dict[str, Field]:
        """The fields that can be seen or have been, by name."""
        return {name: each.field for name, each in self.bound.items()}

    @property
    def areas(self) -> dict[str, TextArea]:
        """The fields of several lines, by name."""
        return {name: each.keys for name, each in self.bound.items() if isinstance(each.keys, TextArea)}

    # ----------------------------------------------------------------------------------------------------------- show

    def show_part(self, block: Block, place: PartPlace, drafts: Mapping[str, Raw]) -> None:
        """Show a part where it stands.

        What `drafts` holds has been typed and not kept yet, so it stays in its field; so does anything that reads the
        same as what is kept.
        """
        self.heading.setText(f"Part {place.number} of {place.count}")
        another = self._shown is None or block.id != self._shown[0].id
        self._shown = (block, place, drafts)
        for name in self.bound:
            self._show_field(block, name, drafts, another=another)
        for section in SECTIONS:
            self.folds[section.names[0]].button.show_summary(section.summary(block))
        self._show_folds()
        self._show_place()

    def _show_folds(self, _wanted: bool = False) -> None:
        """Show the sections that hold something; the others wait behind "More"."""
        for fold in self.folds.values():
            fold.setVisible(self.more.isChecked() or fold.is_open or bool(fold.button.summary))
        self.more.setText("Less" if self.more.isChecked() else "More for this part")

    def _show_field(self, block: Block, name: str, drafts: Mapping[str, Raw], *, another: bool) -> None:
        bound = self.bound[name]
        if name in drafts:
            bound.show(drafts[name])
        elif another or not part_settled(block, name, bound.raw()):
            bound.show(part_raw(block, name))
        if another or name not in drafts:
            bound.field.clear_error()

    def show_expected(self, expected: int) -> None:
        """Say how many people are expected, for copies and turns."""
        self._expected = expected
        self._show_place()

    def _show_place(self) -> None:
        """Show what depends on more than the part: turns, copies, who could lead, the time it begins now."""
        if self._shown is None:
            return
        block, place, _drafts = self._shown
        turn = self.bound["seconds_each"].field
        turn.setVisible(block.category in ROUNDS or block.seconds_each is not None)
        turn.set_hint(turn_words(block, self._expected))
        who, handouts = self.folds["owner"].content, self.folds["handouts"].content
        if isinstance(who, WhoSection):
            who.owner.offer(place.facilitators)
            who.clock.propose(place.start)
        if isinstance(handouts, HandoutsSection):
            handouts.handouts.expect(self._expected)

    def set_read_only(self, read_only: bool) -> None:
        """Let the part be read but not changed."""
        self._read_only = read_only
        for each in self.bound.values():
            each.lock(read_only)
        for button in (self.up, self.down, self.copy, self.bin):
            button.setVisible(not read_only)

    def show_error(self, field: str, sentence: str) -> None:
        """Show why a field cannot be kept; an empty sentence takes it away."""
        if sentence and field in self.folds:
            self.folds[field].open()
            self.folds[field].show()
        self.bound[field].field.show_error(sentence)

    def finish_typing(self) -> None:
        """Take in a number or a time that is still being typed."""
        for number in self.findChildren(QAbstractSpinBox):
            number.interpretText()

    def start_editing(self, *, fresh: bool = False) -> None:
        """Put the keys into the title; a fresh part's proposed title is typed over."""
        self.title.setFocus()
        reveal(self.bound["title"].field)
        if fresh:
            self.title.selectAll()

    # ----------------------------------------------------------------------------------------------------------- tell

    def _tell(self, name: str) -> None:
        self.edited.emit(name, self.bound[name].raw())

    def _tell_duplicate(self) -> None:
        self.duplicate_requested.emit()

    def _tell_remove(self) -> None:
        self.remove_requested.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let kind and minutes stand side by side when both have room."""
        super().resizeEvent(event)
        roomy = self.contentsRect().width() >= self.minutes.sizeHint().width() + theme.current().sizes.px(KIND_ROOM)
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.LeftToRight if roomy else directions.TopToBottom)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


def turn_words(block: Block, expected: int) -> str:
    """Return what a round comes to: "12 expected: about 75 s each", or how long turns of a set length take."""
    if not expected:
        return ""
    if block.seconds_each is None:
        return f"{expected} expected: about {block.minutes * 60 // expected} s each"
    minutes = -(-block.seconds_each * expected // 60)
    over = " — longer than the part" if minutes > block.minutes else ""
    return f"{expected} expected: {minutes} min in all{over}"
