"""The group note in a real vault: drafts kept, signatures that hold, addenda beside them."""

from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.ids import SessionId, new_id
from workwell_desktop.domain.note import GroupNote, NoteState, NoteText
from workwell_desktop.domain.session import NotHeldReason, Session, SessionState

TEXT = NoteText(aims="Rest", happened="We spoke about rest.\nAnd tea.", next_time="Bring tea")


@pytest.fixture
def session(office: Office) -> Session:
    """A session of this evening."""
    return office.session(office.group())


def note_of(office: Office, session: Session) -> GroupNote:
    note = office.desk.notes.of_session(session.id).note
    assert note is not None
    return note


def test_nothing_is_kept_of_a_note_never_begun(office: Office, session: Session) -> None:
    office.heard.clear()
    assert office.desk.notes.write(session.id, NoteText(aims=" ")) is None
    assert office.desk.notes.of_session(session.id).note is None
    assert office.heard == []


def test_a_draft_is_kept_as_typed_and_may_be_emptied(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, TEXT)
    assert note_of(office, session).text == TEXT
    office.desk.notes.write(session.id, NoteText())
    assert note_of(office, session).text.empty


def test_keeping_the_same_text_again_changes_nothing(office: Office, session: Session) -> None:
    first = office.desk.notes.write(session.id, TEXT)
    office.heard.clear()
    office.now += timedelta(minutes=1)
    assert office.desk.notes.write(session.id, TEXT) == first
    assert office.heard == []


def test_a_note_is_signed_with_the_facilitators_name_and_stays(office: Office, session: Session) -> None:
    office.now = EVENING + timedelta(hours=2, microseconds=7)
    office.desk.notes.write(session.id, TEXT)
    signed = office.desk.notes.sign(session.id)
    assert (signed.author, signed.signed_at) == ("Ruth Adler", office.now)
    kept = note_of(office, session)
    assert kept == signed
    assert kept.intact
    with pytest.raises(Refusal) as refused:
        office.desk.notes.write(session.id, NoteText(happened="Something else"))
    assert refused.value.sentence == "This is signed, so its text stays as it is. You can add an addendum."
    assert note_of(office, session) == signed


def test_an_addendum_leaves_the_signed_text_and_its_digest(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, TEXT)
    signed = office.desk.notes.sign(session.id)
    office.desk.notes.lock(session.id)
    office.now += timedelta(days=3)
    office.desk.notes.add(session.id, "Forgot", "The tea was short.")
    kept = note_of(office, session)
    assert (kept.text, kept.digest, kept.state) == (signed.text, signed.digest, NoteState.LOCKED)
    assert [(a.author, a.reason, a.text) for a in kept.addenda] == [("Ruth Adler", "Forgot", "The tea was short.")]
    assert kept.intact


def test_signing_writes_the_session_up_and_locking_locks_it(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, TEXT)
    office.desk.notes.sign(session.id)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.WRITTEN_UP
    office.desk.notes.lock(session.id)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.LOCKED


def test_shared_note_never_depends_on_a_mark(office: Office, session: Session) -> None:
    office.member(office.desk.sessions.get(session.id)[1], "Maya Roth")
    office.desk.notes.write(session.id, TEXT)
    assert office.desk.notes.sign(session.id).state is NoteState.SIGNED


def test_a_register_can_be_finished_after_the_note_is_signed(office: Office, session: Session) -> None:
    group = office.desk.sessions.get(session.id)[1]
    maya = office.member(group, "Maya Roth")
    office.desk.notes.write(session.id, TEXT)
    signed = office.desk.notes.sign(session.id)
    office.desk.attendance.mark(session.id, maya.id, Code.PRESENT)
    assert note_of(office, session) == signed
    assert office.desk.sessions.get(session.id)[0].state is SessionState.WRITTEN_UP


def test_a_note_is_not_signed_before_its_session(office: Office) -> None:
    coming = office.session(office.group(), EVENING + timedelta(weeks=1))
    office.desk.notes.write(coming.id, TEXT)
    with pytest.raises(Refusal) as refused:
        office.desk.notes.sign(coming.id)
    assert refused.value.sentence == "This session is still to come. Sign the note once it has been held."
    assert note_of(office, coming).state is NoteState.DRAFT


def test_a_session_that_was_not_held_may_have_a_signed_note_and_stays_not_held(
    office: Office, session: Session
) -> None:
    office.desk.sessions.set_not_held(session.id, NotHeldReason.NOBODY_CAME)
    office.desk.notes.write(session.id, TEXT)
    office.desk.notes.sign(session.id)
    office.desk.notes.lock(session.id)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.NOT_HELD


def test_an_empty_note_is_not_signed(office: Office, session: Session) -> None:
    with pytest.raises(Refusal, match="still empty"):
        office.desk.notes.sign(session.id)
    office.desk.notes.write(session.id, TEXT)
    office.desk.notes.write(session.id, NoteText())
    with pytest.raises(Refusal, match="still empty"):
        office.desk.notes.sign(session.id)
    assert office.desk.sessions.get(session.id)[0].state is SessionState.PLANNED


def test_a_note_needs_its_session(office: Office) -> None:
    with pytest.raises(Refusal, match="no longer here"):
        office.desk.notes.write(SessionId(new_id()), TEXT)


def test_a_later_change_of_name_leaves_the_signature(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, TEXT)
    office.desk.notes.sign(session.id)
    office.desk.own_name.save(Facilitator(name="Ruth Baum"))
    assert note_of(office, session).author == "Ruth Adler"
    assert note_of(office, session).intact


def test_not_every_field_is_compulsory(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, NoteText(next_time="Bring tea"))
    assert office.desk.notes.sign(session.id).state is NoteState.SIGNED


def test_signing_tells_notes_and_sessions_once(office: Office, session: Session) -> None:
    office.desk.notes.write(session.id, TEXT)
    office.heard.clear()
    office.desk.notes.sign(session.id)
    assert office.heard == [Changes.NOTES | Changes.SESSIONS]
