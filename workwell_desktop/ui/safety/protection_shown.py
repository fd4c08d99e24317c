"""What the tab "Keys and lock" shows: frozen values, and the words that are the same for every vault."""

from dataclasses import dataclass

from workwell_desktop.domain.access import Protection

NEW_SHEET = (
    "When the sheet is lost, or somebody else may have seen it. The new sheet brings new keys with it: the old one "
    "stops working for this vault. Backups made before still open with the old sheet, so keep it as long as you "
    "keep them."
)
NEW_SHEET_STEPS = (
    "Print it or save it, and type two groups back. Then WorkWell makes a backup and writes the vault anew under new "
    "keys. From that moment the old sheet opens only the backups made before."
)
CHANGE_ALL = (
    "If somebody may have got hold of a key: this computer was in other hands, or the sheet was seen. "
    "You get new keys and a new recovery sheet. Earlier backups stay as they are: whoever holds one, and the old "
    "sheet, can still read it. Private notes have a passphrase of their own and stay as they are."
)
NEW_LAPTOP = (
    "Plug in a stick, choose it under Backups as a second place, and back up once.",
    "Fetch the recovery sheet, and test it here once more.",
    "On the new laptop install WorkWell, start it, and press “I have a backup” on the first screen. Plug in the "
    "stick and type the sheet.",
    "Look whether your groups and the newest note are there.",
    "Only then clear the old laptop: delete the folder where the vault lies. Keep the stick and the sheet apart.",
)


@dataclass(frozen=True)
class ProtectionWords:
    """How a vault opens, and honestly what that keeps safe and what it does not."""

    icon: str
    title: str
    opens: str
    protects: str
    leaves_open: str


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
