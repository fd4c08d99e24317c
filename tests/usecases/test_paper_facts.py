"""What papers count and whom they say to call: the report to the organisation, incidents, crisis papers."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.usecases.conftest import EVENING, Office
from tests.usecases.full_circle import NAMES, WEEK, Circle, full_circle
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.session import NotHeldReason, SessionState
from workwell_desktop.domain.sheet import CardSheet, Sheet, Table
from workwell_desktop.usecases.crisis import built_in, countries
from workwell_desktop.usecases.filling.crisis_words import told_in


@pytest.fixture
def circle(office: Office) -> Circle:
    """Return a group at work in every respect, with a full record."""
    return full_circle(office)


def test_the_report_counts_and_names_nobody(circle: Circle) -> None:
    desk = circle.office.desk
    desk.sessions.save(replace(desk.sessions.get(circle.held.id)[0], theme="Zora and her cat", agreement_read=True))
    desk.attendance.mark(circle.held.id, circle.people[1].id, Code.APOLOGIES)
    older = circle.office.session(circle.group, EVENING - 2 * WEEK, theme="Rest")
    desk.sessions.end(older.id)
    desk.sessions.save(replace(desk.sessions.get(older.id)[0], headcount=7, visitors=2))
    report = desk.papers.fill(circle.ask("session_report", variant="month"))
    assert isinstance(report, Sheet)
    said = repr(report)
    assert not [name for name in NAMES if name in said]
    assert "Rest" in said
    numbers = numbers_of(report)
    assert numbers["Sessions held"] == "2"
    assert numbers["People who came, all sessions together"] == str(2 + 7 - 2), "two of seven heads were visitors"
    assert numbers["Visitors"] == "2"
    assert numbers["Hours"] == "3"
    assert numbers["Agreement read out, sessions"] == "1"
    assert numbers["Incidents"] == "yes", "one of this group, though of no session"
    alone = desk.papers.fill(replace(circle.ask("session_report", variant="session"), session_id=older.id))
    assert isinstance(alone, Sheet)
    assert numbers_of(alone)["Incidents"] == "no"


def test_a_session_that_was_moved_is_no_session_that_was_not_held(circle: Circle) -> None:
    desk, group = circle.office.desk, circle.group
    moved, off = (circle.office.session(group, EVENING - days) for days in (timedelta(days=3), timedelta(days=4)))
    desk.papers.mark_printed(moved.id)
    desk.sessions.move_to(moved.id, EVENING - timedelta(days=2), "The room")
    desk.sessions.set_not_held(off.id, NotHeldReason.WEATHER)
    assert desk.sessions.get(moved.id)[0].state is SessionState.MOVED
    report = desk.papers.fill(circle.ask("session_report", variant="month"))
    assert isinstance(report, Sheet)
    assert numbers_of(report)["Sessions not held"] == "1"


def numbers_of(report: Sheet) -> dict[str, str]:
    table = next(piece for piece in report.pieces if isinstance(piece, Table))
    return {row[0]: row[1] for row in table.rows}


def test_an_employer_is_told_no_small_number(circle: Circle) -> None:
    circle.office.keeps(circle.group, RecordProfile.WORKPLACE)
    report = circle.office.desk.papers.fill(circle.ask("session_report", variant="month"))
    assert isinstance(report, Sheet)
    numbers = numbers_of(report)
    assert numbers["People who came, all sessions together"] == "fewer than 5"
    assert set(numbers) == {
        *("Sessions held", "Sessions not held", "Hours"),
        *("People who came, all sessions together", "People per session, on average"),
    }
    assert not any(word in repr(report) for word in ("Present", "What it was about", circle.tonight.theme))
    older = circle.office.session(circle.group, EVENING - 2 * WEEK)
    circle.office.desk.sessions.end(older.id)
    for person in circle.people:
        circle.office.desk.attendance.mark(older.id, person.id, Code.PRESENT)
    report = circle.office.desk.papers.fill(circle.ask("session_report", variant="month"))
    assert isinstance(report, Sheet)
    numbers = numbers_of(report)
    assert numbers["People per session, on average"] == "fewer than 5"
    assert numbers["People who came, all sessions together"] == "not told", "six in two sessions are three in each"


def test_the_incident_report_has_the_time_of_the_room(circle: Circle) -> None:
    desk = circle.office.desk
    there = circle.office.session(circle.group, EVENING.astimezone(ZoneInfo("America/New_York")))
    incident = replace(circle.incident, session_id=there.id, closed_at=EVENING + timedelta(minutes=20))
    desk.crisis.put(incident)
    said = repr(desk.papers.fill(circle.ask("incident_report")))
    assert "Monday 23 November 2026, 13:30" in said
    assert "'13:50'" in said


def test_crisis_papers_say_whether_anybody_checked_the_numbers(circle: Circle) -> None:
    desk = circle.office.desk

    def card(**more: object) -> str:
        paper = desk.papers.fill(circle.ask("crisis_card", **more))
        assert isinstance(paper, CardSheet)
        return repr(paper)

    assert "Nobody has checked these numbers" in card()
    assert "Ring each" not in card(), "nobody rings an emergency number to try it out"
    assert "116 123" in card(variant="GB")
    own = CrisisSheet(contacts=(CrisisContact(name="Night line", number="555 01"),), reviewed_on=EVENING.date())
    desk.crisis.keep_sheet(own)
    assert "555 01" in card()
    assert "Checked on 23 November 2026" in card()
    assert "Nobody has checked these numbers" in card(variant="GB")
    desk.crisis.keep_sheet(replace(own, reviewed_on=EVENING.date() - timedelta(days=91)))
    for key in ("crisis_card", "crisis_sheet", "crisis_steps"):
        assert "more than 90 days ago" in repr(desk.papers.fill(circle.ask(key)))


def test_the_numbers_that_come_along_have_no_english_words_on_papers_in_other_languages(circle: Circle) -> None:
    names_of_their_own = {"Samaritans", "NHS urgent mental health", "Lifeline", "Shout, by text", "Text About It"}
    names_of_their_own |= {"988 Suicide & Crisis Lifeline", "Crisis Text Line", "9-8-8: Suicide Crisis Helpline"}
    names_of_their_own |= {"Suicide Call Back Service", "Beyond Blue", "Need to talk?", "Suicide Crisis Helpline"}
    names_of_their_own |= {"Línea 024", "Teléfono de la Esperanza", "TelefonSeelsorge", "0508 TAUTOKO"}
    for code, _ in countries():
        for line in built_in(code).sheet.contacts:
            for words in (line.name, line.number, *line.hours.replace("; ", " · ").split(" · ")):
                if words.replace(" ", "").isdigit() or words in names_of_their_own:
                    continue
                for language in (Language.SPANISH, Language.FRENCH):
                    assert told_in(words, language) != words, (code, words)
    said = repr(circle.office.desk.papers.fill(circle.ask("crisis_sheet", variant="FR", language=Language.FRENCH)))
    assert "jour et nuit · ambulance : 15 ; par SMS pour les personnes sourdes : 114" in said.replace(r"\xa0", " ")
    assert r"\xa0: 15" in said, "no line ends before a French colon"
    assert "Emergency" not in said
