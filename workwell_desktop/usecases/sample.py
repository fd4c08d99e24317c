"""The sample group: twelve weeks of an invented circle, so that a newcomer can look around before adding anyone real.

The words live in ``resources/sample/circle.toml``; dates are laid out around the day it is added.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group, GroupKind, Leadership, MembershipType
from workwell_desktop.domain.ids import (
    AgreementId,
    BlockId,
    GroupId,
    MembershipId,
    NoteId,
    PersonId,
    SessionId,
    new_id,
)
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.note import GroupNote, NoteText
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.resources import resource
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.guide_library import handout_from
from workwell_desktop.usecases.sample_evening import add_evening
from workwell_desktop.usecases.work import Means

HELD = 12
"""Sessions of the sample that lie in the past."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_Table = Mapping[str, Any]


@dataclass(frozen=True)
class Sample:
    """Adds the sample group to an open vault."""

    means: Means

    def add(self) -> GroupId:
        """Add the sample group with its people, sessions, marks and notes in one transaction; return its id."""
        content = tomllib.loads(resource("sample", "circle.toml").read_text(encoding="utf-8"))
        first = _first_start(self.means.now())
        with self.means.open_work("sample.add") as work:
            group = _group(content["group"], first)
            work.groups.save(group)
            sessions = _sessions(content, group, first)
            work.agreements.save(_agreement(content["agreement"], group, first))
            for session in sessions:
                work.sessions.save(session)
            people = {table["name"]: _add_person(work, table, group, sessions) for table in content["people"]}
            author = work.facilitator.get().name or "Ruth A."
            for session, table in zip(sessions[:HELD], content["sessions"], strict=False):
                _add_note(work, session, table, author)
            add_evening(work, content["evening"], sessions[HELD - 1], people)
            work.commit()
        made = Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS | Changes.NOTES
        self.means.announce(made | Changes.RUNNING | Changes.FOLLOW_UPS | Changes.PAPERS)
        return group.id


def _first_start(now: datetime) -> datetime:
    """Return the naive wall time of the first session, so that the one after the held ones is today or tomorrow."""
    coming = now.date() if now.time() < time(17) else now.date() + timedelta(days=1)
    return datetime.combine(coming, time(18, 30)) - timedelta(weeks=HELD)


def _group(table: _Table, first: datetime) -> Group:
    day = WEEKDAYS[first.weekday()]
    return Group(
        id=GroupId(new_id()),
        name=f"{day} Evening Circle (sample)",
        public_name=f"{day} Evening Circle",
        purpose=table["purpose"],
        membership_type=MembershipType.CLOSED,
        kind=GroupKind.PEER_SUPPORT,
        leadership=Leadership.CO_LED,
        place=table["place"],
        schedule=f"Weekly, {day}s 18:30 – 20:00",
        session_minutes=table["minutes"],
        planned_sessions=table["planned_sessions"],
        capacity=table["capacity"],
        facilitators=tuple(table["facilitators"]),
        address=table["address"],
        emergency_department=table["emergency_department"],
        quiet_place=table["quiet_place"],
        checklist=tuple(table["checklist"]),
    ).checked()


def _agreement(table: _Table, group: Group, first: datetime) -> Agreement:
    return Agreement(
        id=AgreementId(new_id()),
        group_id=group.id,
        version=1,
        clauses=tuple(table["clauses"]),
        limits=table["limits"],
        adopted_on=first.date(),
        adopted_by=table["adopted_by"],
    ).checked()


def _sessions(content: _Table, group: Group, first: datetime) -> list[Session]:
    sessions = []
    for index, table in enumerate(content["sessions"]):
        start = (first + timedelta(weeks=index)).astimezone()
        session = Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=index + 1,
            starts_at=start,
            length=timedelta(minutes=group.session_minutes),
            theme=table["theme"],
            place=group.place,
            facilitators=group.facilitators,
            agenda=_agenda(content["agenda"]) if index <= HELD else Agenda(),
        )
        if index < HELD:
            state = SessionState.ENDED if table.get("draft") else SessionState.LOCKED
            session = replace(session, state=state, started_at=start, ended_at=session.ends_at, agreement_read=True)
        sessions.append(session)
    return sessions


def _agenda(tables: Sequence[_Table]) -> Agenda:
    agenda = Agenda()
    for table in tables:
        texts = {key: table.get(key, "") for key in ("say", "steps", "participant_text")}
        block = Block(
            id=BlockId(new_id()),
            title=table["title"],
            category=Category(table["category"]),
            minutes=table["minutes"],
            prompts=tuple(table.get("prompts", ())),
            materials=tuple(table.get("materials", ())),
            handouts=tuple(map(handout_from, table.get("handouts", ()))),
            **texts,
        )
        agenda = agenda.added(block)
    return agenda


def _add_person(work: UnitOfWork, table: _Table, group: Group, sessions: Sequence[Session]) -> PersonId:
    joined = next(s for s, letter in zip(sessions, table["marks"], strict=False) if letter != ".").day
    person = Person(
        id=PersonId(new_id()),
        display_name=table["name"],
        preferred_name=table.get("preferred_name", ""),
        pronouns=table.get("pronouns", ""),
        languages=tuple(table.get("languages", ())),
        access_needs=tuple(table.get("access_needs", ())),
        contact=ContactConsent(
            ways=frozenset(ContactWay(way) for way in table.get("ways", ())),
            safe_times=table.get("safe_times", ""),
            may_leave_message=table.get("may_leave_message", False),
            asked_on=joined if "ways" in table else None,
        ),
    ).checked()
    work.people.save(person)
    step = Step(status=MembershipStatus.ACTIVE, on=joined)
    work.memberships.save(
        Membership(id=MembershipId(new_id()), group_id=group.id, person_id=person.id, steps=(step,))
    )
    seen = False
    for session, letter in zip(sessions, table["marks"], strict=False):
        code = Code.typed(letter)
        if code is None:
            continue
        first_time = code.attended and not seen
        seen = seen or code.attended
        work.marks.put(
            Mark(
                session_id=session.id,
                person_id=person.id,
                code=code,
                marked_at=session.ends_at,
                late_minutes=10 if code is Code.LATE else None,
                first_time=first_time,
            )
        )
    return person.id


def _add_note(work: UnitOfWork, session: Session, table: _Table, author: str) -> None:
    text = NoteText(aims=table["aims"], happened=table["happened"], next_time=table["next_time"])
    evening = session.ends_at + timedelta(minutes=25)
    note = GroupNote(id=NoteId(new_id()), session_id=session.id, text=text, edited_at=evening)
    if not table.get("draft"):
        note = note.signed(author, evening).locked(evening + timedelta(days=1))
    work.notes.save(note)
