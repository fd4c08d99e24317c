"""A facilitator who never stops working: mark, note and plan, saved through the real use cases, over and over.

`python -m tests.reliability.at_work VAULT` says a line after each save that was acknowledged until it is killed. Each
line is a number that grows; what is saved carries it, so that whoever comes after can tell what was lost.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tests.vault_fixture import KEY
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.attendance import MARKABLE, Code
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.work import Means

EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
LATER = EVENING + timedelta(hours=3)


def over(vault: Vault) -> Desk:
    """Return a desk over a vault, late on the evening of the session."""
    return Desk.over(Means(vault.work, _nobody_listens, lambda: LATER))


def settle_in(desk: Desk) -> None:
    """Keep one group, one member and one session that has been held."""
    group = desk.groups.save(Group(id=GroupId(new_id()), name="Lantern Circle"))
    desk.roster.add_new(group.id, Person(id=PersonId(new_id()), display_name="Maya Roth"), EVENING.date())
    session = Session(
        id=SessionId(new_id()), group_id=group.id, number=1, starts_at=EVENING, length=timedelta(minutes=90)
    )
    desk.sessions.save(session)
    desk.sessions.end(session.id)


def code_of(number: int) -> Code:
    """Return the mark that is set in a round."""
    return MARKABLE[number % len(MARKABLE)]


def works(desk: Desk) -> None:
    """Save a mark, a note and a plan in turn; say so each time."""
    (group,) = desk.groups.all()
    (session,) = desk.sessions.of_group(group.id)
    (person,) = desk.people.all()
    note = desk.notes.of_session(session.id).note
    begun = int(note.text.aims) if note is not None else 0
    block = Block(id=BlockId(new_id()), title="Check-in")
    for number in count(begun + 1):
        desk.attendance.mark(session.id, person.id, code_of(number))
        _say("mark", number)
        desk.notes.write(session.id, NoteText(aims=str(number), happened=f"Round {number}. " * 200))
        _say("note", number)
        desk.sessions.save_agenda(session.id, Agenda((replace(block, title=f"Round {number}"),)))
        _say("plan", number)


def _say(kind: str, number: int) -> None:
    sys.stdout.write(f"{kind} {number}\n")
    sys.stdout.flush()


def _nobody_listens(_changes: object) -> None:
    """Take the news."""


if __name__ == "__main__":
    works(over(Vault.open(Path(sys.argv[1]), KEY)))
