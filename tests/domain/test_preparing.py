"""How ready a session is, who was missed, and which session came before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, SessionId, new_id
from workwell_desktop.domain.incident import CrisisSheet
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.preparing import Missed, Readying, Waiting, last_held, missed_by, readiness
from workwell_desktop.domain.session import Session, SessionState

GROUP = Group(id=GroupId(new_id()), name="Lanterns", checklist=("Chairs", "Water", "Chairs"))
EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)

CHECKED = CrisisSheet(reviewed_on=EVENING.date())


def session(number: int = 7, *minutes: int, **details: object) -> Session:
    parts = tuple(Block(id=BlockId(new_id()), title="Talk", minutes=each) for each in minutes)
    return Session(
        id=SessionId(new_id()),
        group_id=GROUP.id,
        number=number,
        starts_at=EVENING + timedelta(weeks=number - 7),
        length=timedelta(minutes=90),
        agenda=Agenda(parts),
        **details,  # type: ignore[arg-type]
    )


def line(kind: Readying, of: Session, group: Group = GROUP, **known: object) -> tuple[str, bool] | None:
    """Return the words of one line and whether it is done."""
    found = [each for each in readiness(of, group, **known) if each.kind is kind]  # type: ignore[arg-type]
    assert len(found) < 2
    return (found[0].text, found[0].done) if found else None


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ((), ("Make a plan", False)),
        ((48, 40), ("Plan ready · 88 of 90 min", True)),
        ((90,), ("Plan ready · 90 of 90 min", True)),
        ((80, 15), ("Plan takes 95 of 90 min", False)),
    ],
)
def test_a_plan_is_ready_when_it_is_there_and_fits(minutes: tuple[int, ...], said: tuple[str, bool]) -> None:
    assert line(Readying.PLAN, session(7, *minutes)) == said


def test_the_room_is_ready_when_every_thing_of_the_list_is_ticked_once() -> None:
    assert line(Readying.ROOM, session()) == ("Room · 0 of 2 ready", False)
    assert line(Readying.ROOM, session(ticked=("Water", "Something of an older list"))) == (
        "Room · 1 of 2 ready",
        False,
    )
    assert line(Readying.ROOM, session(ticked=("Water", "Chairs"))) == ("Room ready", True)
    assert line(Readying.ROOM, session(), replace(GROUP, checklist=())) is None


def test_papers_follow_ups_and_the_last_note_say_how_they_stand() -> None:
    printed = session(printed_at=EVENING - timedelta(days=1))
    assert line(Readying.PAPERS, session()) == ("Print the papers", False)
    assert line(Readying.PAPERS, printed) == ("Papers printed", True)
    assert line(Readying.FOLLOW_UPS, session()) is None
    assert line(Readying.FOLLOW_UPS, session(), waiting=Waiting(0, CHECKED)) == ("No follow-ups open", True)
    assert line(Readying.FOLLOW_UPS, session(), waiting=Waiting(1, CHECKED)) == ("1 follow-up open", False)
    assert line(Readying.FOLLOW_UPS, session(), waiting=Waiting(3, CHECKED)) == ("3 follow-ups open", False)
    assert line(Readying.LAST_NOTE, session()) is None
    for state, done in ((None, False), (NoteState.DRAFT, False), (NoteState.SIGNED, True), (NoteState.LOCKED, True)):
        found = line(Readying.LAST_NOTE, session(), last=session(6), last_note=state)
        assert found == (("Session 6 is written up", True) if done else ("Write up session 6", False))


@pytest.mark.parametrize(("day", "due"), [(None, False), (22, True), (23, True), (24, False)])
def test_an_agreement_is_due_from_the_day_that_was_set(day: int | None, due: bool) -> None:
    group = replace(GROUP, agreement_review_on=date(2026, 11, day) if day else None)
    assert (line(Readying.AGREEMENT, session(), group) is not None) is due


@pytest.mark.parametrize(("days", "due"), [(None, True), (90, False), (91, True)])
def test_crisis_numbers_want_a_look_when_nobody_looked_for_long(days: int | None, due: bool) -> None:
    looked = EVENING.date() - timedelta(days=days) if days else None
    told = line(Readying.CRISIS_NUMBERS, session(), waiting=Waiting(0, CrisisSheet(reviewed_on=looked)))
    assert told == (("Check the crisis numbers", False) if due else None)
    assert line(Readying.CRISIS_NUMBERS, session()) is None


def test_those_missed_are_sorted_by_how_and_named_only_where_names_are_kept() -> None:
    codes = [
        ("Amara O.", Code.PRESENT), ("Ben T.", Code.ABSENT), ("Devon", Code.APOLOGIES), ("Maya R.", Code.ABSENT),
        ("Tomas V.", Code.ON_LEAVE), ("Zoe", Code.NOT_MARKED), ("Ann", Code.NOT_EXPECTED),
    ]  # fmt: skip
    assert missed_by(codes, named=True) == (
        Missed(Code.APOLOGIES, 1, ("Devon",)),
        Missed(Code.ABSENT, 2, ("Ben T.", "Maya R.")),
        Missed(Code.ON_LEAVE, 1, ("Tomas V.",)),
    )
    assert [(each.count, each.names) for each in missed_by(codes, named=False)] == [(1, ()), (2, ()), (1, ())]


def test_the_last_time_is_the_latest_that_was_held() -> None:
    held = [session(number, state=SessionState.LOCKED) for number in (4, 5)]
    off = session(6, state=SessionState.NOT_HELD)
    here, later = session(7), session(8, state=SessionState.ENDED)
    assert last_held([*held, off, here, later], here) == held[1]
    assert last_held([here, later], here) is None
