"""Getting in touch after a session: why, who, by when and what came of it; and the log of contacts with a person.

What may be tried with whom stands in `reaching.py`. What reminds of a follow-up never says of whom or why: reminders
are read over shoulders and land on locked screens (domain notes, section 1.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum
from typing import Self

from workwell_desktop.domain.dates import weekday_date
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import ContactId, FollowUpId, GroupId, PersonId, SessionId
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.text import clean_line, clean_text


class Origin(StrEnum):
    """What made a follow-up."""

    BY_HAND = "by_hand"
    QUICK_NOTE = "quick_note"
    SILENT_ABSENCES = "silent_absences"
    MARK = "mark"


class Outcome(StrEnum):
    """What came of getting in touch (domain notes, section 2.8)."""

    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    REFERRED = "referred"
    RETURNED = "returned"
    DONE = "done"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value.replace("_", " ").capitalize()

    @property
    def by_distance(self) -> bool:
        """Whether it can only come of a call or a message, never of speaking with someone in the room."""
        return self in (Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER)

    @property
    def of_a_person(self) -> bool:
        """Whether it says something about a person; the others fit things to do for a group as well."""
        return self not in (Outcome.DONE, Outcome.NOT_NEEDED)


class When(Enum):
    """How near a follow-up is, in the order of the list."""

    OVERDUE = "Overdue"
    TODAY = "Today"
    THIS_WEEK = "This week"
    LATER = "Later"
    NO_DATE = "No date"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.value


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One thing to do, for a person or for the group. It is open while `outcome` is None."""

    id: FollowUpId
    why: str
    person_id: PersonId | None = None
    group_id: GroupId | None = None
    session_id: SessionId | None = None
    origin: Origin = Origin.BY_HAND
    who: str = ""
    due: date | None = None
    made_at: datetime
    outcome: Outcome | None = None
    remark: str = ""
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.outcome is None

    def when(self, today: date) -> When:
        """Return how near it is; a week ends on its Sunday."""
        if self.due is None:
            return When.NO_DATE
        if self.due <= today:
            return When.TODAY if self.due == today else When.OVERDUE
        sunday = today + timedelta(days=6 - today.weekday())
        return When.THIS_WEEK if self.due <= sunday else When.LATER

    def is_due(self, today: date) -> bool:
        """Whether it is open, and its day has come or gone by."""
        return self.is_open and self.due is not None and self.due <= today

    def checked(self) -> Self:
        """Return the follow-up with texts cleaned. Raises `Refusal` naming the first field that cannot be kept."""
        why = clean_text(self.why, "why", label="What to follow up").strip()
        if not why:
            raise Refusal("What to follow up is still empty. Type a few words to go on.", "why")
        return replace(
            self,
            why=why,
            who=clean_line(self.who, "who", label="Who does it"),
            remark=clean_text(self.remark, "remark", label="The remark").strip(),
        )

    def closed(self, outcome: Outcome, remark: str, now: datetime) -> Self:
        """Return it with what came of it.

        Raises `Refusal` when it is closed already, or for an outcome of a person when it is about none.
        """
        if self.outcome is not None:
            raise Refusal(f"This follow-up is closed already: {self.outcome.label.lower()}.", "outcome")
        if outcome.of_a_person and self.person_id is None:
            raise Refusal("This follow-up is about no one person, so it is done or not needed.", "outcome")
        return replace(self, outcome=outcome, remark=remark, closed_at=now).checked()

    def reopened(self) -> Self:
        """Return it open again, without what came of it."""
        return replace(self, outcome=None, remark="", closed_at=None)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One entry of a person's contact log. Without a `way`, people spoke in the room or the person got in touch."""

    id: ContactId
    person_id: PersonId
    at: datetime
    way: ContactWay | None = None
    outcome: Outcome
    text: str = ""
    next_step: str = ""
    follow_up_id: FollowUpId | None = None

    def checked(self, now: datetime) -> Self:
        """Return the entry with texts cleaned. Raises `Refusal` naming the first field that cannot be kept."""
        if self.at > now + timedelta(minutes=1):
            raise Refusal("What is in the log has happened, so its day cannot lie ahead.", "at")
        return replace(
            self,
            text=clean_text(self.text, "text", label="What was said").strip(),
            next_step=clean_line(self.next_step, "next_step", label="The next step"),
        )


def in_order(follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Return follow-ups by the day they are due, those without a day last; of one day, the oldest first."""
    return tuple(sorted(follow_ups, key=lambda each: (each.due or date.max, each.made_at, each.id)))


def reminder(follow_ups: Iterable[FollowUp], today: date) -> str:
    """Return one sentence on how many are due, or nothing when none is. It names nobody, no group and no reason."""
    due = [each for each in follow_ups if each.is_due(today)]
    late = sum(1 for each in due if each.when(today) is When.OVERDUE)
    if not due:
        return ""
    said = "One follow-up is due" if len(due) == 1 else f"{len(due)} follow-ups are due"
    if late:
        said += ", and overdue" if len(due) == 1 else f", {late} overdue"
    return f"{said}."


def words_to_take_along(follow_up: FollowUp) -> str:
    """Return a line for a diary outside WorkWell. It names nobody, no group and no reason."""
    day = f" by {weekday_date(follow_up.due)}" if follow_up.due else ""
    return f"One follow-up to do{day}. The rest is in WorkWell."
