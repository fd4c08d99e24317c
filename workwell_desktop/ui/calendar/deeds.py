"""Carries out what is wished for a session of the calendar: move, cancel, not held, held, plan again, a new one.

What wants a reason is asked beside the calendar; everything here can be undone.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.session import NotHeldReason, Session
from workwell_desktop.ui.calendar.ask_card import Answer, AskCard, Question
from workwell_desktop.ui.calendar.shown import Deed
from workwell_desktop.ui.calendar.words import moved_words
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToRun, ToSession
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

_COURSE = ("state", "not_held_reason", "reason", "moved_to", "started_at", "ended_at")


def at_wall(session: Session, day: date, start: time) -> datetime:
    """Return a day and a time on the wall clock that a session was planned by.

    The clock of the computer when its zone is only an offset: that offset may not hold on the other day.
    """
    wall = datetime.combine(day, start)
    zone = session.starts_at.tzinfo
    return wall.replace(tzinfo=zone) if isinstance(zone, ZoneInfo) else wall.astimezone()


class Deeds(QObject):
    """Asks and acts. `gone_to` is heard when another day should come forward."""

    gone_to = Signal(object, object)
    """A day, and the `SessionId` to choose there or None."""

    def __init__(self, desk: Desk, window: Window, card: AskCard, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._card, self._stack = desk, window, card, stack
        self._asked: Callable[[Answer], None] | None = None
        card.agreed.connect(self._answer)
        card.group_chosen.connect(self._propose_time)

    def do(self, deed: Deed, session_id: SessionId) -> None:
        """Do something with a session, or ask first. Raises a Refusal or a Fault."""
        match deed:
            case Deed.PLAN:
                self._window.navigate(ToSession(session_id))
            case Deed.RUN | Deed.REJOIN:
                self._window.navigate(ToRun(session_id))
            case Deed.CLOSE:
                self._window.navigate(ToCloseOut(session_id))
            case Deed.FOLLOW:
                self._follow(session_id)
            case Deed.MOVE | Deed.CANCEL | Deed.NOT_HELD:
                self._ask(deed, self._session(session_id))
            case Deed.HELD:
                session = self._session(session_id)
                self._stand(f"Session {session.number} was held", session, self._desk.sessions.end)
            case Deed.AGAIN:
                session = self._session(session_id)
                self._stand(f"Session {session.number} is planned again", session, self._desk.sessions.plan_again)

    def _session(self, session_id: SessionId) -> Session:
        return self._desk.sessions.get(session_id)[0]

    def _follow(self, session_id: SessionId) -> None:
        to = self._session(session_id).moved_to
        if to is not None:
            self.gone_to.emit(to.date(), None)

    # ----------------------------------------------------------------------------------------------------------- ask

    def _ask(self, deed: Deed, session: Session) -> None:
        name = f"session {session.number}"
        which = f"{self._desk.sessions.get(session.id)[1].name}, {dates.weekday_day(session.day)}."
        if deed is Deed.MOVE:
            told = self._desk.sessions.told(session.id)
            self.ask_to_move(session, session.day, session.starts_at.time(), told=told)
        elif deed is Deed.CANCEL:
            sentence = f"{which} The plan stays, and you can plan it again later."
            self._card.ask(Question(title=f"Cancel {name}?", sentence=sentence, do="Cancel session", words="Reason"))
            self._asked = partial(self._cancel, session)
        else:
            sentence = f"{which} It will not count in anybody's attendance. The plan and all records stay."
            title = f"{name.capitalize()} was not held?"
            question = Question(
                title=title, sentence=sentence, do="It was not held", why=True, words="Remark (optional)"
            )
            self._card.ask(question)
            self._asked = partial(self._not_held, session)

    def ask_to_move(self, session: Session, day: date, start: time, *, told: bool) -> None:
        """Ask when a session is instead, and why when people were told of it."""
        sentence = "People were told of this session, so say why it moves." if told else ""
        group = self._desk.sessions.get(session.id)[1].name
        now = f"{group}, now on {dates.weekday_day(session.day)}, {dates.clock(session.starts_at)}."
        question = Question(
            title=f"Move session {session.number}",
            sentence=f"{now} {sentence}".strip(),
            do="Move session",
            when=(day, start),
            words="Reason" if told else "",
        )
        self._card.ask(question)
        self._asked = partial(self._move_answered, session)

    def ask_for_new(self, day: date, group_id: GroupId | None) -> None:
        """Ask which group meets on a day."""
        groups = [group for group in self._desk.groups.all() if group.status.meets]
        if not groups:
            raise Refusal("No group meets at present. Make a group first, or set one to “Active”.")
        groups.sort(key=lambda group: group.id != group_id)
        question = Question(
            title="New session",
            sentence="",
            do="Plan session",
            when=(day, self._usual_time(groups[0].id)),
            groups=tuple((group.name, group.id) for group in groups),
        )
        self._card.ask(question)
        self._asked = self._plan_new

    def _usual_time(self, group_id: GroupId) -> time:
        return self._desk.sessions.propose(group_id).starts_at.time()

    def _propose_time(self, group_id: GroupId) -> None:
        day = self._card.day.date()
        self._card.show_when(date(day.year(), day.month(), day.day()), self._usual_time(group_id))

    def _answer(self, answer: Answer) -> None:
        """Act on an answer; what is refused stays on the card."""
        if self._asked is None:
            return
        try:
            self._asked(answer)
        except Refusal as no:
            if no.field == "reason":
                self._card.name_words("Reason")
            self._card.show_error(no.field, no.sentence)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._answer, answer))
        else:
            self._window.bulletin.well()
            self._asked = None
            self._card.dismiss()

    # ------------------------------------------------------------------------------------------------------------ act

    def drop(self, session_id: SessionId, day: date, minutes: int) -> None:
        """Move a session that was dropped on another day; asks for the reason when people were told of it."""
        session = self._session(session_id)
        start = session.starts_at.replace(tzinfo=None) + timedelta(minutes=minutes)
        to = datetime.combine(day, start.time())
        if to == session.starts_at.replace(tzinfo=None):
            return
        if self._desk.sessions.told(session_id):
            self.ask_to_move(session, to.date(), to.time(), told=True)
        else:
            self._move(session, at_wall(session, to.date(), to.time()), "")

    def _move_answered(self, session: Session, answer: Answer) -> None:
        day, start = answer.day or session.day, answer.start or session.starts_at.time()
        to = at_wall(session, day, start)
        if to != session.starts_at:
            self._move(session, to, answer.words)

    def _move(self, session: Session, to: datetime, reason: str) -> None:
        moved = self._desk.sessions.move_to(session.id, to, reason)
        text = moved_words(session.number, to)
        change = Change(text, moved.laid.reversed, moved.laid, self._desk.schedules.put)
        self._stack.push(Replace(change, self._window.bulletin.trouble))
        self.gone_to.emit(to.date(), moved.session.id)
        self._window.bulletin.say(text, self._stack.undo)

    def _cancel(self, session: Session, answer: Answer) -> None:
        act = partial(self._call_off, answer.words)
        self._stand(f"Session {session.number} cancelled", session, act)

    def _call_off(self, words: str, session_id: SessionId) -> Session:
        return self._desk.sessions.call_off(session_id, words)

    def _not_held(self, session: Session, answer: Answer) -> None:
        why = answer.why or NotHeldReason.OTHER
        act = partial(self._say_not_held, why, answer.words)
        self._stand(f"Session {session.number} was not held", session, act)

    def _say_not_held(self, why: NotHeldReason, remark: str, session_id: SessionId) -> Session:
        return self._desk.sessions.set_not_held(session_id, why, remark)

    def _stand(self, text: str, before: Session, act: Callable[[SessionId], Session]) -> None:
        """Bring a session to another state and keep the way back."""
        after = act(before.id)
        change = Change(text, (after, before), (before, after), self._put_course)
        self._stack.push(Replace(change, self._window.bulletin.trouble))
        self._window.bulletin.say(text, self._stack.undo)

    def _put_course(self, from_to: tuple[Session, Session]) -> None:
        """Bring a session back to the state it had; whatever else changed in it since then stays."""
        expected, wanted = from_to
        fresh = self._session(wanted.id)
        if _course(fresh) != _course(expected):
            raise Refusal("The session has moved on since then, so it stays as it is.")
        self._desk.sessions.put(replace(fresh, **_course(wanted)))

    def _plan_new(self, answer: Answer) -> None:
        if answer.group_id is None or answer.day is None or answer.start is None:
            return
        proposed = self._desk.sessions.propose(answer.group_id)
        starts_at = datetime.combine(answer.day, answer.start).astimezone()
        session = self._desk.sessions.save(replace(proposed, starts_at=starts_at))
        text = f"Session {session.number} planned for {dates.weekday_day(answer.day)}"
        change = Change(text, None, session, partial(self._put_new, session.id))
        self._stack.push(Replace(change, self._window.bulletin.trouble))
        self._window.bulletin.say(text, self._stack.undo)
        self.gone_to.emit(answer.day, session.id)
        self._window.navigate(ToSession(session.id))

    def _put_new(self, session_id: SessionId, session: Session | None) -> None:
        if session is None:
            self._desk.sessions.remove(session_id)
        else:
            self._desk.sessions.save(session)


def _course(session: Session) -> dict[str, Any]:
    """Return what happened to a session, as opposed to how it is planned."""
    return {name: getattr(session, name) for name in _COURSE}
