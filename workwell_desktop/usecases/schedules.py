"""A group's schedules: lay their sessions down, change one or many, end, top up, keep holidays.

Every act answers with what it altered, so that `put` undoes it in one step. The `foresee_…` ones only tell.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, ScheduleId, SessionId, new_id
from workwell_desktop.domain.laying import moved_away, same_moment
from workwell_desktop.domain.moments import on_the_wall, wall_of
from workwell_desktop.domain.numbering import number_of_all
from workwell_desktop.domain.recurrence import start_on, unrolled
from workwell_desktop.domain.schedule import Holiday, Pattern, Schedule, Scope, SessionChange
from workwell_desktop.domain.schedule_change import parted
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.timetable import Laid, Timetable
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.timetables import Sheet, write
from workwell_desktop.usecases.work import Means

EVENING = time(18, 30)
"""When a first schedule is proposed to begin."""


@dataclass(frozen=True)
class Schedules:
    """What a facilitator can do with the schedules of groups."""

    means: Means

    def of_group(self, group_id: GroupId) -> tuple[Schedule, ...]:
        """Return a group's schedules, those that are over too, the earliest first."""
        with self.means.open_work("schedules.read") as work:
            return work.schedules.of_group(group_id)

    def propose(self, group_id: GroupId, zone: str = "") -> Schedule:
        """Return a schedule to start from, not yet kept: weekly from the next session on, or from next week."""
        with self.means.open_work("schedules.read") as work:
            group = work.groups.get(group_id)
            sessions = work.sessions.of_group(group_id, plans=False)
        coming = [s for s in sessions if s.state.upcoming and s.starts_at >= self.means.now()]
        like = coming[0] if coming else sessions[-1] if sessions else None
        today = self.means.today()
        first_day = like.day if like else today + timedelta(days=1)
        while first_day < today:
            first_day += timedelta(weeks=1)
        return Schedule(
            id=ScheduleId(new_id()),
            group_id=group_id,
            first_day=first_day,
            start=like.starts_at.time() if like else EVENING,
            length=like.length if like else timedelta(minutes=group.session_minutes),
            zone=zone,
            pattern=Pattern(weekdays=(first_day.weekday(),)),
            sessions=_left_of(group, coming, sessions),
        )

    def foresee(self, schedule: Schedule, reason: str = "") -> Laid:
        """Return what keeping a schedule would alter. Raises `Refusal` as `save` does."""
        with self.means.open_work("schedules.read") as work:
            return self._saved(work, schedule, reason)

    def save(self, schedule: Schedule, reason: str = "") -> Laid:
        """Keep a new or changed schedule and lay its sessions down, or anew.

        Raises `Refusal` naming the field that cannot be kept; `reason` when people were told of a session that moves.
        """
        return self._do("schedules.save", lambda work: self._saved(work, schedule, reason))

    def end(self, schedule_id: ScheduleId, on: date) -> Laid:
        """Let a schedule end on a day: planned sessions after it go, unless something is kept in them.

        One that has never met goes altogether.
        """
        return self._do("schedules.end", lambda work: self._ended(work, schedule_id, on))

    def foresee_end(self, schedule_id: ScheduleId, on: date) -> Laid:
        """Return what ending a schedule would alter."""
        with self.means.open_work("schedules.read") as work:
            return self._ended(work, schedule_id, on)

    def edit(self, session_id: SessionId, scope: Scope, change: SessionChange) -> Laid:
        """Change a session, with those that follow or all planned ones of its schedule if `scope` says so.

        Raises `Refusal` for one that is not planned any more, naming the field that cannot be kept, or `reason` when
        people were told of a session that moves.
        """
        return self._do("schedules.edit", lambda work: self._edited(work, session_id, scope, change))

    def foresee_edit(self, session_id: SessionId, scope: Scope, change: SessionChange) -> Laid:
        """Return what a change would alter. Raises `Refusal` as `edit` does."""
        with self.means.open_work("schedules.read") as work:
            return self._edited(work, session_id, scope, change)

    def rule_left(self, session: Session) -> Schedule | None:
        """Return the schedule whose rule a planned session has left; None when it keeps it, or belongs to none."""
        if session.schedule_id is None or session.slot is None or not session.state.upcoming:
            return None
        schedules = self.of_group(session.group_id)
        schedule = next((known for known in schedules if known.id == session.schedule_id), None)
        if schedule is None:
            return None
        keeps = same_moment(session.starts_at, start_on(schedule, session.slot))
        return None if keeps and session.length == schedule.length else schedule

    def plan_ahead(self, until: date, group_id: GroupId | None = None) -> Laid:
        """Lay the endless schedules of groups that meet down to a day, of one group or of all.

        Nothing that stands already moves.
        """
        with self.means.open_work("schedules.plan_ahead") as work:
            acts = [act for act in self._topped_up(work, until, group_id) if not act.nothing]
            for act in acts:
                write(work, act)
            if acts:
                work.commit()
        if acts:
            self.means.announce(Changes.SESSIONS)
        return _together(acts)

    def holidays(self) -> tuple[Holiday, ...]:
        """Return the days on which no group meets, the earliest first."""
        with self.means.open_work("schedules.read") as work:
            return work.holidays.all()

    def add_holiday(self, holiday: Holiday) -> Laid:
        """Keep a day on which no group meets; the sessions planned for it take the next days of their schedules.

        Where people were told already, the day's name is the reason. Raises `Refusal` when the day has no name.
        """
        kept = holiday.checked()
        return self._do("schedules.add_holiday", lambda work: self._with_holidays(work, kept.day, kept))

    def remove_holiday(self, day: date) -> Laid:
        """Let groups meet on a day again."""
        return self._do("schedules.remove_holiday", lambda work: self._with_holidays(work, day, None))

    def put(self, act: Laid) -> None:
        """Bring an act about: undo with `laid.reversed`, redo with `laid`.

        Raises `Refusal` when too much has happened since: a session has begun, or was worked on.
        """
        with self.means.open_work("schedules.put") as work:
            write(work, act)
            work.commit()
        self.means.announce(_changes(act))

    def numbers_of_all(self, group_ids: Iterable[GroupId]) -> dict[GroupId, int | None]:
        """Return for each group how many sessions it plans in all, or None: see `numbering.counted_as`."""
        with self.means.open_work("schedules.read") as work:
            return {
                group_id: number_of_all(
                    work.groups.get(group_id),
                    work.schedules.of_group(group_id),
                    work.sessions.of_group(group_id, plans=False),
                )
                for group_id in group_ids
            }

    def ical(self, group_ids: Iterable[GroupId], *, with_places: bool = False) -> bytes:
        """Return the sessions of some groups as a calendar file, from four weeks back on.

        It names no theme and nobody, and a group only by its name for paper.
        """
        from workwell_desktop.usecases.calendar_export import BACK, calendar_file

        now = self.means.now()
        with self.means.open_work("schedules.read") as work:
            groups = {group_id: work.groups.get(group_id) for group_id in group_ids}
            sessions = (s for key in groups for s in work.sessions.of_group(key, plans=False))
            shown = sorted((s for s in sessions if s.starts_at >= now - BACK), key=lambda s: (s.starts_at, s.id.int))
        return calendar_file(groups, shown, now, with_places=with_places)

    def _do(self, action: str, reckon: Callable[[UnitOfWork], Laid]) -> Laid:
        with self.means.open_work(action) as work:
            act = reckon(work)
            if not act.nothing:
                write(work, act)
                work.commit()
        if not act.nothing:
            self.means.announce(_changes(act))
        return act

    def _saved(self, work: UnitOfWork, schedule: Schedule, reason: str) -> Laid:
        kept = schedule.checked()
        sheet = Sheet(work, kept.group_id, self.means.now(), reason)
        old = sheet.schedules.get(kept.id)
        sheet.lay(old, kept, _days(work))
        if not sheet.of_schedule(kept):
            raise Refusal("No session falls on these days. Choose a later end or fewer days to leave out.", "until")
        sheet.reword()
        return sheet.laid()

    def _ended(self, work: UnitOfWork, schedule_id: ScheduleId, on: date) -> Laid:
        old = work.schedules.get(schedule_id)
        sheet = Sheet(work, old.group_id, self.means.now())
        if not old.endless:  # to end is never to go on for longer
            on = min(on, max((s.slot for s in sheet.of_schedule(old) if s.slot is not None), default=on))
        sheet.lay(old, replace(old, until=on, sessions=None), _days(work))
        if not sheet.of_schedule(old):
            del sheet.schedules[old.id]
        sheet.reword()
        return sheet.laid()

    def _edited(self, work: UnitOfWork, session_id: SessionId, scope: Scope, change: SessionChange) -> Laid:
        session = work.sessions.get(session_id)
        if not session.state.upcoming:
            raise Refusal(f"A session that is “{session.state.label}” stays as it is.", "state")
        sheet = Sheet(work, session.group_id, self.means.now(), change.reason)
        alone = scope is Scope.THIS or not sheet.planned(session)
        if alone or session.schedule_id is None or session.slot is None:
            sheet.change(lambda found: _changed(found, change, told=sheet.told(found)), session_id)
            return sheet.laid()
        old = sheet.schedules[session.schedule_id]
        first = session.slot
        if scope is Scope.ALL:
            planned = [s.slot for s in sheet.of_schedule(old) if sheet.planned(s) and s.slot is not None]
            first = min(planned, default=session.slot)
            change = _from_the_first(old, first, session.slot, change)
        _part(sheet, old, first, change, _days(work))
        sheet.reword()
        return sheet.laid()

    def _topped_up(self, work: UnitOfWork, until: date, group_id: GroupId | None) -> Iterable[Laid]:
        meeting = {group.id for group in work.groups.all() if group.status.meets}
        for schedule in work.schedules.of_group(group_id) if group_id else work.schedules.all():
            if schedule.endless and schedule.group_id in meeting:
                last = work.sessions.last_slot(schedule.id) or schedule.first_day - timedelta(days=1)
                if last < until and next((d for d in unrolled(schedule) if d > last), until) <= until:
                    sheet = Sheet(work, schedule.group_id, self.means.now())
                    sheet.top_up(schedule, last, _days(work), until)
                    yield sheet.laid()

    def _with_holidays(self, work: UnitOfWork, day: date, wanted: Holiday | None) -> Laid:
        known = work.holidays.all()
        before = tuple(holiday for holiday in known if holiday.day == day)
        after = () if wanted is None else (wanted,)
        days = frozenset(holiday.day for holiday in known if holiday.day != day) | {h.day for h in after}
        acts = []
        if bool(before) != bool(after) and day >= self.means.today():
            for group_id in dict.fromkeys(schedule.group_id for schedule in work.schedules.all()):
                sheet = Sheet(work, group_id, self.means.now(), wanted.name if wanted else "Holiday taken back")
                for schedule in tuple(sheet.schedules.values()):
                    sheet.lay(schedule, schedule, days)
                acts.append(sheet.laid())
        together = _together(acts)
        return Laid(before=replace(together.before, holidays=before), after=replace(together.after, holidays=after))


