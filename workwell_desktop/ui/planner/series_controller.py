"""When one session of a schedule was given another time, offers to change those that follow, or all planned ones."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.schedule import Scope, SessionChange
from workwell_desktop.domain.schedule_words import in_words
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.series_card import SeriesCard
from workwell_desktop.usecases.desk import Desk

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from workwell_desktop.domain.ids import SessionId


class SeriesController(QObject):
    """Watches the time of the session in front; an offer stands until it is taken up or declined."""

    def __init__(self, desk: Desk, window: Window, stack: QUndoStack, card: SeriesCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._stack, self._card = desk, window, stack, card
        self._seen: tuple[SessionId, datetime, timedelta] | None = None
        self._session: Session | None = None
        card.scope_requested.connect(self._change)
        card.left.connect(card.hide)

    def show(self, session: Session) -> None:
        """Look at the session in front, which may be another one or the same with another time."""
        seen, self._seen = self._seen, (session.id, session.starts_at, session.length)
        self._session = session
        if seen == self._seen:
            return
        self._card.hide()
        if seen is not None and seen[0] == session.id:
            with told(self._window.bulletin):
                self._offer(session)

    def _offer(self, session: Session) -> None:
        rule = self._desk.schedules.rule_left(session)
        if rule is None or session.starts_at < self._window.now():
            return
        counts: dict[Scope, int] = {}
        for scope in (Scope.FOLLOWING, Scope.ALL):
            others = self._others(session, scope)
            if others is not None and others not in counts.values():
                counts[scope] = others
        if counts:
            self._card.offer(in_words(rule), counts)

    def _others(self, session: Session, scope: Scope) -> int | None:
        """Return how many others a scope would change; 0 when that cannot be told yet, None when it changes none."""
        try:
            laid = self._desk.schedules.foresee_edit(session.id, scope, _change_of(session, ""))
        except Refusal as no:
            return 0 if no.field == "reason" else None
        return len({other.id for other in laid.after.sessions if other.slot is not None} - {session.id}) or None

    def _change(self, scope: Scope, reason: str) -> None:
        if self._session is None:
            return
        try:
            laid = self._desk.schedules.edit(self._session.id, scope, _change_of(self._session, reason))
        except Refusal as no:
            if no.field == "reason":
                self._card.ask_why(no.sentence)
            else:
                self._window.bulletin.say(no.sentence)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence)
        else:
            self._card.hide()
            words = f"Schedule changed: {laid.in_words}" if laid.in_words else "Schedule changed"
            change = Change(words, laid.reversed, laid, self._desk.schedules.put)
            self._stack.push(Replace(change, self._window.bulletin.trouble))
            self._window.bulletin.say(words, self._stack.undo)


def _change_of(session: Session, reason: str) -> SessionChange:
    return SessionChange(starts_at=session.starts_at, length=session.length, reason=reason)
