"""Vaults to test on, and a believable group to put in them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.vault_fixture import KEY, vault, vault_path, vault_template
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, MembershipId, NoteId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.note import GroupNote, NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault

__all__ = ["vault", "vault_path", "vault_template"]

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
CANARY = "zyzzyva-of-cliffside"
"""A word that stands in every text field, and must stand nowhere else."""


@dataclass(frozen=True)
class Evening:
    """One group, one person in it, one session with a plan, a mark and a note."""

    group: Group
    person: Person
    membership: Membership
    session: Session
    mark: Mark
    note: GroupNote


def an_evening() -> Evening:
    """Return an evening with fresh ids."""
    group = Group(id=GroupId(new_id()), name=f"Lanterns {CANARY}", purpose=CANARY)
    person = Person(id=PersonId(new_id()), display_name=f"Łukasz {CANARY}", languages=("Polski",))
    step = Step(status=MembershipStatus.ACTIVE, on=date(2026, 1, 7))
    block = Block(id=BlockId(new_id()), title=f"Check-in {CANARY}", prompts=(CANARY,))
    session = Session(
        id=SessionId(new_id()),
        group_id=group.id,
        number=7,
        starts_at=NOW,
        length=timedelta(minutes=90),
        theme=f"Trust {CANARY}",
        agenda=Agenda((block,)),
    )
    return Evening(
        group,
        person,
        Membership(id=MembershipId(new_id()), group_id=group.id, person_id=person.id, steps=(step,)),
        session,
        Mark(session_id=session.id, person_id=person.id, code=Code.LATE, marked_at=NOW, comment=CANARY),
        GroupNote(
            id=NoteId(new_id()), session_id=session.id, text=NoteText(happened=f"We spoke, {CANARY}."), edited_at=NOW
        ),
    )


def save(vault: Vault, evening: Evening, action: str = "test.evening") -> None:
    """Put an evening into a vault, in one commit."""
    with vault.work(action) as work:
        work.groups.save(evening.group)
        work.people.save(evening.person)
        work.memberships.save(evening.membership)
        work.sessions.save(evening.session)
        work.marks.put(evening.mark)
        work.notes.save(evening.note)
        work.commit()


@pytest.fixture
def evening(vault: Vault) -> Evening:
    """Return an evening that is in the vault."""
    made = an_evening()
    save(vault, made)
    return made


@pytest.fixture
def full_path(vault_path: Path) -> Path:
    """Return the closed file of a vault with one evening and many notes: some sixty pages and more."""
    opened = Vault.open(vault_path, KEY)
    save(opened, an_evening())
    with opened.work("test.fill") as work:
        for number in range(200):
            work.people.save(Person(id=PersonId(new_id()), display_name=f"Person {number} " + "word " * 20))
        work.commit()
    opened.close()
    return vault_path
