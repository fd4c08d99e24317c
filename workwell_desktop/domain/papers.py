"""What each printed paper says, as plain values: the use cases fill them in, `documents` draws them.

Everything here is ready to be read by people: names are already shortened as the group's record profile
asks, times are aware and in the zone of the group, lengths are minutes. Nothing here knows a database,
a font or a page; what a paper may *not* say (a topic on a sign-in sheet, a name in a title) is decided by
which fields exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.moments import later
from workwell_desktop.domain.sheet import CardSheet, Sheet

if TYPE_CHECKING:
    from datetime import date, datetime


class PaperKind(StrEnum):
    """The papers a facilitator can print for a session."""

    SIGN_IN_SHEET = "sign_in_sheet"
    PARTICIPANT_AGENDA = "participant_agenda"
    RUN_SHEET = "run_sheet"
    REGISTER = "register"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "sign_in_sheet": "Sign-in sheet",
            "participant_agenda": "Session agenda",
            "run_sheet": "Facilitator run sheet",
            "register": "Attendance register",
        }[self.value]


class PaperSize(Enum):
    """The sheet in the printer."""

    A4 = "A4"
    LETTER = "Letter"


class PrintSize(Enum):
    """Size of the main text: 12 points, 16 that most people read without glasses, or 18 for large print."""

    NORMAL = "normal"
    CLEAR = "clear"
    LARGE = "large"


@dataclass(frozen=True, kw_only=True)
class PaperStyle:
    """How a paper is to be printed, whatever it says. Without `colour` it is black on white, safe to photocopy."""

    size: PaperSize = PaperSize.A4
    print: PrintSize = PrintSize.NORMAL
    colour: bool = False


@dataclass(frozen=True, kw_only=True)
class SignInSheet:
    """A list to sign at the door: public group name, names as they may be shown, empty lines for walk-ins.

    There is no field for a topic on purpose: the sheet lies where anybody may read it. As `cards` it is cut into one
    slip for each person, so that nobody reads the others. Without a `privacy_line` of its own it has the usual one.
    """

    group_name: str
    starts_at: datetime
    length_minutes: int
    place: str = ""
    names: tuple[str, ...] = ()
    blank_lines: int = 6
    privacy_line: str | None = None
    cards: bool = False
    language: Language = Language.ENGLISH

    @property
    def ends_at(self) -> datetime:
        """When the session is planned to end."""
        return later(self.starts_at, timedelta(minutes=self.length_minutes))


@dataclass(frozen=True, kw_only=True)
class AgendaRow:
    """One part of the evening as participants see it; `text` may be empty."""

    starts_at: datetime
    minutes: int
    title: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ParticipantAgenda:
    """The evening on one sheet for everybody in the room.

    `theme` is the heading when there is one, otherwise the group's public name. `session_number` 0 means
    "do not print a number"; `next_at` and `next_theme` announce the next meeting.
    """

    group_name: str
    starts_at: datetime
    length_minutes: int
    theme: str = ""
    session_number: int = 0
    place: str = ""
    rows: tuple[AgendaRow, ...] = ()
    next_at: datetime | None = None
    next_theme: str = ""
    language: Language = Language.ENGLISH

    @property
    def ends_at(self) -> datetime:
        """When the session is planned to end."""
        return later(self.starts_at, timedelta(minutes=self.length_minutes))


@dataclass(frozen=True, kw_only=True)
class RunRow:
    """One part of the evening as the facilitator needs it. Every text may be empty or have several lines.

    `fixed` parts begin at their clock time whatever the parts before take; that leaves `free_minutes` before them, or
    the part above runs `overlap_minutes` into them. `turn` says how long one person has in a round. `agreement` asks
    for a tick once the agreement was read out.
    """

    starts_at: datetime
    minutes: int
    title: str
    category: str = ""
    owner: str = ""
    say: str = ""
    do: str = ""
    prompts: tuple[str, ...] = ()
    turn: str = ""
    handouts: tuple[str, ...] = ()
    if_short: str = ""
    if_long: str = ""
    fixed: bool = False
    free_minutes: int = 0
    overlap_minutes: int = 0
    agreement: bool = False
    watch_for: str = ""


@dataclass(frozen=True, kw_only=True)
class AtRisk:
    """What a facilitator needs at hand when someone is at risk: who goes, whom to call, where the room is.

    `stays` and `goes` are names, both empty when nobody was agreed on; the other lines may be empty too.
    """

    stays: str = ""
    goes: str = ""
    numbers: tuple[str, ...] = ()
    address: str = ""
    emergency_department: str = ""
    quiet_place: str = ""


@dataclass(frozen=True, kw_only=True)
class RunSheet:
    """The facilitator's own copy: clock times, who leads, what to say and do, room for notes. Never handed out.

    `session_number` and `sessions_planned` may be 0 for "unknown". `bring` are materials to tick off,
    `from_last_time` are lines for the other panel; an empty panel is not printed.
    """

    group_name: str
    starts_at: datetime
    length_minutes: int
    theme: str = ""
    session_number: int = 0
    sessions_planned: int = 0
    place: str = ""
    facilitators: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    from_last_time: tuple[str, ...] = ()
    rows: tuple[RunRow, ...] = ()
    at_risk: AtRisk = AtRisk()
    language: Language = Language.ENGLISH

    @property
    def ends_at(self) -> datetime:
        """When the session is planned to end."""
        return later(self.starts_at, timedelta(minutes=self.length_minutes))


@dataclass(frozen=True, kw_only=True)
class RegisterColumn:
    """One session of the register.

    `remark` such as "not held" marks a session that counts in no rate; `total` is how many came by their marks, or
    by heads where nobody was marked, printed under the column; both may be empty. Visitors are counted apart.
    """

    number: int
    on: date
    remark: str = ""
    total: str = ""
    visitors: int = 0


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """One person: a code per session ("" where nothing is marked, in the order of the columns) and a rate."""

    name: str
    codes: tuple[str, ...]
    rate: str = ""


@dataclass(frozen=True, kw_only=True)
class LegendEntry:
    """What a code means, in words."""

    code: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class RegisterSheet:
    """People by sessions over a period, with codes, totals and rates.

    Every row has exactly one code per column; anything else is a mistake of the caller and raises ValueError.
    """

    group_name: str
    period: str
    columns: tuple[RegisterColumn, ...] = ()
    rows: tuple[RegisterRow, ...] = ()
    overall_rate: str = ""
    legend: tuple[LegendEntry, ...] = ()
    language: Language = Language.ENGLISH

    def __post_init__(self) -> None:
        """Refuse a ragged table: a code under the wrong date would be a false record."""
        for row in self.rows:
            if len(row.codes) != len(self.columns):
                message = f"a row has {len(row.codes)} codes for {len(self.columns)} sessions"
                raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class RecoverySheet:
    """The one paper that opens the vault when everything else is lost.

    `groups` are the eight groups of four characters in order; `organisation` may be empty. It names no
    person and no group of people, so that a stranger who finds it learns as little as possible. `renewed` says that
    there was a sheet before it.
    """

    groups: tuple[str, ...]
    made_on: date
    organisation: str = ""
    language: Language = Language.ENGLISH
    renewed: bool = False


Paper = SignInSheet | ParticipantAgenda | RunSheet | RegisterSheet | RecoverySheet | Sheet | CardSheet
"""Every paper that can be drawn. Each has a `language`."""
