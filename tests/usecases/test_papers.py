"""What papers say: minutes as stored, names only where the profile allows, nothing of other groups."""

from dataclasses import replace
from datetime import time, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.agenda import Agenda, Block, Category, Handout, Visibility
from workwell_desktop.domain.attendance import Code, percent
from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.papers import (
    AtRisk,
    PaperKind,
    ParticipantAgenda,
    RegisterSheet,
    RunSheet,
    SignInSheet,
)
from workwell_desktop.domain.session import NotHeldReason, Session

WEEK = timedelta(weeks=1)


def test_the_sign_in_sheet_shows_first_names_initials_and_the_neutral_name(office: Office) -> None:
    group = office.group("Bipolar support", public_name="Monday Circle", profile=RecordProfile.CLINICAL)
    for name in ("Maya Roth", "Łukasz Żak", "李"):
        office.member(group, name)
    session = office.session(group, theme="Living with a diagnosis")
    sheet = office.desk.papers.fill(PaperAsk(key=PaperKind.SIGN_IN_SHEET, session_id=session.id))
    assert isinstance(sheet, SignInSheet)
    assert sheet.group_name == "Monday Circle"
    assert sorted(sheet.names) == sorted(("Maya R.", "Łukasz Ż.", "李"))
    assert sheet.blank_lines >= 7
    for secret in ("Roth", "Bipolar", "diagnosis"):
        assert secret not in repr(sheet)


def test_only_those_expected_stand_on_the_sign_in_sheet(office: Office) -> None:
    group = office.group()
    for name in ("Maya Roth", "Ben Tal"):
        office.member(group, name)
    office.member(office.group("Other"), "Someone Else")
    session = office.session(group)
    ben = office.desk.roster.of_group(group.id).members[0]
    office.desk.roster.move(ben.membership.id, MembershipStatus.ON_LEAVE, EVENING.date())
    sheet = office.desk.papers.fill(PaperAsk(key=PaperKind.SIGN_IN_SHEET, session_id=session.id))
    assert isinstance(sheet, SignInSheet)
    assert sheet.names == ("Maya R.",)
    assert office.desk.papers.copies(PaperAsk(key=PaperKind.PARTICIPANT_AGENDA, session_id=session.id)) == 2


def test_people_of_one_name_are_called_the_same_at_the_door_and_in_the_register(office: Office) -> None:
    group = office.group()
    for _ in range(2):
        office.member(group, "Maya Roth")
    session = office.session(group)
    row = office.desk.attendance.of_group(group.id)[1].rows[0]
    gone = next(m for m in office.desk.roster.of_group(group.id).members if m.person.id == row.person_id)
    office.desk.roster.move(gone.membership.id, MembershipStatus.LEFT, EVENING.date())
    office.desk.attendance.mark(session.id, gone.person.id, Code.VISITOR)
    sheet = office.desk.papers.fill(PaperAsk(key=PaperKind.SIGN_IN_SHEET, session_id=session.id))
    assert isinstance(sheet, SignInSheet)
    assert row.name == "Maya R."
    assert sheet.names == ("Maya R. (2)",)


def test_the_sign_in_sheet_and_the_register_name_people_in_one_order(office: Office) -> None:
    group = office.group()
    for name in ("Zoe Adams", "Łukasz Brandt", "Åsa Cole", "Maya Dale"):
        office.member(group, name)
    sheet = office.desk.papers.fill(PaperAsk(key=PaperKind.SIGN_IN_SHEET, session_id=office.session(group).id))
    register = office.desk.attendance.of_group(group.id)[1]
    assert isinstance(sheet, SignInSheet)
    assert sheet.names == tuple(row.name for row in register.rows) == ("Åsa C.", "Łukasz B.", "Maya D.", "Zoe A.")


