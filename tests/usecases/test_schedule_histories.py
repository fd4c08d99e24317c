"""Any history of edits: what is laid down is what dateutil says, what was never moves, undo leads back exactly."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.usecases.conftest import EVENING, KEY, Office
from tests.usecases.timetable import weekly
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.recurrence import start_on
from workwell_desktop.domain.schedule import LAST, Frequency, Holiday, Pattern, Schedule, Scope, SessionChange
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.timetable import Laid
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.work import Means

NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PATTERNS = st.builds(
    Pattern,
    frequency=st.sampled_from(Frequency),
    interval=st.integers(1, 3),
    weekdays=st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda days: tuple(sorted(days))),
    nth=st.sampled_from((1, 2, LAST)),
)
TIMES = st.sampled_from((time(9), time(18, 30), time(23, 45), time(2, 30)))
ENDS = st.one_of(
    st.integers(1, 9).map(lambda count: (count, None)),
    st.integers(0, 120).map(lambda days: (None, EVENING.date() + timedelta(days=200 + days))),
)


@dataclass(frozen=True)
class Step:
    """Something a facilitator does; `which` says to what, counted round."""

    kind: str
    which: int
    pattern: Pattern
    start: time
    end: tuple[int | None, date | None]
    gaps: frozenset[int]
    shift: timedelta
    days: int
    scope: Scope


STEPS = st.builds(
    Step,
    kind=st.sampled_from(("save", "edit", "edit", "hold", "call off", "wait", "holiday", "remove", "end")),
    which=st.integers(0, 20),
    pattern=PATTERNS,
    start=TIMES,
    end=ENDS,
    gaps=st.frozensets(st.integers(0, 60), max_size=6),
    shift=st.builds(
        lambda days, quarters: timedelta(days=days, minutes=15 * quarters), st.integers(-3, 12), st.integers(0, 6)
    ),
    days=st.integers(0, 90),
    scope=st.sampled_from(Scope),
)


@dataclass
class Story:
    """One group and what is done to it, step by step."""

    office: Office
    group: Group

    def sessions(self) -> tuple[Session, ...]:
        return self.office.desk.sessions.of_group(self.group.id)

    def ahead(self) -> list[Session]:
        return [s for s in self.sessions() if s.state.upcoming and s.starts_at >= self.office.now]

    def schedules(self) -> tuple[Schedule, ...]:
        return self.office.desk.schedules.of_group(self.group.id)

    def do(self, step: Step) -> Laid | None:
        """Do a step; return what can be undone as a whole."""
        desk, ahead = self.office.desk, self.ahead()
        known = sorted(self.schedules(), key=lambda schedule: (schedule.first_day, schedule.start))
        schedule = known[step.which % len(known)]
        on = EVENING.date() + timedelta(days=step.days)
        if step.kind == "save":
            sessions, until = step.end
            skipped = tuple(schedule.first_day + timedelta(days=gap) for gap in step.gaps)
            wanted = replace(schedule, pattern=step.pattern, start=step.start, sessions=sessions, until=until)
            return desk.schedules.save(replace(wanted, skipped=skipped), "Room")
        if step.kind == "holiday":
            return desk.schedules.add_holiday(Holiday(on, "Day"))
        if step.kind == "end":
            return desk.schedules.end(schedule.id, on + timedelta(days=60))
        if step.kind == "wait":
            self.office.now += timedelta(hours=step.days * 5)
        elif ahead:
            return self._do_to(ahead[step.which % len(ahead)], step)
        return None

    def _do_to(self, session: Session, step: Step) -> Laid | None:
        desk = self.office.desk
        if step.kind == "edit":
            change = SessionChange(starts_at=session.starts_at + step.shift, reason="Room")
            return desk.schedules.edit(session.id, step.scope, change)
        if step.kind == "hold":
            self.office.now = max(self.office.now, session.starts_at)
            desk.sessions.begin(session.id)
        elif step.kind == "call off":
            desk.sessions.call_off(session.id, "Snow")
        else:
            desk.sessions.remove(session.id)
        return None


def days_by_dateutil(schedule: Schedule, first: date) -> rrule.rrule:
    pattern = schedule.pattern
    nth = pattern.nth if pattern.frequency is Frequency.MONTHLY else ""
    until = datetime.combine(schedule.until or date(2090, 1, 1), time())
    text = f"FREQ={pattern.frequency.name};INTERVAL={pattern.interval};WKST=MO;UNTIL={until:%Y%m%dT%H%M%S};BYDAY="
    found = rrule.rrulestr(
        text + ",".join(f"{nth}{NAMES[d]}" for d in pattern.weekdays), dtstart=datetime.combine(first, time())
    )
    assert isinstance(found, rrule.rrule)
    return found


def check_days(story: Story) -> None:
    now, holidays = story.office.now, {h.day for h in story.office.desk.schedules.holidays()}
    for schedule in story.schedules():
        mine = [s for s in story.sessions() if s.schedule_id == schedule.id and s.state is not SessionState.MOVED]
        movable = [s for s in story.ahead() if s in mine and s.slot and start_on(schedule, s.slot) >= now]
        fixed = {s.slot for s in mine} - {s.slot for s in movable}
        left_out = holidays | fixed | set(schedule.skipped)
        days = (moment.date() for moment in days_by_dateutil(schedule, schedule.first_day))
        coming = (day for day in days if day not in left_out and start_on(schedule, day) >= now)
        room = None if schedule.sessions is None else max(0, schedule.sessions - len(fixed))
        assert sorted(s.slot for s in movable if s.slot) == list(islice(coming, room))


def check_numbers(story: Story) -> None:
    ahead = story.ahead()
    coming = {session.id for session in ahead}
    settled = [s for s in story.sessions() if s.id not in coming and s.state is not SessionState.MOVED]
    taken = {session.number for session in settled}
    numbers = [session.number for session in ahead]
    assert numbers == sorted(set(numbers))
    if numbers:
        assert set(range(numbers[0], numbers[-1])) <= set(numbers) | taken
        were = [s.number for s in settled if s.state.held or s.starts_at < story.office.now]
        assert set(range(max(were, default=0) + 1, numbers[0])) <= taken


@contextmanager
def fresh_office(template: Path) -> Iterator[Office]:
    """A vault of its own for one history, since every one leaves something behind."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        path.write_bytes(template.read_bytes())
        vault = Vault.open(path, KEY)
        office: Office
        office = Office(Desk.over(Means(vault.work, lambda _changes: None, lambda: office.now)), vault)
        yield office
        vault.close()


