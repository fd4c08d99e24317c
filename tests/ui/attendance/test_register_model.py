"""The register as a Qt table: it is a sound model, and every sum follows each mark."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from workwell_desktop.domain.attendance import Code, GroupRegister, Mark, RegisterRow
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.ui.attendance.model import RegisterModel
from workwell_desktop.ui.attendance.shown import CODE_ROLE, SUMS

DAY = datetime(2026, 11, 2, 18, 30).astimezone()


def register(people: int, held: int, planned: int = 0) -> GroupRegister:
    """Return a register without a mark."""
    sessions = tuple(
        Session(
            id=SessionId(UUID(int=1000 + number)),
            group_id=GroupId(UUID(int=1)),
            number=number + 1,
            starts_at=DAY + timedelta(weeks=number),
            length=timedelta(minutes=90),
            state=SessionState.ENDED if number < held else SessionState.PLANNED,
        )
        for number in range(held + planned)
    )
    empty = (Code.NOT_MARKED,) * len(sessions), (None,) * len(sessions)
    rows = tuple(RegisterRow(PersonId(UUID(int=number + 1)), f"Person {number}", *empty) for number in range(people))
    return GroupRegister(sessions, rows)


@pytest.fixture
def model(qapp: object) -> RegisterModel:
    made = RegisterModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def mark(model: RegisterModel, row: int, column: int, code: Code) -> None:
    """Put a mark into a cell, as the controller does."""
    person, session = model.register.rows[row], model.register.sessions[column]
    kept = Mark(session_id=session.id, person_id=person.person_id, code=code, marked_at=DAY)
    model.change_cell(row, column, kept, code)


def shown(model: RegisterModel, row: int, column: int) -> str:
    """Return what stands in a cell."""
    return str(model.index(row, column).data())


@pytest.mark.parametrize(("people", "held"), [(0, 0), (1, 0), (0, 2), (3, 4), (40, 150)])
def test_it_is_a_sound_model_of_any_size(model: RegisterModel, people: int, held: int) -> None:
    model.show_register(register(people, held))
    assert (model.rowCount(), model.columnCount()) == (people + 1, held + SUMS)
    model.show_register(register(2, 1))
    assert (model.rowCount(), model.columnCount()) == (3, 1 + SUMS)


def test_a_mark_counts_at_once_in_its_row_its_column_and_the_whole(model: RegisterModel) -> None:
    model.show_register(register(2, 2, planned=1))
    assert [shown(model, 2, column) for column in range(6)] == ["0", "0", "", "", "–", "–"]
    mark(model, 0, 0, Code.PRESENT)
    mark(model, 1, 0, Code.ABSENT)
    mark(model, 0, 1, Code.APOLOGIES)
    assert [shown(model, row, 3) for row in range(3)] == ["1/2", "0/1", ""]
    assert [shown(model, row, 4) for row in range(3)] == ["100%", "0%", "67%"]
    assert [shown(model, row, 5) for row in range(3)] == ["50%", "0%", "33%"]
    assert [shown(model, 2, column) for column in range(3)] == ["1", "0", ""]
    mark(model, 1, 0, Code.LATE)
    assert shown(model, 1, 5) == "100%"
    assert shown(model, 2, 0) == "2"


def test_only_what_changed_is_told(model: RegisterModel) -> None:
    model.show_register(register(3, 3))
    told: set[tuple[int, int]] = set()
    model.dataChanged.connect(lambda top, bottom: told.add((top.row(), top.column())))
    mark(model, 1, 2, Code.PRESENT)
    assert told == {(1, 2), (1, 3), (3, 2), (3, 3)}  # the sums of a row are told at once, from the first on


def test_a_session_that_begins_starts_to_count(model: RegisterModel) -> None:
    model.show_register(register(1, 0, planned=1))
    mark(model, 0, 0, Code.PRESENT)
    assert (shown(model, 1, 0), shown(model, 0, SUMS)) == ("", "–")
    model.change_sessions([replace(model.register.sessions[0], state=SessionState.IN_PROGRESS)])
    assert (shown(model, 1, 0), shown(model, 0, SUMS)) == ("1", "100%")


def test_a_cell_says_in_words_who_when_and_what(model: RegisterModel) -> None:
    model.show_register(register(1, 1))
    mark(model, 0, 0, Code.LATE)
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Person 0, session 1: late"
    assert index.data(CODE_ROLE) is Code.LATE
    assert model.headerData(0, Qt.Orientation.Vertical) == "Person 0"
    assert model.headerData(1, Qt.Orientation.Vertical) == "Present"
    assert model.headerData(SUMS, Qt.Orientation.Horizontal) == "Rate"
