"""The folded sections of a part's form: what each is called, what it holds, how it reads in few words when folded.

A section is a small form of its own; `PartForm` shows a part in it and hears what is typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.domain.agenda import Block, Visibility
from workwell_desktop.ui.kit.controls import Choice, Field, LineEdit, Muted, NumberStepper, TextArea
from workwell_desktop.ui.kit.dates import clock
from workwell_desktop.ui.kit.tokens import SMALL
from workwell_desktop.ui.planner.drafting import Raw
from workwell_desktop.ui.planner.part_controls import ClockLock, HandoutsEdit, OwnerLine

Tell = Callable[[str], None]
"""Told the name of a field in which something was changed."""


@dataclass(frozen=True)
class Bound:
    """A field of a part and how to read it, show it and keep it from being changed. `keys` is what is typed into."""

    field: Field
    raw: Callable[[], Raw]
    show: Callable[[Raw], None]
    lock: Callable[[bool], None]
    keys: QWidget


def _call(tell: Tell, name: str, *_what: object) -> None:
    tell(name)


def bound_area(name: str, label: str, lines: int, tell: Tell) -> Bound:
    """Return a field of several lines."""
    area = TextArea(lines=lines)
    area.edited.connect(partial(_call, tell, name))
    return Bound(Field(label, area), area.toPlainText, lambda raw: area.show_text(str(raw)), area.setReadOnly, area)


def bound_line(name: str, label: str, tell: Tell) -> Bound:
    """Return a field of one line."""
    line = LineEdit()
    line.textEdited.connect(partial(_call, tell, name))
    return Bound(Field(label, line), line.text, lambda raw: line.show_text(str(raw)), line.setReadOnly, line)


def bound_number(name: str, label: str, stepper: NumberStepper, tell: Tell) -> Bound:
    """Return a field with a whole number."""
    stepper.value_changed.connect(partial(_call, tell, name))

    def show(raw: Raw) -> None:
        if isinstance(raw, int):
            stepper.show_value(raw)

    return Bound(Field(label, stepper), stepper.value, show, stepper.setDisabled, stepper.number)


def bound_choice(name: str, label: str, choice: Choice, tell: Tell) -> Bound:
    """Return a field with a list to choose from; the choices must be added already."""
    choice.activated.connect(partial(_call, tell, name))

    def raw() -> Raw:
        value = choice.value()
        return value if isinstance(value, str) else None

    return Bound(Field(label, choice), raw, choice.show_value, choice.setDisabled, choice)


class Section(QWidget):
    """One section of the form. `bound` has its fields by name, in order."""

    def __init__(self, fields: dict[str, Bound], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bound = fields
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, SMALL)
        self.column.setSpacing(SMALL)
        for each in fields.values():
            self.column.addWidget(each.field)


class StepsSection(Section):
    """What is done, asked and brought."""

    title = "Steps and prompts"
    names = ("steps", "prompts", "materials")

    def __init__(self, tell: Tell) -> None:
        super().__init__(
            {
                "steps": bound_area("steps", "What you do", 3, tell),
                "prompts": bound_area("prompts", "Prompts, one per line", 3, tell),
                "materials": bound_area("materials", "Materials, one per line", 2, tell),
            }
        )

    @staticmethod
    def summary(block: Block) -> str:
        """Return what is folded away, in few words."""
        if block.prompts:
            return "1 prompt" if len(block.prompts) == 1 else f"{len(block.prompts)} prompts"
        if block.steps.strip():
            return "steps"
        return f"bring {len(block.materials)}" if block.materials else ""


class WhoSection(Section):
    """Who leads the part, and the clock time it must begin at."""

    title = "Who and when"
    names = ("owner", "locked_at")

    def __init__(self, tell: Tell) -> None:
        self.owner, self.clock = OwnerLine(), ClockLock()
        self.owner.edited.connect(partial(_call, tell, "owner"))
        self.clock.edited.connect(partial(_call, tell, "locked_at"))
        owner, lock = self.owner, self.clock

        def lock_owner(read_only: bool) -> None:
            owner.line.setReadOnly(read_only)
            owner.offers.setDisabled(read_only)

        super().__init__(
            {
                "owner": Bound(Field("Who leads it", owner), owner.raw, owner.show_raw, lock_owner, owner.line),
                "locked_at": Bound(Field("Clock time", lock), lock.raw, lock.show_raw, lock.setDisabled, lock.clock),
            }
        )

    @staticmethod
    def summary(block: Block) -> str:
        """Return what is folded away, in few words."""
        words = [block.owner] if block.owner else []
        if block.locked_at is not None:
            words.append(f"at {clock(block.locked_at)}")
        return " · ".join(words)


class GroupSection(Section):
    """What the printed agenda for the group shows of the part."""

    title = "For the group"
    names = ("visibility", "participant_text")

    def __init__(self, tell: Tell) -> None:
        choice = Choice()
        for each in Visibility:
            choice.add(each.label, each)
        super().__init__(
            {
                "visibility": bound_choice("visibility", "On the printed agenda", choice, tell),
                "participant_text": bound_area("participant_text", "Text for the group", 3, tell),
            }
        )

    @staticmethod
    def summary(block: Block) -> str:
        """Return what is folded away, in few words."""
        if block.visibility is Visibility.NOTHING:
            return "not on the agenda"
        return "title and text" if block.visibility is Visibility.FULL and block.participant_text else "title only"


class HandoutsSection(Section):
    """Pages given out in the part."""

    title = "Handouts"
    names = ("handouts",)

    def __init__(self, tell: Tell) -> None:
        self.handouts = HandoutsEdit()
        self.handouts.edited.connect(partial(_call, tell, "handouts"))
        edit = self.handouts
        field = Field("Pages to give out", edit)
        super().__init__({"handouts": Bound(field, edit.raw, edit.show_raw, edit.set_read_only, edit.line)})

    @staticmethod
    def summary(block: Block) -> str:
        """Return what is folded away, in few words."""
        return ", ".join(handout.title for handout in block.handouts)


class AdviceSection(Section):
    """What to do with less time, and with more."""

    title = "If time is short or long"
    names = ("if_short", "if_long")

    def __init__(self, tell: Tell) -> None:
        super().__init__(
            {
                "if_short": bound_area("if_short", "If time is short", 2, tell),
                "if_long": bound_area("if_long", "If there is time", 2, tell),
            }
        )
        self.column.addWidget(Muted("Shown to you while the part is running behind or ahead."))

    @staticmethod
    def summary(block: Block) -> str:
        """Return what is folded away, in few words."""
        words = ["short"] if block.if_short.strip() else []
        if block.if_long.strip():
            words.append("long")
        return " · ".join(words)


class CareSection(Section):
    """What may need care while the part goes on."""

    title = "Watch for"
    names = ("watch_for",)

    def __init__(self, tell: Tell) -> None:
        super().__init__({"watch_for": bound_area("watch_for", "What may need care", 2, tell)})
        self.column.addWidget(Muted("Only for you: on your run sheet and on the live screen."))

    @staticmethod
    def summary(block: Block) -> str:
        """Return what is folded away, in few words."""
        return " ".join(block.watch_for.split())


SECTIONS = (StepsSection, WhoSection, GroupSection, HandoutsSection, AdviceSection, CareSection)
"""In the order they stand in the form."""
