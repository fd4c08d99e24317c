"""A group note's life: draft, signed, locked, and text that nothing moves afterwards."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId, NoteId, SessionId, new_id
from workwell_desktop.domain.note import Addendum, GroupNote, NoteState, NoteText

NOW = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
DRAFT = GroupNote(
    id=NoteId(new_id()), session_id=SessionId(new_id()), text=NoteText(happened="We spoke about rest."), edited_at=NOW
)
SIGNED = DRAFT.signed("Ruth A.", NOW)
LATER = Addendum(id=AddendumId(new_id()), written_at=NOW, author="Ruth A.", reason="Forgot", text="Tea was short.")
_SIGNED_STATES = st.sampled_from((NoteState.SIGNED, NoteState.LOCKED))


@given(draw.notes(states=_SIGNED_STATES), draw.addenda(), draw.note_texts(), draw.moments())
def test_signed_text_never_changes(note: GroupNote, added: Addendum, text: NoteText, now: datetime) -> None:
    with pytest.raises(Refusal):
        note.written(text, now)
    with pytest.raises(Refusal):
        note.signed("Someone Else", now)
    longer = note.with_addendum(added)
    assert (longer.text, longer.digest, longer.state) == (note.text, note.digest, note.state)
    assert longer.addenda[: len(note.addenda)] == note.addenda
    assert longer.intact


@given(draw.notes(states=st.just(NoteState.SIGNED)), draw.moments())
def test_locking_changes_neither_text_nor_digest(note: GroupNote, now: datetime) -> None:
    locked = note.locked(now)
    assert (locked.text, locked.digest, locked.addenda) == (note.text, note.digest, note.addenda)
    with pytest.raises(Refusal, match="Only a signed note"):
        locked.locked(now)


@given(draw.notes(states=_SIGNED_STATES), draw.note_texts())
def test_a_change_behind_the_back_shows(note: GroupNote, text: NoteText) -> None:
    assert note.intact
    assert replace(note, text=text).intact is (text == note.text)
    assert not replace(note, author=note.author + "!").intact
    assert not replace(note, session_id=SessionId(new_id())).intact


@given(draw.notes(states=_SIGNED_STATES), st.integers(-12, 14))
def test_the_digest_does_not_depend_on_the_time_zone(note: GroupNote, hours: int) -> None:
    assert note.signed_at is not None
    elsewhere = note.signed_at.astimezone(timezone(timedelta(hours=hours)))
    assert replace(note, signed_at=elsewhere).intact


def test_words_moved_from_one_field_to_another_show() -> None:
    one = DRAFT.written(NoteText(aims="Rest", happened="and tea"), NOW).signed("Ruth", NOW)
    other = DRAFT.written(NoteText(aims="Restand", happened=" tea"), NOW).signed("Ruth", NOW)
    assert one.digest != other.digest


@given(draw.note_texts(), draw.moments())
def test_a_draft_may_be_rewritten_and_emptied(text: NoteText, now: datetime) -> None:
    written = DRAFT.written(text, now)
    assert (written.text, written.edited_at) == (text, now)
    assert written.written(NoteText(), now).text.empty


def test_an_empty_note_is_not_signed() -> None:
    with pytest.raises(Refusal) as refused:
        DRAFT.written(NoteText(aims=" \n"), NOW).signed("Ruth", NOW)
    assert refused.value.sentence == "The note is still empty. Write a line or two before you sign it."


def test_one_field_is_enough_to_sign() -> None:
    assert DRAFT.written(NoteText(next_time="Bring tea"), NOW).signed("Ruth", NOW).state is NoteState.SIGNED


def test_a_note_is_signed_by_a_name() -> None:
    with pytest.raises(Refusal) as refused:
        DRAFT.signed(" ", NOW)
    assert refused.value.field == "author"


def test_a_draft_is_neither_locked_nor_added_to() -> None:
    with pytest.raises(Refusal, match="Only a signed note"):
        DRAFT.locked(NOW)
    with pytest.raises(Refusal, match="still a draft"):
        DRAFT.with_addendum(LATER)


@pytest.mark.parametrize(("field", "named"), [("text", "addendum"), ("reason", "reason"), ("author", "author")])
def test_an_addendum_needs_text_reason_and_author(field: str, named: str) -> None:
    with pytest.raises(Refusal) as refused:
        SIGNED.with_addendum(replace(LATER, **{field: "  "}))  # type: ignore[arg-type]
    assert refused.value.field == named


def test_a_text_of_more_than_ten_pages_is_refused_with_its_field() -> None:
    with pytest.raises(Refusal) as refused:
        DRAFT.written(NoteText(next_time="a" * 20_001), NOW)
    assert refused.value.field == "next_time"
    assert refused.value.sentence.startswith("For next time has 20,001 characters")
