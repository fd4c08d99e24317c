"""A round: everyone has a turn of the same length, may pass, and may be come back to.

It keeps places and counts; what people are called is the screen's business. Moments are the time the session has
lasted, so that a pause stands still here too and no setting of the computer's clock is felt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Self

from workwell_desktop.domain.agenda import LONGEST_TURN, SHORTEST_TURN, Block, Category
from workwell_desktop.domain.ids import PersonId

ROUNDS = (Category.CHECK_IN, Category.CHECK_OUT)
"""The parts a round is offered in by itself; it can be asked for in any."""


def seconds_each(block: Block | None, left: timedelta, people: int) -> int:
    """Return the turn of one person in seconds: what the part says, else what is left divided by those present."""
    if block is not None and block.seconds_each is not None:
        return block.seconds_each
    fair = int(left.total_seconds()) // max(1, people)
    return max(SHORTEST_TURN, min(LONGEST_TURN, fair))


@dataclass(frozen=True, kw_only=True)
class Round:
    """A round in hand. Of those `waiting` for their turn, the first has it now.

    `spoken` have had it, `passed` have passed and may be come back to. `began` is when the turn in hand began.
    """

    turn_seconds: int
    waiting: tuple[PersonId, ...]
    spoken: tuple[PersonId, ...] = ()
    passed: tuple[PersonId, ...] = ()
    began: timedelta = timedelta()

    @property
    def people(self) -> int:
        """How many are in the round."""
        return len(self.waiting) + len(self.spoken) + len(self.passed)

    @property
    def turn(self) -> PersonId | None:
        """Whose turn it is; None when everyone has spoken or passed."""
        return self.waiting[0] if self.waiting else None

    @property
    def number(self) -> int:
        """Which turn of the round this is, counted from 1."""
        return min(self.people, len(self.spoken) + len(self.passed) + 1)

    @property
    def over(self) -> bool:
        """Whether everyone has had a turn or passed."""
        return not self.waiting

    def left(self, now: timedelta) -> timedelta:
        """Return what is left of the turn in hand; negative when it takes longer."""
        return timedelta(seconds=self.turn_seconds) - (now - self.began)

    def next(self, now: timedelta) -> Self:
        """Return the round with the turn in hand had, and the next one begun."""
        return replace(self, waiting=self.waiting[1:], spoken=(*self.spoken, *self.waiting[:1]), began=now)

    def pass_on(self, now: timedelta) -> Self:
        """Return the round with the turn in hand passed: nobody has to speak."""
        return replace(self, waiting=self.waiting[1:], passed=(*self.passed, *self.waiting[:1]), began=now)

    def come_back(self, now: timedelta) -> Self:
        """Return the round with the turn given to whoever passed first; whoever has it now has it after them."""
        if not self.passed:
            return self
        return replace(self, waiting=(self.passed[0], *self.waiting), passed=self.passed[1:], began=now)

    def of_those(self, present: Sequence[PersonId], now: timedelta) -> Self:
        """Return the round of those present now: a late-comer has a turn at the end, who left has none."""
        here = set(present)
        known = {*self.waiting, *self.spoken, *self.passed}
        waiting = (
            *(person for person in self.waiting if person in here),
            *(person for person in present if person not in known),
        )
        return replace(
            self,
            waiting=waiting,
            spoken=tuple(person for person in self.spoken if person in here),
            passed=tuple(person for person in self.passed if person in here),
            began=self.began if waiting[:1] == self.waiting[:1] else now,
        )
