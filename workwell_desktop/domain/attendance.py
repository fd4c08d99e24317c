"""Marks in a register, and what they add up to.

A session's register expects everyone who is an active member on its day. "Not marked" is never "absent", and sessions
that were not held never enter a rate (domain notes, sections 2.6 and 2.9).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from statistics import median
from typing import Self, TypedDict, Unpack

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.membership import Membership, MembershipStatus
from workwell_desktop.domain.profile import ProfileRules
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.text import clean_line


class Code(Enum):
    """Every code of the register: letters on paper, words, the key that types it, and what it counts for."""

    NOT_MARKED = ("·", "Not marked", "", False, True)
    PRESENT = ("P", "Present", "P", True, True)
    LATE = ("L", "Late", "L", True, True)
    LEFT_EARLY = ("LE", "Left early", "F", True, True)
    REMOTE = ("R", "Remote", "R", True, True)
    APOLOGIES = ("AP", "Apologies", "E", False, True)
    ABSENT = ("A", "Absent, no word", "A", False, True)
    CANCELLED = ("C", "Cancelled for this person", "C", False, False)
    VISITOR = ("V", "Visitor", "V", False, False)
    ON_LEAVE = ("LV", "On leave", "O", False, False)
    NOT_EXPECTED = ("–", "Not expected", "", False, False)

    __hash__ = object.__hash__  # members are single, and a register counts thousands: enum's own hash is Python

    def __init__(self, letters: str, label: str, key: str, attended: bool, expected: bool) -> None:
        self.letters = letters
        self.label = label
        self.key = key
        self.attended = attended
        self.expected = expected

    @property
    def can_be_marked(self) -> bool:
        """Whether a facilitator may set it; the others are computed."""
        return bool(self.key)

    @property
    def may_come_before(self) -> bool:
        """Whether it may be entered before the day of the session."""
        return self in (Code.APOLOGIES, Code.CANCELLED, Code.ON_LEAVE)

    @classmethod
    def typed(cls, key: str) -> "Code | None":
        """Return the code a single typed letter stands for, or None."""
        return next((code for code in cls if code.key and code.key == key.upper()), None)


MARKABLE = tuple(code for code in Code if code.can_be_marked)


class Described(TypedDict, total=False):
    """What may be said of a mark besides its code; what is left out stays as it is. Minutes are whole minutes."""

    late_minutes: int | None
    early_minutes: int | None
    reason: str
    comment: str
    first_time: bool
    needs_follow_up: bool
    arrived_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What the register says of one person at one session. There is at most one for each pair.

    `late_minutes` and `early_minutes` are optional and may stand together: someone can come late and leave early.
    """

    session_id: SessionId
    person_id: PersonId
    code: Code
    marked_at: datetime
    late_minutes: int | None = None
    early_minutes: int | None = None
    reason: str = ""
    comment: str = ""
    first_time: bool = False
    needs_follow_up: bool = False
    arrived_at: datetime | None = None

    def recoded(self, code: Code, now: datetime) -> Self:
        """Return the mark with another code. What was remarked stays; what the new code contradicts goes."""
        kept = code in (Code.LATE, Code.LEFT_EARLY)
        return replace(
            self,
            code=code,
            marked_at=now,
            late_minutes=self.late_minutes if kept else None,
            early_minutes=self.early_minutes if kept else None,
            reason="" if code.attended else self.reason,
            arrived_at=self.arrived_at if code.attended else None,
        )

    def described(self, **said: Unpack[Described]) -> Self:
        """Return the mark with more said about it.

        Minutes make someone who was present late, or lets them leave early; both may stand together. Raises
        `Refusal` when minutes or an arrival are given for someone who did not come.
        """
        late, early = said.get("late_minutes"), said.get("early_minutes")
        if not self.code.attended:
            for name in ("late_minutes", "early_minutes", "arrived_at"):
                if said.get(name):
                    raise Refusal(
                        f"“{self.code.label}” means they did not come. Mark them late or present first.", name
                    )
        code = self.code
        if code is Code.PRESENT and (late or early):
            code = Code.LATE if late else Code.LEFT_EARLY
        return replace(self, code=code, **said)

    def allowed_by(self, rules: ProfileRules) -> Self:
        """Return the mark without the words that a group's record profile does not have."""
        if (rules.reasons or not self.reason) and (rules.comments or not self.comment):
            return self
        return replace(
            self, reason=self.reason if rules.reasons else "", comment=self.comment if rules.comments else ""
        )

    def checked(self) -> Self:
        """Return the mark with texts cleaned. Raises `Refusal` when it cannot be kept."""
        if not self.code.can_be_marked:
            raise Refusal(f"“{self.code.label}” is worked out by WorkWell and cannot be typed.", "code")
        for name, minutes in (("late_minutes", self.late_minutes), ("early_minutes", self.early_minutes)):
            if minutes is not None and not 0 <= minutes <= 480:
                raise Refusal("Minutes lie between 0 and 480.", name)
        return replace(
            self,
            reason=clean_line(self.reason, "reason", label="The reason"),
            comment=clean_line(self.comment, "comment", label="The comment"),
        )