def test_printing_with_names_needs_a_profile_that_allows_names(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    office.keeps(group, RecordProfile.HEADCOUNT_ONLY)
    for kind in PaperKind:
        assert "Maya" not in repr(office.desk.papers.fill(PaperAsk(key=kind, session_id=session.id)))
    register = office.desk.papers.fill(PaperAsk(key=PaperKind.REGISTER, session_id=session.id))
    assert isinstance(register, RegisterSheet)
    assert [column.total for column in register.columns] == ["1"]


def plan(office: Office, session: Session, *blocks: dict[str, object]) -> Session:
    """Keep another plan: parts of ten minutes unless told otherwise."""
    parts = [
        Block(id=BlockId(new_id()), **({"title": f"Part {number}"} | block))  # type: ignore[arg-type]
        for number, block in enumerate(blocks, start=1)
    ]
    return office.desk.sessions.save_agenda(session.id, Agenda(tuple(parts)))


def agenda_of(office: Office, session: Session) -> ParticipantAgenda:
    paper = office.desk.papers.fill(PaperAsk(key=PaperKind.PARTICIPANT_AGENDA, session_id=session.id))
    assert isinstance(paper, ParticipantAgenda)
    return paper


def run_sheet_of(office: Office, session: Session) -> RunSheet:
    paper = office.desk.papers.fill(PaperAsk(key=PaperKind.RUN_SHEET, session_id=session.id))
    assert isinstance(paper, RunSheet)
    return paper


@given(parts=st.lists(st.tuples(st.integers(1, 120), st.none() | st.times()), max_size=6))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_invariant_10_printed_minutes_equal_stored_minutes(
    office: Office, parts: list[tuple[int, time | None]]
) -> None:
    wanted: list[dict[str, object]] = [
        {"minutes": minutes, "locked_at": at.replace(second=0, microsecond=0) if at else None}
        for minutes, at in parts
    ]
    session = plan(office, office.session(office.group()), *wanted)
    planned = [(block.title, block.minutes) for block in session.agenda]
    starts = list(session.agenda.starts(session.starts_at))
    for rows in (agenda_of(office, session).rows, run_sheet_of(office, session).rows):
        assert [(row.title, row.minutes) for row in rows] == planned
        assert [row.starts_at for row in rows] == starts


def test_a_part_that_begins_at_a_clock_time_says_so_with_the_free_time_or_the_overlap(office: Office) -> None:
    session = plan(
        office,
        office.session(office.group()),
        {"minutes": 10},
        {"minutes": 20, "locked_at": time(18, 55)},
        {"minutes": 10, "locked_at": time(19, 10)},
    )
    rows = run_sheet_of(office, session).rows
    assert [(row.fixed, row.free_minutes, row.overlap_minutes) for row in rows] == [
        (False, 0, 0), (True, 15, 0), (True, 0, 5)
    ]  # fmt: skip


def test_the_agenda_for_everyone_shows_nothing_the_title_or_the_text_of_a_part(office: Office) -> None:
    session = plan(
        office,
        office.session(office.group()),
        {"title": "Arrive", "participant_text": "Tea is ready", "visibility": Visibility.FULL},
        {"title": "Watch Ben", "participant_text": "HIDDEN", "visibility": Visibility.NOTHING},
        {"title": "Talk", "participant_text": "WITHHELD", "visibility": Visibility.TITLE},
    )
    rows = agenda_of(office, session).rows
    assert [(row.title, row.text) for row in rows] == [("Arrive", "Tea is ready"), ("Talk", "")]
    assert [row.starts_at - session.starts_at for row in rows] == [timedelta(), timedelta(minutes=20)]
    assert [row.title for row in run_sheet_of(office, session).rows] == ["Arrive", "Watch Ben", "Talk"]


def test_handouts_are_brought_in_as_many_copies_as_people_are_thought_to_come_and_one_to_spare(
    office: Office,
) -> None:
    group = office.group()
    people = [office.member(group, name) for name in ("Maya Roth", "Ben Tal", "Devon")]
    session = plan(
        office,
        office.session(group),
        {"handouts": (Handout("Maps"), Handout("Poster", 1)), "materials": ("Pens",)},
        {"handouts": (Handout("Maps"),)},
    )
    office.desk.attendance.mark(session.id, people[0].id, Code.APOLOGIES)
    sheet = run_sheet_of(office, session)
    assert sheet.bring == ("Maps × 3", "Poster × 1", "Pens")
    assert [row.handouts for row in sheet.rows] == [("Maps × 3", "Poster × 1"), ("Maps × 3",)]
    nobody = plan(office, office.session(office.group("Drop-in")), {"handouts": (Handout("Maps"),)})
    assert run_sheet_of(office, nobody).bring == ("Maps",)


def test_where_no_names_are_kept_there_are_as_many_copies_as_came_last_time_and_one_to_spare(office: Office) -> None:
    desk, group = office.desk, office.group(profile=RecordProfile.HEADCOUNT_ONLY)
    for weeks, heads in ((2, 4), (1, 9)):
        held = office.session(group, EVENING - weeks * WEEK)
        desk.sessions.end(held.id)
        desk.sessions.save(replace(desk.sessions.get(held.id)[0], headcount=heads))
    session = office.session(group)
    agenda = PaperAsk(key=PaperKind.PARTICIPANT_AGENDA, session_id=session.id)
    assert desk.papers.copies(agenda) == 10
    assert desk.papers.copies(PaperAsk(key="record_notice", group_id=group.id)) == 10


def test_a_round_says_how_long_each_person_has(office: Office) -> None:
    group = office.group()
    for name in ("Maya Roth", "Ben Tal", "Devon"):
        office.member(group, name)
    session = plan(
        office,
        office.session(group),
        {"category": Category.CHECK_IN, "minutes": 5},
        {"category": Category.CHECK_OUT, "seconds_each": 30},
        {"category": Category.TOPIC},
    )
    assert [row.turn for row in run_sheet_of(office, session).rows] == ["100 seconds for 3 people", "30 seconds", ""]


def test_the_run_sheet_says_who_goes_and_who_stays_and_where_the_room_is(office: Office) -> None:
    group = office.group(
        address="14 Elm Street", emergency_department="General Hospital", quiet_place="The kitchen", place="Room 2"
    )
    office.desk.crisis.keep_sheet(CrisisSheet(contacts=(CrisisContact(name="Emergency", number="999"),)))
    session = office.session(group, facilitators=("Ruth Adler", "Sam"))
    assert run_sheet_of(office, session).at_risk == AtRisk(
        goes="Sam",
        stays="Ruth Adler",
        numbers=("Emergency 999",),
        address="14 Elm Street, Room 2",
        emergency_department="General Hospital",
        quiet_place="The kitchen",
    )
    alone = run_sheet_of(office, office.session(office.group(), facilitators=("Ruth Adler",))).at_risk
    assert (alone.goes, alone.stays) == ("", "")


def test_who_leads_and_what_to_do_with_less_or_more_time_stands_on_the_run_sheet_only(office: Office) -> None:
    session = plan(
        office,
        office.session(office.group()),
        {"owner": "LEADER", "if_short": "SHORT", "if_long": "LONG", "category": Category.AGREEMENT},
    )
    (row,) = run_sheet_of(office, session).rows
    assert (row.owner, row.if_short, row.if_long, row.agreement) == ("LEADER", "SHORT", "LONG", True)
    shown = repr(agenda_of(office, session))
    for secret in ("LEADER", "SHORT", "LONG"):
        assert secret not in shown


def test_that_papers_were_printed_is_kept(office: Office) -> None:
    session = office.session(office.group())
    assert session.printed_at is None
    office.desk.papers.mark_printed(session.id)
    assert office.desk.sessions.get(session.id)[0].printed_at == EVENING


def test_what_the_facilitator_says_is_not_on_the_agenda_for_everyone(office: Office) -> None:
    session = office.session(office.group())
    first, *rest = session.agenda
    told = type(first)(**{**vars(first), "say": "SAYING", "steps": "DOING", "participant_text": "READING"})
    office.desk.sessions.save_agenda(session.id, type(session.agenda)((told, *rest)))
    shown = repr(office.desk.papers.fill(PaperAsk(key=PaperKind.PARTICIPANT_AGENDA, session_id=session.id)))
    assert "READING" in shown
    assert "SAYING" not in shown
    assert "DOING" not in shown
    run = repr(office.desk.papers.fill(PaperAsk(key=PaperKind.RUN_SHEET, session_id=session.id)))
    assert "SAYING" in run
    assert "DOING" in run


def test_the_run_sheet_reminds_of_what_was_promised_last_time(office: Office) -> None:
    group = office.group()
    last, session = office.session(group, EVENING - WEEK), office.session(group)
    office.desk.sessions.end(last.id)
    office.desk.notes.write(last.id, NoteText(happened="SECRET", next_time="Bring tea\n\nRing the library"))
    run = office.desk.papers.fill(PaperAsk(key=PaperKind.RUN_SHEET, session_id=session.id))
    assert isinstance(run, RunSheet)
    assert run.from_last_time == ("Bring tea", "Ring the library")
    assert "SECRET" not in repr(run)


def test_the_agenda_announces_the_next_meeting_that_is_still_on(office: Office) -> None:
    group = office.group()
    session = office.session(group)
    off = office.session(group, EVENING + WEEK)
    office.session(group, EVENING + 2 * WEEK, theme="Rest")
    office.desk.sessions.call_off(off.id, "Holiday")
    agenda = office.desk.papers.fill(PaperAsk(key=PaperKind.PARTICIPANT_AGENDA, session_id=session.id))
    assert isinstance(agenda, ParticipantAgenda)
    assert (agenda.next_at, agenda.next_theme) == (EVENING + 2 * WEEK, "Rest")


def test_the_printed_register_says_what_the_register_says(office: Office) -> None:
    group = office.group()
    maya, ben = (office.member(group, name) for name in ("Maya Roth", "Ben Tal"))
    held, off = office.session(group, EVENING - WEEK), office.session(group)
    office.desk.attendance.mark(held.id, maya.id, Code.PRESENT)
    office.desk.attendance.mark(held.id, ben.id, Code.ABSENT)
    office.desk.sessions.set_not_held(off.id, NotHeldReason.WEATHER)
    office.session(group, EVENING + WEEK)
    sheet = office.desk.papers.fill(PaperAsk(key=PaperKind.REGISTER, session_id=held.id))
    assert isinstance(sheet, RegisterSheet)
    assert [(row.name, row.codes, row.rate) for row in sheet.rows] == [
        ("Ben T.", ("A", ""), "0%"), ("Maya R.", ("P", ""), "100%")
    ]  # fmt: skip
    assert [(c.number, c.remark, c.total) for c in sheet.columns] == [(1, "", "1"), (2, "not held", "")]
    assert sheet.overall_rate == percent(Fraction(1, 2))


def test_visitors_are_printed_apart(office: Office) -> None:
    group = office.group()
    maya, guest = (office.member(group, name) for name in ("Maya Roth", "Guest One"))
    session = office.session(group, visitors=1)
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    office.desk.attendance.mark(session.id, guest.id, Code.VISITOR)
    sheet = office.desk.papers.fill(PaperAsk(key=PaperKind.REGISTER, session_id=session.id))
    assert isinstance(sheet, RegisterSheet)
    assert [(column.total, column.visitors) for column in sheet.columns] == [("1", 2)]


@pytest.mark.parametrize("kind", PaperKind)
def test_a_group_without_anything_has_papers_too(office: Office, kind: PaperKind) -> None:
    session = office.session(office.group())
    office.desk.sessions.save_agenda(session.id, type(session.agenda)())
    assert office.desk.papers.fill(PaperAsk(key=kind, session_id=session.id))
    assert office.desk.papers.copies(PaperAsk(key=kind, session_id=session.id)) == 1


def test_where_nobody_was_marked_the_register_says_how_many_heads_were_counted(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.desk.sessions.end(session.id)
    office.desk.sessions.save(replace(session, headcount=9, visitors=2))

    def totals() -> list[tuple[str, int]]:
        register = office.desk.papers.fill(PaperAsk(key=PaperKind.REGISTER, session_id=session.id))
        assert isinstance(register, RegisterSheet)
        return [(column.total, column.visitors) for column in register.columns]

    assert totals() == [("7", 2)], "two of the nine were visitors"
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    assert totals() == [("1", 2)]