def _left_of(group: Group, coming: Sequence[Session], sessions: Sequence[Session]) -> int | None:
    """Return how many of the sessions a group plans in all are still to come; None when nobody said."""
    if group.planned_sessions is None:
        return None
    were = coming[0].number - 1 if coming else max((session.number for session in sessions), default=0)
    return group.planned_sessions - were if were < group.planned_sessions else None


def _part(sheet: Sheet, old: Schedule, first: date, change: SessionChange, holidays: frozenset[date]) -> None:
    """Let the planned sessions from `first` on follow a changed rule, the others stay with the old one."""
    mine = sheet.of_schedule(old)
    going = [s for s in mine if sheet.planned(s) and s.slot is not None and s.slot >= first]
    ids = {session.id for session in going}
    staying = [s.slot for s in mine if s.id not in ids and s.slot is not None]
    ended, new = parted(old, first, change, staying=staying, fresh_id=ScheduleId(new_id()))
    new = new.checked()
    if ended is not None:
        sheet.schedules[ended.id] = ended
    sheet.sessions = tuple(replace(s, schedule_id=new.id) if s.id in ids else s for s in sheet.sessions)
    sheet.lay(old, new, holidays)
    told_too = {name: value for name in ("place", "facilitators") if (value := getattr(change, name)) is not None}
    if told_too:
        belonging = {s.id for s in sheet.of_schedule(new) if sheet.planned(s)}
        sheet.sessions = tuple(replace(s, **told_too).checked() if s.id in belonging else s for s in sheet.sessions)


