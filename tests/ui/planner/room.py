"""A room under test: a real desk over a real vault, a window that notes where it was sent, a disk that can fill."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from tests.ui.front_desk import Rig
from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.page import Page

TONIGHT = datetime(2026, 11, 23, 18, 30).astimezone()


@dataclass
class Room(Rig):
    """What a test of a room holds on to."""

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

    def add_member(self, group: Group, name: str) -> None:
        """Take someone into a group, four weeks ago."""
        person = Person(id=PersonId(new_id()), display_name=name)
        self.desk.roster.add_new(group.id, person, (self.now - timedelta(weeks=4)).date())

    def kept(self, session: Session) -> Session:
        """Return a session as the vault has it."""
        return self.desk.sessions.get(session.id)[0]

    def follow(self, page: Page) -> None:
        """Tell a page the news as the shell would."""
        self.bulletin.changed.connect(page.refresh)


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
