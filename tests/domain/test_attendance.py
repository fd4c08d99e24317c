"""Marks and what they add up to, against counting by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.attendance import (
    MARKABLE,
    Code,
    GroupRegister,
    Mark,
    Tally,
    check_markable,
    code_for,
    group_register,
    percent,
)
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, MembershipId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.session import Session, SessionState

S = SessionState
START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
GROUP = GroupId(new_id())
CODES = st.lists(st.sampled_from(Code), max_size=30)


def session(number: int = 1, state: SessionState = S.ENDED) -> Session:
    return Session(
        id=SessionId(new_id()),
        group_id=GROUP,
        number=number,
        starts_at=START + timedelta(weeks=number - 1),
        length=timedelta(minutes=90),
        state=state,
    )


def member(*steps: tuple[MembershipStatus, date]) -> Membership:
    taken = steps or ((MembershipStatus.ACTIVE, START.date()),)
    return Membership(
        id=MembershipId(new_id()),
        group_id=GROUP,
        person_id=PersonId(new_id()),
        steps=tuple(Step(status=status, on=on) for status, on in taken),
    )


def register(*rows: Sequence[Code], states: Sequence[SessionState] = ()) -> GroupRegister:
    """Lay out a register in which everyone has exactly these codes; the computed ones are left to compute."""
    width = max(map(len, rows))
    sessions = [session(n + 1, state) for n, state in enumerate(states or [S.ENDED] * width)]
    members = [member() for _ in rows]
    marks = [
        Mark(session_id=held.id, person_id=one.person_id, code=code, marked_at=START)
        for one, codes in zip(members, rows, strict=True)
        for held, code in zip(sessions, codes, strict=True)
        if code.can_be_marked
    ]
    names = {one.person_id: f"Person {n}" for n, one in enumerate(members)}
    return group_register(sessions, members, names, marks)


P, L, LE, R = Code.PRESENT, Code.LATE, Code.LEFT_EARLY, Code.REMOTE
AP, A, C, V, LV = Code.APOLOGIES, Code.ABSENT, Code.CANCELLED, Code.VISITOR, Code.ON_LEAVE
NM, NX = Code.NOT_MARKED, Code.NOT_EXPECTED


@pytest.mark.parametrize(
    ("code", "attended", "in_denominator"),
    [
        (NM, False, False), (P, True, True), (L, True, True), (LE, True, True), (R, True, True), (AP, False, True),
        (A, False, True), (C, False, False), (V, False, False), (LV, False, False), (NX, False, False),
    ],
)  # fmt: skip
def test_every_code_counts_as_the_field_says(code: Code, attended: bool, in_denominator: bool) -> None:
    tally = Tally.of([code])
    assert tally.attended == attended
    assert tally.counted == in_denominator


@given(CODES)
def test_a_tally_equals_counting_by_hand(codes: list[Code]) -> None:
    tally = Tally.of(codes)
    came = [c for c in codes if c in (P, L, LE, R)]
    counted = [c for c in codes if c in (P, L, LE, R, AP, A)]
    kept = [c for c in codes if c in (P, L, LE, R, AP)]
    assert tally.attended == len(came)
    assert tally.not_marked == codes.count(NM)
    assert tally.expected == len(counted) + codes.count(NM)
    assert tally.attendance == (Fraction(len(came), len(counted)) if counted else None)
    assert tally.commitment == (Fraction(len(kept), len(counted)) if counted else None)
    assert tally.complete is (NM not in codes)


@given(CODES)
def test_rates_lie_between_none_and_all_and_commitment_is_never_below_attendance(codes: list[Code]) -> None:
    tally = Tally.of(codes)
    if tally.attendance is None or tally.commitment is None:
        assert tally.counted == 0
        return
    assert 0 <= tally.attendance <= tally.commitment <= 1


@given(CODES, st.sampled_from([NM, C, V, LV, NX]))
def test_who_was_not_expected_or_not_marked_changes_no_rate(codes: list[Code], other: Code) -> None:
    assert Tally.of([*codes, other]).attendance == Tally.of(codes).attendance
    assert Tally.of([*codes, other]).commitment == Tally.of(codes).commitment


def test_a_visitor_is_counted_apart() -> None:
    tally = Tally.of([P, P, V])
    assert (tally.attended, tally.expected, tally.counts[V]) == (2, 2, 1)


def test_not_marked_is_never_absent() -> None:
    assert Tally.of([P, NM, NM]).attendance == 1
    assert not Tally.of([P, NM, NM]).complete
    assert Tally.of([NM]).attendance is None


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (None, "–"), (Fraction(0), "0%"), (Fraction(1), "100%"), (Fraction(1, 3), "33%"), (Fraction(2, 3), "67%"),
        (Fraction(1, 8), "13%"), (Fraction(1, 200), "1%"), (Fraction(1, 201), "0%"), (Fraction(47, 50), "94%"),
    ],
)  # fmt: skip
def test_per_cent_is_rounded_half_up(rate: Fraction | None, shown: str) -> None:
    assert percent(rate) == shown


@given(st.fractions(0, 1))
def test_per_cent_is_never_further_away_than_half(rate: Fraction) -> None:
    assert abs(Fraction(int(percent(rate).removesuffix("%"))) - rate * 100) <= Fraction(1, 2)


@given(
    st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(st.sampled_from(Code), min_size=n, max_size=n))), st.data()
)
def test_totals_of_a_register_equal_counting_by_hand(rows: list[list[Code]], data: st.DataObject) -> None:
    if not rows:
        return
    states = data.draw(st.lists(st.sampled_from(S), min_size=len(rows[0]), max_size=len(rows[0])))
    table = register(*rows, states=states)
    held = [i for i, state in enumerate(states) if state.held]
    cells = [row.codes for row in table.rows]
    for i in range(len(states)):
        assert table.column(i).attended == sum(codes[i].attended for codes in cells)
    for n, codes in enumerate(cells):
        assert table.row(n) == Tally.of(codes[i] for i in held)
        assert table.count(n, P) == sum(codes[i] is P for i in held)
    assert table.overall == Tally.of(codes[i] for codes in cells for i in held)
    assert table.overall.attended == sum(table.column(i).attended for i in held)


@pytest.mark.parametrize("state", [S.CANCELLED, S.NOT_HELD, S.MOVED, S.PLANNED, S.READY])
def test_not_held_sessions_change_no_rate(state: SessionState) -> None:
    with_it = register([P, A, P], [P, A, NM], states=[S.ENDED, state, S.ENDED])
    without = register([P, P], [P, NM], states=[S.ENDED, S.ENDED])
    assert with_it.overall == without.overall
    assert [with_it.row(i).attendance for i in (0, 1)] == [without.row(i).attendance for i in (0, 1)]
    assert with_it.typical_attendance == without.typical_attendance
    assert [with_it.silent_absences(i) for i in (0, 1)] == [0, 0]


def test_absent_people_are_stored_and_pull_the_rate_down() -> None:
    assert register([P], [A]).overall.attendance == Fraction(1, 2)


def test_apologies_count_as_kept_but_not_as_attended() -> None:
    table = register([P, AP, A, P])
    assert table.overall.attendance == Fraction(2, 4)
    assert table.overall.commitment == Fraction(3, 4)


def test_a_late_joiner_has_no_absences_before_joining() -> None:
    late = member((MembershipStatus.ACTIVE, START.date() + timedelta(weeks=1)))
    sessions = [session(1), session(2)]
    (row,) = group_register(sessions, [late], {late.person_id: "Tomas V."}, []).rows
    assert row.codes == (NX, NM)


def test_joining_date_never_blocks_a_mark() -> None:
    late = member((MembershipStatus.ACTIVE, START.date() + timedelta(weeks=4)))
    first = session(1)
    check_markable(first, P, START.date())
    mark = Mark(session_id=first.id, person_id=late.person_id, code=P, marked_at=START)
    table = group_register([first], [late], {late.person_id: "Tomas V."}, [mark])
    assert table.overall.attendance == 1


def test_someone_who_is_in_no_group_can_be_marked_and_stands_in_the_register() -> None:
    guest, held = PersonId(new_id()), session()
    mark = Mark(session_id=held.id, person_id=guest, code=V, marked_at=START)
    (row,) = group_register([held], [], {guest: "Guest"}, [mark]).rows
    assert row.codes == (V,)


def test_who_left_before_every_session_has_no_row_and_who_was_there_keeps_it() -> None:
    before = START.date() - timedelta(days=30)
    gone = member((MembershipStatus.ACTIVE, before), (MembershipStatus.LEFT, before))
    later = member((MembershipStatus.ACTIVE, before), (MembershipStatus.LEFT, START.date() + timedelta(days=1)))
    names = {gone.person_id: "Gone", later.person_id: "Later"}
    assert [row.name for row in group_register([session(1)], [gone, later], names, []).rows] == ["Later"]


def test_a_member_without_sessions_has_a_row() -> None:
    one = member()
    assert len(group_register([], [one], {one.person_id: "Maya"}, []).rows) == 1


@given(draw.memberships(group_id=GROUP), draw.sessions(group_id=GROUP))
def test_what_stands_without_a_mark_follows_from_the_status_of_the_day(one: Membership, held: Session) -> None:
    expected = {MembershipStatus.ACTIVE: NM, MembershipStatus.ON_LEAVE: LV}
    status = one.status_on(held.day)
    assert code_for(held, one, None) is (expected.get(status, NX) if status else NX)
    assert code_for(held, None, None) is NX


@given(draw.memberships(group_id=GROUP), draw.sessions(group_id=GROUP), draw.marks())
def test_a_mark_always_stands_over_the_roster(one: Membership, held: Session, mark: Mark) -> None:
    assert code_for(held, one, mark) is mark.code
    assert code_for(held, None, mark) is mark.code


@pytest.mark.parametrize("code", MARKABLE)
def test_before_its_day_only_what_can_be_known_is_marked(code: Code) -> None:
    tomorrow, today = session(state=S.PLANNED), START.date() - timedelta(days=1)
    if code in (AP, C, LV):
        check_markable(tomorrow, code, today)
        return
    with pytest.raises(Refusal) as refused:
        check_markable(tomorrow, code, today)
    assert refused.value.sentence == (
        "Session 1 is still to come. Until then only apologies, on leave and cancelled can be marked."
    )


@pytest.mark.parametrize("code", MARKABLE)
def test_on_its_day_and_after_every_code_can_be_marked(code: Code) -> None:
    check_markable(session(state=S.PLANNED), code, START.date())
    check_markable(session(), code, START.date() + timedelta(days=400))


@pytest.mark.parametrize("state", [S.CANCELLED, S.NOT_HELD, S.MOVED])
def test_nobody_is_marked_at_a_session_that_did_not_take_place(state: SessionState) -> None:
    with pytest.raises(Refusal, match="did not take place"):
        check_markable(session(state=state), P, START.date())


@pytest.mark.parametrize("code", [NM, NX])
def test_computed_codes_cannot_be_kept(code: Code) -> None:
    mark = Mark(session_id=SessionId(new_id()), person_id=PersonId(new_id()), code=code, marked_at=START)
    with pytest.raises(Refusal, match="worked out by WorkWell"):
        mark.checked()


def test_every_markable_code_has_a_letter_of_its_own() -> None:
    assert len({code.key for code in MARKABLE}) == len(MARKABLE)
    for code in MARKABLE:
        assert Code.typed(code.key) is code
        assert Code.typed(code.key.lower()) is code
    assert Code.typed("") is None
    assert Code.typed("x") is None


def test_status_is_never_told_by_colour_only() -> None:
    assert len({code.letters for code in Code}) == len(Code)
    assert len({code.label for code in Code}) == len(Code)


@pytest.mark.parametrize(("late", "early"), [(-1, None), (None, 481)])
def test_impossible_minutes_are_refused(late: int | None, early: int | None) -> None:
    mark = Mark(session_id=SessionId(new_id()), person_id=PersonId(new_id()), code=L, marked_at=START)
    with pytest.raises(Refusal, match="between 0 and 480"):
        replace(mark, late_minutes=late, early_minutes=early).checked()


@given(draw.marks(), st.sampled_from(MARKABLE), draw.moments())
def test_another_code_keeps_what_was_remarked(mark: Mark, code: Code, now: datetime) -> None:
    changed = mark.recoded(code, now)
    assert (changed.code, changed.marked_at) == (code, now)
    assert changed.comment == mark.comment
    assert changed.needs_follow_up == mark.needs_follow_up
    assert changed.first_time == mark.first_time
    if code in (L, LE):
        assert (changed.late_minutes, changed.early_minutes) == (mark.late_minutes, mark.early_minutes)
    assert not (code.attended and changed.reason)


def test_late_and_left_early_can_stand_together() -> None:
    mark = Mark(session_id=SessionId(new_id()), person_id=PersonId(new_id()), code=L, marked_at=START, late_minutes=9)
    both = replace(mark.recoded(LE, START), early_minutes=5).checked()
    assert (both.code, both.late_minutes, both.early_minutes) == (LE, 9, 5)


@pytest.mark.parametrize(
    ("codes", "run"),
    [
        ([P, A, A], 2), ([A, A, P], 0), ([A, AP, A], 1), ([A, LV, A], 2), ([A, NM], 1), ([A, C, V, A], 2), ([], 0),
    ],
)  # fmt: skip
def test_absences_without_a_word_in_a_row(codes: list[Code], run: int) -> None:
    assert register(codes).silent_absences(0) == run


@pytest.mark.parametrize(("sizes", "median"), [([3], 3), ([1, 3], 2), ([2, 3], 3), ([1, 1, 3], 1), ([0, 0, 1, 3], 1)])
def test_typical_attendance_is_the_median_rounded_half_up(sizes: list[int], median: int) -> None:
    rows = [[P if n < size else A for size in sizes] for n in range(3)]
    assert register(*rows).typical_attendance == median


def test_there_is_no_typical_attendance_before_the_first_register() -> None:
    assert register([NM]).typical_attendance is None
    assert register([P], states=[S.PLANNED]).typical_attendance is None


def test_changing_one_cell_and_back_gives_the_same_register() -> None:
    table = register([P, A], [A, P])
    mark = replace(table.rows[1].marks[0] or pytest.fail("no mark"), code=L)
    changed = table.with_mark(1, 0, mark, L)
    assert changed.rows[1].codes == (L, P)
    assert changed.rows[0] == table.rows[0]
    assert changed.with_mark(1, 0, table.rows[1].marks[0], A) == table
