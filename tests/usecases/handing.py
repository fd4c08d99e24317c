"""Two facilitators with a vault each, who hand groups to and fro."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.usecases.conftest import EVENING, KEY
from workwell_desktop.domain.bundle import Choice, Preview, Reach
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.storage.bundle_gather import gathered
from workwell_desktop.storage.bundle_records import WorkReader
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.hand_over import HandingOver, Opened
from workwell_desktop.usecases.work import Means


@dataclass
class Facilitating:
    """One facilitator: a desk over a vault of their own, and bundles."""

    name: str
    folder: Path
    empty: Path
    now: datetime = EVENING
    heard: list[Changes] = field(default_factory=list)
    backups: int = 0

    def __post_init__(self) -> None:
        self.folder.mkdir()
        path = self.folder / "vault.db"
        path.write_bytes(self.empty.read_bytes())
        self.vault = Vault.open(path, KEY)
        means = Means(self.vault.work, self.heard.append, lambda: self.now)
        self.desk = Desk.over(means)
        with self.vault.work("facilitator.save") as work:
            work.facilitator.save(Facilitator(name=self.name))
            work.commit()
        self.bundles = HandingOver(means, self.vault, self.folder, self._back_up)

    def _back_up(self) -> None:
        self.backups += 1

    def gives(self, to: "Facilitating", choice: Choice) -> Path:
        """Lock a bundle for another facilitator's key and return the file."""
        self.now += timedelta(minutes=1)
        receiver = self.bundles.receiver_with_key(to.name, to.bundles.own_key().file.decode())
        path = self.folder.parent / f"{self.name}-{self.now:%Y%m%d%H%M%S}.wwhandover"
        self.bundles.give(choice, receiver, path)
        return path

    def sees(self, path: Path) -> Preview:
        """Open a bundle without taking it over."""
        return self.bundles.open(path).preview

    def takes(self, path: Path, theirs: Collection[str] = ()) -> Opened:
        """Take a bundle over."""
        opened = self.bundles.open(path)
        self.bundles.take(opened, theirs)
        return opened

    def rows(self, choice: Choice) -> set[tuple[str, str, str]]:
        """Return kind, key and digest of everything that a choice of groups comprises here."""
        with self.vault.work("test.read") as work:
            reader = WorkReader(work.hand_overs._transaction)
            return {(*record.place, record.digest) for record in gathered(reader, choice, self.now)}


def everything(*groups: Group | GroupId) -> Choice:
    """Return the choice of all there is of some groups."""
    ids = tuple(group.id if isinstance(group, Group) else group for group in groups)
    return Choice(groups=ids, reach=Reach.EVERYTHING, person_notes=True, contacts=True, incidents=True)


def for_a_substitute(*groups: Group | GroupId) -> Choice:
    """Return the choice of what a substitute needs."""
    return Choice(groups=everything(*groups).groups)
