"""A desk over a real encrypted vault, with a clock that can be set and ears for what is announced."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import BlockId, GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.work import Means

KEY = bytes(range(32))
EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted vault with a facilitator and nothing else, to be copied: making one takes longer than a test."""
    path = tmp_path_factory.mktemp("template") / "vault.db"
    vault = Vault.create(path, KEY)
    with vault.work("facilitator.save") as work:
        work.facilitator.save(Facilitator(name="Ruth Adler"))
        work.commit()
    vault.close()
    return path


@dataclass
class Office:
    """A facilitator at work: the desk, the clock on the wall, and what was announced since the last look."""

    desk: Desk
    vault: Vault
    now: datetime = EVENING
    heard: list[Changes] = field(default_factory=list)

    def group(self, name: str = "Monday Circle", **details: object) -> Group:
        """Keep a new group."""
        return self.desk.groups.save(Group(id=GroupId(new_id()), name=name, **details))  # type: ignore[arg-type]

    def keeps(self, group: Group, profile: RecordProfile) -> None:
        """Let a group keep less, or more, from now on; what was kept before stays."""
        self.desk.profiles.apply(group.id, profile, remove=False)

    def member(self, group: Group, name: str, *, joined: datetime = EVENING - timedelta(weeks=52)) -> Person:
        """Take someone new into a group as an active member."""
        person = Person(id=PersonId(new_id()), display_name=name)
        return self.desk.roster.add_new(group.id, person, joined.date())[0]

    def session(self, group: Group, starts_at: datetime = EVENING, **details: object) -> Session:
        """Keep a new session of 90 minutes with a plan of two parts."""
        parts = [Block(id=BlockId(new_id()), title=title, minutes=45) for title in ("Check-in", "Topic")]
        planned = Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=len(self.desk.sessions.of_group(group.id)) + 1,
            starts_at=starts_at,
            length=timedelta(minutes=90),
            agenda=Agenda(tuple(parts)),
            **details,  # type: ignore[arg-type]
        )
        return self.desk.sessions.save(planned)


@pytest.fixture
def office(tmp_path: Path, empty_vault: Path) -> Iterator[Office]:
    """A facilitator at work in a vault of their own, on a Monday evening in November."""
    path = tmp_path / "vault.db"
    path.write_bytes(empty_vault.read_bytes())
    vault = Vault.open(path, KEY)
    office: Office

    def now() -> datetime:
        return office.now

    heard: list[Changes] = []
    office = Office(Desk.over(Means(vault.work, heard.append, now)), vault, heard=heard)
    yield office
    vault.close()
