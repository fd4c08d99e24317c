"""Handing groups over: what arrives is what was given, nothing comes twice, and nothing is written over silently."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.usecases.conftest import EVENING
from tests.usecases.handing import Facilitating, everything, for_a_substitute
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.bundle import Choice, Fate
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.hand_over import Direction
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import MembershipStatus, Step
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.rights import Erasure
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.usecases.hand_over_notes import HandOverNotes

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


def full_group(who: Facilitating) -> Group:
    """Keep the sample group with one thing of every kind that may be handed over."""
    group_id = who.desk.sample.add()
    who.desk.profiles.apply(group_id, RecordProfile.CLINICAL, remove=False)
    group = who.desk.groups.all()[0]
    session = next(each for each in who.desk.sessions.of_group(group_id) if each.state.held)
    person = who.desk.people.all()[0]
    reached = ContactConsent(ways=frozenset({ContactWay.PHONE}), details="0151 23", may_leave_message=True)
    who.desk.people.save(replace(person, contact=reached, access_needs=("Large print",)))
    who.desk.person_notes.write(session.id, person.id, "Spoke of a sister.")
    follow_up = who.desk.follow_ups.make_by_hand("Ask about a lift", person_id=person.id, group_id=group_id)
    who.desk.follow_ups.close(follow_up.id, Outcome.REACHED, "Has one", log=True, way=ContactWay.PHONE)
    who.desk.follow_ups.make_by_hand("Bring the kettle", group_id=group_id)
    HandOverNotes(who.desk.means).write(group_id, "The key hangs behind the door.")
    return group


def other_group(who: Facilitating) -> tuple[Group, Person]:
    """Keep a second group that is never handed over, with somebody in it."""
    group = who.desk.groups.save(Group(id=GroupId(new_id()), name="Quarry Lane", profile=RecordProfile.CLINICAL))
    person = Person(id=PersonId(new_id()), display_name="Zyzzyva Quarrymaid")
    return group, who.desk.roster.add_new(group.id, person, EVENING.date())[0]


def test_all_of_a_group_arrives_and_nothing_of_another(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    _, stranger = other_group(ruth)
    path = ruth.gives(tomas, everything(group))
    preview = tomas.sees(path)
    assert tomas.desk.groups.all() == ()
    assert (preview.giver, preview.groups) == ("Ruth", (group.name,))
    assert preview.fingerprint == ruth.bundles.own_key().fingerprint
    assert preview.count(Fate.NEW) == len(ruth.rows(everything(group)))
    tomas.takes(path)
    assert tomas.backups == 1
    assert tomas.rows(everything(group)) == ruth.rows(everything(group))
    names = [each.display_name for each in ruth.desk.people.all() if each.id != stranger.id]
    assert [each.display_name for each in tomas.desk.people.all()] == names
    assert ruth.desk.finding.find("trust") == tomas.desk.finding.find("trust") != ()
    kinds = {kind for kind, *_ in tomas.rows(everything(group))}
    assert kinds >= {"group", "agreement", "person", "contact_details", "membership", "session", "mark", "note"}
    assert kinds >= {"person_note", "contact", "follow_up", "hand_over_note", "run_event"}


def test_what_was_not_ticked_stays_with_the_giver(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    tomas.takes(ruth.gives(tomas, replace(everything(group), person_notes=False, contacts=False, incidents=False)))
    person = tomas.desk.people.all()[0]
    assert tomas.desk.person_notes.of_person(person.id) == ()
    assert tomas.desk.contacts.of_person(person.id) == ()
    assert ruth.desk.contacts.of_person(person.id) != ()


def test_a_note_about_somebody_who_is_in_another_group_too_goes_only_with_its_session(
    ruth: Facilitating, tomas: Facilitating
) -> None:
    group = full_group(ruth)
    person = ruth.desk.people.all()[0]
    quarry, _ = other_group(ruth)
    ruth.desk.roster.add(quarry.id, person.id, MembershipStatus.ACTIVE, EVENING.date())
    session = _session(ruth, quarry)
    ruth.desk.person_notes.write(session.id, person.id, "Of the other group.")
    tomas.takes(ruth.gives(tomas, everything(group)))
    assert [line.note.text for line in tomas.desk.person_notes.of_person(person.id)] == ["Spoke of a sister."]
    assert tomas.desk.contacts.of_person(person.id) != ()


def test_a_substitute_gets_plan_roster_and_note_but_no_register(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    gone = ruth.desk.people.all()[1]
    membership = next(m for m in ruth.desk.roster.of_group(group.id).members if m.person.id == gone.id).membership
    with ruth.vault.work("test.leave") as work:
        left = Step(status=MembershipStatus.LEFT, on=EVENING.date())
        work.memberships.save(replace(membership, steps=(*membership.steps, left)))
        work.commit()
    tomas.takes(ruth.gives(tomas, for_a_substitute(group)))
    kinds = {kind for kind, *_ in tomas.rows(everything(group))}
    assert kinds <= {
        "group", "schedule", "print_options", "agreement", "hand_over_note", "person", "membership", "session",
        "access_needs",
    }  # fmt: skip
    assert all(not each.state.held for each in tomas.desk.sessions.of_group(group.id))
    assert tomas.desk.sessions.of_group(group.id)
    assert gone.id not in {each.id for each in tomas.desk.people.all()}
    assert {each.contact.details for each in tomas.desk.people.all()} == {""}


def test_a_group_that_keeps_short_names_gives_short_names(ruth: Facilitating, tomas: Facilitating) -> None:
    group = ruth.desk.groups.save(Group(id=GroupId(new_id()), name="Lane", profile=RecordProfile.PEER_MINIMAL))
    quarry, _ = other_group(ruth)
    person = Person(id=PersonId(new_id()), display_name="Maya Robinson", access_needs=("Ramp",))
    maya, _membership = ruth.desk.roster.add_new(quarry.id, person, EVENING.date())
    ruth.desk.roster.add(group.id, maya.id, MembershipStatus.ACTIVE, EVENING.date())
    tomas.takes(ruth.gives(tomas, everything(group)))
    assert [each.display_name for each in tomas.desk.people.all()] == ["Maya R."]


def test_the_same_bundle_again_and_a_newer_one_create_nothing_twice(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    path = ruth.gives(tomas, everything(group))
    tomas.takes(path)
    before, trail = tomas.rows(everything(group)), _trail(tomas)
    assert tomas.sees(path).changes_nothing
    tomas.takes(path)
    assert (tomas.rows(everything(group)), _trail(tomas)) == (before, trail)
    tomas.takes(ruth.gives(tomas, everything(group)))
    assert tomas.rows(everything(group)) == before
    assert len([each for each in tomas.bundles.history() if each.direction is Direction.TAKEN]) == 2


def test_changed_only_there_is_updated_and_changed_only_here_is_kept(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    tomas.takes(ruth.gives(tomas, everything(group)))
    first, second = (each for each in ruth.desk.sessions.of_group(group.id) if each.state.upcoming)
    _retitle(ruth, first, "Changed by Ruth")
    _retitle(tomas, second, "Changed by Tomas")
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
    session = _first_to_come(ruth, group)
    for number in range(4):
        _retitle(ruth, session, f"Version {number}")
        path = ruth.gives(tomas, everything(group))
        if number != 1:  # one of them is lost on the way
            assert not tomas.takes(path).preview.conflicts
    assert tomas.desk.sessions.get(session.id)[0].theme == "Version 3"


def test_changed_on_both_sides_is_shown_and_the_person_chooses(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    tomas.takes(ruth.gives(tomas, everything(group)))
    session = _first_to_come(ruth, group)
    _retitle(ruth, session, "Ruth's")
    _retitle(tomas, session, "Tomas's")
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
    _retitle(ruth, session, "Ruth's again")
    _retitle(tomas, session, "Tomas's again")
    path = ruth.gives(tomas, everything(group))
    tomas.takes(path, theirs=[each.key for each in tomas.sees(path).conflicts])
    assert tomas.desk.sessions.get(session.id)[0].theme == "Ruth's again"


def test_a_lost_bundle_does_not_let_an_old_state_win(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    session = _first_to_come(ruth, group)
    tomas.takes(ruth.gives(tomas, everything(group)))
    _retitle(ruth, session, "Newer, never received")
    ruth.gives(tomas, everything(group))
    preview = ruth.takes(tomas.gives(ruth, everything(group))).preview
    assert preview.conflicts == ()
    assert ruth.desk.sessions.get(session.id)[0].theme == "Newer, never received"
    _retitle(tomas, session, "Changed over there")
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
    session = _first_to_come(ruth, group)
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
    session = _first_to_come(tomas, group)
    tomas.now = session.ends_at
    tomas.desk.attendance.mark(session.id, person.id, Code.PRESENT)
    preview = ruth.takes(tomas.gives(ruth, everything(group))).preview
    assert preview.conflicts == ()
    again = next(each for each in ruth.desk.people.all() if each.id == person.id)
    assert (again.contact.details, again.pronouns) == ("0151 23", "they")
    register = ruth.desk.attendance.of_session(session.id)
    assert any(entry.mark is not None and entry.mark.code is Code.PRESENT for entry in register.entries)


def test_words_open_a_bundle_too_and_other_words_do_not(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    phrase = ruth.bundles.new_phrase()
    path = ruth.folder / "spoken.wwhandover"
    ruth.bundles.give(everything(group), ruth.bundles.receiver_with_words("Tomas", phrase), path)
    assert tomas.bundles.needs_words(path)
    with pytest.raises(Refusal, match="do not open"):
        tomas.bundles.open(path, tomas.bundles.new_phrase())
    opened = tomas.bundles.open(path, phrase.upper().replace("-", " "))
    assert opened.preview.fingerprint == ""
    assert tomas.bundles.take(opened) > 0


def test_nobody_else_opens_it_and_the_giver_need_not(ruth: Facilitating, tomas: Facilitating, tmp_path: Path) -> None:
    group = full_group(ruth)
    path = ruth.gives(tomas, everything(group))
    ruth.bundles.own_key()
    with pytest.raises(Refusal, match="another key"):
        ruth.bundles.open(path)
    phrase = ruth.bundles.new_phrase()
    own = tmp_path / "own.wwhandover"
    ruth.bundles.give(everything(group), ruth.bundles.receiver_with_words("Myself", phrase), own)
    with pytest.raises(Refusal, match="yourself"):
        ruth.bundles.open(own, phrase)


def test_without_a_key_of_ones_own_the_sentence_says_what_to_do(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    path = ruth.gives(tomas, everything(group))
    with tomas.vault.work("test.lost") as work:
        work.own_identity.clear()
        work.commit()
    with pytest.raises(Refusal, match="made none yet"):
        tomas.bundles.open(path)


def test_nothing_chosen_and_nobody_named_are_said_beside_their_fields(ruth: Facilitating) -> None:
    with pytest.raises(Refusal) as no:
        ruth.bundles.contents(Choice(groups=()))
    assert no.value.field == "groups"
    with pytest.raises(Refusal) as no:
        ruth.bundles.receiver_with_words(" ", ruth.bundles.new_phrase())
    assert no.value.field == "partner"


def test_one_s_own_key_is_made_once(ruth: Facilitating) -> None:
    assert ruth.bundles.own_key() == ruth.bundles.own_key()
    assert ruth.bundles.own_key().picture.startswith(b"\x89PNG")


def test_no_name_can_be_read_in_a_bundle_and_the_workshop_is_empty(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    path = ruth.gives(tomas, everything(group))
    tomas.takes(path)
    assert list(ruth.folder.glob("giving-*")) == list(tomas.folder.glob("taking-*")) == []
    content = path.read_bytes()
    for word in (group.name, "kettle", "Ruth", "Tomas", ruth.bundles.own_key().public):
        assert word.encode() not in content


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
        sessions = [_session(ruth, group) for _ in range(3)]
        tomas.takes(ruth.gives(tomas, everything(group)))
        seen: dict[tuple[str, int], list[str]] = {(who, n): [""] for who in ("ruth", "tomas") for n in range(3)}
        people = {"ruth": ruth, "tomas": tomas}
        for number, (what, place) in enumerate(edits):
            if what in people:
                _retitle(people[what], sessions[place], f"{what} {number}")
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


def _session(who: Facilitating, group: Group) -> Session:
    return who.desk.sessions.save(
        Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=len(who.desk.sessions.of_group(group.id)) + 1,
            starts_at=EVENING + timedelta(days=len(who.desk.sessions.of_group(group.id))),
            length=timedelta(minutes=90),
        )
    )


def _retitle(who: Facilitating, session: Session, theme: str) -> None:
    who.desk.sessions.save(replace(who.desk.sessions.get(session.id)[0], theme=theme))


def _first_to_come(who: Facilitating, group: Group) -> Session:
    return next(each for each in who.desk.sessions.of_group(group.id) if each.state.upcoming)


def _trail(who: Facilitating) -> object:
    with who.vault.work("test.read") as work:
        return work.audit.head()
