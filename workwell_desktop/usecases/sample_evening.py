"""What the sample group's last evening left behind: its clock, quick notes, a follow-up, a contact."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from workwell_desktop.domain.follow_up import Contact, FollowUp, Origin, Outcome
from workwell_desktop.domain.ids import ContactId, FollowUpId, PersonId, QuickNoteId, new_id
from workwell_desktop.domain.moments import later
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.quick_note import QuickNote, QuickNoteFate
from workwell_desktop.domain.running import RunEvent, RunKind
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.work import UnitOfWork

_Table = Mapping[str, Any]


def add_evening(work: UnitOfWork, table: _Table, session: Session, people: Mapping[str, PersonId]) -> None:
    """Keep what was noted and run at the last held session. `people` are known by their display names."""
    _add_clock(work, table["minutes"], session)
    for note in table["quick_notes"]:
        _add_quick_note(work, note, session, people)
    for contact in table["contacts"]:
        work.contacts.save(
            Contact(
                id=ContactId(new_id()),
                person_id=people[contact["person"]],
                at=_at(session, minutes=0, days=contact["days"]),
                way=ContactWay(contact["way"]),
                outcome=Outcome(contact["outcome"]),
                text=contact["text"],
            )
        )


def _add_clock(work: UnitOfWork, minutes: list[int], session: Session) -> None:
    """Let the session have run, each part for its minutes."""
    at = 0
    for position, block in enumerate(session.agenda):
        kind = RunKind.NEXT if position else RunKind.START
        work.run_events.append(
            RunEvent(session_id=session.id, position=position, kind=kind, at=_at(session, at), block_id=block.id)
        )
        at += minutes[position]
    end = RunEvent(session_id=session.id, position=len(session.agenda), kind=RunKind.END, at=_at(session, at))
    work.run_events.append(end)


def _add_quick_note(work: UnitOfWork, table: _Table, session: Session, people: Mapping[str, PersonId]) -> None:
    person_id = people.get(table.get("person", ""))
    wants = "follow_up" in table
    at = _at(session, table["minute"])
    work.quick_notes.save(
        QuickNote(
            id=QuickNoteId(new_id()),
            session_id=session.id,
            at=at,
            text=table["text"],
            person_id=person_id,
            wants_follow_up=wants,
            fate=QuickNoteFate.FOLLOW_UP if wants else QuickNoteFate.WAITING,
        )
    )
    if wants:
        work.follow_ups.save(
            FollowUp(
                id=FollowUpId(new_id()),
                why=table["follow_up"],
                person_id=person_id,
                group_id=session.group_id,
                session_id=session.id,
                origin=Origin.QUICK_NOTE,
                due=session.day + timedelta(days=table["due"]),
                made_at=at,
            )
        )


def _at(session: Session, minutes: int, days: int = 0) -> datetime:
    return later(session.starts_at, timedelta(minutes=minutes, days=days))
