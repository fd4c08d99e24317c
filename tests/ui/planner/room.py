"""A room under test: a real desk over a real vault, a window that notes where it was sent, a disk that can fill."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, SessionId, new_id
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin, Saying
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.settings import SettingsFile
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.work import Means

NOW = datetime(2026, 11, 23, 16, 0).astimezone()
TONIGHT = datetime(2026, 11, 23, 18, 30).astimezone()


def no_lock() -> None:
    """Stand in for the curtain: no test of a room locks the vault."""


@dataclass
class Room:
    """What a test of a room holds on to."""

    vault: Vault
    now: datetime = NOW
    disk_full: bool = False
    went: list[Place] = field(default_factory=list)
    said: list[Saying] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bulletin = Bulletin()
        self.bulletin.said.connect(self.said.append)
        self.desk = Desk.over(Means(open_work=self.open_work, announce=self.bulletin.announce, now=self.clock))
        self.window = Window(
            navigate=self.went.append,
            bulletin=self.bulletin,
            background=Background(inline=True),
            actions=Actions(),
            settings=SettingsFile(),
            now=self.clock,
            lock=no_lock,
        )
        with self.vault.work("test.who") as work:
            work.facilitator.save(Facilitator(name="Ruth A."))
            work.commit()

    def clock(self) -> datetime:
        """Return the time it is in the test."""
        return self.now

    def open_work(self, action: str) -> UnitOfWork:
        """Open the vault, unless the disk is full and the action writes."""
        if self.disk_full and not action.endswith(".read"):
            raise DiskFull
        return self.vault.work(action)

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Let every write fail inside the block."""
        self.disk_full = True
        yield
        self.disk_full = False

    def add_group(self, name: str = "Lanterns") -> Group:
        """Add a group."""
        group = Group(id=GroupId(new_id()), name=name, place="Room 2", facilitators=("Ruth A.",)).checked()
        with self.vault.work("test.group") as work:
            work.groups.save(group)
            work.commit()
        return group

    def add_session(
        self, group: Group, *titles: str, number: int = 7, starts_at: datetime = TONIGHT, theme: str = "Open dialogue"
    ) -> Session:
        """Add a session of 90 minutes whose parts take ten minutes each."""
        session = Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=number,
            starts_at=starts_at,
            length=timedelta(minutes=90),
            theme=theme,
            place=group.place,
            facilitators=group.facilitators,
            agenda=Agenda(tuple(part(title) for title in titles)),
        )
        return self.desk.sessions.save(session)

    def kept(self, session: Session) -> Session:
        """Return a session as the vault has it."""
        return self.desk.sessions.get(session.id)[0]

    def follow(self, page: Page) -> None:
        """Tell a page the news as the shell would."""
        self.bulletin.changed.connect(page.refresh)

    def words(self) -> list[str]:
        """Return everything said so far."""
        return [saying.text for saying in self.said]


def part(title: str, minutes: int = 10, category: Category = Category.DISCUSSION) -> Block:
    """Return a part."""
    return Block(id=BlockId(new_id()), title=title, minutes=minutes, category=category)


def titles(session: Session) -> list[str]:
    """Return the titles of a session's parts in order."""
    return [block.title for block in session.agenda]


def told_everything(page: Page) -> None:
    """Tell a page that anything may have changed."""
    page.refresh(Changes.SESSIONS | Changes.GROUPS | Changes.NOTES | Changes.MARKS)


def has_keys(widget: QWidget) -> bool:
    """Whether what is typed now goes to this widget."""
    return widget.hasFocus()
