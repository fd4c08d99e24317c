"""Groups that go to and fro: who changed what since, without clocks, and no edit lost in silence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.usecases.conftest import EVENING
from tests.usecases.handing import (
    Facilitating,
    a_session,
    everything,
    first_to_come,
    for_a_substitute,
    full_group,
    retitle,
)
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.bundle import Fate
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.rights import Erasure
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import NoteState

pytestmark = pytest.mark.slow


@pytest.fixture
def ruth(tmp_path: Path, empty_vault: Path) -> Iterator[Facilitating]:
    made = Facilitating("Ruth", tmp_path / "ruth", empty_vault)
    yield made
    made.vault.close()


@pytest.fixture
def tomas(tmp_path: Path, empty_vault: Path) -> Iterator[Facilitating]:
    made = Facilitating("Tomas", tmp_path / "tomas", empty_vault)
    yield made
    made.vault.close()


def test_changed_only_there_is_updated_and_changed_only_here_is_kept(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    tomas.takes(ruth.gives(tomas, everything(group)))
    first, second = (each for each in ruth.desk.sessions.of_group(group.id) if each.state.upcoming)
    retitle(ruth, first, "Changed by Ruth")
    retitle(tomas, second, "Changed by Tomas")
    preview = tomas.takes(ruth.gives(tomas, everything(group))).preview
    assert (preview.count(Fate.UPDATED), preview.count(Fate.KEPT), preview.conflicts) == (1, 1, ())
    assert [tomas.desk.sessions.get(each.id)[0].theme for each in (first, second)] == [
        "Changed by Ruth", "Changed by Tomas"
    ]  # fmt: skip
    back = ruth.takes(tomas.gives(ruth, everything(group))).preview
    assert (back.count(Fate.UPDATED), back.count(Fate.KEPT), back.conflicts) == (1, 0, ())
    assert ruth.rows(everything(group)) == tomas.rows(everything(group))


def test_many_bundles_in_one_direction_never_become_a_conflict(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    session = first_to_come(ruth, group)
    for number in range(4):
        retitle(ruth, session, f"Version {number}")
        path = ruth.gives(tomas, everything(group))
        if number != 1:  # one of them is lost on the way
            assert not tomas.takes(path).preview.conflicts
    assert tomas.desk.sessions.get(session.id)[0].theme == "Version 3"


def test_changed_on_both_sides_is_shown_and_the_person_chooses(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    tomas.takes(ruth.gives(tomas, everything(group)))
    session = first_to_come(ruth, group)
    retitle(ruth, session, "Ruth's")
    retitle(tomas, session, "Tomas's")
    path = ruth.gives(tomas, everything(group))
    (conflict,) = tomas.sees(path).conflicts
    assert conflict.kind == "session"
    (difference,) = conflict.differences
    assert (difference.column, difference.ours, difference.theirs) == ("theme", "Tomas's", "Ruth's")
    tomas.takes(path)
    assert tomas.desk.sessions.get(session.id)[0].theme == "Tomas's"
    assert tomas.sees(path).changes_nothing
    assert not ruth.takes(tomas.gives(ruth, everything(group))).preview.conflicts
    assert ruth.desk.sessions.get(session.id)[0].theme == "Tomas's"
    retitle(ruth, session, "Ruth's again")
    retitle(tomas, session, "Tomas's again")
    path = ruth.gives(tomas, everything(group))
    tomas.takes(path, theirs=[each.key for each in tomas.sees(path).conflicts])
    assert tomas.desk.sessions.get(session.id)[0].theme == "Ruth's again"


def test_a_hold_that_was_lifted_there_is_not_lifted_here_unasked(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    hold = ruth.desk.retention.set_hold(group.id, None, "A letter from the court")
    tomas.takes(ruth.gives(tomas, everything(group)))
    tomas.desk.retention.lift_hold(hold)
    path = tomas.gives(ruth, everything(group))
    assert [each.kind for each in ruth.sees(path).conflicts] == ["legal_hold"]
    ruth.takes(path)
    assert [each.lifted_on for each in ruth.desk.retention.holds()] == [None]


def test_a_lost_bundle_does_not_let_an_old_state_win(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    session = first_to_come(ruth, group)
    tomas.takes(ruth.gives(tomas, everything(group)))
    retitle(ruth, session, "Newer, never received")
    ruth.gives(tomas, everything(group))
    preview = ruth.takes(tomas.gives(ruth, everything(group))).preview
    assert preview.conflicts == ()
    assert ruth.desk.sessions.get(session.id)[0].theme == "Newer, never received"
    retitle(tomas, session, "Changed over there")
    assert [each.kind for each in ruth.sees(tomas.gives(ruth, everything(group))).conflicts] == ["session"]


def test_what_was_removed_or_erased_here_does_not_come_back(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    tomas.takes(ruth.gives(tomas, everything(group)))
    person = tomas.desk.people.all()[0]
    (note,) = tomas.desk.person_notes.of_person(person.id)
    tomas.desk.person_notes.remove(note.note.id)
    path = ruth.gives(tomas, everything(group))
    assert tomas.takes(path).preview.counts["person_note"] == {Fate.LEFT_OUT: 1}
    assert tomas.desk.person_notes.of_person(person.id) == ()


def test_what_was_removed_here_and_changed_there_is_asked_about(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    tomas.takes(ruth.gives(tomas, everything(group)))
    person = tomas.desk.people.all()[0]
    (note,) = tomas.desk.person_notes.of_person(person.id)
    tomas.desk.person_notes.remove(note.note.id)
    ruth.desk.person_notes.rewrite(note.note.id, "Spoke of two sisters.")
    path = ruth.gives(tomas, everything(group))
    (conflict,) = tomas.sees(path).conflicts
    assert (conflict.kind, conflict.removed_here, conflict.about[0]) == ("person_note", True, person.display_name)
    tomas.takes(path)
    assert tomas.desk.person_notes.of_person(person.id) == ()
    ruth.desk.person_notes.rewrite(note.note.id, "Spoke of three sisters.")
    path = ruth.gives(tomas, everything(group))
    tomas.takes(path, theirs=[each.key for each in tomas.sees(path).conflicts])
    assert [each.note.text for each in tomas.desk.person_notes.of_person(person.id)] == ["Spoke of three sisters."]


def test_somebody_erased_here_never_comes_back_with_a_bundle(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    person = ruth.desk.people.all()[0]
    with tomas.vault.work("test.erased") as work:
        work.erasures.save(Erasure(person=person.id, on=EVENING))
        work.commit()
    opened = tomas.takes(ruth.gives(tomas, everything(group)))
    assert opened.preview.counts["person"][Fate.LEFT_OUT] == 1
    assert person.id not in {each.id for each in tomas.desk.people.all()}
    assert all(person.id.hex not in key for _, key, _ in tomas.rows(everything(group)))
    assert opened.preview.counts["mark"][Fate.LEFT_OUT] > 0


def test_a_signed_note_stays_and_an_addendum_from_there_is_added(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    session = next(each for each in ruth.desk.sessions.of_group(group.id) if each.state.held)
    tomas.takes(ruth.gives(tomas, everything(group)))
    ruth.desk.notes.add(session.id, "Forgot", "The window was open.")
    tomas.desk.notes.add(session.id, "Added here", "And the door.")
    assert not tomas.takes(ruth.gives(tomas, everything(group))).preview.conflicts
    note = tomas.desk.notes.of_session(session.id).note
    assert note is not None
    assert note.intact
    assert [each.text for each in note.addenda] == ["And the door.", "The window was open."]


def test_two_notes_of_one_session_are_a_conflict_and_a_signed_one_is_never_given_up(
    ruth: Facilitating, tomas: Facilitating
) -> None:
    group = full_group(ruth)
    session = first_to_come(ruth, group)
    tomas.takes(ruth.gives(tomas, for_a_substitute(group)))
    for who in (ruth, tomas):
        who.now = session.ends_at + timedelta(hours=1)
        who.desk.sessions.end(session.id)
        who.desk.notes.write(session.id, NoteText(happened=f"{who.name} wrote this."))
    path = ruth.gives(tomas, everything(group))
    conflicts = {each.kind: each for each in tomas.sees(path).conflicts}
    assert not conflicts["note"].signed_here
    tomas.desk.notes.sign(session.id)
    (conflict,) = (each for each in tomas.sees(path).conflicts if each.kind == "note")
    assert conflict.signed_here
    tomas.takes(path, theirs=[conflict.key])
    kept = tomas.desk.notes.of_session(session.id).note
    assert kept is not None
    assert (kept.text.happened, kept.state) == ("Tomas wrote this.", NoteState.SIGNED)
    back = tomas.gives(ruth, everything(group))
    ruth.takes(back, theirs=[each.key for each in ruth.sees(back).conflicts])
    there = ruth.desk.notes.of_session(session.id).note
    assert there is not None
    assert (there.id, there.text.happened) == (kept.id, "Tomas wrote this.")


def test_what_a_substitute_was_not_given_is_not_emptied_when_the_group_comes_back(
    ruth: Facilitating, tomas: Facilitating
) -> None:
    group = full_group(ruth)
    person = ruth.desk.people.all()[0]
    tomas.takes(ruth.gives(tomas, for_a_substitute(group)))
    theirs = next(each for each in tomas.desk.people.all() if each.id == person.id)
    tomas.desk.people.save(replace(theirs, pronouns="they"))
    session = first_to_come(tomas, group)
    tomas.now = session.ends_at
    tomas.desk.attendance.mark(session.id, person.id, Code.PRESENT)
    preview = ruth.takes(tomas.gives(ruth, everything(group))).preview
    assert preview.conflicts == ()
    again = next(each for each in ruth.desk.people.all() if each.id == person.id)
    assert (again.contact.details, again.pronouns) == ("0151 23", "they")
    register = ruth.desk.attendance.of_session(session.id)
    assert any(entry.mark is not None and entry.mark.code is Code.PRESENT for entry in register.entries)


EDITS = st.lists(
    st.tuples(st.sampled_from(["ruth", "tomas", "to tomas", "to ruth", "lost"]), st.integers(0, 2)), max_size=12
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_whatever_happens_in_whatever_order_no_edit_is_ever_lost_in_silence(
    tmp_path_factory: pytest.TempPathFactory, empty_vault: Path, edits: list[tuple[str, int]]
) -> None:
    """An edit that vanished from one side was either never taken over, or followed by an edit made upon it."""
    folder = tmp_path_factory.mktemp("pair")
    ruth, tomas = (Facilitating(name, folder / name, empty_vault) for name in ("ruth", "tomas"))
    try:
        group = ruth.desk.groups.save(Group(id=GroupId(new_id()), name="Lane", profile=RecordProfile.CLINICAL))
        sessions = [a_session(ruth, group) for _ in range(3)]
        tomas.takes(ruth.gives(tomas, everything(group)))
        seen: dict[tuple[str, int], list[str]] = {(who, n): [""] for who in ("ruth", "tomas") for n in range(3)}
        people = {"ruth": ruth, "tomas": tomas}
        for number, (what, place) in enumerate(edits):
            if what in people:
                retitle(people[what], sessions[place], f"{what} {number}")
                seen[what, place] = [*seen[what, place], f"{what} {number}"]
            else:
                _exchange(people, what, group, sessions, seen)
    finally:
        ruth.vault.close()
        tomas.vault.close()


def _exchange(
    people: dict[str, Facilitating],
    what: str,
    group: Group,
    sessions: list[Session],
    seen: dict[tuple[str, int], list[str]],
) -> None:
    giver, taker = ("ruth", "tomas") if what != "to ruth" else ("tomas", "ruth")
    path = people[giver].gives(people[taker], everything(group))
    if what == "lost":
        return
    before = [people[taker].desk.sessions.get(each.id)[0].theme for each in sessions]
    preview = people[taker].takes(path).preview
    contested = {each.key for each in preview.conflicts}
    for place, session in enumerate(sessions):
        theme = people[taker].desk.sessions.get(session.id)[0].theme
        there = people[giver].desk.sessions.get(session.id)[0].theme
        if f"session/{session.id.hex}" in contested:
            assert theme == before[place]
            seen[taker, place] = [*seen[giver, place], *seen[taker, place]]
            continue
        if theme != before[place]:  # replaced: by what was made from it
            assert theme == there
            assert before[place] in seen[giver, place]
            seen[taker, place] = seen[giver, place]
        elif theme != there:  # kept: theirs was known here before
            assert there in seen[taker, place]
