"""Carries a whole session from one standing to the next: begin, end, not held, called off, deleted.

What wants a reason or removes something is asked once, in the page; everything here can be undone.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.session import NotHeldReason, Session
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCloseOut,
    ToDebrief,
    ToGroup,
    ToHandouts,
    ToRun,
    ToSession,
)
from workwell_desktop.ui.kit.undo import Change
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.ask_panel import Question
from workwell_desktop.ui.planner.keeper import Keeper
from workwell_desktop.ui.planner.standing import Step
from workwell_desktop.ui.planner.view import PlanView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.removing_sessions import RemovedSession
from workwell_desktop.usecases.running import Ran
from workwell_desktop.usecases.sessions import Moved

_PLACES: dict[object, Callable[[SessionId], Place]] = {
    Step.PAPERS: ToHandouts,
    Step.RUN: ToRun,
    Step.CLOSE_OUT: ToCloseOut,
    Step.DEBRIEF: ToDebrief,
}
"""Steps that only lead somewhere."""


class StepsController(QObject):
    """Answers the main button and the menu of the session in front."""

    leaving_for_good = Signal()
    """The session in front is being deleted: nothing of it should be kept or shown any more."""
    stays = Signal()
    """The session is not to be moved after all."""

    def __init__(self, desk: Desk, window: Window, view: PlanView, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._view, self._keeper = desk, window, view, keeper
        self._asked: Step | None = None
        self._to: datetime | None = None
        view.question.agreed.connect(self._agreed)
        view.question.dismissed.connect(self._dismissed)

    def take(self, step: object) -> None:
        """Do a step, or ask first."""
        session = self._keeper.session
        if step in (Step.REGISTER, Step.SEE_REGISTER):
            self._window.navigate(ToGroup(session.group_id, "attendance"))
        elif step in _PLACES:
            self._window.navigate(_PLACES[step](session.id))
        elif isinstance(step, Step) and (question := self._question(step, session)) is not None:
            self._asked = step
            self._view.question.ask(question)
        elif isinstance(step, Step):
            self._attempt(step, None, "")

    def ask_to_move(self, to: datetime) -> None:
        """Ask why a session that people were told of begins at another moment."""
        session = self._keeper.session
        if self._asked is Step.MOVE and to == self._to:
            return
        self._asked, self._to = Step.MOVE, to
        now = f"{dates.weekday_day(session.day)}, {dates.clock(session.starts_at)}"
        then = f"{dates.weekday_day(to.date())}, {dates.clock(to)}"
        sentence = f"People were told of {now}. It stays in the calendar as moved, and a new one stands on {then}."
        question = Question(f"Move session {session.number} to {then}?", sentence, "Move session", words="Reason")
        self._view.question.ask(question)

    def _dismissed(self) -> None:
        asked, self._asked = self._asked, None
        if asked is Step.MOVE:
            self.stays.emit()

    def _question(self, step: Step, session: Session) -> Question | None:
        when = dates.weekday_day(session.day)
        name = f"session {session.number}"
        if step is Step.NOT_HELD:
            sentence = "It will not count in anybody's attendance. The plan and all records stay."
            title = f"{name.capitalize()} was not held?"
            return Question(title, sentence, "It was not held", reasons=True, words="Remark (optional)")
        if step is Step.CALL_OFF:
            sentence = f"It is planned for {when}. The plan stays, and you can plan it again later."
            return Question(f"Cancel {name}?", sentence, "Cancel session", words="Reason")
        if step is Step.DELETE:
            parts = len(session.agenda)
            lost = f" with its plan of {parts} part{'' if parts == 1 else 's'}" if parts else ""
            drafts = self._desk.reflections.removing_sessions.drafts(session.id).lines
            also = f" Its drafts go too: {' and '.join(drafts)}." if drafts else ""
            sentence = f"“{session.title}” on {when}{lost} will be removed.{also} You can undo this."
            return Question(f"Delete {name}?", sentence, "Delete session", destructive=True)
        return None

    def _agreed(self, why: object, words: str) -> None:
        step, self._asked = self._asked, None
        if step is not None and not self._attempt(step, why, words):
            self._asked = step

    def _attempt(self, step: Step, why: object, words: str) -> bool:
        try:
            self._do(step, why, words)
        except Refusal as no:
            if self._view.question.isHidden():
                self._window.bulletin.say(no.sentence)
            else:
                self._view.question.show_error(no.sentence)
            return False
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._again, step, why, words))
            return False
        self._window.bulletin.well()
        self._view.question.dismiss()
        return True

    def _again(self, step: Step, why: object, words: str) -> None:
        self._attempt(step, why, words)

    def _do(self, step: Step, why: object, words: str) -> None:
        session, sessions = self._keeper.session, self._desk.sessions
        name = f"Session {session.number}"
        change = self._keeper.change_standing
        match step:
            case Step.MARK_READY:
                change(f"{name} is ready", partial(sessions.set_ready, session.id, True))
            case Step.NOT_READY:
                change(f"{name} is not ready yet", partial(sessions.set_ready, session.id, False))
            case Step.BEGIN:
                self._start(session)
            case Step.RESUME:
                change(f"{name} begun", partial(sessions.begin, session.id))
            case Step.END:
                change(f"{name} ended", partial(sessions.end, session.id))
            case Step.HELD:
                change(f"{name} was held", partial(sessions.end, session.id))
            case Step.CALL_OFF:
                change(f"{name} cancelled", partial(sessions.call_off, session.id, words))
            case Step.NOT_HELD:
                reason = why if isinstance(why, NotHeldReason) else NotHeldReason.OTHER
                change(f"{name} was not held", partial(sessions.set_not_held, session.id, reason, words))
            case Step.PLAN_AGAIN:
                change(f"{name} is planned again", partial(sessions.plan_again, session.id))
            case Step.DELETE:
                self._delete(session)
            case Step.MOVE:
                self._move(session, words)

    def _start(self, session: Session) -> None:
        ran = self._desk.running.start(session.id)
        self._window.navigate(ToRun(session.id))
        self._keeper.remember(Change(f"Session {session.number} started", (ran, False), (ran, True), self._put_start))

    def _put_start(self, step: tuple[Ran, bool]) -> None:
        ran, wanted = step
        if wanted:
            self._desk.running.again(ran)
            self._window.navigate(ToRun(ran.event.session_id))
        else:
            self._desk.running.take_back(ran)
            self._window.navigate(ToSession(ran.event.session_id))

    def _move(self, session: Session, reason: str) -> None:
        if self._to is None:
            return
        moved = self._desk.sessions.move_to(session.id, self._to, reason)
        text = f"Session {session.number} moved to {dates.weekday_day(self._to.date())}, {dates.clock(self._to)}"
        self.leaving_for_good.emit()
        self._window.navigate(ToSession(moved.session.id))
        self._window.bulletin.say(text, partial(self._move_back, session, moved))

    def _move_back(self, session: Session, moved: Moved) -> None:
        try:
            self._desk.schedules.put(moved.laid.reversed)
        except (Fault, Refusal) as trouble:
            self._window.bulletin.trouble(trouble.sentence, partial(self._move_back, session, moved))
        else:
            self._window.navigate(ToSession(session.id))

    def _delete(self, session: Session) -> None:
        removed = self._desk.reflections.removing_sessions.remove(session.id)
        self.leaving_for_good.emit()
        self._window.navigate(ToGroup(session.group_id, "sessions"))
        self._window.bulletin.say(f"Session {session.number} deleted", partial(self._put_back, removed))

    def _put_back(self, removed: RemovedSession) -> None:
        try:
            self._desk.reflections.removing_sessions.put_back(removed)
        except (Fault, Refusal) as trouble:
            self._window.bulletin.trouble(trouble.sentence, partial(self._put_back, removed))
        else:
            self._window.navigate(ToSession(removed.session.id))
