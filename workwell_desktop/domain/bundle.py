"""What a hand-over bundle may hold, what becomes of each of its records, and what is shown before anything is taken.

Two vaults that hand a group to and fro each remember, of every record that went between them, the digest it had then
and by which bundle it went. From that alone follows who has changed it since; nothing is decided by clocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.hand_over import Direction, HandOver
from workwell_desktop.domain.ids import GroupId, HandOverId


class Reach(StrEnum):
    """How much of a group is handed over."""

    SUBSTITUTE = "substitute"
    EVERYTHING = "everything"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {"substitute": "What a substitute needs", "everything": "All of the group, for a co-facilitator"}[self]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the giver chose. What is about one person goes along only where ticked, and never to a substitute."""

    groups: tuple[GroupId, ...]
    reach: Reach = Reach.SUBSTITUTE
    person_notes: bool = False
    contacts: bool = False
    incidents: bool = False

    def checked(self) -> "Choice":
        """Return the choice as it is carried out. Raises `Refusal` when no group is chosen."""
        if not self.groups:
            raise Refusal("Choose at least one group.", "groups")
        return self if self.reach is Reach.EVERYTHING else Choice(groups=self.groups)


@dataclass(frozen=True)
class Known:
    """A record as it last went between two vaults: its digest, and the bundle by which it went."""

    digest: str
    hand_over: HandOverId


@dataclass(frozen=True)
class Lineage:
    """Which bundles one of the two vaults gave and which it took over."""

    given: frozenset[HandOverId] = frozenset()
    taken: frozenset[HandOverId] = frozenset()

    @classmethod
    def of(cls, hand_overs: Sequence[HandOver]) -> "Lineage":
        """Sort hand-overs by their direction."""
        ways = {way: frozenset(each.id for each in hand_overs if each.direction is way) for way in Direction}
        return cls(ways[Direction.GIVEN], ways[Direction.TAKEN])


class Fate(StrEnum):
    """What becomes of a record of a bundle."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    KEPT = "kept"
    """It was changed only here, so it stays as it is here."""
    CONFLICT = "conflict"
    LEFT_OUT = "left_out"
    """It was removed or erased here, or belongs to something that was."""


@dataclass(frozen=True, kw_only=True)
class Sides:
    """One record on both sides: its digests now, and as it last went between them. None where there is none."""

    ours: str | None
    theirs: str
    known_here: Known | None = None
    known_there: Known | None = None


def fate(sides: Sides, here: Lineage, there: Lineage) -> Fate:
    """Decide by digests alone. Changed only there is updated, changed only here is kept, both is a conflict."""
    if sides.ours == sides.theirs:
        return Fate.SAME
    if sides.ours is None and sides.known_here is None:
        return Fate.NEW
    if _unchanged_there(sides, here, there):
        return Fate.LEFT_OUT if sides.ours is None else Fate.KEPT
    return Fate.UPDATED if _unchanged_here(sides, here, there) else Fate.CONFLICT


def _unchanged_there(sides: Sides, here: Lineage, there: Lineage) -> bool:
    """Whether it still is what they took over from here, or what was seen of them before."""
    if sides.known_here is not None and sides.known_here.digest == sides.theirs:
        return True
    known = sides.known_there
    return known is not None and known.digest == sides.theirs and known.hand_over in here.given & there.taken


def _unchanged_here(sides: Sides, here: Lineage, there: Lineage) -> bool:
    """Whether ours is what theirs was made from: what they began with, or what was taken over from them before."""
    if sides.ours is None:
        return False
    if sides.known_there is not None and sides.known_there.digest == sides.ours:
        return True
    known = sides.known_here
    return known is not None and known.digest == sides.ours and known.hand_over in there.given & here.taken


@dataclass(frozen=True)
class Difference:
    """One field that differs: the kind of record and its column, and the value on each side."""

    column: str
    ours: object
    theirs: object


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A record changed on both sides. `about` are names and moments that tell which one it is."""

    key: str
    kind: str
    about: tuple[object, ...] = ()
    differences: tuple[Difference, ...] = ()
    removed_here: bool = False
    signed_here: bool = False
    """The one here is signed: it stays, whatever is chosen."""


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What is in a bundle, and what taking it over would do. `counts` by kind of record and fate.

    `fingerprint` is empty when the bundle came with spoken words; else the giver's key has vouched for it.
    """

    hand_over: HandOverId
    giver: str
    at: datetime
    fingerprint: str = ""
    reach: Reach = Reach.SUBSTITUTE
    groups: tuple[str, ...] = ()
    counts: Mapping[str, Mapping[Fate, int]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()

    def count(self, *fates: Fate) -> int:
        """Return how many records meet one of these fates."""
        return sum(numbers.get(each, 0) for numbers in self.counts.values() for each in fates)

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in it is here already, or stays as it is here."""
        return not self.count(Fate.NEW, Fate.UPDATED, Fate.CONFLICT)
