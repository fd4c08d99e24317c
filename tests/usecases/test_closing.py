"""Closing out in a real vault: steps resumed, quick notes in their place and back, person notes kept apart."""

from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import QuickNoteId, SessionId, new_id
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.quick_note import QuickNote, QuickNoteFate
from workwell_desktop.domain.session import ClosingStep, Session
from workwell_desktop.usecases.person_notes import SentenceMoved

F = QuickNoteFate


@pytest.fixture
def group(office: Office) -> Group:
    """A group that keeps person notes."""
    return office.group(profile=RecordProfile.CLINICAL)


@pytest.fixture
def devon(office: Office, group: Group) -> Person:
    """A member."""
    return office.member(group, "Devon")


@pytest.fixture
def session(office: Office, group: Group, devon: Person) -> Session:
    """This evening's session, just over."""
    made = office.session(group)
    office.now = EVENING + timedelta(hours=2)
    return office.desk.sessions.end(made.id)


def quick(office: Office, session: Session, text: str, person: Person | None = None) -> QuickNoteId:
    note = QuickNote(
        id=QuickNoteId(new_id()),
        session_id=session.id,
        at=EVENING,
        text=text,
        person_id=person.id if person else None,
    )
    with office.vault.work("test.quick") as work:
        work.quick_notes.save(note)
        work.commit()
    return note.id


def fates(office: Office, session: Session) -> list[QuickNoteFate]:
    return [note.fate for note in office.desk.closing.read(session.id).quick_notes]


def happened(office: Office, session: Session) -> str:
    note = office.desk.notes.of_session(session.id).note
    return note.text.happened if note else ""


def person_notes(office: Office, session: Session) -> list[str]:
    return [each.note.text for each in office.desk.person_notes.of_session(session.id).people if each.note]


def done(office: Office, session_id: SessionId) -> list[ClosingStep]:
    return [standing.step for standing in office.desk.closing.read(session_id).steps if standing.done]


def test_closing_can_be_left_after_any_step_and_resumed(office: Office, session: Session, devon: Person) -> None:
    assert done(office, session.id) == []
    office.desk.attendance.mark(session.id, devon.id, Code.PRESENT)
    assert done(office, session.id) == [ClosingStep.ATTENDANCE]
    office.desk.closing.settle(session.id, ClosingStep.FEEDBACK)
    office.desk.notes.write(session.id, NoteText(happened="We met."))
    office.desk.notes.sign(session.id)
    assert done(office, session.id) == [ClosingStep.ATTENDANCE, ClosingStep.NOTES, ClosingStep.FEEDBACK]
    office.desk.closing.settle(session.id, ClosingStep.FEEDBACK, done=False)
    assert [each.step for each in office.desk.closing.read(session.id).steps if not each.done] == [
        ClosingStep.FOLLOW_UPS,
        ClosingStep.FEEDBACK,
        ClosingStep.NEXT_SESSION,
    ]


def test_a_locked_session_can_still_be_closed_out(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, NoteText(happened="We met."))
    office.desk.notes.sign(session.id)
    office.desk.notes.lock(session.id)
    for step in ClosingStep:
        office.desk.closing.settle(session.id, step)
    assert office.desk.sessions.get(session.id)[0].closed == tuple(ClosingStep)


def test_a_note_is_signed_whoever_is_checked_in_unlike_emr_bear(office: Office, session: Session) -> None:
    """Trap: a shared note was held back by one person not checked in."""
    office.desk.notes.write(session.id, NoteText(happened="We met."))
    assert office.desk.closing.read(session.id).register.unmarked
    assert office.desk.notes.sign(session.id).author == "Ruth Adler"


def test_a_quick_note_goes_to_the_group_note_and_comes_back(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, NoteText(happened="We met."))
    note = quick(office, session, "Quieter start than last week.")
    filed = office.desk.closing.file(note, F.GROUP_NOTE)
    assert happened(office, session) == "We met.\nQuieter start than last week."
    assert fates(office, session) == [F.GROUP_NOTE]
    office.desk.notes.write(session.id, NoteText(happened=happened(office, session) + "\nMore."))
    office.desk.closing.take_back(filed)
    assert happened(office, session) == "We met.\nMore."
    assert fates(office, session) == [F.WAITING]


