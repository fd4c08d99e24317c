"""Fills the prep panel above a plan, keeps its ticks at once, and leads to papers, notes and follow-ups."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.preparing import Prep, ReadyLine, Waiting, readiness
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.places_to_go import ToCrisis, ToFollowUps, ToGroup, ToHandouts, ToNote
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.prep_panel import PrepPanel
from workwell_desktop.ui.planner.prep_shown import prep_shown
from workwell_desktop.usecases.desk import Desk

NEWS = (
    Changes.SESSIONS
    | Changes.GROUPS
    | Changes.ROSTER
    | Changes.PEOPLE
    | Changes.MARKS
    | Changes.NOTES
    | Changes.FOLLOW_UPS
    | Changes.INCIDENTS
)
"""What may alter the panel."""


class PrepController(QObject):
    """Answers the wishes of the panel. It is there while a session is still to come."""

    def __init__(self, desk: Desk, window: Window, stack: QUndoStack, panel: PrepPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._stack, self._panel = desk, window, stack, panel
        self._session: Session | None = None
        self._prep: Prep | None = None
        panel.hide()
        panel.tick_requested.connect(self._tick)
        panel.print_requested.connect(self._print)
        panel.note_requested.connect(self._open_note)
        panel.follow_ups_requested.connect(partial(window.navigate, ToFollowUps()))
        panel.details_requested.connect(self._open_details)
        panel.numbers_requested.connect(self._open_numbers)

    def show(self, session: Session, group: Group) -> None:
        """Show what can be told of a session without looking anything up; `read` tells the rest."""
        if self._session is None or self._session.id != session.id:
            self._prep = None
        self._session = session
        self._panel.setVisible(session.state.upcoming)
        if session.state.upcoming:
            self._panel.show_lines(self._lines(session, group))

    def _lines(self, session: Session, group: Group) -> tuple[ReadyLine, ...]:
        if self._prep is None:
            return readiness(session, group)
        last = self._prep.last
        return readiness(
            session,
            group,
            last=last.session if last else None,
            last_note=last.note_state if last else None,
            waiting=Waiting(len(self._prep.follow_ups), self._prep.numbers),
        )

    def hear(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & NEWS and self._prep is not None:
            self.read()

    def read(self) -> None:
        """Read everything about the session in front and show it."""
        if self._session is None or not self._session.state.upcoming:
            return
        with told(self._window.bulletin):
            self._prep = self._desk.preparing.read(self._session.id)
            self._panel.show_prep(prep_shown(self._prep, self._window.now()))

    def _tick(self, thing: str, done: bool) -> None:
        session = self._session
        if session is None:
            return
        words = f"{thing}: done" if done else f"{thing}: not done"
        keep = partial(self._keep_tick, session, thing)
        kept = False
        with told(self._window.bulletin):
            make(self._stack, self._window.bulletin, Change(words, not done, done, keep))
            kept = True
        if not kept:
            self.read()

    def _keep_tick(self, session: Session, thing: str, done: bool) -> None:
        self._desk.preparing.tick(session.id, thing, done=done)

    def _print(self) -> None:
        if self._session is not None:
            self._window.navigate(ToHandouts(self._session.id))

    def _open_note(self) -> None:
        if self._prep is not None and self._prep.last is not None:
            self._window.navigate(ToNote(self._prep.last.session.id))

    def _open_numbers(self) -> None:
        if self._session is not None:
            self._window.navigate(ToCrisis(self._session.id))

    def _open_details(self) -> None:
        if self._session is not None:
            self._window.navigate(ToGroup(self._session.group_id, "details"))