def check_markable(session: Session, code: Code, today: date) -> None:
    """Raise `Refusal` when `code` cannot be set for `session` yet, or the session did not take place.

    The register of a locked session can still be corrected: who came is a fact that may turn out otherwise, and the
    audit trail has the correction. Only the note stays locked.
    """
    if session.state.off:
        raise Refusal("This session did not take place, so nobody can be marked.", "code")
    if session.day > today and not code.may_come_before:
        raise Refusal(
            f"Session {session.number} is still to come. Until then only apologies, on leave and cancelled "
            "can be marked.",
            "code",
        )


def code_for(session: Session, membership: Membership | None, mark: Mark | None) -> Code:
    """Return what stands in the register: the mark, else what follows from the person's status on the day."""
    if mark is not None:
        return mark.code
    status = membership.status_on(session.day) if membership else None
    if status is MembershipStatus.ACTIVE:
        return Code.NOT_MARKED
    return Code.ON_LEAVE if status is MembershipStatus.ON_LEAVE else Code.NOT_EXPECTED


@dataclass(frozen=True, kw_only=True)
class PastMark:
    """A mark that was changed or taken away, as it stood until `replaced_at`; `why` is what was said about it."""

    mark: Mark
    replaced_at: datetime
    why: str = ""


@dataclass(frozen=True)
class Tally:
    """How often each code stands in a row, a column or a whole register."""

    counts: Mapping[Code, int]

    @classmethod
    def of(cls, codes: Iterable[Code]) -> "Tally":
        """Count codes."""
        return cls(Counter(codes))

    @property
    def attended(self) -> int:
        """Everyone who came, late and remote included; visitors apart."""
        return sum(n for code, n in self.counts.items() if code.attended)

    @property
    def expected(self) -> int:
        """Everyone who could have come, marked or not."""
        return sum(n for code, n in self.counts.items() if code.expected)

    @property
    def not_marked(self) -> int:
        """Those still without a mark."""
        return self.counts.get(Code.NOT_MARKED, 0)

    @property
    def counted(self) -> int:
        """Everyone expected who has a mark: the denominator, since not marked is never absent."""
        return self.expected - self.not_marked

    @property
    def attendance(self) -> Fraction | None:
        """Attended ÷ counted, or None when nobody counts yet."""
        return Fraction(self.attended, self.counted) if self.counted else None

    @property
    def commitment(self) -> Fraction | None:
        """(Attended + apologies) ÷ counted, or None when nobody counts yet."""
        kept = self.attended + self.counts.get(Code.APOLOGIES, 0)
        return Fraction(kept, self.counted) if self.counted else None

    @property
    def complete(self) -> bool:
        """Whether everyone expected has a mark."""
        return self.not_marked == 0


