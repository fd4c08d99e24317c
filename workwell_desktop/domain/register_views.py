"""Whom a register shows, and who has not been seen for a while. Filters hide rows; they never change a total."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workwell_desktop.domain.attendance import Code, GroupRegister
from workwell_desktop.domain.ids import PersonId


class Whom(StrEnum):
    """The filters of a register."""

    EVERYONE = "everyone"
    MEMBERS = "members"
    MISSED_LAST = "missed_last"
    FOLLOW_UP = "follow_up"
    FIRST_TIMERS = "first_timers"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "everyone": "Everyone",
            "members": "Members now",
            "missed_last": "Missed last time",
            "follow_up": "To follow up",
            "first_timers": "First-timers",
        }[self.value]

    def of(self, register: GroupRegister) -> tuple[int, ...]:
        """Return which rows of a register it lets through, in their order."""
        wanted = _RULES[self]
        return tuple(index for index in range(len(register.rows)) if wanted(register, index))


def _missed_last(register: GroupRegister, index: int) -> bool:
    """Whether the latest held session they were expected at, and marked for, went without them."""
    codes = register.rows[index].codes
    for session, code in zip(reversed(register.sessions), reversed(codes), strict=True):
        if session.state.held and code.expected and code is not Code.NOT_MARKED:
            return not code.attended
    return False


def _to_follow_up(register: GroupRegister, index: int) -> bool:
    """Whether a mark asks for it with its own tick; it is never worked out from a missing reason."""
    return any(mark is not None and mark.needs_follow_up for mark in register.rows[index].marks)


def _first_timer(register: GroupRegister, index: int) -> bool:
    return any(mark is not None and mark.first_time and mark.code.attended for mark in register.rows[index].marks)


_RULES: dict[Whom, Callable[[GroupRegister, int], bool]] = {
    Whom.EVERYONE: lambda _register, _index: True,
    Whom.MEMBERS: lambda register, index: register.rows[index].member,
    Whom.MISSED_LAST: _missed_last,
    Whom.FOLLOW_UP: _to_follow_up,
    Whom.FIRST_TIMERS: _first_timer,
}


@dataclass(frozen=True)
class NotSeen:
    """A member who has not come for some weeks. `last` is the day they last came, None when the register shows none.

    `word` says whether they sent apologies, are on leave or had a session cancelled meanwhile: a planned absence is
    not a silent one.
    """

    person_id: PersonId
    name: str
    last: date | None
    word: bool


def not_seen(register: GroupRegister, weeks: int, today: date) -> tuple[NotSeen, ...]:
    """Return the members who came to no session of the last `weeks` weeks though at least one expected them.

    Sessions that were not held, and people without a mark, count for nothing. Who has stayed away longest stands
    first.
    """
    since = today - timedelta(weeks=weeks)
    found: list[NotSeen] = []
    for row in register.rows:
        cells = [(s.day, code) for s, code in zip(register.sessions, row.codes, strict=True) if s.state.held]
        lately = [code for day, code in cells if day > since and code not in (Code.NOT_MARKED, Code.NOT_EXPECTED)]
        missed = [code for code in lately if code in (Code.ABSENT, Code.APOLOGIES, Code.ON_LEAVE)]
        if not row.member or not missed or any(code.attended for code in lately):
            continue
        last = max((day for day, code in cells if code.attended), default=None)
        found.append(NotSeen(row.person_id, row.name, last, any(code is not Code.ABSENT for code in missed)))
    return tuple(sorted(found, key=lambda each: (each.last or date.min, each.name)))
