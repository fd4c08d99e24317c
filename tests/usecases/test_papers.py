"""What papers say: minutes as stored, names only where the profile allows, nothing of other groups."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code, percent
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.papers import PaperKind, ParticipantAgenda, RegisterSheet, RunSheet, SignInSheet
from workwell_desktop.domain.session import NotHeldReason

WEEK = timedelta(weeks=1)


def test_the_sign_in_sheet_shows_first_names_initials_and_the_neutral_name(office: Office) -> None:
    group = office.group("Bipolar support", public_name="Monday Circle", profile=RecordProfile.CLINICAL)
    for name in ("Maya Roth", "Łukasz Żak", "李"):
        office.member(group, name)
    session = office.session(group, theme="Living with a diagnosis")
    sheet = office.desk.papers.fill(PaperKind.SIGN_IN_SHEET, session.id)
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
    sheet = office.desk.papers.fill(PaperKind.SIGN_IN_SHEET, session.id)
    assert isinstance(sheet, SignInSheet)
    assert sheet.names == ("Maya R.",)
    assert office.desk.papers.copies(PaperKind.PARTICIPANT_AGENDA, session.id) == 1


def test_people_of_one_name_are_called_the_same_at_the_door_and_in_the_register(office: Office) -> None:
    group = office.group()
    for _ in range(2):
        office.member(group, "Maya Roth")
    session = office.session(group)
    row = office.desk.attendance.of_group(group.id)[1].rows[0]
    gone = next(m for m in office.desk.roster.of_group(group.id).members if m.person.id == row.person_id)
    office.desk.roster.move(gone.membership.id, MembershipStatus.LEFT, EVENING.date())
    office.desk.attendance.mark(session.id, gone.person.id, Code.VISITOR)
    sheet = office.desk.papers.fill(PaperKind.SIGN_IN_SHEET, session.id)
    assert isinstance(sheet, SignInSheet)
    assert row.name == "Maya R."
    assert sheet.names == ("Maya R. (2)",)


def test_the_sign_in_sheet_and_the_register_name_people_in_one_order(office: Office) -> None:
    group = office.group()
    for name in ("Zoe Adams", "Łukasz Brandt", "Åsa Cole", "Maya Dale"):
        office.member(group, name)
    sheet = office.desk.papers.fill(PaperKind.SIGN_IN_SHEET, office.session(group).id)
    register = office.desk.attendance.of_group(group.id)[1]
    assert isinstance(sheet, SignInSheet)
    assert sheet.names == tuple(row.name for row in register.rows) == ("Åsa C.", "Łukasz B.", "Maya D.", "Zoe A.")


def test_printing_with_names_needs_a_profile_that_allows_names(office: Office) -> None:
    group = office.group(profile=RecordProfile.HEADCOUNT_ONLY)
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    for kind in PaperKind:
        assert "Maya" not in repr(office.desk.papers.fill(kind, session.id))
    register = office.desk.papers.fill(PaperKind.REGISTER, session.id)
    assert isinstance(register, RegisterSheet)
    assert [column.total for column in register.columns] == ["1"]


def test_printed_minutes_equal_stored_minutes(office: Office) -> None:
    session = office.session(office.group())
    agenda = office.desk.papers.fill(PaperKind.PARTICIPANT_AGENDA, session.id)
    run = office.desk.papers.fill(PaperKind.RUN_SHEET, session.id)
    assert isinstance(agenda, ParticipantAgenda)
    assert isinstance(run, RunSheet)
    planned = [(block.title, block.minutes) for block in session.agenda]
    starts = list(session.agenda.starts(session.starts_at))
    for rows in (agenda.rows, run.rows):
        assert [(row.title, row.minutes) for row in rows] == planned
        assert [row.starts_at for row in rows] == starts


def test_what_the_facilitator_says_is_not_on_the_agenda_for_everyone(office: Office) -> None:
    session = office.session(office.group())
    first, *rest = session.agenda
    told = type(first)(**{**vars(first), "say": "SAYING", "steps": "DOING", "participant_text": "READING"})
    office.desk.sessions.save_agenda(session.id, type(session.agenda)((told, *rest)))
    shown = repr(office.desk.papers.fill(PaperKind.PARTICIPANT_AGENDA, session.id))
    assert "READING" in shown
    assert "SAYING" not in shown
    assert "DOING" not in shown
    run = repr(office.desk.papers.fill(PaperKind.RUN_SHEET, session.id))
    assert "SAYING" in run
    assert "DOING" in run


def test_the_run_sheet_reminds_of_what_was_promised_last_time(office: Office) -> None:
    group = office.group()
    last, session = office.session(group, EVENING - WEEK), office.session(group)
    office.desk.sessions.end(last.id)
    office.desk.notes.write(last.id, NoteText(happened="SECRET", next_time="Bring tea\n\nRing the library"))
    run = office.desk.papers.fill(PaperKind.RUN_SHEET, session.id)
    assert isinstance(run, RunSheet)
    assert run.from_last_time == ("Bring tea", "Ring the library")
    assert "SECRET" not in repr(run)


def test_the_agenda_announces_the_next_meeting_that_is_still_on(office: Office) -> None:
    group = office.group()
    session = office.session(group)
    off = office.session(group, EVENING + WEEK)
    office.session(group, EVENING + 2 * WEEK, theme="Rest")
    office.desk.sessions.call_off(off.id, "Holiday")
    agenda = office.desk.papers.fill(PaperKind.PARTICIPANT_AGENDA, session.id)
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
    sheet = office.desk.papers.fill(PaperKind.REGISTER, held.id)
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
    sheet = office.desk.papers.fill(PaperKind.REGISTER, session.id)
    assert isinstance(sheet, RegisterSheet)
    assert [(column.total, column.visitors) for column in sheet.columns] == [("1", 2)]


@pytest.mark.parametrize("kind", PaperKind)
def test_a_group_without_anything_has_papers_too(office: Office, kind: PaperKind) -> None:
    session = office.session(office.group())
    office.desk.sessions.save_agenda(session.id, type(session.agenda)())
    assert office.desk.papers.fill(kind, session.id)
    assert office.desk.papers.copies(kind, session.id) == 1


def test_where_nobody_was_marked_the_register_says_how_many_heads_were_counted(office: Office) -> None:
    group = office.group(profile=RecordProfile.HEADCOUNT_ONLY)
    maya = office.member(group, "Maya Roth")
    session = office.session(group)
    office.desk.sessions.end(session.id)
    office.desk.sessions.save(replace(session, headcount=9, visitors=2))

    def totals() -> list[tuple[str, int]]:
        register = office.desk.papers.fill(PaperKind.REGISTER, session.id)
        assert isinstance(register, RegisterSheet)
        return [(column.total, column.visitors) for column in register.columns]

    assert totals() == [("9", 2)]
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    assert totals() == [("1", 2)]