def _from_the_first(old: Schedule, first: date, slot: date, change: SessionChange) -> SessionChange:
    """Return a change of the session of `slot` as one of the first planned session: shifted by as many days."""
    if change.starts_at is None or first == slot:
        return change
    shift = start_on(old, first).replace(tzinfo=None) - start_on(old, slot).replace(tzinfo=None)
    return replace(change, starts_at=on_the_wall(wall_of(change.starts_at, old.zone) + shift, old.zone))


def _changed(session: Session, change: SessionChange, *, told: bool) -> tuple[Session, ...]:
    """Return a session as changed by itself; one that people were told of stays behind as moved."""
    details = {
        name: value for name in ("length", "place", "facilitators") if (value := getattr(change, name)) is not None
    }
    changed = replace(session, **details).checked()
    if change.starts_at is None or same_moment(change.starts_at, session.starts_at):
        return (changed,)
    if told:
        left, fresh = moved_away(session, change.starts_at, change.reason)
        return left, replace(fresh, **details).checked()
    return (replace(changed, starts_at=change.starts_at),)


def _days(work: UnitOfWork) -> frozenset[date]:
    return frozenset(holiday.day for holiday in work.holidays.all())


def _together(acts: Sequence[Laid]) -> Laid:
    """Return several acts on different groups as one."""

    def joined(sides: Iterable[Timetable]) -> Timetable:
        known = tuple(sides)
        return Timetable(
            schedules=tuple(schedule for side in known for schedule in side.schedules),
            sessions=tuple(session for side in known for session in side.sessions),
            words=tuple(words for side in known for words in side.words),
        )

    return Laid(before=joined(act.before for act in acts), after=joined(act.after for act in acts))


def _changes(act: Laid) -> Changes:
    changes = Changes.NOTHING
    sides = (act.before, act.after)
    if any(side.sessions for side in sides):
        changes |= Changes.SESSIONS
    if any(side.schedules or side.holidays for side in sides):
        changes |= Changes.SCHEDULES
    if any(side.words for side in sides):
        changes |= Changes.GROUPS
    return changes
