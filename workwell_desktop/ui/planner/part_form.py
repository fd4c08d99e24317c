"""The side card for the chosen part. It shows one part, tells what is typed, and keeps what a rule refused."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.agenda import Block, Category
from workwell_desktop.ui.kit.controls import Card, Choice, Field, IconButton, LineEdit, Muted, NumberStepper, TextArea
from workwell_desktop.ui.kit.tokens import TINY
from workwell_desktop.ui.planner.drafting import PART_FIELDS, Raw, part_raw, part_settled
from workwell_desktop.ui.planner.scrolling import reveal

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import BlockId

_ANY_NUMBER = 99_999
"""The stepper lets any number be typed; whether it can be kept is for the rules to say, beside the field."""


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
        self._shown: BlockId | None = None
        self.title = LineEdit()
        self.kind = Choice()
        self.minutes = NumberStepper("", 0, _ANY_NUMBER)
        self.minutes.number.setKeyboardTracking(True)
        self.areas = {
            "say": TextArea(lines=3),
            "steps": TextArea(lines=3),
            "participant_text": TextArea(lines=2),
            "prompts": TextArea(lines=2),
            "materials": TextArea(lines=2),
        }
        self.fields = self._build_fields()
        self._build_head()
        self._build_body()
        self._connect()

    def _build_fields(self) -> dict[str, Field]:
        for category in Category:
            self.kind.add(category.label, category)
        return {
            "title": Field("Title", self.title),
            "category": Field("Kind", self.kind),
            "minutes": Field("Minutes", self.minutes),
            "say": Field("What you say", self.areas["say"]),
            "steps": Field("What you do", self.areas["steps"]),
            "participant_text": Field("For the group — printed on the agenda", self.areas["participant_text"]),
            "prompts": Field("Prompts, one per line", self.areas["prompts"]),
            "materials": Field("Materials, one per line", self.areas["materials"]),
        }

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

    def _build_body(self) -> None:
        self.body.addWidget(self.fields["title"])
        self.body.addWidget(self.fields["category"])
        self.body.addWidget(self.fields["minutes"])
        self.body.addSpacing(TINY)
        self.body.addWidget(Muted("For you — printed only on your run sheet"))
        for name in ("say", "steps", "prompts", "materials"):
            self.body.addWidget(self.fields[name])
        self.body.addSpacing(TINY)
        self.body.addWidget(self.fields["participant_text"])

    def _connect(self) -> None:
        self.title.textEdited.connect(partial(self._tell, "title"))
        self.kind.activated.connect(self._tell_kind)
        self.minutes.value_changed.connect(partial(self._tell, "minutes"))
        for name, area in self.areas.items():
            area.edited.connect(partial(self._tell, name))
        for control in (self.title, self.minutes.number, *self.areas.values()):
            control.installEventFilter(self)
        self.up.clicked.connect(partial(self.move_requested.emit, -1))
        self.down.clicked.connect(partial(self.move_requested.emit, 1))
        self.copy.clicked.connect(self._tell_duplicate)
        self.bin.clicked.connect(self._tell_remove)

    def show_part(self, block: Block, place: tuple[int, int], drafts: Mapping[str, Raw]) -> None:
        """Show a part, number `place[0]` of `place[1]`.

        What `drafts` holds has been typed and not kept yet, so it stays in its field; so does anything that reads the
        same as what is kept.
        """
        number, count = place
        self.heading.setText(f"Part {number} of {count}")
        another = block.id != self._shown
        self._shown = block.id
        for name in PART_FIELDS:
            kept = part_raw(block, name)
            if name in drafts:
                self._show(name, drafts[name])
            elif another or not part_settled(block, name, self._raw(name)):
                self._show(name, kept)
            if another or name not in drafts:
                self.fields[name].clear_error()

    def set_read_only(self, read_only: bool) -> None:
        """Let the part be read but not changed."""
        self.title.setReadOnly(read_only)
        for area in self.areas.values():
            area.setReadOnly(read_only)
        for each in (self.kind, self.minutes):
            each.setEnabled(not read_only)
        for button in (self.up, self.down, self.copy, self.bin):
            button.setVisible(not read_only)

    def show_error(self, field: str, sentence: str) -> None:
        """Show why a field cannot be kept; an empty sentence takes it away."""
        self.fields[field].show_error(sentence)

    def start_editing(self, *, fresh: bool = False) -> None:
        """Put the keys into the title; a fresh part's proposed title is typed over."""
        self.title.setFocus()
        reveal(self.fields["title"])
        if fresh:
            self.title.selectAll()

    def _raw(self, name: str) -> Raw:
        if name in self.areas:
            return self.areas[name].toPlainText()
        if name == "title":
            return self.title.text()
        if name == "minutes":
            return self.minutes.value()
        return Category(str(self.kind.value()))

    def _show(self, name: str, raw: Raw) -> None:
        if name in self.areas:
            self.areas[name].show_text(str(raw))
        elif name == "title":
            self.title.show_text(str(raw))
        elif isinstance(raw, Category):
            self.kind.show_value(raw)
        elif isinstance(raw, int):
            self.minutes.show_value(raw)

    def _tell(self, name: str, _value: object) -> None:
        self.edited.emit(name, self._raw(name))

    def _tell_kind(self, _index: int) -> None:
        self.edited.emit("category", self._raw("category"))

    def _tell_duplicate(self) -> None:
        self.duplicate_requested.emit()

    def _tell_remove(self) -> None:
        self.remove_requested.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
