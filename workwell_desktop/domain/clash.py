"""Sessions that cannot both happen as planned: at the same time, with the same facilitator or in the same room."""

from collections.abc import Iterable
from dataclasses import dataclass

from workwell_desktop.domain.session import Session
from workwell_desktop.domain.text import folded


@dataclass(frozen=True)
class Clash:
    """Two sessions that overlap, the earlier first, with the facilitators and the place they share, as typed."""

    one: Session
    other: Session
    facilitators: tuple[str, ...] = ()
    place: str = ""

    @property
    def words(self) -> str:
        """What they share: “Ruth Adler and Room 2”."""
        shared = [*self.facilitators, *([self.place] if self.place else [])]
        return " and ".join((", ".join(shared[:-1]), shared[-1])) if len(shared) > 1 else "".join(shared)


def clashes(sessions: Iterable[Session]) -> tuple[Clash, ...]:
    """Return the clashes among sessions of any groups, the earliest first. What is off clashes with nothing.

    Names are compared without capitals and spare spaces. Sessions that only touch do not overlap.
    """
    found: list[Clash] = []
    running: list[Session] = []
    for session in sorted((s for s in sessions if not s.state.off), key=lambda s: (s.starts_at, s.id.int)):
        running = [earlier for earlier in running if earlier.ends_at > session.starts_at]
        for earlier in running:
            facilitators = _shared(earlier.facilitators, session.facilitators)
            place = session.place if folded(session.place) and folded(session.place) == folded(earlier.place) else ""
            if facilitators or place:
                found.append(Clash(earlier, session, facilitators, place))
        running.append(session)
    return tuple(found)


def _shared(these: tuple[str, ...], those: tuple[str, ...]) -> tuple[str, ...]:
    known = {folded(name) for name in those} - {""}
    return tuple(name for name in these if folded(name) in known)
