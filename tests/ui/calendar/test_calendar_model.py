"""The calendar as a Qt model: sound in every size, weeks of days with sessions beneath, one row each in the list."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from workwell_desktop.domain.attendance import Tally
from workwell_desktop.domain.calendar import AlsoThen, Calendar, Entry, Tick, tick_of
from workwell_desktop.domain.group import TINTS, Group
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.schedule import Holiday
from workwell_desktop.domain.session import NotHeldReason, Session, SessionState
from workwell_desktop.ui.calendar.chips import PATTERNS
from workwell_desktop.ui.calendar.model import WEEK, CalendarModel, SessionsInOrder, days_of
from workwell_desktop.ui.calendar.shown import DAY_ROLE, ICONS, LINE_ROLE, DayCell, Line
from workwell_desktop.ui.calendar.words import line_of, reason_of, short_names, summary_of

MONDAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 11, 12, 0).astimezone()
EVER = (date.min, date.max)
NOBODY: frozenset[GroupId] = frozenset()


def group(number: int, name: str) -> Group:
    return Group(id=GroupId(UUID(int=number)), name=name, tint=number % 6)


LANTERNS, CARERS = group(1, "Lanterns"), group(2, "Carers' Table")


def session(day: int, group: Group = LANTERNS, hour: int = 18, **details: object) -> Session:
    """Return a session so many days after Monday."""
    starts_at = datetime(2026, 11, 2, hour, 30) + timedelta(days=day)
    return Session(
        id=SessionId(UUID(int=100 * day + hour + group.id.int * 10000)),
        group_id=group.id,
        number=day + 1,
        starts_at=starts_at.astimezone(),
        length=timedelta(minutes=120),
        **details,  # type: ignore[arg-type]
    )


def entry(session: Session, group: Group = LANTERNS, *clashes: AlsoThen) -> Entry:
    tick = tick_of(session, group, Tally({}), None, NOW)
    return Entry(session, group, Tally({}), None, tick, None, clashes)


def calendar(*entries: Entry, weeks: int = 2) -> Calendar:
    last = MONDAY + timedelta(days=weeks * 7 - 1)
    return Calendar(MONDAY, last, NOW, (LANTERNS, CARERS), entries, (Holiday(MONDAY, "All Souls"),))


@pytest.fixture
def model(qapp: object) -> CalendarModel:
    made = CalendarModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


@pytest.fixture
def rows(model: CalendarModel) -> SessionsInOrder:
    made = SessionsInOrder(model, model)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def ids(rows: SessionsInOrder) -> list[SessionId]:
    found = (rows.index(row, 0).data(LINE_ROLE) for row in range(rows.rowCount()))
    return [line.id for line in found if isinstance(line, Line)]


@pytest.mark.parametrize("weeks", [1, 5, 14])
def test_it_is_a_sound_model_of_any_size(model: CalendarModel, rows: SessionsInOrder, weeks: int) -> None:
    sessions = [session(day, hour=hour) for day in range(0, weeks * 7, 2) for hour in (9, 18)]
    model.show_days(days_of(calendar(*map(entry, sessions), weeks=weeks), EVER, NOBODY))
    assert (model.rowCount(), model.columnCount()) == (weeks, WEEK)
    assert rows.rowCount() == len(sessions)
    model.show_days(days_of(calendar(weeks=weeks), EVER, NOBODY))
    assert rows.rowCount() == 0
    model.show_days(())
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_sessions_stand_beneath_their_day_in_the_order_of_their_starts(
    model: CalendarModel, rows: SessionsInOrder
) -> None:
    sessions = [session(8, hour=9), session(8), session(9, CARERS)]
    entries = [entry(sessions[0]), entry(sessions[1]), entry(sessions[2], CARERS)]
    model.show_days(days_of(calendar(*entries), EVER, NOBODY))
    day = model.index(1, 1)
    cell = day.data(DAY_ROLE)
    assert isinstance(cell, DayCell)
    assert cell.day == MONDAY + timedelta(days=8)
    assert model.rowCount(day) == 2
    beneath = model.index(1, 0, day)
    assert beneath.parent() == day
    assert beneath.data(LINE_ROLE).id == sessions[1].id
    assert ids(rows) == [each.id for each in sessions]
    assert rows.mapToSource(rows.mapFromSource(beneath)) == beneath


def test_midnight_a_session_counts_on_its_first_day_and_goes_on_in_the_next(model: CalendarModel) -> None:
    model.show_days(days_of(calendar(entry(session(1, hour=23))), EVER, NOBODY))
    evening, morning = model.days[1], model.days[2]
    assert (len(evening.lines), len(morning.lines)) == (1, 0)
    assert [box.goes_on for box in (*evening.boxes, *morning.boxes)] == [False, True]
    assert morning.boxed == evening.lines


def test_a_change_that_keeps_the_days_resets_nothing(model: CalendarModel, rows: SessionsInOrder) -> None:
    planned = session(8)
    model.show_days(days_of(calendar(entry(planned)), EVER, NOBODY))
    resets: list[None] = []
    changed: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.dataChanged.connect(lambda top, _bottom: changed.append((top.row(), top.column())))
    off = session(8, state=SessionState.CANCELLED, reason="Snow")
    model.show_days(days_of(calendar(entry(off)), EVER, NOBODY))
    assert resets == []
    assert changed[0] == (1, 1)
    assert rows.index(0, 0).data(LINE_ROLE).reason == "Cancelled · Snow"


def test_a_hidden_group_leaves_no_trace(model: CalendarModel, rows: SessionsInOrder) -> None:
    read = calendar(entry(session(1)), entry(session(1, CARERS), CARERS))
    model.show_days(days_of(read, EVER, frozenset({CARERS.id})))
    assert ids(rows) == [session(1).id]
    assert "Carers" not in str(model.index(0, 1).data())


def test_the_margin_of_a_page_is_not_in_the_list(model: CalendarModel, rows: SessionsInOrder) -> None:
    read = calendar(entry(session(1)), entry(session(9)))
    model.show_days(days_of(read, (MONDAY + timedelta(days=7), date.max), NOBODY))
    assert ids(rows) == [session(9).id]
    assert [cell.within for cell in model.days] == [False] * 7 + [True] * 7
    model.show_days(days_of(read, EVER, NOBODY))
    assert rows.rowCount() == 2


def test_a_day_says_in_words_what_it_holds(model: CalendarModel) -> None:
    clash = AlsoThen("Room 2", "Carers' Table", 4)
    model.show_days(days_of(calendar(entry(session(9), LANTERNS, clash)), EVER, NOBODY))
    said = str(model.index(1, 2).data())
    assert said.startswith("Wednesday, 11 November, today, One session. Lanterns, Session 10, 18:30 – 20:30")
    assert "Also needed by Carers' Table, session 4: Room 2" in said
    assert str(model.index(0, 0).data()) == "Monday, 2 November, All Souls, no session"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Wed"


def test_letters_keep_the_rows_that_hold_them(model: CalendarModel, rows: SessionsInOrder) -> None:
    themed = session(9, theme="Small victories")
    model.show_days(days_of(calendar(entry(session(1, CARERS), CARERS), entry(themed)), EVER, NOBODY))
    rows.show_only("VICT")
    assert ids(rows) == [themed.id]
    rows.show_only("table")
    assert ids(rows) == [session(1, CARERS).id]
    rows.show_only("nothing of the kind")
    assert ids(rows) == []
    rows.show_only("")
    assert rows.rowCount() == 2
    assert (rows.row_from(MONDAY + timedelta(days=2)), rows.row_from(date(2027, 1, 1))) == (1, 1)


def test_why_a_session_is_off_is_said_in_a_few_words() -> None:
    moved = session(1, state=SessionState.MOVED, moved_to=NOW, reason="Hall closed")
    ill = session(1, state=SessionState.NOT_HELD, not_held_reason=NotHeldReason.FACILITATOR_ILL)
    assert reason_of(moved) == "Moved to 11 Nov · Hall closed"
    assert reason_of(ill) == "Not held · facilitator ill"
    assert reason_of(session(1)) == ""
    assert line_of(entry(moved), "Lanterns").off


def test_groups_are_told_apart_by_as_few_words_as_needed() -> None:
    names = ["Monday Evening Circle", "Monday Morning Circle", "Lunch-hour Reset", "Lunch-hour Reset"]
    groups = [group(number, name) for number, name in enumerate(names)]
    short = short_names(groups)
    assert [short[each.id] for each in groups] == [
        "Monday Evening",
        "Monday Morning",
        "Lunch-hour Reset",
        "Lunch-hour Reset",
    ]
    assert short_names([groups[0]])[groups[0].id] == "Monday"


def test_the_months_numbers_count_a_moved_session_once() -> None:
    sessions = [session(0, state=SessionState.MOVED), session(1, state=SessionState.CANCELLED), session(20)]
    assert summary_of([entry(each) for each in sessions]) == "2 sessions · 2 off · 1 to come"
    assert summary_of([]) == "No sessions"


def test_colour_only_status_every_state_has_words_and_every_tint_a_pattern() -> None:
    assert len({tick.label for tick in Tick}) == len(Tick)
    assert set(ICONS) == set(Tick)
    told = [ICONS[tick][0] for tick in Tick if not tick.off and tick is not Tick.TO_COME]
    assert len(set(told)) == len(told)
    assert "" not in told
    assert len(set(PATTERNS)) == TINTS
