"""A home with an open vault in it, for tests of what happens around a vault."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.backups import Backups
from workwell_desktop.usecases.open_vault import OpenVault


def nobody_listens(_changes: Changes) -> None:
    """Take the news."""


@dataclass
class House:
    """A home with an open vault in it."""

    access: Access
    opened: OpenVault

    @property
    def places(self) -> Places:
        return self.access.places

    @property
    def backups(self) -> Backups:
        return self.opened.backups

    def add_group(self, name: str = "Monday Circle") -> Group:
        desk = self.opened.desk(nobody_listens, lambda: datetime.now(UTC))
        return desk.groups.save(Group(id=GroupId(new_id()), name=name))

    def again(self) -> OpenVault:
        """Close the file without a backup and open it again."""
        self.opened.vault.close()
        return self.reopened()

    def reopened(self) -> OpenVault:
        answer = self.access.ask_store()
        assert answer.vault is not None
        self.opened = answer.vault
        return answer.vault


@pytest.fixture
def house(tmp_path: Path) -> House:
    access = Access(Places(tmp_path / "home"), KeyStore.for_this_run())
    opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth Adler"))
    return House(access, opened)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB Blue"
    folder.mkdir()
    return folder
