"""Connects the third and the last step: follow-ups, whom to think of, the next session and its promises."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import FollowUp
from workwell_desktop.domain.ids import FollowUpId, PersonId, new_id
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.close_out.model import follow_ups_shown, next_shown
from workwell_desktop.ui.close_out.view import CloseOutView
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToSession
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.closing import Closing
from workwell_desktop.usecases.desk import Desk


@dataclass
class _Made:
    """Makes a follow-up, takes it back, and puts the same one there again."""

    desk: Desk
    act: Callable[[], FollowUp]
    made: FollowUp | None = None

    def __call__(self, wanted: bool) -> None:
        """Do it, or undo it."""
        if not wanted and self.made is not None:
            self.desk.follow_ups.remove(self.made.id)
        elif self.made is not None:
            self.desk.follow_ups.put(self.made)
        else:
            self.made = self.act()


class LaterController(QObject):
    """Answers the wishes of what is to be done after the session."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: CloseOutView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._closing: Closing | None = None
        self._proposal: Session | None = None
        panel = view.follow_ups
        panel.add_requested.connect(self._add)
        panel.make_requested.connect(self._follow_up)
        panel.aside_requested.connect(self._set_aside)
        panel.remove_requested.connect(self._remove)
        view.next.promise_requested.connect(self._promise)
        view.next.plan_requested.connect(self._plan)
        view.next.open_requested.connect(self._open)

    def show(self, closing: Closing) -> None:
        """Show what is to be done after the session."""
        self._closing = closing
        names = {entry.person_id: entry.name for entry in closing.register.entries}
        for each in closing.suggestions:
            names.setdefault(each.person_id, self._desk.people.get(each.person_id).short_name)
        today = self._window.now().date()
        self._view.follow_ups.show_follow_ups(follow_ups_shown(closing.follow_ups, closing.suggestions, names, today))
        meets_on = closing.group.status.meets
        if closing.next_session is not None or not meets_on:
            self._proposal = None
        elif self._proposal is None or self._proposal.group_id != closing.group.id:
            self._proposal = self._desk.sessions.propose(closing.group.id)
        self._view.next.show_next(
            next_shown(closing.next_session, self._proposal, closing.promised, closing.kept, meets_on=meets_on)
        )

    def _add(self, why: str, person_id: PersonId | None, due: date) -> None:
        if self._closing is None:
            return
        session = self._closing.session
        wanted = FollowUp(
            id=FollowUpId(new_id()),
            why=why,
            person_id=person_id,
            group_id=session.group_id,
            session_id=session.id,
            due=due,
            made_at=self._window.now(),
        )
        with told(self._window.bulletin, self._view.follow_ups.show_refusal):
            self._make("Follow-up kept", partial(self._desk.follow_ups.make, wanted))
            self._view.follow_ups.added()

    def _follow_up(self, index: int) -> None:
        if self._closing is not None:
            suggestion = self._closing.suggestions[index]
            with told(self._window.bulletin):
                self._make("Follow-up kept", partial(self._desk.follow_ups.make_of, suggestion))

    def _set_aside(self, index: int) -> None:
        if self._closing is not None:
            suggestion = self._closing.suggestions[index]
            with told(self._window.bulletin):
                self._make("Not needed this time", partial(self._desk.follow_ups.set_aside, suggestion))

    def _remove(self, follow_up_id: FollowUpId) -> None:
        with told(self._window.bulletin):
            known = self._desk.follow_ups.get(follow_up_id)
            change = Change("Follow-up removed", known, None, partial(self._put, known))
            make(self._page.undo_stack, self._window.bulletin, change)

    def _put(self, known: FollowUp, wanted: FollowUp | None) -> None:
        if wanted is None:
            self._desk.follow_ups.remove(known.id)
        else:
            self._desk.follow_ups.put(wanted)

    def _promise(self, line: str) -> None:
        if self._closing is not None:
            session_id = self._closing.session.id
            with told(self._window.bulletin):
                self._make("Kept as a promise", partial(self._desk.closing.promise, session_id, line))

    def _make(self, said: str, act: Callable[[], FollowUp]) -> None:
        """Make a follow-up with undo. Raises what `act` raises."""
        make(self._page.undo_stack, self._window.bulletin, Change(said, False, True, _Made(self._desk, act)))

    def _plan(self) -> None:
        if self._proposal is None:
            return
        planned, self._proposal = self._proposal, None
        with told(self._window.bulletin, self._refused):
            change = Change(
                f"Session {planned.number} is planned", None, planned, partial(self._put_session, planned)
            )
            make(self._page.undo_stack, self._window.bulletin, change)

    def _refused(self, refusal: Refusal) -> bool:
        self._window.bulletin.say(refusal.sentence)
        return True

    def _put_session(self, planned: Session, wanted: Session | None) -> None:
        if wanted is None:
            self._desk.sessions.remove(planned.id)
        else:
            self._desk.sessions.save(wanted)

    def _open(self) -> None:
        if self._closing is not None and self._closing.next_session is not None:
            self._window.navigate(ToSession(self._closing.next_session.id))
