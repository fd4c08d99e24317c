"""What the tab "Keys and lock" shows, as frozen values."""

from dataclasses import dataclass

from workwell_desktop.domain.access import Protection
from workwell_desktop.ui.safety.model import ProtectionWords


@dataclass(frozen=True)
class KeysShown:
    """How the vault opens, what can be changed about it, and what is known of the sheet."""

    words: ProtectionWords
    mode: Protection
    sheet: str
    """When the sheet was made and last tried."""
    rehearsal_due: bool = False


@dataclass(frozen=True)
class NewSheetShown:
    """Where the making of a new sheet stands."""

    asks_passphrase: bool = False
    typed_back: tuple[bool, ...] = (False, False)
    passphrase_typed: bool = False
    busy: bool = False
    waiting: bool = False
    """Whether the password store has not answered for a while."""

    @property
    def may_finish(self) -> bool:
        """Whether both groups were typed back, and the passphrase where there is one."""
        return not self.busy and all(self.typed_back) and (self.passphrase_typed or not self.asks_passphrase)