def check_step(story: Story, step: Step) -> None:
    """Do a step, see that it leaves alone what was, and lead it back and forth."""
    before, schedules = story.sessions(), story.schedules()
    coming = {session.id for session in story.ahead()}
    fixed = {session.id: session for session in before if session.id not in coming}
    done = story.do(step)
    after = story.sessions()
    still = {session.id: session for session in after if session.id in fixed}
    for session_id, session in fixed.items():
        moved = session.state is SessionState.MOVED
        assert replace(still[session_id], number=session.number if moved else still[session_id].number) == session
    check_days(story)
    check_numbers(story)
    if done is not None and not done.nothing:
        story.office.desk.schedules.put(done.reversed)
        assert (story.sessions(), story.schedules()) == (before, schedules)
        story.office.desk.schedules.put(done)
        assert story.sessions() == after


@settings(max_examples=25, deadline=None)
@given(
    st.lists(STEPS, min_size=1, max_size=5),
    PATTERNS,
    TIMES,
    st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")),
)
def test_any_history_of_edits(empty_vault: Path, steps: list[Step], pattern: Pattern, start: time, zone: str) -> None:
    with fresh_office(empty_vault) as office:
        story = Story(office, office.group())
        office.desk.schedules.save(replace(weekly(story.group), zone=zone, pattern=pattern, start=start))
        for step in steps:
            if story.schedules():
                try:
                    check_step(story, step)
                except Refusal:
                    check_days(story)
