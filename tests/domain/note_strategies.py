"""Hypothesis strategies for notes of every signed class, in any state, signed and locked the way the rules do."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from tests.domain import strategies as draw
from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.hand_over_note import HandOverNote
from workwell_desktop.domain.ids import (
    DebriefId,
    GroupId,
    HandOverNoteId,
    IncidentId,
    PersonId,
    PersonNoteId,
    SessionId,
    SupervisionNoteId,
)
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.signed import NoteState, Signed
from workwell_desktop.domain.supervision import SupervisionNote

N = TypeVar("N", bound=Signed)


def _words() -> st.SearchStrategy[str]:
    return draw.texts().filter(lambda text: bool(text.strip()))


@st.composite
def _through_life(
    take: st.DrawFn, begun: st.SearchStrategy[N], states: st.SearchStrategy[NoteState] | None = None
) -> N:
    """Draw a note and let it go as far as it goes: draft, signed or locked, with addenda."""
    note, state = take(begun), take(st.sampled_from(NoteState) if states is None else states)
    if state is NoteState.DRAFT:
        return note
    note = note.signed(take(draw.lines(needed=True)), take(draw.moments()))
    if state is NoteState.LOCKED:
        note = note.locked(take(draw.moments()))
    for addendum in take(st.lists(draw.addenda(), max_size=2, unique_by=lambda added: added.id)):
        note = note.with_addendum(addendum)
    return note


def person_notes(
    person_id: PersonId | None = None, states: st.SearchStrategy[NoteState] | None = None
) -> st.SearchStrategy[PersonNote]:
    """Draw person notes; apart from any session."""
    begun = st.builds(
        PersonNote,
        id=draw.ids().map(PersonNoteId),
        person_id=st.just(person_id) if person_id else draw.ids().map(PersonId),
        session_id=st.none(),
        text=_words(),
        edited_at=draw.moments(),
    )
    return _through_life(begun, states)


def debriefs(
    session_id: SessionId | None = None, states: st.SearchStrategy[NoteState] | None = None
) -> st.SearchStrategy[Debrief]:
    """Draw debriefs."""
    begun = st.builds(
        Debrief,
        id=draw.ids().map(DebriefId),
        session_id=st.just(session_id) if session_id else draw.ids().map(SessionId),
        text=_words(),
        edited_at=draw.moments(),
    )
    return _through_life(begun, states)


def supervision_notes(states: st.SearchStrategy[NoteState] | None = None) -> st.SearchStrategy[SupervisionNote]:
    """Draw entries of a supervision log."""
    begun = st.builds(
        SupervisionNote,
        id=draw.ids().map(SupervisionNoteId),
        on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        supervisor=draw.lines(),
        text=_words(),
        edited_at=draw.moments(),
    )
    return _through_life(begun, states)


def hand_over_notes(
    group_id: GroupId | None = None, states: st.SearchStrategy[NoteState] | None = None
) -> st.SearchStrategy[HandOverNote]:
    """Draw hand-over notes."""
    begun = st.builds(
        HandOverNote,
        id=draw.ids().map(HandOverNoteId),
        group_id=st.just(group_id) if group_id else draw.ids().map(GroupId),
        text=_words(),
        edited_at=draw.moments(),
    )
    return _through_life(begun, states)


def incidents(states: st.SearchStrategy[NoteState] | None = None) -> st.SearchStrategy[Incident]:
    """Draw incident reports; apart from any session and group."""
    begun = st.builds(
        Incident,
        id=draw.ids().map(IncidentId),
        opened_at=draw.moments(),
        closed_at=st.none() | draw.moments(),
        steps=st.lists(draw.lines(needed=True), max_size=3).map(tuple),
        facts=_words(),
        actions=draw.texts(),
        told=draw.texts(),
        opinion=draw.texts(),
        edited_at=draw.moments(),
    )
    return _through_life(begun, states)


ALL: dict[str, Callable[..., st.SearchStrategy[Signed]]] = {
    "group note": lambda states=None: draw.notes(states=states),
    "person note": lambda states=None: person_notes(states=states),
    "debrief": lambda states=None: debriefs(states=states),
    "supervision note": supervision_notes,
    "hand-over note": lambda states=None: hand_over_notes(states=states),
    "incident": incidents,
}
"""Every class that is signed, by what it is called."""
