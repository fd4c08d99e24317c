"""One question to the password store, and who hears its answer.

The program asks as soon as it can; only when no answer comes at once is a screen shown, which then hears it instead.
"""

from typing import TYPE_CHECKING

from workwell_desktop.domain.access import StoreState
from workwell_desktop.usecases.access import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.domain.errors import Fault, Refusal
    from workwell_desktop.usecases.access import Access, Doors


class Asked:
    """A question under way. Nobody waits for one that was given up: a vault it opens is closed again."""

    def __init__(self, access: "Access", doors: "Doors") -> None:
        self.doors = doors
        self.given_up = False
        self.heard: Callable[[Answer], None] | None = None
        self.stuck: Callable[[Fault | Refusal], None] | None = None
        self._access = access

    def ask(self) -> Answer:
        """Ask; blocks until the store has answered. Called on a worker."""
        answer = self._access.ask_store()
        if self.given_up:
            self._put_back(answer)
            return Answer(StoreState.LOCKED)
        return answer

    def answered(self, answer: Answer) -> None:
        """Hand the answer to whoever listens now."""
        if self.given_up or self.heard is None:
            self._put_back(answer)
        else:
            self.heard(answer)

    def failed(self, trouble: "Fault | Refusal") -> None:
        """Hand the trouble to whoever listens now."""
        if self.stuck is not None and not self.given_up:
            self.stuck(trouble)

    def _put_back(self, answer: Answer) -> None:
        if answer.vault is not None:
            answer.vault.vault.close()
