"""Keeps the changes of one session through the use cases, each as one step that can be undone.

It knows no widget: the controller tells it what should be, and shows what it then holds.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.bulletin import Bulletin
from workwell_desktop.ui.kit.undo import Change, Replace, make
from workwell_desktop.ui.planner.standing import Standing
from workwell_desktop.usecases.desk import Desk


@dataclass(frozen=True)
class Details:
    """The part of a session that the details card changes."""

    starts_at: datetime
    length: timedelta
    theme: str
    place: str
    facilitators: tuple[str, ...]
    headcount: int | None
    visitors: int
    agreement_read: bool

    @classmethod
    def of(cls, session: Session) -> "Details":
        """Read a session's details."""
        return cls(**{each.name: getattr(session, each.name) for each in fields(cls)})

    def upon(self, session: Session, names: Collection[str]) -> Session:
        """Return the session with the details of these names; everything else of it stays."""
        return replace(session, **{name: getattr(self, name) for name in names})

    def differing(self, other: "Details") -> frozenset[str]:
        """Return the names of what differs."""
        return frozenset(each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name))


class Keeper(QObject):
    """Holds the session in front and changes it. Its methods may raise a Refusal or a Fault; then nothing changed."""

    changed = Signal()
    """The session held is another value now."""

    def __init__(self, desk: Desk, bulletin: Bulletin, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._sessions, self._plans = desk.sessions, desk.plan_history
        self._bulletin, self._stack = bulletin, stack
        self._held: tuple[Session, Group] | None = None

    @property
    def empty(self) -> bool:
        """Whether there is no session in front."""
        return self._held is None

    @property
    def session(self) -> Session:
        """The session in front. Raises Refusal when it is gone."""
        return self._both()[0]

    @property
    def group(self) -> Group:
        """The group of the session in front. Raises Refusal when it is gone."""
        return self._both()[1]

    def _both(self) -> tuple[Session, Group]:
        if self._held is None:
            raise Refusal("This session is no longer here.")
        return self._held

    def load(self, session_id: SessionId) -> None:
        """Read a session and hold it."""
        try:
            self._held = self._sessions.get(session_id)
        except Refusal:
            self._held = None
            raise

    def let_go(self) -> None:
        """Hold no session any more."""
        self._held = None

    def earlier_plan(self) -> Session | None:
        """Return the latest earlier session of the group that has a plan."""
        return self._plans.last_plan(self.session)

    def change_agenda(self, text: str, agenda: Agenda, merge_key: str = "") -> None:
        """Keep another plan. With a merge key (typing) it joins the step before and is not announced."""
        change = Change(text, self.session.agenda, agenda, self._put_agenda, merge_key)
        make(self._stack, self._bulletin, change, announce=not merge_key)

    def change_details(self, text: str, session: Session, merge_key: str, *, announce: bool = False) -> None:
        """Keep what differs in the details of `session`; its plan and standing are not looked at.

        Changes with the same merge key that follow one another join; they are announced only when told to. Undo puts
        back what was changed here and nothing else: heads may have been counted on another page since.
        """
        before, after = Details.of(self.session), Details.of(session.checked())
        names = before.differing(after)
        key = f"{merge_key} {sorted(names)}" if merge_key else ""
        change = Change(text, before, after, partial(self._put_details, names), key)
        make(self._stack, self._bulletin, change, announce=announce)

    def change_standing(self, text: str, act: Callable[[], Session]) -> None:
        """Begin, end, call off…: `act` does it through a use case and returns the session afterwards."""
        before = Standing.of(self.session)
        session = act()
        after = Standing.of(session)
        self._hold(session)
        self.remember(Change(text, (after, before), (before, after), self._put_standing))

    def remember(self, change: Change) -> None:
        """Keep the way back from what has been done already, and say so."""
        self._stack.push(Replace(change, self._bulletin.trouble))
        self._bulletin.say(change.text, self._stack.undo)

    def _put_agenda(self, agenda: Agenda) -> None:
        self._hold(self._sessions.save_agenda(self.session.id, agenda))

    def _put_details(self, names: frozenset[str], details: Details) -> None:
        fresh, _ = self._sessions.get(self.session.id)
        self._hold(self._sessions.save(details.upon(fresh, names)))

    def _put_standing(self, from_to: tuple[Standing, Standing]) -> None:
        expected, wanted = from_to
        fresh, _ = self._sessions.get(self.session.id)
        if Standing.of(fresh) != expected:
            raise Refusal("The session has moved on since then, so it stays as it is.")
        self._sessions.put(wanted.upon(fresh))
        self._hold(wanted.upon(fresh))

    def _hold(self, session: Session) -> None:
        self._held = (session, self.group)
        self.changed.emit()
