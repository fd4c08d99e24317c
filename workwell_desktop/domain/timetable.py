"""What laying down, moving and ending sessions altered, before and after, so that it is undone in one step."""

from collections.abc import Iterable
from dataclasses import dataclass

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.schedule import Holiday, Schedule
from workwell_desktop.domain.session import Session, SessionState


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """Schedules, sessions, holidays and groups' own words for their schedule, as far as an act concerns them."""

    schedules: tuple[Schedule, ...] = ()
    sessions: tuple[Session, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    words: tuple[tuple[GroupId, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Laid:
    """An act on timetables: what it altered, as it stood before and as it stands after.

    What stands on one side only came or went.
    """

    before: Timetable
    after: Timetable

    @property
    def reversed(self) -> "Laid":
        """The act that undoes this one."""
        return Laid(before=self.after, after=self.before)

    @property
    def nothing(self) -> bool:
        """Whether nothing changed."""
        return self.before == self.after

    def applied_to(self, sessions: Iterable[Session]) -> tuple[Session, ...]:
        """Return sessions as they stand after this act, the earliest first; all of the group must be among them."""
        gone = {session.id for session in self.before.sessions}
        stay = [session for session in sessions if session.id not in gone]
        return tuple(sorted((*stay, *self.after.sessions), key=lambda session: (session.starts_at, session.number)))

    @property
    def added(self) -> tuple[Session, ...]:
        """Sessions that are new, those that only stand for a moved one left out."""
        known = {session.id for session in self.before.sessions}
        return tuple(s for s in self.after.sessions if s.id not in known and not self._stands_for_another(s))

    @property
    def moved(self) -> tuple[Session, ...]:
        """Sessions that start at another time now; of those people were told of, the new ones."""
        starts = {session.id: session.starts_at for session in self.before.sessions}
        return tuple(
            s
            for s in self.after.sessions
            if starts.get(s.id, s.starts_at) != s.starts_at or (s.id not in starts and self._stands_for_another(s))
        )

    @property
    def left_behind(self) -> tuple[Session, ...]:
        """Sessions that people were told of and that are marked as moved now."""
        states = {session.id: session.state for session in self.before.sessions}
        moved = SessionState.MOVED
        return tuple(s for s in self.after.sessions if s.state is moved and states.get(s.id, moved) is not moved)

    @property
    def removed(self) -> tuple[Session, ...]:
        """Planned sessions with nothing in them that are gone."""
        known = {session.id for session in self.after.sessions}
        return tuple(session for session in self.before.sessions if session.id not in known)

    @property
    def on_their_own(self) -> tuple[Session, ...]:
        """Sessions that no longer belong to a schedule and stay since something is kept in them."""
        belonged = {s.id for s in self.before.sessions if s.schedule_id is not None}
        return tuple(s for s in self.after.sessions if s.schedule_id is None and s.id in belonged)

    @property
    def in_words(self) -> str:
        """What changed, in one sentence without a full stop: “12 sessions added, 2 moved”; empty for nothing."""
        counts = (
            (len(self.added), "added"),
            (len(self.moved), "moved"),
            (len(self.removed), "removed"),
            (len(self.on_their_own), "kept on their own"),
        )
        return _sentence(counts)

    def _stands_for_another(self, session: Session) -> bool:
        return any(left.moved_to == session.starts_at for left in self.left_behind)


def _sentence(counts: Iterable[tuple[int, str]]) -> str:
    parts = [(count, words) for count, words in counts if count]
    if not parts:
        return ""
    (count, words), *others = parts
    first = f"{count:,} session{'' if count == 1 else 's'} {words}"
    return ", ".join((first, *(f"{number:,} {what}" for number, what in others)))
