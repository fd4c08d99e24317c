"""Record profiles over a real vault: what a change costs, what goes, what stays, what comes back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.catalogue import PaperAsk
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import FollowUp, Outcome
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import FollowUpId, LetterId, PersonId, new_id
from workwell_desktop.domain.letter import Letter, LetterAsk, LetterKind, LetterPolicy
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.papers import PaperKind
from workwell_desktop.domain.person import Person

CLINICAL, NAMED = RecordProfile.CLINICAL, RecordProfile.NAMED_REGISTER
PEER, WORK, HEADS = RecordProfile.PEER_MINIMAL, RecordProfile.WORKPLACE, RecordProfile.HEADCOUNT_ONLY


class Circle:
    """A clinical group that met once, with everything written of its two members that can be."""

    def __init__(self, office: Office) -> None:
        self.office, desk = office, office.desk
        self.group: Group = office.group(profile=CLINICAL)
        office.session(self.group, EVENING - timedelta(weeks=8))
        self.session = office.session(self.group, EVENING - timedelta(weeks=1))
        self.zora, self.yuki = (self._member(name) for name in ("Zora Quillfeather", "Yuki Vandermolen"))
        marks = desk.attendance
        marks.mark(self.session.id, self.zora.id, Code.PRESENT)
        marks.describe(self.session.id, self.zora.id, comment="pomegranate first")
        marks.describe(self.session.id, self.zora.id, comment="pomegranate")
        marks.mark(self.session.id, self.yuki.id, Code.APOLOGIES)
        marks.describe(self.session.id, self.yuki.id, reason="migraine")
        desk.person_notes.write(self.session.id, self.zora.id, "albatross")
        desk.quick_notes.take(self.session.id, "@Yuki periwinkle")
        self.follow_up = desk.follow_ups.make(
            FollowUp(
                id=FollowUpId(new_id()),
                why="xylophone",
                person_id=self.zora.id,
                group_id=self.group.id,
                session_id=self.session.id,
                made_at=EVENING,
            )
        )
        desk.contacts.add(replace(desk.contacts.start(self.zora.id, Outcome.REACHED), text="quicksilver"))
        self._issue_a_letter()
        desk.notes.write(self.session.id, NoteText(happened="Zora Quillfeather asked that this stays."))
        desk.notes.sign(self.session.id)

    def _issue_a_letter(self) -> None:
        letter = Letter(
            id=LetterId(new_id()),
            serial=1,
            kind=LetterKind.LETTER,
            group_id=self.group.id,
            person_id=self.zora.id,
            name="Zora Quillfeather",
            recipient="candlestick",
            first_day=self.session.day,
            last_day=self.session.day,
            sessions=1,
            minutes=90,
            issued_on=EVENING.date(),
        )
        with self.office.vault.work("test.letters") as work:
            work.letters.save(letter)
            work.commit()

    def _member(self, name: str) -> Person:
        person = Person(id=PersonId(new_id()), display_name=name, access_needs=("ear defenders",))
        return self.office.desk.roster.add_new(self.group.id, person, (EVENING - timedelta(weeks=30)).date())[0]

    def everything(self, *, but: tuple[str, ...] = ("notes", "audit")) -> str:
        """Every value of every table, as text."""
        with self.office.vault.work("test.read") as work:
            connection = work._connection
            tables = [r[0] for r in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))]
            wanted = [f'SELECT * FROM "{name}"' for name in tables if name not in but and "search" not in name]
            wanted.append("SELECT kind, record, title, body FROM search_entries WHERE kind != 'note'")
            return "\n".join(repr(tuple(row)) for query in wanted for row in connection.execute(text(query)))

    def snapshot(self) -> list[str]:
        """The same, to compare: without what only counts up."""
        return sorted(self.everything(but=("notes", "audit", "mark_history")).splitlines())


@pytest.fixture
def circle(office: Office) -> Circle:
    return Circle(office)


def test_a_change_names_what_it_costs_before_anything_is_done(circle: Circle) -> None:
    profiles = circle.office.desk.profiles
    before = circle.everything()
    named, work, heads = (profiles.change(circle.group.id, profile).lines for profile in (NAMED, WORK, HEADS))
    assert named == ("1 person note", "1 quick note about one person")
    assert work == (
        "1 comment and 1 reason in the register",
        "1 earlier mark with words, in the history of the register",
        "Full names of 2 people become first name and initial",
        "1 person note",
        "1 quick note about one person",
        "1 certificate or letter as kept here",
        "What makes it easier for 2 people",
    )
    assert heads[0] == "2 marks in the register, with their history. How many came stays as a number."
    assert "The roster of 2 people. Nobody of them stands in another group, so everything about them goes." in heads
    assert profiles.change(circle.group.id, RecordProfile.SUD_PROGRAM).any is False
    assert circle.everything() == before


REMOVED = {
    NAMED: ("albatross", "periwinkle"),
    PEER: ("albatross", "periwinkle", "pomegranate", "quillfeather", "vandermolen", "candlestick"),
    WORK: (
        *("albatross", "periwinkle", "pomegranate", "migraine", "quillfeather", "vandermolen", "ear defenders"),
        "candlestick",
    ),
    HEADS: (
        *("albatross", "periwinkle", "pomegranate", "migraine", "quillfeather", "vandermolen", "ear defenders"),
        *("zora", "yuki", "xylophone", "quicksilver", "candlestick"),
    ),
}


@pytest.mark.parametrize("profile", REMOVED)
def test_after_changing_down_with_removal_no_removed_word_is_anywhere_in_the_vault(
    circle: Circle, profile: RecordProfile
) -> None:
    every = REMOVED[HEADS]
    assert all(word in circle.everything().casefold() for word in every)
    circle.office.desk.profiles.apply(circle.group.id, profile, remove=True)
    left = circle.everything().casefold()
    assert [word for word in every if word not in left] == [word for word in every if word in REMOVED[profile]]
    for word in REMOVED[profile]:
        assert all(hit.kind.value == "note" for hit in circle.office.desk.finding.find(word))
    assert not circle.office.desk.profiles.change(circle.group.id, profile).any


@pytest.mark.parametrize("profile", REMOVED)
def test_removal_is_undone_as_long_as_it_is_remembered(circle: Circle, profile: RecordProfile) -> None:
    before, past = circle.snapshot(), circle.office.desk.attendance.history(circle.session.id)
    change = circle.office.desk.profiles.apply(circle.group.id, profile, remove=True)
    assert circle.snapshot() != before
    circle.office.desk.profiles.take_back(change)
    assert circle.snapshot() == before
    assert circle.office.desk.attendance.history(circle.session.id) == past


def test_a_signed_note_is_never_touched(circle: Circle) -> None:
    before = circle.office.desk.notes.of_session(circle.session.id).note
    circle.office.desk.profiles.apply(circle.group.id, HEADS, remove=True)
    assert circle.office.desk.notes.of_session(circle.session.id).note == before


def test_headcounts_stay_when_the_marks_go(circle: Circle) -> None:
    circle.office.desk.profiles.apply(circle.group.id, HEADS, remove=True)
    sessions = circle.office.desk.sessions.of_group(circle.group.id)
    assert [session.headcount for session in sessions] == [None, 1]
    assert circle.office.desk.people.all() == ()
    assert circle.office.desk.roster.of_group(circle.group.id).members == ()


def test_who_is_in_a_fuller_group_too_keeps_what_that_group_allows(circle: Circle) -> None:
    desk = circle.office.desk
    other = circle.office.group("Evening group", profile=CLINICAL)
    desk.roster.add(other.id, circle.zora.id, MembershipStatus.ACTIVE, EVENING.date())
    assert desk.profiles.change(circle.group.id, WORK).full_names == 1
    desk.profiles.apply(circle.group.id, HEADS, remove=True)
    (zora,) = desk.people.all()
    assert (zora.display_name, zora.access_needs) == ("Zora Quillfeather", ("ear defenders",))
    assert [contact.text for contact in desk.contacts.of_person(zora.id)] == ["quicksilver"]
    assert desk.follow_ups.of_person(zora.id) == ()
    assert desk.person_notes.of_person(zora.id) == ()


def test_the_removal_is_one_transaction_of_the_audit_trail(circle: Circle) -> None:
    def trail() -> list[str]:
        with circle.office.vault.work("test.read") as work:
            return [row[0] for row in work._connection.execute(text("SELECT action FROM audit ORDER BY seq"))]

    before = trail()
    circle.office.desk.profiles.apply(circle.group.id, HEADS, remove=True)
    assert trail() == [*before, "profiles.apply"]


def test_printing_with_names_requires_a_profile_that_allows_them(circle: Circle) -> None:
    """Invariant 11, on every paper and under every profile."""
    for profile in RecordProfile:
        circle.office.keeps(circle.group, profile)
        rules = profile.rules
        for kind in PaperKind:
            paper = repr(circle.office.desk.papers.fill(PaperAsk(key=kind, session_id=circle.session.id)))
            assert rules.names_on_paper or not any(name in paper for name in ("Zora", "Yuki"))
            assert rules.full_names or not any(name in paper for name in ("Quillfeather", "Vandermolen"))
            assert not any(word in paper for word in ("pomegranate", "migraine", "albatross", "ear defenders"))


def test_kept_for_now_is_shown_nowhere(circle: Circle) -> None:
    desk, session = circle.office.desk, circle.session
    circle.office.keeps(circle.group, WORK)
    shown = repr(
        (
            desk.attendance.of_group(circle.group.id),
            desk.attendance.of_session(session.id),
            desk.attendance.history(session.id),
            desk.people.story(circle.zora.id).events,
            desk.people.story(circle.yuki.id).events,
        )
    )
    assert "pomegranate" not in shown
    assert "migraine" not in shown
    circle.office.keeps(circle.group, CLINICAL)
    assert "pomegranate" in repr(desk.attendance.of_session(session.id))


def test_an_undo_from_before_brings_no_removed_word_back(circle: Circle) -> None:
    """A page still remembers the mark as it was; putting it back must not undo the removal."""
    attendance, session = circle.office.desk.attendance, circle.session
    before = attendance.of_session(session.id).entries
    circle.office.desk.profiles.apply(circle.group.id, WORK, remove=True)
    for entry in before:
        attendance.put(session.id, entry.person_id, entry.mark)
    assert "pomegranate" not in circle.everything()
    assert "migraine" not in circle.everything()


def test_each_profile_refuses_what_it_does_not_keep_at_its_field(office: Office) -> None:
    heads, work = office.group("Heads"), office.group("Work", profile=WORK)
    session, other = office.session(work, EVENING - timedelta(days=1)), office.session(heads, EVENING)
    maya, ben = office.member(heads, "Maya Roth"), office.member(work, "Ben Tal")
    office.keeps(heads, HEADS)
    desk = office.desk
    desk.attendance.mark(session.id, ben.id, Code.APOLOGIES)
    person = Person(id=PersonId(new_id()), display_name="Nadia F.", access_needs=("large print",))
    today = EVENING.date()
    refused = (
        ("code", lambda: desk.attendance.mark(other.id, maya.id, Code.PRESENT)),
        ("code", lambda: desk.attendance.walk_in(other.id, "Nadia F.", joins=True)),
        ("display_name", lambda: desk.roster.add_new(heads.id, replace(person, access_needs=()), today)),
        ("display_name", lambda: desk.roster.add(heads.id, ben.id, MembershipStatus.ACTIVE, today)),
        ("access_needs", lambda: desk.roster.add_new(work.id, person, today)),
        ("access_needs", lambda: desk.people.save(replace(ben, access_needs=("large print",)))),
        ("comment", lambda: desk.attendance.describe(session.id, ben.id, comment="x")),
        ("reason", lambda: desk.attendance.describe(session.id, ben.id, reason="x")),
        ("person_note", lambda: desk.person_notes.write(session.id, ben.id, "x")),
        ("person_id", lambda: desk.follow_ups.make_by_hand("x", person_id=maya.id, group_id=heads.id)),
        ("text", lambda: desk.contacts.add(desk.contacts.start(maya.id, Outcome.REACHED))),
    )
    for field, attempt in refused:
        with pytest.raises(Refusal, match="profile") as caught:
            attempt()
        assert caught.value.field == field
    assert {person.display_name for person in desk.people.all()} == {"Maya Roth", "Ben Tal"}


def test_taking_a_removal_back_keeps_that_somebody_asked_not_to_be_contacted_since(circle: Circle) -> None:
    desk = circle.office.desk
    change = desk.profiles.apply(circle.group.id, PEER, remove=True)
    (zora,) = (person for person in desk.people.all() if person.id == circle.zora.id)
    desk.people.save(replace(zora, contact=replace(zora.contact, do_not_contact=True)))
    desk.profiles.take_back(change)
    (zora,) = (person for person in desk.people.all() if person.id == circle.zora.id)
    assert (zora.display_name, zora.contact.do_not_contact) == ("Zora Quillfeather", True)


def test_taking_a_removal_back_keeps_what_was_counted_since(circle: Circle) -> None:
    desk = circle.office.desk
    change = desk.profiles.apply(circle.group.id, HEADS, remove=True)
    desk.attendance.count(circle.session.id, headcount=7)
    desk.profiles.take_back(change)
    assert desk.sessions.get(circle.session.id)[0].headcount == 7


def test_a_certificate_issued_with_a_short_name_belongs_to_the_profile_that_allows_it(office: Office) -> None:
    desk = office.desk
    group = office.group(profile=PEER, letters=LetterPolicy.CERTIFICATES)
    person = office.member(group, "Zora Quillfeather")
    session = office.session(group, EVENING - timedelta(weeks=1))
    desk.sessions.end(session.id)
    desk.attendance.mark(session.id, person.id, Code.PRESENT)
    day = session.day
    ask = LetterAsk(
        kind=LetterKind.CERTIFICATE, group_id=group.id, person_id=person.id, name="Zora Quillfeather",
        first_day=day, last_day=day,
    )  # fmt: skip
    desk.letters.issue(ask)
    for profile in (PEER, WORK):
        assert desk.profiles.change(group.id, profile).letters == 0
    office.heard.clear()
    change = desk.profiles.apply(group.id, WORK, remove=True)
    assert Changes.PAPERS in office.heard[0]
    assert [each.name for each in desk.letters.of_person(person.id)] == ["Zora Q."]
    desk.profiles.take_back(change)
    assert desk.profiles.change(group.id, HEADS).letters == 1
