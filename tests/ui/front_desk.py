"""A page under test: a real desk over a real vault, a window that notes where it was sent, a disk that can fill."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.actions import Actions
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveState, Saying
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.settings import Settings, SettingsFile
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.work import Means

NOW = datetime(2026, 11, 23, 16, 0).astimezone()
WEEK = timedelta(weeks=1)


def no_lock() -> None:
    """Stand in for the curtain: no test of a page locks the vault."""


@dataclass
class Rig:
    """A real desk and a window that only notes what it is asked for; `now` can be set, the disk can fill."""

    vault: Vault
    now: datetime = NOW
    disk_full: bool = False
    went: list[Place] = field(default_factory=list)
    said: list[Saying] = field(default_factory=list)

    def __post_init__(self) -> None:
        theme.current().apply(Settings())
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

    def words(self) -> list[str]:
        """Return everything said so far."""
        return [saying.text for saying in self.said]


@dataclass
class FrontDesk(Rig):
    """What a test of a page holds on to."""

    qtbot: QtBot = field(kw_only=True)

    def show(self, page: Page, place: Place) -> None:
        """Bring a page forward at a place, as the shell would, and let it hear the news."""
        if not page.isVisible():
            self.bulletin.changed.connect(page.refresh)
            self.qtbot.addWidget(page)
            page.resize(1068, 740)
        page.show_place(place)
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        QApplication.processEvents()

    def group(self, name: str = "Lanterns", **details: object) -> Group:
        """Keep a group."""
        return self.desk.groups.save(Group(id=GroupId(new_id()), name=name, **details))  # type: ignore[arg-type]

    def member(self, group: Group, name: str) -> tuple[Person, Membership]:
        """Take someone new into a group, four weeks ago."""
        person = Person(id=PersonId(new_id()), display_name=name)
        return self.desk.roster.add_new(group.id, person, (NOW - 4 * WEEK).date())

    def session(self, group: Group, starts_at: datetime = NOW + timedelta(hours=2), theme: str = "") -> Session:
        """Keep a session of 90 minutes."""
        return self.desk.sessions.save(
            Session(
                id=SessionId(new_id()),
                group_id=group.id,
                number=len(self.desk.sessions.of_group(group.id)) + 1,
                starts_at=starts_at,
                length=timedelta(minutes=90),
                theme=theme,
            )
        )

    def undo_last(self) -> None:
        """Press Undo in the status line."""
        undo = self.said[-1].undo
        assert undo is not None
        undo()

    def trouble(self) -> str:
        """Return the sentence of trouble that is shown, or nothing."""
        report = self.bulletin.saving()
        return report.sentence if report.state is SaveState.TROUBLE else ""