def test_a_quick_note_goes_to_the_note_of_whom_it_names(office: Office, session: Session, devon: Person) -> None:
    filed = office.desk.closing.file(quick(office, session, "@Devon walked twice.", devon), F.PERSON_NOTE)
    assert person_notes(office, session) == ["Devon walked twice."]
    assert happened(office, session) == ""
    office.desk.closing.take_back(filed)
    assert person_notes(office, session) == []


def test_a_quick_note_becomes_a_follow_up_or_is_set_aside(office: Office, session: Session, devon: Person) -> None:
    filed = office.desk.closing.file(quick(office, session, "@Devon ask about the bus", devon), F.FOLLOW_UP)
    (asked,) = office.desk.closing.read(session.id).follow_ups
    assert (asked.why, asked.person_id) == ("Devon ask about the bus", devon.id)
    office.desk.closing.take_back(filed)
    assert office.desk.closing.read(session.id).follow_ups == ()
    office.desk.closing.file(filed.before.id, F.SET_ASIDE)
    assert fates(office, session) == [F.SET_ASIDE]


def test_a_quick_note_stays_where_it_is_when_its_place_is_closed(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, NoteText(happened="We met."))
    office.desk.notes.sign(session.id)
    note = quick(office, session, "Late thought")
    with pytest.raises(Refusal, match="signed"):
        office.desk.closing.file(note, F.GROUP_NOTE)
    assert fates(office, session) == [F.WAITING]


def test_what_was_rewritten_is_not_taken_back_by_undo(office: Office, session: Session) -> None:
    filed = office.desk.closing.file(quick(office, session, "A quiet start"), F.GROUP_NOTE)
    office.desk.notes.write(session.id, NoteText(happened="Quite another thing"))
    with pytest.raises(Refusal, match="rewritten"):
        office.desk.closing.take_back(filed)
    assert happened(office, session) == "Quite another thing"
    assert fates(office, session) == [F.GROUP_NOTE]


def test_a_sentence_moves_to_a_person_note_and_back(office: Office, session: Session, devon: Person) -> None:
    before, after = NoteText(happened="We met. Devon walked."), NoteText(happened="We met.")
    office.desk.notes.write(session.id, before)
    office.desk.person_notes.write(session.id, devon.id, "Came early.")
    moved = SentenceMoved(session.id, devon.id, before, after, "Devon walked.")
    office.desk.person_notes.move_here(moved)
    assert happened(office, session) == "We met."
    assert person_notes(office, session) == ["Came early.\nDevon walked."]
    office.desk.person_notes.move_back(moved)
    assert happened(office, session) == "We met. Devon walked."
    assert person_notes(office, session) == ["Came early."]


def test_only_profiles_with_person_notes_take_them(office: Office) -> None:
    for profile in RecordProfile:
        group = office.group()
        who, session = office.member(group, "Devon"), office.session(group)
        office.keeps(group, profile)
        here = office.desk.person_notes.of_session(session.id)
        assert here.allowed is (profile in (RecordProfile.CLINICAL, RecordProfile.SUD_PROGRAM))
        if here.allowed:
            office.desk.person_notes.write(session.id, who.id, "Spoke up.")
        else:
            with pytest.raises(Refusal, match="record profile"):
                office.desk.person_notes.write(session.id, who.id, "Spoke up.")
            assert here.people == ()


def test_a_person_note_is_written_emptied_and_put_back(office: Office, session: Session, devon: Person) -> None:
    note = office.desk.person_notes.write(session.id, devon.id, "Spoke up.")
    assert note is not None
    assert office.desk.person_notes.rewrite(note.id, "Spoke up twice.") is not None
    (line,) = office.desk.person_notes.of_person(devon.id)
    assert (line.note.text, line.session and line.session.id) == ("Spoke up twice.", session.id)
    taken = office.desk.person_notes.remove(note.id)
    assert office.desk.person_notes.of_person(devon.id) == ()
    office.desk.person_notes.put(taken)
    assert person_notes(office, session) == ["Spoke up twice."]
    assert office.desk.person_notes.write(session.id, devon.id, "  ") is None
    assert office.desk.person_notes.of_person(devon.id) == ()


