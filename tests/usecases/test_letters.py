"""Certificates and letters: facts as counted by hand, only what was agreed to, and nobody else's name."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import Attended, LetterAsk, LetterKind, LetterPolicy
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import NotHeldReason
from workwell_desktop.domain.sheet import Sheet, Table

WEEK = timedelta(weeks=1)
CAME = (Code.PRESENT, Code.LATE, Code.LEFT_EARLY, Code.REMOTE)
YEAR = (date(2026, 1, 1), EVENING.date())


def group_with_one_session(
    office: Office, policy: LetterPolicy, profile: RecordProfile = RecordProfile.NAMED_REGISTER
) -> tuple[Group, Person]:
    group = office.group("Circle", letters=policy, profile=profile)
    person, other = office.member(group, "Maya Roth"), office.member(group, "Ben Tal")
    session = office.session(group, EVENING - WEEK)
    office.desk.sessions.end(session.id)
    for each in (person, other):
        office.desk.attendance.mark(session.id, each.id, Code.PRESENT)
    return group, person


def wanted(group: Group, person: Person, **details: object) -> LetterAsk:
    ask = LetterAsk(
        kind=LetterKind.LETTER,
        group_id=group.id,
        person_id=person.id,
        name="Maya Roth",
        recipient="The court",
        first_day=YEAR[0],
        last_day=YEAR[1],
        consent_on=EVENING.date(),
    )
    return replace(ask, **details)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(2))
def test_the_facts_of_a_certificate_equal_a_count_by_hand(office: Office, seed: int) -> None:
    random, desk = Random(seed), office.desk
    group, elsewhere = office.group(letters=LetterPolicy.CERTIFICATES), office.group("Elsewhere")
    person = office.member(group, "Maya Roth")
    first, last = date(2026, 3, 1), date(2026, 8, 31)
    sessions = minutes = 0
    for week in range(24):
        place = random.choice((group, group, group, elsewhere))
        starts: datetime = EVENING - (week + 1) * 2 * WEEK
        session = office.session(place, starts)
        if random.random() < 0.2:
            desk.sessions.set_not_held(session.id, NotHeldReason.WEATHER)
            continue
        desk.sessions.end(session.id)
        code = random.choice([Code.typed(letter) for letter in "PLFREACV"])
        assert code is not None
        desk.attendance.mark(session.id, person.id, code)
        late = 15 if code is Code.LATE else 0
        if late:
            desk.attendance.describe(session.id, person.id, late_minutes=late)
        if place is group and code in CAME and first <= session.day <= last:
            sessions, minutes = sessions + 1, minutes + 90 - late
    assert sessions > 2
    assert desk.letters.facts(group.id, person.id, first, last) == Attended(sessions, minutes)
    issued = desk.letters.issue(wanted(group, person, kind=LetterKind.CERTIFICATE, first_day=first, last_day=last))
    assert (issued.sessions, issued.minutes, issued.recipient) == (sessions, minutes, "")


@pytest.mark.parametrize(
    ("policy", "change", "field"),
    [
        (LetterPolicy.NOTHING, {"kind": LetterKind.CERTIFICATE}, "kind"),
        (LetterPolicy.CERTIFICATES, {}, "kind"),
        (LetterPolicy.CERTIFICATES_AND_LETTERS, {"consent_on": None}, "consent_on"),
        (LetterPolicy.CERTIFICATES_AND_LETTERS, {"consent_on": EVENING.date() + WEEK}, "consent_on"),
        (LetterPolicy.CERTIFICATES_AND_LETTERS, {"recipient": " "}, "recipient"),
        (LetterPolicy.CERTIFICATES_AND_LETTERS, {"name": ""}, "name"),
        (LetterPolicy.CERTIFICATES_AND_LETTERS, {"first_day": EVENING.date() + WEEK}, "last_day"),
        (LetterPolicy.CERTIFICATES_AND_LETTERS, {"last_day": YEAR[0]}, "first_day"),
    ],
)
def test_nothing_is_issued_that_group_or_person_did_not_agree_to(
    office: Office, policy: LetterPolicy, change: dict[str, object], field: str
) -> None:
    group, person = group_with_one_session(office, policy)
    with pytest.raises(Refusal) as refused:
        office.desk.letters.issue(wanted(group, person, **change))
    assert refused.value.field == field
    assert office.desk.letters.of_person(person.id) == ()


def test_a_group_of_headcounts_issues_nothing(office: Office) -> None:
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES_AND_LETTERS)
    office.keeps(group, RecordProfile.HEADCOUNT_ONLY)
    with pytest.raises(Refusal):
        office.desk.letters.issue(wanted(group, person))


def test_what_was_issued_is_numbered_and_can_be_taken_back(office: Office) -> None:
    letters = office.desk.letters
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES_AND_LETTERS)
    first = letters.issue(wanted(group, person, kind=LetterKind.CERTIFICATE))
    office.heard.clear()
    second = letters.issue(wanted(group, person))
    assert (first.serial, second.serial) == (1, 2)
    assert office.heard == [Changes.PAPERS]
    assert letters.of_person(person.id) == (second, first)
    gone = letters.remove(second.id)
    assert letters.of_person(person.id) == (first,)
    letters.put_back(gone)
    assert letters.of_person(person.id) == (second, first)


def test_a_number_is_never_given_twice_not_even_after_one_was_taken_back(office: Office) -> None:
    letters = office.desk.letters
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES_AND_LETTERS)
    letters.issue(wanted(group, person))
    taken_back = letters.remove(letters.issue(wanted(group, person)).id)
    third = letters.issue(wanted(group, person))
    assert (taken_back.serial, third.serial) == (2, 3)
    letters.put_back(taken_back)
    assert [each.serial for each in letters.of_person(person.id)] == [3, 2, 1]


def test_no_paper_says_anything_of_days_to_come(office: Office) -> None:
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES)
    ask = wanted(group, person, kind=LetterKind.CERTIFICATE, last_day=EVENING.date() + timedelta(days=1))
    with pytest.raises(Refusal, match="still to come") as refused:
        office.desk.letters.issue(ask)
    assert refused.value.field == "last_day"


def test_letters_are_shown_as_the_present_profile_allows(office: Office) -> None:
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES)
    letter = office.desk.letters.issue(wanted(group, person, kind=LetterKind.CERTIFICATE))
    office.keeps(group, RecordProfile.HEADCOUNT_ONLY)
    assert office.desk.letters.of_person(person.id) == ()
    office.keeps(group, RecordProfile.PEER_MINIMAL)
    assert [each.name for each in office.desk.letters.of_person(person.id)] == ["Maya R."]
    ask = PaperAsk(key=LetterKind.CERTIFICATE, group_id=group.id, person_id=person.id)
    assert "Roth" not in repr(office.desk.papers.fill(ask))
    office.keeps(group, RecordProfile.NAMED_REGISTER)
    assert office.desk.letters.of_person(person.id) == (letter,)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_says_the_facts_and_names_nobody_else(office: Office, kind: LetterKind, language: Language) -> None:
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES_AND_LETTERS, RecordProfile.SUD_PROGRAM)
    letter = office.desk.letters.issue(wanted(group, person, kind=kind))
    paper = office.desk.letters.paper(letter, language)
    said = repr(paper)
    assert paper.language is language
    for fact in ("Maya Roth", "Circle", "1.5" if language is Language.ENGLISH else "1,5", "2026"):
        assert fact in said
    assert ("The court" in said) == (kind is LetterKind.LETTER)
    assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in said
    assert "Ben" not in said


def test_only_a_programme_under_part_2_carries_its_notice(office: Office) -> None:
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES, RecordProfile.CLINICAL)
    letter = office.desk.letters.issue(wanted(group, person, kind=LetterKind.CERTIFICATE))
    assert "42 CFR" not in repr(office.desk.letters.paper(letter))


def test_an_attendance_card_lists_the_days_one_came_to_and_those_to_come(office: Office) -> None:
    group, person = group_with_one_session(office, LetterPolicy.CERTIFICATES, RecordProfile.PEER_MINIMAL)
    missed = office.session(group, EVENING - 2 * WEEK)
    office.desk.sessions.end(missed.id)
    office.desk.attendance.mark(missed.id, person.id, Code.ABSENT)
    office.session(group, EVENING + WEEK)
    card = office.desk.papers.fill(PaperAsk(key="attendance_card", group_id=group.id, person_id=person.id))
    assert isinstance(card, Sheet)
    (table,) = (piece for piece in card.pieces if isinstance(piece, Table))
    assert [row[0] for row in table.rows if row[0]] == ["16 November 2026", "30 November 2026"]
    assert all(row[2] == "" for row in table.rows)
    assert "Maya R." in repr(card)
    assert "Ben" not in repr(card)


def test_an_attendance_card_keeps_the_latest_days_when_there_are_more_than_fit(office: Office) -> None:
    group = office.group(letters=LetterPolicy.CERTIFICATES)
    person = office.member(group, "Maya Roth")
    for days in range(1, 41):
        session = office.session(group, EVENING - timedelta(days=2 * days))
        office.desk.sessions.end(session.id)
        office.desk.attendance.mark(session.id, person.id, Code.PRESENT)
    card = office.desk.papers.fill(PaperAsk(key="attendance_card", group_id=group.id, person_id=person.id))
    assert isinstance(card, Sheet)
    (table,) = (piece for piece in card.pieces if isinstance(piece, Table))
    days_listed = [row[0] for row in table.rows if row[0]]
    assert days_listed[-1] == "21 November 2026"
    assert len(days_listed) == 12
