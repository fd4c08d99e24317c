"""Undo: what happened can be put back, what did not happen is never on the stack."""

import pytest
from PySide6.QtGui import QUndoStack

from tests.ui.kit.conftest import Ear
from workwell_desktop.domain.errors import DiskFull, Refusal
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveState
from workwell_desktop.ui.kit.undo import Change, make


class Plan:
    """A value with one way to write it."""

    def __init__(self) -> None:
        self.value = "before"
        self.trouble: Exception | None = None

    def put(self, value: object) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.value = str(value)


@pytest.fixture
def plan() -> Plan:
    return Plan()


@pytest.fixture
def stack(bulletin: Bulletin) -> QUndoStack:
    return QUndoStack(bulletin)


def test_a_change_is_made_said_and_put_back(plan: Plan, stack: QUndoStack, bulletin: Bulletin, ear: Ear) -> None:
    make(stack, bulletin, Change("Part moved", "before", "after", plan.put))
    assert (plan.value, stack.undoText(), ear.sayings[0].text) == ("after", "Part moved", "Part moved")
    undo = ear.sayings[0].undo
    assert undo is not None
    undo()
    assert plan.value == "before"
    stack.redo()
    assert plan.value == "after"


@pytest.mark.parametrize("trouble", [DiskFull(), Refusal("No.")])
def test_a_change_that_fails_is_not_on_the_stack(
    plan: Plan, stack: QUndoStack, bulletin: Bulletin, ear: Ear, trouble: Exception
) -> None:
    plan.trouble = trouble
    with pytest.raises(type(trouble)):
        make(stack, bulletin, Change("Part moved", "before", "after", plan.put))
    assert (stack.count(), ear.sayings) == (0, [])


def test_an_undo_that_fails_says_why_and_goes(plan: Plan, stack: QUndoStack, bulletin: Bulletin) -> None:
    make(stack, bulletin, Change("Part moved", "before", "after", plan.put))
    plan.trouble = DiskFull()
    stack.undo()
    assert plan.value == "after"
    assert bulletin.saving().state is SaveState.TROUBLE
    assert stack.count() == 0


def test_typing_into_one_field_is_one_step(plan: Plan, stack: QUndoStack, bulletin: Bulletin) -> None:
    make(stack, bulletin, Change("Title", "before", "a", plan.put, "title"), announce=False)
    make(stack, bulletin, Change("Title", "a", "ab", plan.put, "title"), announce=False)
    make(stack, bulletin, Change("Note", "ab", "c", plan.put, "note"), announce=False)
    assert stack.count() == 2
    stack.undo()
    assert plan.value == "ab"
    stack.undo()
    assert plan.value == "before"
    stack.redo()
    assert plan.value == "ab"
