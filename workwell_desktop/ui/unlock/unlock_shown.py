"""What the unlock screen shows, as one frozen value."""

from dataclasses import dataclass
from enum import Enum, auto

from workwell_desktop.domain.access import Offer


class Way(Enum):
    """What is asked for at the moment."""

    STORE = auto()
    """Nothing: the password store is being asked, or has answered."""
    PASSPHRASE = auto()
    SHEET = auto()
    NEW_PASSPHRASE = auto()
    """The sheet opened the vault: a passphrase takes the password store's place, or the forgotten one's."""


@dataclass(frozen=True)
class Unlocking:
    """A heading, a sentence, the field if any, and the ways out."""

    way: Way = Way.STORE
    title: str = "Locked"
    sentence: str = "Your groups are encrypted on this computer."
    beside: str = ""
    """What comforts or leads on, beneath the sentence."""
    offers: tuple[Offer, ...] = ()
    busy: bool = False
    stuck: bool = False
    """The key file or the database cannot be used: only a sentence and "Try again" make sense."""
    again: str = "Try again"
    """The words of the button that asks the password store once more."""
    where: str = ""
    """The folder that the sentence speaks of."""

    @property
    def main_offer(self) -> Offer | None:
        """What the one large button does where nothing is typed and nothing is waited for."""
        if self.way is not Way.STORE or self.busy or self.stuck or not self.offers:
            return None
        return self.offers[0]
