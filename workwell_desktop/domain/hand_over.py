"""Handing groups over to somebody else: one's own key, what was given and taken, and where a record came from."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workwell_desktop.domain.ids import HandOverId


class Direction(StrEnum):
    """Which way a bundle went."""

    GIVEN = "given"
    TAKEN = "taken"


@dataclass(frozen=True, kw_only=True)
class OwnIdentity:
    """The facilitator's own key pair for bundles: the secret never leaves the vault, the public half is given out."""

    secret: str = field(default="", repr=False)
    public: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """One bundle given or taken over: when, with whom, which groups, what was in it.

    `partner` is what the facilitator called the other person, `fingerprint` the words of their key, empty when a
    spoken passphrase was used; `groups` are ids, `contents` the kinds of record; `digest` is the SHA-256 of the
    bundle's data, so that the same bundle is known again.
    """

    id: HandOverId
    direction: Direction
    at: datetime
    partner: str = ""
    fingerprint: str = ""
    groups: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, kw_only=True)
class TakenOver:
    """Where a record came from: its table and key, the bundle, and the digest of it as it was taken over."""

    name: str
    record: str
    hand_over_id: HandOverId
    digest: str
