"""One vault in four moods: a circle as usual, one hardly filled in, one full of awkward text, and a very full one.

Each is furnished through the desk, as a facilitator would do it, with all that any paper could show.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import cycle, islice
from pathlib import Path

from tests.paper_samples.sheets import SENTENCE, logo
from workwell_desktop.domain.agenda import Agenda, Block, Category, Handout
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import (
    BlockId,
    GroupId,
    IncidentId,
    PersonId,
    ResourceId,
    SessionId,
    new_id,
)
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet, Incident
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import LetterAsk, LetterKind, LetterPolicy
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.profile import RecordProfile
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.crisis import numbers_of, sheet_from
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.work import Means

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
AWKWARD = (
    "Ruth & Sam <b>bold</b>",
    'Anna "Nan" O\'Neill',
    "Łukasz Żółć-Đặng",
    "李 M.",
    "Joy 🌻",
    "Αθηνά Κ.",
    "Жанна П.",
    "שרה כהן",
    "محمد ع",
    "&amp; </para> <br/>",
    "x" * 120,
    "W" * 60,
    "{group} {{0}} %s $1",
)
_KEY = bytes(range(32))


class Mood(StrEnum):
    """What a vault is full of."""

    SAMPLE = "sample"
    EMPTY = "empty"
    HOSTILE = "hostile"
    LONG = "long"


@dataclass(frozen=True)
class Circle:
    """An open vault and what a paper may be about."""

    desk: Desk
    mood: Mood
    group_id: GroupId
    session_id: SessionId
    person_id: PersonId
    incident_id: IncidentId


@contextmanager
def circle(folder: Path, mood: Mood) -> Iterator[Circle]:
    """Make a vault in the folder, furnish it, and close it afterwards."""
    vault = Vault.create(folder / f"{mood}.db", _KEY)
    desk = Desk.over(Means(vault.work, lambda _: None, lambda: NOW))
    with vault.work("facilitator.save") as work:
        work.facilitator.save(Facilitator(name=AWKWARD[0] if mood is Mood.HOSTILE else "Ruth Adler"))
        work.commit()
    try:
        yield _FURNISH[mood](desk)
    finally:
        vault.close()


# ------------------------------------------------------------------------------------------------- as usual, and bare


def _sample(desk: Desk) -> Circle:
    """Furnish the sample group with a plan from a guide and everything around it."""
    group_id = desk.sample.add()
    group = desk.groups.get(group_id)
    desk.profiles.apply(group_id, RecordProfile.CLINICAL, remove=False)
    desk.groups.save(replace(desk.groups.get(group_id), letters=LetterPolicy.CERTIFICATES_AND_LETTERS))
    session = next(each for each in desk.sessions.of_group(group_id) if each.state.upcoming)
    desk.sessions.save(replace(session, agenda=Agenda(), theme="Listening without fixing"))
    guide = desk.guides.get("listening-without-fixing", Language.ENGLISH)
    desk.guides.use_in(session.id, guide)
    desk.letterhead.save(Letterhead(name="Harbour House", contact="4 Quay Lane · 01273 000000", logo=logo()))
    desk.agreements.save(desk.agreements.draft(group_id))
    desk.agreements.adopt(desk.agreements.draft(group_id).id, NOW.date() - timedelta(weeks=10), "everyone present")
    desk.crisis.keep_sheet(replace(sheet_from(numbers_of("GB")), reviewed_on=NOW.date() - timedelta(days=9)))
    for need, name, reach in (
        ("Someone to talk to", "Samaritans", "116 123"),
        ("Someone to talk to", "Shout", "text 85258"),
        ("Money and housing", "Citizens Advice", "0800 144 8848"),
        ("At work", "The occupational health desk", "extension 4100"),
    ):
        made = Resource(
            id=ResourceId(new_id()), need=need, name=name, reach=reach, hours="Day and night", cost="Free"
        )
        desk.resource_list.save(replace(made, checked_on=NOW.date() - timedelta(days=30)))
    desk.handouts.duplicate("trust-map", Language.ENGLISH)
    person = desk.roster.of_group(group_id).members[0].person
    text = "Somebody wept and left the room. Sam went after them and stayed until they felt steady."
    return _with_papers(desk, Mood.SAMPLE, group, session, person, text)


def _empty(desk: Desk) -> Circle:
    """Furnish a group of which only the name is known, with one session and one person."""
    group = desk.groups.save(Group(id=GroupId(new_id()), name="Circle"))
    session = _session(desk, group, NOW, Agenda())
    person = _person(desk, group, "A")
    incident = Incident(id=IncidentId(new_id()), opened_at=NOW, group_id=group.id, edited_at=NOW)
    desk.crisis.put(incident)
    return Circle(desk, Mood.EMPTY, group.id, session.id, person.id, incident.id)


# ---------------------------------------------------------------------------------------- awkward text, and very much


def _hostile(desk: Desk) -> Circle:
    """Furnish a group with awkward text in every field that takes any."""
    return _full(desk, Mood.HOSTILE, AWKWARD, SENTENCE * 3 + " ".join(AWKWARD), 2)


def _long(desk: Desk) -> Circle:
    """Furnish a group of sixty with a plan of forty parts, and a year behind it."""
    lines = tuple(f"Line {number}: {SENTENCE}"[:118].strip() for number in range(1, 61))
    return _full(desk, Mood.LONG, lines, SENTENCE * 12, 30)


def _full(desk: Desk, mood: Mood, lines: tuple[str, ...], text: str, weeks: int) -> Circle:
    """Furnish a group with these `lines` in every short field and this `text` in every long one."""
    desk.letterhead.save(Letterhead(name=lines[0], contact=lines[-2], logo=logo()))
    few, line = lines[:12], cycle(lines)
    group = desk.groups.save(
        Group(
            id=GroupId(new_id()),
            name=lines[1],
            public_name=lines[0],
            purpose=text,
            place=next(line),
            schedule=next(line),
            facilitators=few[:4],
            profile=RecordProfile.CLINICAL,
            address=next(line),
            emergency_department=next(line),
            quiet_place=next(line),
            checklist=lines,
            letters=LetterPolicy.CERTIFICATES_AND_LETTERS,
        )
    )
    people = [_person(desk, group, name) for name in lines]
    for week in range(weeks, 0, -1):
        held = _session(desk, group, NOW - timedelta(weeks=week), _plan(line, text, 2), theme=next(line))
        desk.sessions.end(held.id)
        for person, code in zip(people, cycle((Code.PRESENT, Code.PRESENT, Code.LATE, Code.APOLOGIES))):
            desk.attendance.mark(held.id, person.id, code)
    session = _session(desk, group, NOW, _plan(line, text, 40 if mood is Mood.LONG else 6), theme=lines[2])
    _keep_lists(desk, group, lines, text)
    source = desk.handouts.source("trust-map", Language.ENGLISH)
    desk.handouts.keep_writing(
        None, desk.handouts.duplicate("trust-map", Language.ENGLISH).kind, source + f"\n\n{text}"
    )
    return _with_papers(desk, mood, group, session, people[0], text)


def _keep_lists(desk: Desk, group: Group, lines: tuple[str, ...], text: str) -> None:
    """Keep an agreement, services and numbers."""
    draft = desk.agreements.draft(group.id)
    kept = desk.agreements.save(replace(draft, clauses=tuple(lines[:20]), limits=text))
    desk.agreements.adopt(kept.id, NOW.date(), lines[0])
    for number, name in enumerate(lines):
        desk.resource_list.save(
            Resource(
                id=ResourceId(new_id()),
                need=lines[number // 4],
                name=name,
                reach=lines[-1],
                hours=lines[-2],
                cost=name,
                language=name,
                area=name,
            )
        )
    contacts = tuple(CrisisContact(name=name, number=lines[-3], hours=lines[-1]) for name in lines[:12])
    desk.crisis.keep_sheet(CrisisSheet(country="GB", contacts=contacts, reviewed_on=date(2026, 1, 1)))


def _plan(line: Iterator[str], text: str, parts: int) -> Agenda:
    kinds = islice(cycle(Category), parts)
    return Agenda(tuple(_part(line, text, kind, number) for number, kind in enumerate(kinds)))


def _part(line: Iterator[str], text: str, kind: Category, number: int) -> Block:
    return Block(
        id=BlockId(new_id()),
        title=next(line),
        category=kind,
        minutes=3,
        say=text,
        steps=f"{next(line)}\n{text}",
        participant_text=text,
        prompts=(next(line), next(line)),
        materials=(next(line),),
        owner=next(line),
        locked_at=time(16, 30) if number == 4 else None,
        if_short=next(line),
        if_long=text,
        watch_for=next(line),
        handouts=(Handout(next(line)), Handout("My trust map", sheet="trust-map")),
    )


# ----------------------------------------------------------------------------------------------------- what all share


def _person(desk: Desk, group: Group, name: str) -> Person:
    person = Person(id=PersonId(new_id()), display_name=name)
    return desk.roster.add_new(group.id, person, NOW.date() - timedelta(weeks=60))[0]


def _session(desk: Desk, group: Group, starts_at: datetime, agenda: Agenda, **details: str) -> Session:
    return desk.sessions.save(
        Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=len(desk.sessions.of_group(group.id)) + 1,
            starts_at=starts_at,
            length=timedelta(minutes=group.session_minutes),
            place=group.place,
            facilitators=group.facilitators,
            agenda=agenda,
            **details,  # type: ignore[arg-type]
        )
    )


def _with_papers(desk: Desk, mood: Mood, group: Group, session: Session, person: Person, text: str) -> Circle:
    """Issue a certificate and a letter, write an incident, and return everything."""
    for kind in LetterKind:
        desk.letters.issue(
            LetterAsk(
                kind=kind,
                group_id=group.id,
                person_id=person.id,
                name=person.display_name,
                recipient=group.name if mood is not Mood.SAMPLE else "Dr Ines Pereira, Harbour Practice",
                first_day=NOW.date() - timedelta(weeks=60),
                last_day=NOW.date(),
                consent_on=NOW.date(),
            )
        )
    incident = Incident(
        id=IncidentId(new_id()),
        opened_at=NOW,
        group_id=group.id,
        session_id=session.id,
        closed_at=NOW + timedelta(minutes=20),
        steps=("Stay with the person", "Call the emergency number"),
        facts=text,
        actions=text,
        told=text,
        opinion=text,
        edited_at=NOW,
    )
    desk.crisis.put(incident)
    return Circle(desk, mood, group.id, session.id, person.id, incident.id)


_FURNISH: dict[Mood, Callable[[Desk], Circle]] = {
    Mood.SAMPLE: _sample,
    Mood.EMPTY: _empty,
    Mood.HOSTILE: _hostile,
    Mood.LONG: _long,
}
