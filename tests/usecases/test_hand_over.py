"""Handing groups over: what arrives is what was given, nothing comes twice, and nothing is written over silently."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.usecases.conftest import EVENING
from tests.usecases.handing import (
    Facilitating,
    a_session,
    everything,
    for_a_substitute,
    full_group,
    other_group,
    trail,
)
from workwell_desktop.domain.bundle import Choice, Fate
from workwell_desktop.domain.errors import DiskFull, Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.hand_over import Direction
from workwell_desktop.domain.ids import GroupId, PersonId, new_id
from workwell_desktop.domain.membership import MembershipStatus, Step
from workwell_desktop.domain.person import Person
from workwell_desktop.storage.work import UnitOfWork

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
    session = a_session(ruth, quarry)
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


def test_what_a_profile_no_longer_keeps_is_not_given_either(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    session = next(each for each in ruth.desk.sessions.of_group(group.id) if each.state.held)
    marked = ruth.desk.attendance.of_session(session.id).entries[0]
    ruth.desk.attendance.describe(session.id, marked.person_id, reason="At the clinic", comment="Pale")
    ruth.desk.profiles.apply(group.id, RecordProfile.WORKPLACE, remove=False)
    tomas.takes(ruth.gives(tomas, everything(group)))
    with tomas.vault.work("test.read") as work:
        marks = work.marks.of_session(session.id)
    assert {(each.reason, each.comment) for each in marks} == {("", "")}
    assert all(tomas.desk.person_notes.of_person(each.id) == () for each in tomas.desk.people.all())
    ruth.desk.profiles.apply(group.id, RecordProfile.HEADCOUNT_ONLY, remove=False)
    ruth.now += timedelta(hours=1)
    assert set(ruth.bundles.contents(everything(group))) & {"person", "mark", "membership", "contact"} == set()


def test_a_bundle_that_could_not_be_noted_is_not_left_behind(ruth: Facilitating, tmp_path: Path) -> None:
    group = full_group(ruth)
    receiver = ruth.bundles.receiver_with_words("Tomas", ruth.bundles.new_phrase())

    def full(action: str) -> UnitOfWork:
        if action == "hand_over.give":
            raise DiskFull
        return ruth.vault.work(action)

    bundles = replace(ruth.bundles, means=replace(ruth.bundles.means, open_work=full))
    with pytest.raises(DiskFull):
        bundles.give(everything(group), receiver, tmp_path / "lost.wwhandover")
    assert not list(tmp_path.glob("*.wwhandover*"))


def test_the_same_bundle_again_and_a_newer_one_create_nothing_twice(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    path = ruth.gives(tomas, everything(group))
    tomas.takes(path)
    before, end = tomas.rows(everything(group)), trail(tomas)
    assert tomas.sees(path).changes_nothing
    tomas.takes(path)
    assert (tomas.rows(everything(group)), trail(tomas)) == (before, end)
    tomas.takes(ruth.gives(tomas, everything(group)))
    assert tomas.rows(everything(group)) == before
    assert len([each for each in tomas.bundles.history() if each.direction is Direction.TAKEN]) == 2


def test_it_is_taken_over_beside_the_window_while_somebody_works(ruth: Facilitating, tomas: Facilitating) -> None:
    group = full_group(ruth)
    opened = tomas.bundles.open(ruth.gives(tomas, everything(group)))
    with ThreadPoolExecutor() as beside:
        taking = beside.submit(tomas.bundles.take, opened)
        seen = 0
        while not taking.done():
            seen = max(seen, len(tomas.desk.groups.all()))
            tomas.desk.own_name.save(Facilitator(name="Tomas", organisation=str(seen)))
    assert taking.result() > 0
    assert seen <= 1
    assert tomas.rows(everything(group)) == ruth.rows(everything(group))


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
