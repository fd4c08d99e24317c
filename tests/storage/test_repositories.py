"""What repositories promise beyond giving back what they were given: order, replacing, refusing, leaving alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from tests.storage.conftest import NOW, Evening, an_evening, save
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.ids import (
    AddendumId,
    BlockId,
    GroupId,
    MembershipId,
    NoteId,
    PersonId,
    SessionId,
    new_id,
)
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.note import Addendum, GroupNote, NoteText
from workwell_desktop.domain.session import SessionState
from workwell_desktop.storage.vault import Vault
from workwell_desktop.storage.work import UnitOfWork

GONE: dict[str, Callable[[UnitOfWork], object]] = {
    "group": lambda work: work.groups.get(GroupId(new_id())),
    "person": lambda work: work.people.get(PersonId(new_id())),
    "membership": lambda work: work.memberships.get(MembershipId(new_id())),
    "session": lambda work: work.sessions.get(SessionId(new_id())),
}


@pytest.mark.parametrize("thing", GONE)
def test_what_is_gone_is_said_to_be_gone(vault: Vault, thing: str) -> None:
    with pytest.raises(Refusal, match=f"That {thing} is no longer here"), vault.work("test.read") as work:
        GONE[thing](work)


def test_an_empty_vault_has_nothing_and_says_so_quietly(vault: Vault) -> None:
    with vault.work("test.read") as work:
        assert work.groups.all() == ()
        assert work.people.all() == ()
        assert work.sessions.between(NOW - timedelta(days=9999), NOW + timedelta(days=9999)) == ()
        assert work.marks.of_sessions([]) == ()
        assert work.notes.of_sessions([]) == ()
        assert work.notes.of_session(SessionId(new_id())) is None
        assert work.facilitator.get() == Facilitator()
        assert work.search.find("anything") == ()


def test_lists_come_in_the_order_of_names_and_days(vault: Vault, evening: Evening) -> None:
    people = [
        replace(evening.person, id=PersonId(new_id()), display_name=name)
        for name in ("zoë", "Łukasz", "Adam", "Mia", "bea")
    ]
    later = [
        replace(
            evening.session, id=SessionId(new_id()), agenda=Agenda(), starts_at=NOW + timedelta(days=n), number=n + 7
        )
        for n in (14, 7)
    ]
    with vault.work("test.save") as work:
        for person in people:
            work.people.save(person)
        for session in later:
            work.sessions.save(session)
        work.commit()
    with vault.work("test.read") as work:
        names = [person.display_name for person in work.people.all() if person.id != evening.person.id]
        assert names == ["Adam", "bea", "Łukasz", "Mia", "zoë"]
        assert [session.number for session in work.sessions.of_group(evening.group.id)] == [7, 14, 21]


def test_a_mark_replaces_the_one_before_and_can_be_cleared(vault: Vault, evening: Evening) -> None:
    changed = replace(evening.mark, code=Code.PRESENT, late_minutes=3, comment="")
    with vault.work("test.mark") as work:
        work.marks.put(changed)
        work.marks.put(changed)
        work.commit()
    with vault.work("test.clear") as work:
        assert work.marks.of_session(evening.session.id) == (changed,)
        work.marks.clear(evening.session.id, evening.person.id)
        work.marks.clear(evening.session.id, evening.person.id)
        assert work.marks.of_session(evening.session.id) == ()


def test_an_agenda_can_be_reordered_shortened_and_copied(vault: Vault, evening: Evening) -> None:
    blocks = tuple(Block(id=BlockId(new_id()), title=title) for title in ("one", "two", "three"))
    session = replace(evening.session, agenda=Agenda(blocks))
    copy = replace(session, id=SessionId(new_id()), number=8)
    for kept in (
        session,
        replace(session, agenda=Agenda(blocks[::-1])),
        replace(session, agenda=Agenda(blocks[1:2])),
    ):
        with vault.work("test.plan") as work:
            work.sessions.save(kept)
            work.sessions.save(copy)
            work.commit()
        with vault.work("test.read") as work:
            assert work.sessions.get(session.id).agenda == kept.agenda
            assert work.sessions.get(copy.id).agenda == session.agenda


# --------------------------------------------------------------------------------------------------------- removing


def test_removing_a_membership_leaves_marks_and_notes_unchanged(vault: Vault, evening: Evening) -> None:
    with vault.work("test.remove") as work:
        work.memberships.remove(evening.membership.id)
        work.commit()
    with vault.work("test.read") as work:
        assert work.memberships.of_group(evening.group.id) == ()
        assert work.marks.of_group(evening.group.id) == (evening.mark,)
        assert work.notes.of_session(evening.session.id) == evening.note
        assert work.people.get(evening.person.id) == evening.person


def test_a_person_in_a_register_stays(vault: Vault, evening: Evening) -> None:
    with pytest.raises(Refusal, match="stands in a register"), vault.work("test.remove") as work:
        work.people.remove(evening.person.id)
    with vault.work("test.remove") as work:
        work.marks.clear(evening.session.id, evening.person.id)
        work.people.remove(evening.person.id)
        work.commit()
    with vault.work("test.read") as work:
        assert work.people.all() == ()
        assert work.memberships.of_group(evening.group.id) == ()


def test_a_session_with_marks_or_a_note_stays(vault: Vault, evening: Evening) -> None:
    with pytest.raises(Refusal, match="attendance marks"), vault.work("test.remove") as work:
        work.sessions.remove(evening.session.id)
    with vault.work("test.remove") as work:
        work.marks.clear(evening.session.id, evening.person.id)
        with pytest.raises(Refusal, match="has a note"):
            work.sessions.remove(evening.session.id)
    with vault.work("test.read") as work:
        assert work.sessions.get(evening.session.id) == evening.session
        assert work.marks.of_session(evening.session.id) == (evening.mark,)


def test_a_session_goes_with_its_plan_and_an_empty_draft(vault: Vault, evening: Evening) -> None:
    with vault.work("test.remove") as work:
        work.marks.clear(evening.session.id, evening.person.id)
        work.notes.save(evening.note.written(NoteText(happened="  \n"), NOW))
        work.sessions.remove(evening.session.id)
        work.commit()
    with vault.work("test.read") as work:
        assert work.sessions.of_group(evening.group.id) == ()
        assert work.notes.of_session(evening.session.id) is None
    assert vault.connection.exec_driver_sql("SELECT count(*) FROM blocks").scalar() == 0
    vault.connection.rollback()


def test_a_group_with_sessions_stays(vault: Vault, evening: Evening) -> None:
    with pytest.raises(Refusal, match="has sessions"), vault.work("test.remove") as work:
        work.groups.remove(evening.group.id)


def test_a_group_without_sessions_goes_and_its_people_stay(vault: Vault, evening: Evening) -> None:
    other = replace(evening.group, id=GroupId(new_id()))
    membership = replace(evening.membership, id=MembershipId(new_id()), group_id=other.id)
    with vault.work("test.save") as work:
        work.groups.save(other)
        work.memberships.save(membership)
        work.commit()
    with vault.work("test.remove") as work:
        work.groups.remove(other.id)
        work.commit()
    with vault.work("test.read") as work:
        assert work.groups.all() == (evening.group,)
        assert work.memberships.of_person(evening.person.id) == (evening.membership,)


# ------------------------------------------------------------------------------------------------------ signed notes


def signed(vault: Vault, evening: Evening) -> GroupNote:
    note = evening.note.signed("Dana Reyes", NOW)
    with vault.work("test.sign") as work:
        work.notes.save(note)
        work.commit()
    return note


def test_a_signed_text_is_never_written_over(vault: Vault, evening: Evening) -> None:
    note = signed(vault, evening)
    forgeries = (
        evening.note,
        replace(note, text=NoteText(happened="Something else")),
        replace(note, author="Somebody else"),
        replace(note, signed_at=NOW + timedelta(minutes=1)),
        replace(note, digest=""),
    )
    for forgery in forgeries:
        with pytest.raises(Refusal, match="signed"), vault.work("test.forge") as work:
            work.notes.save(forgery)
    with vault.work("test.read") as work:
        assert work.notes.of_session(evening.session.id) == note


def test_an_addendum_is_added_and_never_taken_away(vault: Vault, evening: Evening) -> None:
    note = signed(vault, evening).locked(NOW)
    with_one = note.with_addendum(
        Addendum(id=AddendumId(new_id()), written_at=NOW, author="Dana", reason="Forgotten", text="One more thing")
    )
    with vault.work("test.add") as work:
        work.notes.save(with_one)
        work.commit()
    for forgery in (note, replace(with_one, addenda=(replace(with_one.addenda[0], text="Another"),))):
        with pytest.raises(Refusal, match="signed"), vault.work("test.forge") as work:
            work.notes.save(forgery)
    with vault.work("test.read") as work:
        assert work.notes.of_session(evening.session.id) == with_one


def test_a_session_has_at_most_one_note(vault: Vault, evening: Evening) -> None:
    with pytest.raises(IntegrityError), vault.work("test.twice") as work:
        work.notes.save(replace(evening.note, id=NoteId(new_id())))


def test_a_person_is_in_a_group_at_most_once(vault: Vault, evening: Evening) -> None:
    with pytest.raises(IntegrityError), vault.work("test.twice") as work:
        work.memberships.save(replace(evening.membership, id=MembershipId(new_id())))


def test_references_are_checked(vault: Vault) -> None:
    alone = an_evening()
    with pytest.raises(Refusal, match="no longer here"), vault.work("test.alone") as work:
        work.sessions.save(alone.session)


def test_values_outlive_their_transaction_and_the_vault(vault: Vault, evening: Evening) -> None:
    with vault.work("test.read") as work:
        session = work.sessions.get(evening.session.id)
        membership = work.memberships.get(evening.membership.id)
    vault.close()
    assert session.agenda.blocks[0].title == evening.session.agenda.blocks[0].title
    assert membership.steps == (Step(status=MembershipStatus.ACTIVE, on=date(2026, 1, 7)),)
    assert session.state is SessionState.PLANNED
    assert isinstance(membership, Membership)


def test_two_groups_keep_their_marks_apart(vault: Vault, evening: Evening) -> None:
    other = an_evening()
    save(vault, other)
    with vault.work("test.read") as work:
        assert work.marks.of_group(other.group.id) == (other.mark,)
        assert set(work.marks.of_sessions([evening.session.id, other.session.id])) == {evening.mark, other.mark}
