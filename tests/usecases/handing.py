"""Two facilitators with a vault each, who hand groups to and fro."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.usecases.conftest import EVENING, KEY
from workwell_desktop.domain.bundle import Choice, Preview, Reach
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.bundle_gather import gathered
from workwell_desktop.storage.bundle_records import WorkReader
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.hand_over import HandingOver, Opened
from workwell_desktop.usecases.hand_over_notes import HandOverNotes
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


def full_group(who: Facilitating) -> Group:
    """Keep the sample group with one thing of every kind that may be handed over."""
    group_id = who.desk.sample.add()
    who.desk.profiles.apply(group_id, RecordProfile.CLINICAL, remove=False)
    group = who.desk.groups.all()[0]
    session = next(each for each in who.desk.sessions.of_group(group_id) if each.state.held)
    person = who.desk.people.all()[0]
    reached = ContactConsent(ways=frozenset({ContactWay.PHONE}), details="0151 23", may_leave_message=True)
    who.desk.people.save(replace(person, contact=reached, access_needs=("Large print",)))
    who.desk.person_notes.write(session.id, person.id, "Spoke of a sister.")
    follow_up = who.desk.follow_ups.make_by_hand("Ask about a lift", person_id=person.id, group_id=group_id)
    who.desk.follow_ups.close(follow_up.id, Outcome.REACHED, "Has one", log=True, way=ContactWay.PHONE)
    who.desk.follow_ups.make_by_hand("Bring the kettle", group_id=group_id)
    HandOverNotes(who.desk.means).write(group_id, "The key hangs behind the door.")
    return group


def other_group(who: Facilitating) -> tuple[Group, Person]:
    """Keep a second group that is never handed over, with somebody in it."""
    group = who.desk.groups.save(Group(id=GroupId(new_id()), name="Quarry Lane", profile=RecordProfile.CLINICAL))
    person = Person(id=PersonId(new_id()), display_name="Zyzzyva Quarrymaid")
    return group, who.desk.roster.add_new(group.id, person, EVENING.date())[0]


def a_session(who: Facilitating, group: Group) -> Session:
    """Keep a session of a group, each a day later than the last."""
    return who.desk.sessions.save(
        Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=len(who.desk.sessions.of_group(group.id)) + 1,
            starts_at=EVENING + timedelta(days=len(who.desk.sessions.of_group(group.id))),
            length=timedelta(minutes=90),
        )
    )


def retitle(who: Facilitating, session: Session, theme: str) -> None:
    """Change what a session is about."""
    who.desk.sessions.save(replace(who.desk.sessions.get(session.id)[0], theme=theme))


def first_to_come(who: Facilitating, group: Group) -> Session:
    """Return the first session of a group that is still to come."""
    return next(each for each in who.desk.sessions.of_group(group.id) if each.state.upcoming)


def trail(who: Facilitating) -> object:
    """Return the end of somebody's audit trail."""
    with who.vault.work("test.read") as work:
        return work.audit.head()
