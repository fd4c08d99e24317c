"""A private note is written, signed, locked and added to; words of the ordinary record are pointed at."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId, PersonId, SessionId, new_id
from workwell_desktop.domain.process_note import Elsewhere, ProcessNote, ProcessNoteId, belongs_elsewhere
from workwell_desktop.domain.signed import Addendum, NoteState

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def a_note(text: str = "I felt impatient with the silence.") -> ProcessNote:
    return ProcessNote(id=ProcessNoteId(UUID(int=7)), begun_at=NOW, edited_at=NOW, text=text)


def test_a_signed_text_stays_and_what_is_added_does_not_alter_its_digest() -> None:
    signed = a_note().signed("Ruth A.", NOW)
    with pytest.raises(Refusal, match="stays as it is"):
        signed.written("Another text", NOW)
    locked = signed.locked(NOW + timedelta(hours=1))
    added = locked.with_addendum(
        Addendum(id=AddendumId(new_id()), written_at=NOW, author="Ruth A.", reason="Later", text="It was my own day.")
    )
    assert (added.state, added.digest, added.text) == (NoteState.LOCKED, signed.digest, signed.text)
    assert added.intact


@pytest.mark.parametrize("part", ["text", "session_id", "person_id", "id"])
def test_a_signature_covers_the_words_and_what_they_are_about(part: str) -> None:
    other: dict[str, Any] = {
        "text": "Other words",
        "session_id": SessionId(new_id()),
        "person_id": PersonId(new_id()),
        "id": ProcessNoteId(new_id()),
    }
    signed = a_note().signed("Ruth A.", NOW)
    assert not replace(signed, **{part: other[part]}).intact


READS_LIKE = {
    "We started at 18:05, later than planned.": Elsewhere.TIMES,
    "18:00 to 19:30 felt endless": Elsewhere.TIMES,
    "It lasted only 50 minutes": Elsewhere.TIMES,
    "Two members were absent again": Elsewhere.ATTENDANCE,
    "only 4 of them came tonight": Elsewhere.ATTENDANCE,
    "she did not come": Elsewhere.ATTENDANCE,
    "her diagnosis explains it": Elsewhere.PLAN,
    "20 mg in the morning": Elsewhere.PLAN,
    "PHQ-9 was high": Elsewhere.PLAN,
    "the care plan says otherwise": Elsewhere.PLAN,
    "a member spoke of self-harm": Elsewhere.SAFETY,
    "he said he wants to kill himself": Elsewhere.SAFETY,
}


@pytest.mark.parametrize("text", READS_LIKE)
def test_words_of_the_ordinary_record_are_recognised(text: str) -> None:
    assert belongs_elsewhere(text) == (READS_LIKE[text],)
    assert READS_LIKE[text].sentence.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I caught myself wanting to rescue the group.",
        "The silence after the poem: my own fear of endings started there.",
        "I came away tired. Why do I want to please them?",
        "Ask in supervision about the pull to explain.",
        "Act 2, scene 3.10 of the same old play",
    ],
)
def test_plain_thinking_is_left_alone(text: str) -> None:
    assert belongs_elsewhere(text) == ()
