"""What the Follow-ups room shows: words ready to be read, and ids to go on with."""

from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.follow_up import FollowUp, When
from workwell_desktop.domain.ids import FollowUpId, GroupId, PersonId
from workwell_desktop.domain.reaching import Approach
from workwell_desktop.domain.suggestion import Suggestion


@dataclass(frozen=True, kw_only=True)
class WaitingRow:
    """One open follow-up. `approach` is None when it is about no one person."""

    follow_up: FollowUp
    section: When
    icon: str
    title: str
    why: str
    line: str
    due: str
    approach: Approach | None
    details: str
    group_id: GroupId | None
    searched: str

    @property
    def id(self) -> FollowUpId:
        """Which one it is."""
        return self.follow_up.id

    @property
    def person_id(self) -> PersonId | None:
        """Whom it is about."""
        return self.follow_up.person_id


@dataclass(frozen=True, kw_only=True)
class SuggestedRow:
    """Someone to think of. `planned` tells of an absence that was announced."""

    suggestion: Suggestion
    title: str
    line: str
    planned: str


@dataclass(frozen=True, kw_only=True)
class ClosedRow:
    """One closed lately."""

    id: FollowUpId
    title: str
    line: str


@dataclass(frozen=True, kw_only=True)
class BoardShown:
    """The whole room. `about` are the options of the form, `groups` those of the filter."""

    subtitle: str
    rows: tuple[WaitingRow, ...]
    suggested: tuple[SuggestedRow, ...]
    closed: tuple[ClosedRow, ...]
    about: tuple[tuple[str, object], ...]
    groups: tuple[tuple[str, object], ...]
    waiting: int
    """How many are open, whatever the filter says."""
    today: date
