"""Ten years of twelve groups, drawn by a seeded generator: the same vault each time, as full as a busy facilitator's.

12 groups, 150 people, 6,000 sessions with plans, some 70,000 marks, 12,000 notes (a group note for each session that
was held, the others about one person), follow-ups and schedules. Invented names; nothing here is anybody's.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.follow_up import FollowUp, Origin, Outcome
from workwell_desktop.domain.group import Group, GroupKind, RecordProfile
from workwell_desktop.domain.ids import (
    BlockId,
    FollowUpId,
    GroupId,
    MembershipId,
    NoteId,
    PersonId,
    PersonNoteId,
    ScheduleId,
    SessionId,
)
from workwell_desktop.domain.membership import Membership, MembershipStatus, Step
from workwell_desktop.domain.note import GroupNote, NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.schedule import Pattern, Schedule
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.storage.vault import Vault
from workwell_desktop.storage.work import UnitOfWork

GROUPS, PEOPLE, WEEKS, MEMBERS = 12, 150, 500, 12
PERSON_NOTES = 6_312
SEED = 20_261_123

_FIRST = ("Amara", "Ben", "Carla", "Devon", "Esther", "Farid", "Grace", "Hana", "Inês", "Jonah", "Katya", "Łukasz")
_LAST = ("Abara", "Brandt", "Costa", "Dąbrowski", "Eze", "Fischer", "Gomes", "Haddad", "Ito", "Jensen", "Kaya", "Lim")
_THEMES = ("Open dialogue", "Boundaries that hold", "Small victories", "Showing up", "Asking for help", "Listening")
_CODES = (Code.PRESENT,) * 14 + (Code.LATE, Code.APOLOGIES, Code.APOLOGIES, Code.ABSENT, Code.REMOTE, Code.LEFT_EARLY)
_PARTS = (
    ("Welcome", Category.OPENING, 5),
    ("Our agreement", Category.AGREEMENT, 5),
    ("Check-in round", Category.CHECK_IN, 18),
    ("Topic", Category.TOPIC, 15),
    ("In pairs", Category.ACTIVITY, 15),
    ("Break", Category.BREAK, 5),
    ("Discussion", Category.DISCUSSION, 17),
    ("Check-out", Category.CHECK_OUT, 10),
)


@dataclass(frozen=True)
class TenYears:
    """What was made, for going to it: groups, the sessions of each in their order, and everyone."""

    groups: tuple[GroupId, ...]
    sessions: tuple[tuple[SessionId, ...], ...]
    people: tuple[PersonId, ...]
    marks: int
    notes: int


class _Writer:
    """Draws one record after another and keeps it."""

    def __init__(self, work: UnitOfWork, now: datetime) -> None:
        self._work = work
        self._now = now
        self._drawn = random.Random(SEED)
        self.marks = self.notes = self._of_people = 0

    def id(self) -> UUID:
        """Return the next identity."""
        return UUID(int=self._drawn.getrandbits(128), version=4)

    def people(self) -> tuple[PersonId, ...]:
        """Keep everyone."""
        made = []
        for number in range(PEOPLE):
            name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]}"
            person = Person(id=PersonId(self.id()), display_name=name if number < 140 else f"{name} {number}")
            self._work.people.save(person)
            made.append(person.id)
        return tuple(made)

    def group(self, number: int, people: tuple[PersonId, ...]) -> tuple[GroupId, tuple[SessionId, ...]]:
        """Keep a group with its members, its schedule, ten years of sessions and three months of plans."""
        profile = RecordProfile.CLINICAL if number % 3 == 0 else RecordProfile.PEER_MINIMAL
        group = Group(
            id=GroupId(self.id()),
            name=f"Circle {number + 1}",
            public_name=f"Group {number + 1}",
            kind=GroupKind.PEER_SUPPORT,
            place=f"Room {number % 5 + 1}",
            facilitators=("Ruth A.", "Devon P."),
            profile=profile,
            tint=number % 6,
        )
        self._work.groups.save(group)
        first = self._first(number)
        schedule = self._schedule(group.id, first)
        count = MEMBERS + number % 2
        members = [people[(number * MEMBERS + place) % PEOPLE] for place in range(count)]
        for person in members:
            self._join(group.id, person, first)
        ids = []
        for week in range(WEEKS):
            session = self._session(group, schedule, first + timedelta(weeks=week), week)
            ids.append(session.id)
            if session.state.held:
                self._hold(session, members, profile)
        return group.id, tuple(ids)

    def _first(self, number: int) -> datetime:
        """Return the wall time of a group's first session, so that a few of the last ones are still to come."""
        monday = self._now.date() - timedelta(days=self._now.weekday())
        day = monday - timedelta(weeks=WEEKS - 6) + timedelta(days=number % 6)
        return datetime.combine(day, time(10 + number % 9, 30))

    def _schedule(self, group_id: GroupId, first: datetime) -> Schedule:
        schedule = Schedule(
            id=ScheduleId(self.id()),
            group_id=group_id,
            first_day=first.date(),
            start=first.time(),
            length=timedelta(minutes=90),
            pattern=Pattern(weekdays=(first.weekday(),)),
        )
        self._work.schedules.save(schedule)
        return schedule

    def _join(self, group_id: GroupId, person: PersonId, first: datetime) -> None:
        step = Step(status=MembershipStatus.ACTIVE, on=first.date())
        self._work.memberships.save(
            Membership(id=MembershipId(self.id()), group_id=group_id, person_id=person, steps=(step,))
        )

    def _session(self, group: Group, schedule: Schedule, wall: datetime, week: int) -> Session:
        start = wall.astimezone()
        session = Session(
            id=SessionId(self.id()),
            group_id=group.id,
            number=week + 1,
            starts_at=start,
            length=timedelta(minutes=90),
            theme=_THEMES[week % len(_THEMES)],
            place=group.place,
            facilitators=group.facilitators,
            agenda=Agenda(tuple(self._parts())),
            schedule_id=schedule.id,
            slot=wall.date(),
        )
        if session.ends_at < self._now:
            held = week % 25 != 7
            state = SessionState.LOCKED if held else SessionState.CANCELLED
            session = replace(session, state=state, reason="" if held else "Holiday")
            if held:
                session = replace(session, started_at=start, ended_at=session.ends_at)
        self._work.sessions.save(session)
        return session

    def _parts(self) -> Iterator[Block]:
        for title, category, minutes in _PARTS:
            yield Block(
                id=BlockId(self.id()),
                title=title,
                category=category,
                minutes=minutes,
                say="Welcome, everybody. You may pass at any time.",
                steps="Put the chairs in a circle.",
                prompts=("What would help tonight?",),
            )

    def _hold(self, session: Session, members: list[PersonId], profile: RecordProfile) -> None:
        for person in members:
            code = self._drawn.choice(_CODES)
            mark = Mark(session_id=session.id, person_id=person, code=code, marked_at=session.starts_at)
            self._work.marks.put(mark)
            self.marks += 1
        text = NoteText(
            aims=session.theme, happened="A steady evening. The pairs needed more time.", next_time="Bring the cards."
        )
        note = GroupNote(id=NoteId(self.id()), session_id=session.id, text=text, edited_at=session.ends_at)
        evening = session.ends_at + timedelta(minutes=20)
        self._work.notes.save(note.signed("Ruth A.", evening).locked(evening))
        self.notes += 1
        if profile is RecordProfile.CLINICAL:
            self._write_of_people(session, members)

    def _write_of_people(self, session: Session, members: list[PersonId]) -> None:
        """Keep a few person notes, and sometimes a follow-up."""
        for person in self._drawn.sample(members, 4):
            if self._of_people == PERSON_NOTES:
                break
            self._work.person_notes.save(
                PersonNote(
                    id=PersonNoteId(self.id()),
                    person_id=person,
                    session_id=session.id,
                    text="Spoke once, listened well.",
                    edited_at=session.ends_at,
                )
            )
            self._of_people += 1
            self.notes += 1
        if self._drawn.random() < 0.1:
            old = session.ends_at < self._now - timedelta(days=21)
            self._work.follow_ups.save(
                FollowUp(
                    id=FollowUpId(self.id()),
                    why="Missed two in a row",
                    person_id=members[0],
                    group_id=session.group_id,
                    session_id=session.id,
                    origin=Origin.SILENT_ABSENCES,
                    due=session.day + timedelta(days=3),
                    made_at=session.ends_at,
                    outcome=Outcome.REACHED if old else None,
                    closed_at=session.ends_at if old else None,
                )
            )


def fill(vault: Vault, now: datetime) -> TenYears:
    """Fill an empty vault. `now` is an aware time; the last sessions of each group lie after it."""
    with vault.work("bench.fill") as work:
        writer = _Writer(work, now)
        people = writer.people()
        groups = [writer.group(number, people) for number in range(GROUPS)]
        work.commit()
    return TenYears(
        groups=tuple(group_id for group_id, _ in groups),
        sessions=tuple(ids for _, ids in groups),
        people=people,
        marks=writer.marks,
        notes=writer.notes,
    )
