"""What the first run has gathered so far, as one frozen value. Nothing of it is kept until the vault is made."""

from dataclasses import dataclass
from enum import IntEnum

from workwell_desktop.domain.access import Protection, StoreState


class Step(IntEnum):
    """The four steps, in order."""

    YOU = 0
    PROTECTION = 1
    SHEET = 2
    GROUP = 3

    @property
    def label(self) -> str:
        """The word on its chip."""
        return ("You", "Protection", "Recovery sheet", "First group")[self]


@dataclass(frozen=True)
class FirstRun:
    """Where the first run stands. `store` is None while the password store has not answered yet."""

    step: Step = Step.YOU
    store: StoreState | None = None
    protection: Protection = Protection.EASY
    passphrase_ok: bool = False
    passphrase_same: bool = False
    typed_back: tuple[bool, bool] = (False, False)
    busy: bool = False
    waiting: bool = False
    """Whether the vault is being made and the password store is asking the person for something."""

    @property
    def easy_possible(self) -> bool:
        """Whether the computer's login can protect the vault."""
        return self.store in (StoreState.OPEN, StoreState.LOCKED)

    @property
    def may_continue(self) -> bool:
        """Whether the step at hand is complete."""
        if self.busy:
            return False
        if self.step is Step.PROTECTION:
            if self.protection is Protection.EASY:
                return self.easy_possible
            return self.passphrase_ok and self.passphrase_same
        if self.step is Step.SHEET:
            return all(self.typed_back)
        return True

    @property
    def may_go_back(self) -> bool:
        """Whether an earlier step can still be changed; once the vault is made it cannot."""
        return Step.YOU < self.step < Step.GROUP and not self.busy