def test_person_notes_never_leak_into_search_lists_or_counts(office: Office, session: Session, devon: Person) -> None:
    before = office.desk.day.read()
    office.desk.person_notes.write(session.id, devon.id, "Zanzibar was mentioned.")
    quick(office, session, "Zanzibar again", devon)
    assert office.desk.finding.find("zanzibar") == ()
    assert office.desk.day.read() == before
    assert office.desk.notes.of_session(session.id).note is None
    assert "Zanzibar" not in repr(office.desk.closing.read(session.id).promised)


def test_a_changed_roster_touches_no_note_unlike_bestnotes(
    office: Office, group: Group, session: Session, devon: Person
) -> None:
    """Trap: adding or removing a participant emptied everyone's section of a note."""
    office.desk.notes.write(session.id, NoteText(happened="We met."))
    office.desk.person_notes.write(session.id, devon.id, "Spoke up.")
    roster = office.desk.roster.of_group(group.id)
    office.desk.roster.move(roster.members[0].membership.id, MembershipStatus.LEFT, office.now.date())
    office.member(group, "Nadia F.")
    assert happened(office, session) == "We met."
    assert person_notes(office, session) == ["Spoke up."]


def test_a_session_with_notes_cannot_be_deleted_unlike_kipu(office: Office, session: Session, devon: Person) -> None:
    """Trap: deleting a session deleted its notes."""
    office.desk.person_notes.write(session.id, devon.id, "Spoke up.")
    with pytest.raises(Refusal, match="records stay"):
        office.desk.sessions.remove(session.id)
    assert person_notes(office, session) == ["Spoke up."]


def test_a_promise_is_kept_for_the_next_session(office: Office, group: Group, session: Session) -> None:
    following = office.session(group, EVENING + timedelta(weeks=1))
    office.desk.notes.write(session.id, NoteText(next_time="Bring the cards\nStart on time"))
    closing = office.desk.closing.read(session.id)
    assert closing.next_session is not None
    assert closing.next_session.id == following.id
    assert closing.promised == ("Bring the cards", "Start on time")
    promised = office.desk.closing.promise(session.id, "Bring the cards")
    assert (promised.due, promised.person_id) == (following.day, None)
    assert office.desk.closing.read(session.id).kept == {"Bring the cards"}


def test_the_guard_knows_members_former_members_and_tonights_guests(
    office: Office, group: Group, session: Session, devon: Person
) -> None:
    guest = office.desk.attendance.walk_in(session.id, "Nadia F.", joins=False)
    elsewhere = office.member(office.group("Another"), "Zubin")
    found = office.desk.closing.guard(session.id).find("Devon, Nadia and Zubin")
    assert [each.people for each in found] == [(devon.id,), (guest.person.id,)]
    assert elsewhere.id not in {who for each in found for who in each.people}


def test_a_person_note_of_a_person_shows_nobody_else(office: Office, session: Session, devon: Person) -> None:
    other = office.member(office.desk.groups.get(session.group_id), "Grace Lim")
    office.desk.person_notes.write(session.id, devon.id, "About Devon")
    office.desk.person_notes.write(session.id, other.id, "About Grace")
    lines = office.desk.person_notes.of_person(devon.id)
    assert [line.note.text for line in lines] == ["About Devon"]


def test_a_quick_note_is_filed_once(office: Office, session: Session) -> None:
    note = quick(office, session, "Quieter start.")
    office.desk.closing.file(note, F.GROUP_NOTE)
    with pytest.raises(Refusal, match="found its place"):
        office.desk.closing.file(note, F.GROUP_NOTE)
    assert happened(office, session) == "Quieter start."


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("@Devon wants a lift home", "A member wants a lift home"),
        ("A lift home for @devon, and tea", "A lift home for a member, and tea"),
    ],
)
def test_whom_a_quick_note_is_tied_to_is_not_named_in_the_group_note(
    office: Office, session: Session, devon: Person, line: str, kept: str
) -> None:
    filed = office.desk.closing.file(quick(office, session, line, devon), F.GROUP_NOTE)
    assert happened(office, session) == kept
    office.desk.closing.take_back(filed)
    assert happened(office, session) == ""
