"""Adds, moves, doubles and removes parts, and lays out a plan to start from: each one step that can be undone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.guide_library import fresh
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.session import SessionState
from workwell_desktop.ui.kit.actions import Action
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.drafting import new_part_minutes
from workwell_desktop.ui.planner.keeper import Keeper
from workwell_desktop.ui.planner.outline import simple_outline
from workwell_desktop.ui.planner.view import PlanView

Chosen = Callable[[], BlockId | None]
BUFFER_MINUTES = 5


class PartsController(QObject):
    """Answers what is wished of the list. `chosen` tells which part is in front; `settle` writes what is typed."""

    def __init__(
        self, window: Window, view: PlanView, keeper: Keeper, chosen: Chosen, settle: Callable[[], object]
    ) -> None:
        super().__init__(keeper)
        self._window, self._view, self._keeper = window, view, keeper
        self._chosen, self._settle = chosen, settle
        parts, part = view.parts, view.part
        view.add_requested.connect(self.add)
        view.buffer_requested.connect(self.add_buffer)
        view.copy_requested.connect(self._copy_plan)
        view.outline_requested.connect(self._lay_outline)
        parts.move_requested.connect(self._move_to)
        parts.remove_requested.connect(self._remove)
        parts.duplicate_requested.connect(self._duplicate)
        part.move_requested.connect(self.move_by)
        part.duplicate_requested.connect(self.duplicate)
        part.remove_requested.connect(self.remove)
        self._register()

    def _register(self) -> None:
        for name, text, call, keys in (
            ("plan.add", "Add a part", self.add, "Ins"),
            ("plan.up", "Move the part up", partial(self.move_by, -1), "Alt+Up"),
            ("plan.down", "Move the part down", partial(self.move_by, 1), "Alt+Down"),
            ("plan.duplicate", "Duplicate the part", self.duplicate, "Ctrl+D"),
            ("plan.remove", "Remove the part", self.remove, "Del"),
        ):
            self._window.actions.add(Action(name, text, call, "Plan", keys, in_menu=False), self._view.parts)

    def add(self) -> None:
        """Add a part after the chosen one and put the keys into its title."""
        agenda = self._agenda()
        if agenda is None:
            return
        session = self._keeper.session
        minutes = new_part_minutes(agenda.spare(session.starts_at, session.length))
        block = Block(id=BlockId(new_id()), title="New part", minutes=minutes)
        after = self._chosen()
        at = agenda.index(after) + 1 if after is not None else None
        if self._change("Part added", agenda.added(block, at)):
            self._view.part.start_editing(fresh=True)

    def add_buffer(self) -> None:
        """Add five minutes of nothing in particular after the chosen part."""
        self.put(Block(id=BlockId(new_id()), title="Buffer", category=Category.BUFFER, minutes=BUFFER_MINUTES), None)

    def put(self, block: Block, position: int | None) -> None:
        """Put a copy of a part at a position, or after the chosen part."""
        agenda = self._agenda()
        if agenda is None:
            return
        chosen = self._chosen()
        if position is None and chosen is not None:
            position = agenda.index(chosen) + 1
        self._change(f"“{block.title}” added", agenda.added(fresh(block), position))

    def lay(self, text: str, agenda: Agenda) -> bool:
        """Make another agenda the plan, as one step; return whether that could be done."""
        return self._agenda() is not None and self._change(text, agenda)

    def remove(self) -> None:
        """Remove the chosen part."""
        self._with_chosen(self._remove)

    def duplicate(self) -> None:
        """Put a copy of the chosen part after it."""
        self._with_chosen(self._duplicate)

    def move_by(self, step: int) -> None:
        """Move the chosen part up or down."""
        agenda, chosen = self._agenda(), self._chosen()
        if agenda is not None and chosen is not None and 0 <= agenda.index(chosen) + step < len(agenda):
            self._move_to(chosen, agenda.index(chosen) + step)

    def _with_chosen(self, act: Callable[[BlockId], None]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            act(chosen)

    def _move_to(self, block_id: BlockId, to: int) -> None:
        agenda = self._agenda()
        if agenda is not None:
            self._change(f"“{_title(agenda, block_id)}” moved", agenda.moved(block_id, to))

    def _remove(self, block_id: BlockId) -> None:
        agenda = self._agenda()
        if agenda is not None:
            self._change(f"“{_title(agenda, block_id)}” removed", agenda.removed(block_id))

    def _duplicate(self, block_id: BlockId) -> None:
        agenda = self._agenda()
        if agenda is not None:
            where = agenda.index(block_id)
            twin = fresh(agenda.blocks[where])
            self._change(f"“{twin.title}” duplicated", agenda.added(twin, where + 1))

    def _copy_plan(self) -> None:
        earlier = self._keeper.earlier_plan()
        if earlier is not None and self._agenda() is not None:
            copied = Agenda(tuple(fresh(block) for block in earlier.agenda))
            self._change(f"Plan of session {earlier.number} copied", copied)
            self._view.parts.setFocus()

    def _lay_outline(self) -> None:
        if self._agenda() is not None:
            self._change("Outline laid out", simple_outline(self._keeper.session.minutes))
            self._view.parts.setFocus()

    def _agenda(self) -> Agenda | None:
        """Return the plan with everything typed kept, or None when it cannot be changed."""
        if self._keeper.empty or self._keeper.session.state is SessionState.LOCKED:
            return None
        self._settle()
        return self._keeper.session.agenda

    def _change(self, text: str, agenda: Agenda) -> bool:
        try:
            self._keeper.change_agenda(text, agenda)
        except Refusal as no:
            self._window.bulletin.say(no.sentence)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._again, text, agenda))
        else:
            self._window.bulletin.well()
            return True
        return False

    def _again(self, text: str, agenda: Agenda) -> None:
        self._change(text, agenda)


def _title(agenda: Agenda, block_id: BlockId) -> str:
    return agenda.blocks[agenda.index(block_id)].title
