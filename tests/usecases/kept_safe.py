"""A real vault with its store and sheet, closed and opened again as fresh starts would."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.security import proof
from workwell_desktop.security.backends import ThisRunOnly
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore, unpacked
from workwell_desktop.usecases.access import Access
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.protecting import Protecting

PASSPHRASE = "a quiet lamp by the sea"
SECOND = "seven green boats and a drum"
SERVICE = "WorkWell Desktop"


class Shelf(ThisRunOnly):
    """A password store of one test that can be made to fail."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble: Exception | None = None
        self.keeps_all = False

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.trouble is not None:
            raise self.trouble
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        if not self.keeps_all:
            super().delete_password(service, username)


@dataclass
class Safe:
    """A vault with its store, its sheet, and whatever opens it."""

    home: Path
    way: Protection = Protection.EASY
    shelf: Shelf = field(default_factory=Shelf)

    def __post_init__(self) -> None:
        self.places = Places(self.home)
        self.store = KeyStore(lambda: (self.shelf,), proof.holds)
        self.access = Access(self.places, self.store)
        setup = self.access.begin()
        self.sheet = setup.recovery_code
        secret = PASSPHRASE if self.way is Protection.PASSPHRASE else ""
        self.opened = self.access.create(setup, self.way, secret, Facilitator(name="Ruth A."))
        self.vault_id = self.opened.keys.vault_id

    @property
    def protecting(self) -> Protecting:
        return Protecting(self.opened)

    def close(self) -> None:
        self.opened.vault.close()

    def reopen(self, by: Callable[[Access], OpenVault | None]) -> None:
        """Open from the disk as a fresh start would, and see that everything is there."""
        self.close()
        opened = by(Access(self.places, self.store))
        assert opened is not None
        self.opened = opened
        assert name_in(opened) == "Ruth A."
        assert not opened.vault.read_only
        opened.vault.check()

    def item(self) -> tuple[bytes, ...]:
        """Return the keys in the vault's item."""
        text = self.shelf.get_password(SERVICE, self.vault_id)
        return unpacked(self.vault_id, text) if text else ()


def name_in(opened: OpenVault) -> str:
    with opened.vault.work("facilitator.read") as work:
        return work.facilitator.get().name


def by_store(access: Access) -> OpenVault | None:
    return access.ask_store().vault


def by_passphrase(text: str) -> Callable[[Access], OpenVault]:
    return lambda access: access.with_passphrase(text)


def by_sheet(text: str) -> Callable[[Access], OpenVault]:
    return lambda access: access.with_sheet(text).vault


def opens(safe: Safe, by: Callable[[Access], OpenVault | None]) -> bool:
    try:
        safe.reopen(by)
    except (Refusal, AssertionError):
        return False
    return True
