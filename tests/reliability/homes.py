"""Whole homes of the program for the proofs: a vault with a full record, its recovery sheet and a backup.

A home is made once and copied, since a copy is quick. Its password store is a file, so that one process can go on
where another was killed.
"""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.reliability.kept_store import store_in
from tests.usecases.a_full_record import FullRecord, full_record
from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, new_id
from workwell_desktop.security.places import Places
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.restoring import Restoring
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Home:
    """A folder with a home in it, the file of its password store, and the code of its recovery sheet."""

    folder: Path

    @property
    def places(self) -> Places:
        """Where the program keeps its files."""
        return Places(self.folder / "home")

    @property
    def access(self) -> Access:
        """The way in."""
        return Access(self.places, store_in(self.folder / "store.json"))

    @property
    def restoring(self) -> Restoring:
        """The way back from a backup."""
        return Restoring(self.places, store_in(self.folder / "store.json"))

    @property
    def sheet(self) -> str:
        """The code of the recovery sheet."""
        return (self.folder / "sheet").read_text()

    def make(self) -> FullRecord:
        """Make the vault with a full record in it, closed and backed up."""
        self.folder.mkdir(parents=True, exist_ok=True)
        setup = self.access.begin()
        (self.folder / "sheet").write_text(setup.recovery_code)
        opened = self.access.create(setup, Protection.EASY, "", Facilitator(name="Ruth Adler"))
        record = full_record(Office(desk_over(opened), opened.vault))
        opened.close()
        return record

    def copy_to(self, folder: Path) -> "Home":
        """Return a copy of all of it."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Home(folder)

    def open(self) -> OpenVault:
        """Open the vault as a start of the program does. Raises when the password store does not open it."""
        self.access.exists()
        answer = self.access.ask_store()
        assert answer.vault is not None, answer.state
        return answer.vault

    def looks(self, look: Callable[[OpenVault], object]) -> None:
        """Open the vault, read it through, look at something and close it again."""
        opened = self.open()
        with closing(opened.vault):
            opened.vault.check()
            look(opened)


def desk_over(opened: OpenVault) -> Desk:
    """Return a desk over an open vault, on the evening of the sessions."""
    return Desk.over(Means(opened.vault.work, nobody_listens, evening))


def add_group(opened: OpenVault, name: str) -> Group:
    """Keep one group more."""
    return desk_over(opened).groups.save(Group(id=GroupId(new_id()), name=name))


def groups_in(opened: OpenVault) -> set[str]:
    """Return the names of the groups."""
    return {group.name for group in desk_over(opened).groups.all()}


def rows_of(opened: OpenVault, person_id: PersonId) -> dict[str, int]:
    """Return how many rows there are of somebody, by table; nothing when they are gone."""
    with opened.vault.work("test.read") as work:
        if person_id not in {person.id for person in work.people.all()}:
            return {}
        return {name: len(rows) for name, rows in work.person_records.rows(person_id).items()}


def all_rows(opened: OpenVault) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of ours, as the engine has it."""
    raw = opened.vault._raw
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"
    return {
        name: sorted(raw.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for (name,) in raw.execute(listed)
    }


def evening() -> datetime:
    """Return the moment of every test here."""
    return EVENING


def nobody_listens(_changes: object) -> None:
    """Take the news."""