def percent(rate: Fraction | None) -> str:
    """Return a rate as whole per cent ("94%"), rounded half up, or "–" when there is none."""
    return "–" if rate is None else f"{int(rate * 100 + Fraction(1, 2))}%"


@dataclass(frozen=True)
class RegisterRow:
    """One person across the sessions of a register; `codes` is parallel to its sessions.

    `member` says whether they are in the group now, on leave included; the past stays equal when that changes.
    """

    person_id: PersonId
    name: str
    codes: tuple[Code, ...]
    marks: tuple[Mark | None, ...]
    member: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class GroupRegister:
    """People × sessions. Totals and rates use held sessions only."""

    sessions: tuple[Session, ...]
    rows: tuple[RegisterRow, ...]

    def column(self, index: int) -> Tally:
        """Count one session."""
        return Tally.of([row.codes[index] for row in self.rows])

    def row(self, index: int) -> Tally:
        """Count one person over the held sessions."""
        held = zip(self.sessions, self.rows[index].codes, strict=True)
        return Tally.of([code for session, code in held if session.state.held])

    @property
    def overall(self) -> Tally:
        """Count everything held."""
        held = [i for i, session in enumerate(self.sessions) if session.state.held]
        return Tally.of([row.codes[i] for row in self.rows for i in held])

    @property
    def typical_attendance(self) -> int | None:
        """The median number who came to a held session (rounded half up), or None before the first is marked."""
        columns = [self.column(i) for i, session in enumerate(self.sessions) if session.state.held]
        sizes = [column.attended for column in columns if column.counted]
        return int(median(sizes) + 0.5) if sizes else None

    def silent_absences(self, index: int) -> int:
        """Return how many of a person's latest held sessions in a row were missed without a word.

        Sessions they were not expected at, or are not marked for, neither count nor end the run.
        """
        run = 0
        for session, code in zip(reversed(self.sessions), reversed(self.rows[index].codes), strict=True):
            if not session.state.held or not code.expected or code is Code.NOT_MARKED:
                continue
            if code is not Code.ABSENT:
                break
            run += 1
        return run

    def count(self, index: int, code: Code) -> int:
        """Return how often a person has `code` in held sessions."""
        return self.row(index).counts.get(code, 0)

    def with_mark(self, row: int, column: int, mark: Mark | None, code: Code) -> "GroupRegister":
        """Return the register with one cell changed."""
        old = self.rows[row]
        codes = (*old.codes[:column], code, *old.codes[column + 1 :])
        marks = (*old.marks[:column], mark, *old.marks[column + 1 :])
        changed = replace(old, codes=codes, marks=marks)
        return GroupRegister(self.sessions, (*self.rows[:row], changed, *self.rows[row + 1 :]))


def group_register(
    sessions: Sequence[Session],
    memberships: Sequence[Membership],
    names: Mapping[PersonId, str],
    marks: Iterable[Mark],
) -> GroupRegister:
    """Lay out a group's register.

    Rows: everyone who was a member on the day of one of the sessions, is a member now, or has a mark; in the order of
    `names`. Columns: `sessions` as given.
    """
    by_cell = {(mark.session_id, mark.person_id): mark for mark in marks}
    by_person = {membership.person_id: membership for membership in memberships}
    rows: list[RegisterRow] = []
    for person_id, name in names.items():
        membership = by_person.get(person_id)
        row_marks = tuple(by_cell.get((session.id, person_id)) for session in sessions)
        codes = tuple(code_for(session, membership, mark) for session, mark in zip(sessions, row_marks, strict=True))
        now_in = membership is not None and membership.status.in_group
        if now_in or any(code is not Code.NOT_EXPECTED for code in codes):
            rows.append(RegisterRow(person_id, name, codes, row_marks, now_in))
    return GroupRegister(tuple(sessions), tuple(rows))
